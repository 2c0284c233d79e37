package engine

import (
	"slices"
	"strings"
	"testing"

	"github.com/mtlint/mtlint/internal/article"
	"github.com/mtlint/mtlint/internal/lang"
	"github.com/mtlint/mtlint/internal/mqm"
	"github.com/mtlint/mtlint/internal/text"
	"github.com/mtlint/mtlint/rules"
)

func TestSilence(t *testing.T) {
	pack, err := lang.Open("en")
	if err != nil {
		t.Fatal(err)
	}
	e, err := New(spotter("ferry", "the ferry", mqm.Grammar, mqm.Major), spotter("boat", "boat", mqm.Grammar, mqm.Minor), spotter("wide", "the ferry sails", mqm.Grammar, mqm.Critical))
	if err != nil {
		t.Fatal(err)
	}
	const src = "Head\n\nNow the ferry sails, a boat.\n\nNow the  ferry, the ferry, a boat."
	all, second := text.Span{End: 1 << 30}, text.Span{Start: int32(strings.LastIndex(src, "Now")), End: int32(len(src))}
	for _, c := range []struct {
		name       string
		directives []article.Directive
		want       string
		penalty    float64
		suppressed int
		warnings   string
	}{
		{"none", nil, "wide:the ferry sails(ferry) boat:boat ferry:the ferry boat:boat", 32, 0, ""},
		{"the heavier one", []article.Directive{{Line: 3, Rule: "wide", Reason: "x", Area: all}}, "ferry:the ferry boat:boat ferry:the ferry boat:boat", 12, 1, ""},
		{"the one merged into it", []article.Directive{{Line: 3, Rule: "ferry", Reason: "x", Area: all}}, "wide:the ferry sails boat:boat boat:boat", 27, 2, ""},
		{"an area", []article.Directive{{Line: 3, Rule: "all", Reason: "x", Area: second}}, "wide:the ferry sails(ferry) boat:boat", 26, 2, ""},
		{"words over two blanks", []article.Directive{{Line: 3, Rule: "ferry", Words: "the ferry, the ferry", Reason: "x", Area: all}}, "wide:the ferry sails(ferry) boat:boat boat:boat", 27, 1, ""},
		{"nothing to silence", []article.Directive{{Line: 3, Rule: "boat", Words: "lorry", Reason: "x", Area: all}}, "wide:the ferry sails(ferry) boat:boat ferry:the ferry boat:boat", 32, 0, `a:3: directive "boat" keeps nothing out: delete it`},
		{"a rule of another run", []article.Directive{{Line: 3, Rule: "other", Reason: "x", Area: all}}, "wide:the ferry sails(ferry) boat:boat ferry:the ferry boat:boat", 32, 0, ""},
		{"wrong ones", []article.Directive{{Sidecar: true, Line: 3, Rule: "x", Area: all, Wrong: "so"}, {Rule: "bote", Area: all, Reason: "x"}, {Line: 5, Rule: "boat", Area: all}}, "wide:the ferry sails(ferry) ferry:the ferry", 30, 2,
			`a.mtlint:3: directive "x" is not followed: so|a: directive "bote" is not followed: there is no such rule; mtlint rules lists them|a:5: directive "boat" has no reason: write it after a colon`},
	} {
		a := article.New("a", src, pack)
		a.Directives = c.directives
		r := e.Check(a)
		if got := summary(r); got != c.want || r.Score.Penalty != c.penalty || r.Suppressed() != c.suppressed {
			t.Errorf("%s: %s, %v points, %d suppressed", c.name, got, r.Score.Penalty, r.Suppressed())
		}
		known := []string{"boat", "ferry", "other", "wide"}
		got := Warnings(&r, func(id string) bool { return slices.Contains(known, id) }, func(id string, _ *rules.Result) bool { return e.Runs(id) })
		if strings.Join(got, "|") != c.warnings {
			t.Errorf("%s: warnings %q", c.name, got)
		}
	}
	// What comparing articles finds is silenced too.
	a := article.New("a", src, pack)
	a.Directives = []article.Directive{{Rule: "copy", Reason: "x", Area: second}}
	r := e.Check(a)
	n := len(r.Findings)
	e.Amend(a, &r, []rules.Finding{{Rule: "copy", Span: second, Severity: mqm.Major, Category: mqm.Duplication}})
	if len(r.Findings) != n || r.Suppressed() != 1 {
		t.Errorf("%s, %d suppressed", summary(r), r.Suppressed())
	}
}
