package tagger

import (
	"encoding/binary"
	"slices"
	"strings"

	"github.com/mtlint/mtlint/internal/lang"
)

// An ending is what an inflected English form ends in.
type ending struct {
	suffix string
	cut    int    // bytes to take off
	add    string // and to put on, to get the base form
	from   Tag    // that the base form must have
	to     Set    // that the inflected form has
	double bool   // the base form is without the letter doubled: planned
}

// endings are tried all; what they find adds up.
var endings = []ending{
	{"s", 1, "", NN, 1 << NNS, false},
	{"s", 1, "", VB, 1 << VBZ, false},
	{"es", 2, "", NN, 1 << NNS, false},
	{"es", 2, "", VB, 1 << VBZ, false},
	{"ies", 3, "y", NN, 1 << NNS, false},
	{"ies", 3, "y", VB, 1 << VBZ, false},
	{"ves", 3, "f", NN, 1 << NNS, false},
	{"men", 2, "an", NN, 1 << NNS, false},
	{"ed", 2, "", VB, past, false},
	{"ed", 1, "", VB, past, false},
	{"ied", 3, "y", VB, past, false},
	{"ed", 3, "", VB, past, true},
	{"ing", 3, "", VB, present, false},
	{"ing", 3, "e", VB, present, false},
	{"ying", 4, "ie", VB, present, false},
	{"ing", 4, "", VB, present, true},
	{"er", 2, "", JJ, 1 << JJR, false},
	{"er", 1, "", JJ, 1 << JJR, false},
	{"ier", 3, "y", JJ, 1 << JJR, false},
	{"er", 3, "", JJ, 1 << JJR, true},
	{"er", 2, "", VB, 1 << NN, false},
	{"er", 1, "", VB, 1 << NN, false},
	{"est", 3, "", JJ, 1 << JJS, false},
	{"est", 2, "", JJ, 1 << JJS, false},
	{"iest", 4, "y", JJ, 1 << JJS, false},
	{"est", 4, "", JJ, 1 << JJS, true},
	{"ly", 2, "", JJ, 1 << RB, false},
	{"ily", 3, "y", JJ, 1 << RB, false},
	{"ally", 4, "", JJ, 1 << RB, false},
	{"bly", 1, "e", JJ, 1 << RB, false},
	{"ness", 4, "", JJ, 1 << NN, false},
	{"iness", 5, "y", JJ, 1 << NN, false},
}

const (
	past    = 1<<VBD | 1<<VBN | 1<<JJ
	present = 1<<VBG | 1<<NN | 1<<JJ
)

// prefixes make a word of the same kind.
var prefixes = []string{"un", "re", "non", "over", "under", "mis", "out", "pre", "anti", "inter", "sub", "super", "multi", "co", "dis"}

// derive finds the class of a form that is not in the dictionary but whose base form
// is.
func (m *Model) derive(w *Word, form string) bool {
	s := m.inflected(form)
	if s == 0 {
		for _, p := range prefixes {
			rest, ok := strings.CutPrefix(form, p)
			if !ok || len(rest) < 4 {
				continue
			}
			base := Word{hash: lang.Hash(rest)}
			if m.look(&base) {
				s |= m.set(base.class) & (Nouns&^Names | Adjectives | Adverbs | Verbs)
			} else {
				s |= m.inflected(rest)
			}
		}
	}
	class, ok := m.class(s)
	if !ok {
		return false
	}
	w.class, w.rare = class, true
	if s&(s-1) == 0 {
		w.fixed = first(s)
	}
	return true
}

// inflected is the tags of a form whose base form is in the dictionary.
func (m *Model) inflected(form string) (s Set) {
	if len(form) < 4 {
		return 0
	}
	for i := range endings {
		e := &endings[i]
		if e.suffix[len(e.suffix)-1] == form[len(form)-1] && m.has(form, e) {
			s |= e.to
		}
	}
	return s
}

// has reports whether a form without its ending is a base form.
func (m *Model) has(form string, e *ending) bool {
	n := len(form) - e.cut
	if n < 2 || !strings.HasSuffix(form, e.suffix) || e.double && form[n] != form[n-1] {
		return false
	}
	h := lang.Hash(form[:n])
	for i := range len(e.add) {
		h = (h ^ uint32(e.add[i])) * 16777619
	}
	base := Word{hash: h}
	return m.look(&base) && m.set(base.class).Has(e.from)
}

// class is the number of a set that the model has.
func (m *Model) class(s Set) (uint16, bool) {
	if s == 0 {
		return 0, false
	}
	lo, hi := 0, len(m.sets)/8
	for lo < hi {
		mid := (lo + hi) / 2
		if Set(binary.LittleEndian.Uint64(m.sets[8*mid:])) < s {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return uint16(lo), lo < len(m.sets)/8 && m.set(uint16(lo)) == s
}

// derived are all sets that derive can find.
func derived() (all []Set) {
	all = []Set{0}
	for i := range endings {
		for _, s := range slices.Clone(all) {
			all = append(all, s|endings[i].to)
		}
		slices.Sort(all)
		all = slices.Compact(all)
	}
	return all
}
