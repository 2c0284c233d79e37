package accuracy

import (
	"fmt"
	"strings"

	"github.com/mtlint/mtlint/internal/lang"
	"github.com/mtlint/mtlint/internal/layer"
	"github.com/mtlint/mtlint/internal/mqm"
	"github.com/mtlint/mtlint/internal/text"
	"github.com/mtlint/mtlint/rules"
)

// NumberInName finds a name whose number is another one: “Covid-29”.
var NumberInName = &rules.Rule{
	Meta: rules.Meta{
		ID: "number-in-name", Name: "Another number in a name", Category: mqm.Mistranslation, Severity: mqm.Major,
		Rationale: `Numbers inside names are part of the name. A decoder that copies them digit by digit turns Covid-19 into Covid-29, and one model of a thing into another.`,
		LetsPass:  `Names of which the text has both forms, unless the name has but one number in the world; names of one or two letters (F-16); links.`,
		Precision: rules.Precision{Right: 1, Judged: 1, On: "machine-translated and human-written news"},
		Examples: []rules.Example{
			{
				Bad:  "The ward treats patients with ⟦Covid-29⟧ and no others.",
				Good: "The ward treats patients with Covid-19 and no others.",
			},
			{
				Bad:  "Velmark launches Orsa-2\n\nThe satellite ⟦Orsa-3⟧ was launched on Monday, the agency said.",
				Good: "Velmark launches Orsa-2\n\nThe satellite Orsa-2 was launched on Monday; Orsa-3 will follow, the agency said.",
			},
			{Good: "Velmark buys F-35 jets\n\nThe air force of Velmark has flown the F-16 since 1990. Covid-19, mid-2020 and pre-2021 changed that."},
		},
	},
	Check: numberInName,
}

var numberNames = lang.NewPart(func(p *lang.Pack) map[string]string { // name → number
	m := map[string]string{}
	for _, line := range p.Lines("number_names.txt") {
		name, number := numbered(line)
		m[name] = number
	}
	return m
})

func numberInName(p *rules.Pass) {
	w, fixed := layer.Words.Of(p.Article), numberNames.Of(p.Lang)
	plan := layer.Structure.Of(p.Article)
	headline := plan.Title >= 0 && p.Doc.Blocks[plan.Title].Tokens.Len() < headlineWords
	for id := range w.Distinct() {
		form := w.Form(int32(id))
		name, number := numbered(form)
		if number == "" {
			continue
		}
		if want := fixed[name]; want != "" {
			if number != want && len(number) == len(want) {
				s := p.Doc.Tokens[w.At(form)[0]].Span
				right := p.Doc.Src[s.Start:s.Start+int32(len(name))] + "-" + want
				p.Report(rules.Finding{
					Span:       s,
					Message:    fmt.Sprintf("“%s” should be “%s”: the name has no other number", p.Doc.Text(s), right),
					Suggestion: right,
				})
			}
			continue
		}
		if at := w.At(form); headline && len(at) == 1 && p.Doc.Blocks[plan.Title].Contains(p.Doc.Tokens[at[0]].Span) {
			renumbered(p, w, at[0], name, number)
		}
	}
}

// headlineWords bounds the headline: a longer one is none.
const headlineWords = 100

// renumbered reports the first word of the text that has the name of the headline's
// token i with another number. The text never has it with the headline's.
func renumbered(p *rules.Pass, w *layer.WordIndex, i int32, name, number string) {
	t := p.Doc.Tokens[i]
	if t.Shape == text.Lower {
		return
	}
	for id := range w.Distinct() {
		form := w.Form(int32(id))
		n, other := numbered(form)
		if n != name || len(other) != len(number) || other == number {
			continue
		}
		q := p.Doc.Tokens[w.At(form)[0]].Span
		if q.Start < t.End {
			continue
		}
		p.Report(rules.Finding{
			Span:       q,
			Message:    fmt.Sprintf("“%s” is “%s” in the headline, and never so in the text", p.Doc.Text(q), p.Doc.Text(t.Span)),
			Suggestion: p.Doc.Text(t.Span),
			Related:    []rules.Related{{Span: t.Span, Message: "as in the headline"}},
		})
		return
	}
}

// numbered takes “covid-19” apart; number is empty for other words.
func numbered(form string) (name, number string) {
	i := strings.IndexByte(form, '-')
	if i < 3 || i+1 == len(form) || strings.Trim(form[i+1:], "0123456789") != "" {
		return "", ""
	}
	return form[:i], form[i+1:]
}
