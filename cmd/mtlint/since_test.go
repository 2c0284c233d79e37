package main

import (
	"fmt"
	"os"
	"os/exec"
	"strings"
	"testing"
)

func git(t *testing.T, args ...string) {
	t.Helper()
	cmd := exec.Command("git", args...)
	cmd.Env = append(os.Environ(), "GIT_AUTHOR_NAME=a", "GIT_AUTHOR_EMAIL=a@b.example", "GIT_COMMITTER_NAME=a", "GIT_COMMITTER_EMAIL=a@b.example")
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("git %s: %v\n%s", args, err, out)
	}
}

func TestNewFromRevision(t *testing.T) {
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("no git")
	}
	t.Setenv("GIT_CONFIG_GLOBAL", os.DevNull)
	t.Setenv("GIT_CONFIG_NOSYSTEM", "1")
	folder(t)
	record := func(id, text string) string { return `{"id":` + id + `,"text":` + quote(text) + "}\n" }
	put(t, "set.jsonl", record("1", bad)+record("2", bad))
	put(t, "toll.txt", "Blast at Selm Quarry Kills 14 People\n\nThe quarry was closed at once.\n\nThe police said on Monday that the blast killed 14 people.\n")
	git(t, "init", "-q")
	git(t, "add", ".")
	git(t, "commit", "-q", "-m", "first")
	base := []string{"check", "--format", "jsonl", "--fail-under", "0", "--fail-level", "minor", "--new-from-rev", "HEAD"}
	found := func(code int, args ...string) string {
		t.Helper()
		got, stdout, stderr := mtlint(t, "", append(base, args...)...)
		if got != code {
			t.Fatalf("%s: exit %d, want %d, %s", args, got, code, stderr)
		}
		s := ""
		for _, o := range outcomes(t, stdout) {
			s += fmt.Sprintf("%d/%d ", len(o.Findings), len(o.Findings)+o.Known.Unchanged)
		}
		return s
	}
	if s := found(0, "bad.txt", "set.jsonl", "toll.txt"); s != "0/4 0/4 0/4 0/0 " {
		t.Error(s)
	}
	put(t, "bad.txt", "Ferry Crews Return to Work Work\n"+strings.SplitAfterN(bad, "\n", 2)[1]+"\nIt is is late.\n")
	put(t, "set.jsonl", record("0", good)+record("1", bad)+record("2", bad+"x\n"))
	put(t, "toll.txt", "Blast at Selm Quarry Kills 41 People\n\nThe quarry was closed at once.\n\nThe police said on Monday that the blast killed 14 people.\n")
	put(t, "fresh.txt", bad)
	// Of the contradiction the headline is new.
	if s := found(1, "bad.txt", "set.jsonl", "toll.txt", "fresh.txt"); s != "2/6 0/0 0/4 5/5 1/1 4/4 " {
		t.Error(s)
	}
	_, stdout, _ := mtlint(t, "", "check", "--new-from-rev", "HEAD", "bad.txt")
	if !strings.Contains(stdout, "4 in lines that have not changed.\nWith what is known the score is ") {
		t.Error(stdout)
	}
	for _, c := range [][2]string{
		{"nowhere", `--new-from-rev nowhere: bad.txt: git in `}, {"nowhere", `there is no revision "nowhere"`}, {"--help", `there is no revision "--help"`},
	} {
		if code, _, stderr := mtlint(t, "", "check", "--new-from-rev="+c[0], "bad.txt"); code != 2 || !strings.Contains(stderr, c[1]) {
			t.Errorf("%s: exit %d, %s", c[0], code, stderr)
		}
	}
	t.Chdir(t.TempDir())
	put(t, "bad.txt", bad)
	if code, _, stderr := mtlint(t, "", "check", "--new-from-rev=HEAD", "bad.txt"); code != 2 || !strings.Contains(stderr, "--new-from-rev HEAD: bad.txt: is in no git repository") {
		t.Errorf("exit %d, %s", code, stderr)
	}
}

// The baseline of the settings is found from any folder; the flag beats it.
func TestBaselineOfTheSettings(t *testing.T) {
	t.Chdir(t.TempDir())
	put(t, "mtlint.toml", "baseline = \"kept/known.json\"\n[gate]\nfail-under = 0\nfail-level = \"minor\"\n")
	put(t, "news/bad.txt", bad)
	put(t, "kept/x.txt", good)
	t.Chdir("news")
	if code, _, stderr := mtlint(t, "", "check", "bad.txt"); code != 2 || !strings.Contains(stderr, "known.json: no such file") {
		t.Errorf("exit %d, %s", code, stderr)
	}
	if code, stdout, stderr := mtlint(t, "", "baseline", "create", "bad.txt"); code != 0 || !strings.Contains(stdout, "kept") {
		t.Errorf("exit %d, %s %s", code, stdout, stderr)
	}
	for args, want := range map[string]int{"check bad.txt": 0, "check --baseline= bad.txt": 1, "audit bad.txt": 0, "check --isolated --fail-under 0 --fail-level minor bad.txt": 1} {
		if code, stdout, stderr := mtlint(t, "", strings.Fields(args)...); code != want {
			t.Errorf("%s: exit %d, %s %s", args, code, stdout, stderr)
		}
	}
}
