package fluency

import (
	"fmt"

	"github.com/mtlint/mtlint/internal/mqm"
	"github.com/mtlint/mtlint/internal/tagger"
	"github.com/mtlint/mtlint/rules"
)

// DeterminerNumber finds a plural noun after a word that needs a singular.
var DeterminerNumber = &rules.Rule{
	Meta: rules.Meta{
		ID: "determiner-number", Name: "Plural after a word for one", Category: mqm.Grammar, Severity: mqm.Minor,
		Rationale: `“This”, “each”, “every”, “another” and “a” go with one thing. “Each regions” keeps the plural of a source that has no such rule.`,
		LetsPass:  `Plurals that are one thing (“a series”), compounds (“a veterans group”), and words that may be verbs (“this means”).`,
		Examples: []rules.Example{
			{Bad: "The fund gave money to ⟦each regions⟧ in the north.", Good: "The fund gave money to each region in the north."},
			{Bad: "Doctors saw ⟦a children⟧ at the gate.", Good: "Doctors saw a child at the gate."},
			{Good: "This means that a series of talks at each headquarters and a veterans group is planned."},
			{Good: "After this residents left; every now and then each of the officials came."},
		},
	},
	Check: determinerNumber,
}

func determinerNumber(p *rules.Pass) {
	x := newSyntax(p)
	for _, word := range [...]string{"each", "every", "another", "a", "an", "this"} {
		for _, at := range x.w.At(word) {
			noun := int(at) + 1
			if !x.only(noun, 1<<tagger.NNS) || singlePlural.Of(p.Lang).Has(x.w.Low(noun)) || !x.phraseStops(noun+1) || !x.running(noun) || x.quoted(noun) {
				continue
			}
			if p.Doc.Tokens[noun].Start != p.Doc.Tokens[noun-1].End+1 || word == "this" && !x.w.Is(int(at)-1, "of", "in", "for", "with", "by", "on", "at", "from") || x.w.Is(noun, "others", "ones", "people", "police", "cattle") {
				continue
			}
			if lo, _ := x.bounds(noun); int(at) != lo && !x.lower(int(at)) || word == "this" && x.w.Is(noun+1, "is", "was", "are", "were", "has", "have", "had", "will", "would", "could", "can") {
				continue
			}
			good := x.tags.LemmaAs(noun, tagger.NNS)
			span := x.span(int(at), noun)
			p.Report(rules.Finding{
				Span:       span,
				Message:    fmt.Sprintf("“%s”: “%s” goes with a singular, but “%s” is plural", p.Doc.Text(span), word, x.w.Low(noun)),
				Suggestion: x.word(int(at)) + " " + good,
				Fixes:      []rules.Fix{{Label: "singular", Edits: []rules.Edit{{Span: p.Doc.Tokens[noun].Span, New: good}}}},
			})
		}
	}
}
