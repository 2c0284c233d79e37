package corpus

import (
	"cmp"
	"slices"

	"github.com/mtlint/mtlint/internal/article"
	"github.com/mtlint/mtlint/internal/diff"
	"github.com/mtlint/mtlint/internal/lang"
	"github.com/mtlint/mtlint/internal/layer"
	"github.com/mtlint/mtlint/internal/text"
)

// An account is what an article says: its sentences, and for each stem those that
// have it.
type account struct {
	*article.Article
	w       *layer.WordIndex
	classes []uint8
	said    []sentence
	stems   []uint32  // hashes of the different stems of all sentences, ascending
	having  [][]int32 // for each, the sentences that have it
}

// A sentence of an account, with what it is compared by.
type sentence struct {
	number int     // in the document
	tokens []int32 // words and numbers
	words  []int32 // hashes of their folded forms
	stems  []stem  // different ones
	weight float64 // of all of them
}

// A stem of a sentence.
type stem struct {
	hash   uint32
	at     int32 // in account.stems
	weight float32
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

// accounts keeps what an article says, since it is compared with several others.
var accounts = article.NewLayer("account", func(a *article.Article) *account {
	c := &account{Article: a, w: layer.Words.Of(a), classes: layer.Classes.Of(a)}
	stems := make([]uint32, c.w.Distinct()) // by number of the folded form; 0: not known yet
	d := a.Doc
	for b, part := range layer.Structure.Of(a).Parts {
		if part != layer.Paragraph {
			continue
		}
		for s := d.Blocks[b].Sentences.First; s < d.Blocks[b].Sentences.End && len(c.said) < mostSentences; s++ {
			if x := c.sentence(int(s), stems); x.weight >= leastWeight && len(x.tokens) <= mostWords {
				c.said = append(c.said, x)
			}
		}
	}
	c.index()
	return c
})

func (c *account) sentence(number int, stems []uint32) (s sentence) {
	s.number = number
	r := c.Doc.Sentences[number].Tokens
	s.tokens, s.words, s.stems = make([]int32, 0, r.Len()), make([]int32, 0, r.Len()), make([]stem, 0, r.Len())
	for i := r.First; i < r.End; i++ {
		if c.Doc.Tokens[i].Kind == text.Punct {
			continue
		}
		id := c.w.ID(int(i))
		s.tokens, s.words = append(s.tokens, i), append(s.words, int32(c.w.Hash(id)))
		if stems[id] == 0 {
			stems[id] = lang.Hash(layer.Stem(c.w.Form(id)))
		}
		if weight := c.weight(i); weight > 0 {
			s.stems = append(s.stems, stem{stems[id], 0, float32(weight)})
		}
	}
	slices.SortStableFunc(s.stems, func(a, b stem) int { return cmp.Compare(a.hash, b.hash) })
	s.stems = slices.CompactFunc(s.stems, func(a, b stem) bool { return a.hash == b.hash })
	for _, x := range s.stems {
		s.weight += float64(x.weight)
	}
	return s
}

// index says which sentences have a stem.
func (c *account) index() {
	for i := range c.said {
		for _, x := range c.said[i].stems {
			c.stems = append(c.stems, x.hash)
		}
	}
	slices.Sort(c.stems)
	c.stems = slices.Compact(c.stems)
	c.having = make([][]int32, len(c.stems))
	for i := range c.said {
		at := 0
		for k := range c.said[i].stems {
			x := &c.said[i].stems[k]
			n, _ := slices.BinarySearch(c.stems[at:], x.hash)
			at += n
			x.at = int32(at)
			c.having[at] = append(c.having[at], int32(i))
		}
	}
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
	theirs := e.a.havingIn(e.b)
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
	var touched []int32
	for i := range e.a.said {
		s := &e.a.said[i]
		touched = touched[:0]
		for _, x := range s.stems {
			list := theirs[x.at]
			if len(list) > mostPostings {
				continue
			}
			for _, j := range list {
				if shared[j] == 0 {
					touched = append(touched, j)
				}
				shared[j] += float64(x.weight)
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

// havingIn returns, for each stem of an account, the sentences of another that have it.
func (c *account) havingIn(other *account) [][]int32 {
	all := make([][]int32, len(c.stems))
	for i, j := 0, 0; i < len(c.stems) && j < len(other.stems); {
		switch x, y := c.stems[i], other.stems[j]; {
		case x < y:
			i++
		case x > y:
			j++
		default:
			all[i] = other.having[j]
			i++
			j++
		}
	}
	return all
}

// A change is what stands in one sentence in the place of words in the other.
type change struct{ a, b []int32 } // tokens

// changes compares two sentences word by word.
func changes(m match) (all []change) {
	r, _ := diff.Words(m.a.words, m.b.words) // a sentence is shorter than the bound
	for _, d := range r.Edits {
		all = append(all, change{m.a.tokens[d.A.First:d.A.End], m.b.tokens[d.B.First:d.B.End]})
	}
	return all
}
