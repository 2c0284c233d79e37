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

func mix(t, a, b uint64) uint64 {
	x := (a ^ t<<58 ^ b*0xd6e8feb86659fd93) * 0x9e3779b97f4a7c15
	x ^= x >> 32
	x *= 0xff51afd7ed558ccd
	return x ^ x>>29
}

// two packs a pair of symbols.
func two(a, b uint32) uint64 { return uint64(a)<<32 | uint64(b) }

// How many sequences of two, three and four units end with a unit; of five it is one.
const (
	ofTwo   = 5
	ofThree = 12
	ofFour  = 3
)

// five, fours, threes and twos write the hashes of the sequences of so many units that end with unit i.
func five(u []Unit, i int, f *[1]uint64) {
	a, b, c, d, e := &u[i-4], &u[i-3], &u[i-2], &u[i-1], &u[i]
	f[0] = mix(19, two(a.Tag, b.Tag)*0x9e3779b97f4a7c15+uint64(c.Tag)*0xc2b2ae3d27d4eb4f, two(d.Tag, e.Tag))
}

func fours(u []Unit, i int, f *[ofFour]uint64) {
	b, c, d, e := &u[i-3], &u[i-2], &u[i-1], &u[i]
	f[0] = mix(1, two(b.Class, c.Class), two(d.Class, e.Class))
	f[1] = mix(2, two(b.Tag, c.Tag), two(d.Tag, e.Tag))
	f[2] = mix(3, two(b.Sym, c.Tag), two(d.Tag, e.Sym))
}

func threes(u []Unit, i int, f *[ofThree]uint64) {
	c, d, e := &u[i-2], &u[i-1], &u[i]
	cd := two(c.Class, d.Class)
	f[0] = mix(4, cd, uint64(e.Class))
	f[1] = mix(5, two(c.Sym, d.Class), uint64(e.Class))
	f[2] = mix(6, two(c.Class, d.Sym), uint64(e.Class))
	f[3] = mix(7, cd, uint64(e.Sym))
	f[4] = mix(8, two(c.Sym, d.Sym), uint64(e.Class))
	f[5] = mix(9, two(c.Class, d.Sym), uint64(e.Sym))
	f[6] = mix(10, two(c.Sym, d.Class), uint64(e.Sym))
	f[7] = mix(11, two(c.Class, e.Class), 0)
	f[8] = mix(12, two(c.Sym, e.Class), 0)
	f[9] = mix(13, two(c.Class, e.Sym), 0)
	f[10] = mix(14, two(c.Tag, d.Tag), uint64(e.Tag))
	f[11] = mix(15, two(c.Tag, d.Sym), uint64(e.Tag))
}

func twos(u []Unit, i int, f *[ofTwo]uint64) {
	d, e := &u[i-1], &u[i]
	f[0] = mix(16, two(d.Class, e.Class), 0)
	f[1] = mix(17, two(d.Sym, e.Sym), 0)
	f[2] = mix(18, two(d.Sym, e.Class), 0)
	f[3] = mix(20, two(d.Class, e.Sym), 0)
	f[4] = mix(21, two(d.Tag, e.Tag), 0)
}

// A batch is hashes that are looked up together.
type batch struct {
	f [1 + ofFour + ofThree + ofTwo]uint64
	n int
}

// add adds the sequences of least to most units that end with unit i.
func (b *batch) add(u []Unit, i, least, most int) {
	if least <= 5 && most >= 5 {
		five(u, i, (*[1]uint64)(b.f[b.n:]))
		b.n++
	}
	if least <= 4 && most >= 4 {
		fours(u, i, (*[ofFour]uint64)(b.f[b.n:]))
		b.n += ofFour
	}
	if least <= 3 && most >= 3 {
		threes(u, i, (*[ofThree]uint64)(b.f[b.n:]))
		b.n += ofThree
	}
	if least <= 2 && most >= 2 {
		twos(u, i, (*[ofTwo]uint64)(b.f[b.n:]))
		b.n += ofTwo
	}
}

// Sequences calls do with the hashes of all sequences with a unit of from to end. Pad
// units must stand before and behind. The place of a hash says of what kind the sequence is.
func Sequences(u []Unit, from, end int, do func([]uint64)) {
	for i := from; i < end+longest-1; i++ {
		var b batch
		b.add(u, i, max(2, i-end+2), longest)
		do(b.f[:b.n])
	}
}

// ending is the sum of the weights of the sequences of least to most units that end with unit i.
func (m *Model) ending(u []Unit, i, least, most int) int32 {
	var b batch
	b.add(u, i, least, most)
	return m.sum(&b)
}

// reaching is the sum of the weights of all sequences with a unit of from to end.
func (m *Model) reaching(u []Unit, from, end int) (sum int32) {
	for i := from; i < end+longest-1; i++ {
		sum += m.ending(u, i, max(2, i-end+2), longest)
	}
	return sum
}
