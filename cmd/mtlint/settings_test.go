package main

import (
	"encoding/json"
	"os"
	"strings"
	"testing"

	"github.com/mtlint/mtlint/internal/config"
)

func TestGateOfRuns(t *testing.T) {
	folder(t)
	put(t, "site/a.txt", good)
	put(t, "site/b.txt", good)
	put(t, "site/c.txt", bad)
	for _, c := range []struct {
		args string
		code int
		last string // how the output ends
	}{
		{"check -f concise site", 1, " below 80 (fail-under)\ngate fails: 1 of 3 articles fails: 33.3 %, and none may (fail-share)\n"},
		{"check -f concise site --exit-zero", 0, "(fail-share)\n"},
		{"check -f concise site/c.txt", 1, "below 80 (fail-under)\n"},
		{"check -f concise site --fail-share 34", 0, "below 80 (fail-under)\n"},
		{"check -f concise site --fail-share 33", 1, "33.3 %, 0.3 more than 33 % (fail-share)\n"},
		{"check -f concise site --fail-share 34 --fail-mean 91", 1, " below 91 (fail-mean)\n"},
		{"check -f concise site --fail-under 0 --max-minor 2", 1, "site/c.txt: fails: 4 minor findings, 2 more than 2 (max-minor)\ngate fails: 1 of 3 articles fails: 33.3 %, and none may (fail-share)\n"},
		{"check -f concise site --fail-under 0 --max-minor 4", 0, "→ are\n"},
		{"check site --fail-share 40", 0, "The gate passes: 40 % of the articles may fail (fail-share)\n"},
		{"check site", 1, "The gate fails: 1 of 3 articles fails: 33.3 %, and none may (fail-share)\n"},
		{"audit site", 1, "The gate fails: 1 of 3 articles fails: 33.3 %, and none may (fail-share)\n"},
		{"check site missing.txt --exit-zero", 2, ""},
	} {
		code, stdout, stderr := mtlint(t, "", strings.Fields(c.args)...)
		if code != c.code || !strings.HasSuffix(stdout, c.last) {
			t.Errorf("mtlint %s: exit %d, want %d\n%s%s\nwant %s", c.args, code, c.code, stdout, stderr, c.last)
		}
	}
}

// Settings of a file hold for the articles below it, those of an override for its
// paths, and flags beat both; JSON says what each article had to meet.
func TestSettingsOfPaths(t *testing.T) {
	folder(t)
	put(t, "site/bad.txt", bad)
	put(t, "site/opinion/bad.txt", bad)
	put(t, "site/sub/bad.txt", bad)
	put(t, "site/mtlint.toml", "ignore = [\"doubled-word\"]\n[[override]]\npaths = [\"opinion/**\"]\ngate.fail-under = 100\nrules.doubled-word.enabled = true\nrules.doubled-word.severity = \"major\"\n")
	put(t, "site/sub/.mtlint.toml", "score.minor = 1.5\nscore.max-minor-per-rule = 4\nscore.estimates = false\nscore.acceptable-points = 40\n")
	type article struct {
		Path     string
		Score    float64
		Findings []struct{ Severity string }
		Gate     struct {
			Thresholds map[string]any
			Failed     []struct {
				Threshold string
				By        float64
			}
		}
	}
	read := func(args ...string) (all []article) {
		_, stdout, stderr := mtlint(t, "", append([]string{"check", "-f", "jsonl", "site"}, args...)...)
		if stderr != "" {
			t.Fatal(stderr)
		}
		for line := range strings.Lines(stdout) {
			var a article
			if err := json.Unmarshal([]byte(line), &a); err != nil {
				t.Fatal(err)
			}
			all = append(all, a)
		}
		return all
	}
	got := read()
	if len(got) != 3 || len(got[0].Findings) != 0 || got[0].Gate.Thresholds["fail-under"] != 80.0 {
		t.Fatalf("%+v", got)
	}
	opinion, sub := got[1], got[2]
	if opinion.Findings[0].Severity != "major" || opinion.Gate.Thresholds["fail-under"] != 100.0 || opinion.Gate.Failed[0].By != 100-opinion.Score {
		t.Errorf("%+v", opinion)
	}
	if len(sub.Findings) != 4 || sub.Score != 70 {
		t.Errorf("%+v", sub)
	}
	for _, a := range read("--select", "doubled-word", "--fail-under", "1") {
		if len(a.Findings) != 4 || a.Gate.Thresholds["fail-under"] != 1.0 {
			t.Errorf("flags do not beat files: %+v", a)
		}
	}
	if a := read("--isolated"); len(a[0].Findings) != 4 || a[2].Score != a[0].Score {
		t.Errorf("%+v", a)
	}
	put(t, "site/sub/.mtlint.toml", "score.minr = 3\n")
	code, stdout, stderr := mtlint(t, "", "check", "-f", "concise", "site")
	if code != exitError || !strings.Contains(stderr, "site/sub/bad.txt: site/sub/.mtlint.toml:1:7: unknown key \"minr\"; did you mean \"minor\"?") || !strings.Contains(stdout, "site/opinion/bad.txt:3:1: major") {
		t.Errorf("exit %d, %q, %q", code, stdout, stderr)
	}
	if code, stdout, _ := mtlint(t, "", "check", "site/sub"); code != exitError || stdout != "" {
		t.Errorf("an input with wrong settings is checked: exit %d, %q", code, stdout)
	}
}

