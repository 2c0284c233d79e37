// Package diff compares two runs of words. It is the only user of go-diff.
package diff

import (
	"unicode/utf8"

	"github.com/sergi/go-diff/diffmatchpatch"

	"github.com/mtlint/mtlint/internal/text"
)

// MaxWords bounds each side of a comparison. The time that one takes grows with
// the length times the number of differences, and go-diff's own limit is a
// clock, with which two runs over the same text could differ.
const MaxWords = 600

// An Edit puts the words b[B] in the place of a[A]; one of them may be empty.
type Edit struct{ A, B text.Range }

// A Result is what Words found.
type Result struct {
	Edits []Edit // ascending and disjoint, with at least one equal word between two
	Same  int    // words that both have, in the same order
	A, B  int    // words of each side
}

// Ratio is the share of words that are the same, from 0 to 1.
func (r Result) Ratio() float64 {
	if r.A+r.B == 0 {
		return 1
	}
	return float64(2*r.Same) / float64(r.A+r.B)
}

// Words compares two runs of words that are given by number. It declines, with ok
// false, if either is longer than MaxWords.
func Words(a, b []int32) (r Result, ok bool) {
	if len(a) > MaxWords || len(b) > MaxWords {
		return Result{}, false
	}
	r.A, r.B = len(a), len(b)
	m := munger[int32]{of: make(map[int32]rune, len(a)+len(b))}
	dmp := diffmatchpatch.New()
	dmp.DiffTimeout = 0
	var at struct{ a, b int32 }
	edited := false // the last step was part of an edit
	for _, d := range dmp.DiffMainRunes(m.runes(a), m.runes(b), false) {
		n := int32(utf8.RuneCountInString(d.Text))
		if d.Type == diffmatchpatch.DiffEqual {
			at.a, at.b, r.Same, edited = at.a+n, at.b+n, r.Same+int(n), false
			continue
		}
		if !edited {
			r.Edits = append(r.Edits, Edit{text.Range{First: at.a, End: at.a}, text.Range{First: at.b, End: at.b}})
			edited = true
		}
		last := &r.Edits[len(r.Edits)-1]
		if d.Type == diffmatchpatch.DiffDelete {
			at.a += n
			last.A.End = at.a
		} else {
			at.b += n
			last.B.End = at.b
		}
	}
	return r, true
}

// A munger writes each distinct word or line as one character, so that go-diff, which
// compares characters, compares those. 2*MaxWords and maxLines stay below the
// surrogates, which no string can hold.
type munger[T comparable] struct{ of map[T]rune }

func (m *munger[T]) runes(words []T) []rune {
	out := make([]rune, len(words))
	for i, w := range words {
		c, ok := m.of[w]
		if !ok {
			c = rune(len(m.of) + 1)
			m.of[w] = c
		}
		out[i] = c
	}
	return out
}
