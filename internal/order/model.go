// Package order finds words that stand in an order that English does not have: a
// hashed log-linear model of short sequences of words and their classes, trained to tell the
// order that a writer chose from all others, and a search for the order that was meant.
package order

import (
	"encoding/binary"
	"errors"
	"math/bits"

	"github.com/mtlint/mtlint/internal/lang"
	"github.com/mtlint/mtlint/internal/tagger"
)

// A Model is the bytes of a trained model, used as they lie: a header, the kinds of
// words, the words with their kinds, and the weights of sequences.
type Model struct {
	// Scale is the number of units of weight that make one logit.
	Scale int32

	kinds []Kind
	words []byte // 4 bytes a slot: 24 bits of the hash, and the number of the kind, plus one
	w     []byte // pairs of entries of a check and a weight
}

// A Kind is what words have in common that the model does not tell apart further.
type Kind struct {
	Can  tagger.Set // the tags that they usually bear
	Main tagger.Tag // the one that they bear most
	Own  bool       // each is a class of its own
}

const (
	magic      = "mtord\x00\x001"
	headerSize = 24
	kindSize   = 10
)

// Load returns the model in data, which must not change afterwards.
func Load(data []byte) (*Model, error) {
	if len(data) < headerSize || string(data[:8]) != magic {
		return nil, errors.New("not a model of word order")
	}
	n := func(i int) int { return int(int32(binary.LittleEndian.Uint32(data[8+4*i:]))) }
	m := &Model{Scale: int32(n(0))}
	kinds, slots, pairs := n(1), n(2), n(3)
	if kinds <= 0 || kinds > 255 || slots <= 0 || pairs <= 0 || slots&(slots-1) != 0 || m.Scale <= 0 || len(data) != headerSize+kindSize*kinds+4*slots+4*pairs {
		return nil, errors.New("damaged model of word order")
	}
	data = data[headerSize:]
	for range kinds {
		m.kinds = append(m.kinds, Kind{tagger.Set(binary.LittleEndian.Uint64(data)), tagger.Tag(data[8]), data[9] != 0})
		data = data[kindSize:]
	}
	m.words, m.w = data[:4*slots], data[4*slots:]
	return m, nil
}

// kind finds the kind of the word with a hash.
func (m *Model) kind(hash uint32) *Kind {
	mask := uint32(len(m.words)/4 - 1)
	for at := uint32(lang.Slot(hash, len(m.words)/4)); ; at = (at + 1) & mask {
		switch e := binary.LittleEndian.Uint32(m.words[4*at:]); {
		case e == 0:
			return nil
		case (e^hash)>>8 == 0:
			return &m.kinds[uint8(e)-1]
		}
	}
}

// sum adds up the weights of sequences.
//
// Nearly all its time is waiting for memory: one loop asks for all that is needed before the
// next looks at any of it, and neither has a branch that could be taken wrongly before then.
func (m *Model) sum(b *batch) (sum int32) {
	var found [len(b.f)]uint32
	table, pairs := m.w, uint64(len(m.w)/4)
	n := min(b.n, len(b.f))
	for i, h := range b.f[:n] {
		at, _ := bits.Mul64(h, pairs)
		found[i] = binary.LittleEndian.Uint32(table[at<<2:])
	}
	for i, e := range found[:n] {
		check := uint32(b.f[i])
		first := equal(e, check)
		second := equal(e>>16, check) &^ first
		sum += int32(int8(e>>8))&first + int32(int8(e>>24))&second
	}
	return sum
}

// equal has all bits set where two low bytes are equal, and none where not.
func equal(a, b uint32) int32 { return (int32((a^b)&0xff) - 1) >> 31 }

// A Word is a word that a model is to know.
type Word struct {
	Form string
	Kind Kind
}

// A Table is the weights of a model that is being made.
type Table struct {
	data []byte
	used []bool
	Lost int // weights that found no room
}

// NewTable makes a table of so many pairs.
func NewTable(pairs int) *Table { return &Table{make([]byte, 4*pairs), make([]bool, 2*pairs), 0} }

// Put stores the weight of a sequence. Heavier ones must come first.
func (t *Table) Put(hash uint64, weight int8) {
	pair, _ := bits.Mul64(hash, uint64(len(t.used)/2))
	at := int(pair << 1)
	switch {
	case t.used[at] && t.used[at+1], t.used[at] && t.data[2*at] == byte(hash):
		t.Lost++
		return
	case t.used[at]:
		at++
	}
	t.used[at], t.data[2*at], t.data[2*at+1] = true, byte(hash), byte(weight)
}

// Len is the number of weights.
func (t *Table) Len() (n int) {
	for _, u := range t.used {
		if u {
			n++
		}
	}
	return n
}

// Encode writes a model.
func Encode(scale int32, words []Word, t *Table) []byte {
	var kinds []Kind
	number := map[Kind]int{}
	for _, w := range words {
		if number[w.Kind] == 0 {
			kinds = append(kinds, w.Kind)
			number[w.Kind] = len(kinds)
		}
	}
	slots := uint32(1) << bits.Len(uint(len(words)*6/5))
	le, out := binary.LittleEndian, []byte(magic)
	for _, v := range []int{int(scale), len(kinds), int(slots), len(t.data) / 4} {
		out = le.AppendUint32(out, uint32(v))
	}
	for _, k := range kinds {
		out = le.AppendUint64(out, uint64(k.Can))
		out = append(out, byte(k.Main), 0)
		if k.Own {
			out[len(out)-1] = 1
		}
	}
	table := make([]byte, 4*slots)
	for _, w := range words {
		h := lang.Hash(w.Form)
		at := uint32(lang.Slot(h, int(slots)))
		for le.Uint32(table[4*at:]) != 0 {
			at = (at + 1) & (slots - 1)
		}
		le.PutUint32(table[4*at:], h&^0xff|uint32(number[w.Kind]))
	}
	return append(append(out, table...), t.data...)
}
