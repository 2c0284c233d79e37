package accuracy

import (
	"fmt"
	"math"
	"strconv"

	"github.com/mtlint/mtlint/internal/layer"
	"github.com/mtlint/mtlint/internal/mqm"
	"github.com/mtlint/mtlint/internal/text"
	"github.com/mtlint/mtlint/rules"
)

// ConversionMismatch finds an amount whose conversion in brackets is another amount.
var ConversionMismatch = &rules.Rule{
	Meta: rules.Meta{
		ID: "conversion-mismatch", Name: "Conversion does not fit the amount", Category: mqm.Mistranslation, Severity: mqm.Major,
		Rationale: `An amount and its conversion in brackets say the same thing twice. Where they do not fit, a scale, a unit or a digit of one of them was lost in translation.`,
		LetsPass:  `Conversions that are rounded, rates of exchange of the last four decades, currencies whose value changed without bound, amounts in two units (5 lb 2 oz), and brackets that hold something else.`,
		Precision: rules.Precision{Right: 1, Judged: 1, On: "machine-translated and human-written news"},
		Examples: []rules.Example{
			{
				Bad:  "The plant cost ⟦$1.3m (£691m)⟧ to build.",
				Good: "The plant cost $1.3bn (£691m) to build.",
			},
			{
				Bad:  "The road is ⟦10 km (16 miles)⟧ long.",
				Good: "The road is 10 km (6 miles) long.",
			},
			{
				Bad:  "He weighs ⟦80 kg (276 lb)⟧ and is 1.80 metres (6 feet) tall.",
				Good: "He weighs 80 kg (176 lb) and is 1.80 metres (6 feet) tall.",
			},
			{
				Bad:  "The road cost 40 million yuan, or about $5.6 million. The bridge cost ⟦70 million yuan, or about $100 million⟧, the mayor said.",
				Good: "The road cost 40 million yuan, or about $5.6 million. The bridge cost 70 million yuan, or about $10 million, the mayor said.",
			},
			{Good: "Sales were $3.2bn ($2.9bn a year before), or 5 km (walking) per €2m (£90m in all), and a 2m (8ft) wide door for a calf of 95lb 6oz (43kg)."},
		},
		Params: []rules.Param{
			{Name: "rate-slack", Help: "how many times beyond all rates of exchange of four decades an amount must be; little of it finds more than slips of scale", Default: 3, Min: 1.1, Max: 100},
		},
	},
	Check: conversionMismatch,
}

// currencyRates says what a dollar bought at the least and at the most.
var currencyRates = limitsIn("currency_rates.tsv")

func conversionMismatch(p *rules.Pass) {
	f := newFigures(p)
	qs := f.n.Quantities
	var rates []exchange
	for i := 1; i < len(qs); i++ {
		a, b := &qs[i-1], &qs[i]
		if a.Unit == b.Unit || a.Dimension == "" || a.Dimension != b.Dimension || a.Sentence != b.Sentence || !f.bracketed(a, b) || i > 1 && int(qs[i-2].To) == i-1 || b.To >= 0 {
			continue
		}
		span := text.Span{Start: a.Start, End: b.End}
		if f.w.Is(int(b.Tokens.End), ")", "]", ";") {
			span.End = f.Doc.Tokens[b.Tokens.End].End
		}
		switch a.Kind {
		case layer.Money:
			if !f.exchanged(a, b, span) {
				rates = f.oneRate(rates, a, b, span)
			}
		case layer.Measure:
			x, y := a.Value*a.Size, b.Value*b.Size
			if i > 1 && f.lowerUnit(&qs[i-2], a) || a.Size == 0 || b.Size == 0 || y == 0 || x == 0 || a.Second != 0 || b.Second != 0 {
				continue
			}
			// Off by more than a quarter and more than the figure is rounded by.
			slack := 1.25
			if x > y*slack && x-y > stepOf(b.Value)*b.Size && x-y > stepOf(a.Value)*a.Size || y > x*slack && y-x > stepOf(b.Value)*b.Size && y-x > stepOf(a.Value)*a.Size {
				want := x / b.Size
				p.Report(rules.Finding{
					Span:       span,
					Message:    fmt.Sprintf("“%s” and “%s” are not the same amount: the first is about %s of the second's unit", f.words(a), f.words(b), strconv.FormatFloat(want, 'g', 2, 64)),
					Suggestion: strconv.FormatFloat(roundTo(want), 'f', -1, 64) + " in place of " + f.words(b),
				})
			}
		}
	}
}

