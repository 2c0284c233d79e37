package lang

import (
	"encoding/binary"
	"fmt"
	"math"
)

// A Dictionary knows the words of a language and roughly how frequent they are. It
// holds no word but a hash of each, so that it is used as it lies in the file.
type Dictionary struct {
	all    []byte // cells of 16 bits: 12 of the word's hash, 4 of its class; 0 is free
	common []byte // cells of 16 bits of another hash, of the words from Common on
}

// Classes of frequency: a word of one class is about three times as frequent as a
// word of the class below.
const (
	Unknown = 0
	Rare    = 1  // names, and words that only the largest dictionaries have
	Common  = 5  // one in a million words or more
	Usual   = 9  // the two thousand most frequent words
	Highest = 15 // “the”
)

// Words in the two tables per cell: at three in four an unknown word is found in
// one of 500 cases.
const (
	cellBytes = 2
	fill      = 0.75
)

// Spelling is the pack's dictionary. It is nil where the pack has none.
var Spelling = NewPart(func(p *Pack) *Dictionary {
	data := p.Data("words.bin")
	if data == nil {
		return nil
	}
	return readDictionary(data)
})

// Class is the class of frequency of a folded word, and Unknown for one that is in
// no dictionary. A made-up word passes as rare in about one of 500 cases.
func (d *Dictionary) Class(word string) int { return d.ClassHashed(Hash(word)) }

// ClassHashed is Class for a word whose Hash is known.
func (d *Dictionary) ClassHashed(hash uint32) int {
	h := mix(hash)
	cells := uint32(len(d.all) / cellBytes)
	for at := place(h, cells); ; {
		c := binary.LittleEndian.Uint16(d.all[at*cellBytes:])
		if c == 0 {
			return Unknown
		}
		if uint32(c>>4) == h&0xfff {
			return int(c & 0xf)
		}
		if at++; at == cells {
			at = 0
		}
	}
}

// ClassesHashed is ClassHashed of many words. It has their cells brought into the fast caches
// at once: one after the other, each would be waited for.
func (d *Dictionary) ClassesHashed(hashes []uint32, classes []uint8) {
	cells := uint32(len(d.all) / cellBytes)
	for i, h := range hashes {
		classes[i] = d.all[place(mix(h), cells)*cellBytes]
	}
	for i, h := range hashes {
		classes[i] = uint8(d.ClassHashed(h))
	}
}

// Frequent is the class of a word that has at least the class Common, and Unknown for
// all others. Nothing made up passes: it is for words that were not read but
// thought of, as corrections are.
func (d *Dictionary) Frequent(word string) int {
	class := d.Class(word)
	if class < Common {
		return Unknown
	}
	cells := uint32(len(d.common) / cellBytes)
	h := mix(otherHash(word))
	for at := place(h, cells); ; {
		c := binary.LittleEndian.Uint16(d.common[at*cellBytes:])
		if c == 0 {
			return Unknown
		}
		if uint32(c) == h&0xffff|1 {
			return class
		}
		if at++; at == cells {
			at = 0
		}
	}
}

// mix spreads a hash over all of its bits; no two hashes become one.
func mix(h uint32) uint32 {
	h = (h ^ h>>16) * 0x85ebca6b
	h = (h ^ h>>13) * 0xc2b2ae35
	return h ^ h>>16
}

// place is the cell where the search begins. It uses the upper bits of the hash,
// and the cell holds the lower.
func place(h, cells uint32) uint32 { return uint32(uint64(h) * uint64(cells) >> 32) }

func otherHash(s string) uint32 {
	h := uint32(0x9e3779b9)
	for i := range len(s) {
		h = (h + uint32(s[i])) * 0x01000193
		h ^= h >> 11
	}
	return h
}

const dictionaryMagic = "mtw1"

func readDictionary(data []byte) *Dictionary {
	if len(data) < 8 || string(data[:4]) != dictionaryMagic {
		panic("words.bin is no dictionary")
	}
	n := int(binary.LittleEndian.Uint32(data[4:]))
	return &Dictionary{all: data[8 : 8+n], common: data[8+n:]}
}

// WriteDictionary makes the file of a dictionary from words, in any fixed order,
// and their classes. The first of two equal words counts.
func WriteDictionary(words []string, class func(string) int) ([]byte, error) {
	var common []string
	all := newCells(len(words))
	for _, w := range words {
		c := class(w)
		if c < Rare || c > Highest {
			return nil, fmt.Errorf("%q has class %d", w, c)
		}
		h := mix(Hash(w))
		all.put(h, uint16(h&0xfff)<<4|uint16(c), 4)
		if c >= Common {
			common = append(common, w)
		}
	}
	second := newCells(len(common))
	for _, w := range common {
		h := mix(otherHash(w))
		second.put(h, uint16(h&0xffff|1), 0)
	}
	data := binary.LittleEndian.AppendUint32([]byte(dictionaryMagic), uint32(len(all)))
	return append(append(data, all...), second...), nil
}

type cells []byte

func newCells(words int) cells {
	return make(cells, cellBytes*int(math.Ceil(float64(words+1)/fill)))
}

// put fills the first free cell from where the search for a hash begins, unless a
// cell before it is the same but for the lowest bits: that would be found first.
func (c cells) put(h uint32, cell uint16, bits int) {
	n := uint32(len(c) / cellBytes)
	for at := place(h, n); ; at = (at + 1) % n {
		switch old := binary.LittleEndian.Uint16(c[at*cellBytes:]); {
		case old == 0:
			binary.LittleEndian.PutUint16(c[at*cellBytes:], cell)
			return
		case old>>bits == cell>>bits:
			return
		}
	}
}
