package audit

import (
	"fmt"
	"slices"
	"testing"

	"github.com/mtlint/mtlint/internal/article"
	"github.com/mtlint/mtlint/internal/mqm"
	"github.com/mtlint/mtlint/rules"
)

// Where articles contradict each other, the one that most contradict is at fault: the
// others are told, and lose nothing, in whatever order they come. Two against each other are both at fault.
func TestVotes(t *testing.T) {
	disagree := *sameStart
	disagree.Votes = true
	disagree.Compare = func(a, b *article.Article, report func(rules.Match)) {
		if x, y := a.Doc.Text(a.Doc.Blocks[0].Span), b.Doc.Text(b.Doc.Blocks[0].Span); x != y {
			report(rules.Match{A: a.Doc.Blocks[0].Span, B: b.Doc.Blocks[0].Span, SaysA: x + " not " + y, SaysB: y + " not " + x})
		}
	}
	disagree.Reduce = func(g *rules.Group, _ func(rules.Record, rules.Finding)) {
		for j, b := range g.Records {
			for _, a := range g.Records[:j] {
				g.Meet(a, b, 0.1)
			}
		}
	}
	for _, c := range []struct{ texts, want []string }{
		{[]string{"The one.", "The two."}, []string{"major The one. not The two.", "major The two. not The one."}},
		{[]string{"The one.", "The two.", "The two."}, []string{
			"major The one. not The two.",
			"neutral The two. not The one.; 2 articles contradict that one", "neutral The two. not The one.; 2 articles contradict that one",
		}},
		{[]string{"The two.", "The two.", "The one."}, []string{
			"neutral The two. not The one.; 2 articles contradict that one", "neutral The two. not The one.; 2 articles contradict that one",
			"major The one. not The two.",
		}},
	} {
		var got []string
		err := auditor(t, &disagree).Run(t.Context(), texts(c.texts...), func(r *rules.Result) error {
			for i := range r.Findings {
				got = append(got, fmt.Sprint(r.Findings[i].Severity, " ", r.Findings[i].Message))
			}
			return nil
		})
		if err != nil || !slices.Equal(got, c.want) {
			t.Errorf("%q: %q, want %q: %v", c.texts, got, c.want, err)
		}
	}
}

// An article that contradicts another in two facts for which that one has the same words is
// one article, not two that outvote it.
func TestVotesAreOfArticles(t *testing.T) {
	disagree := *sameStart
	disagree.Votes = true
	disagree.Compare = func(a, b *article.Article, report func(rules.Match)) {
		for i := range a.Doc.Blocks {
			report(rules.Match{A: a.Doc.Blocks[i].Span, B: b.Doc.Blocks[i].Span, SaysA: "at fault", SaysB: "at fault"})
		}
	}
	err := auditor(t, &disagree).Run(t.Context(), texts("The six.\n\nThe six.", "The one.\n\nThe two."), func(r *rules.Result) error {
		for i := range r.Findings {
			if f := &r.Findings[i]; f.Severity != mqm.Major || f.Message != "at fault" {
				t.Errorf("%q: %v %s", f.Text, f.Severity, f.Message)
			}
		}
		if len(r.Findings) == 0 {
			t.Error("nothing is found")
		}
		return nil
	})
	if err != nil {
		t.Error(err)
	}
}
