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
	tollWords     = lang.Words("toll_words")
	growingWords  = lang.Words("growing_words")
	negativeWords = lang.Words("negative_words")
)

// sentences compares the facts of two sentences that say the same thing.
func (e *event) sentences(m match) {
	edits := changes(m)
	if len(edits) == 0 {
		return
	}
	others := false // the sentences name different things
	for _, c := range edits {
		x, y := e.a.names(c.a), e.b.names(c.b)
		if len(x) == 1 && len(y) == 1 && e.spelled(x[0], y[0]) {
			continue
		}
		others = others || !e.a.inTitles(x) && !e.b.inTitles(y) && len(x) > 0 && len(y) > 0
	}
	e.titlesIn(m)
	if others || !m.clear {
		return
	}
	e.numbers(m, edits)
	e.negation(m, edits)
}

// names returns the tokens of a change that have a capital within a sentence.
func (c *account) names(tokens []int32) (all []int32) {
	for _, i := range tokens {
		t := &c.Doc.Tokens[i]
		if t.Kind != text.Word || t.Shape == text.Lower || t.Len() < 2 {
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
	type pair struct{ a, b *layer.Quantity }
	var differ []pair
	for _, c := range changes {
		x, y := e.a.quantities(m.a, c.a), e.b.quantities(m.b, c.b)
		if len(x) != 1 || len(y) != 1 {
			if len(x) > 0 && len(y) > 0 {
				return // rewritten around several numbers
			}
			continue
		}
		if counted := x[0].Kind == layer.Cardinal && x[0].Noun != y[0].Noun && len(c.a)+len(c.b) > 2; counted {
			continue // of different things
		}
		if comparable(x[0], y[0]) && !sameAmount(x[0], y[0]) {
			differ = append(differ, pair{x[0], y[0]})
		}
	}
	if len(differ) == 0 || len(differ) > 2 {
		return
	}
	severity := mqm.Minor
	toll := e.a.any(m.a, tollWords.Of(e.a.Lang)) || e.b.any(m.b, tollWords.Of(e.a.Lang))
	grows := e.a.any(m.a, growingWords.Of(e.a.Lang)) || e.b.any(m.b, growingWords.Of(e.a.Lang))
	for _, p := range differ {
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

// quantities returns those that one of the tokens belongs to.
func (c *account) quantities(s *sentence, tokens []int32) (all []*layer.Quantity) {
	in := layer.Numbers.Of(c.Article).In(s.number)
	for i := range in {
		if slices.ContainsFunc(tokens, func(t int32) bool { return in[i].Tokens.First <= t && t < in[i].Tokens.End }) {
			all = append(all, &in[i])
		}
	}
	return all
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
	const century = 100
	if a.Kind == layer.Year && min(a.Value, b.Value) < century {
		return math.Mod(a.Value, century) == math.Mod(b.Value, century) // the nineties
	}
	if a.Kind == layer.Year || a.Kind == layer.Score || a.Kind == layer.DatePart || a.Kind == layer.Ordinal {
		return false
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

// negation reports two sentences of which one is the other denied.
func (e *event) negation(m match, changes []change) {
	if m.alike < muchAlike {
		return
	}
	var at *change
	loose := 0
	for i := range changes {
		c := &changes[i]
		x, y := e.a.denials(c.a), e.b.denials(c.b)
		if e.a.unsaid(c.a, negativeWords.Of(e.a.Lang)) || e.b.unsaid(c.b, negativeWords.Of(e.a.Lang)) || x > 0 && y > 0 {
			return
		}
		if x+y == 0 {
			loose += max(len(c.a), len(c.b))
			continue
		}
		if at != nil || x+y > 1 || !slices.Equal(e.a.affirmed(c.a), e.b.affirmed(c.b)) {
			return
		}
		at = c
	}
	if at == nil || loose*3 > min(len(m.a.tokens), len(m.b.tokens)) {
		return
	}
	a, b := e.a.around(m.a, at.a, m.b, e.b, at.b), e.b.around(m.b, at.b, m.a, e.a, at.a)
	quoteA, quoteB := e.a.quote(a), e.b.quote(b)
	if e.once("not ", quoteA, quoteB) {
		e.found = append(e.found, contradiction{a: a, b: b, quoteA: quoteA, quoteB: quoteB, fact: "the one denies what the other says"})
	}
}

// affirmed returns what words say without those that deny and the verbs that come
// with them: of “did not open” and “opened” the same.
func (c *account) affirmed(tokens []int32) (starts []string) {
	const stem = 3
	for _, i := range tokens {
		switch low := c.w.Low(int(i)); low {
		case "not", "never", "no", "do", "does", "did":
		case "cannot", "can't":
			starts = append(starts, "can")
		case "won't":
			starts = append(starts, "wil")
		default:
			low = strings.TrimSuffix(low, "n't")
			if low != "do" && low != "does" && low != "did" {
				starts = append(starts, low[:min(len(low), stem)])
			}
		}
	}
	return starts
}

// denials counts the words that deny.
func (c *account) denials(tokens []int32) (n int) {
	for _, i := range tokens {
		switch low := c.w.Low(int(i)); {
		case low == "not", low == "never", low == "cannot", strings.HasSuffix(low, "n't"), low == "no" && len(tokens) == 1 && c.Doc.Tokens[i].Shape == text.Lower && !c.w.Is(int(i)+1, "."):
			if !c.w.Is(int(i)+1, "only", "just", "merely", "least", "simply") && !c.w.Is(int(i)-1, "or", "if", "why", "whether") {
				n++
			} else {
				n += 2 // denies nothing
			}
		}
	}
	return n
}

// unsaid reports whether a word denies by its meaning.
func (c *account) unsaid(tokens []int32, set lang.Set) bool {
	return slices.ContainsFunc(tokens, func(i int32) bool {
		low := c.w.Low(int(i))
		return set.Has(low) || low == "no" && len(tokens) > 1 || len(low) > 5 && (strings.HasPrefix(low, "un") || strings.HasPrefix(low, "dis") || strings.HasPrefix(low, "im") || strings.HasPrefix(low, "in") && c.classes[c.w.ID(int(i))] < lang.Usual)
	})
}

// around is the place of a change with a few words on either side. Where nothing was
// put in the place of the other's words, it is where they would stand.
func (c *account) around(s *sentence, tokens []int32, other *sentence, oc *account, theirs []int32) text.Span {
	const margin = 3
	first, last := 0, 0
	if len(tokens) > 0 {
		first, last = slices.Index(s.tokens, tokens[0]), slices.Index(s.tokens, tokens[len(tokens)-1])
	} else {
		before := slices.Index(other.tokens, theirs[0]) - 1
		if before >= 0 {
			low, turn := oc.w.Low(int(other.tokens[before])), 0
			for _, t := range other.tokens[:before] {
				if oc.w.Low(int(t)) == low {
					turn++
				}
			}
			for k, t := range s.tokens {
				if c.w.Low(int(t)) == low {
					if first, last = k, k; turn == 0 {
						break
					}
					turn--
				}
			}
		}
	}
	from, to := s.tokens[max(0, first-margin)], s.tokens[min(len(s.tokens)-1, last+margin)]
	return text.Span{Start: c.Doc.Tokens[from].Start, End: c.Doc.Tokens[to].End}
}
