package report

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/owenrumney/go-sarif/v3/pkg/report/v210/sarif"

	"github.com/mtlint/mtlint/internal/mqm"
	"github.com/mtlint/mtlint/internal/text"
	"github.com/mtlint/mtlint/rules"
)

// toolOptions are what formats for tools are tested with.
func toolOptions() Options {
	return Options{Version: "v0", Dir: "/repository/news", Root: "/repository", Rules: []rules.Meta{
		{
			ID: "headline-repeated", Name: "Headline repeated in the body", Category: mqm.Duplication, Severity: mqm.Major,
			Rationale: "The reader\nhas read it already.", LetsPass: "Headlines of lists.",
			Examples:  []rules.Example{{Bad: "⟦Ferry Crews [Return] | to Work⟧", Good: "The crews are back."}},
			Precision: rules.Precision{Right: 98, Judged: 98},
		},
		{ID: "never-found", Name: "Never found"},
	}}
}

// record is an article in a file of many, with a finding over two lines that is
// explained by another article.
func record() *rules.Result {
	pos := func(b, l, c int) rules.Position { return rules.Position{Byte: b, Line: l, Column: c} }
	return &rules.Result{
		Path: "/repository/crawl 1/100%.jsonl", Line: 7, ID: `"b-7"`, Title: "Ferries Sail Again", Lang: "en", Score: mqm.NewScore(400, 10),
		Text: "Ferries Sail Again\n\nThe crews came back\nafter nine days.\n",
		Findings: []rules.Finding{{
			Rule: "event-number", Name: "Articles disagree on a number", Category: mqm.Mistranslation, Severity: mqm.Major, Confidence: 0.5, Penalty: 5,
			Message: "“nine days” here, [“ten days”](2) there", Fingerprint: "4123456789abcdef", Start: pos(34, 3, 15), End: pos(55, 4, 16), Text: "back\nafter nine days",
			Span:    text.Span{Start: 35, End: 55},
			Related: []rules.Related{{Article: "../other [2].txt", Path: "../other [2].txt", Message: "the other article", Start: pos(3, 4, 5), End: pos(11, 4, 13), Text: "ten days"}},
		}},
		NotRun: []rules.NotRun{{Rule: "comma-splice", Why: "index out of range"}},
		Failed: mqm.Gate{FailLevel: mqm.Major}.Failed(100, [mqm.Critical + 1]int{mqm.Major: 1}),
	}
}

// The official schema accepts what is written, and another implementation reads
// the same in it.
func TestSARIF(t *testing.T) {
	schema := compile(t, "testdata/sarif-schema-2.1.0.json", "")
	whole := render(t, SARIF, toolOptions())
	for name, c := range map[string]struct {
		all           []*rules.Result
		results, used int
	}{
		"no article":          {nil, 0, 0},
		"nothing found":       {results()[1:2], 0, 0},
		"nothing found first": {append(results()[1:], results()[0]), 4, 4},
		"the three":           {results(), 4, 4},
		"a record":            {[]*rules.Result{results()[1], record(), results()[0]}, 5, 5},
	} {
		out := rendered(t, SARIF, toolOptions(), c.all...)
		if err := validate(schema, out); err != nil {
			t.Errorf("%s: %v\n%s", name, err, out)
		}
		read, err := sarif.FromString(out)
		if err != nil {
			t.Fatal(err)
		}
		run := read.Runs[0]
		if len(run.Results) != c.results || len(run.Tool.Driver.Rules) != c.used {
			t.Errorf("%s: %d results, %d rules", name, len(run.Results), len(run.Tool.Driver.Rules))
		}
		for _, r := range run.Results {
			if rule := run.Tool.Driver.Rules[r.RuleIndex]; *rule.ID != *r.RuleID {
				t.Errorf("%s: %s refers to rule %s", name, *r.RuleID, *rule.ID)
			}
			for _, l := range r.RelatedLocations {
				if !strings.Contains(*r.Message.Text, fmt.Sprintf("](%d): ", l.ID)) {
					t.Errorf("%s: place %d is not in the message %q", name, l.ID, *r.Message.Text)
				}
			}
		}
	}
	for _, wrong := range []string{
		strings.Replace(whole, `"level":"error"`, `"level":"bad"`, 1),
		strings.Replace(whole, `"startLine":3`, `"startLine":0`, 1),
		strings.Replace(whole, `"snippet"`, `"snipet"`, 1),
	} {
		if wrong == whole || validate(schema, wrong) == nil {
			t.Error("the schema accepts anything")
		}
	}
}

// A place in a record is the record's line, one in a file of another folder is told
// by its whole path, and square brackets of a text make no link.
func TestSARIFRecord(t *testing.T) {
	out := rendered(t, SARIF, toolOptions(), record())
	for _, want := range []string{
		`"physicalLocation":{"artifactLocation":{"uri":"crawl%201/100%25.jsonl","uriBaseId":"SRCROOT"},"region":{"startLine":7}},"logicalLocations":[{"fullyQualifiedName":"/repository/crawl 1/100%.jsonl#b-7","kind":"object"}]`,
		`"physicalLocation":{"artifactLocation":{"uri":"other%20%5B2%5D.txt","uriBaseId":"SRCROOT"},"region":{"startLine":4,"startColumn":5,"endLine":4,"endColumn":13`,
		`b-7, 3:15: “nine days” here, [“ten days”] (2) there; see [../other \\[2\\].txt:4:5](0): the other article`,
		`"executionSuccessful":false`, `rule comma-splice did not run: index out of range`,
	} {
		if !strings.Contains(out, want) {
			t.Errorf("no %s in\n%s", want, out)
		}
	}
	for path, want := range map[string]string{
		"a.txt": "news/a.txt", "-": "-", "/elsewhere/a b.txt": "/elsewhere/a b.txt", "../../x.txt": "/x.txt", "../a.txt": "a.txt", "/repository": "/repository",
	} {
		if got := toolOptions().file(path); want != got && !(path == "/repository" && got == ".") {
			t.Errorf("%s: %s", path, got)
		}
	}
}

// What could not be checked is told one by one only up to a limit.
func TestSARIFNotes(t *testing.T) {
	var all []*rules.Result
	for range sarifNotes + 2 {
		all = append(all, &rules.Result{Path: "a.txt", Err: errors.New("is empty")})
	}
	out := rendered(t, SARIF, Options{}, all...)
	if n := strings.Count(out, "is empty"); n != sarifNotes || !strings.Contains(out, "2 more articles could not be checked") {
		t.Errorf("%d notes: %s", n, out)
	}
}

// rendered writes results in a format, and closes it where it keeps files.
func rendered(t testing.TB, f Format, o Options, all ...*rules.Result) string {
	t.Helper()
	var b bytes.Buffer
	w, sum := f.New(&b, o), Summary{Article: mqm.DefaultGate}
	for _, r := range all {
		sum.Add(r)
		if err := w.Write(r); err != nil {
			t.Fatal(err)
		}
	}
	sum.Judge()
	if err := w.End(sum); err != nil {
		t.Fatal(err)
	}
	if c, ok := w.(io.Closer); ok {
		if err := c.Close(); err != nil {
			t.Fatal(err)
		}
	}
	return b.String()
}
