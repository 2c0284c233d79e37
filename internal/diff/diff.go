// Package diff compares two runs of words. It is the only user of go-diff.
package diff

import "github.com/mtlint/mtlint/internal/text"

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
func Words(a, b []int32) (r Result, ok bool) { return new(Comparer).Words(a, b) }

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
