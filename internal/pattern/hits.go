package pattern

import (
	"cmp"
	"fmt"
	"slices"
	"sort"
	"strings"

	"github.com/mtlint/mtlint/internal/article"
	"github.com/mtlint/mtlint/internal/lang"
	"github.com/mtlint/mtlint/internal/layer"
	"github.com/mtlint/mtlint/internal/text"
)

// A Phrase is one row of a phrase list, phrases/<list>.tsv of the pack.
type Phrase struct {
	*Pattern
	Source string // the pattern as written
	Meant  string // what was probably meant
	Why    string // what is wrong with it
	list   int
}

// Phrases is every phrase list of a pack, with one index over all of them.
type Phrases struct {
	Lists []string
	All   []Phrase
	byKey *lang.Index[candidates] // word → phrases to try where it stands
	tries []candidate
}

// candidates are where in tries the candidates of a word lie.
type candidates struct{ first, end int32 }

// A candidate is a phrase to try, with what can be told of it without reading it: most
// stand in the text with other neighbours.
type candidate struct {
	before, after           uint64 // filters
	beforeKinds, afterKinds uint8
	phrase                  int32
}

// A neighbour is what a token may be, or is. It has a bit in common with another where
// the one may be the other.
type neighbour struct {
	words uint64 // a filter
	kinds uint8
}

func (c *candidate) may(before, after neighbour) bool {
	return (c.before&before.words != 0 || c.beforeKinds&before.kinds != 0) && (c.after&after.words != 0 || c.afterKinds&after.kinds != 0)
}

// The kinds of tokens that classes can tell apart.
const (
	numbers = 1 << iota
	marks
	lowerWords
	otherWords
	otherTokens
)

// anything is a neighbour of which nothing can be told.
var anything = neighbour{^uint64(0), ^uint8(0)}

func candidateFor(p *Pattern, number int) candidate {
	before, after := p.neighbour(p.key-1), p.neighbour(p.key+1)
	return candidate{before.words, after.words, before.kinds, after.kinds, int32(number)}
}

// neighbour is what the token at an element that stands beside the key may be.
func (p *Pattern) neighbour(e int) neighbour {
	if e < 0 || e == len(p.elems) || p.elems[e].kind != words || p.elems[e].optional || p.elems[e].not {
		return anything
	}
	n := neighbour{words: p.elems[e].filter}
	for _, c := range p.elems[e].classes {
		switch c {
		case number:
			n.kinds |= numbers
		case punct:
			n.kinds |= marks
		case lower:
			n.kinds |= lowerWords
		case name:
			n.kinds |= otherWords
		default:
			n.kinds |= lowerWords | otherWords
		}
	}
	return n
}

// neighbourAt is what token i is; outside the text nothing is told.
func neighbourAt(d *text.Document, w *layer.WordIndex, i int) neighbour {
	if i < 0 || i >= w.Len() {
		return anything
	}
	n := neighbour{filterBit(w.Hash(w.ID(i))), otherTokens}
	switch t := &d.Tokens[i]; {
	case t.Kind == text.Number:
		n.kinds = numbers
	case t.Kind == text.Punct:
		n.kinds = marks
	case t.Kind == text.Word && t.Shape == text.Lower:
		n.kinds = lowerWords
	case t.Kind == text.Word:
		n.kinds = otherWords
	}
	return n
}

// PhrasesOf is the part of the pack that holds the phrase lists. It panics on a
// pattern that does not compile: the pack's test finds that first.
var PhrasesOf = lang.NewPart(func(p *lang.Pack) *Phrases {
	v := VocabularyOf.Of(p)
	ps, met := &Phrases{byKey: lang.MakeIndex[candidates](4000), All: make([]Phrase, 0, 2500)}, map[string]*elem{}
	n, reasons := 0, map[string]string{}
	for _, r := range p.Rows("phrase_reasons.tsv") {
		reasons[r[0]] = r[1]
	}
	for _, file := range p.Glob("phrases/*.tsv") {
		name := strings.TrimSuffix(strings.TrimPrefix(file, "phrases/"), ".tsv")
		for _, row := range p.Rows(file) {
			if len(row) != 3 {
				panic(fmt.Sprintf("%s: want pattern, meant, why: %q", file, row))
			}
			pat, err := v.compile(row[0], met)
			if err != nil {
				panic(fmt.Sprintf("%s: %v", file, err))
			}
			why := row[2]
			if r, ok := reasons[why]; ok {
				why = strings.ReplaceAll(r, "$", row[1])
			}
			for _, k := range pat.elems[pat.key].keys {
				ps.byKey.Ref(k).end++
				n++
			}
			ps.All = append(ps.All, Phrase{Pattern: pat, Source: row[0], Meant: row[1], Why: why, list: len(ps.Lists)})
		}
		ps.Lists = append(ps.Lists, name)
	}
	ps.sort(n)
	lang.Remembered(p, ps.byKey)
	return ps
})

