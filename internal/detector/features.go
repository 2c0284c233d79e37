package detector

import (
	"encoding/binary"
	"math"

	"github.com/mtlint/mtlint/internal/tagger"
)

// A Unit is a word as the detector sees it.
type Unit struct {
	Sym   Symbol
	Tag   tagger.Tag
	Class Class
}

// Pad is the number of units before and after a sentence that features look at.
const Pad = 3

// edge stands before and after a sentence.
var edge = Unit{Sym: symEdge}

// NumFeatures is how many features a unit has at most.
const NumFeatures = 64

// A state is what went before in the sentence, further back than the window: the
// finite verbs of this clause, and the number of the noun that may be the subject.
type state struct{ clause, verbs, noun uint32 }

// The numbers of the noun.
const (
	noNoun = iota
	singular
	plural
	pronoun
)

func (s *state) pass(u Unit) {
	switch t := u.Tag; {
	case t == tagger.VBD || t == tagger.VBZ || t == tagger.VBP || t == tagger.MD:
		s.clause, s.verbs = min(s.clause+1, 3), min(s.verbs+1, 3)
		s.noun = noNoun
	case t == tagger.NN || t == tagger.NNP:
		if s.noun < 8 {
			s.noun = singular
		}
	case t == tagger.NNS || t == tagger.NNPS:
		if s.noun < 8 {
			s.noun = plural
		}
	case t == tagger.PRP:
		s.noun = pronoun
	case t == tagger.IN && s.noun != noNoun:
		s.noun |= 8 // what follows belongs to the noun before
	case t == tagger.Comma || t == tagger.Colon || t == tagger.CC || t == tagger.WDT || t == tagger.WP || t == tagger.WRB:
		s.clause = 0
	}
}

// A key is the hash of some words; features of those words are made from it.
type key uint64

// keyOf makes a key of two symbols. salt tells apart keys of other kinds.
func keyOf(a, b Symbol, salt uint64) key {
	x := (uint64(a)<<32 | uint64(b)) + salt
	x *= 0x9e3779b97f4a7c15
	return key(x ^ x>>32)
}

// at is the hash of a feature: its template, what stands in it besides the words of
// the key.
func (k key) at(template, value uint32) uint64 {
	x := (uint64(k) ^ uint64(template)<<56 ^ uint64(value)*0xd6e8feb86659fd93) * 0xff51afd7ed558ccd
	return x ^ x>>33
}

// A window slides over the units of a sentence; each step computes the keys of one
// new word and keeps those of the words before.
type window struct {
	units []Unit // with Pad edges on either side
	st    state
	word  [5]key // of the words i-2 to i+2
	pair  [2]key // of the words i-1, i and i, i+1
	skip  [3]key // of the words i-2, i; i-1, i+1; i, i+2
}

// newWindow returns the window at unit i.
func newWindow(units []Unit, i int) window {
	w := window{units: units}
	for k := range 5 {
		w.word[k] = w.one(i - 2 + k)
	}
	w.pair = [2]key{w.two(i - 1), w.two(i)}
	w.skip = [3]key{w.over(i - 2), w.over(i - 1), w.over(i)}
	for _, u := range units[Pad:i] {
		w.st.pass(u)
	}
	return w
}

func (w *window) one(i int) key  { return keyOf(w.units[i].Sym, 0, 1<<20) }
func (w *window) two(i int) key  { return keyOf(w.units[i].Sym, w.units[i+1].Sym, 0) }
func (w *window) over(i int) key { return keyOf(w.units[i].Sym, w.units[i+2].Sym, 5<<20) }

// next moves on from unit i to the one after it.
func (w *window) next(i int) {
	w.st.pass(w.units[i])
	w.word[0], w.word[1], w.word[2], w.word[3], w.word[4] = w.word[1], w.word[2], w.word[3], w.word[4], w.one(i+3)
	w.pair[0], w.pair[1] = w.pair[1], w.two(i+1)
	w.skip[0], w.skip[1], w.skip[2] = w.skip[1], w.skip[2], w.over(i+1)
}

