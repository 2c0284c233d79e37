package main

import (
	"strings"

	"github.com/mtlint/mtlint/internal/tagger"
)

// mend repairs what MASC tags in a way of its own, or wrongly by rule: it was tagged
// by machine and corrected by hand in part.
func mend(tokens []token) {
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
		}
	}
}

var calendar = set("january february march april june july august september october november december monday tuesday wednesday thursday friday saturday sunday")

func set(words string) map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		m[w] = true
	}
	return m
}
