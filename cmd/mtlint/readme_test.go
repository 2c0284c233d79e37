package main

import (
	"os"
	"strings"
	"testing"
)

// readmeFindings is how many findings the README shows of its example.
const readmeFindings = 5

// The README's example is what the command really prints: its beginning, up to a
// few findings.
func TestReadme(t *testing.T) {
	t.Chdir("../..")
	t.Setenv("COLUMNS", "100")
	code, out, stderr := mtlint(t, "", "check", "seeds/harbour-strike.txt")
	if code != exitFail || stderr != "" {
		t.Fatalf("exit %d, %q", code, stderr)
	}
	rows := strings.SplitAfter(out, "┤\n") // the line under the head of each table, and under each finding
	const heads = 3
	if len(rows) <= heads+readmeFindings {
		t.Fatalf("the example has only %d rows", len(rows))
	}
	want := strings.Join(rows[:heads+readmeFindings], "") + "…\n"
	readme, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	before, rest, found := strings.Cut(string(readme), "```text\n")
	got, after, closed := strings.Cut(rest, "```")
	if !found || !closed {
		t.Fatal("README.md has no ```text block")
	}
	if *update {
		if err := os.WriteFile("README.md", []byte(before+"```text\n"+want+"```"+after), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if got != want {
		t.Errorf("README.md does not show what the command prints; go test ./cmd/mtlint -update mends it\n%s", want)
	}
}
