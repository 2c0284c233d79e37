package order

import (
	"github.com/mtlint/mtlint/internal/detector"
	"github.com/mtlint/mtlint/internal/text"
)

// A Move is a stretch of a sentence in an order that is unlikely, and the order that was
// probably meant.
type Move struct {
	From, End int     // units of the sentence, edges not counted
	Order     []int8  // which of the units comes first, second, …
	Gain      float32 // how much likelier the other order is, in logits
	Doubt     float32 // by how much less the detector of garbled words doubts it, in logits
	Left      float32 // how much it doubts the other order all the same
}

// Worth is what speaks for the move. The detector is surer of itself than it may be.
func (m *Move) Worth() float32 { return m.Gain + 0.65*m.Doubt }

// farthest is how many words a move may exchange.
const farthest = 4

// simpler is what a move must gain more than one of fewer words, by the number of words: there
// are many orders of four words, and one of them gains something by chance.
var simpler = [farthest + 1]int32{3: 15, 4: 30}

// A searcher looks for better orders.
type searcher struct {
	doc  *text.Document
	m    *Model
	d    *detector.Model
	u    []Unit  // the sentence, which the search changes and restores
	odd  []bool  // of its units, edges not counted: the detector has doubts
	ends []int32 // of each unit: the sum of the weights of the sequences that end with it

	// of one search
	from, size int
	order      [farthest]int8
	used       [farthest]bool
	was        int32

	top   [best]candidate // what was found, the best first
	found int
	orig  [farthest]Unit
	mixed []detector.Unit
	z     []int32
}

// best is how many orders are shown to the detector.
const best = 6

type candidate struct {
	from        int
	worth, gain int32
	size        int8
	order       [farthest]int8
}

// read takes a sentence.
func (s *searcher) read(u []Unit) {
	s.u = u
	s.ends = s.ends[:0]
	for i := range u {
		sum := int32(0)
		if i >= Pad {
			sum = s.m.ending(u, i, 2)
		}
		s.ends = append(s.ends, sum)
	}
}

// around is the sum of the weights of the sequences that end in a stretch of farthest units or just
// behind it.
func (s *searcher) around(from int) (sum int32) {
	for _, v := range s.ends[from : from+farthest+1] {
		sum += v
	}
	return sum
}

// collect gathers the other orders of so many units that gain most.
func (s *searcher) collect(from, size int) {
	s.from, s.size, s.found = from, size, 0
	copy(s.orig[:], s.u[from:from+size])
	s.used = [farthest]bool{}
	s.was = 0
	for i := from; i < from+size; i++ {
		s.was += s.ends[i]
	}
	s.was += s.tail()
	s.place(0, 0)
	copy(s.u[from:from+size], s.orig[:size])
}

// tail is the sum of the weights of the sequences that end behind the stretch and
// reach into it.
func (s *searcher) tail() (sum int32) {
	end := s.from + s.size
	for i := end; i < end+longest-1; i++ {
		sum += s.m.ending(s.u, i, i-end+2)
	}
	return sum
}

// lowest is the sum of weights with which a word may end sequences in an order that was meant:
// it is a very ordinary one.
const lowest = -100

// place tries each unit that is left as the next one.
func (s *searcher) place(at int, is int32) {
	if at == s.size {
		s.done(is + s.tail())
		return
	}
	for k := range s.size {
		if s.used[k] {
			continue
		}
		s.u[s.from+at], s.order[at] = s.orig[k], int8(k)
		e := s.m.ending(s.u, s.from+at, 2)
		if e < lowest {
			continue
		}
		s.used[k] = true
		s.place(at+1, is+e)
		s.used[k] = false
	}
}

// done keeps an order of all units, if it is one of the best.
func (s *searcher) done(is int32) {
	first, last := 0, s.size
	for first < last && int(s.order[first]) == first {
		first++
	}
	for last > first && int(s.order[last-1]) == last-1 {
		last--
	}
	if first == last {
		return
	}
	gain := is - s.was
	c := candidate{from: s.from + first, worth: gain - simpler[last-first], gain: gain, size: int8(last - first)}
	for k := first; k < last; k++ {
		c.order[k-first] = s.order[k] - int8(first)
	}
	if c.worth <= 0 || s.found == best && c.worth <= s.top[best-1].worth {
		return
	}
	if s.found < best {
		s.found++
	}
	k := s.found - 1
	for ; k > 0 && s.top[k-1].worth < c.worth; k-- {
		s.top[k] = s.top[k-1]
	}
	s.top[k] = c
}
