package accuracy

import (
	"fmt"
	"math"
	"strconv"

	"github.com/mtlint/mtlint/internal/lang"
	"github.com/mtlint/mtlint/internal/layer"
	"github.com/mtlint/mtlint/internal/mqm"
	"github.com/mtlint/mtlint/internal/text"
	"github.com/mtlint/mtlint/rules"
)

// TallyMismatch finds votes and points that do not make the margin, or the gap, that
// the sentence names.
var TallyMismatch = &rules.Rule{
	Meta: rules.Meta{
		ID: "tally-mismatch", Name: "Votes do not make the margin", Category: mqm.Mistranslation, Severity: mqm.Major,
		Rationale: `A sentence that gives a count, a threshold and what is missing says one of the three twice. Where the three do not add up, one figure was lost or copied in translation: 46 votes are not “two short of the 46 needed”.`,
		LetsPass:  `Figures that are hedged or rounded, majorities of seats, margins that are needed and not won, gaps that grew or shrank, and sentences with further figures that do fit.`,
		Examples: []rules.Example{
			{
				Bad:  "The bill drew ⟦46⟧ votes, two short of the 46 needed.",
				Good: "The bill drew 44 votes, two short of the 46 needed.",
			},
			{
				Bad:  "Members passed the bill by 329 votes to 302, a majority of ⟦72⟧.",
				Good: "Members passed the bill by 329 votes to 302, a majority of 27.",
			},
			{
				Bad:  "Velm leads by ⟦21⟧ points, 52 percent to 40 percent.",
				Good: "Velm leads by 14 points, 53 percent to 39 percent.",
			},
			{Good: "The vote was 52 to 46, short of the majority of 60 that is needed. It won 50 seats in the north but is two short of the 61 it needs. With 59 of the 120 seats he is two short of the 61 he needs. She pulled ahead by 4 points in Velm (46-33)."},
		},
	},
	Check: tallyMismatch,
}

func tallyMismatch(p *rules.Pass) {
	f := newFigures(p)
	for _, at := range f.w.At("short") {
		f.shortOf(int(at))
	}
	for _, word := range [...]string{"majority", "margin"} {
		for _, at := range f.w.At(word) {
			f.marginOf(int(at))
		}
	}
	for _, word := range [...]string{"lead", "leads", "leading", "led", "ahead", "won", "beat", "wins"} {
		for _, at := range f.w.At(word) {
			f.leadBy(int(at))
		}
	}
}

// tallyReach is how many quantities before and after are looked at: news has no more
// in a sentence.
const tallyReach = 8

// tallied are what is counted towards a threshold.
var tallied = lang.NewSet("vote", "seat", "point", "signature", "ballot", "delegate", "elector", "run", "goal", "member", "lawmaker")

// indexAt is the index of the first quantity that ends after token i.
func (f *figures) indexAt(i int) int {
	qs := f.n.Quantities
	lo, hi := 0, len(qs)
	for lo < hi {
		if m := (lo + hi) / 2; int(qs[m].Tokens.End) <= i {
			lo = m + 1
		} else {
			hi = m
		}
	}
	return lo
}

// quantityAt is the quantity that token i belongs to, or nil.
func (f *figures) quantityAt(i int) *layer.Quantity {
	if n := f.indexAt(i); n < len(f.n.Quantities) && int(f.n.Quantities[n].Tokens.First) <= i {
		return &f.n.Quantities[n]
	}
	return nil
}

// exact reports whether q is a whole number that is neither hedged nor scaled.
func exact(q *layer.Quantity) bool {
	return q != nil && q.Kind == layer.Cardinal && q.Hedge == layer.Exact && q.Scale == 1 && q.Value == math.Trunc(q.Value) && q.Second == 0 && q.To < 0
}

// shortOf checks “46 votes, two short of the 46 needed”.
func (f *figures) shortOf(at int) {
	if !f.w.Is(at+1, "of") {
		return
	}
	j := at + 2
	if f.w.Is(j, "the", "a", "its", "his", "her", "their") {
		j++
	}
	i := at - 1
	if f.quantityAt(i) == nil {
		i-- // “two votes short”
	}
	missing, needed := f.quantityAt(i), f.quantityAt(j)
	if !exact(missing) || !exact(needed) || missing.Sentence != needed.Sentence {
		return
	}
	var got *layer.Quantity
	last := f.indexAt(i)
	for k := last - 1; k >= max(0, last-tallyReach) && f.n.Quantities[k].Sentence == missing.Sentence; k-- {
		q := &f.n.Quantities[k]
		if q.Value+missing.Value == needed.Value {
			return
		}
		if got == nil && exact(q) && tallied.Has(q.Noun) && layer.Stem(f.w.Low(int(q.Tokens.End))) == q.Noun {
			got = q
		}
	}
	if got == nil || got.Value < leastTally*needed.Value || f.tallyOfPart(got, missing) {
		return
	}
	want := strconv.Itoa(int(needed.Value - missing.Value))
	f.Report(rules.Finding{
		Span:       got.Span,
		Message:    fmt.Sprintf("“%s” is not “%s short of %s”: that would be %s", f.phrase(got), f.words(missing), f.words(needed), want),
		Suggestion: want,
		Related:    []rules.Related{{Span: text.Span{Start: missing.Start, End: needed.End}, Message: "what is said to be missing"}},
	})
}

