package custom

import (
	"cmp"
	"slices"

	"github.com/mtlint/mtlint/internal/article"
	"github.com/mtlint/mtlint/internal/lang"
	"github.com/mtlint/mtlint/internal/layer"
	"github.com/mtlint/mtlint/internal/text"
)

// sequences are the token sequences of all rules.
type sequences struct {
	all   []*sequence
	rule  []int
	byKey *lang.Index[[]int32]
}

// find returns the matches of every rule, in order and without overlaps.
func (x *sequences) find(a *article.Article, numbers int) [][]match {
	found := make([][]match, numbers)
	w := layer.Words.Of(a)
	var t *try
	for id := range w.Distinct() {
		seqs, _ := layer.Look(w, x.byKey, int32(id))
		if len(seqs) == 0 {
			continue
		}
		for _, i := range w.At(w.Form(int32(id))) {
			if t == nil {
				t = newTry(a, int(i))
			}
			t.enter(int(i))
			for _, n := range seqs {
				if m, ok := t.match(x.all[n], int(i)); ok {
					found[x.rule[n]] = append(found[x.rule[n]], m)
				}
			}
		}
	}
	for i, all := range found {
		slices.SortFunc(all, func(a, b match) int {
			return cmp.Or(cmp.Compare(a.span.Start, b.span.Start), cmp.Compare(b.span.End, a.span.End))
		})
		kept := all[:0]
		for _, m := range all {
			if len(kept) == 0 || m.span.Start >= kept[len(kept)-1].span.End {
				kept = append(kept, m)
			}
		}
		found[i] = kept
	}
	return found
}

// spanOf is the bytes of tokens; an empty span for no token.
func spanOf(d *text.Document, from, to int) text.Span {
	if from >= to {
		return text.Span{}
	}
	return text.Span{Start: d.Tokens[from].Start, End: d.Tokens[to-1].End}
}
