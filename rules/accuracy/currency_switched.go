package accuracy

import (
	"fmt"

	"github.com/mtlint/mtlint/internal/layer"
	"github.com/mtlint/mtlint/internal/mqm"
	"github.com/mtlint/mtlint/rules"
)

// CurrencySwitched finds an amount that is worked out of another, in another currency.
var CurrencySwitched = &rules.Rule{
	Meta: rules.Meta{
		ID: "currency-switched", Name: "Amount changes its currency", Category: mqm.Mistranslation, Severity: mqm.Major,
		Rationale: `Half of 40 euros is 20 euros. Where an amount follows from another and only the currency is different, a translator or a table of names put in the wrong one.`,
		LetsPass:  `Amounts that are conversions of each other, or that do not follow from each other by the fraction, the multiple or the range that the text names.`,
		Examples: []rules.Example{
			{
				Bad:  "A ticket costs 40 euros. Islanders pay half that, ⟦20 dollars⟧.",
				Good: "A ticket costs 40 euros. Islanders pay half that, 20 euros.",
			},
			{
				Bad:  "The fare is 12 pesos by day and double that, ⟦24 euros⟧, at night.",
				Good: "The fare is 12 pesos by day and double that, 24 pesos, at night.",
			},
			{
				Bad:  "The fare will rise from 40 euros to ⟦45 dollars⟧ in May.",
				Good: "The fare will rise from 40 euros to 45 euros in May.",
			},
			{Good: "A ticket costs 40 euros, or 44 dollars. Half of the guests pay 20 dollars. It rose from 40 euros ($44) to 50 euros."},
		},
	},
	Check: currencySwitched,
}

// worth is what a word says an amount is of the one before; 0 for other words.
func worth(word string) float64 {
	switch word {
	case "half", "halved":
		return .5
	case "third":
		return 1. / 3
	case "quarter":
		return .25
	case "twice", "double", "doubled":
		return 2
	case "triple", "tripled", "treble", "thrice":
		return 3
	case "quadruple":
		return 4
	}
	return 0
}

func currencySwitched(p *rules.Pass) {
	f := newFigures(p)
	var last *layer.Quantity
	for i := range f.n.Quantities {
		q := &f.n.Quantities[i]
		if q.Kind != layer.Money {
			continue
		}
		a := last
		last = q
		if a == nil || a.Unit == q.Unit || a.Unit == "" || q.Unit == "" || a.Block != q.Block || q.Sentence > a.Sentence+1 {
			continue
		}
		if why := f.follows(a, q); why != "" {
			p.Report(rules.Finding{
				Span:    q.Span,
				Message: fmt.Sprintf("“%s” is %s “%s”, and in another currency", f.words(q), why, f.words(a)),
				Related: []rules.Related{{Span: a.Span, Message: "the amount that it comes from"}},
			})
		}
	}
}

// follows says how q comes from the amount a before it; empty if it does not.
func (f *figures) follows(a, q *layer.Quantity) string {
	s := f.Doc.Sentences[q.Sentence].Tokens
	if a.Sentence == q.Sentence && q.Tokens.First == a.Tokens.End+1 && f.w.Is(int(a.Tokens.End), "to") && f.w.Is(int(a.Tokens.First)-1, "from") && a.Scale == q.Scale && q.Value < 3*a.Value && a.Value < 3*q.Value {
		return "the end of a range from"
	}
	for i := max(s.First, a.Tokens.End, q.Tokens.First-6); i < q.Tokens.First; i++ {
		cue := f.w.Low(int(i))
		if m := worth(cue); m > 0 && nearly(q.Value, m*a.Value) {
			return cue + " of"
		}
	}
	return ""
}

func nearly(x, y float64) bool { return x > .995*y && x < 1.005*y }
