package corpus

import (
	"math/bits"
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
	stems   []uint32 // hashes of the different stems of all sentences, ascending
	first   []int32  // the sentences that have stem i are having[first[i]:first[i+1]]
	having  []int32
	diff    diff.Comparer
}

// A sentence of an account, with what it is compared by.
type sentence struct {
	number int     // in the document
	tokens []int32 // words and numbers
	words  []int32 // hashes of their folded forms
	stems  []stem  // different ones, ascending
	weight float64 // of all of them
}

// A stem of a sentence.
type stem struct {
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
	b := newStemmer(c)
	d := a.Doc
	for i, part := range layer.Structure.Of(a).Parts {
		if part != layer.Paragraph {
			continue
		}
		for s := d.Blocks[i].Sentences.First; s < d.Blocks[i].Sentences.End && len(c.said) < mostSentences; s++ {
			b.sentence(int(s))
		}
	}
	b.index()
	return c
})

// A stemmer makes an account.
type stemmer struct {
	*account
	tokens, words []int32  // of all sentences, one after the other
	stem          []int32  // of each folded form, its stem + 1; 0: not known yet
	table         []int32  // open addressing by hash: stem + 1
	hashes        []uint32 // of each stem
	last          []int32  // of each stem, the last sentence that has it + 1
	uses          []stem   // of all sentences; at is the number of the stem
	ends          []int32  // where in uses each sentence ends
}

func newStemmer(c *account) *stemmer {
	n, forms := len(c.Doc.Tokens), c.w.Distinct()
	b := &stemmer{account: c, stem: make([]int32, forms), table: make([]int32, 1<<bits.Len(uint(2*forms)))}
	b.tokens, b.words, b.uses = make([]int32, 0, n), make([]int32, 0, n), make([]stem, 0, n)
	b.hashes, b.last = make([]uint32, 0, forms), make([]int32, 0, forms)
	b.said = make([]sentence, 0, min(len(c.Doc.Sentences), mostSentences))
	return b
}

// slot returns the place of a hash in the table.
func (b *stemmer) slot(hash uint32) *int32 {
	for i := lang.Slot(hash, len(b.table)); ; i = (i + 1) & (len(b.table) - 1) {
		if n := b.table[i]; n == 0 || b.hashes[n-1] == hash {
			return &b.table[i]
		}
	}
}

// of returns the number of the stem of a folded form.
func (b *stemmer) of(id int32) int32 {
	if b.stem[id] == 0 {
		hash := lang.Hash(layer.Stem(b.w.Form(id)))
		slot := b.slot(hash)
		if *slot == 0 {
			b.hashes, b.last = append(b.hashes, hash), append(b.last, 0)
			*slot = int32(len(b.hashes))
		}
		b.stem[id] = *slot
	}
	return b.stem[id] - 1
}

// sentence adds a sentence, if it says enough to be known again.
func (b *stemmer) sentence(number int) {
	s := sentence{number: number}
	token, use := len(b.tokens), len(b.uses)
	r := b.Doc.Sentences[number].Tokens
	for i := r.First; i < r.End; i++ {
		if b.Doc.Tokens[i].Kind == text.Punct {
			continue
		}
		id := b.w.ID(int(i))
		b.tokens, b.words = append(b.tokens, i), append(b.words, int32(b.w.Hash(id)))
		weight := b.weight(i)
		if weight == 0 {
			continue
		}
		if n := b.of(id); b.last[n] != int32(number)+1 {
			b.last[n] = int32(number) + 1
			b.uses = append(b.uses, stem{n, float32(weight)})
			s.weight += float64(float32(weight))
		}
	}
	s.tokens, s.words = b.tokens[token:], b.words[token:]
	if s.weight < leastWeight || len(s.tokens) > mostWords {
		b.tokens, b.words, b.uses = b.tokens[:token], b.words[:token], b.uses[:use]
		return
	}
	b.said, b.ends = append(b.said, s), append(b.ends, int32(len(b.uses)))
}

// index brings the stems into order, and says which sentences have each.
func (b *stemmer) index() {
	for i := range b.hashes {
		b.last[i] = 0
	}
	for _, u := range b.uses {
		b.last[u.at] = 1
	}
	b.stems = make([]uint32, 0, len(b.hashes))
	for n, hash := range b.hashes {
		if b.last[n] != 0 { // a sentence that was left out may have had it alone
			b.stems = append(b.stems, hash)
		}
	}
	slices.Sort(b.stems)
	b.first = make([]int32, len(b.stems)+1)
	for i, hash := range b.stems {
		b.last[*b.slot(hash)-1] = int32(i)
	}
	for i := range b.uses {
		u := &b.uses[i]
		u.at = b.last[u.at]
		b.first[u.at+1]++
	}
	for i := range b.stems {
		b.first[i+1] += b.first[i]
	}
	at := slices.Clone(b.first)
	b.having = make([]int32, len(b.uses))
	weights := make([]float32, len(b.uses))
	use := 0
	for i, end := range b.ends {
		for ; use < int(end); use++ {
			u := b.uses[use]
			b.having[at[u.at]], weights[at[u.at]] = int32(i), u.weight
			at[u.at]++
		}
	}
	use = 0
	for i, end := range b.ends {
		b.said[i].stems = b.uses[use:use:end]
		use = int(end)
	}
	// The uses are overwritten in the order of their stems, which are those of having.
	for k := range b.stems {
		for i := b.first[k]; i < b.first[k+1]; i++ {
			s := &b.said[b.having[i]]
			s.stems = append(s.stems, stem{int32(k), weights[i]})
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
	theirs := e.a.in(e.b)
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
			n := theirs[x.at]
			if n < 0 {
				continue
			}
			list := e.b.having[e.b.first[n]:e.b.first[n+1]]
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

// in returns, for each stem of an account, which it is in another; -1 if the other has
// none such.
func (c *account) in(other *account) []int32 {
	all := make([]int32, len(c.stems))
	j := 0
	for i, hash := range c.stems {
		for j < len(other.stems) && other.stems[j] < hash {
			j++
		}
		if all[i] = -1; j < len(other.stems) && other.stems[j] == hash {
			all[i] = int32(j)
		}
	}
	return all
}

// A change is what stands in one sentence in the place of words in the other.
type change struct{ a, b []int32 } // tokens

// changes compares two sentences word by word.
func (e *event) changes(m match) []change {
	r, _ := e.a.diff.Words(m.a.words, m.b.words) // a sentence is shorter than the bound
	all := make([]change, len(r.Edits))
	for i, d := range r.Edits {
		all[i] = change{m.a.tokens[d.A.First:d.A.End], m.b.tokens[d.B.First:d.B.End]}
	}
	return all
}
