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

// UnitMismatch finds numbers whose scale or unit cannot be right.
var UnitMismatch = &rules.Rule{
	Meta: rules.Meta{
		ID: "unit-mismatch", Name: "Scale or unit of a number is wrong", Category: mqm.Mistranslation, Severity: mqm.Major,
		Rationale: `Languages cut large numbers differently (万, crore, milliard) and abbreviate scales differently, so that “m”, “bn” and “percent” change places in translation. The figure stays the same, the amount is a thousand times too large.`,
		LetsPass:  `Equal figures of different scale that are said of different things, conversions in brackets, and large amounts that are possible.`,
		Precision: rules.Precision{Right: 2, Judged: 2, On: "machine-translated and human-written news"},
		Examples: []rules.Example{
			{
				Bad:  "Velm harbour sold for £1.3m\n\nThe harbour of Velm was sold for ⟦£1.3bn⟧ on Monday, the mayor said.\n\nShe called it a fair price.",
				Good: "Velm harbour sold for £1.3m\n\nThe harbour of Velm was sold for £1.3m on Monday, the mayor said.\n\nShe called it a fair price.",
			},
			{
				Bad:  "She won the ⟦400bn⟧ hurdles in Oslo.",
				Good: "She won the 400m hurdles in Oslo.",
			},
			{
				Bad:  "About ⟦22 billion Americans⟧ own a bicycle.",
				Good: "About 22 million Americans own a bicycle.",
			},
			{
				Bad:  "Support fell to 31 percent, ⟦compared with 44 million⟧ last spring.",
				Good: "Support fell to 31 percent, compared with 44 percent last spring.",
			},
			{
				Bad:  "Only ⟦15 million of voters⟧ had heard of the plan.",
				Good: "Only 15 million of the 40 million voters had heard of the plan.",
			},
			{
				Bad:  "Velm builds a wall\n\nThe wall along the river will be 700 miles long and cost little, the mayor of Velm said.\n\nA wall along the river of ⟦700 kilometres⟧ was first planned in 1990.",
				Good: "Velm builds a wall\n\nThe wall along the river will be 700 miles long and cost little, the mayor of Velm said.\n\nThe road to the coast, of 700 kilometres, was first planned in 1990.",
			},
			{Good: "The firm made a profit of $5m on sales of $5bn. Sales rose 13 percent, to just under 1.1 million."},
		},
	},
	Check: unitMismatch,
}

var (
	peopleNouns = lang.Words("number_people")
	raceWords   = lang.Words("number_races")
)

func unitMismatch(p *rules.Pass) {
	f := newFigures(p)
	if len(f.n.Quantities) == 0 {
		return
	}
	shares, millions := 0, 0
	for i := range f.n.Quantities {
		switch q := &f.n.Quantities[i]; {
		case q.Kind == layer.Percent:
			shares++
		case q.Kind == layer.Cardinal && q.Scale >= 1e6:
			millions++
		}
	}
	for i := range f.n.Quantities {
		q := &f.n.Quantities[i]
		switch {
		case f.race(q):
			f.wrongUnit(q, q.Span, nil, "“%s” is no distance: the unit should be metres", f.words(q))
		case q.Kind == layer.Cardinal && q.Scale >= 1e6 && f.tooManyPeople(q):
		case q.Kind == layer.Cardinal && q.Scale >= 1e6 && (f.ofPlural(q) || shares > 2 && millions == 1 && f.bareMillion(q)):
		case i > 0:
			f.compared(&f.n.Quantities[i-1], q)
		}
	}
	f.equalFigures(func(a, b *layer.Quantity) bool {
		f.scaled(a, b)
		return true
	})
}

func (f *figures) wrongUnit(q *layer.Quantity, s text.Span, other *layer.Quantity, format string, args ...any) {
	x := rules.Finding{Span: s, Message: fmt.Sprintf(format, args...)}
	if other != nil {
		x.Related = []rules.Related{{Span: other.Span, Message: "the same figure elsewhere"}}
		if q.Sentence == other.Sentence {
			x.Related[0].Message = "what it is compared with"
		}
	}
	f.Report(x)
}

// distances are those of races on the track and in the pool, in metres.
var distances = map[float64]bool{50: true, 60: true, 80: true, 100: true, 110: true, 200: true, 300: true, 400: true, 600: true, 800: true,
	1000: true, 1500: true, 2000: true, 3000: true, 5000: true, 10000: true}

// race reports whether “400bn” stands where a distance should.
func (f *figures) race(q *layer.Quantity) bool {
	if q.Tokens.Len() != 1 || !strings.HasSuffix(f.words(q), "bn") {
		return false
	}
	end := int(q.Tokens.End)
	if q.Kind == layer.Label { // 4x100bn
		return strings.Contains(f.words(q), "x")
	}
	if q.Kind != layer.Cardinal {
		return false
	}
	if f.w.Is(end, "/", "per") && f.w.Is(end+1, "s", "h", "second", "hour") {
		return true
	}
	if !distances[q.Value/q.Scale] {
		return false
	}
	if f.w.Is(end, ":") && q.Tokens.First == f.Doc.Blocks[q.Block].Tokens.First {
		return true
	}
	set := raceWords.Of(f.Lang)
	r := f.around(q, 12)
	for i := r.First; i < r.End; i++ {
		if set.Has(f.w.Low(int(i))) {
			return true
		}
	}
	return false
}

