package terminology

import (
	"fmt"
	"slices"
	"strings"

	"github.com/mtlint/mtlint/internal/lang"
	"github.com/mtlint/mtlint/internal/layer"
	"github.com/mtlint/mtlint/internal/mqm"
	"github.com/mtlint/mtlint/internal/text"
	"github.com/mtlint/mtlint/rules"
)

// AcronymExpansion finds initials that cannot come from the name before them.
var AcronymExpansion = &rules.Rule{
	Meta: rules.Meta{
		ID: "acronym-expansion", Name: "Initials that do not fit the name", Category: mqm.InconsistentTerm, Severity: mqm.Minor,
		Rationale: `A name is translated and its initials are not: “the International Monetary Fund (FMI)”. Readers know the body by other letters, and the article may go on with those.`,
		LetsPass: `Initials of bodies that mtlint does not know, unless the article itself goes on with others that fit; those of foreign bodies, which keep their own; initials that fit the words of the name, ` +
			`initials of another organization (acronym-misattached).`,
		Examples: []rules.Example{
			{
				Bad:  "A loan from the International Monetary Fund (⟦FMI⟧) will help.",
				Good: "A loan from the International Monetary Fund (IMF) will help.",
			},
			{
				Bad:  "Inspectors of the International Atomic Energy Agency (⟦IAEO⟧) came back.",
				Good: "Inspectors of the International Atomic Energy Agency (IAEA) came back.",
			},
			{
				Bad:  "Dockers strike\n\nThe Baltic Harbour Workers' Union (⟦BHVU⟧) called a strike. The ports were empty. The BHWU wants higher pay.",
				Good: "Dockers strike\n\nThe Baltic Harbour Workers' Union (BHWU) called a strike. The ports were empty. The BHWU wants higher pay.",
			},
			{Good: "Dockers strike\n\nThe Union of Polish Harbour Workers (ZPRP) called a strike, and the World Health Organization (Geneva) watched. Shares of the Fund (FMI) fell."},
			{Good: "Dockers strike\n\nThe German Football Association (DFB) and the Russian Basketball Federation (RFB) met in Riga."},
		},
	},
	Check: acronymExpansion,
}

// foreignAcronyms maps initials of other languages to the keys of organizations.
var foreignAcronyms = lang.NewPart(func(p *lang.Pack) map[string]string {
	m := map[string]string{}
	for _, row := range p.Rows("foreign_acronyms.tsv") {
		m[row[0]] = row[1]
	}
	return m
})

func acronymExpansion(p *rules.Pass) {
	d, w := p.Doc, layer.Words.Of(p.Article)
	var names []layer.Mention
	for _, b := range w.At("(") {
		i := int(b) + 1
		if !initials(d, i) || !w.Is(i+1, ")") || b == 0 || layer.Structure.Of(p.Article).Parts[d.BlockAt(d.Tokens[i].Start)] != layer.Paragraph {
			continue
		}
		if names == nil {
			if names = layer.Mentions.Of(p.Article); names == nil {
				names = []layer.Mention{}
			}
		}
		short := d.Text(d.Tokens[i].Span)
		meant := ""
		at, found := slices.BinarySearchFunc(names, int(b), func(m layer.Mention, end int) int { return int(m.Tokens.End) - end })
		if found && names[at].Has(layer.OrganizationName) {
			meant = knownInitials(p, &names[at], short)
		} else if !found {
			meant = laterInitials(p, int(b), short)
		}
		if meant == "" {
			continue
		}
		s := d.Tokens[i].Span
		p.Report(rules.Finding{
			Span:       s,
			Message:    fmt.Sprintf("the letters of “%s” do not come from the name before them, which gives “%s”", short, meant),
			Suggestion: meant,
			Fixes:      []rules.Fix{{Label: "write “" + meant + "”", Edits: []rules.Edit{{Span: s, New: meant}}}},
		})
	}
}

// initials reports whether token i is two to seven capitals.
func initials(d *text.Document, i int) bool {
	if i >= len(d.Tokens) || d.Tokens[i].Kind != text.Word || d.Tokens[i].Len() < 2 || d.Tokens[i].Len() > 7 {
		return false
	}
	for _, c := range []byte(d.Text(d.Tokens[i].Span)) {
		if c < 'A' || c > 'Z' {
			return false
		}
	}
	return true
}

// knownInitials returns the initials of an organization that readers know, if short
// is those in another language, or a slip of them.
func knownInitials(p *rules.Pass, m *layer.Mention, short string) string {
	facts := layer.World.Of(p.Lang)
	if facts.HasAcronym(short) {
		return ""
	}
	own := ""
	for _, r := range m.Readings {
		if r.Kind != layer.OrganizationName {
			continue
		}
		org := &facts.Organizations[r.Index]
		for _, a := range org.Abbreviations {
			switch {
			case a == short:
				return ""
			case own != "" || len(a) < 2:
			case foreignAcronyms.Of(p.Lang)[short] == org.Abbreviations[0], len(a) > 2 && sorted(a) == sorted(short), len(a) > 3 && slip(a, short):
				own = a
			}
		}
	}
	return own
}

// laterInitials returns initials that fit the name before the bracket at token b and
// that the article uses elsewhere, if short differs from them by one letter.
func laterInitials(p *rules.Pass, b int, short string) string {
	d, w := p.Doc, layer.Words.Of(p.Article)
	if len(short) < 4 || len(w.At(layer.Fold(short))) > 1 {
		return ""
	}
	var letters []byte
	for k := b - 1; k >= 0 && len(letters) <= len(short); k-- {
		t := d.Tokens[k]
		if t.Kind == text.Word && t.Shape != text.Lower && !(w.Is(k, "the") && d.Src[t.Start] == 'T') {
			letters = append(letters, d.Src[t.Start])
		} else if !w.Is(k, "of", "and", "for", "the", "on", "in", "to", "&", "'", "-") || w.Is(k, "the") && !w.Is(k-1, "of", "for", "on", "in", "to", "and") {
			break
		}
	}
	slices.Reverse(letters)
	fit := string(letters)
	if !slip(fit, short) && (sorted(fit) != sorted(short) || fit == short) {
		return ""
	}
	for _, k := range w.At(strings.ToLower(fit)) {
		if d.Text(d.Tokens[k].Span) == fit {
			return fit
		}
	}
	return ""
}

// slip reports whether two words of equal length differ in one letter.
func slip(a, b string) bool {
	if len(a) != len(b) {
		return false
	}
	n := 0
	for i := range len(a) {
		if a[i] != b[i] {
			n++
		}
	}
	return n == 1
}
