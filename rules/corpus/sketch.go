package corpus

import (
	"encoding/binary"
	"math/bits"

	"github.com/mtlint/mtlint/internal/article"
	"github.com/mtlint/mtlint/internal/lang"
	"github.com/mtlint/mtlint/internal/layer"
	"github.com/mtlint/mtlint/internal/text"
)

// Articles are compared by MinHash (Broder, 1997): the share of equal minima of
// two sets estimates what they have in common, and articles that agree in all
// minima of a band meet under one key (Leskovec et al., Mining of Massive Datasets,
// chapter 3). The sets are the words that tell what an article is about: function
// words and the commonest others say nothing, and a program that replaces words
// leaves names, numbers and many others as they are. A copy with 40 % of such words
// replaced has .43 in common with its original and meets it with a probability of
// 1-(1-.43³)²⁴ = .87; two articles with .05 in common meet in three of 1,000 cases.
const (
	bands  = 24
	rows   = 3
	minima = bands * rows
)

// leastWords is how many different words an article must have to be compared.
const leastWords = 25

// common estimates from 0 to 1 what two sets have in common by their sketches, which hold the low byte of each minimum. Bytes are equal by
// chance in one of 256 cases, which is taken out.
func common(a, b string) float64 {
	same := 0
	for i := range min(len(a), len(b), minima) {
		if a[i] == b[i] {
			same++
		}
	}
	share := float64(same) / minima
	return max(0, (share-1.0/256)/(1-1.0/256))
}

// least is the minimum of an article under each hash function.
type least struct {
	values [minima]uint32
	ok     bool // false if the article is too short to be compared
}

// leasts is a layer because two rules ask for it.
var leasts = article.NewLayer("sketch", leastOf)

func leastOf(a *article.Article) *least {
	words := topical(a, len(a.Doc.Tokens))
	l := &least{ok: len(words) >= leastWords}
	if !l.ok {
		return l
	}
	hashes := make([]uint64, len(words))
	for i, w := range words {
		hashes[i] = spread(w)
	}
	odd := uint64(1)
	for i := range l.values {
		// Multiplying by odd numbers and folding gives hash functions that are
		// independent enough for this.
		least := ^uint32(0)
		for _, h := range hashes {
			v := uint32(h * odd >> 32)
			least = min(least, v^bits.RotateLeft32(v, 13))
		}
		l.values[i] = least
		odd += 2 * 0x9e3779b97f4a7c15 & (1<<64 - 1)
	}
	return l
}

// sketch is what records hold.
func (l *least) sketch() string {
	s := make([]byte, minima)
	for i, v := range l.values {
		s[i] = byte(v)
	}
	return string(s)
}

// keys are those under which an article meets others.
func (l *least) keys() (keys []string) {
	for b := range bands {
		key := make([]byte, 1, 1+4*rows)
		key[0] = byte(b)
		for _, v := range l.values[b*rows : (b+1)*rows] {
			key = binary.LittleEndian.AppendUint32(key, v)
		}
		keys = append(keys, string(key))
	}
	return keys
}

// spread makes 64 well mixed bits of a hash of 32.
func spread(h uint32) uint64 {
	x := uint64(h)*0xff51afd7ed558ccd ^ 0x2545f4914f6cdd1d
	x ^= x >> 33
	x *= 0xc4ceb9fe1a85ec53
	return x ^ x>>29
}

// topical returns the hashes of the different words of the body that tell what the
// article is about, or of the first of them if there are more than wanted.
func topical(a *article.Article, wanted int) (hashes []uint32) {
	d, w, classes := a.Doc, layer.Words.Of(a), layer.Classes.Of(a)
	parts := layer.Structure.Of(a).Parts
	seen := make([]bool, w.Distinct())
	hashes = make([]uint32, 0, min(wanted, w.Distinct()))
	for b, part := range parts {
		if part != layer.Paragraph {
			continue
		}
		for i := d.Blocks[b].Tokens.First; i < d.Blocks[b].Tokens.End && len(hashes) < wanted; i++ {
			id := w.ID(int(i))
			if seen[id] || d.Tokens[i].Kind == text.Punct {
				continue
			}
			seen[id] = true
			if d.Tokens[i].Kind == text.Word && (classes != nil && classes[id] >= lang.Usual || d.Tokens[i].Len() < 4) {
				continue
			}
			hashes = append(hashes, w.Hash(id))
		}
	}
	return hashes
}

// head is the place by which an article is spoken of: its headline, or else its
// first sentence. It must not be the whole of an article without paragraphs, since a
// finding of that would take in all others.
func head(a *article.Article) text.Span {
	if t := layer.Structure.Of(a).Title; t >= 0 {
		return a.Doc.Blocks[t].Span
	}
	if first := a.Doc.Blocks[0].Sentences.First; int(first) < len(a.Doc.Sentences) {
		return a.Doc.Sentences[first].Span
	}
	return a.Doc.Blocks[0].Span
}
