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

// TranslatedCurrency finds a currency whose name is translated as a common noun.
var TranslatedCurrency = &rules.Rule{
	Meta: rules.Meta{
		ID: "translated-currency", Name: "Currency translated as a common noun", Category: mqm.Mistranslation, Severity: mqm.Major,
		Rationale: `A peso is also a weight, a leu a lion, an escudo a shield. A translator that does not see the currency writes that the weight fell to 900 per dollar.`,
		LetsPass:  `The nouns where no rate against another currency and no sum of millions stands beside them, and articles without a country or currency that they belong to.`,
		Examples: []rules.Example{
			{
				Bad:  "Rates held\n\nChile left its rate at 5 percent. The ⟦weight⟧ fell 1.2 percent to 940 per dollar.",
				Good: "Rates held\n\nChile left its rate at 5 percent. The peso fell 1.2 percent to 940 per dollar.",
			},
			{
				Bad:  "Bridge paid for\n\nThe bridge cost Romania 40 million ⟦lions⟧, the ministry said.",
				Good: "Bridge paid for\n\nThe bridge cost Romania 40 million leu, the ministry said.",
			},
			{Good: "Rates held\n\nChile weighed its ore. The weight fell by 1.2 percent. The dollar rose. Romania has 40 lions in zoos."},
		},
	},
	Check: translatedCurrency,
}

// A calque is a currency with the nouns it is taken for.
type calque struct {
	currency string
	nouns    []string
}

var currencyCalques = lang.NewPart(func(p *lang.Pack) (list []calque) {
	for _, row := range p.Rows("currency_calques.tsv") {
		list = append(list, calque{row[0], strings.Fields(row[1])})
	}
	return list
})

func translatedCurrency(p *rules.Pass) {
	w := layer.Words.Of(p.Article)
	var used map[string]bool
	for _, c := range currencyCalques.Of(p.Lang) {
		for _, noun := range c.nouns {
			for _, at := range w.At(noun) {
				if !paragraph(p, int(at)) || p.Doc.Tokens[at].Shape != text.Lower || !counted(p, w, int(at)) && !quoted(p, w, int(at)) {
					continue
				}
				if used == nil {
					used = currenciesOf(p)
				}
				if used[c.currency] {
					p.Report(rules.Finding{
						Span:       p.Doc.Tokens[at].Span,
						Message:    fmt.Sprintf("“%s” is the currency “%s” translated as a common noun", p.Doc.Text(p.Doc.Tokens[at].Span), c.currency),
						Suggestion: c.currency,
						Fixes:      []rules.Fix{{Label: "write “" + c.currency + "”", Edits: []rules.Edit{{Span: p.Doc.Tokens[at].Span, New: c.currency}}}},
					})
				}
			}
		}
	}
}

// currenciesOf returns the currencies of the countries that the article names.
func currenciesOf(p *rules.Pass) map[string]bool {
	facts, used := layer.World.Of(p.Lang), map[string]bool{}
	for _, m := range layer.Mentions.Of(p.Article) {
		for _, r := range m.Readings {
			if r.Kind == layer.OrganizationName || r.Kind == layer.Acronym {
				continue
			}
			for _, name := range facts.Countries[r.Index].Currencies {
				used[layer.Fold(strings.TrimPrefix(name, "~"))] = true
			}
		}
	}
	return used
}

// counted reports whether a sum of thousands or millions stands before token i.
func counted(p *rules.Pass, w *layer.WordIndex, i int) bool {
	return w.Is(i-1, "million", "billion", "trillion", "thousand", "millions", "billions") && i > 1 && p.Doc.Tokens[i-2].Kind == text.Number && strings.HasSuffix(w.Low(i), "s")
}

// quoted reports whether token i is “the …” whose rate against another currency
// the same sentence gives.
func quoted(p *rules.Pass, w *layer.WordIndex, i int) bool {
	if !w.Is(i-1, "the", "local", "national") {
		return false
	}
	s := p.Doc.Sentences[p.Doc.SentenceAt(p.Doc.Tokens[i].Start)].Tokens
	for k := i + 1; k < min(int(s.End), i+maxRate); k++ {
		if w.Is(k, "dollar", "euro", "greenback") && (w.Is(k-1, "per", "the") && slices.ContainsFunc([]string{"per", "against", "to", "versus"}, func(word string) bool {
			return w.Is(k-1, word) || w.Is(k-2, word)
		}) || w.Is(k-1, "us", "u.s")) {
			return true
		}
	}
	return false
}

// maxRate is how far behind a currency its rate may stand.
const maxRate = 20
