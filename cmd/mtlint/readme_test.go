package main

import (
	"os"
	"strings"
	"testing"
)

// readmeFindings is how many findings the README shows of its example.
const readmeFindings = 5

// The README's examples are what the command really prints: the beginning of a
// report, up to a few findings, and two lines of others.
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
	checkReadme(t, 0, strings.Join(rows[:heads+readmeFindings], "")+"…\n")

	_, out, _ = mtlint(t, "", "check", "--format", "concise", "seeds/choir-tour.txt", "seeds/reservoir-dam.txt")
	want := ""
	for line := range strings.Lines(out) {
		if strings.Contains(line, " title-conflict ") || strings.Contains(line, " number-headline-body ") {
			want += line
		}
	}
	checkReadme(t, 1, want)

	_, out, _ = mtlint(t, "", "audit", "--top", "3", "seeds/*.txt")
	table, _, ok := strings.Cut(out, "Points lost")
	if !ok {
		t.Fatalf("the audit has no line of points: %s", out)
	}
	checkReadme(t, 2, table)
}

// checkReadme compares the text block with a number, or rewrites it.
func checkReadme(t *testing.T, number int, want string) {
	t.Helper()
	const opening, closing = "```text\n", "```"
	readme, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	blocks := strings.Split(string(readme), opening)
	if len(blocks) < number+2 {
		t.Fatalf("README.md has only %d text blocks", len(blocks)-1)
	}
	got, after, _ := strings.Cut(blocks[number+1], closing)
	if *update {
		blocks[number+1] = want + closing + after
		if err := os.WriteFile("README.md", []byte(strings.Join(blocks, opening)), 0o644); err != nil {
			t.Fatal(err)
		}
	} else if got != want {
		t.Errorf("README.md does not show what the command prints; go test ./cmd/mtlint -update mends it\n%s", want)
	}
}

// The project's own documents pass its gate, but for those that quote what rules find.
func TestOwnDocuments(t *testing.T) {
	t.Chdir("../..")
	code, out, stderr := mtlint(t, "", "check", "--format", "concise", "--exclude", "rules.md", "--exclude", "rules/*", "--exclude", "precision.md", "README.md", "CHANGELOG.md", "CONTRIBUTING.md", "seeds/README.md", "docs")
	if code != exitPass {
		t.Errorf("exit %d\n%s%s", code, out, stderr)
	}
}
