package baseline

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/mtlint/mtlint/rules"
)

func result(path string, found ...string) *rules.Result {
	r := &rules.Result{Path: path}
	for _, f := range found {
		rule, fingerprint, _ := strings.Cut(f, "/")
		r.Findings = append(r.Findings, rules.Finding{Rule: rule, Fingerprint: fingerprint, Text: "“the the” " + strings.Repeat("é", 40)})
	}
	return r
}

func left(b *Baseline, r *rules.Result) string {
	known, s := b.Known(r), ""
	for i := range r.Findings {
		if !known(&r.Findings[i]) {
			s += " " + r.Findings[i].Rule + "/" + r.Findings[i].Fingerprint
		}
	}
	return s
}

func shown(all []Idle) (s string) {
	for _, i := range all {
		s += " " + i.Article + ":" + i.Rule + "/" + i.Fingerprint
	}
	return s
}

func ran(rule string, _ *rules.Result) bool { return rule != "other" }

// fresh makes a baseline of two files and two records and reads it again from
// another folder.
func fresh(t *testing.T) (b *Baseline, path string) {
	t.Helper()
	root := t.TempDir()
	t.Chdir(root)
	for _, name := range []string{"keep/base.json", "news/a.txt", "news/b.txt", "set.jsonl"} {
		if err := errors.Join(os.MkdirAll(filepath.Dir(name), 0o700), os.WriteFile(name, nil, 0o600)); err != nil {
			t.Fatal(err)
		}
	}
	path = filepath.Join("keep", "base.json")
	w, err := New(path)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range []*rules.Result{
		result("news/b.txt", "x/2", "x/1", "other/3"), result("./news/../news/a.txt", "y/1"),
		{Path: "set.jsonl", ID: `"a:b#c"`, Findings: result("", "x/7").Findings}, {Path: "set.jsonl", Line: 3, Findings: result("", "x/8").Findings},
	} {
		if n := w.Add(r); n != len(r.Findings) || w.Add(r) != 0 {
			t.Errorf("%s: %d added", r.Path, n)
		}
	}
	if err := w.Save(); err != nil {
		t.Fatal(err)
	}
	t.Chdir("news")
	path = filepath.Join("..", path)
	if b, err = Open(path); err != nil {
		t.Fatal(err)
	}
	return b, path
}

func TestBaseline(t *testing.T) {
	b, path := fresh(t)
	for _, r := range []*rules.Result{result("b.txt", "x/1", "x/3", "y/2"), {Path: "../set.jsonl", ID: `"a:b#c"`, Findings: result("", "x/7").Findings}} {
		b.Meet(r)
		want := ""
		if r.ID == "" {
			want = " x/3 y/2"
		}
		if got := left(b, r); got != want {
			t.Errorf("%s: new are%s", r.Name(), got)
		}
	}
	if got := shown(b.Idle(ran)); got != " ../news/b.txt:x/2" {
		t.Errorf("idle:%s", got)
	}
	// Record 3 is no longer in its file, which was read to its end.
	if got := shown(b.Gone()); got != " ../set.jsonl:3:x/8" {
		t.Errorf("gone:%s", got)
	}
	if err := os.Remove("a.txt"); err != nil {
		t.Fatal(err)
	}
	b.Meet(&rules.Result{Path: "../set.jsonl", Line: 9, Err: errors.New("no JSON")})
	if got := shown(b.Gone()); got != " ../news/a.txt:y/1" {
		t.Errorf("gone:%s", got)
	}
	before, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := b.Save(); err != nil {
		t.Fatal(err)
	}
	if after, err := os.ReadFile(path); err != nil || string(after) != string(before) {
		t.Errorf("reading and writing changes it to %s %v", after, err)
	}
	b.Drop(append(b.Idle(ran), b.Gone()...))
	if entries, articles := b.Len(); entries != 4 || articles != 3 {
		t.Errorf("%d entries, %d articles", entries, articles)
	}
}

func TestFile(t *testing.T) {
	_, path := fresh(t)
	got, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	text := "“the the” " + strings.Repeat("é", 23) + "…"
	line := func(rule, fingerprint string) string {
		return `      {"rule":"` + rule + `","fingerprint":"` + fingerprint + `","text":"` + text + `"}`
	}
	want := "{\n  \"schema\": \"mtlint.baseline/v1\",\n  \"articles\": {\n" +
		"    \"../news/a.txt\": [\n" + line("y", "1") + "\n    ],\n" +
		"    \"../news/b.txt\": [\n" + line("other", "3") + ",\n" + line("x", "1") + ",\n" + line("x", "2") + "\n    ],\n" +
		"    \"../set.jsonl#a:b#c\": [\n" + line("x", "7") + "\n    ],\n" +
		"    \"../set.jsonl:3\": [\n" + line("x", "8") + "\n    ]\n  }\n}\n"
	if string(got) != want {
		t.Errorf("%s\nwant\n%s", got, want)
	}
}

func TestRefused(t *testing.T) {
	dir := t.TempDir()
	for data, want := range map[string]string{
		"":                           "line 1: is not a baseline",
		"{\n\"articles\":\n 7}":      "line 3: is not a baseline",
		`{"schema":"x"}`:             `its schema is "x", not "mtlint.baseline/v1"`,
		"{\"schema\":\"x\",\"a\":1}": "unknown field",
		`{"schema":"mtlint.baseline/v1","articles":{}} x`: "something follows",
	} {
		path := filepath.Join(dir, "b.json")
		if err := os.WriteFile(path, []byte(data), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := Open(path); err == nil || !strings.Contains(err.Error(), want) || !strings.Contains(err.Error(), path) {
			t.Errorf("%q: %v", data, err)
		}
	}
	if _, err := Open(filepath.Join(dir, "none.json")); err == nil || !strings.Contains(err.Error(), "mtlint baseline create") {
		t.Error(err)
	}
	b, err := New(filepath.Join(dir, "no", "folder.json"))
	if err != nil {
		t.Fatal(err)
	}
	if err := b.Save(); err == nil {
		t.Error("saved in a folder that is not there")
	}
}
