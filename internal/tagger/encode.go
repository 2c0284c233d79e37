package tagger

import (
	"cmp"
	"encoding/binary"
	"math/bits"
	"slices"

	"github.com/mtlint/mtlint/internal/lang"
)

// A Weight is what a feature says for a tag; training makes them.
type Weight struct {
	Feature uint64
	Tag     Tag
	Value   int8
}

// An Entry is a word of the dictionary: the tags it may have, and whether it was
// hardly seen in training, so that its ending matters.
type Entry struct {
	Tags Set
	Rare bool
}

// Encode writes a model of a dictionary and weights. Equal input gives equal bytes.
func Encode(dictionary map[string]Entry, weights []Weight) []byte {
	words := make([]string, 0, len(dictionary))
	sets := derived()
	for w, e := range dictionary {
		words, sets = append(words, w), append(sets, e.Tags)
	}
	slices.Sort(words)
	slices.Sort(sets)
	sets = slices.Compact(sets)
	slots := power(len(words) * 3 / 2)
	table := make([]uint64, slots)
	for _, w := range words {
		hash, set := lang.Hash(w), dictionary[w].Tags
		class, _ := slices.BinarySearch(sets, set)
		e := uint64(hash) | uint64(class)<<32
		if set&(set-1) == 0 {
			e |= uint64(first(set)) << 48
		}
		if dictionary[w].Rare {
			e |= 1 << 56
		}
		slot := (hash ^ hash>>15) & uint32(slots-1)
		for table[slot]>>32 != 0 && uint32(table[slot]) != hash {
			slot = (slot + 1) & uint32(slots-1)
		}
		table[slot] = e
	}
	slices.SortFunc(weights, func(a, b Weight) int {
		return cmp.Or(cmp.Compare(a.Feature, b.Feature), cmp.Compare(a.Tag, b.Tag))
	})

	le := binary.LittleEndian
	out := []byte(magic)
	features, rows := encodeFeatures(weights)
	for _, n := range []int{len(sets), slots, len(features), len(rows)} {
		out = le.AppendUint32(out, uint32(n))
	}
	for _, s := range sets {
		out = le.AppendUint64(out, uint64(s))
	}
	for _, e := range table {
		out = le.AppendUint64(out, e)
	}
	for _, e := range features {
		out = le.AppendUint64(out, e)
	}
	return append(out, rows...)
}

// encodeFeatures makes the table of the features of weights, which are in order, and
// the rows that do not fit into it.
func encodeFeatures(weights []Weight) (table []uint64, rows []byte) {
	n := 0
	for i := range weights {
		if i == 0 || weights[i].Feature != weights[i-1].Feature {
			n++
		}
	}
	table = make([]uint64, n*5/3+1)
	for len(weights) > 0 {
		f, n := weights[0].Feature, 1
		for n < len(weights) && weights[n].Feature == f {
			n++
		}
		place := home(f, len(table))
		for table[place] != 0 {
			place = (place + 1) % len(table)
		}
		e := f & checkMask
		if n <= shortRow {
			for i, w := range weights[:n] {
				e |= (uint64(w.Tag) | uint64(uint8(w.Value))<<8) << (16 + 16*i)
			}
		} else {
			e |= wideRow<<16 | uint64(len(rows))<<32
			rows = appendRow(rows, weights[:n])
		}
		table[place] = e
		weights = weights[n:]
	}
	return table, rows
}

// appendRow appends the weights of one feature, which are in the order of their tags.
func appendRow(rows []byte, weights []Weight) []byte {
	var set Set
	for _, w := range weights {
		set |= 1 << w.Tag
	}
	rows = binary.LittleEndian.AppendUint64(rows, uint64(set))
	for _, w := range weights {
		rows = append(rows, byte(w.Value))
	}
	return rows
}

// power is the least power of two that is above n.
func power(n int) int { return 1 << bits.Len(uint(n)) }
