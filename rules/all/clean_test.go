package all

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/mtlint/mtlint/internal/article"
	"github.com/mtlint/mtlint/internal/engine"
	"github.com/mtlint/mtlint/internal/mqm"
	"github.com/mtlint/mtlint/rules"
)

// allowed lists the findings on good articles that are put up with, as
// "file rule", each with the reason why neither the rule nor the article changes.
var allowed = map[string]string{
	"corrections-notice doubled-word":           "quotes the slip that it corrects",
	"quoted-error-language-column doubled-word": "quotes the slips that it is about",
}

// Good articles of all genres, full of what looks like a defect and is none, get
// no finding that costs points. A rule that fires here is wrong, unless the
// article has a slip of its own: then correct the article.
func TestClean(t *testing.T) {
	used := map[string]bool{}
	for _, file := range articlesIn(t, "clean") {
		t.Run(nameOf(file), func(t *testing.T) {
			for _, f := range checked(t, file, readFile(t, file)).Findings {
				key := nameOf(file) + " " + f.Rule
				if f.Severity == mqm.Neutral {
					continue
				}
				if allowed[key] == "" {
					t.Errorf("%s:%d:%d: %s %s: %s\n\t%s", file, f.Start.Line, f.Start.Column, f.Severity, f.Rule, f.Message, f.Sentence)
				}
				used[key] = true
			}
		})
	}
	for key := range allowed {
		if !used[key] {
			t.Errorf("%q is allowed and does not occur: delete it from the list", key)
		}
	}
}

// checked is what the default rules find in a text.
func checked(t *testing.T, name, src string) rules.Result {
	t.Helper()
	e, err := engine.New(List...)
	if err != nil {
		t.Fatal(err)
	}
	res := e.Check(article.New(name, src, english(t)))
	for _, n := range res.NotRun {
		t.Errorf("%s: %s did not run: %s", name, n.Rule, n.Why)
	}
	return res
}

// articlesIn lists the articles of a folder of testdata.
func articlesIn(t *testing.T, folder string) []string {
	t.Helper()
	files, err := filepath.Glob("../../testdata/" + folder + "/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no articles in testdata/%s (%v)", folder, err)
	}
	return files
}

func nameOf(file string) string { return strings.TrimSuffix(filepath.Base(file), ".txt") }

func readFile(t *testing.T, file string) string {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}