// features writes the hashes of unit i's features.
func (w *window) features(i int, f *[NumFeatures]uint64) int {
	u := w.units[i-Pad : i+Pad+1 : i+Pad+1]
	t3, t2, t1 := uint32(u[0].Tag), uint32(u[1].Tag), uint32(u[2].Tag)
	t0 := uint32(u[3].Tag)
	n1, n2, n3 := uint32(u[4].Tag), uint32(u[5].Tag), uint32(u[6].Tag)
	left, right := t1<<6|t0, t0<<6|n1
	tri := left<<6 | n1

	c := w.word[2]
	f[0] = c.at(0, 0)
	f[1] = c.at(1, t1)
	f[2] = c.at(2, n1)
	f[3] = c.at(3, t1<<6|n1)
	f[4] = c.at(4, t2<<6|t1)
	f[5] = c.at(5, n1<<6|n2)
	f[6] = c.at(6, t0<<12|t1<<6|n1)

	p := w.pair[0]
	f[7] = p.at(0, 0)
	f[8] = p.at(1, n1)
	f[9] = p.at(2, t2)
	f[10] = p.at(3, uint32(u[4].Sym))
	f[11] = p.at(4, uint32(u[1].Sym))
	f[12] = p.at(5, t2<<6|n1)
	q := w.pair[1]
	f[13] = q.at(6, 0)
	f[14] = q.at(7, t1)
	f[15] = q.at(8, n2)
	f[16] = q.at(9, uint32(u[5].Sym))
	f[17] = q.at(10, t1<<6|n2)

	f[18] = w.skip[0].at(0, t1)
	f[19] = w.skip[1].at(1, 0)
	f[20] = w.skip[1].at(2, t0)
	f[21] = w.skip[2].at(3, n1)

	a := w.word[1]
	f[22] = a.at(7, t0)
	f[23] = a.at(8, right)
	f[24] = a.at(9, t2<<6|t0)
	b := w.word[3]
	f[25] = b.at(10, t0)
	f[26] = b.at(11, left)
	f[27] = b.at(12, right<<6|n2)
	f[28] = w.word[0].at(13, left)
	f[29] = w.word[4].at(14, right)
	f[30] = a.at(15, t0<<12|n1<<6|n2)

	m := key(0x2545f4914f6cdd1d * uint64(tri+1))
	f[31] = m.at(0, 0)
	f[32] = m.at(1, t2)
	f[33] = m.at(2, n2)
	f[34] = m.at(3, t2<<6|n2)
	f[35] = m.at(4, t3<<6|t2)
	f[36] = m.at(5, n2<<6|n3)
	f[37] = m.at(6, t3<<18|t2<<12|n2<<6|n3)
	l := key(0xda942042e4dd58b5 * uint64(left+1))
	f[38] = l.at(0, 0)
	f[39] = l.at(1, t2)
	f[40] = l.at(2, t3<<6|t2)
	f[41] = l.at(3, w.st.clause)
	f[42] = l.at(4, w.st.noun<<4|w.st.verbs)
	r := key(0x9fb21c651e98df25 * uint64(right+1))
	f[43] = r.at(0, 0)
	f[44] = r.at(1, n2)
	f[45] = r.at(2, n2<<6|n3)
	f[46] = r.at(3, w.st.clause<<8|w.st.noun<<4|w.st.verbs)
	f[47] = c.at(16, w.st.noun)
	f[48] = c.at(17, w.st.clause<<4|w.st.verbs)
	c2, c1, c0 := uint32(u[1].Class), uint32(u[2].Class), uint32(u[3].Class)
	d1, d2 := uint32(u[4].Class), uint32(u[5].Class)
	k := key(0xc2b2ae3d27d4eb4f * uint64(c0+1))
	f[49] = k.at(0, c1)
	f[50] = k.at(1, d1)
	f[51] = k.at(2, c1<<8|d1)
	f[52] = k.at(3, c2<<8|c1)
	f[53] = k.at(4, d1<<8|d2)
	f[54] = k.at(5, c2<<16|c1<<8|d1)
	f[55] = k.at(6, c1<<16|d1<<8|d2)
	f[56] = c.at(19, c1)
	f[57] = c.at(20, d1)
	f[58] = c.at(21, c1<<8|d1)
	f[59] = k.at(7, c2<<24|c1<<16|d1<<8|d2)
	n := 60
	if content.Has(u[3].Tag) {
		if d := w.repeated(i); d > 0 {
			f[n] = l.at(5, d)
			f[n+1] = r.at(4, 0)
			f[n+2] = c.at(18, d)
			n += 3
		}
	}
	return n
}

