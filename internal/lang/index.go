package lang

// An Index is a map from folded words for which the hash of a word is given. Layers
// know the hash of every word of a text, so that asking for the many words that
// are in no list costs one comparison (see BenchmarkIndex).
type Index[V any] struct {
	slots  []int32 // open addressing, power of two: index into keys + 1
	hashes []uint32
	keys   []string
	values []V
}

// NewIndex makes an index of m.
func NewIndex[V any](m map[string]V) *Index[V] {
	size := 16
	for size < 4*len(m) {
		size *= 2
	}
	x := &Index[V]{slots: make([]int32, size)}
	for word, v := range m { // the order shows in nothing but the slots
		x.keys, x.values, x.hashes = append(x.keys, word), append(x.values, v), append(x.hashes, Hash(word))
		slot := Slot(x.hashes[len(x.keys)-1], size)
		for x.slots[slot] != 0 {
			slot = (slot + 1) & (size - 1)
		}
		x.slots[slot] = int32(len(x.keys))
	}
	return x
}

// Get returns the value of a word.
func (x *Index[V]) Get(word string) (v V, ok bool) { return x.GetHashed(word, Hash(word)) }

// GetHashed returns the value of a word whose Hash is known.
func (x *Index[V]) GetHashed(word string, hash uint32) (v V, ok bool) {
	for slot := Slot(hash, len(x.slots)); x.slots[slot] != 0; slot = (slot + 1) & (len(x.slots) - 1) {
		if k := x.slots[slot] - 1; x.hashes[k] == hash && x.keys[k] == word {
			return x.values[k], true
		}
	}
	return v, false
}

// Hash is FNV-1a, of 32 bits.
func Hash(s string) uint32 { return HashOn(2166136261, s) }

// HashOn is the Hash of what has the hash h with s behind it.
func HashOn(h uint32, s string) uint32 {
	for i := range len(s) {
		h = (h ^ uint32(s[i])) * 16777619
	}
	return h
}

// Slot is where the search for a hash begins in a table whose size is a power of two.
func Slot(hash uint32, size int) int { return int(hash^hash>>15) & (size - 1) }
