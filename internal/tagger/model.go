package tagger

import (
	"encoding/binary"
	"errors"
	"math/bits"
)

// A Model is the bytes of a trained model, used as they lie: a header, the candidate
// sets of the classes of words, the dictionary, the features and their weights, all
// little-endian.
//
// The dictionary is an open-addressing table of 8 bytes a word: its hash, its class,
// its tag if it has only one, and whether it is rare. The features are another, of as many:
// 16 bits of the feature's hash, and up to three weights, each a byte for the tag and one
// for the value. Where there are more, wideRow stands for the first tag, and the upper half is
// where in rows they begin: the set of their tags in 8 bytes, and the values in the order of the
// tags, so that those of the candidates are found at once.
type Model struct {
	sets     []byte // 8 bytes a class
	words    []byte // 8 bytes a slot
	features []byte // 8 bytes a slot
	rows     []byte
	slots    uint32 // of the dictionary, less one
	places   int    // of the features

	cliticWords [len(clitics)]Word
	markWords   [NumTags]Word
}

const (
	magic      = "mttag\x00\x004"
	headerSize = 24
)

// Load returns the model in data, which must not change afterwards.
func Load(data []byte) (*Model, error) {
	if len(data) < headerSize || string(data[:8]) != magic {
		return nil, errors.New("not a tagger model")
	}
	n := func(i int) int { return int(binary.LittleEndian.Uint32(data[8+4*i:])) }
	sets, words, features, rows := n(0), n(1), n(2), n(3)
	if words&(words-1) != 0 || words == 0 || features == 0 || len(data) != headerSize+8*sets+8*words+8*features+rows {
		return nil, errors.New("damaged tagger model")
	}
	m := &Model{slots: uint32(words - 1), places: features}
	data = data[headerSize:]
	m.sets, data = data[:8*sets], data[8*sets:]
	m.words, data = data[:8*words], data[8*words:]
	m.features, m.rows = data[:8*features], data[8*features:]
	m.prepare()
	return m, nil
}

// look finds a word's class and fixed tag by its hash.
func (m *Model) look(w *Word) bool {
	for slot := (w.hash ^ w.hash>>15) & m.slots; ; slot = (slot + 1) & m.slots {
		e := binary.LittleEndian.Uint64(m.words[8*slot:])
		if e>>32 == 0 {
			return false
		}
		if uint32(e) == w.hash {
			w.class, w.fixed, w.rare = uint16(e>>32), Tag(e>>48), e>>56 != 0
			return true
		}
	}
}

// set is the tags that words of a class may have.
func (m *Model) set(class uint16) Set {
	return Set(binary.LittleEndian.Uint64(m.sets[8*int(class):]))
}

const (
	checkMask = 1<<16 - 1
	shortRow  = 3    // weights, which have room in the table
	wideRow   = 0x7f // no tag
)

// home is the slot of a feature in a table of so many.
func home(feature uint64, slots int) int { return int((feature >> 32) * uint64(slots) >> 32) }

// best returns the candidate whose weights for the features sum up highest.
//
// Nearly all its time is waiting for memory. So each loop asks for what all features
// need before the next loop uses any of it.
func (m *Model) best(features []uint64, candidates Set) Tag {
	var found [NumFeatures]uint64
	features = features[:min(len(features), NumFeatures)]
	for i, f := range features {
		found[i] = binary.LittleEndian.Uint64(m.features[8*home(f, m.places):])
	}
	var score [64]int32
	var wide [NumFeatures][]byte
	n := 0
	for i, f := range features {
		e := found[i]
		for place := home(f, m.places); e != 0 && (e^f)&checkMask != 0; {
			if place++; place == m.places {
				place = 0
			}
			e = binary.LittleEndian.Uint64(m.features[8*place:])
		}
		if e>>16&0xff == wideRow {
			if at := int(e >> 32); at+8 < len(m.rows) {
				wide[n] = m.rows[at:]
				n++
			}
			continue
		}
		score[e>>16&63] += int32(int8(e >> 24))
		score[e>>32&63] += int32(int8(e >> 40))
		score[e>>48&63] += int32(int8(e >> 56))
	}
	var sets [NumFeatures]Set
	for i, row := range wide[:n] {
		sets[i] = Set(binary.LittleEndian.Uint64(row))
	}
	for i, row := range wide[:n] {
		for s := sets[i] & candidates; s != 0; s &= s - 1 {
			t := first(s)
			if at := 8 + bits.OnesCount64(uint64(sets[i]&(1<<t-1))); at < len(row) {
				score[t&63] += int32(int8(row[at]))
			}
		}
	}
	top, best := None, int32(0)
	for s := candidates; s != 0; s &= s - 1 {
		if t := first(s); top == None || score[t] > best {
			top, best = t, score[t]
		}
	}
	return top
}

// open is the candidates for a word that the dictionary does not know.
const open = Nouns | Adjectives | Adverbs | Verbs | 1<<CD | 1<<FW | 1<<UH | 1<<IN | 1<<SYM
