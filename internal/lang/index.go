package lang

// An Index is a map from folded words that says no quickly. Most words of a text
// are in none of the lists that rules ask for, so a bit for the word's length and
// three of its bytes answers before the word is hashed: two to three times as
// fast as a map on running text (see BenchmarkIndex).
type Index[V any] struct {
	m    map[string]V
	bits [256]uint64
}

// NewIndex makes an index of m, which must not be changed any more.
func NewIndex[V any](m map[string]V) *Index[V] {
	x := &Index[V]{m: m}
	for word := range m {
		if word != "" {
			b := bit(word)
			x.bits[b>>6] |= 1 << (b & 63)
		}
	}
	return x
}

// Get returns the value of a word.
func (x *Index[V]) Get(word string) (v V, ok bool) {
	if word == "" {
		return v, false
	}
	if b := bit(word); x.bits[b>>6]>>(b&63)&1 == 0 {
		return v, false
	}
	v, ok = x.m[word]
	return v, ok
}

// bit is the number of a word's bit, below 1<<14.
func bit(word string) uint32 {
	n := len(word)
	h := uint32(word[0]) | uint32(word[n-1])<<8 | uint32(word[n/2])<<16 | uint32(n)<<24
	return h * 0x9e3779b1 >> 18
}
