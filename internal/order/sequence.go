package order

// A Unit is a word as the model sees it, from the finest to the coarsest.
type Unit struct {
	Sym   uint32 // the word, or its class if the model does not know it
	Class uint32 // the tags that it may bear; of frequent words the word
	Tag   uint32 // the tag that it usually bears
}

// Pad is the number of edges before and after the units of a sentence.
const Pad = 4

// longest is the length of the longest sequence.
const longest = 5

// templates is how many sequences begin at a unit at most.
const templates = 24

func mix(t, a, b uint64) uint64 {
	x := (a ^ t<<58 ^ b*0xd6e8feb86659fd93) * 0x9e3779b97f4a7c15
	x ^= x >> 32
	x *= 0xff51afd7ed558ccd
	return x ^ x>>29
}

// two packs a pair of symbols.
func two(a, b uint32) uint64 { return uint64(a)<<32 | uint64(b) }

// sequences writes the hashes of those sequences that end with unit i and hold at least so
// many units, and returns how many there are.
func sequences(u []Unit, i, least int, f *[templates]uint64) int {
	u = u[i-4 : i+1 : i+1]
	a, b, c, d, e := &u[0], &u[1], &u[2], &u[3], &u[4]
	if least > 5 {
		return 0
	}
	f[0] = mix(19, two(a.Tag, b.Tag)*0x9e3779b97f4a7c15+uint64(c.Tag)*0xc2b2ae3d27d4eb4f, two(d.Tag, e.Tag))
	if least > 4 {
		return 1
	}
	f[1] = mix(1, two(b.Class, c.Class), two(d.Class, e.Class))
	f[2] = mix(2, two(b.Tag, c.Tag), two(d.Tag, e.Tag))
	f[3] = mix(3, two(b.Sym, c.Tag), two(d.Tag, e.Sym))
	if least > 3 {
		return 4
	}
	cd := two(c.Class, d.Class)
	f[4] = mix(4, cd, uint64(e.Class))
	f[5] = mix(5, two(c.Sym, d.Class), uint64(e.Class))
	f[6] = mix(6, two(c.Class, d.Sym), uint64(e.Class))
	f[7] = mix(7, cd, uint64(e.Sym))
	f[8] = mix(8, two(c.Sym, d.Sym), uint64(e.Class))
	f[9] = mix(9, two(c.Class, d.Sym), uint64(e.Sym))
	f[10] = mix(10, two(c.Sym, d.Class), uint64(e.Sym))
	f[11] = mix(11, two(c.Class, e.Class), 0)
	f[12] = mix(12, two(c.Sym, e.Class), 0)
	f[13] = mix(13, two(c.Class, e.Sym), 0)
	f[14] = mix(14, two(c.Tag, d.Tag), uint64(e.Tag))
	f[15] = mix(15, two(c.Tag, d.Sym), uint64(e.Tag))
	if least > 2 {
		return 16
	}
	f[16] = mix(16, two(d.Class, e.Class), 0)
	f[17] = mix(17, two(d.Sym, e.Sym), 0)
	f[18] = mix(18, two(d.Sym, e.Class), 0)
	f[19] = mix(20, two(d.Class, e.Sym), 0)
	f[20] = mix(21, two(d.Tag, e.Tag), 0)
	return 21
}

// Sequences calls do with the hashes of all sequences with a unit of from to end. Pad
// units must stand before and behind. The place of a hash says of what kind the sequence is.
func Sequences(u []Unit, from, end int, do func([]uint64)) {
	var f [templates]uint64
	for i := from; i < end+longest-1; i++ {
		do(f[:sequences(u, i, i-end+2, &f)])
	}
}

// ending is the sum of the weights of the sequences that end with unit i and hold at
// least so many units.
func (m *Model) ending(u []Unit, i, least int) (sum int32) {
	var f [templates]uint64
	n := sequences(u, i, least, &f)
	for _, h := range f[:n] {
		sum += m.weight(h)
	}
	return sum
}
