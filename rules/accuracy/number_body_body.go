package accuracy

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/mtlint/mtlint/internal/lang"
	"github.com/mtlint/mtlint/internal/layer"
	"github.com/mtlint/mtlint/internal/mqm"
	"github.com/mtlint/mtlint/internal/text"
	"github.com/mtlint/mtlint/rules"
)

// NumberBodyBody finds one fact that the text states twice with different numbers.
var NumberBodyBody = &rules.Rule{
	Meta: rules.Meta{
		ID: "number-body-body", Name: "One fact, two numbers", Category: mqm.Mistranslation, Severity: mqm.Major,
		Rationale: `A text says the same thing more than once. Where the words around a number come again and one digit of it is another, it slipped in one of the two places.`,
		LetsPass: `Numbers that differ in more than one digit, rounded and hedged ones, shares, ages, small written numbers; ranges, forecasts, revisions, totals and additions; ` +
			`numbers whose neighbours on both sides are not the same, unless the noun phrase after them is; poll samples, votes and maturities.`,
		Examples: []rules.Example{
			{
				Bad: "Skipper fined in Velm\n\nA skipper was ordered to pay 40,000 kroner ($4,000) to the harbour office for a lost buoy.\n\n" +
					"The court had ruled in spring that he would have to pay ⟦90,000 kroner⟧ to the harbour office.",
				Good: "Skipper fined in Velm\n\nA skipper was ordered to pay 40,000 kroner ($4,000) to the harbour office for a lost buoy.\n\n" +
					"The court had ruled in spring that he would have to pay 40,000 kroner to the harbour office.",
			},
			{
				Bad: "Trams stop in Velm\n\nEngineers call it the 712 brake problem, and it stops every tram in town.\n\n" +
					"The council first heard of the ⟦732⟧ brake problem from a driver.",
				Good: "Trams stop in Velm\n\nEngineers call it the 712 brake problem, and it stops every tram in town.\n\n" +
					"The council first heard of the 712 brake problem from a driver.",
			},
			{
				Bad: "Bars may stay open\n\nThe mayor backs 24-hour drinking in Velm. Doctors say 24-hour drinking will fill their wards.\n\n" +
					"The police want ⟦34-hour⟧ drinking put off.",
				Good: "Bars may stay open\n\nThe mayor backs 24-hour drinking in Velm. Doctors say 24-hour drinking will fill their wards.\n\n" +
					"The police want 24-hour drinking put off.",
			},
			{
				Bad: "Velm counts flats\n\nThe council thinks that 40% to 67% of the flats are empty.\n\nA report of spring said 40 to 67 percent as well.\n\n" +
					"“That 40 to ⟦63 percent⟧ are empty is no news,” a baker said.",
				Good: "Velm counts flats\n\nThe council thinks that 40% to 67% of the flats are empty.\n\nA report of spring said 40 to 67 percent as well.\n\n" +
					"“That 40 to 67 percent are empty is no news,” a baker said.",
			},
			{Good: "Survey in Velm\n\nThe council had expected 135,000 jobs to be lost in the harbour in June.\n\nIn the end 165,000 jobs were lost in the harbour."},
			{Good: "Cups in Velm\n\nOrsa scored 18 goals in the spring and 14 people saw them.\n\nIn autumn she scored 12 goals. The 10-year bond fell, the 30-year bond too."},
		},
	},
	Check: numberBodyBody,
}

var (
	factsVarying = lang.Words("number_varying")
	factsVague   = lang.Words("number_vague")
)

// factReach bounds how many figures of one kind and unit each is compared with.
const factReach = 24