// leastTally is the share of the threshold that a count must reach before it is taken
// for the one that falls short: “12 seats in the north, but two short of 61” are others.
const leastTally = .6

// tallyOfPart reports whether words before or between say that the count got is not
// all that there is: “with 50 votes still to count, he is two short of …”.
func (f *figures) tallyOfPart(got, missing *layer.Quantity) bool {
	s := f.Doc.Sentences[got.Sentence].Tokens
	for i := max(s.First, got.Tokens.First-4); i < missing.Tokens.First; i++ {
		if f.w.Is(int(i), "but", "while", "although", "though", "still", "left", "leaving", "leaves", "remaining", "uncounted", "outstanding", "gained", "lost", "more", "after", "of", "needs", "needed") {
			return true
		}
	}
	return false
}

// marginOf checks “by 329 votes to 302, a majority of 27”.
func (f *figures) marginOf(at int) {
	if !f.w.Is(at+1, "of") || f.w.Is(at-1, "absolute", "two-thirds", "required", "necessary", "simple") {
		return
	}
	n := f.quantityAt(at + 2)
	if !exact(n) {
		return
	}
	s := f.Doc.Sentences[n.Sentence].Tokens
	votes := false
	for i := max(s.First, n.Tokens.First-60); i < min(s.End, n.Tokens.End+20); i++ {
		if f.w.Is(int(i), "needed", "needs", "need", "required", "requires", "short", "threshold", "cut", "reduced", "previous", "compared", "expected", "would", "could", "last") {
			return
		}
		votes = votes || f.w.Is(int(i), "votes", "voted", "vote", "passed", "rejected", "approved", "backed")
	}
	a, b, ok := f.pair(n)
	if !votes || !ok || math.Abs(a-b) == n.Value || a == n.Value || b == n.Value || a+b == n.Value {
		return
	}
	f.offMargin(n, a, b, 0)
}

// pair finds the only two other amounts of the sentence of n, “329 votes to 302” or
// “329-302”.
func (f *figures) pair(n *layer.Quantity) (a, b float64, ok bool) {
	var first, second *layer.Quantity
	at := f.indexAt(int(n.Tokens.First))
	for k := max(0, at-tallyReach); k < min(len(f.n.Quantities), at+tallyReach); k++ {
		q := &f.n.Quantities[k]
		if q.Sentence != n.Sentence || k == at || q.Kind == layer.Year || q.Kind == layer.DatePart || q.Kind == layer.Ordinal {
			continue
		}
		switch {
		case first == nil:
			first = q
		case second == nil:
			second = q
		default:
			return 0, 0, false
		}
	}
	switch {
	case first == nil:
	case first.Kind == layer.Score && second == nil:
		return first.Value, first.Second, true
	case second != nil && first.Kind == layer.Cardinal && second.Kind == layer.Cardinal && first.Scale == 1 && second.Scale == 1 && first.Hedge == layer.Exact && second.Hedge == layer.Exact &&
		second.Tokens.First-first.Tokens.End <= 4 && f.w.Is(int(second.Tokens.First)-1, "to", "against"):
		return first.Value, second.Value, true
	}
	return 0, 0, false
}

// leadBy checks “leads by 14 points, 53 percent to 39 percent” and “won by 3 points, 101-98”.
func (f *figures) leadBy(at int) {
	by := at + 1
	for by < at+8 && by < len(f.Doc.Tokens) && !f.w.Is(by, "by") {
		if f.quantityAt(by) != nil || f.Doc.Tokens[by].Kind != text.Word {
			return
		}
		by++
	}
	n := f.quantityAt(by + 1)
	if !exact(n) || n.Noun != "point" && n.Noun != "vote" && n.Noun != "goal" || f.w.Is(at-1, "pulled", "moved", "extended", "a", "the", "his", "her", "their") {
		return
	}
	next := int(n.Tokens.End) + 1
	if !f.w.Is(next, ",", "(") || f.w.Is(next-1, "more", "fewer") {
		return
	}
	a := f.quantityAt(next + 1)
	if a == nil || a.Sentence != n.Sentence {
		return
	}
	if a.Kind == layer.Score && (f.w.Is(int(a.Tokens.End), ",", ".", ")", ";")) {
		if math.Abs(a.Value-a.Second) != n.Value {
			f.offMargin(n, a.Value, a.Second, 1)
		}
		return
	}
	b := f.quantityAt(int(a.Tokens.End) + 1)
	if b == nil || !f.w.Is(int(a.Tokens.End), "to") || a.Kind != b.Kind || a.Kind != layer.Percent && a.Kind != layer.Cardinal {
		return
	}
	f.offMargin(n, a.Value, b.Value, 1)
}

// offMargin reports a margin that two counts do not make; slack is what rounding may do.
func (f *figures) offMargin(n *layer.Quantity, a, b, slack float64) {
	want := math.Abs(a - b)
	if math.Abs(want-n.Value) <= slack+1e-9 {
		return
	}
	number := func(x float64) string { return strconv.FormatFloat(x, 'f', -1, 64) }
	f.Report(rules.Finding{
		Span:       n.Span,
		Message:    fmt.Sprintf("“%s” and “%s” are %s apart, not %s", number(a), number(b), number(math.Round(want*10)/10), f.words(n)),
		Suggestion: number(math.Round(want*10) / 10),
	})
}
