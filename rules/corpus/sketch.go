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

// A sketch is the low byte of each minimum.
type sketch [minima]byte

// common estimates from 0 to 1 what two sets have in common. Bytes are equal by
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

// sketchOf makes the sketch and the keys of an article; ok is false if it is too
// short to be compared.
func sketchOf(a *article.Article) (s sketch, keys []string, ok bool) {
	words := topical(a)
	if len(words) < leastWords {
		return s, nil, false
	}
	var least [minima]uint32
	for i := range least {
		least[i] = ^uint32(0)
	}
	for _, w := range words {
		h := spread(w)
		for i := range least {
			// Multiplying by odd numbers and folding gives hash functions that are
			// independent enough for this.
			v := uint32((h * (2*uint64(i)*0x9e3779b97f4a7c15 + 1)) >> 32)
			v ^= bits.RotateLeft32(v, 13)
			least[i] = min(least[i], v)
		}
	}
	for i, v := range least {
		s[i] = byte(v)
	}
	for b := range bands {
		key := make([]byte, 1, 1+4*rows)
		key[0] = byte(b)
		for _, v := range least[b*rows : (b+1)*rows] {
			key = binary.LittleEndian.AppendUint32(key, v)
		}
		keys = append(keys, string(key))
	}
	return s, keys, true
}

// spread makes 64 well mixed bits of a hash of 32.
func spread(h uint32) uint64 {
	x := uint64(h)*0xff51afd7ed558ccd ^ 0x2545f4914f6cdd1d
	x ^= x >> 33
	x *= 0xc4ceb9fe1a85ec53
	return x ^ x>>29
}

// topical returns the hashes of the different words of the body that tell what the
// article is about.
func topical(a *article.Article) (hashes []uint32) {
	d, w, classes := a.Doc, layer.Words.Of(a), layer.Classes.Of(a)
	parts := layer.Structure.Of(a).Parts
	seen := make([]bool, w.Distinct())
	for b, part := range parts {
		if part != layer.Paragraph {
			continue
		}
		for i := d.Blocks[b].Tokens.First; i < d.Blocks[b].Tokens.End; i++ {
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
// first block.
func head(a *article.Article) text.Span {
	if t := layer.Structure.Of(a).Title; t >= 0 {
		return a.Doc.Blocks[t].Span
	}
	return a.Doc.Blocks[0].Span
}
