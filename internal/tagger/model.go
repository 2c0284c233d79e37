package tagger

import (
	"encoding/binary"
	"errors"
	"math/bits"
)

// A Model is the bytes of a trained model, used as they lie: a header, the candidate
// sets of the classes of words, the dictionary and the weights, all little-endian.
//
// The dictionary is an open-addressing table of 8 bytes a word: its hash, its class,
// its tag if it has only one. The weights are 4 bytes each: 16 bits of the
// feature's hash, the tag, the weight. Those whose feature falls into bucket b are
// entries first[b] to first[b+1], so that all weights of a feature lie together.
type Model struct {
	sets    []byte // 8 bytes a class
	words   []byte // 8 bytes a slot
	first   []byte // 4 bytes a bucket
	weights []byte // 4 bytes each
	slots   uint32 // of the dictionary, less one
	shift   uint   // of a feature's hash, gives its bucket

	cliticWords [len(clitics)]Word
	markWords   [NumTags]Word
}

const (
	magic      = "mttag\x00\x001"
	headerSize = 24
)

// Load returns the model in data, which must not change afterwards.
func Load(data []byte) (*Model, error) {
	if len(data) < headerSize || string(data[:8]) != magic {
		return nil, errors.New("not a tagger model")
	}
	n := func(i int) int { return int(binary.LittleEndian.Uint32(data[8+4*i:])) }
	sets, words, buckets, weights := n(0), n(1), n(2), n(3)
	if words&(words-1) != 0 || buckets&(buckets-1) != 0 || words == 0 || buckets == 0 ||
		len(data) != headerSize+8*sets+8*words+4*(buckets+1)+4*weights {
		return nil, errors.New("damaged tagger model")
	}
	m := &Model{slots: uint32(words - 1), shift: uint(64 - bits.Len(uint(buckets-1)))}
	data = data[headerSize:]
	m.sets, data = data[:8*sets], data[8*sets:]
	m.words, data = data[:8*words], data[8*words:]
	m.first, m.weights = data[:4*(buckets+1)], data[4*(buckets+1):]
	for b := range buckets {
		if from, to := binary.LittleEndian.Uint32(m.first[4*b:]), binary.LittleEndian.Uint32(m.first[4*b+4:]); from > to || to > uint32(weights) {
			return nil, errors.New("damaged tagger model")
		}
	}
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
			w.class, w.fixed = uint16(e>>32), Tag(e>>48)
			return true
		}
	}
}

// set is the tags that words of a class may have.
func (m *Model) set(class uint16) Set {
	return Set(binary.LittleEndian.Uint64(m.sets[8*int(class):]))
}

// best returns the candidate whose weights for the features sum up highest.
func (m *Model) best(features []uint64, candidates Set) Tag {
	var score [64]int32
	for _, f := range features {
		b := int(f >> m.shift)
		from := int(binary.LittleEndian.Uint32(m.first[4*b:]))
		to := int(binary.LittleEndian.Uint32(m.first[4*b+4:]))
		row := m.weights[4*from : 4*to]
		for len(row) >= 4 {
			e := binary.LittleEndian.Uint32(row)
			if uint16(e) == uint16(f) {
				score[e>>16&63] += int32(e) >> 24
			}
			row = row[4:]
		}
	}
	top, best := None, int32(0)
	for s := uint64(candidates); s != 0; s &= s - 1 {
		if t := bits.TrailingZeros64(s) & 63; top == None || score[t] > best {
			top, best = Tag(t), score[t]
		}
	}
	return top
}

// open is the candidates for a word that the dictionary does not know.
const open = Nouns | Adjectives | Adverbs | Verbs | 1<<CD | 1<<FW | 1<<UH | 1<<IN | 1<<SYM
