package order

import (
	"math"

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
	ends []int32 // of each unit: the sum of the weights of the sequences that end with it, once asked for

	// of one search
	from, size int
	order      [farthest]int8
	used       [farthest]bool
	was        int32
	sums

	top   [best]candidate // what was found, the best first
	found int
	orig  [farthest]Unit
	mixed []detector.Unit
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
	for range u {
		s.ends = append(s.ends, unknown)
	}
}

// end is the sum of the weights of the sequences that end with unit i.
func (s *searcher) end(i int) int32 {
	if s.ends[i] == unknown {
		s.ends[i] = s.m.ending(s.u, i, 2, longest)
	}
	return s.ends[i]
}

// unknown is no sum.
const unknown = math.MinInt32

var unknownSums = func() (s sums) {
	for i := range farthest {
		s.last[i] = unknown
		for k := range farthest {
			s.pair[i][k], s.last2[i][k] = unknown, unknown
			for l := range farthest {
				s.triple[i][k][l] = unknown
			}
		}
	}
	return s
}()

// around is the sum of the weights of the sequences that end in a stretch of farthest units or just
// behind it.
func (s *searcher) around(from int) (sum int32) {
	for i := from; i <= from+farthest; i++ {
		sum += s.end(i)
	}
	return sum
}

// collect gathers the other orders of so many units that gain most.
func (s *searcher) collect(from, size int) {
	s.from, s.size, s.found = from, size, 0
	copy(s.orig[:], s.u[from:from+size])
	s.used = [farthest]bool{}
	s.was = 0
	end := from + size
	for i := from; i < end; i++ {
		s.was += s.end(i)
	}
	for i := end; i < end+longest-1; i++ {
		s.was += s.m.ending(s.u, i, i-end+2, longest)
	}
	s.sums = unknownSums
	s.place(0, 0)
	copy(s.u[from:end], s.orig[:size])
}

// sums are of sequences of units of the stretch, which several orders have, by the
// places of these units in the text.
type sums struct {
	pair   [farthest][farthest]int32           // that are a pair
	triple [farthest][farthest][farthest]int32 // that are three
	last   [farthest]int32                     // that begin with the last one and end behind the stretch
	last2  [farthest][farthest]int32           // that begin with the last but one
}

// head is the sum of the weights of the sequences that end with the unit at a place of the stretch.
func (s *searcher) head(at int) (sum int32) {
	i, o := s.from+at, s.order[:at+1]
	if at == 0 {
		return s.m.ending(s.u, i, 2, longest)
	}
	pair := &s.pair[o[at-1]][o[at]]
	if *pair == unknown {
		*pair = s.m.ending(s.u, i, 2, 2)
	}
	if at == 1 {
		return *pair + s.m.ending(s.u, i, 3, longest)
	}
	triple := &s.triple[o[at-2]][o[at-1]][o[at]]
	if *triple == unknown {
		*triple = s.m.ending(s.u, i, 3, 3)
	}
	return *pair + *triple + s.m.ending(s.u, i, 4, longest)
}

// tail is the sum of the weights of the sequences that end behind the stretch and
// reach into it.
func (s *searcher) tail() int32 {
	end, u := s.from+s.size, s.u
	last, last2 := &s.last[s.order[s.size-1]], &s.last2[s.order[s.size-2]][s.order[s.size-1]]
	if *last == unknown {
		var b batch
		for n := range longest - 1 {
			b.add(u, end+n, 2+n, 2+n)
		}
		*last = s.m.sum(&b)
	}
	if *last2 == unknown {
		var b batch
		for n := range longest - 2 {
			b.add(u, end+n, 3+n, 3+n)
		}
		*last2 = s.m.sum(&b)
	}
	var b batch
	b.add(u, end, 4, longest)
	b.add(u, end+1, longest, longest)
	return *last + *last2 + s.m.sum(&b)
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
		e := s.head(at)
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
