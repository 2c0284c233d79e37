package accuracy

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/mtlint/mtlint/internal/layer"
	"github.com/mtlint/mtlint/internal/mqm"
	"github.com/mtlint/mtlint/internal/text"
	"github.com/mtlint/mtlint/rules"
)

// AcronymMisattached finds an organization with the initials of another in brackets.
var AcronymMisattached = &rules.Rule{
	Meta: rules.Meta{
		ID: "acronym-misattached", Name: "Initials of another organization", Category: mqm.Mistranslation, Severity: mqm.Major,
		Rationale: `The full name of an organization introduces the initials that the article goes on to use. Where the two are of different organizations, one of them was mistranslated, and all that follows is said of the wrong one.`,
		LetsPass:  `Initials of no organization that mtlint knows, as in other languages (OTAN, OMS); UN and EU behind the name of one of their bodies; initials that fit the words of the name; names of earlier bodies with the initials of their successors.`,
		Examples: []rules.Example{
			{
				Bad:  "A loan from ⟦the International Monetary Fund (WHO)⟧ will help.",
				Good: "A loan from the International Monetary Fund (IMF) will help.",
			},
			{
				Bad:  "Inspectors of ⟦the IAEA (World Trade Organization)⟧ came back.",
				Good: "Inspectors of the IAEA (International Atomic Energy Agency) came back.",
			},
			{Good: "He left the World Health Organization (OMS) for the Food and Agriculture Organization (UN)."},
			{Good: "The International Criminal Court (ICC) and the International Chamber of Commerce (ICC) are two; the World Bank (like the IMF) is a third."},
		},
	},
	Check: acronymMisattached,
}

func acronymMisattached(p *rules.Pass) {
	s := newStatements(p)
	for i := 0; i+1 < len(s.ms); i++ {
		a, b := &s.ms[i], &s.ms[i+1]
		end := int(b.Tokens.End)
		if b.Tokens.First != a.Tokens.End+1 || !s.w.Is(end, ")") || !s.w.Is(int(b.Tokens.First)-1, "(") || !s.running(a) {
			continue
		}
		full, short := a, b
		if !full.Has(layer.OrganizationName) {
			full, short = b, a
		}
		if !full.Has(layer.OrganizationName) || !short.Has(layer.Acronym) || sameOrganization(full, short) || short.Has(layer.Abbreviation) {
			continue
		}
		initials := strings.ReplaceAll(p.Doc.Text(short.Span), ".", "")
		org := s.facts.Organizations[full.Readings[0].Index]
		if initials == "UN" || initials == "EU" || org.Abbreviations[0] == "UN" || org.Abbreviations[0] == "EU" || initials == initialsOf(p.Doc.Text(full.Span)) ||
			!s.asserted(int(a.Tokens.First), end) {
			continue
		}
		p.Report(rules.Finding{
			Span:       text.Span{Start: s.from(a), End: b.End + 1},
			Message:    fmt.Sprintf("“%s” stands for the %s, not for the %s", p.Doc.Text(short.Span), s.organization(short), org.Names[0]),
			Suggestion: org.Abbreviations[0] + " in place of " + p.Doc.Text(short.Span) + ", or " + s.organization(short) + " in place of " + p.Doc.Text(full.Span),
		})
	}
}

// sameOrganization reports whether two mentions may be of one organization.
func sameOrganization(a, b *layer.Mention) bool {
	for _, x := range a.Readings {
		for _, y := range b.Readings {
			if x.Kind >= layer.OrganizationName && y.Kind >= layer.OrganizationName && x.Index == y.Index {
				return true
			}
		}
	}
	return false
}

// organization is the full name of what initials stand for.
func (s *statements) organization(short *layer.Mention) string {
	for _, r := range short.Readings {
		if r.Kind == layer.Acronym {
			return s.facts.Organizations[r.Index].Names[0]
		}
	}
	return ""
}

// initialsOf joins the capitals that the words of a name begin with.
func initialsOf(name string) string {
	var b strings.Builder
	for word := range strings.FieldsSeq(name) {
		if c, _ := utf8.DecodeRuneInString(word); unicode.IsUpper(c) {
			b.WriteRune(c)
		}
	}
	return b.String()
}
