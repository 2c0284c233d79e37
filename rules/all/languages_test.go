package all

import (
	"os"
	"slices"
	"testing"

	"github.com/mtlint/mtlint/internal/article"
	"github.com/mtlint/mtlint/internal/engine"
	"github.com/mtlint/mtlint/internal/lang"
	"github.com/mtlint/mtlint/internal/mqm"
	"github.com/mtlint/mtlint/rules"
)

// A language other than English proves itself by articles of its own: so many
// good ones, on which nothing is found, and so many damaged ones.
const (
	fewestClean   = 6
	fewestDamaged = 4
)

// others are the packs of the languages other than English.
func others(t *testing.T) (packs []*lang.Pack) {
	t.Helper()
	for _, tag := range lang.Tags() {
		if tag == lang.English {
			continue
		}
		p, err := lang.Open(tag)
		if err != nil {
			t.Fatal(err)
		}
		packs = append(packs, p)
	}
	return packs
}

func checkedIn(t *testing.T, p *lang.Pack, name, src string) rules.Result {
	t.Helper()
	e, err := engine.New(List...)
	if err != nil {
		t.Fatal(err)
	}
	res := e.Check(article.New(name, src, p))
	for _, n := range res.NotRun {
		t.Errorf("%s: %s did not run: %s", name, n.Rule, n.Why)
	}
	return res
}

func TestCleanOfOtherLanguages(t *testing.T) {
	for _, p := range others(t) {
		files := articlesIn(t, p.Tag+"/clean")
		if len(files) < fewestClean {
			t.Errorf("%s: %d good articles, want at least %d", p.Tag, len(files), fewestClean)
		}
		for _, file := range files {
			for _, f := range checkedIn(t, p, file, readFile(t, file)).Findings {
				if f.Severity != mqm.Neutral {
					t.Errorf("%s:%d:%d: %s %s: %s\n\t%s", file, f.Start.Line, f.Start.Column, f.Severity, f.Rule, f.Message, f.Sentence)
				}
			}
		}
	}
}

func TestArticlesOfOtherLanguages(t *testing.T) {
	for _, p := range others(t) {
		files := articlesIn(t, p.Tag+"/articles")
		if len(files) < fewestDamaged {
			t.Errorf("%s: %d damaged articles, want at least %d", p.Tag, len(files), fewestDamaged)
		}
		for _, file := range files {
			src, want, err := parseMarks(readFile(t, file))
			if err != nil {
				t.Fatalf("%s: %v", file, err)
			}
			for _, f := range checkedIn(t, p, file, src).Findings {
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
		}
	}
}

// A pack that has nothing but what every pack has still runs the rules that need
// no more, and says which ones it leaves out.
func TestSkippedIsSaid(t *testing.T) {
	p := lang.From("xx", os.DirFS(t.TempDir()))
	res := checkedIn(t, p, "x", "Tere hommikust.\n\nSee on lause , mis on katki.\n")
	run := 0
	for _, r := range List {
		if engine.Judges(&r.Meta, p) {
			run++
		}
	}
	if run == 0 || run+len(res.Skipped) != len(List) {
		t.Errorf("%d rules run and %d are skipped, of %d", run, len(res.Skipped), len(List))
	}
	if len(res.Findings) != 1 || res.Findings[0].Rule != "stray-punctuation" {
		t.Errorf("%+v", res.Findings)
	}
}
