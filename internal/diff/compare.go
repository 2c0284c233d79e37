package diff

import (
	"math/bits"
	"slices"
	"unicode/utf8"

	"github.com/sergi/go-diff/diffmatchpatch"

	"github.com/mtlint/mtlint/internal/text"
)

// A Comparer compares runs of words, many one after the other in the same memory. What is alike at the ends costs a step a word; what is
// left is cut at the words that both have once, and only what lies between those and
// is too large for a table goes to go-diff, whose time grows with its length squared.
type Comparer struct {
	a, b  []int32
	edits []Edit

	// What is kept for the next stretch or comparison: the table, what once has seen and
	// found, and what cut is about.
	cells         []uint16
	seen          []seen
	both, anchors []anchor
	ends, before  []int32
}

// Words compares two runs as the function does. The edits are good until the next call.
func (c *Comparer) Words(a, b []int32) (r Result, ok bool) {
	if len(a) > MaxWords || len(b) > MaxWords {
		return Result{}, false
	}
	c.a, c.b, c.edits = a, b, c.edits[:0]
	c.between(text.Range{End: int32(len(a))}, text.Range{End: int32(len(b))})
	r = Result{Edits: c.edits, Same: len(a), A: len(a), B: len(b)}
	for _, e := range r.Edits {
		r.Same -= e.A.Len()
	}
	return r, true
}

// Sizes up to which a table is filled in: at once, and if there is nowhere to cut.
const (
	smallTable = 256
	largeTable = 8192
)

// between compares two stretches.
func (c *Comparer) between(a, b text.Range) {
	for a.First < a.End && b.First < b.End && c.a[a.First] == c.b[b.First] {
		a.First++
		b.First++
	}
	for a.First < a.End && b.First < b.End && c.a[a.End-1] == c.b[b.End-1] {
		a.End--
		b.End--
	}
	switch {
	case a.First == a.End || b.First == b.End:
		c.edit(a, b)
	case (a.Len()+1)*(b.Len()+1) <= smallTable:
		c.table(a, b)
	default:
		c.cut(a, b)
	}
}

// edit adds an edit, or extends the last one if no equal word is between.
func (c *Comparer) edit(a, b text.Range) {
	if a.First == a.End && b.First == b.End {
		return
	}
	if n := len(c.edits); n > 0 && c.edits[n-1].A.End == a.First && c.edits[n-1].B.End == b.First {
		c.edits[n-1].A.End, c.edits[n-1].B.End = a.End, b.End
		return
	}
	c.edits = append(c.edits, Edit{a, b})
}

// table finds the longest common run of words in order, by the lengths of those of all
// pairs of ends.
func (c *Comparer) table(a, b text.Range) {
	n, m := a.Len(), b.Len()
	if need := (n + 1) * (m + 1); len(c.cells) < need {
		c.cells = make([]uint16, max(need, smallTable))
	}
	at := func(i, j int) *uint16 { return &c.cells[i*(m+1)+j] }
	for j := range m + 1 {
		*at(n, j) = 0
	}
	for i := n - 1; i >= 0; i-- {
		*at(i, m) = 0
		for j := m - 1; j >= 0; j-- {
			if c.a[int(a.First)+i] == c.b[int(b.First)+j] {
				*at(i, j) = *at(i+1, j+1) + 1
			} else {
				*at(i, j) = max(*at(i+1, j), *at(i, j+1))
			}
		}
	}
	i, j := 0, 0
	from := [2]int{}
	flush := func() {
		c.edit(text.Range{First: a.First + int32(from[0]), End: a.First + int32(i)}, text.Range{First: b.First + int32(from[1]), End: b.First + int32(j)})
	}
	for i < n && j < m {
		switch {
		case c.a[int(a.First)+i] == c.b[int(b.First)+j]:
			flush()
			i++
			j++
			from = [2]int{i, j}
		case *at(i+1, j) >= *at(i, j+1):
			i++
		default:
			j++
		}
	}
	i, j = n, m
	flush()
}

