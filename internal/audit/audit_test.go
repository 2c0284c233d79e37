package audit

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/mtlint/mtlint/internal/article"
	"github.com/mtlint/mtlint/internal/engine"
	"github.com/mtlint/mtlint/internal/input"
	"github.com/mtlint/mtlint/internal/lang"
	"github.com/mtlint/mtlint/internal/mqm"
	"github.com/mtlint/mtlint/internal/text"
	"github.com/mtlint/mtlint/rules"
)

// ferries finds the word ferry in an article.
var ferries = &rules.Rule{
	Meta: rules.Meta{ID: "ferry", Name: "Ferry", Category: mqm.Grammar, Severity: mqm.Minor, Rationale: "test", Examples: []rules.Example{{Good: "x"}}},
	Check: func(p *rules.Pass) {
		if i := strings.Index(p.Doc.Src, "ferry"); i >= 0 {
			p.Reportf(text.Span{Start: int32(i), End: int32(i + 5)}, "a ferry")
		}
	},
}

// sameStart finds articles that begin with the same word, under two keys.
var sameStart = &rules.CorpusRule{
	Meta: rules.Meta{ID: "same-start", Name: "Same start", Category: mqm.Duplication, Severity: mqm.Major},
	Map: func(a *article.Article, emit func(string, rules.Record)) {
		first := a.Doc.Text(a.Doc.Tokens[0].Span)
		emit(first, rules.Record{Span: a.Doc.Tokens[0].Span, Value: "one"})
		emit("2"+first, rules.Record{Span: a.Doc.Tokens[0].Span, Value: "two"})
	},
	Reduce: func(g *rules.Group, report func(rules.Record, rules.Finding)) {
		for i, r := range g.Records[1:] {
			g.Meet(g.Records[i], r, 1)
		}
		if len(g.Records) == 4 {
			report(g.Records[0], rules.Finding{Message: "is one of four", Related: []rules.Related{g.Other(g.Records[3], "the last")}})
		}
	},
	Compare: func(a, b *article.Article, report func(rules.Match)) {
		report(rules.Match{A: a.Doc.Tokens[0].Span, B: b.Doc.Tokens[0].Span, SaysA: "begins like a later one", SaysB: "begins like another", Relation: "there"})
	},
}

func auditor(t testing.TB, corpus ...*rules.CorpusRule) *Auditor {
	t.Helper()
	pack, err := lang.Open(lang.English)
	if err != nil {
		t.Fatal(err)
	}
	eng, err := engine.New(ferries)
	if err != nil {
		t.Fatal(err)
	}
	return &Auditor{Decoder: &input.Decoder{Packs: []*lang.Pack{pack}}, Profile: engine.Always(&engine.Profile{Engine: eng, Gate: mqm.DefaultGate}), Corpus: corpus, Jobs: 3}
}

func texts(all ...string) func(func(input.Item) bool) {
	return func(yield func(input.Item) bool) {
		for i, s := range all {
			if !yield(input.Item{Path: fmt.Sprintf("%03d.txt", i), Data: []byte(s)}) {
				return
			}
		}
	}
}

