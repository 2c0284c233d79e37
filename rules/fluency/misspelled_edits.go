package fluency

import (
	"strings"

	"github.com/mtlint/mtlint/internal/lang"
)

// A correction is a word one slip away from one that was written.
type correction struct {
	word  string
	class int
	cost  int // how rare the slip is
}

// score tells how likely it is that the correction was meant: frequent words,
// frequent slips.
func (c correction) score() int { return c.class - c.cost }

// better keeps the likelier of two corrections, and of equals the first in the
// alphabet, so that the order of the search does not show.
func (c correction) better(o correction) bool {
	if a, b := c.score(), o.score(); a != b || c.class != o.class {
		return a > b || a == b && c.class > o.class
	}
	return c.word < o.word
}

// What a slip of the pen or the keyboard costs, in classes of frequency. They follow
// how often each kind is seen in lists of common misspellings.
const (
	costLikely = 1 // letters swapped; a letter doubled or single; a vowel for another
	costSlip   = 2 // a letter too many or too few; a neighbour on the keyboard
	costOdd    = 5 // any other letter
	costFirst  = 3 // more for the first letter, which people get right
	costLast   = 1 // more for the last, which may be an ending
)

// An editor tries every slip on one word.
type editor struct {
	dict *lang.Dictionary
	word string
	best correction
	next correction // the second best
	buf  [maxWord + 2]byte
}

// The longest word that is looked at.
const maxWord = 24

// correct finds the likeliest word one slip away from a word of letters a to z.
func correct(dict *lang.Dictionary, word string) (best, next correction) {
	e := &editor{dict: dict, word: word}
	n := len(word)
	for i := range n {
		e.try(e.join(word[:i], "", word[i+1:]), e.dropCost(i)) // written once too often
		if i+1 < n && word[i] != word[i+1] {
			e.try(e.swap(i, i+1), costLikely+first(i))
		}
		if i+2 < n && word[i] != word[i+2] {
			e.try(e.swap(i, i+2), costSlip+first(i))
		}
		for c := byte('a'); c <= 'z'; c++ {
			if c != word[i] {
				e.try(e.join(word[:i], string(rune(c)), word[i+1:]), replaceCost(word, i, c))
			}
		}
	}
	for i := range n + 1 {
		for c := byte('a'); c <= 'z'; c++ {
			if i == 0 || c != word[i-1] { // “lleter” is found once
				e.try(e.join(word[:i], string(rune(c)), word[i:]), insertCost(word, i, c))
			}
		}
	}
	return e.best, e.next
}

// correctTwice finds the likeliest word two likely slips away: letters swapped, a
// consonant doubled or single, a vowel wrong or one too many.
func correctTwice(dict *lang.Dictionary, word string) (best correction) {
	for _, once := range likely(word) {
		for _, w := range likely(once) {
			if class := dict.Frequent(w); class != lang.Unknown {
				if c := (correction{w, class, 2 * costSlip}); best.word == "" || c.better(best) {
					best = c
				}
			}
		}
	}
	return best
}

// likely lists the words that are one likely slip away from a word.
func likely(word string) (all []string) {
	for i := range len(word) {
		c := word[i]
		switch {
		case i == 0:
		case c == word[i-1]:
			all = append(all, word[:i]+word[i+1:])
		case !vowel(c):
			all = append(all, word[:i]+word[i:i+1]+word[i:])
		default:
			all = append(all, word[:i]+word[i+1:])
			for _, v := range "aeiou" {
				if byte(v) != c {
					all = append(all, word[:i]+string(v)+word[i+1:])
				}
			}
		}
		if i+1 < len(word) && c != word[i+1] {
			all = append(all, word[:i]+word[i+1:i+2]+word[i:i+1]+word[i+2:])
		}
	}
	return all
}

func (e *editor) join(a, b, c string) []byte {
	return append(append(append(e.buf[:0], a...), b...), c...)
}

func (e *editor) swap(i, j int) []byte {
	b := append(e.buf[:0], e.word...)
	b[i], b[j] = b[j], b[i]
	return b
}

func (e *editor) try(b []byte, cost int) {
	class := e.dict.Frequent(string(b))
	if class == lang.Unknown {
		return
	}
	c := correction{class: class, cost: cost}
	c.word = string(b)
	switch {
	case c.word == e.best.word:
		e.best.cost = min(e.best.cost, cost)
	case e.best.word == "" || c.better(e.best):
		e.best, e.next = c, e.best
	case e.next.word == "" || c.better(e.next):
		e.next = c
	}
}

func first(i int) int {
	if i == 0 {
		return costFirst
	}
	return 0
}

func edgeCost(word string, i int) int {
	switch {
	case i == 0:
		return costFirst
	case i >= len(word)-1:
		return costLast
	}
	return 0
}

// dropCost is what it costs that letter i is one too many.
func (e *editor) dropCost(i int) int {
	if w := e.word; i > 0 && w[i] == w[i-1] || i+1 < len(w) && w[i] == w[i+1] {
		return costLikely
	}
	return costSlip + edgeCost(e.word, i)
}

// insertCost is what it costs that c was left out before letter i.
func insertCost(word string, i int, c byte) int {
	if i < len(word) && word[i] == c || i > 0 && word[i-1] == c {
		return costLikely
	}
	if i == len(word) {
		return costSlip + costLast
	}
	return costSlip + first(i)
}

// replaceCost is what it costs that letter i was written for c.
func replaceCost(word string, i int, c byte) int {
	w := word[i]
	switch {
	case vowel(w) && vowel(c):
		return costLikely + edgeCost(word, i)
	case strings.IndexByte(neighbours[w-'a'], c) >= 0, alike(w, c):
		return costSlip + edgeCost(word, i)
	}
	return costOdd + edgeCost(word, i)
}

func vowel(c byte) bool { return strings.IndexByte("aeiouy", c) >= 0 }

// alike reports whether two letters sound alike.
func alike(a, b byte) bool {
	for _, s := range [...]string{"csz", "ckq", "vwf", "td", "mn", "gj", "xs", "bp"} {
		if strings.IndexByte(s, a) >= 0 && strings.IndexByte(s, b) >= 0 {
			return true
		}
	}
	return false
}

// neighbours are the keys around each letter on an English keyboard.
var neighbours = [26]string{"qwsz", "vghn", "xdfv", "serfcx", "wsdr", "drtgvc", "ftyhbv", "gyujnb", "ujko", "huikmn", "jiolm", "kop", "njk", "bhjm", "iklp", "ol",
	"wa", "edft", "awedxz", "rfgy", "yhji", "cfgb", "qase", "zsdc", "tghu", "asx"}