// tooManyPeople finds more people than there are.
func (f *figures) tooManyPeople(q *layer.Quantity) bool {
	end := q.Tokens.End
	if int(end) >= len(f.Doc.Tokens) || q.Value <= 9e9 {
		return false
	}
	if !peopleNouns.Of(f.Lang).Has(f.w.Low(int(end))) {
		return false
	}
	s := text.Span{Start: q.Start, End: f.Doc.Tokens[end].End}
	f.wrongUnit(q, s, nil, "“%s” are more people than the earth has", f.Doc.Text(s))
	return true
}

// ofPlural finds “15 million of consumers”, where a percentage or no “of” is meant.
func (f *figures) ofPlural(q *layer.Quantity) bool {
	end := int(q.Tokens.End)
	if !f.w.Is(end, "of") || end+1 >= len(f.Doc.Tokens) || f.Doc.Tokens[end+1].Kind != text.Word {
		return false
	}
	low := f.w.Low(end + 1)
	if !layer.Plural(low) || f.Doc.Tokens[end+1].Shape != text.Lower && !peopleNouns.Of(f.Lang).Has(low) || figureFunction.Of(f.Lang).Has(low) {
		return false
	}
	s := text.Span{Start: q.Start, End: f.Doc.Tokens[end+1].End}
	f.wrongUnit(q, s, nil, "“%s” is neither an amount nor a share: a percentage, or no “of”, is meant", f.Doc.Text(s))
	return true
}

// compared finds “39 percent compared with 28 million” and “6.2bn, from 3m”.
func (f *figures) compared(a, b *layer.Quantity) {
	if a.Sentence != b.Sentence || b.Tokens.First-a.Tokens.End > 10 {
		return
	}
	link := int(b.Tokens.First) - 1
	start := link
	switch {
	case f.w.Is(link, "with", "to") && f.w.Is(link-1, "compared"):
		start--
	case f.w.Is(link, "from") && f.w.Is(link-1, "up", "down", ",") && b.Tokens.First-a.Tokens.End <= 5:
		if !f.w.Is(link-1, ",") {
			start--
		}
	default:
		return
	}
	s := text.Span{Start: f.Doc.Tokens[start].Start, End: b.End}
	switch {
	case a.Kind == layer.Percent && b.Kind == layer.Cardinal && b.Scale >= 1e6, b.Kind == layer.Percent && a.Kind == layer.Cardinal && a.Scale >= 1e6 && a.Noun == "":
		f.wrongUnit(b, s, a, "“%s” is compared with “%s”: one of the two units is wrong", f.words(a), f.words(b))
	case a.Kind == layer.Money && b.Kind == layer.Money && a.Unit == b.Unit && a.Scale >= 1e6 && b.Scale >= 1e6 && a.Scale != b.Scale && (a.Value > 300*b.Value || b.Value > 300*a.Value):
		f.wrongUnit(b, s, a, "“%s” is compared with “%s”: one of the two scales is wrong", f.words(a), f.words(b))
	}
}

// scaled compares two quantities with one figure but another scale or unit.
func (f *figures) scaled(a, b *layer.Quantity) {
	if a.Kind == b.Kind && a.Unit == b.Unit && a.Scale == b.Scale || a.Sentence == b.Sentence {
		return
	}
	var need int
	switch {
	case a.Kind == b.Kind && a.Unit == b.Unit && (a.Kind == layer.Money || a.Kind == layer.Cardinal) && a.Scale >= 1e6 && b.Scale >= 1e6:
		need = 1
		if a.Noun != b.Noun {
			need++
		}
	case a.Kind == layer.Percent && b.Kind == layer.Cardinal && b.Scale >= 1e6, b.Kind == layer.Percent && a.Kind == layer.Cardinal && a.Scale >= 1e6:
		need = 2
	case a.Kind == layer.Measure && b.Kind == layer.Measure && a.Unit != b.Unit && a.Dimension == b.Dimension:
		need = 2
	case a.Kind == layer.Money && b.Kind == layer.Money && a.Value == b.Value && a.Size == b.Size && !f.converted(a) && !f.converted(b):
		need = 2
	case a.Kind == layer.Duration && b.Kind == layer.Duration && a.Unit != b.Unit && a.Value >= 10:
		need = 3
	default:
		return
	}
	if digitsOf(a.Value/a.Scale) < 2 {
		need++
	}
	if f.alike(f.around(a, 14), f.around(b, 14)) < need {
		return
	}
	f.wrongUnit(b, b.Span, a, "“%s” is “%s” in the %s: one of the two is wrong", f.words(b), f.words(a), f.place(a))
}

// converted reports whether q stands beside another amount in brackets.
func (f *figures) converted(q *layer.Quantity) bool {
	return f.w.Is(int(q.Tokens.First)-1, "(", ";", "/", "or") || f.w.Is(int(q.Tokens.End), "(", "/", "or", ";")
}

// bareMillion finds a “25 million” that stands where all other figures of the text
// are percentages: “… (29 percent) and Velm (25 million)”.
func (f *figures) bareMillion(q *layer.Quantity) bool {
	if q.Hedge != layer.Exact || q.Value/q.Scale > 100 || !f.w.Is(int(q.Tokens.End), ")", ".", ",", ";") {
		return false
	}
	here := false
	for i := range f.n.In(int(q.Sentence)) {
		here = here || f.n.In(int(q.Sentence))[i].Kind == layer.Percent
	}
	if !here {
		return false
	}
	f.wrongUnit(q, q.Span, nil, "“%s” counts nothing and stands among percentages: percent is meant", f.words(q))
	return true
}
