package design

import (
	"slices"
	"strings"

	"github.com/mtlint/mtlint/internal/article"
	"github.com/mtlint/mtlint/internal/diff"
	"github.com/mtlint/mtlint/internal/lang"
	"github.com/mtlint/mtlint/internal/layer"
	"github.com/mtlint/mtlint/internal/text"
)

// A comparison is what two runs of words have in common.
type comparison struct {
	same  bool // every word
	ratio float64
	edits []diff.Edit
}

// compare compares two runs of folded words. It declines, with a ratio of 0, runs
// that are too long or too different in length to be copies.
func compare(a, b []int32) comparison {
	if slices.Equal(a, b) {
		return comparison{same: true, ratio: 1}
	}
	if 3*len(a) > 5*len(b) || 3*len(b) > 5*len(a) {
		return comparison{}
	}
	r, ok := diff.Words(a, b)
	if !ok {
		return comparison{}
	}
	return comparison{ratio: r.Ratio(), edits: r.Edits}
}

// wordsOf returns the tokens of a range that are no punctuation: those that the
// indexes of an edit count.
func wordsOf(d *text.Document, r text.Range) (tokens []int32) {
	for i := r.First; i < r.End; i++ {
		if d.Tokens[i].Kind != text.Punct {
			tokens = append(tokens, i)
		}
	}
	return tokens
}

// firstWord returns the first token of a range that is no punctuation, or its end.
func firstWord(d *text.Document, r text.Range) int32 {
	i := r.First
	for i < r.End && d.Tokens[i].Kind == text.Punct {
		i++
	}
	return i
}

// describe says in words how b differs from a, of which the edits are.
func describe(d *text.Document, edits []diff.Edit, a, b text.Range) string {
	ta, tb := wordsOf(d, a), wordsOf(d, b)
	var parts []string
	for i, e := range edits {
		if i == 3 { // more would not be read
			parts = append(parts, "and more")
			break
		}
		out, in := quoted(d, ta[e.A.First:e.A.End]), quoted(d, tb[e.B.First:e.B.End])
		switch {
		case out == "":
			parts = append(parts, in+" added")
		case in == "":
			parts = append(parts, out+" left out")
		default:
			parts = append(parts, in+" for "+out)
		}
	}
	return strings.Join(parts, ", ")
}

func quoted(d *text.Document, tokens []int32) string {
	if len(tokens) == 0 {
		return ""
	}
	s := d.Src[d.Tokens[tokens[0]].Start:d.Tokens[tokens[len(tokens)-1]].End]
	return "“" + strings.Join(strings.Fields(s), " ") + "”"
}

// changesFacts reports whether an edit replaces a name or a number by another:
// then the two are items of a list, written to one pattern, and no copies.
func changesFacts(of *article.Article, facts lang.Set, edits []diff.Edit, a, b text.Range) bool {
	d, w := of.Doc, layer.Words.Of(of)
	ta, tb := wordsOf(d, a), wordsOf(d, b)
	for _, e := range edits {
		if e.A.Len() == 0 || e.B.Len() == 0 {
			continue
		}
		for _, side := range [][]int32{ta[e.A.First:e.A.End], tb[e.B.First:e.B.End]} {
			for _, i := range side {
				t := d.Tokens[i]
				if t.Kind == text.Number || facts.Has(w.Low(int(i))) || t.Shape != text.Lower && !beginsSentence(d, t) {
					return true
				}
			}
		}
	}
	return false
}

func beginsSentence(d *text.Document, t text.Token) bool {
	s := d.SentenceAt(t.Start)
	return s >= 0 && t.Start-d.Sentences[s].Start < 4 // an opening mark may stand before it
}

// finish is the last mark of a block that is not a closing quotation mark or
// bracket, or 0 if the block ends with a word.
func finish(a *article.Article, r text.Range) byte {
	d, marks := a.Doc, layer.QuoteForms.Of(a.Lang)
	for i := r.End - 1; i >= r.First; i-- {
		t := d.Tokens[i]
		if t.Kind != text.Punct {
			return 0
		}
		switch s := d.Text(t.Span); {
		case s == ")" || s == "]" || marks.Closes(s):
		case s == "…" || s == "...":
			return '~'
		default:
			return s[0]
		}
	}
	return 0
}

// A bag counts words, to compare sentences whatever the order of their words.
type bag struct {
	n     []int16
	facts lang.Set
}

func newBag(distinct int, facts lang.Set) *bag { return &bag{make([]int16, distinct), facts} }

// dice is the share of words that two runs have in common.
func (g *bag) dice(a, b []int32) float64 {
	for _, w := range a {
		g.n[w]++
	}
	common := 0
	for _, w := range b {
		if g.n[w] > 0 {
			g.n[w]--
			common++
		}
	}
	for _, w := range a {
		g.n[w] = 0
	}
	return 2 * float64(common) / float64(len(a)+len(b))
}

// sameFacts reports whether two sentences have the same names and numbers.
func (g *bag) sameFacts(a *article.Article, p pair) bool {
	d, w := a.Doc, layer.Words.Of(a)
	count := func(r text.Range, by int16) {
		for _, i := range wordsOf(d, r) {
			if t := d.Tokens[i]; t.Kind == text.Number || g.facts.Has(w.Low(int(i))) || t.Shape != text.Lower && !beginsSentence(d, t) {
				g.n[w.ID(int(i))] += by
			}
		}
	}
	count(p.first, 1)
	count(p.second, -1)
	same := true
	for _, r := range []text.Range{p.first, p.second} {
		for _, i := range wordsOf(d, r) {
			if t := d.Tokens[i]; g.n[w.ID(int(i))] != 0 && !beginsSentence(d, t) {
				same = false
			}
			g.n[w.ID(int(i))] = 0
		}
	}
	return same
}
