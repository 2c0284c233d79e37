package terminology

import (
	"strings"

	"github.com/mtlint/mtlint/internal/lang"
	"github.com/mtlint/mtlint/internal/layer"
)

// secondBits makes one in fourteen words that is no second word of forms look as if it
// were one, and beginningBits one in thirty beginnings that no form has.
const (
	secondBits    = 15
	beginningBits = 19
)

// noThird stands for the third word of a form of two.
const noThird uint32 = 1

// addBeginning adds how a form begins, of whose second word more follows or not.
func (s *spunIndex) addBeginning(first, second uint32, rest string, more bool) {
	bit := second * 0x9e3779b1 >> (32 - secondBits)
	s.seconds[bit/64] |= 1 << (bit % 64)
	pair, third := pairOf(first, second), noThird
	if more {
		word, _, _ := strings.Cut(rest, " ")
		third = lang.Hash(word)
	}
	for _, hash := range [...]uint32{pair, pairOf(pair, third)} {
		a, b := beginningBitsOf(hash)
		s.beginnings[a/64] |= 1 << (a % 64)
		s.beginnings[b/64] |= 1 << (b % 64)
	}
}

// pairOf is the hash of a word, or of two, with another behind.
func pairOf(first, second uint32) uint32 { return first*31 ^ second }

func beginningBitsOf(hash uint32) (a, b uint32) {
	return hash * 0x9e3779b1 >> (32 - beginningBits), hash * 0x85ebca6b >> (32 - beginningBits)
}

// mayBegin reports whether forms may begin with words that have this hash.
func (s *spunIndex) mayBegin(hash uint32) bool {
	a, b := beginningBitsOf(hash)
	return s.beginnings[a/64]>>(a%64)&1 != 0 && s.beginnings[b/64]>>(b%64)&1 != 0
}

// maySecond reports whether a word that has this hash may be the second of forms.
func (s *spunIndex) maySecond(hash uint32) bool {
	c := hash * 0x9e3779b1 >> (32 - secondBits)
	return s.seconds[c/64]>>(c%64)&1 != 0
}

// What a word may be in forms.
const (
	spunFirst  = 1 << iota // the first word
	spunJoined             // the first two, which it joins by a hyphen
	spunSecond             // the second
	spunPlural             // the second, with an ending
)

func (s *spunIndex) partOf(word string, hash uint32) (part int) {
	if _, ok := s.first.GetHashed(word, hash); ok {
		part |= spunFirst
	}
	for range s.cuts(word) {
		part |= spunJoined
		break
	}
	if s.maySecond(hash) {
		part |= spunSecond
	}
	if base, ending := singular(word); ending != "" && s.maySecond(lang.Hash(base)) {
		part |= spunPlural
	}
	return part
}

// spunParts has for each distinct word of an article what it may be in forms.
type spunParts []uint8

func (s *spunIndex) parts(w *layer.WordIndex) spunParts {
	n := make(spunParts, w.Distinct())
	for id := range n {
		n[id] = uint8(w.Trait(s.part, int32(id)))
	}
	return n
}

// begin reports whether forms may begin with two words.
func (n spunParts) begin(id, next int32) bool {
	return n[id]&spunJoined != 0 || n[id]&spunFirst != 0 && n[next]&(spunSecond|spunPlural) != 0
}

// follow returns the bits of token i+1 among second words; 0 if it begins no form
// together with token i and the one behind.
func (s *spunIndex) follow(n spunParts, w *layer.WordIndex, i int) (bits uint64) {
	if n[w.ID(i)]&spunFirst == 0 {
		return 0
	}
	hash, next := w.Hash(w.ID(i)), w.ID(i+1)
	if n[next]&spunSecond != 0 {
		other := w.Hash(next)
		if pair := pairOf(hash, other); s.mayBegin(pair) && (s.mayBegin(pairOf(pair, noThird)) || s.mayGoOn(w, pair, i+2)) {
			bits = 1 << (other % 64)
		}
	}
	if n[next]&spunPlural != 0 { // only the last word has an ending
		base, _ := singular(w.Form(next))
		other := lang.Hash(base)
		if s.mayBegin(pairOf(pairOf(hash, other), noThird)) {
			bits |= 1 << (other % 64)
		}
	}
	return bits
}

// mayGoOn reports whether token i may be the third word of forms that begin with a pair.
func (s *spunIndex) mayGoOn(w *layer.WordIndex, pair uint32, i int) bool {
	if i >= w.Len() {
		return false
	}
	if s.mayBegin(pairOf(pair, w.Hash(w.ID(i)))) {
		return true
	}
	base, ending := singular(w.Low(i))
	return ending != "" && s.mayBegin(pairOf(pair, lang.Hash(base)))
}
