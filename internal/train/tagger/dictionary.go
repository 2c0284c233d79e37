package main

import (
	_ "embed"
	"log"
	"slices"
	"strings"

	"github.com/mtlint/mtlint/internal/lang"
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

// dictionary is the tags that words may have: those seen in the corpus, if they are
// frequent there; otherwise those of the lexicon too.
func (c count) dictionary(lexicon map[string]tagger.Set) map[string]tagger.Entry {
	words := map[string]tagger.Entry{}
	for form, s := range lexicon {
		words[form] = tagger.Entry{Tags: s, Rare: true}
	}
	for form, n := range c {
		if form[0] < 'a' && form[0] != '\'' {
			continue
		}
		total := 0
		for _, k := range n {
			total += k
		}
		var s tagger.Set
		for t, k := range n {
			if float64(k) >= minShare*float64(total) && (k > 1 || total >= minSeen && total < minFixed) {
				s |= tagger.SetOf(tagger.Tag(t))
			}
		}
		known := words[form].Tags
		switch {
		case total >= minSeen:
			if total < 3*minFixed {
				s |= known
			}
			words[form] = tagger.Entry{Tags: widen(form, s, total)}
		case known != 0:
			words[form] = tagger.Entry{Tags: known | s, Rare: true}
		}
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

//go:embed wordnet.tsv
var wordnet string

//go:embed closed.tsv
var closed string

// decide replaces the tags of words of closed classes, and takes from irregular verbs
// the forms that they do not have: “took” is no participle.
func decide(pack *lang.Pack, words map[string]tagger.Entry) {
	for _, row := range pack.Rows("irregular_verbs.tsv") {
		for i, no := range []tagger.Tag{1: tagger.VBN, 2: tagger.VBD} {
			if i == 0 {
				continue
			}
			for f := range strings.SplitSeq(row[i], "/") {
				if e := words[f]; !slices.Contains(strings.Split(row[3-i], "/"), f) {
					e.Tags &^= tagger.SetOf(no)
					if f != row[0] {
						e.Tags &^= tagger.SetOf(tagger.VB, tagger.VBP)
					}
					words[f] = e
				}
			}
		}
	}
	for line := range strings.Lines(closed) {
		tags, forms, ok := strings.Cut(strings.TrimSpace(line), "\t")
		if !ok || line[0] == '#' {
			continue
		}
		var s tagger.Set
		for name := range strings.FieldsSeq(tags) {
			t := tagger.Parse(name)
			if t == tagger.None {
				log.Fatalf("closed.tsv: no tag %s", name)
			}
			s |= tagger.SetOf(t)
		}
		for form := range strings.FieldsSeq(forms) {
			words[form] = tagger.Entry{Tags: s}
		}
	}
}

// lexicon is the words of WordNet, and the forms of irregular verbs.
func lexicon(pack *lang.Pack) map[string]tagger.Set {
	kinds := map[rune]tagger.Set{
		'n': tagger.SetOf(tagger.NN),
		'v': tagger.SetOf(tagger.VB, tagger.VBP),
		'a': tagger.SetOf(tagger.JJ),
		'r': tagger.SetOf(tagger.RB),
		'p': tagger.SetOf(tagger.NNP),
		'A': tagger.SetOf(tagger.JJ, tagger.NNP),
	}
	words := map[string]tagger.Set{}
	for line := range strings.Lines(wordnet) {
		word, letters, ok := strings.Cut(strings.TrimSpace(line), "\t")
		if !ok {
			continue
		}
		for _, c := range letters {
			words[word] |= kinds[c]
		}
		if strings.HasSuffix(word, "ing") || strings.HasSuffix(word, "ed") { // WordNet has no inflected forms
			words[word] |= participle(word, words)
		}
	}
	for _, row := range pack.Rows("irregular_verbs.tsv") {
		words[row[0]] |= kinds['v']
		for f := range strings.SplitSeq(row[1], "/") {
			words[f] |= tagger.SetOf(tagger.VBD)
		}
		for f := range strings.SplitSeq(row[2], "/") {
			words[f] |= tagger.SetOf(tagger.VBN)
		}
	}
	for _, row := range pack.Rows("irregular_nouns.tsv") {
		words[row[1]] |= tagger.SetOf(tagger.NNS)
		if row[0] == row[1] {
			words[row[0]] |= tagger.SetOf(tagger.NN)
		}
	}
	return words
}

// participle is the tags of an adjective or noun that is a verb form, too. Words come
// in order, so that the verb was read before.
func participle(word string, words map[string]tagger.Set) tagger.Set {
	stem, tags := strings.TrimSuffix(word, "ing"), tagger.SetOf(tagger.VBG)
	if strings.HasSuffix(word, "ed") {
		stem, tags = strings.TrimSuffix(word, "ed"), tagger.SetOf(tagger.VBD, tagger.VBN)
	}
	if len(stem) < 3 {
		return 0
	}
	n := len(stem)
	if words[stem].Has(tagger.VB) || words[stem+"e"].Has(tagger.VB) || strings.HasSuffix(stem, "i") && words[stem[:n-1]+"y"].Has(tagger.VB) ||
		stem[n-1] == stem[n-2] && words[stem[:n-1]].Has(tagger.VB) {
		return tags
	}
	return 0
}