func numberBodyBody(p *rules.Pass) {
	f := &facts{figures: newFigures(p)}
	f.oddRange()
	qs := f.n.Quantities
	for i := range qs {
		if f.plain(i) {
			f.all = append(f.all, fact{Quantity: &qs[i]})
		}
	}
	slices.SortStableFunc(f.all, func(a, b fact) int {
		return cmp.Or(cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.Unit, b.Unit))
	})
	for i := range f.all {
		for j := i + 1; j < min(len(f.all), i+factReach); j++ {
			a, b := &f.all[i], &f.all[j]
			if a.Kind != b.Kind || a.Unit != b.Unit {
				break
			}
			if a.Sentence == b.Sentence || a.Scale != b.Scale || b.reported || !slip(f.words(a.Quantity), f.words(b.Quantity)) || agree(a.Quantity, b.Quantity) || !f.same(i, j) {
				continue
			}
			b.reported = true
			p.Report(rules.Finding{
				Span:       b.Span,
				Message:    fmt.Sprintf("%s says “%s”, %s “%s” in the same words: one of the two numbers is wrong", f.place(b.Quantity), f.phrase(b.Quantity), f.place(a.Quantity), f.phrase(a.Quantity)),
				Suggestion: f.words(a.Quantity),
				Related:    []rules.Related{{Span: a.Span, Message: "the other number"}},
			})
		}
	}
}

// A fact is a figure with the content words around it.
type fact struct {
	*layer.Quantity
	before, after [4]string // stems, the nearest first
	varies        bool      // is a forecast, a revision, a part
	read          bool      // the fields above are set
	reported      bool
}

type facts struct {
	*figures
	all   []fact
	stems []string // of each folded form: its stem, or “-” for words that say nothing; filled on demand
}

// plain reports whether quantity i is one exact figure in running text.
func (f *facts) plain(i int) bool {
	qs := f.n.Quantities
	q := &qs[i]
	if q.Kind >= layer.Year || q.Kind == layer.Ordinal || q.Kind == layer.Percent || q.Kind == layer.Age || q.Written || q.Value < 10 && q.Decimals == 0 || q.Noun == "time" ||
		q.To >= 0 || i > 0 && int(qs[i-1].To) == i || f.plan.Parts[q.Block] != layer.Paragraph {
		return false
	}
	return (i == 0 || !f.listed(&qs[i-1], q)) && (i+1 == len(qs) || !f.listed(q, &qs[i+1]))
}

// listed reports whether b continues a: “20 and 30 euros”, “from 20 to 30”.
func (f *facts) listed(a, b *layer.Quantity) bool {
	if a.Kind != b.Kind || a.Unit != b.Unit || a.Sentence != b.Sentence || b.Tokens.First > a.Tokens.End+2 {
		return false
	}
	return b.Tokens.First < a.Tokens.End+2 || f.w.Is(int(b.Tokens.First)-1, "and", "or", ",", "to", "/")
}

// same weighs the words around facts i and j.
func (f *facts) same(i, j int) bool {
	a, b := &f.all[i], &f.all[j]
	f.look(a)
	f.look(b)
	if a.varies || b.varies {
		return false
	}
	left, right := common(&a.before, &b.before), common(&a.after, &b.after)
	next := f.sameWord(a.Tokens.End, b.Tokens.End)
	fine := a.Value >= 100 || a.Decimals > 0
	exact := fine && a.Hedge <= layer.About && b.Hedge <= layer.About
	switch {
	case right >= 2 && left >= 2, right >= 1 && left+right >= 5:
		return true
	case next && a.Kind == layer.Cardinal && f.sameWord(a.Tokens.End+1, b.Tokens.End+1): // “712 brake problems”
		return true
	case next && f.sameWord(a.Tokens.First-1, b.Tokens.First-1) && !layer.Plural(f.w.Low(int(b.Tokens.End))): // “Chapter 11 rules”
		return true
	case exact && right >= 2 && (next || a.Kind == layer.Money):
		return true
	case fine && left >= 3 && a.Unit != "":
		return true
	}
	return next && f.odd(i, j)
}

