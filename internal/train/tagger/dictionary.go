package main

import (
	"strings"

	"github.com/mtlint/mtlint/internal/tagger"
)

// count is how often each form has each tag.
type count map[string]*[tagger.NumTags]int

func (c count) add(x *sentence) {
	for i, form := range x.forms {
		if x.gold[i] == tagger.None || tagger.Marks.Has(x.gold[i]) {
			continue
		}
		n := c[form]
		if n == nil {
			n = new([tagger.NumTags]int)
			c[form] = n
		}
		n[x.gold[i]]++
	}
}

const (
	minSeen  = 8    // a word of the dictionary
	minFixed = 20   // a word that has only one tag
	minShare = 0.01 // of a tag that is not taken for a slip
)

// dictionary is the tags that frequent words may have.
func (c count) dictionary() map[string]tagger.Set {
	words := map[string]tagger.Set{}
	for form, n := range c {
		total := 0
		for _, k := range n {
			total += k
		}
		if total < minSeen || form[0] < 'a' && form[0] != '\'' {
			continue
		}
		var s tagger.Set
		for t, k := range n {
			if float64(k) >= minShare*float64(total) && (k > 1 || total < minFixed) {
				s |= tagger.SetOf(tagger.Tag(t))
			}
		}
		words[form] = widen(form, s, total)
	}
	return words
}

// widen adds the tags that a word may have if it has those of s.
func widen(form string, s tagger.Set, total int) tagger.Set {
	if s.Has(tagger.VB) || s.Has(tagger.VBP) {
		s |= tagger.SetOf(tagger.VB, tagger.VBP)
	}
	if strings.HasSuffix(form, "ed") && (s.Has(tagger.VBD) || s.Has(tagger.VBN)) {
		s |= tagger.SetOf(tagger.VBD, tagger.VBN)
	}
	if s.Has(tagger.NNPS) {
		s |= tagger.SetOf(tagger.NNP)
	}
	if total < minFixed && s&(s-1) == 0 {
		switch {
		case s.Has(tagger.NN), s.Has(tagger.NNP), s.Has(tagger.JJ):
			s |= tagger.SetOf(tagger.NN, tagger.NNP, tagger.JJ)
		case s.Has(tagger.NNS):
			s |= tagger.SetOf(tagger.NNS, tagger.VBZ, tagger.NNP)
		}
	}
	return s
}
