package corpus

import (
	"math"
	"slices"
	"strings"

	"github.com/mtlint/mtlint/internal/lang"
	"github.com/mtlint/mtlint/internal/layer"
	"github.com/mtlint/mtlint/internal/mqm"
	"github.com/mtlint/mtlint/internal/text"
)

var (
	tollWords    = lang.Words("toll_words")
	growingWords = lang.Words("growing_words")
)

// sentences compares the facts of two sentences that say the same thing.
func (e *event) sentences(m match) {
	edits := e.changes(m)
	if len(edits) == 0 {
		return
	}
	others := false // the sentences name different things
	for _, c := range edits {
		x, y := e.a.names(c.a), e.b.names(c.b)
		if len(x) == 1 && len(y) == 1 && e.spelled(x[0], y[0]) {
			continue
		}
		others = others || len(x) > 0 && len(y) > 0 && !e.a.inTitles(x) && !e.b.inTitles(y)
	}
	e.titlesIn(m)
	if !m.clear {
		return
	}
	e.roles(edits)
	if others {
		return
	}
	e.days(m, edits)
	e.numbers(m, edits)
	e.negation(m, edits)
}

// names returns the tokens of a change that have a capital within a sentence.
func (c *account) names(tokens []int32) (all []int32) {
	for _, i := range tokens {
		t := &c.Doc.Tokens[i]
		if t.Kind != text.Word || t.Shape == text.Lower || t.Len() < 2 || c.calendar(i) != 0 {
			continue
		}
		if s := c.Doc.SentenceAt(t.Start); c.starts(i, s) && int(c.classes[c.w.ID(int(i))]) >= lang.Common {
			continue
		}
		all = append(all, i)
	}
	return all
}

// starts reports whether token i is the first word of sentence s.
func (c *account) starts(i int32, s int) bool {
	for k := c.Doc.Sentences[s].Tokens.First; k < i; k++ {
		if c.Doc.Tokens[k].Kind != text.Punct {
			return false
		}
	}
	return true
}

// numbers reports the numbers that differ.
func (e *event) numbers(m match, changes []change) {
	var differ []amounts
	for _, c := range changes {
		x, y := e.a.quantities(m.a, c.a), e.b.quantities(m.b, c.b)
		if len(x) != 1 || len(y) != 1 {
			if len(x) > 0 && len(y) > 0 {
				return // rewritten around several numbers
			}
			continue
		}
		if counted := x[0].Kind == layer.Cardinal && x[0].Noun != y[0].Noun && len(c.a)+len(c.b) > 2; counted && (len(c.a) != 2 || len(c.b) != 2 || m.alike < nearlyOne) {
			continue // of different things, or so it seems where more than the noun was replaced
		}
		if comparable(x[0], y[0]) && !sameAmount(x[0], y[0]) {
			differ = append(differ, amounts{x[0], y[0]})
		}
	}
	if len(differ) == 0 {
		differ = e.moved(m)
	}
	if len(differ) == 0 || len(differ) > 2 {
		return
	}
	severity := mqm.Minor
	grows := e.a.any(m.a, growingWords.Of(e.a.Lang)) || e.b.any(m.b, growingWords.Of(e.a.Lang))
	for _, p := range differ {
		toll := e.a.near(p.a, tollWords.Of(e.a.Lang)) || e.b.near(p.b, tollWords.Of(e.a.Lang))
		counts := p.a.Kind == layer.Cardinal || p.a.Kind == layer.Money || p.a.Kind == layer.Percent
		switch {
		case counts && (grows && (toll || m.alike < nearlyOne) || e.otherDay):
			continue
		case counts && toll:
			severity = mqm.Neutral
		}
		quoteA, quoteB := e.a.amount(p.a), e.b.amount(p.b)
		if e.once("number ", quoteA, quoteB) {
			e.found = append(e.found, contradiction{a: p.a.Span, b: p.b.Span, quoteA: quoteA, quoteB: quoteB, severity: severity})
		}
	}
}

// amounts are what two sentences give for one thing.
type amounts struct{ a, b *layer.Quantity }

// moved compares the numbers of sentences that stand at different places in them, if
// all but one are alike.
func (e *event) moved(m match) []amounts {
	a, b := layer.Numbers.Of(e.a.Article).In(m.a.number), layer.Numbers.Of(e.b.Article).In(m.b.number)
	if len(a) != len(b) || m.alike < nearlyOne {
		return nil
	}
	x, y := alone(a, b), alone(b, a)
	if x == nil || y == nil || x.Noun != y.Noun || !comparable(x, y) || sameAmount(x, y) {
		return nil
	}
	if e.a.w.Low(int(x.Tokens.End)) != e.b.w.Low(int(y.Tokens.End)) && e.a.w.Low(int(x.Tokens.First)-1) != e.b.w.Low(int(y.Tokens.First)-1) {
		return nil
	}
	return []amounts{{x, y}}
}

