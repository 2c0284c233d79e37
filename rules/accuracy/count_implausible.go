package accuracy

import (
	"fmt"
	"strconv"

	"github.com/mtlint/mtlint/internal/lang"
	"github.com/mtlint/mtlint/internal/layer"
	"github.com/mtlint/mtlint/internal/mqm"
	"github.com/mtlint/mtlint/internal/text"
	"github.com/mtlint/mtlint/rules"
)

// CountImplausible finds more people than a factory, a hall or a bus can hold.
var CountImplausible = &rules.Rule{
	Meta: rules.Meta{
		ID: "count-implausible", Name: "More people than there can be", Category: mqm.Mistranslation, Severity: mqm.Major,
		Rationale: `Chinese, Japanese and Korean count in ten thousands, Hindi in lakhs and crores: a slip makes 12,000 workers 1.2 million. The number reads well, but no plant in the world employs as many.`,
		LetsPass:  `Numbers that the largest of its kind may have; companies, networks and industries; plurals, as in “plants employ”; numbers over a span of time (“a year”).`,
		Examples: []rules.Example{
			{
				Bad:  "The plant near Velm will employ ⟦1.2 million people⟧ when it is finished.",
				Good: "The plant near Velm will employ 12,000 people when it is finished.",
			},
			{
				Bad:  "A bus with ⟦450,000 people⟧ on board left the road.",
				Good: "A bus with 45 people on board left the road.",
			},
			{
				Bad:  "They played in a ⟦150,000-seat⟧ theatre.",
				Good: "They played in a 1,500-seat theatre.",
			},
			{Good: "The owner of the plant employs 1.2 million people. The ferry took 1.2 million people a year. A village of 4,000 inhabitants grew into a city of 2 million."},
		},
	},
	Check: countImplausible,
}

// A bound is a noun with what is said of it.
type bound struct{ noun, says string }

var countBounds = lang.NewPart(func(p *lang.Pack) map[bound]float64 {
	m := map[bound]float64{}
	for _, row := range p.Rows("count_bounds.tsv") {
		m[bound{row[0], row[1]}], _ = strconv.ParseFloat(row[2], 64)
	}
	return m
})

func countImplausible(p *rules.Pass) {
	f := newFigures(p)
	for i := range f.n.Quantities {
		q := &f.n.Quantities[i]
		if q.Kind != layer.Cardinal || q.Value < 60 || q.Noun == "" {
			continue
		}
		says, at := f.saysOf(q)
		if says == "" {
			continue
		}
		noun, most := f.boundBy(says, at, q)
		if most == 0 || q.Value <= most {
			continue
		}
		p.Report(rules.Finding{
			Span:    text.Span{Start: q.Start, End: f.phraseEnd(q)},
			Message: fmt.Sprintf("no %s has “%s”: a scale is wrong (some languages count in ten thousands)", noun, f.phrase(q)),
		})
	}
}

// saysOf is what q says of something: how many it employs, seats, has aboard, and
// the token that shows it.
func (f *figures) saysOf(q *layer.Quantity) (string, int) {
	first, end := int(q.Tokens.First), int(q.Tokens.End)
	if q.Noun == "seat" {
		return "seats", end
	}
	for i := first - 1; i >= max(0, first-3); i-- {
		if f.w.Is(i, "employ", "employs", "employed", "employing") {
			return "employs", i
		}
	}
	if !f.people(q) && q.Noun != "inhabitant" && q.Noun != "soul" {
		return "", 0
	}
	for i := end; i < end+4; i++ {
		if f.w.Is(i, "aboard") || f.w.Is(i, "on") && f.w.Is(i+1, "board") {
			return "aboard", first
		}
	}
	if f.w.Is(first-1, "of") && f.w.Is(first-2, "village", "hamlet") {
		return "inhabitants", first
	}
	return "", 0
}

// boundReach is how far from its number the noun may stand.
const boundReach = 12

// boundBy finds the noun that the number is said of: the nearest before token at, or
// right after a number of seats.
func (f *figures) boundBy(says string, at int, q *layer.Quantity) (string, float64) {
	bounds := countBounds.Of(f.Lang)
	s := f.Doc.Sentences[q.Sentence].Tokens
	for i := int(q.Tokens.End); i < min(int(s.End), int(q.Tokens.End)+12); i++ {
		if f.w.Is(i, "year", "annually", "month", "week", "day", "total", "yearly", "worldwide", "globally") {
			return "", 0
		}
	}
	if says == "seats" {
		for i := int(q.Tokens.End); i < min(int(s.End), int(q.Tokens.End)+3); i++ {
			if most := bounds[bound{f.w.Low(i), says}]; most > 0 {
				return f.w.Low(i), most
			}
		}
		return "", 0
	}
	for i := at - 1; i >= max(int(s.First), at-boundReach); i-- {
		low := f.w.Low(i)
		if most := bounds[bound{low, says}]; most > 0 {
			if f.w.Is(i-1, "of", "and", "or", "per", "each", "every") || f.w.Is(i-2, "of") {
				return "", 0 // “the owner of the plant”
			}
			return low, most
		}
		if layer.Plural(low) && says == "employs" || f.w.Is(i, "company", "group", "firm", "industry", "sector", "owner", "operator", "chain", "network", "government", "state", "economy", "which", "who", "it", "they", "city", "maker", "giant") {
			return "", 0
		}
	}
	return "", 0
}
