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

// CurrencyMisattached finds the money of one country called the currency of another.
var CurrencyMisattached = &rules.Rule{
	Meta: rules.Meta{
		ID: "currency-misattached", Name: "Currency of another country", Category: mqm.Mistranslation, Severity: mqm.Major,
		Rationale: `Currencies with names that sound alike (yen and yuan, dinar and dirham) are confused in translation, and every sum in the article is then of the wrong money.`,
		LetsPass:  `Currencies of the recent past, two spellings of one name (rial and riyal), foreign money that a country uses, statements that are denied, supposed or called a mistake.`,
		Examples: []rules.Example{
			{
				Bad:  "⟦Japan's currency, the yuan⟧, fell again.",
				Good: "Japan's currency, the yen, fell again.",
			},
			{
				Bad:  "They paid in ⟦the Iraqi currency, the rupee⟧.",
				Good: "They paid in the Iraqi currency, the dinar.",
			},
			{
				Bad:  "Since May ⟦the currency of Poland, the forint⟧, has lost a tenth.",
				Good: "Since May the currency of Poland, the zloty, has lost a tenth.",
			},
			{Good: "Germany's former currency, the mark, and Zimbabwe's currency, the US dollar, are collected. Qatar's currency, the rial, is pegged."},
			{Good: "When Croatia's currency, the kuna, went, the euro came."},
		},
	},
	Check: currencyMisattached,
}

// currencyOwners maps the name of a currency to the first country that has it.
var currencyOwners = lang.NewPart(func(p *lang.Pack) map[string]int {
	m := make(map[string]int)
	for i, c := range layer.World.Of(p).Countries {
		for _, name := range c.Currencies {
			if key := money(name); key != "" {
				if _, ok := m[key]; !ok {
					m[key] = i
				}
			}
		}
	}
	return m
})

// money is the key of a currency's name: one for the spellings of one name.
func money(name string) string {
	switch name = layer.Fold(name); name {
	case "riyal":
		return "rial"
	case "rouble":
		return "ruble"
	case "renminbi":
		return "yuan"
	case "colón":
		return "colon"
	}
	return name
}

func currencyMisattached(p *rules.Pass) {
	at := layer.Words.Of(p.Article).At("currency")
	if len(at) == 0 {
		return
	}
	s := newStatements(p)
	owners := currencyOwners.Of(p.Lang)
	for _, k := range at {
		k := int(k)
		var of []int
		start, end := k, k+1
		x := s.endingAt(k)
		if s.w.Is(k-1, "national", "local", "official") {
			x = s.endingAt(k - 1)
		}
		switch {
		case x != nil && x.Possessive && !x.Embedded:
			start, of = int(x.Tokens.First), s.ownNames(x)
		case x != nil && s.w.Is(int(x.Tokens.First)-1, "the"):
			start, of = int(x.Tokens.First)-1, s.countries(x, isDemonym)
		case s.w.Is(k+1, "of") && s.w.Is(k-1, "the"):
			n := k + 2
			if s.w.Is(n, "the") {
				n++
			}
			if x = s.startingAt(n); x == nil || x.Possessive || x.Embedded && !s.w.Is(int(x.Tokens.End), ",") {
				continue
			}
			start, end, of = k-1, int(x.Tokens.End), s.ownNames(x)
		}
		if len(of) == 0 || !s.w.Is(end, ",") || !s.w.Is(end+1, "the") || !s.closed(end+3) {
			continue
		}
		named := s.w.Low(end + 2)
		owner, known := owners[money(named)]
		if !known || s.uses(of, named) || !s.asserted(start, end+3) {
			continue
		}
		p.Report(rules.Finding{
			Span:       text.Span{Start: p.Doc.Tokens[start].Start, End: p.Doc.Tokens[end+2].End},
			Message:    fmt.Sprintf("“%s” is not the currency of %s; it is that of %s", named, s.name(of[0]), s.name(owner)),
			Suggestion: "the " + strings.Join(s.facts.Countries[of[0]].Currencies, " or "),
		})
	}
}

// uses reports whether one of the countries has or had a currency of that name.
func (s *statements) uses(of []int, named string) bool {
	for _, c := range of {
		for _, own := range s.facts.Countries[c].Currencies {
			if money(own) == money(named) {
				return true
			}
		}
	}
	return false
}
