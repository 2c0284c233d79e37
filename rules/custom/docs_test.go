package custom

import (
	"os"
	"strings"
	"testing"
)

// Every example of the documentation is a file that loads and passes its own examples.
func TestDocs(t *testing.T) {
	page, err := os.ReadFile("../../docs/custom-rules.md")
	if err != nil {
		t.Fatal(err)
	}
	blocks := strings.Split(string(page), "```yaml\n")[1:]
	if len(blocks) < 4 {
		t.Fatalf("only %d examples: one for each kind of pattern is wanted", len(blocks))
	}
	for _, b := range blocks {
		text, _, _ := strings.Cut(b, "```")
		s, err := Compile(never, File{"custom-rules.md", text})
		if err == nil {
			err = s.Verify()
		}
		if err != nil {
			t.Errorf("%v\n%s", err, text)
		}
	}
	for _, key := range ruleKeys {
		if !strings.Contains(string(page), "`"+key) {
			t.Errorf("docs/custom-rules.md does not tell of %q", key)
		}
	}
	for _, key := range elementKeys {
		if !strings.Contains(string(page), "`"+key) {
			t.Errorf("docs/custom-rules.md does not tell of %q", key)
		}
	}
}
