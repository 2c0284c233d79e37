package tagger

import (
	"encoding/binary"
	"errors"
)

// A Model is the bytes of a trained model, used as they lie: a header, the candidate
// sets of the classes of words, the dictionary, the features and their weights, all
// little-endian.
//
// The dictionary is an open-addressing table of 8 bytes a word: its hash, its class,
// its tag if it has only one, and whether it is rare. The features are another, of
// 4 bytes: 12 bits of the feature's hash, and in 20 bits where its weights begin,
// plus one. A weight is a byte for the tag, whose top bit marks the last of a row, and
// one for the value.
type Model struct {
	sets     []byte // 8 bytes a class
	words    []byte // 8 bytes a slot
	features []byte // 4 bytes a slot
	weights  []byte // 2 bytes each
	slots    uint32 // of the dictionary, less one
	places   uint32 // of the features, less one

	cliticWords [len(clitics)]Word
	markWords   [NumTags]Word
}

const (
	magic      = "mttag\x00\x003"
	headerSize = 24
)

// Load returns the model in data, which must not change afterwards.
func Load(data []byte) (*Model, error) {
	if len(data) < headerSize || string(data[:8]) != magic {
		return nil, errors.New("not a tagger model")
	}
	n := func(i int) int { return int(binary.LittleEndian.Uint32(data[8+4*i:])) }
	sets, words, features, weights := n(0), n(1), n(2), n(3)
	if words&(words-1) != 0 || features&(features-1) != 0 || words == 0 || features == 0 || weights == 0 ||
		len(data) != headerSize+8*sets+8*words+4*features+2*weights || data[len(data)-2]&lastWeight == 0 {
		return nil, errors.New("damaged tagger model")
	}
	m := &Model{slots: uint32(words - 1), places: uint32(features - 1)}
	data = data[headerSize:]
	m.sets, data = data[:8*sets], data[8*sets:]
	m.words, data = data[:8*words], data[8*words:]
	m.features, m.weights = data[:4*features], data[4*features:]
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
	placeBits  = 20
	placeMask  = 1<<placeBits - 1
	lastWeight = 0x80
)

// best returns the candidate whose weights for the features sum up highest.
//
// Nearly all its time is waiting for memory. So each loop asks for what all features
// need before the next loop uses any of it.
func (m *Model) best(features []uint64, candidates Set) Tag {
	var found [NumFeatures]uint32
	features = features[:min(len(features), NumFeatures)]
	for i, f := range features {
		found[i] = binary.LittleEndian.Uint32(m.features[4*(uint32(f>>32)&m.places):])
	}
	n := 0
	for i, f := range features {
		e := found[i]
		for place := uint32(f>>32) & m.places; e != 0 && e>>placeBits != uint32(f)>>placeBits; {
			place = (place + 1) & m.places
			e = binary.LittleEndian.Uint32(m.features[4*place:])
		}
		if at := e & placeMask; at != 0 && int(2*at) <= len(m.weights) {
			found[n] = at - 1
			n++
		}
	}
	var firsts [NumFeatures]uint16
	for i, at := range found[:n] {
		firsts[i] = binary.LittleEndian.Uint16(m.weights[2*at:])
	}
	var score [lastWeight]int32
	for i, at := range found[:n] {
		w := firsts[i]
		score[w&(lastWeight-1)] += int32(int8(w >> 8))
		for row := m.weights[2*at:]; w&lastWeight == 0 && len(row) >= 4; {
			row = row[2:]
			w = binary.LittleEndian.Uint16(row)
			score[w&(lastWeight-1)] += int32(int8(w >> 8))
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