func lines(t testing.TB, a *Auditor, items func(func(input.Item) bool)) (all []string) {
	t.Helper()
	err := a.Run(t.Context(), items, func(r *rules.Result) error {
		line := r.Path
		if r.Err != nil {
			line += " " + r.Err.Error()
		}
		for _, f := range r.Findings {
			line += " " + f.Rule + "@" + fmt.Sprint(f.Start.Byte) + ":" + f.Text
			for _, o := range f.Related {
				line += "→" + o.Article + ":" + o.Text
				if o.Path != o.Article || o.Record != 0 {
					t.Errorf("%s is at %s:%d", o.Article, o.Path, o.Record)
				}
			}
		}
		all = append(all, line)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func TestArticlesAreCompared(t *testing.T) {
	items := texts("The ferry left.", "Crews went home.", "", "The boat came.", "The ferry came.")
	want := []string{
		"000.txt same-start@0:The→003.txt:The ferry@4:ferry", "001.txt", "002.txt is empty",
		"003.txt same-start@0:The→004.txt:The→000.txt:The", "004.txt same-start@0:The→003.txt:The ferry@4:ferry",
	}
	a := auditor(t, sameStart)
	if got := lines(t, a, items); !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
	a.Memory = 1 // every record goes to a file of its own
	if got := lines(t, a, items); !slices.Equal(got, want) {
		t.Errorf("with runs on disk: %q, want %q", got, want)
	}
}

// A report that shows texts gets them, from a cache as well, where they are not
// kept a second time; any other report does not.
func TestTexts(t *testing.T) {
	all := []string{"The ferry left the harbour.", "", "Crews went home."}
	folder := t.TempDir()
	for _, wanted := range []bool{false, true, true} {
		for _, corpus := range [][]*rules.CorpusRule{nil, {sameStart}} {
			a := auditor(t, corpus...)
			a.Texts = wanted
			var err error
			if a.Cache, _, err = OpenCache(folder, "program", fmt.Sprint(len(corpus))); err != nil {
				t.Fatal(err)
			}
			var got []string
			if err := a.Run(t.Context(), texts(all...), func(r *rules.Result) error {
				got = append(got, r.Text)
				return nil
			}); err != nil {
				t.Fatal(err)
			}
			if _, err := a.Cache.Close(); err != nil {
				t.Fatal(err)
			}
			want := make([]string, len(all))
			if wanted {
				want = all
			}
			if !slices.Equal(got, want) {
				t.Errorf("texts %v, %d corpus rules: %q", wanted, len(corpus), got)
			}
		}
	}
	kept, err := os.ReadFile(filepath.Join(folder, "mtlint.cache"))
	if err != nil || bytes.Contains(kept, []byte(`"Text":"The ferry left`)) {
		t.Errorf("the cache holds texts, or cannot be read: %v", err)
	}
}

func TestGroupsAreBounded(t *testing.T) {
	all := make([]string, GroupLimit+10)
	for i := range all {
		all[i] = "The boat."
	}
	var omitted atomic.Int64
	count := &rules.CorpusRule{Meta: sameStart.Meta, Map: sameStart.Map, Reduce: func(g *rules.Group, _ func(rules.Record, rules.Finding)) {
		omitted.Add(int64(g.Omitted))
		if len(g.Records) != GroupLimit {
			t.Errorf("%d records", len(g.Records))
		}
	}}
	a := auditor(t, count)
	var notes []string
	a.Note = func(s string) { notes = append(notes, s) }
	lines(t, a, texts(all...))
	if len(notes) != 1 || !strings.Contains(notes[0], "2 groups of articles are larger than 2000") {
		t.Errorf("the user is told %q", notes)
	}
	if n := omitted.Load(); n != 20 {
		t.Errorf("%d records left out", n)
	}
}

func TestPanicOfACorpusRuleCostsItsGroup(t *testing.T) {
	bad := &rules.CorpusRule{Meta: sameStart.Meta, Map: sameStart.Map, Reduce: func(*rules.Group, func(rules.Record, rules.Finding)) { panic("boom") }}
	if got := lines(t, auditor(t, bad), texts("The a.", "The b.")); !slices.Equal(got, []string{"000.txt", "001.txt"}) {
		t.Errorf("%q", got)
	}
}

func TestCache(t *testing.T) {
	dir := t.TempDir()
	items := texts("The ferry left.", "The boat came.", "")
	program := "a build"
	run := func(setup string) (got []string, hits int) {
		c, _, err := OpenCache(dir, program, setup)
		if err != nil {
			t.Fatal(err)
		}
		a := auditor(t, sameStart)
		a.Cache = c
		before := len(c.at)
		got = lines(t, a, items)
		if _, err := c.Close(); err != nil {
			t.Error(err)
		}
		return got, before
	}
	first, _ := run("1")
	again, known := run("1")
	if !slices.Equal(first, again) || known != 2 {
		t.Errorf("%q then %q, %d known", first, again, known)
	}
	if _, known := run("2"); known != 2 {
		t.Errorf("%d known", known)
	}
	if _, known := run("1"); known != 4 {
		t.Errorf("%d known: another setup must not use what the first one kept", known)
	}
	program = "another build"
	if got, known := run("1"); known != 0 || !slices.Equal(got, first) {
		t.Errorf("%d known: what another build found is worth nothing", known)
	}
}

func BenchmarkRun(b *testing.B) {
	all := make([]string, 500)
	n := 0
	for i := range all {
		all[i] = fmt.Sprintf("Story %d.\n\n", i) + strings.Repeat("The ferry left the harbour at dawn with forty people on board. ", 40)
		n += len(all[i])
	}
	for name, corpus := range map[string][]*rules.CorpusRule{"alone": nil, "compared": {sameStart}} {
		b.Run(name, func(b *testing.B) {
			a := auditor(b, corpus...)
			b.SetBytes(int64(n))
			b.ReportAllocs()
			for b.Loop() {
				lines(b, a, texts(all...))
			}
		})
	}
}
