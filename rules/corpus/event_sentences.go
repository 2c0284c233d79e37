package corpus

import (
	"github.com/mtlint/mtlint/internal/article"
	"github.com/mtlint/mtlint/internal/diff"
	"github.com/mtlint/mtlint/internal/lang"
	"github.com/mtlint/mtlint/internal/layer"
	"github.com/mtlint/mtlint/internal/text"
)

// A sentence of an account, with what it is compared by.
type sentence struct {
	number int     // in the document
	tokens []int32 // words and numbers
	stems  []string
	weight float64 // of the different stems
}

// Two sentences say the same thing if they share this much of their words by
// weight, and no other sentence comes near.
const (
	alike      = 0.6
	muchAlike  = 0.7
	nearlyOne  = 0.8
	distinctBy = 0.08
)

const (
	leastWeight   = 8   // about three or four words with a meaning
	mostWords     = 120 // in a sentence; longer ones are lists
	mostPostings  = 60  // sentences with one word; more of them tell nothing
	heaviestWord  = 3   // a word that is not among the two thousand commonest
	mostSentences = 1000
)

func newAccount(a *article.Article) *account {
	c := &account{Article: a, w: layer.Words.Of(a), classes: layer.Classes.Of(a)}
	d := a.Doc
	for b, part := range layer.Structure.Of(a).Parts {
		if part != layer.Paragraph {
			continue
		}
		for s := d.Blocks[b].Sentences.First; s < d.Blocks[b].Sentences.End && len(c.said) < mostSentences; s++ {
			if x := c.sentence(int(s)); x.weight >= leastWeight && len(x.tokens) <= mostWords {
				c.said = append(c.said, x)
			}
		}
	}
	return c
}

func (c *account) sentence(number int) (s sentence) {
	s.number = number
	seen := map[string]bool{}
	for i := c.Doc.Sentences[number].Tokens.First; i < c.Doc.Sentences[number].Tokens.End; i++ {
		if c.Doc.Tokens[i].Kind == text.Punct {
			continue
		}
		s.tokens = append(s.tokens, i)
		stem := layer.Stem(c.w.Low(int(i)))
		s.stems = append(s.stems, stem)
		if !seen[stem] {
			seen[stem] = true
			s.weight += c.weight(i)
		}
	}
	return s
}

// weight is what a word says: from a third for “the” to three for a rare one.
// Numbers have none, since they are what is compared.
func (c *account) weight(i int32) float64 {
	if c.Doc.Tokens[i].Kind == text.Number {
		return 0
	}
	const steps = 3
	return min(heaviestWord, float64(lang.Highest+1-int(c.classes[c.w.ID(int(i))]))/steps)
}

// A match is two sentences that say the same thing.
type match struct {
	a, b  *sentence
	alike float64
	clear bool // no other sentence comes near
}

// match pairs the sentences of the two accounts that are each other's nearest.
func (e *event) match() (pairs []match) {
	postings := map[string][]int32{}
	for j := range e.b.said {
		s := &e.b.said[j]
		for k, stem := range s.stems {
			if p := postings[stem]; (len(p) == 0 || p[len(p)-1] != int32(j)) && e.b.weight(s.tokens[k]) > 0 {
				postings[stem] = append(p, int32(j))
			}
		}
	}
	type best struct {
		other         int32
		score, second float64
	}
	of, back := make([]best, len(e.a.said)), make([]best, len(e.b.said))
	improve := func(b *best, other int32, score float64) {
		if score > b.score {
			b.other, b.score, b.second = other, score, b.score
		} else {
			b.second = max(b.second, score)
		}
	}
	shared := make([]float64, len(e.b.said))
	for i := range e.a.said {
		s := &e.a.said[i]
		var touched []int32
		counted := map[string]bool{}
		for k, stem := range s.stems {
			list := postings[stem]
			if counted[stem] || len(list) > mostPostings {
				continue
			}
			counted[stem] = true
			for _, j := range list {
				if shared[j] == 0 {
					touched = append(touched, j)
				}
				shared[j] += e.a.weight(s.tokens[k])
			}
		}
		for _, j := range touched {
			score := 2 * shared[j] / (s.weight + e.b.said[j].weight)
			shared[j] = 0
			improve(&of[i], j, score)
			improve(&back[j], int32(i), score)
		}
	}
	for i := range of {
		o := &of[i]
		if o.score < alike || back[o.other].other != int32(i) {
			continue
		}
		r := &back[o.other]
		pairs = append(pairs, match{&e.a.said[i], &e.b.said[o.other], o.score, max(o.second, r.second) < o.score-distinctBy})
	}
	e.same = len(pairs)
	return pairs
}

// A change is what stands in one sentence in the place of words in the other.
type change struct{ a, b []int32 } // tokens

// changes compares two sentences word by word.
func (e *event) changes(m match) (all []change) {
	number := map[string]int32{}
	run := func(c *account, s *sentence) []int32 {
		words := make([]int32, len(s.tokens))
		for i, t := range s.tokens {
			low := c.w.Low(int(t))
			n, ok := number[low]
			if !ok {
				n = int32(len(number))
				number[low] = n
			}
			words[i] = n
		}
		return words
	}
	r, ok := diff.Words(run(e.a, m.a), run(e.b, m.b))
	if !ok {
		return nil
	}
	for _, d := range r.Edits {
		all = append(all, change{m.a.tokens[d.A.First:d.A.End], m.b.tokens[d.B.First:d.B.End]})
	}
	return all
}
