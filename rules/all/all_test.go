package all

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"github.com/mtlint/mtlint/internal/article"
	"github.com/mtlint/mtlint/internal/engine"
	"github.com/mtlint/mtlint/internal/gen/list"
	"github.com/mtlint/mtlint/internal/gen/page"
	"github.com/mtlint/mtlint/internal/lang"
)

func english(t testing.TB) *lang.Pack {
	t.Helper()
	p, err := lang.Open("en")
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestListIsFresh(t *testing.T) {
	want, err := list.Source("..")
	if err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile("zz_list.go")
	if err != nil || !bytes.Equal(got, want) {
		t.Errorf("zz_list.go is stale: run go generate ./... (%v)", err)
	}
}

func TestPagesAreFresh(t *testing.T) {
	wanted := map[string]bool{}
	for _, p := range page.Pages(List, Corpus) {
		wanted[filepath.Base(p.Path)] = true
		if got, err := os.ReadFile("../../docs/" + p.Path); err != nil || string(got) != p.Text {
			t.Errorf("docs/%s is stale: run go generate ./... (%v)", p.Path, err)
		}
	}
	files, err := os.ReadDir("../../docs/" + page.RulesFolder)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		if !wanted[f.Name()] {
			t.Errorf("docs/%s%s is of no rule: run go generate ./...", page.RulesFolder, f.Name())
		}
	}
}

// Each rule is tested by its own examples, one subtest a rule.
func TestExamples(t *testing.T) {
	pack := english(t)
	for _, r := range List {
		t.Run(r.ID, func(t *testing.T) {
			if err := engine.VerifyExamples(r, pack); err != nil {
				t.Error(err)
			}
		})
	}
}

// The documentation of a rule is complete and its file is where one looks for it.
func TestMeta(t *testing.T) {
	for _, r := range List {
		file := strings.ReplaceAll(r.ID, "-", "_") + ".go"
		if m, _ := filepath.Glob("../*/" + file); len(m) != 1 {
			t.Errorf("%s: want one file %s in the rule folders, have %v", r.ID, file, m)
		}
		if r.LetsPass == "" {
			t.Errorf("%s: does not say what it lets pass", r.ID)
		}
		clean := false
		for _, ex := range r.Examples {
			clean = clean || ex.Bad == "" && ex.Good != ""
		}
		if !clean {
			t.Errorf("%s: no example of good text alone, as near to the defect as possible", r.ID)
		}
		if c := []rune(r.Name)[0]; !unicode.IsUpper(c) || strings.HasSuffix(r.Name, ".") {
			t.Errorf("%s: name %q: begin with a capital, no full stop", r.ID, r.Name)
		}
		if p := r.Precision; p.Judged > 0 && (p.On == "" || p.Right > p.Judged || p.Right < 0) {
			t.Errorf("%s: precision %+v", r.ID, p)
		}
	}
}

func BenchmarkRule(b *testing.B) {
	files, _ := filepath.Glob("../../seeds/*.txt") // the pattern is well formed
	var src strings.Builder
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			b.Fatal(err)
		}
		src.Write(data)
		src.WriteString("\n\n")
	}
	pack := english(b)
	for _, r := range List {
		b.Run(r.ID, func(b *testing.B) {
			a := article.New("bench", src.String(), pack)
			r.Apply(a) // builds the layers
			b.SetBytes(int64(src.Len()))
			b.ReportAllocs()
			for b.Loop() {
				r.Apply(a)
			}
		})
	}
}

// A rule reads each of its parameters, and runs with the least and the greatest values.
func TestParams(t *testing.T) {
	pack := english(t)
	for _, r := range List {
		least, most := map[string]float64{}, map[string]float64{}
		file := "" // the one that TestMeta demands
		if m, _ := filepath.Glob("../*/" + strings.ReplaceAll(r.ID, "-", "_") + ".go"); len(m) > 0 {
			file = m[0]
		}
		for _, p := range r.Params {
			least[p.Name], most[p.Name] = p.Min, p.Max
			if src, err := os.ReadFile(file); err != nil || !bytes.Contains(src, []byte(`Param("`+p.Name+`")`)) {
				t.Errorf("%s does not read its parameter %s (%v)", r.ID, p.Name, err)
			}
		}
		for _, params := range []map[string]float64{least, most} {
			e, err := engine.New(r.Tuned(0, params))
			if err != nil {
				t.Fatal(err)
			}
			for _, ex := range r.Examples {
				bad, _ := engine.Unmark(ex.Bad)
				if res := e.Check(article.New(r.ID, bad, pack)); len(res.NotRun) > 0 {
					t.Errorf("%s with %v: %s", r.ID, params, res.NotRun[0].Why)
				}
			}
			if len(params) == 0 {
				break
			}
		}
	}
}
