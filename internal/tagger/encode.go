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

// Encode writes a model: the tags that each word of the dictionary may have, and the
// weights. Equal input gives equal bytes.
func Encode(dictionary map[string]Set, weights []Weight) []byte {
	words := make([]string, 0, len(dictionary))
	sets := []Set{0}
	for w, s := range dictionary {
		words, sets = append(words, w), append(sets, s)
	}
	slices.Sort(words)
	slices.Sort(sets)
	sets = slices.Compact(sets)
	slots := power(len(words) * 3 / 2)
	table := make([]uint64, slots)
	for _, w := range words {
		hash, set := lang.Hash(w), dictionary[w]
		class, _ := slices.BinarySearch(sets, set)
		e := uint64(hash) | uint64(class)<<32
		if bits.OnesCount64(uint64(set)) == 1 {
			e |= uint64(bits.TrailingZeros64(uint64(set))) << 48
		}
		slot := (hash ^ hash>>15) & uint32(slots-1)
		for table[slot]>>32 != 0 && uint32(table[slot]) != hash {
			slot = (slot + 1) & uint32(slots-1)
		}
		table[slot] = e
	}
	buckets := power(len(weights) / 3)
	shift := 64 - bits.Len(uint(buckets-1))
	slices.SortFunc(weights, func(a, b Weight) int {
		return cmp.Or(cmp.Compare(a.Feature, b.Feature), cmp.Compare(a.Tag, b.Tag))
	})

	le := binary.LittleEndian
	out := []byte(magic)
	for _, n := range []int{len(sets), slots, buckets, len(weights)} {
		out = le.AppendUint32(out, uint32(n))
	}
	for _, s := range sets {
		out = le.AppendUint64(out, uint64(s))
	}
	for _, e := range table {
		out = le.AppendUint64(out, e)
	}
	at := 0
	for b := range uint64(buckets) {
		out = le.AppendUint32(out, uint32(at))
		for at < len(weights) && weights[at].Feature>>shift == b {
			at++
		}
	}
	out = le.AppendUint32(out, uint32(at))
	for _, w := range weights {
		out = le.AppendUint32(out, uint32(uint16(w.Feature))|uint32(w.Tag)<<16|uint32(uint8(w.Value))<<24)
	}
	return out
}

// power is the least power of two that is above n.
func power(n int) int { return 1 << bits.Len(uint(n)) }
