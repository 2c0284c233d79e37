package layer

import (
	"slices"
	"sort"

	"github.com/mtlint/mtlint/internal/article"
	"github.com/mtlint/mtlint/internal/text"
)

// Shingles tells which stretches of an article stood in it before.
var Shingles = article.NewLayer("shingles", buildShingles)

const (
	// Shingle is how many words in a row are looked for. Four are rare enough to
	// tell one sentence from another, and let three of a sentence of twelve differ.
	Shingle = 4
	// maxShingled bounds the words that are indexed, some 6 MB of text: what is
	// longer is no article, and the index would outgrow it.
	maxShingled = 1 << 20
)

// A ShingleIndex is the value of the layer [Shingles]. Its words are the tokens
// that are no punctuation, numbered from 0.
type ShingleIndex struct {
	words     []int32 // folded form of each word
	blocks    []int32 // first word of each block, and one more
	sentences []int32 // first word of each sentence, and one more
	before    []int32 // where the shingle that begins with a word stood first; itself if here
}

func buildShingles(a *article.Article) *ShingleIndex {
	d, w := a.Doc, Words.Of(a)
	x := &ShingleIndex{
		words:     make([]int32, 0, len(d.Tokens)),
		blocks:    make([]int32, 0, len(d.Blocks)+1),
		sentences: make([]int32, 0, len(d.Sentences)+1),
	}
	b, s := 0, 0
	for i := range d.Tokens {
		for ; b < len(d.Blocks) && int(d.Blocks[b].Tokens.First) <= i; b++ {
			x.blocks = append(x.blocks, int32(len(x.words)))
		}
		for ; s < len(d.Sentences) && int(d.Sentences[s].Tokens.First) <= i; s++ {
			x.sentences = append(x.sentences, int32(len(x.words)))
		}
		if d.Tokens[i].Kind != text.Punct {
			x.words = append(x.words, w.ID(i))
		}
	}
	x.blocks = append(x.blocks, int32(len(x.words)))
	x.sentences = append(x.sentences, int32(len(x.words)))
	x.index()
	return x
}

// index finds the first occurrence of each shingle with an open-addressed table
// of positions.
func (x *ShingleIndex) index() {
	n := min(len(x.words), maxShingled) - Shingle + 1
	if n <= 0 {
		return
	}
	size := 64
	for size < 2*n {
		size *= 2
	}
	table, mask := make([]int32, size), uint32(size-1)
	x.before = make([]int32, n)
	for i := range n {
		s := x.words[i : i+Shingle]
		h := uint32(0)
		for _, w := range s {
			h = (h ^ uint32(w)) * 0x9e3779b1
			h ^= h >> 15
		}
		for slot := h & mask; ; slot = (slot + 1) & mask {
			at := table[slot] - 1
			if at < 0 {
				table[slot], x.before[i] = int32(i+1), int32(i)
				break
			}
			if slices.Equal(x.words[at:at+Shingle], s) {
				x.before[i] = at
				break
			}
		}
	}
}

// Block returns the words of a block.
func (x *ShingleIndex) Block(b int) []int32 { return x.words[x.blocks[b]:x.blocks[b+1]] }

// Sentence returns the words of a sentence.
func (x *ShingleIndex) Sentence(s int) []int32 { return x.words[x.sentences[s]:x.sentences[s+1]] }

// BlockBefore returns the earlier block with which block b shares most shingles,
// -1 if there is none, and the share of b's shingles that stood in it. Where no block has
// more of them than all others together, the one returned may be another.
func (x *ShingleIndex) BlockBefore(b int) (int, float64) { return x.earlier(x.blocks, b) }

// SentenceBefore is BlockBefore for sentences.
func (x *ShingleIndex) SentenceBefore(s int) (int, float64) { return x.earlier(x.sentences, s) }

// earlier takes the majority among the units in which the shingles of unit u
// stood first, in two passes and without memory.
func (x *ShingleIndex) earlier(starts []int32, u int) (best int, share float64) {
	lo, hi := starts[u], min(starts[u+1]-Shingle+1, int32(len(x.before)))
	if hi <= lo {
		return -1, 0
	}
	best = -1
	votes := 0
	for i := lo; i < hi; i++ {
		at := x.before[i]
		if at >= lo {
			continue
		}
		switch {
		case best >= 0 && within(starts, best, at):
			votes++
		case votes > 0:
			votes--
		default:
			best, votes = unitOf(starts, at), 1
		}
	}
	if best < 0 {
		return -1, 0
	}
	hits := 0
	for _, at := range x.before[lo:hi] {
		if within(starts, best, at) {
			hits++
		}
	}
	return best, float64(hits) / float64(hi-lo)
}

// within reports whether the shingle that begins with a word lies in a unit.
func within(starts []int32, unit int, at int32) bool {
	return starts[unit] <= at && at+Shingle <= starts[unit+1]
}

// unitOf returns the last unit that begins at or before a word: empty units, those
// of punctuation alone, share their beginning with the next.
func unitOf(starts []int32, at int32) int {
	return sort.Search(len(starts), func(i int) bool { return starts[i] > at }) - 1
}
