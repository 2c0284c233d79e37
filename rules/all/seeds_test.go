package all

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/mtlint/mtlint/internal/mqm"
	"github.com/mtlint/mtlint/rules"
)

var update = flag.Bool("update", false, "write the golden files anew")

// good are the seeds that are well-written articles.
var good = map[string]bool{"allotment-column": true, "ferry-inquiry": true}

// What is found in the seeds is written beside them, so that a change of a rule
// shows there what it changes for the reader. Run with -update and read the diff.
func TestSeeds(t *testing.T) {
	files, err := filepath.Glob("../../seeds/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no seeds (%v)", err)
	}
	for _, file := range files {
		t.Run(nameOf(file), func(t *testing.T) {
			res := checked(t, file, readFile(t, file))
			if good[nameOf(file)] && len(res.Findings) > 0 {
				t.Errorf("%d findings in a good article", len(res.Findings))
			}
			golden := strings.TrimSuffix(file, ".txt") + ".golden"
			got := plain(res)
			if *update {
				if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			if want := readFile(t, golden); got != want {
				t.Errorf("%s differs: run go test ./rules/all -run TestSeeds -update and read the difference\n%s", golden, got)
			}
		})
	}
}

// plain writes a result as a line for score and verdict and one for each finding.
func plain(r rules.Result) string {
	var b strings.Builder
	n := r.Counts()
	verdict := "pass"
	if len(mqm.DefaultGate.Failed(r.Score.Score, n)) > 0 {
		verdict = "fail"
	}
	fmt.Fprintf(&b, "%s: score %.1f, %d words, %d critical, %d major, %d minor, %d neutral\n",
		verdict, r.Score.Score, r.Score.Words, n[mqm.Critical], n[mqm.Major], n[mqm.Minor], n[mqm.Neutral])
	for _, f := range r.Findings {
		fmt.Fprintf(&b, "%d:%d %s %s %q — %s", f.Start.Line, f.Start.Column, f.Severity, f.Rule, f.Text, f.Message)
		if f.Suggestion != "" {
			fmt.Fprintf(&b, " → %s", f.Suggestion)
		}
		b.WriteByte('\n')
	}
	return b.String()
}
