package detector

import "github.com/mtlint/mtlint/internal/tagger"

// A Unit is a word as the detector sees it.
type Unit struct {
	Sym   Symbol
	Tag   tagger.Tag
	Class Class
	Echo  uint8 // how many units back the same content word stands; 0 for farther than maxEcho
}

// Pad is the number of units before and after a sentence that patterns look at.
const Pad = 3

// edge stands before and after a sentence.
var edge = Unit{Sym: symEdge}

// Patterns of up to five units speak of the unit in their middle, the one before it
// and the one after it. NumPatterns is how many are anchored at a unit at most; the
// first QuickPatterns of them are all that the quick model looks at.
const (
	NumPatterns   = 25
	QuickPatterns = 7
)

// A state is what went before in the sentence, further back than the patterns: the
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

// hash mixes up to two symbols with the number of the pattern and the tags in it.
func hash(words uint64, number, tags uint32) uint64 {
	x := words*0x9e3779b97f4a7c15 + uint64(number<<26^tags)*0xd6e8feb86659fd93
	x = (x ^ x>>29) * 0xff51afd7ed558ccd
	return x ^ x>>32
}

// two are two symbols in one word.
func two(a, b Symbol) uint64 { return uint64(a)<<32 | uint64(b) }

// quickKeys writes the hashes of the quick patterns anchored at unit i.
func quickKeys(units []Unit, i int, k *[NumPatterns]uint64) {
	u := (*[4]Unit)(units[i-1:])
	before, here, after, after2 := uint32(u[0].Tag), uint32(u[1].Tag), uint32(u[2].Tag), uint32(u[3].Tag)
	single := uint64(u[1].Sym)
	k[0] = hash(0, 0, before<<18|here<<12|after<<6|after2)
	k[1] = hash(two(u[1].Sym, u[2].Sym), 1, 0)
	k[2] = hash(single, 2, before<<12|here<<6|after)
	k[3] = hash(uint64(u[2].Sym), 3, before<<6|here)
	k[4] = hash(uint64(u[0].Sym), 4, here<<6|after)
	k[5] = hash(single, 5, uint32(u[0].Class))
	k[6] = hash(single, 6, uint32(u[2].Class))
}

// keys writes the hashes of all patterns anchored at unit i, which stands after what
// is in st, and returns their number.
func keys(units []Unit, i int, st state, k *[NumPatterns]uint64) int {
	quickKeys(units, i, k)
	u := (*[5]Unit)(units[i-2:])
	t := uint32(u[0].Tag)<<24 | uint32(u[1].Tag)<<18 | uint32(u[2].Tag)<<12 | uint32(u[3].Tag)<<6 | uint32(u[4].Tag)
	before, here, after, after2 := uint32(u[1].Tag), uint32(u[2].Tag), uint32(u[3].Tag), uint32(u[4].Tag)
	s := st.clause | st.verbs<<2 | st.noun<<4
	c1, c0, d1, d2 := uint32(u[1].Class), uint32(u[2].Class), uint32(u[3].Class), uint32(u[4].Class)
	a, w, b := u[1].Sym, u[2].Sym, u[3].Sym
	pair, around, single := two(w, b), two(a, b), uint64(w)

	k[7] = hash(0, 7, t>>6&0x3ffff)
	k[8] = hash(1, 8, t)
	k[9] = hash(uint64(s), 9, here<<6|after)
	k[10] = hash(2, 10, c1<<16|c0<<8|d1)
	k[11] = hash(uint64(c1)<<8|uint64(c0), 11, d1<<8|d2)
	k[12] = hash(pair, 12, after2)
	k[13] = hash(pair, 13, before)
	k[14] = hash(pair+uint64(a)*0xc2b2ae3d27d4eb4f, 14, 0)
	k[15] = hash(around, 15, here)
	k[16] = hash(around, 16, 0)
	k[17] = hash(single, 17, before)
	k[18] = hash(single, 18, after)
	k[19] = hash(single, 19, s)
	k[20] = hash(single, 20, c1<<8|d1)
	k[21] = hash(pair, 21, before<<6|after2)
	k[22] = hash(single, 22, here)
	if u[2].Echo == 0 {
		return 23
	}
	k[23] = hash(3, 23, before<<12|here<<6|uint32(u[2].Echo))
	k[24] = hash(single, 24, uint32(u[2].Echo))
	return 25
}

// content is the tags of words whose echo is heard.
const content tagger.Set = 1<<tagger.NN | 1<<tagger.NNS | 1<<tagger.VB | 1<<tagger.VBD | 1<<tagger.VBN | 1<<tagger.VBG | 1<<tagger.VBZ | 1<<tagger.JJ | 1<<tagger.RB

// maxEcho is how many units back an echo is heard.
const maxEcho = 8

// Patterns calls do with the hashes of the patterns anchored at each unit and at the
// edges beside the sentence, which are -1 and the number of units. It is for training.
func Patterns(units []Unit, do func(i int, hashes []uint64)) {
	var st state
	var k [NumPatterns]uint64
	for i := Pad - 1; i <= len(units)-Pad; i++ {
		n := keys(units, i, st, &k)
		do(i-Pad, k[:n])
		st.pass(units[i])
	}
}
