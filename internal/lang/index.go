package lang

// An Index is a map from folded words for which the hash of a word is given. Layers
// know the hash of every word of a text, so that asking for the many words that
// are in no list costs one comparison (see BenchmarkIndex).
type Index[V any] struct {
	slots  []int32  // open addressing, power of two: index into words + 1
	filter []uint64 // a bit for each slot's worth of hashes: small enough for the fast caches, and most words have none
	words  []indexed
	values []V // of the words
	memo   memo
}

// indexed is a word with all that a search reads of it, in one place of the memory.
type indexed struct {
	key  string
	hash uint32
}

// NewIndex makes an index of m.
func NewIndex[V any](m map[string]V) *Index[V] {
	x := MakeIndex[V](len(m))
	for word, v := range m { // the order shows in nothing but the slots
		*x.Ref(word) = v
	}
	return x
}

// MakeIndex returns an empty index with room for so many words; to fill it takes half
// of the time that a map takes.
func MakeIndex[V any](words int) *Index[V] {
	size := 16
	for size < 4*words {
		size *= 2
	}
	return &Index[V]{slots: make([]int32, size), filter: make([]uint64, size/16), words: make([]indexed, 0, words), values: make([]V, 0, words)}
}

// bit is where the filter has the bit of a hash.
func (x *Index[V]) bit(hash uint32) (word int, bit uint64) {
	at := hash * 0x9e3779b1
	return int(at>>6) & (len(x.filter) - 1), 1 << (at & 63)
}

// Ref returns where the value of a word is kept until the next word is added. A new
// word is added with the zero value.
func (x *Index[V]) Ref(key string) *V {
	hash := Hash(key)
	slot := x.slot(key, hash)
	if x.slots[slot] == 0 {
		if 2*len(x.words) >= len(x.slots) {
			x.grow()
			slot = x.slot(key, hash)
		}
		x.words = append(x.words, indexed{key, hash})
		x.values = append(x.values, *new(V))
		x.slots[slot] = int32(len(x.words))
		word, bit := x.bit(hash)
		x.filter[word] |= bit
	}
	return &x.values[x.slots[slot]-1]
}

// slot is where a word is, or where it belongs.
func (x *Index[V]) slot(word string, hash uint32) int {
	slot := Slot(hash, len(x.slots))
	for x.slots[slot] != 0 {
		if w := &x.words[x.slots[slot]-1]; w.hash == hash && w.key == word {
			break
		}
		slot = (slot + 1) & (len(x.slots) - 1)
	}
	return slot
}

func (x *Index[V]) grow() {
	x.slots, x.filter = make([]int32, 4*len(x.slots)), make([]uint64, 4*len(x.filter))
	for k := range x.words {
		hash := x.words[k].hash
		slot := Slot(hash, len(x.slots))
		for x.slots[slot] != 0 {
			slot = (slot + 1) & (len(x.slots) - 1)
		}
		x.slots[slot] = int32(k + 1)
		word, bit := x.bit(hash)
		x.filter[word] |= bit
	}
}

// Len is the number of words.
func (x *Index[V]) Len() int { return len(x.words) }

// Get returns the value of a word.
func (x *Index[V]) Get(word string) (v V, ok bool) { return x.GetHashed(word, Hash(word)) }

// GetHashed returns the value of a word whose Hash is known.
func (x *Index[V]) GetHashed(word string, hash uint32) (v V, ok bool) {
	if at := x.place(word, hash); at >= 0 {
		return x.values[at], true
	}
	return v, false
}

// place is where among the words a word is, -1 if it is not.
func (x *Index[V]) place(word string, hash uint32) int {
	if word, bit := x.bit(hash); x.filter[word]&bit == 0 {
		return -1
	}
	return int(x.slots[x.slot(word, hash)]) - 1
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
