package main

import (
	"encoding/json"
	"os"
	"strings"
	"testing"
)

// An article in Markdown with directives, one in plain text with a sidecar and a
// record with a field lose the findings that they name, in the score as well.
func TestSuppression(t *testing.T) {
	folder(t)
	for name, text := range map[string]string{
		"note.md":        "# Ferry Crews Return\n\n<!-- mtlint-disable doubled-word: the sign reads so -->\n\nThe the crews of the island ferries went back to work.\n\nThe first boat left the the harbour at dawn.\n\n<!-- mtlint-disable doubled-wrod: x -->\n",
		"bad.txt.mtlint": "mtlint-disable doubled-word \"The the crews\": the sign reads so\nmtlint-disable-file headline-repeated: never\n",
		"one.jsonl":      `{"id":1,"text":` + quote(bad) + `,"mtlint_disable":["doubled-word: a poem"]}` + "\n",
	} {
		if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	code, stdout, stderr := mtlint(t, "", "check", "--fail-under", "0", "--format", "jsonl", "note.md", "bad.txt", "one.jsonl")
	if code != 0 {
		t.Errorf("exit %d", code)
	}
	type result struct {
		Path       string
		Suppressed int
		Penalty    float64
		Findings   []struct{ Text string }
		Warnings   []string
	}
	want := []struct{ suppressed, left, warnings int }{{1, 1, 1}, {1, 3, 1}, {4, 0, 0}}
	for i, line := range strings.Split(strings.TrimSpace(stdout), "\n") {
		var r result
		if err := json.Unmarshal([]byte(line), &r); err != nil {
			t.Fatal(err)
		}
		if w := want[i]; r.Suppressed != w.suppressed || len(r.Findings) != w.left || len(r.Warnings) != w.warnings || r.Penalty != float64(min(w.left, 3)) {
			t.Errorf("%+v", r)
		}
	}
	for _, w := range []string{
		`mtlint: warning: note.md:9: directive "doubled-wrod" is not followed: there is no such rule; mtlint rules lists them`,
		`mtlint: warning: bad.txt.mtlint:2: directive "headline-repeated" keeps nothing out: delete it`,
	} {
		if !strings.Contains(stderr, w+"\n") {
			t.Errorf("no %q in %q", w, stderr)
		}
	}
	for command, line := range map[string]string{"check": "\n1 suppressed.\n", "audit": "\n1 suppressed\n"} {
		if _, stdout, _ := mtlint(t, "", command, "note.md"); !strings.Contains(stdout, line) {
			t.Errorf("%s says nothing of it:\n%s", command, stdout)
		}
	}
}