// cut compares what lies between the words that both stretches have exactly once, as
// far as those are in one order.
func (c *Comparer) cut(a, b text.Range) {
	both, common := c.once(a, b)
	if !common {
		c.edit(a, b)
		return
	}
	// The longest part of them that ascends in b as well (patience sorting).
	ends, before := c.ends[:0], slices.Grow(c.before[:0], len(both))[:len(both)]
	for i, p := range both {
		k, _ := slices.BinarySearchFunc(ends, p.b, func(e int32, b int32) int { return int(both[e].b - b) })
		before[i] = -1
		if k > 0 {
			before[i] = ends[k-1]
		}
		if k == len(ends) {
			ends = append(ends, int32(i))
		} else {
			ends[k] = int32(i)
		}
	}
	c.both, c.ends, c.before = both, ends, before
	if len(ends) == 0 {
		if (a.Len()+1)*(b.Len()+1) <= largeTable {
			c.table(a, b)
		} else {
			c.search(a, b)
		}
		return
	}
	from, n := len(c.anchors), len(ends) // those of the stretch around this one are still needed
	c.anchors = append(c.anchors, both[:n]...)
	for i, k := ends[n-1], n-1; k >= 0; i, k = before[i], k-1 {
		c.anchors[from+k] = both[i]
	}
	for k := from; k < from+n; k++ {
		p := c.anchors[k]
		c.between(text.Range{First: a.First, End: p.a}, text.Range{First: b.First, End: p.b})
		a.First, b.First = p.a+1, p.b+1
	}
	c.anchors = c.anchors[:from]
	c.between(a, b)
}

// An anchor is a word that both stretches have once, and where.
type anchor struct{ a, b int32 }

// A seen word, and where each stretch has it: 0 if it does not, -1 if more than once,
// else the index + 1. A slot that no word has taken has a of 0.
type seen struct{ word, a, b int32 }

// once returns the words that each of two stretches has once, and says whether they
// have any word in common.
func (c *Comparer) once(a, b text.Range) (both []anchor, common bool) {
	size := 1 << bits.Len(uint(2*a.Len()))
	if len(c.seen) < size {
		c.seen = make([]seen, size)
	}
	table := c.seen[:size]
	clear(table)
	at := func(word int32) *seen {
		for i := int(uint32(word) * 0x9e3779b1 >> 16); ; i++ {
			if s := &table[i&(size-1)]; s.a == 0 || s.word == word {
				return s
			}
		}
	}
	for i := a.First; i < a.End; i++ {
		s := at(c.a[i])
		if s.a != 0 {
			s.a = -1
			continue
		}
		*s = seen{c.a[i], i + 1, 0}
	}
	for j := b.First; j < b.End; j++ {
		s := at(c.b[j])
		if s.a == 0 {
			continue
		}
		common = true
		if s.b != 0 {
			s.b = -1
			continue
		}
		s.b = j + 1
	}
	both = c.both[:0]
	for i := a.First; i < a.End; i++ {
		if s := at(c.a[i]); s.a > 0 && s.b > 0 {
			both = append(both, anchor{i, s.b - 1})
		}
	}
	return both, common
}

// search leaves the comparison to go-diff.
func (c *Comparer) search(a, b text.Range) {
	m := munger[int32]{of: make(map[int32]rune, a.Len()+b.Len())}
	dmp := diffmatchpatch.New()
	dmp.DiffTimeout = 0
	x, y := a.First, b.First
	from := [2]int32{x, y}
	flush := func() { c.edit(text.Range{First: from[0], End: x}, text.Range{First: from[1], End: y}) }
	for _, d := range dmp.DiffMainRunes(m.runes(c.a[a.First:a.End]), m.runes(c.b[b.First:b.End]), false) {
		n := int32(utf8.RuneCountInString(d.Text))
		switch d.Type {
		case diffmatchpatch.DiffEqual:
			flush()
			x, y = x+n, y+n
			from = [2]int32{x, y}
		case diffmatchpatch.DiffDelete:
			x += n
		default:
			y += n
		}
	}
	flush()
}
