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
// the words that it knows, and a table of weights. A feature's hash gives a pair of
// entries of two bytes, and a check that one of them must begin with.
type Model struct {
	// Suspect is the sum of weights from which on it is worth trying edits.
	Suspect int32
	// Gain is what an edit must gain for the place to count as garbled.
	Gain int32
	// Scale is the number of units of weight that make one logit.
	Scale int32

	bias  int32
	soft  []float32 // see softplus
	words Vocabulary
	shift uint   // of a feature's hash, gives its pair
	w     []byte // pairs of entries of a check and a weight
}

const (
	magic      = "mtdet\x00\x001"
	headerSize = 32
)

// Words is the vocabulary of the model.
func (m *Model) Words() Vocabulary { return m.words }

// Load returns the model in data, which must not change afterwards.
func Load(data []byte) (*Model, error) {
	if len(data) < headerSize || string(data[:8]) != magic {
		return nil, errors.New("not a detector model")
	}
	n := func(i int) int32 { return int32(binary.LittleEndian.Uint32(data[8+4*i:])) }
	m := &Model{Suspect: n(0), Gain: n(5), Scale: n(1), bias: n(2)}
	slots, pairs := int(n(3)), int(n(4))
	if slots <= 0 || pairs <= 0 || slots&(slots-1) != 0 || pairs&(pairs-1) != 0 || m.Scale <= 0 || len(data) != headerSize+4*slots+4*pairs {
		return nil, errors.New("damaged detector model")
	}
	m.shift = uint(64 - bits.Len(uint(pairs-1)))
	m.words, m.w = Vocabulary(data[headerSize:headerSize+4*slots]), data[headerSize+4*slots:]
	m.soft = softTable(m.Scale)
	return m, nil
}

// Encode writes a model.
func Encode(suspect, gain, scale, bias int32, words Vocabulary, weights *Table) []byte {
	le := binary.LittleEndian
	out := []byte(magic)
	for _, v := range []int32{suspect, scale, bias, int32(len(words) / 4), int32(len(weights.data) / 4), gain} {
		out = le.AppendUint32(out, uint32(v))
	}
	return append(append(out, words...), weights.data...)
}

// A Table is the weights of a model that is being made.
type Table struct {
	data []byte
	keys []uint64 // of each entry: the hash of its feature
	Lost int      // weights that found no room
}

// NewTable makes a table of so many pairs, a power of two.
func NewTable(pairs int) *Table { return &Table{make([]byte, 4*pairs), make([]uint64, 2*pairs), 0} }

// Put stores the weight of a feature. Of three that belong to one pair, the two
// heavier ones stay.
func (t *Table) Put(hash uint64, weight int8) {
	at := int(hash >> (64 - bits.Len(uint(len(t.keys)/2-1))) << 1)
	light := at
	for e := at; e < at+2; e++ {
		if magnitude(t.data[2*e+1]) < magnitude(t.data[2*light+1]) {
			light = e
		}
	}
	other := light ^ 1
	switch {
	case t.keys[other] != 0 && t.data[2*other] == byte(hash): // the check cannot tell them apart
		t.Lost++
		return
	case t.keys[light] != 0 && magnitude(byte(weight)) <= magnitude(t.data[2*light+1]):
		t.Lost++
		return
	case t.keys[light] != 0:
		t.Lost++
	}
	t.keys[light], t.data[2*light], t.data[2*light+1] = hash, byte(hash), byte(weight)
}

// Len is the number of weights.
func (t *Table) Len() (n int) {
	for _, k := range t.keys {
		if k != 0 {
			n++
		}
	}
	return n
}

func magnitude(b byte) int {
	if v := int(int8(b)); v < 0 {
		return -v
	}
	return int(int8(b))
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
