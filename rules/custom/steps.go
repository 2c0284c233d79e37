package custom

// steps leads from a node of the trie and a word to the next node. It is a table of
// open addressing: a map takes five times as long, and every word of an article asks.
type steps struct {
	keys  []uint64 // node and word; words count from 1, so that 0 is a free slot
	nodes []int32
	used  int
}

func (s *steps) slot(key uint64) int {
	h := key * 0x9e3779b97f4a7c15
	slot := int(h>>32) & (len(s.keys) - 1)
	for s.keys[slot] != 0 && s.keys[slot] != key {
		slot = (slot + 1) & (len(s.keys) - 1)
	}
	return slot
}

// from is the node behind a node by a word, 0 if there is none.
func (s *steps) from(node, word int32) int32 {
	if s.used == 0 {
		return 0
	}
	return s.nodes[s.slot(uint64(node)<<32|uint64(word))]
}

// add adds a step that is not there yet.
func (s *steps) add(node, word, to int32) {
	if 2*s.used >= len(s.keys) {
		old := *s
		s.keys, s.nodes = make([]uint64, max(16, 4*len(old.keys))), make([]int32, max(16, 4*len(old.keys)))
		for i, key := range old.keys {
			if key != 0 {
				at := s.slot(key)
				s.keys[at], s.nodes[at] = key, old.nodes[i]
			}
		}
	}
	at := s.slot(uint64(node)<<32 | uint64(word))
	s.keys[at], s.nodes[at] = uint64(node)<<32|uint64(word), to
	s.used++
}
