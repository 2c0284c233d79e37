package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func put(t *testing.T, name, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

// outcome is what of a result the tests of known findings look at.
type outcome struct {
	Path     string
	Score    float64
	Words    int
	Findings []struct{ Rule, Text string }
	Known    *struct {
		Baseline, Unchanged int
		Score               float64
	}
}

func outcomes(t *testing.T, stdout string) (all []outcome) {
	t.Helper()
	for line := range strings.Lines(stdout) {
		var o outcome
		if err := json.Unmarshal([]byte(line), &o); err != nil {
			t.Fatal(err)
		}
		all = append(all, o)
	}
	return all
}

// A team adopts the gate on old material: red, baseline, green; a new defect is red
// and reported alone; mended, it is green again, and what is gone is told and pruned.
func TestBaselineFromRedToGreen(t *testing.T) {
	t.Chdir(t.TempDir())
	put(t, "news/bad.txt", bad)
	put(t, "news/copy.txt", strings.Replace(bad, "with with", "with", 1)) // for the rules that compare articles
	put(t, "news/good.txt", good)
	gate := []string{"--fail-under", "0", "--fail-level", "minor", "news"}
	with := append([]string{"--baseline", ".mtlint-baseline.json"}, gate...)
	is := func(code int, command string, args []string, stderr string) string {
		t.Helper()
		got, stdout, errs := mtlint(t, "", append([]string{command}, args...)...)
		if got != code || !strings.Contains(errs, stderr) || stderr == "" && errs != "" {
			t.Fatalf("mtlint %s %s: exit %d, want %d; %s\n%s", command, args, got, code, errs, stdout)
		}
		return stdout
	}
	is(2, "check", with, "mtlint baseline create")
	is(1, "check", gate, "")
	before := is(1, "check", append([]string{"-f", "jsonl"}, gate...), "")
	if out := is(0, "baseline", []string{"create", "news"}, ""); !strings.Contains(out, " 0 removed: ") || !strings.Contains(out, " known findings in 2 articles\n") {
		t.Error(out)
	}
	is(2, "baseline", []string{"create", "news"}, "exists: mtlint baseline update")
	is(0, "check", with, "")
	is(0, "audit", with, "")
	was, now := outcomes(t, before), outcomes(t, is(0, "check", append([]string{"-f", "jsonl"}, with...), ""))
	for i, o := range now {
		if len(o.Findings) != 0 || o.Known.Baseline != len(was[i].Findings) || o.Known.Score != was[i].Score || o.Words != was[i].Words || o.Score < was[i].Score {
			t.Errorf("%+v was %+v", o, was[i])
		}
	}
	if out := is(0, "check", with, ""); !strings.Contains(out, "4 known from the baseline.\nWith what is known the score is ") {
		t.Error(out)
	}
	if out := is(0, "audit", with, ""); !strings.Contains(out, " known findings are left out; with them the mean score is ") {
		t.Error(out)
	}

	// Lines move and sentences come: the known ones stay known, one more of the kind is new.
	moved := strings.Replace(bad, "\n\n", "\n\nThe harbour was quiet.\n\n\n", 1)
	put(t, "news/bad.txt", moved)
	is(0, "check", with, "")
	put(t, "news/bad.txt", moved+"\nThe pilots would follow on the the next morning, the union said.\n")
	now = outcomes(t, is(1, "check", append([]string{"-f", "jsonl"}, with...), ""))
	if o := now[0]; len(o.Findings) != 1 || o.Findings[0].Text != "the the" || o.Known.Baseline != 4 {
		t.Errorf("%+v", o)
	}
	is(0, "baseline", []string{"prune", "news"}, "")
	is(1, "check", with, "")

	put(t, "news/bad.txt", good)
	if err := os.Remove("news/copy.txt"); err != nil {
		t.Fatal(err)
	}
	is(0, "check", with, "4 known findings are no longer found; mtlint baseline prune takes them out\n  news/bad.txt: doubled-word \"The the\"\n")
	is(0, "baseline", []string{"update", "news"}, "")
	is(0, "check", with, "")
	if data, err := os.ReadFile(".mtlint-baseline.json"); err != nil || string(data) != "{\n  \"schema\": \"mtlint.baseline/v1\",\n  \"articles\": {\n  }\n}\n" {
		t.Errorf("%s %v", data, err)
	}
}

// What cannot be read costs the baseline nothing, and an article elsewhere stays known.
func TestBaselineKeepsWhatItCannotJudge(t *testing.T) {
	t.Chdir(t.TempDir())
	put(t, "a.txt", bad)
	put(t, "b.txt", bad)
	if code, _, stderr := mtlint(t, "", "baseline", "create", "a.txt", "b.txt"); code != 0 {
		t.Fatal(stderr)
	}
	want, err := os.ReadFile(".mtlint-baseline.json")
	if err != nil {
		t.Fatal(err)
	}
	put(t, "a.txt", "")
	if code, _, stderr := mtlint(t, "", "baseline", "update", "a.txt"); code != 2 || !strings.Contains(stderr, "a.txt: is empty") {
		t.Error(code, stderr)
	}
	if got, err := os.ReadFile(".mtlint-baseline.json"); err != nil || string(got) != string(want) {
		t.Errorf("%s %v", got, err)
	}
}
