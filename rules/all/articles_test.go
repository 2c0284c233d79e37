package all

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/mtlint/mtlint/internal/text"
)

// A wanted finding is a marked place and the rule that must find it.
type wanted struct {
	span text.Span
	rule string
}

// In damaged articles all rules together find what is marked, ⟦words⟧{rule-id},
// and nothing else. A span need not agree to the byte: each rule's own examples
// hold it to that.
func TestArticles(t *testing.T) {
	for _, file := range articlesIn(t, "articles") {
		t.Run(nameOf(file), func(t *testing.T) {
			src, want, err := parseMarks(readFile(t, file))
			if err != nil {
				t.Fatalf("%s: %v", file, err)
			}
			for _, f := range checked(t, file, src).Findings {
				i := slices.IndexFunc(want, func(w wanted) bool { return w.rule == f.Rule && w.span.Overlaps(f.Span) })
				if i < 0 {
					t.Errorf("%s:%d: not marked: %s %s %q: %s", file, f.Start.Line, f.Severity, f.Rule, f.Text, f.Message)
					continue
				}
				want = slices.Delete(want, i, i+1)
			}
			for _, w := range want {
				t.Errorf("%s: %s does not find %q", file, w.rule, src[w.span.Start:w.span.End])
			}
		})
	}
}

// parseMarks takes the marks out of an article.
func parseMarks(marked string) (plain string, want []wanted, err error) {
	var b strings.Builder
	for {
		before, rest, found := strings.Cut(marked, "⟦")
		b.WriteString(before)
		if !found {
			return b.String(), want, nil
		}
		in, after, closed := strings.Cut(rest, "⟧{")
		id, tail, named := strings.Cut(after, "}")
		switch {
		case !closed || !named:
			return "", nil, fmt.Errorf("a mark without ⟧{rule-id} at %.40q", rest)
		case Find(id) == nil:
			return "", nil, fmt.Errorf("no rule is called %q", id)
		}
		at := int32(b.Len())
		b.WriteString(in)
		want = append(want, wanted{text.Span{Start: at, End: at + int32(len(in))}, id})
		marked = tail
	}
}