// sort lays the candidates of each word side by side, so many of all words. The ends of
// byKey count those of each.
func (ps *Phrases) sort(n int) {
	ps.tries = make([]candidate, n+1) // a word whose first is 0 has not been met
	next := int32(1)
	for i := range ps.All {
		c := candidateFor(ps.All[i].Pattern, i)
		for _, k := range ps.All[i].elems[ps.All[i].key].keys {
			at := ps.byKey.Ref(k)
			if at.first == 0 {
				at.first, at.end, next = next, next, next+at.end
			}
			ps.tries[at.end] = c
			at.end++
		}
	}
}

// VocabularyOf is the part of the pack that gives patterns their meaning.
var VocabularyOf = lang.NewPart(func(p *lang.Pack) *Vocabulary {
	v := &Vocabulary{Sets: map[string][]string{}, Forms: VerbsOf.Of(p).Forms, Common: map[string]int{}}
	for i, w := range p.Lines("common_words.txt") {
		v.Common[w] = i + 1
	}
	for _, r := range p.Rows("phrase_sets.tsv") {
		for w := range strings.FieldsSeq(r[1]) {
			if lemma, ok := strings.CutPrefix(w, "~"); ok {
				v.Sets[r[0]] = append(v.Sets[r[0]], v.Forms(lemma)...)
			} else if set, ok := v.Sets[strings.Trim(w, "<>")]; ok && w[0] == '<' {
				v.Sets[r[0]] = append(v.Sets[r[0]], set...)
			} else {
				v.Sets[r[0]] = append(v.Sets[r[0]], w)
			}
		}
	}
	return v
})

// A Hit is a place where a phrase stands.
type Hit struct {
	*Phrase
	First, End int // the tokens to report
	Span       text.Span
}

// Hits holds the places of all phrases of the pack's lists.
var Hits = article.NewLayer("phrases", build)

func build(a *article.Article) *Found {
	ps, w, d := PhrasesOf.Of(a.Lang), layer.Words.Of(a), a.Doc
	parts := layer.Structure.Of(a).Parts
	f := &Found{phrases: ps, by: make([][]Hit, len(ps.Lists))}
	for id := range w.Distinct() {
		at, ok := layer.Look(w, ps.byKey, int32(id))
		if !ok {
			continue
		}
		tries := ps.tries[at.first:at.end]
		for _, i := range w.Of(int32(id)) {
			t := try{d: d, w: w}
			before, after := neighbourAt(d, w, int(i)-1), neighbourAt(d, w, int(i)+1)
			for k := range tries {
				c := &tries[k]
				if !c.may(before, after) {
					continue
				}
				if t.hi == 0 {
					t.lo, t.hi = Bounds(d, int(i))
				}
				ph := &ps.All[c.phrase]
				if from, to, ok := ph.match(&t, int(i)); ok && isText(parts[d.BlockAt(d.Tokens[from].Start)]) {
					f.by[ph.list] = append(f.by[ph.list], Hit{ph, from, to, text.Span{Start: d.Tokens[from].Start, End: d.Tokens[to-1].End}})
				}
			}
		}
	}
	for i := range f.by {
		f.by[i] = longest(f.by[i])
	}
	return f
}

// isText reports whether a part is written in sentences: headlines and headings
// leave out articles and auxiliaries by custom.
func isText(p layer.Part) bool { return p == layer.Paragraph || p == layer.Caption }

// Bounds returns the tokens of the sentence that token i belongs to.
func Bounds(d *text.Document, i int) (lo, hi int) {
	s := sort.Search(len(d.Sentences), func(k int) bool { return int(d.Sentences[k].Tokens.End) > i })
	return int(d.Sentences[s].Tokens.First), int(d.Sentences[s].Tokens.End)
}

// Found is the value of the layer [Hits].
type Found struct {
	phrases *Phrases
	by      [][]Hit
}

// Of returns the hits of a list in order; they do not overlap.
func (f *Found) Of(list string) []Hit {
	if i, ok := slices.BinarySearch(f.phrases.Lists, list); ok {
		return f.by[i]
	}
	return nil
}

// longest sorts hits, and of those that overlap keeps the one that says most.
func longest(hits []Hit) []Hit {
	slices.SortFunc(hits, func(a, b Hit) int {
		return cmp.Or(cmp.Compare(a.Span.Start, b.Span.Start), cmp.Compare(b.Span.End, a.Span.End), cmp.Compare(a.Source, b.Source))
	})
	kept := hits[:0]
	for _, h := range hits {
		if len(kept) == 0 || h.First >= kept[len(kept)-1].End {
			kept = append(kept, h)
		}
	}
	return kept
}
