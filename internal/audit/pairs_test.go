package audit

import (
	"fmt"
	"slices"
	"testing"

	"github.com/mtlint/mtlint/internal/article"
	"github.com/mtlint/mtlint/rules"
)

// Of copies each is compared with the nearest before it; what is less alike is compared
// with all. A pair that two rules name, or one rule twice, is compared once.
func TestPairs(t *testing.T) {
	const n = 6
	name := func(alike func(a, b int) float64) *rules.CorpusRule {
		meta := sameStart.Meta
		return &rules.CorpusRule{
			Meta: meta,
			Map: func(a *article.Article, emit func(string, rules.Record)) {
				for _, key := range []string{"one", "two"} {
					emit(key, rules.Record{Span: a.Doc.Blocks[0].Span})
				}
			},
			Reduce: func(g *rules.Group, _ func(rules.Record, rules.Finding)) {
				for j, b := range g.Records {
					for i, a := range g.Records[:j] {
						g.Meet(a, b, alike(i, j))
					}
				}
			},
		}
	}
	all := make([]string, n)
	for i := range all {
		all[i] = "The boat."
	}
	for what, c := range map[string]struct {
		alike [2]func(a, b int) float64 // of two rules
		want  func(a, b int) bool
	}{
		"another text": {
			[2]func(a, b int) float64{func(int, int) float64 { return 0.5 }, func(int, int) float64 { return 0.3 }},
			func(int, int) bool { return true },
		},
		"one text": {
			[2]func(a, b int) float64{func(a, b int) float64 { return 0.7 - float64(b-a)/100 }, func(int, int) float64 { return 0.3 }},
			func(a, b int) bool { return b-a <= mostCopies },
		},
		"one text, by the second rule": {
			[2]func(a, b int) float64{func(int, int) float64 { return 0.5 }, func(a, b int) float64 { return 0.7 + float64(b-a)/100 }},
			func(a, _ int) bool { return a < mostCopies },
		},
	} {
		first, second := name(c.alike[0]), name(c.alike[1])
		second.ID = "second"
		var met []string
		first.Compare = func(a, b *article.Article, _ func(rules.Match)) { met = append(met, a.Name+" "+b.Name) }
		lines(t, auditor(t, first, second), texts(all...))
		var want []string
		for a := range n {
			for b := a + 1; b < n; b++ {
				if c.want(a, b) {
					want = append(want, fmt.Sprintf("%03d.txt %03d.txt", a, b))
				}
			}
		}
		if slices.Sort(met); !slices.Equal(met, want) {
			t.Errorf("%s: %q, want %q", what, met, want)
		}
	}
}