// odd reports whether one of “24-hour drinking” and “34-hour drinking” stands alone
// among several of the other, and there is no third.
func (f *facts) odd(i, j int) bool {
	a, b := f.all[i], f.all[j]
	if strings.IndexByte(f.words(a.Quantity), '-') < 0 {
		return false
	}
	na, nb := 0, 0
	for k := max(0, i-factReach); k < min(len(f.all), i+factReach); k++ {
		switch c := &f.all[k]; {
		case c.Kind != a.Kind || c.Unit != a.Unit || !f.sameWord(c.Tokens.End, a.Tokens.End):
		case c.Value == a.Value:
			na++
		case c.Value == b.Value:
			nb++
		default:
			return false
		}
	}
	return max(na, nb) >= 2 && min(na, nb) == 1
}

// look reads the words around a fact.
func (f *facts) look(x *fact) {
	if x.read {
		return
	}
	x.read = true
	s := f.Doc.Sentences[x.Sentence].Tokens
	f.near(&x.before, s, x.Tokens.First-1, -1)
	f.near(&x.after, s, x.Tokens.End, 1)
	varying := factsVarying.Of(f.Lang)
	for i := max(s.First, x.Tokens.First-7); i < min(s.End, x.Tokens.End+4); i++ {
		x.varies = x.varies || varying.Has(f.w.Low(int(i)))
	}
	if f.w.Is(int(x.Tokens.First)-1, "from", "between", "/") || f.w.Is(int(x.Tokens.End), ":", "/") {
		x.varies = true
	}
	if f.w.Is(int(x.Tokens.First)-1, "to") { // “from 20 to 30”
		for i := max(s.First, x.Tokens.First-8); i < x.Tokens.First; i++ {
			x.varies = x.varies || f.Doc.Tokens[i].Kind == text.Number
		}
	}
	last := int(s.End) - 1
	if s.Len() < 12 && !f.w.Is(last, ".", "!", "?", "”", "\"") {
		x.varies = true // a row of a table
	}
}

// near collects the content words beside a figure, up to the next, and passes over
// what stands in brackets.
func (f *facts) near(out *[4]string, s text.Range, i, step int32) {
	found, inside := 0, false
	for n := 0; n < 14 && found < len(out) && i >= s.First && i < s.End; n, i = n+1, i+step {
		switch {
		case f.w.Is(int(i), "(", ")"):
			inside = !inside
		case inside:
		case f.Doc.Tokens[i].Kind == text.Number, f.w.Is(int(i), ";"):
			return
		default:
			if stem := f.stem(i); stem != "-" {
				out[found] = stem
				found++
			}
		}
	}
}

// stem is the stem of token i, “-” if it says nothing of what a figure is about.
func (f *facts) stem(i int32) string {
	if f.stems == nil {
		f.stems = make([]string, f.w.Distinct())
	}
	id := f.w.ID(int(i))
	if f.stems[id] == "" {
		low := f.w.Form(id)
		f.stems[id] = "-"
		if len(low) >= 3 && f.Doc.Tokens[i].Kind == text.Word && !figureFunction.Of(f.Lang).Has(low) && !contextless.Has(low) && !factsVague.Of(f.Lang).Has(low) {
			f.stems[id] = stemOf(low)
		}
	}
	return f.stems[id]
}

// sameWord reports whether the same content word stands at tokens i and j.
func (f *facts) sameWord(i, j int32) bool {
	if i < 0 || int(j) >= len(f.Doc.Tokens) {
		return false
	}
	x := f.stem(i)
	return x != "-" && x == f.stem(j)
}

// common is the length of the longest sequence of words that a and b share.
func common(a, b *[4]string) int {
	var t [5][5]int
	for i, x := range a {
		for j, y := range b {
			if x == y && x != "" {
				t[i+1][j+1] = t[i][j] + 1
			} else {
				t[i+1][j+1] = max(t[i][j+1], t[i+1][j])
			}
		}
	}
	return t[4][4]
}