// content is the tags of words whose echo is heard.
const content tagger.Set = 1<<tagger.NN | 1<<tagger.NNS | 1<<tagger.VB | 1<<tagger.VBD | 1<<tagger.VBN | 1<<tagger.VBG | 1<<tagger.VBZ | 1<<tagger.JJ | 1<<tagger.RB

// repeated is how many units back unit i stands before, up to eight; 0 for none.
func (w *window) repeated(i int) uint32 {
	s := w.units[i].Sym
	for d := 1; d <= 8 && i-d >= Pad; d++ {
		if w.units[i-d].Sym == s {
			return uint32(d)
		}
	}
	return 0
}

// Score writes the sum of the weights of each unit of a sentence, which has Pad edges
// on either side, to z.
func (m *Model) Score(units []Unit, z []int32) { m.scoreRange(units, 0, len(units)-2*Pad, z) }

// scoreRange scores the units lo to hi, edges not counted.
func (m *Model) scoreRange(units []Unit, lo, hi int, z []int32) {
	m.scoreUntil(units, lo, hi, z, math.MaxFloat32)
}

// scoreUntil scores the units lo to hi, edges not counted, and takes what the scores
// say off spare, of which it returns the rest. It stops where nothing is left.
func (m *Model) scoreUntil(units []Unit, lo, hi int, z []int32, spare float32) float32 {
	if lo >= hi {
		return spare
	}
	w := newWindow(units, lo+Pad)
	var f [NumFeatures]uint64
	for i := lo + Pad; ; i++ {
		sum := m.sum(&f, w.features(i, &f))
		z[i-Pad-lo] = sum
		if spare -= m.softplus(sum); spare < 0 || i == hi+Pad-1 {
			return spare
		}
		w.next(i)
	}
}

// sum adds up the weights of the first n features by their hashes.
//
// Nearly all its time is waiting for memory. So one loop asks for what all features
// need before the next looks at any of it, and neither has a branch that could be
// taken wrongly before the memory answers.
func (m *Model) sum(f *[NumFeatures]uint64, n int) int32 {
	var found [NumFeatures]uint32
	n = min(n, NumFeatures)
	table, shift := m.w, m.shift&63
	for i, h := range f[:n] {
		found[i] = binary.LittleEndian.Uint32(table[h>>shift<<2:])
	}
	sum := m.bias
	for i, pair := range found[:n] {
		check := uint32(uint8(f[i]))
		first, second := equal(pair&0xff, check), equal(pair>>16&0xff, check)
		sum += int32(int8(pair>>8))&first&^second + int32(pair)>>24&second
	}
	return sum
}

// equal is -1 where two bytes are equal, and 0 where not.
func equal(a, b uint32) int32 { return int32((a^b)-1) >> 31 }

// Features calls do with the hashes of each unit's features. It is for training.
func Features(units []Unit, do func(i int, hashes []uint64)) {
	if len(units) <= 2*Pad {
		return
	}
	w := newWindow(units, Pad)
	var f [NumFeatures]uint64
	for i := Pad; ; i++ {
		do(i-Pad, f[:w.features(i, &f)])
		if i == len(units)-Pad-1 {
			return
		}
		w.next(i)
	}
}
