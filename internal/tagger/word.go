package tagger

import (
	"strings"

	"github.com/mtlint/mtlint/internal/lang"
)

// A Word is what the tagger knows of a folded form, whatever stands around it.
type Word struct {
	hash  uint32 // of the form as the features see it
	ends  [3]uint32
	class uint16 // in the model's dictionary; 0 for a word that is not there
	fixed Tag    // the only tag the word has, or None
	rare  bool   // it has a class, but was hardly seen in training
}

// fixedWord is a word that is not in the dictionary and has one tag.
func fixedWord(hash uint32, t Tag) Word {
	return Word{hash: hash, ends: [3]uint32{hash, hash, hash}, fixed: t}
}

// Split cuts a folded word into the words that the Penn Treebank sees in it:
// “don't” into “do” and “n't”, “minister's” into “minister” and “'s”. clitic is
// empty for a word that is one. Both parts are parts of s.
func Split(s string) (host, clitic string) {
	at := strings.LastIndexByte(s, '\'')
	if at <= 0 {
		if s == "cannot" {
			return s[:3], s[3:]
		}
		return s, ""
	}
	switch s[at+1:] {
	case "s", "re", "ve", "ll", "d", "m":
		return s[:at], s[at:]
	case "t":
		if at > 1 && s[at-1] == 'n' {
			return s[:at-1], s[at-1:]
		}
	}
	return s, ""
}

// Word looks at a folded form that is not a mark.
func (m *Model) Word(form string) Word {
	hash := lang.Hash(form)
	return m.word(form, hash, m.known(form, hash))
}

// Known is what the dictionary has of the host of a folded form with a lang.Hash: a trait of it.
func (m *Model) Known(form string, hash uint32) int {
	if host, clitic := Split(form); clitic != "" {
		form, hash = host, lang.Hash(host)
	}
	return m.known(form, hash)
}

// known is the number of a form's class, doubled, and 1 more if the form is rare; 0 if it has none.
func (m *Model) known(form string, hash uint32) int {
	w := Word{hash: hash}
	if !m.look(&w) && !numeric(form) && strings.LastIndexByte(form, '-') <= 0 {
		m.derive(&w, form)
	}
	has := int(w.class) << 1
	if w.rare {
		has |= 1
	}
	return has
}

// numeric reports whether a form begins as a number does.
func numeric(form string) bool { return form[0]-'0' < 10 || form[0] == '.' && len(form) > 1 }

// word is the word of a form of which the dictionary has something: see known.
func (m *Model) word(form string, hash uint32, has int) Word {
	w := Word{hash: hash, class: uint16(has >> 1), rare: has&1 != 0}
	if s := m.set(w.class); w.class != 0 && s&(s-1) == 0 {
		w.fixed = first(s)
	}
	if w.class != 0 && !w.rare {
		return w
	}
	if numeric(form) {
		if plainNumber(form) {
			if len(form) == 4 && (form[0] == '1' || form[0] == '2') {
				return fixedWord(yearHash, CD)
			}
			return fixedWord(numberHash, CD)
		}
		w.hash = digitless(form)
	} else if at := strings.LastIndexByte(form, '-'); at > 0 && w.class == 0 {
		w.hash = lang.Hash(form[at:])
	}
	h := uint32(2166136261)
	for n := 0; n < 4 && n < len(form); n++ {
		h = (h ^ uint32(form[len(form)-1-n])) * 16777619
		if n > 0 {
			w.ends[n-1] = h
		}
	}
	for n := range w.ends {
		if w.ends[n] == 0 {
			w.ends[n] = h + uint32(n)
		}
	}
	return w
}

const (
	numberHash uint32 = 1
	yearHash   uint32 = 2
)

// plainNumber reports whether a form is digits, with marks between them.
func plainNumber(s string) bool {
	for i := range len(s) {
		if c := s[i]; c-'0' >= 10 && c != '.' && c != ',' && c != ':' && c != '-' {
			return false
		}
	}
	return true
}

// digitless is the hash of a form in which each run of digits is one 0.
func digitless(s string) uint32 {
	h, before := uint32(2166136261), false
	for i := range len(s) {
		c := s[i]
		if c-'0' < 10 || before && (c == '.' || c == ',') {
			if before {
				continue
			}
			c, before = '0', true
		} else {
			before = false
		}
		h = (h ^ uint32(c)) * 16777619
	}
	return h
}

// Fixed is the only tag that the word has, or None.
func (w *Word) Fixed() Tag { return w.fixed }