// Each input has its own idea of what is an article.
func TestExcludeOfInputs(t *testing.T) {
	folder(t)
	for _, name := range []string{"one/a.txt", "one/b.txt", "two/a.txt", "two/b.txt"} {
		put(t, name, good)
	}
	put(t, "one/mtlint.toml", "exclude = [\"a*\"]")
	put(t, "two/mtlint.toml", "exclude = [\"b*\"]")
	for args, want := range map[string]string{"one two": "one/b.txt two/a.txt", "one two --exclude x": "one/a.txt one/b.txt two/a.txt two/b.txt", "one/a.txt": "one/a.txt"} {
		_, stdout, _ := mtlint(t, "", append([]string{"check", "-f", "jsonl"}, strings.Fields(args)...)...)
		var paths []string
		for line := range strings.Lines(stdout) {
			var a struct{ Path string }
			if err := json.Unmarshal([]byte(line), &a); err != nil {
				t.Fatal(err)
			}
			paths = append(paths, a.Path)
		}
		if got := strings.Join(paths, " "); got != want {
			t.Errorf("%s: %s, want %s", args, got, want)
		}
	}
}

// Rules that compare articles are switched and weighed as the others.
func TestSettingsOfComparedArticles(t *testing.T) {
	seed, err := os.ReadFile("../../seeds/harbour-strike.txt")
	if err != nil {
		t.Fatal(err)
	}
	folder(t)
	text := string(seed)
	put(t, "news/a.txt", text)
	put(t, "news/b.txt", text)
	found := func(args ...string) string {
		_, stdout, stderr := mtlint(t, "", append([]string{"audit", "-f", "concise", "news"}, args...)...)
		if stderr != "" {
			t.Fatal(stderr)
		}
		for line := range strings.Lines(stdout) {
			if fields := strings.Fields(line); len(fields) > 2 && fields[2] == "near-duplicate" {
				return fields[1]
			}
		}
		return ""
	}
	usual := found()
	if usual == "" || found("--ignore", "near-duplicate") != "" {
		t.Errorf("usually %q", usual)
	}
	put(t, "news/mtlint.toml", "rules.near-duplicate.severity = \"critical\"")
	if s := found(); s != "critical" {
		t.Errorf("severity %q", s)
	}
	put(t, "news/mtlint.toml", "[[override]]\npaths = [\"b.txt\"]\nignore = [\"design\"]")
	if s := found(); s != "" {
		t.Errorf("an article that is not compared has a copy: %q", s)
	}
}

// What was kept of an article under other settings is not used.
func TestCacheKnowsSettings(t *testing.T) {
	folder(t)
	findings := func(args ...string) int {
		_, stdout, stderr := mtlint(t, "", append([]string{"audit", "--cache", "kept", "-f", "concise", "bad.txt"}, args...)...)
		if stderr != "" {
			t.Fatal(stderr)
		}
		return strings.Count(stdout, "doubled-word")
	}
	for range 2 {
		if n := findings(); n != 4 {
			t.Errorf("%d findings", n)
		}
		if n := findings("--ignore", "doubled-word"); n != 0 {
			t.Errorf("%d findings of a rule that does not run", n)
		}
	}
	put(t, "mtlint.toml", "accept.words = [\"the\", \"are\"]\nrules.doubled-word.severity = \"neutral\"")
	if _, stdout, _ := mtlint(t, "", "audit", "--cache", "kept", "-f", "concise", "bad.txt"); strings.Count(stdout, " neutral doubled-word") != 4 {
		t.Error(stdout)
	}
}

// The file that the documentation shows is one.
func TestDocumentedSettings(t *testing.T) {
	page, err := os.ReadFile("../../docs/configuration.md")
	if err != nil {
		t.Fatal(err)
	}
	var shown strings.Builder
	for line := range strings.Lines(string(page)) {
		if code, ok := strings.CutPrefix(line, "    "); ok || line == "\n" {
			shown.WriteString(code)
		} else if strings.HasPrefix(line, "## ") {
			break
		}
	}
	t.Chdir(t.TempDir())
	put(t, "mtlint.toml", shown.String())
	code, stdout, stderr := mtlint(t, "", "config", "show", "opinion/a.txt")
	if code != exitPass || !strings.Contains(stdout, "gate.fail-under = 70 ") || !strings.Contains(stdout, `severity = "neutral"`) {
		t.Errorf("exit %d, %s%s of\n%s", code, stdout, stderr, shown.String())
	}
}

func TestInit(t *testing.T) {
	t.Chdir(t.TempDir())
	if code, stdout, stderr := mtlint(t, "", "init"); code != exitPass || !strings.HasPrefix(stdout, "mtlint.toml: written") {
		t.Fatal(stderr)
	}
	if text, err := os.ReadFile("mtlint.toml"); err != nil || string(text) != config.Start() {
		t.Error(err)
	}
	put(t, "mtlint.toml", "jobs = 3")
	for range 2 {
		if code, _, stderr := mtlint(t, "", "init"); code != exitError || !strings.Contains(stderr, "is there already") {
			t.Errorf("exit %d, %s", code, stderr)
		}
		if _, stdout, _ := mtlint(t, "", "config", "show"); !strings.Contains(stdout, "jobs = 3 ") {
			t.Error(stdout)
		}
		if err := os.Rename("mtlint.toml", ".mtlint.toml"); err != nil && !os.IsNotExist(err) {
			t.Fatal(err)
		}
	}
	if _, stdout, _ := mtlint(t, "", "config", "schema"); !json.Valid([]byte(stdout)) {
		t.Error("the schema is no JSON")
	}
	if code, _, stderr := mtlint(t, "", "config", "shwo"); code != exitError || !strings.Contains(stderr, "unknown command") {
		t.Errorf("exit %d, %s", code, stderr)
	}
}
