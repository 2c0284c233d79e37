package custom

import (
	"strings"

	"github.com/mtlint/mtlint/internal/article"
	"github.com/mtlint/mtlint/internal/layer"
	"github.com/mtlint/mtlint/internal/pattern"
	"github.com/mtlint/mtlint/internal/text"
)

// A try is an attempt to match sequences inside one sentence.
type try struct {
	a      *article.Article
	d      *text.Document
	w      *layer.WordIndex
	lo, hi int // the sentence's tokens

	seq    *sequence
	origin int                                         // the token at which it is tried
	tagged bool                                        // lemmas and tags are asked for
	at     [maxSteps + 1]int                           // the token of each step
	dead   [2][(maxSteps+1)*(maxSteps+1)/64 + 1]uint64 // steps that have failed at a token, backwards and forwards
}

// newTry returns a try in the sentence of a token.
func newTry(a *article.Article, token int) *try {
	t := &try{a: a, d: a.Doc, w: layer.Words.Of(a)}
	t.enter(token)
	return t
}

// enter moves to the sentence of a token.
func (t *try) enter(token int) { t.lo, t.hi = pattern.Bounds(t.d, token) }

// begin sets the try up for a sequence and a token.
func (t *try) begin(s *sequence, token int) {
	t.seq, t.origin = s, token
	clear(t.dead[0][:])
	clear(t.dead[1][:])
}

// match matches a sequence with its key step at a token. The tagger is asked only
// where all else fits.
func (t *try) match(s *sequence, token int) (m match, ok bool) {
	t.begin(s, token)
	if t.tagged = false; !t.around(token) {
		return m, false
	}
	if s.asks {
		t.begin(s, token)
		if t.tagged = true; !t.around(token) {
			return m, false
		}
	}
	if m.span = spanOf(t.d, t.at[s.from], t.at[s.to]); m.span.Len() == 0 {
		return m, false
	}
	m.parts = make([]text.Span, s.elems)
	for first := 0; first < len(s.steps); {
		end := first + 1
		for end < len(s.steps) && s.steps[end].number == s.steps[first].number {
			end++
		}
		m.parts[s.steps[first].number-1] = spanOf(t.d, t.at[first], t.at[end])
		first = end
	}
	return m, true
}

// around matches the key step at a token, and then the others on both sides.
func (t *try) around(token int) bool {
	key := t.seq.key
	if !t.is(&t.seq.steps[key], token) {
		return false
	}
	if _, ok := t.back(key-1, token); !ok {
		return false
	}
	t.at[key] = token
	_, ok := t.forward(key+1, token+1)
	return ok
}

// forward matches the steps from one on, beginning at a token, and returns the token
// behind them. What has failed once is not tried again, so that no sequence takes
// more than steps × tokens attempts.
func (t *try) forward(s, token int) (end int, ok bool) {
	t.at[s] = token
	if s == len(t.seq.steps) {
		return token, true
	}
	bit := s*(maxSteps+1) + token - t.origin
	if t.dead[1][bit/64]>>(bit%64)&1 != 0 {
		return 0, false
	}
	st := &t.seq.steps[s]
	if token < t.hi && t.is(st, token) {
		if end, ok = t.forward(s+1, token+1); ok {
			t.at[s] = token
			return end, true
		}
	}
	if st.optional {
		if end, ok = t.forward(s+1, token); ok {
			t.at[s] = token
			return end, true
		}
	}
	t.dead[1][bit/64] |= 1 << (bit % 64)
	return 0, false
}

// back matches the steps down from one, ending before a token.
func (t *try) back(s, token int) (begin int, ok bool) {
	if s < 0 {
		return token, true
	}
	bit := s*(maxSteps+1) + t.origin - token
	if t.dead[0][bit/64]>>(bit%64)&1 != 0 {
		return 0, false
	}
	st := &t.seq.steps[s]
	if token > t.lo && t.is(st, token-1) {
		if begin, ok = t.back(s-1, token-1); ok {
			t.at[s] = token - 1
			return begin, true
		}
	}
	if st.optional {
		if begin, ok = t.back(s-1, token); ok {
			t.at[s] = token
			return begin, true
		}
	}
	t.dead[0][bit/64] |= 1 << (bit % 64)
	return 0, false
}

// is reports whether a token is what a step asks for.
func (t *try) is(s *step, token int) bool {
	if !s.cond.empty() && !t.holds(&s.cond, token) {
		return false
	}
	return s.not == nil || s.not.asks() && !t.tagged || !t.holds(s.not, token)
}

// asks reports whether a condition is about what the tagger says.
func (c *cond) asks() bool { return c.lemmas != nil || c.tags != 0 }

// holds reports whether all conditions hold, but for the tagger's where it is not
// asked yet.
func (t *try) holds(c *cond, token int) bool {
	low := t.w.Low(token)
	if c.words != nil && !c.words.Has(low) {
		return false
	}
	if c.exact != nil && !c.exact.Has(straight(t.d.Text(t.d.Tokens[token].Span))) {
		return false
	}
	if c.forms != nil && !c.forms.Has(low) {
		return false
	}
	if c.class != nil {
		any := false
		for _, class := range c.class {
			any = any || class.Holds(t.d.Tokens[token], low)
		}
		if !any {
			return false
		}
	}
	if !t.tagged || !c.asks() {
		return true
	}
	tags := layer.Tags.Of(t.a)
	if c.tags != 0 && !tags.Is(token, c.tags) {
		return false
	}
	return c.lemmas == nil || c.lemmas.Has(tags.Lemma(token))
}

// straight writes apostrophes as in the patterns.
func straight(s string) string { return strings.ReplaceAll(s, "’", "'") }
