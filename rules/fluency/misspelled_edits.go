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

const alphabet = "abcdefghijklmnopqrstuvwxyz"

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

// correct finds the likeliest word one slip away from a word of letters a to z, and
// the second likeliest.
func correct(dict *lang.Dictionary, word string) (best, next correction) {
	e := &editor{dict: dict, word: word}
	n := len(word)
	for i := range n {
		e.cut(i)
		e.swap(i, i+1, costLikely)
		e.swap(i, i+2, costSlip)
	}
	// A try begins with the letters before i: nine in ten end with the class of its hash.
	before := lang.Hash("")
	var hashes [2 * len(alphabet)]uint32 // with each letter for letter i, and before it
	var classes [2 * len(alphabet)]uint8
	for i := range n + 1 {
		for c := range alphabet {
			h := lang.HashOn(before, alphabet[c:c+1])
			hashes[len(alphabet)+c] = lang.HashOn(h, word[i:])
			if i < n {
				hashes[c] = lang.HashOn(h, word[i+1:])
			}
		}
		dict.ClassesHashed(hashes[:], classes[:])
		for at := range alphabet {
			c := alphabet[at]
			if i < n && c != word[i] && classes[at] >= lang.Common {
				b := append(append(append(e.buf[:0], word[:i]...), c), word[i+1:]...)
				if class := dict.Frequent(string(b)); class != lang.Unknown {
					e.add(b, class, replaceCost(word, i, c))
				}
			}
			if (i == 0 || c != word[i-1]) && classes[len(alphabet)+at] >= lang.Common { // “lleter” is found once
				b := append(append(append(e.buf[:0], word[:i]...), c), word[i:]...)
				if class := dict.Frequent(string(b)); class != lang.Unknown {
					e.add(b, class, insertCost(word, i, c))
				}
			}
		}
		if i < n {
			before = lang.HashOn(before, word[i:i+1])
		}
	}
	return e.best, e.next
}

// correctLikely is correct for the likeliest slips only: letters swapped, doubled or
// single, and wrong vowels. It takes a tenth of the time.
func correctLikely(dict *lang.Dictionary, word string) (best, next correction) {
	e := &editor{dict: dict, word: word}
	for i, n := 0, len(word); i < n; i++ {
		e.swap(i, i+1, costLikely)
		if i > 0 && word[i] == word[i-1] {
			e.cut(i)
		}
		b := append(e.buf[:0], word...)
		if vowel(word[i]) && i > 0 {
			for _, c := range [...]byte{'a', 'e', 'i', 'o', 'u'} {
				if b[i] = c; c != word[i] {
					if class := dict.Frequent(string(b)); class != lang.Unknown {
						e.add(b, class, replaceCost(word, i, c))
					}
				}
			}
			continue
		}
		b = append(append(append(e.buf[:0], word[:i]...), word[i]), word[i:]...)
		if class := dict.Frequent(string(b)); class != lang.Unknown {
			e.add(b, class, costLikely+first(i))
		}
	}
	return e.best, e.next
}

// cut tries the word without letter i.
func (e *editor) cut(i int) {
	b := append(append(e.buf[:0], e.word[:i]...), e.word[i+1:]...)
	if class := e.dict.Frequent(string(b)); class != lang.Unknown {
		e.add(b, class, e.dropCost(i))
	}
}

// swap tries the word with two letters exchanged.
func (e *editor) swap(i, j, cost int) {
	if j >= len(e.word) || e.word[i] == e.word[j] {
		return
	}
	b := append(e.buf[:0], e.word...)
	b[i], b[j] = b[j], b[i]
	if class := e.dict.Frequent(string(b)); class != lang.Unknown {
		e.add(b, class, cost+first(i))
	}
}

// correctTwice finds the likeliest word two likely slips away: letters swapped, a
// consonant doubled or single, a vowel wrong or one too many.
func correctTwice(dict *lang.Dictionary, word string) (best correction) {
	likely([]byte(word), func(once []byte) {
		likely(once, func(w []byte) {
			if class := dict.Frequent(string(w)); class != lang.Unknown {
				if c := (correction{string(w), class, 2 * costSlip}); best.word == "" || c.better(best) {
					best = c
				}
			}
		})
	})
	return best
}

// likely tries the words that are one likely slip away from a word. Each is overwritten
// by the next.
func likely(word []byte, try func([]byte)) {
	var buf [maxWord + 2]byte
	for i, c := range word {
		before, after := append(buf[:0], word[:i]...), word[i+1:]
		switch {
		case i == 0:
		case c == word[i-1]:
			try(append(before, after...))
		case !vowel(c):
			try(append(append(before, c, c), after...))
		default:
			try(append(before, after...))
			for _, v := range []byte("aeiou") {
				if v != c {
					try(append(append(before, v), after...))
				}
			}
		}
		if i+1 < len(word) && c != word[i+1] {
			try(append(append(before, word[i+1], c), word[i+2:]...))
		}
	}
}

// add keeps a word that is one slip away, if it is among the two likeliest.
func (e *editor) add(b []byte, class, cost int) {
	c := correction{string(b), class, cost}
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
