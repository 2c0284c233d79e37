package fluency

import (
	"fmt"
	"strings"

	"github.com/mtlint/mtlint/internal/layer"
	"github.com/mtlint/mtlint/internal/mqm"
	"github.com/mtlint/mtlint/internal/pattern"
	"github.com/mtlint/mtlint/internal/text"
	"github.com/mtlint/mtlint/rules"
)

// PronounWithoutAntecedent finds a “them” that nothing before it can be.
var PronounWithoutAntecedent = &rules.Rule{
	Meta: rules.Meta{
		ID: "pronoun-without-antecedent", Name: "Pronoun that stands for nothing", Category: mqm.Grammar, Severity: mqm.Minor,
		Rationale: `Decoders keep the number of the source: in “hide the source of money by sending them abroad” nothing plural has been named, and the reader asks who is sent abroad.`,
		LetsPass:  `Every “them” but that of “by … -ing them” directly after an object in the singular, in a sentence whose only other plural is “they”, the one who acts.`,
		Examples: []rules.Example{
			{Bad: "They tried to ⟦conceal the origin of money by sending them⟧ abroad."},
			{Good: "They tried to conceal the profits by sending them abroad. They hurt the children by sending them abroad, and the public by ignoring them."},
			{Good: "They tried to conceal the origin of money by sending it abroad."},
		},
	},
	Check: pronounWithoutAntecedent,
}

func pronounWithoutAntecedent(p *rules.Pass) {
	d, w := p.Doc, layer.Words.Of(p.Article)
	for _, at := range w.At("them") {
		i := int(at)
		lo, _ := pattern.Bounds(d, i)
		if i-6 < lo || !strings.HasSuffix(w.Low(i-1), "ing") || !w.Is(i-2, "by") {
			continue
		}
		verb := singularObject(p, w, i-3, lo)
		if verb < lo || !onlyActor(p, w, lo, verb) {
			continue
		}
		span := text.Span{Start: d.Tokens[verb].Start, End: d.Tokens[i].End}
		p.Report(rules.Finding{
			Span:       span,
			Message:    fmt.Sprintf("“%s”: nothing plural has been named that “them” could be", d.Text(span)),
			Suggestion: "name what is meant, or “it”",
		})
	}
}

// singularObject returns the verb before “the N of N” that ends at token i; -1 if
// the words there are anything else.
func singularObject(p *rules.Pass, w *layer.WordIndex, i, lo int) int {
	of := false
	for j := i; j >= lo && j > i-6; j-- {
		low := w.Low(j)
		switch {
		case low == "of":
			of = true
		case low == "the" || low == "its" || low == "this":
			if !of || j-1 < lo || p.Doc.Tokens[j-1].Kind != text.Word {
				return -1
			}
			return j - 1
		case p.Doc.Tokens[j].Kind != text.Word || p.Doc.Tokens[j].Shape != text.Lower || pluralForm(low) || phraseEnds.Of(p.Lang).Has(low):
			return -1
		}
		switch low {
		case "people", "public", "police", "staff", "team", "family", "crowd", "audience", "group", "enemy", "children", "men", "women", "data", "media", "troops", "personnel", "cattle", "population", "opposition", "government", "person", "child", "student", "user", "reader", "majority", "minority", "number", "army", "party", "press":
			return -1
		}
	}
	return -1
}

// onlyActor reports whether “they”, right before the verb phrase that ends at
// token verb, is the only plural of the clause [lo, verb).
func onlyActor(p *rules.Pass, w *layer.WordIndex, lo, verb int) bool {
	actor := false
	for j := verb; j >= lo; j-- {
		low, t := w.Low(j), p.Doc.Tokens[j]
		switch {
		case low == "they" || low == "they're":
			actor = true
		case low == "that" && actor:
			return true // the clause begins here
		case t.Kind == text.Number, t.Kind == text.Word && t.Shape != text.Lower && j > lo+1 && !actor:
			return false
		case low == "and" || low == "them" || low == "their" || low == "these" || low == "those" || low == "some" || low == "all" || low == "many":
			return false
		case pluralForm(low) && j != verb:
			return false
		}
	}
	return actor
}
