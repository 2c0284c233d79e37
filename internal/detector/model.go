// Package detector finds garbled words: a hashed logistic model that looks at
// each word with its neighbours and their parts of speech, and was trained on good
// sentences and on the same sentences damaged.
package detector

import (
	"encoding/binary"
	"errors"
	"math/bits"

	"github.com/mtlint/mtlint/internal/lang"
)

// A Model is the bytes of a trained model, used as they lie: a header, the hashes of
// the words that it knows, and the weights of two models: a quick one, so small that it stays
// in the cache, which sees that most words are in order, and the whole one, which is
// asked about the others.
type Model struct {
	// Doubtful is the sum of weights from which on the quick model leaves a word to the
	// whole one.
	Doubtful int32
	// Suspect is the sum of weights from which on it is worth trying edits.
	Suspect int32
	// Gain is what an edit must gain for the place to count as garbled.
	Gain int32
	// Scale is the number of units of weight that make one logit.
	Scale int32

	soft   []float32 // see softplus
	words  Vocabulary
	bias   [2]int32
	tables [2]weights
}

// The two models.
const (
	quick = iota
	deep
)

const (
	magic      = "mtdet\x00\x002"
	headerSize = 8 + 4*9
)

// Load returns the model in data, which must not change afterwards.
func Load(data []byte) (*Model, error) {
	if len(data) < headerSize || string(data[:8]) != magic {
		return nil, errors.New("not a detector model")
	}
	n := func(i int) int32 { return int32(binary.LittleEndian.Uint32(data[8+4*i:])) }
	m := &Model{Doubtful: n(0), Suspect: n(1), Gain: n(2), Scale: n(3), bias: [2]int32{n(4), n(5)}}
	slots, few, all := int(n(6)), int(n(7)), int(n(8))
	if !isPower(slots) || !isPower(few) || !isPower(all) || m.Scale <= 0 || len(data) != headerSize+4*slots+8*few+8*all {
		return nil, errors.New("damaged detector model")
	}
	data = data[headerSize:]
	m.words, data = Vocabulary(data[:4*slots]), data[4*slots:]
	m.tables[quick] = weights{shiftOf(few), data[:8*few]}
	m.tables[deep] = weights{shiftOf(all), data[8*few:]}
	m.soft = softTable(m.Scale)
	return m, nil
}

func isPower(n int) bool { return n > 1 && n&(n-1) == 0 }

// shiftOf is what makes a hash the number of one of so many pairs.
func shiftOf(pairs int) uint { return uint(64 - bits.Len(uint(pairs-1))) }

// Encode writes a model of two tables, of the quick one and of the whole one. Of m only
// the numbers count.
func Encode(m *Model, words Vocabulary, tables [2]*Table) []byte {
	le := binary.LittleEndian
	out := []byte(magic)
	for _, v := range []int32{m.Doubtful, m.Suspect, m.Gain, m.Scale, tables[quick].Bias, tables[deep].Bias,
		int32(len(words) / 4), int32(len(tables[quick].data) / 8), int32(len(tables[deep].data) / 8)} {
		out = le.AppendUint32(out, uint32(v))
	}
	return append(append(append(out, words...), tables[quick].data...), tables[deep].data...)
}

// A Table is the weights of a model that is being made.
type Table struct {
	Bias int32
	data []byte
	used []bool // of each entry
	Lost int    // patterns that found no room
}

// NewTable makes a table of so many pairs, a power of two.
func NewTable(pairs int, bias int32) *Table {
	t := &Table{Bias: bias, data: make([]byte, 8*pairs), used: make([]bool, 2*pairs)}
	for e := range t.used {
		binary.LittleEndian.PutUint32(t.data[4*e:], neutral)
	}
	return t
}

// Weights are what a pattern says of the unit before its anchor, of the anchor and of
// the unit after it.
type Weights [3]int8

// Heft is how much a pattern matters.
func (w Weights) Heft() (sum int) {
	for _, v := range w {
		sum += max(int(v), -int(v))
	}
	return sum
}

// Put stores the weights of a pattern. Of three that belong to one pair, the two
// heavier ones stay.
func (t *Table) Put(hash uint64, w Weights) {
	one := int(hash >> shiftOf(len(t.used)/2) << 1)
	other := one + 1
	if t.used[one] && !t.used[other] {
		one, other = other, one
	}
	if t.used[one] && t.at(other).Heft() < t.at(one).Heft() {
		one, other = other, one
	}
	switch {
	case t.used[other] && t.data[4*other] == byte(hash): // the check cannot tell them apart
		t.Lost++
		return
	case t.used[one]:
		t.Lost++
		if w.Heft() <= t.at(one).Heft() {
			return
		}
	}
	t.used[one] = true
	t.data[4*one] = byte(hash)
	for i, v := range w {
		t.data[4*one+1+i] = byte(int(v) + 128)
	}
}

// at is the weights of an entry.
func (t *Table) at(e int) (w Weights) {
	for i := range w {
		w[i] = int8(int(t.data[4*e+1+i]) - 128)
	}
	return w
}

// Len is the number of patterns.
func (t *Table) Len() (n int) {
	for _, used := range t.used {
		if used {
			n++
		}
	}
	return n
}

// A Class is the set of tags that a word usually bears, whatever stands around it:
// garbled surroundings lead the tagger astray, but not the dictionary.
type Class uint8

// Vocabulary is the words that a model knows, with their classes: open addressing, 4
// bytes a slot, 24 bits of the hash and the class, which is never 0.
type Vocabulary []byte

// NewVocabulary makes the table of words.
func NewVocabulary(words []string, classes []Class) Vocabulary {
	slots := uint32(1) << bits.Len(uint(len(words)*2))
	t := make(Vocabulary, 4*slots)
	for i, w := range words {
		h := lang.Hash(w)
		at := (h ^ h>>15) & (slots - 1)
		for binary.LittleEndian.Uint32(t[4*at:]) != 0 {
			at = (at + 1) & (slots - 1)
		}
		binary.LittleEndian.PutUint32(t[4*at:], h&^0xff|uint32(classes[i]))
	}
	return t
}

// Class is the class of the word with a hash; 0 if it is not known.
func (t Vocabulary) Class(hash uint32) Class {
	mask := uint32(len(t)/4 - 1)
	for at := (hash ^ hash>>15) & mask; ; at = (at + 1) & mask {
		switch e := binary.LittleEndian.Uint32(t[4*at:]); {
		case e == 0:
			return 0
		case (e^hash)>>8 == 0:
			return Class(e)
		}
	}
}
