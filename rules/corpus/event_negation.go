package corpus

import (
	"slices"
	"strings"

	"github.com/mtlint/mtlint/internal/lang"
	"github.com/mtlint/mtlint/internal/pattern"
	"github.com/mtlint/mtlint/internal/text"
)

var (
	negativeWords = lang.Words("negative_words")

	// opposites are, of each form of a word, those forms of others that deny it.
	opposites = lang.NewPart(func(p *lang.Pack) map[string][]string {
		m, verbs := map[string][]string{}, pattern.VerbsOf.Of(p)
		pair := func(x, y string) {
			m[x], m[y] = append(m[x], y), append(m[y], x)
		}
		verb := func(x, y string) {
			v, w := verbs.Verb(x), verbs.Verb(y)
			pair(v.Base, w.Base)
			pair(v.Third, w.Third)
			pair(v.Past, w.Past)
			pair(v.Participle, w.Participle)
			pair(v.Gerund, w.Gerund)
		}
		for _, r := range p.Rows("opposite_verbs.tsv") {
			verb(r[0], r[1])
		}
		for _, r := range p.Rows("denying_words.tsv") {
			if r[0] == "verb" {
				verb(r[1], r[2])
			} else {
				pair(r[1], r[2])
			}
		}
		return m
	})
)

// negation reports two sentences of which one is the other denied: by a “not”, or by
// a word that is the opposite.
func (e *event) negation(m match, changes []change) {
	if m.alike < muchAlike || e.a.asks(m.a) || e.b.asks(m.b) {
		return
	}
	var at *change
	loose, last := 0, -1
	for i := range changes {
		c := &changes[i]
		if at != nil && last == i-1 && (m.alike < nearlyOne || len(c.a) != len(c.b)) && c.near(at) {
			return // “not” and the opposite: “it had been grinding”, “it had not gone smoothly”
		}
		opposed := e.opposed(c)
		x, y := e.a.denials(c.a), e.b.denials(c.b)
		if !opposed && (e.a.unsaid(c.a, negativeWords.Of(e.a.Lang)) || e.b.unsaid(c.b, negativeWords.Of(e.a.Lang))) || x > 0 && y > 0 {
			return
		}
		if x+y == 0 && !opposed {
			loose += max(len(c.a), len(c.b))
			continue
		}
		if at != nil || x+y > 1 || !opposed && !slices.Equal(e.a.affirmed(c.a), e.b.affirmed(c.b)) || opposed && x+y > 0 {
			return
		}
		at, last = c, i
	}
	if at == nil || loose*5 > 2*min(len(m.a.tokens), len(m.b.tokens)) {
		return
	}
	a, b := e.a.around(m.a, at.a, m.b, e.b, at.b), e.b.around(m.b, at.b, m.a, e.a, at.a)
	quoteA, quoteB := e.a.quote(a), e.b.quote(b)
	if e.once("not ", quoteA, quoteB) {
		e.found = append(e.found, contradiction{a: a, b: b, quoteA: quoteA, quoteB: quoteB, fact: "the one denies what the other says"})
	}
}

// asks reports whether a sentence is a question, in which “not” denies nothing.
func (c *account) asks(s *sentence) bool {
	return strings.Contains(c.Doc.Text(c.Doc.Sentences[s.number].Span), "?")
}

// near reports whether a change follows another with a word or two between.
func (c *change) near(before *change) bool {
	const between = 2
	return len(c.a) > 0 && len(c.b) > 0 &&
		(len(before.a) > 0 && c.a[0]-before.a[len(before.a)-1] <= between+1 || len(before.b) > 0 && c.b[0]-before.b[len(before.b)-1] <= between+1)
}

// opposed reports whether one word stands in the place of its opposite.
func (e *event) opposed(c *change) bool {
	if len(c.a) != 1 || len(c.b) != 1 {
		return false
	}
	return slices.Contains(opposites.Of(e.a.Lang)[e.a.w.Low(int(c.a[0]))], e.b.w.Low(int(c.b[0])))
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
		case low == "not", low == "never", low == "cannot", strings.HasSuffix(low, "n't"), low == "no" && len(tokens) == 1 && !c.number(i+1) && !(c.w.Is(int(i)+1, ".") && c.number(i+2)):
			if !c.w.Is(int(i)+1, "only", "just", "merely", "least", "simply", "yet", "necessarily") && !c.w.Is(int(i)-1, "or", "if", "why", "whether") {
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