// lowerUnit reports whether b is the lower unit of a: “5 lb 2 oz”.
func (f *figures) lowerUnit(a, b *layer.Quantity) bool {
	between := b.Tokens.First - a.Tokens.End
	return a.Dimension == b.Dimension && a.Unit != b.Unit && (between == 0 || between == 1 && f.w.Is(int(a.Tokens.End), "and", ",", "-"))
}

// roundTo leaves two digits of x.
func roundTo(x float64) float64 {
	y, _ := strconv.ParseFloat(strconv.FormatFloat(x, 'g', 2, 64), 64)
	return y
}

// bracketed reports whether b alone stands in brackets right after a, or as “, or
// about 6 miles,”.
func (f *figures) bracketed(a, b *layer.Quantity) bool {
	open, at, shut := int(a.Tokens.End), int(a.Tokens.End)+1, int(b.Tokens.End)
	if f.w.Is(open, ",") && f.w.Is(at, "or") {
		at++
		if f.w.Is(shut, ".") {
			shut = open // a comma
		}
	} else if !f.w.Is(open, "(", "[") {
		return false
	}
	if f.w.Is(at, "about", "around", "approximately", "roughly", "nearly", "almost", "some", "approx") {
		at++
	}
	return int(b.Tokens.First) == at && f.w.Is(shut, ")", "]", ";", ",")
}

// exchanged compares two amounts of money by the rates of exchange, and reports
// whether they cannot be equal.
func (f *figures) exchanged(a, b *layer.Quantity, span text.Span) bool {
	rates := currencyRates.Of(f.Lang)
	x, ok := rates[a.Unit]
	y, ok2 := rates[b.Unit]
	if !ok || !ok2 || a.Value == 0 || b.Value == 0 {
		return false
	}
	got := b.Value / a.Value // of b for one a
	least, most := y.least/x.most, y.most/x.least
	if slack := f.Param("rate-slack"); got >= least/slack && got <= most*slack {
		return false
	}
	f.Report(rules.Finding{
		Span:    span,
		Message: fmt.Sprintf("“%s” is not “%s”: no rate of exchange makes them equal, so a scale or a currency is wrong", f.words(a), f.words(b)),
	})
	return true
}

// An exchange is what the article makes of one unit of a currency.
type exchange struct {
	of, in string
	rate   float64
	span   text.Span
}

// exchangesKept bounds how many pairs of currencies of an article are compared.
const exchangesKept = 8

// oneRate compares the rate of a and b with the rate that the article used for these
// currencies before: by a power of ten it cannot change.
func (f *figures) oneRate(rates []exchange, a, b *layer.Quantity, span text.Span) []exchange {
	if a.Value == 0 || b.Value == 0 || a.Unit == b.Unit {
		return rates
	}
	now := exchange{a.Unit, b.Unit, b.Value / a.Value, span}
	if now.of > now.in {
		now = exchange{b.Unit, a.Unit, a.Value / b.Value, span}
	}
	for _, r := range rates {
		if r.of != now.of || r.in != now.in {
			continue
		}
		if ratio := max(r.rate, now.rate) / min(r.rate, now.rate); powerOfTen(ratio) {
			f.Report(rules.Finding{
				Span:    span,
				Message: fmt.Sprintf("“%s” for “%s” is %s times off the rate that the article uses elsewhere: one of the amounts has a wrong scale", f.words(a), f.words(b), strconv.FormatFloat(math.Pow(10, math.Round(math.Log10(ratio))), 'f', -1, 64)),
				Related: []rules.Related{{Span: r.span, Message: "the other conversion"}},
			})
		}
		return rates
	}
	if len(rates) < exchangesKept {
		rates = append(rates, now)
	}
	return rates
}

// powerOfTen reports whether x is near 10, 100, 1,000 and so on, as near as rounded
// amounts and a year's change of rates make it.
func powerOfTen(x float64) bool {
	l := math.Log10(x)
	return l > .5 && math.Abs(l-math.Round(l)) < .1
}
