package mtlint_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"

	"github.com/mtlint/mtlint"
)

const ferry = `Ferry Crews Return to Work

The the crews of the island ferries went back to work on Tuesday after nine days.

“We are glad to be be back,” said Ilse Brandvold, who speaks for the deckhands.
`

func Example() {
	res, err := mtlint.Check(context.Background(), mtlint.Article{Name: "ferry.txt", Text: ferry}, mtlint.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, f := range res.Findings {
		fmt.Printf("%s:%d:%d %s %s: %s\n", res.Name, f.Line, f.Column, f.Severity, f.Rule, f.Message)
	}
	// Output:
	// ferry.txt:3:1 minor doubled-word: “The” stands twice in a row, as if the sentence had been started again
	// ferry.txt:5:17 minor doubled-word: “be” stands twice in a row, as if the sentence had been started again
}

// A Checker is made once, and then checks any number of articles at the same time.
func ExampleChecker() {
	checker, err := mtlint.New(mtlint.Options{
		Ignore:      []string{"style"},
		AcceptNames: []string{"Ilse Brandvold"},
		Gate:        &mtlint.Gate{FailUnder: 60},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	articles := []mtlint.Article{
		{Name: "one", Text: ferry},
		{Name: "two", Text: strings.ReplaceAll(strings.ReplaceAll(ferry, "The the", "The"), "be be", "be")},
	}
	passed := make([]bool, len(articles))
	var all sync.WaitGroup
	for i, a := range articles {
		all.Go(func() {
			res, err := checker.Check(context.Background(), a)
			passed[i] = err == nil && res.Pass
		})
	}
	all.Wait()
	fmt.Println(passed)
	// Output: [true true]
}

// Rules of one's own are YAML, and need not be on disk.
func ExampleOptions_rules() {
	house := mtlint.File{Name: "house.yml", Text: `
id: house-words
name: Word that the house style avoids
message: "“{match}” is not house style"
category: terminology/inappropriate for context
severity: minor
rationale: Readers want the short word.
phrases: {deckhands: crew}
fix: "{meant}"
examples:
  - {bad: The ⟦deckhands⟧ left., good: The crew left.}
`}
	checker, err := mtlint.New(mtlint.Options{Rules: []mtlint.File{house}, Select: []string{"house-words"}})
	if err != nil {
		fmt.Println(err)
		return
	}
	res, err := checker.Check(context.Background(), mtlint.Article{Text: ferry})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, f := range res.Findings {
		fmt.Printf("%s → %s\n", f.Message, f.Suggestion)
		text := ferry
		for _, e := range f.Fixes[0].Edits {
			text = text[:e.Start] + e.New + text[e.End:]
		}
		fmt.Println(strings.Contains(text, "speaks for the crew."))
	}
	// Output:
	// “deckhands” is not house style → crew
	// true
}

func ExampleChecker_Rules() {
	checker, err := mtlint.New(mtlint.Options{Select: []string{"doubled-word"}})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, r := range checker.Rules() {
		fmt.Println(r.ID, r.Severity, r.Category)
	}
	// Output: doubled-word minor fluency/grammar
}

func TestOptionsAreRefused(t *testing.T) {
	for _, c := range []struct {
		o    mtlint.Options
		want string
	}{
		{mtlint.Options{Select: []string{"no-such-rule"}}, "no-such-rule"},
		{mtlint.Options{Lang: "xx"}, "lang"},
		{mtlint.Options{Gate: &mtlint.Gate{FailUnder: 101}}, "from 0 to 100"},
		{mtlint.Options{Gate: &mtlint.Gate{FailLevel: "bad"}}, "critical, major"},
		{mtlint.Options{AcceptNames: []string{""}}, "accept.names"},
		{mtlint.Options{Config: "no-such-file.toml"}, "no-such-file.toml"},
		{mtlint.Options{Rules: []mtlint.File{{Name: "x.yml", Text: "id: [\n"}}}, "x.yml:"},
	} {
		if _, err := mtlint.New(c.o); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%+v: %v, want %q", c.o, err, c.want)
		}
	}
}

func TestArticlesAreRefused(t *testing.T) {
	c, err := mtlint.New(mtlint.Options{})
	if err != nil {
		t.Fatal(err)
	}
	done, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := c.Check(done, mtlint.Article{Text: ferry}); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
	for _, x := range []struct {
		a    mtlint.Article
		want string
	}{
		{mtlint.Article{Name: "a.txt"}, "a.txt: the article is empty"},
		{mtlint.Article{Text: "\x00\x01\x02"}, "not text"},
		{mtlint.Article{Text: ferry, Lang: "xx-YY"}, `no language pack for "xx-YY"`},
		{mtlint.Article{Text: ferry, Format: "pdf"}, `unknown format "pdf"`},
	} {
		if _, err := c.Check(context.Background(), x.a); err == nil || !strings.Contains(err.Error(), x.want) {
			t.Errorf("%+v: %v, want %q", x.a, err, x.want)
		}
	}
}

// Places and edits are of the text as it was given, whatever its format.
func TestPlaces(t *testing.T) {
	c, err := mtlint.New(mtlint.Options{Select: []string{"doubled-word"}})
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range []mtlint.Article{
		{Text: "\ufeff" + ferry},
		{Text: "# Ferry Crews Return\n\nThe **crews** of the *island ferries* went to to work on Tuesday after nine long days.\n", Format: mtlint.Markdown},
		{Text: "<html><body><article><h1>Ferry &amp; Crew</h1><p>The caf&eacute; crews of the island ferries went to to work on Tuesday after nine days, and the first boat left at dawn with forty passengers on board.</p></article></body></html>", Format: mtlint.HTML},
		{Text: strings.ReplaceAll(ferry, "Ferry", "F\xe9rry")},
	} {
		res, err := c.Check(context.Background(), a)
		if err != nil || len(res.Findings) == 0 {
			t.Errorf("%q: %v, %v", a.Text, res.Findings, err)
			continue
		}
		for _, f := range res.Findings {
			if got := a.Text[f.Start:f.End]; got != f.Text {
				t.Errorf("the place of %q holds %q", f.Text, got)
			}
			for _, e := range f.Fixes[0].Edits {
				if f.Start > e.Start || e.End > f.End {
					t.Errorf("%q: edit %+v is not within %+v", f.Text, e, f.Place)
				}
			}
		}
	}
}

// A result accounts for its score: what findings and estimates take is what is missing.
func TestScoreAddsUp(t *testing.T) {
	res, err := mtlint.Check(context.Background(), mtlint.Article{Text: strings.Repeat(ferry, 3)}, mtlint.Options{})
	if err != nil {
		t.Fatal(err)
	}
	sum := 0.0
	for _, f := range res.Findings {
		sum += f.Penalty
	}
	const words = 100 // fewer are counted as so many
	want := 100 - res.Penalty*1000/float64(max(res.Words, words)) - res.Fluency - res.Wording
	if diff := res.Score - max(0, want); sum != res.Penalty || diff > 1e-6 || diff < -1e-6 {
		t.Errorf("score %v, want %v; findings cost %v of %v", res.Score, want, sum, res.Penalty)
	}
}
