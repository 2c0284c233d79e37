package detector

import (
	"encoding/binary"
	"math"
)

// Score writes the sum of the weights of each unit of a sentence, which has Pad edges
// on either side, to z. The quick model decides most of them; where it has doubts, the
// whole model is asked. all: the whole model is asked about all of them.
func (m *Model) Score(units []Unit, z []int32, all bool) {
	if all {
		m.scoreRange(units, 0, len(z), z)
		return
	}
	var k [NumPatterns]uint64
	// What stands before the anchor and before the two units before it.
	var here, last, before state
	var since state // of the first doubtful unit of a run: what stands before the unit before it
	doubtful := -1  // that unit, or -1
	sum, next := m.bias[quick], m.bias[quick]
	for i := Pad - 1; i <= len(units)-Pad; i++ {
		quickKeys(units, i, &k)
		l, c, r := m.tables[quick].weigh(&k, QuickPatterns)
		if at := i - 1 - Pad; at >= 0 {
			z[at] = sum + l
			switch {
			case z[at] < m.Doubtful:
				if doubtful >= 0 {
					m.refine(units, doubtful, at, since, z)
					doubtful = -1
				}
			case doubtful < 0:
				doubtful, since = at, before
			}
		}
		sum, next = next+c, m.bias[quick]+r
		before, last = last, here
		here.pass(units[i])
	}
	if doubtful >= 0 {
		m.refine(units, doubtful, len(z), since, z)
	}
}

// refine asks the whole model about the units lo to hi of a sentence.
func (m *Model) refine(units []Unit, lo, hi int, st state, z []int32) {
	m.scoreUntil(units, lo, hi, st, z[lo:hi], math.MaxFloat32)
}

// stateAt is what stands before the unit before unit lo, edges not counted.
func stateAt(units []Unit, lo int) (st state) {
	for _, u := range units[Pad : Pad+max(lo-1, 0)] {
		st.pass(u)
	}
	return st
}

// scoreRange asks the whole model about the units lo to hi, edges not counted.
func (m *Model) scoreRange(units []Unit, lo, hi int, z []int32) {
	m.scoreUntil(units, lo, hi, stateAt(units, lo), z, math.MaxFloat32)
}

// scoreUntil scores the units lo to hi, edges not counted, by the whole model, and takes
// what the scores say off spare, of which it returns the rest. It stops where nothing is
// left. st is what stands before the unit before lo.
func (m *Model) scoreUntil(units []Unit, lo, hi int, st state, z []int32, spare float32) float32 {
	if lo >= hi {
		return spare
	}
	var k [NumPatterns]uint64
	sum, next := m.bias[deep], m.bias[deep]
	for i := lo + Pad - 1; ; i++ {
		n := keys(units, i, st, &k)
		l, c, r := m.tables[deep].weigh(&k, n)
		if at := i - 1 - Pad; at >= lo {
			z[at-lo] = sum + l
			if spare -= m.softplus(sum + l); spare < 0 || i == hi+Pad {
				return spare
			}
		}
		sum, next = next+c, m.bias[deep]+r
		st.pass(units[i])
	}
}

// weights are pairs of entries of four bytes: a check, and the weights for the unit
// before the anchor, for the anchor and for the unit after it, each with 128 added. A
// pattern's hash gives the pair that one of its entries may be.
type weights struct {
	shift uint // of a hash, gives the number of its pair
	pairs []byte
}

// lanes are the bytes of an entry that make a sum of 16 bits each.
const lanes = 0x00ff00ff

// weigh adds up what the first n patterns by their hashes say of the unit before the
// anchor, of the anchor, and of the unit after it.
//
// Nearly all its time is waiting for memory. So one loop asks for what all patterns
// need before the next looks at any of it, and neither has a branch that could be taken
// wrongly before the memory answers.
func (t *weights) weigh(k *[NumPatterns]uint64, n int) (before, at, after int32) {
	var found [NumPatterns]uint64
	n = min(n, NumPatterns)
	pairs, shift := t.pairs, t.shift&63
	for i, h := range k[:n] {
		found[i] = binary.LittleEndian.Uint64(pairs[h>>shift<<3:])
	}
	// Weights are stored with 128 added, so that they add up without signs: those of
	// the units before and after in one sum, that of the anchor in the other.
	var sides, middle uint32
	for i, pair := range found[:n] {
		check := uint32(uint8(k[i]))
		one, other := uint32(pair), uint32(pair>>32)
		first := equal(one&0xff, check)
		second := equal(other&0xff, check) &^ first
		e := one&first | other&second | neutral&^(first|second)
		sides += e >> 8 & lanes
		middle += e >> 16 & 0xff
	}
	zero := int32(n) << 7
	return int32(sides&0xffff) - zero, int32(middle) - zero, int32(sides>>16) - zero
}

// fetch has the whole table brought into the cache, one line after the other: that is
// much faster than to wait for most of them, here and there, when they are needed. It is not
// inlined, since the compiler would leave it out as nobody wants the sum.
//
//go:noinline
func (t *weights) fetch() (sum byte) {
	const line = 64
	for i := 0; i < len(t.pairs); i += line {
		sum |= t.pairs[i]
	}
	return sum
}

// neutral is an entry without weight, and what stands where there is none.
const neutral uint32 = 0x80808000

// equal has all bits set where two bytes are equal, and none where not.
func equal(a, b uint32) uint32 { return uint32(int32((a^b)-1) >> 31) }