// alone returns the only quantity that the other sentence does not give.
func alone(of, other []layer.Quantity) (only *layer.Quantity) {
	for i := range of {
		if slices.ContainsFunc(other, func(o layer.Quantity) bool { return o.Kind == of[i].Kind && sameAmount(&o, &of[i]) }) {
			continue
		}
		if only != nil {
			return nil
		}
		only = &of[i]
	}
	return only
}

// quantities returns those that one of the tokens belongs to.
func (c *account) quantities(s *sentence, tokens []int32) (all []*layer.Quantity) {
	in := layer.Numbers.Of(c.Article).In(s.number)
	for i := range in {
		if c.afterComma(&in[i]) {
			continue
		}
		if slices.ContainsFunc(tokens, func(t int32) bool { return in[i].Tokens.First <= t && t < in[i].Tokens.End }) {
			all = append(all, &in[i])
		}
	}
	return all
}

// afterComma reports whether a quantity is the end of a number that is written in the
// way of another language: the 2 of “49,2%”.
func (c *account) afterComma(q *layer.Quantity) bool {
	i := q.Start
	return i >= 2 && c.Doc.Src[i-1] == ',' && c.Doc.Src[i-2] >= '0' && c.Doc.Src[i-2] <= '9'
}

// near reports whether one of the words stands close to a quantity.
func (c *account) near(q *layer.Quantity, set lang.Set) bool {
	const margin = 8
	s := c.Doc.Sentences[q.Sentence].Tokens
	for i := max(s.First, q.Tokens.First-margin); i < min(s.End, q.Tokens.End+margin); i++ {
		if set.Has(c.w.Low(int(i))) {
			return true
		}
	}
	return false
}

// any reports whether a sentence has one of the words.
func (c *account) any(s *sentence, set lang.Set) bool {
	return slices.ContainsFunc(s.tokens, func(i int32) bool { return set.Has(c.w.Low(int(i))) })
}

// comparable reports whether two quantities are of one kind and unit.
func comparable(a, b *layer.Quantity) bool {
	if a.Kind != layer.Score && a.Second != b.Second {
		return false
	}
	switch a.Kind {
	case layer.Clock, layer.Fraction, layer.Label: // time zones; many wordings; no amounts
		return false
	}
	return a.Kind == b.Kind && a.Unit == b.Unit && a.Dimension == b.Dimension && (a.To < 0) == (b.To < 0)
}

// sameAmount reports whether two quantities may be one, rounded or hedged.
func sameAmount(a, b *layer.Quantity) bool {
	if a.Value == b.Value && (a.Kind != layer.Score || a.Second == b.Second) {
		return true
	}
	const century, thousand = 100, 1000
	if a.Kind == layer.Year && min(a.Value, b.Value) < century {
		return math.Mod(a.Value, century) == math.Mod(b.Value, century) // the nineties
	}
	if a.Kind == layer.Ordinal && a.Noun == "floor" && math.Abs(a.Value-b.Value) == 1 {
		return true // some count from the ground
	}
	if a.Kind == layer.Year || a.Kind == layer.Score || a.Kind == layer.DatePart || a.Kind == layer.Ordinal {
		return false
	}
	if a.Value == thousand*b.Value && b.Decimals == 3 || b.Value == thousand*a.Value && a.Decimals == 3 {
		return true // 20.000 for 20,000
	}
	if (a.Value == 1 && a.Written || b.Value == 1 && b.Written) && (a.Noun != b.Noun || a.Noun == "") {
		return true // “one” that counts nothing
	}
	lo, hi := a, b
	if lo.Value > hi.Value {
		lo, hi = hi, lo
	}
	if a.Hedge != b.Hedge && (lo.Hedge == layer.AtLeast || hi.Hedge == layer.AtMost) {
		return true
	}
	const vague = 0.1
	if (lo.Hedge == layer.About || hi.Hedge == layer.About) && hi.Value-lo.Value <= vague*hi.Value {
		return true
	}
	return rounds(lo.Value, hi.Value) || rounds(hi.Value, lo.Value)
}

// rounds reports whether a is b with fewer digits: 1.3 for 1.27, 200 for 197.
func rounds(a, b float64) bool {
	if a == 0 || b == 0 {
		return false
	}
	for step := math.Pow(10, math.Floor(math.Log10(math.Abs(b)))-1); step > math.Abs(b)/1e6; step /= 10 {
		if math.Abs(b-math.Round(b/step)*step) < step/1e6 {
			return false // b itself has no more digits
		}
		if math.Abs(a-math.Round(b/step)*step) < step/1e6 || math.Abs(a-math.Trunc(b/step)*step) < step/1e6 {
			return true
		}
	}
	return false
}

// amount quotes a quantity with the word that it counts.
func (c *account) amount(q *layer.Quantity) string {
	end := q.End
	if i := int(q.Tokens.End); q.Noun != "" && i < len(c.Doc.Tokens) && c.Doc.Tokens[i].Kind == text.Word && c.Doc.Tokens[i].Start <= end+1 {
		end = c.Doc.Tokens[i].End
	}
	return c.quote(text.Span{Start: q.Start, End: end})
}

// quote is the text of a span in one line.
func (c *account) quote(s text.Span) string { return strings.Join(strings.Fields(c.Doc.Text(s)), " ") }
