package main

import (
	"strings"

	"github.com/mtlint/mtlint/internal/tagger"
)

// mend repairs what MASC tags in a way of its own, or wrongly by rule: it was tagged
// by machine and corrected by hand in part. lexicon says which words can be verbs.
func mend(tokens []token, lexicon map[string]tagger.Set) {
	for i := range tokens {
		t := &tokens[i]
		low := strings.ToLower(t.word)
		upper := t.word[0] >= 'A' && t.word[0] <= 'Z'
		switch {
		case t.tag == tagger.NN && upper && len(t.word) > 1 && strings.HasSuffix(t.word, ".") && i+1 < len(tokens): // Mr., Inc., U.N.
			t.tag = tagger.NNP
		case t.tag == tagger.NN && upper && calendar[low]:
			t.tag = tagger.NNP
		case low == "to":
			t.tag = tagger.IN
			next := i + 1
			for next < len(tokens) && tokens[next].tag == tagger.RB {
				next++
			}
			if next < len(tokens) && (tokens[next].tag == tagger.VB || tokens[next].tag == tagger.VBP) {
				t.tag, tokens[next].tag = tagger.TO, tagger.VB
			}
		case t.tag == tagger.VB || t.tag == tagger.VBP:
			t.tag = baseOrPresent(tokens, i)
		}
		if i > 0 {
			t.tag = afterWord(tokens, i, lexicon[low])
		}
		if t.tag == tagger.NN && strings.HasSuffix(low, "ing") && i+1 < len(tokens) && (tokens[i+1].tag == tagger.DT || tokens[i+1].tag == tagger.PRPS) {
			t.tag = tagger.VBG // “digging the trenches”
		}
	}
}

// afterWord repairs the tag of token i where what stands before it allows one only:
// no noun or participle after “he”, no past tense after “has”.
func afterWord(tokens []token, i int, can tagger.Set) tagger.Tag {
	tag := tokens[i].tag
	j := i - 1
	for j > 0 && tokens[j].tag == tagger.RB {
		j--
	}
	before := strings.ToLower(tokens[j].word)
	inverted := j > 0 && (tokens[j-1].tag == tagger.MD || helpers[strings.ToLower(tokens[j-1].word)] || verbDo[strings.ToLower(tokens[j-1].word)])
	switch {
	case tag == tagger.VBD && helpers[before]:
		return tagger.VBN
	case tag == tagger.NN && tokens[j].tag == tagger.MD && can.Has(tagger.VB):
		return tagger.VB
	case !subjects[before] || inverted || tokens[j].tag != tagger.PRP:
	case tag == tagger.VBN:
		return tagger.VBD
	case tag == tagger.NNS && (before == "he" || before == "she" || before == "it"):
		return tagger.VBZ
	case tag == tagger.NN && can.Has(tagger.VBD):
		return tagger.VBD
	case tag == tagger.NN && can.Has(tagger.VB) && before != "he" && before != "she" && before != "it":
		return tagger.VBP
	}
	return tag
}

// baseOrPresent tells VB from VBP by what stands before a verb: MASC has them mixed up.
func baseOrPresent(tokens []token, i int) tagger.Tag {
	at := func(j int) tagger.Tag {
		if j < 0 {
			return tagger.None
		}
		return tokens[j].tag
	}
	low := func(j int) string {
		if j < 0 {
			return ""
		}
		return strings.ToLower(tokens[j].word)
	}
	j := i - 1
	for at(j) == tagger.RB {
		j--
	}
	if at(j) == tagger.MD || low(j) == "to" || verbDo[low(j)] {
		return tagger.VB
	}
	if at(j) == tagger.PRP { // do you think, let us go, make it work
		k := j - 1
		for at(k) == tagger.RB {
			k--
		}
		switch {
		case at(k) == tagger.MD, verbDo[low(k)], causes[low(k)]:
			return tagger.VB
		case present[low(j)]:
			return tagger.VBP
		}
	}
	if (at(j) == tagger.WP || at(j) == tagger.WDT || at(j) == tagger.NNS) && tokens[i].tag == tagger.VB {
		for k := j - 1; k >= max(0, j-8); k-- {
			if at(k) == tagger.MD || verbDo[low(k)] || causes[low(k)] || low(k) == "to" || strings.Contains(",;:.", low(k)) {
				return tagger.VB
			}
		}
		return tagger.VBP
	}
	return tokens[i].tag
}

var (
	helpers  = set("is are was were be been being has have had having 's 've 're 'm")
	subjects = set("i he she it we they")
	verbDo   = set("do does did")
	causes   = set("let lets make makes made making help helps helped helping see saw seen seeing hear heard watch watched have has had that")
	present  = set("i you we they who")
)

var calendar = set("january february march april june july august september october november december monday tuesday wednesday thursday friday saturday sunday")

func set(words string) map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		m[w] = true
	}
	return m
}
