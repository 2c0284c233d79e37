package report

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/olekukonko/tablewriter/pkg/twwidth"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/mtlint/mtlint/internal/article"
	"github.com/mtlint/mtlint/internal/mqm"
	"github.com/mtlint/mtlint/internal/text"
	"github.com/mtlint/mtlint/rules"
)

var update = flag.Bool("update", false, "write the golden files anew")

// results are what every format is tested on: an article with findings of all
// severities, one without, and one that could not be checked.
func results() []*rules.Result {
	pos := func(b, l, c int) rules.Position { return rules.Position{Byte: b, Line: l, Column: c} }
	bad := &rules.Result{
		Path: "ferry.txt", Title: "Ferry Crews Return to Work After Nine-Day Stoppage", Lang: "en",
		Score: mqm.NewScore(220, 31),
		Findings: []rules.Finding{
			{
				Rule: "headline-repeated", Name: "Headline repeated in the body", Category: mqm.Duplication, Severity: mqm.Major,
				Message: "“Ferry Crews Return to Work” repeats the headline", Suggestion: "delete the line", Confidence: 0.9, Penalty: 5,
				Span: text.Span{Start: 60, End: 86}, Start: pos(60, 3, 1), End: pos(86, 3, 27),
				Text: "Ferry Crews Return to Work", Sentence: "Ferry Crews Return to Work", Fingerprint: "0123456789abcdef",
				Related: []rules.Related{{Message: "the headline", Start: pos(0, 1, 1), End: pos(26, 1, 27), Text: "Ferry Crews Return to Work"}},
			},
			{
				Rule: "uncountable-with-article", Name: "Article before an uncountable noun", Category: mqm.Grammar, Severity: mqm.Minor,
				Message: "“a legislation”: legislation has no singular article", Suggestion: "legislation, or a law", Confidence: 0.5, Penalty: 1,
				Start: pos(140, 5, 61), End: pos(153, 5, 74), Text: "a legislation", Offset: 60, Fingerprint: "1123456789abcdef",
				Sentence: "After two nights of talks the island’s assembly had passed a legislation that raises the crews’ pay by four per cent a year.",
			},
			{
				Rule: "control-character", Name: "Control character", Category: mqm.Encoding, Severity: mqm.Neutral,
				Message: "\x1b[31m in the text", Confidence: 0.5, Start: pos(200, 7, 1), End: pos(205, 7, 6), Text: "\x1b[31m",
				Sentence: "\x1b[31mThe union’s\nleader", Fingerprint: "2123456789abcdef",
			},
			{
				Rule: "country-name-misattached", Name: "Country given another's name", Category: mqm.Mistranslation, Severity: mqm.Critical,
				Message: "the Hellenic Republic is the formal name of Greece, not of Malta", Suggestion: "the Republic of Malta", Confidence: 0.8, Penalty: 25,
				Start: pos(300, 9, 12), End: pos(330, 9, 42), Text: "Malta, the Hellenic Republic", Offset: 11, Fingerprint: "3123456789abcdef",
				Sentence: "Crews from Malta, the Hellenic Republic, had sailed home.",
			},
		},
		Gate: mqm.DefaultGate, Failed: mqm.DefaultGate.Failed(0, [mqm.Critical + 1]int{mqm.Critical: 1}),
	}
	bad.Text = "Ferry Crews Return to Work After Nine-Day Stoppage\n\nFerry Crews Return to Work\n\n" + bad.Findings[1].Sentence + "\n\n" +
		bad.Findings[2].Sentence + " spoke\tof peace.\n\nCrews from Malta, the Hellenic Republic, had sailed home.\n"
	for i := range bad.Findings {
		f := &bad.Findings[i]
		start := int32(strings.LastIndex(bad.Text, f.Text))
		f.Span = text.Span{Start: start, End: start + int32(len(f.Text))}
		f.Start.InLine, f.End.InLine = f.Start.Column-1, f.End.Column-1
	}
	headline := &bad.Findings[0].Related[0]
	headline.End.InLine = headline.End.Column - 1
	line := rules.Edit{Start: bad.Findings[0].Start, End: pos(88, 5, 1)}
	noun := rules.Edit{Start: pos(142, 5, 63), End: pos(153, 5, 74), New: "law"}
	noun.Start.InLine, noun.End.InLine = 62, 73
	bad.Findings[0].Fixes = []rules.Fix{{Label: "delete the line", Edits: []rules.Edit{line}}}
	bad.Findings[1].Fixes = []rules.Fix{{Label: "write “a law”", Edits: []rules.Edit{noun, line}}, {Label: "write “laws”"}}
	bad.Findings[3].Fixes = []rules.Fix{{Label: "in a page", Edits: []rules.Edit{{New: "x"}}}}
	index := 1.7
	return []*rules.Result{
		bad,
		{Path: "set.jsonl", Line: 2, ID: `"b-7"`, Title: "Harvest Fair Opens", Lang: "en", Meta: article.Meta{URL: "https://harbour.example/7", Date: "2026-08-14", Site: "harbour.example", System: "b"}, Score: mqm.NewScore(640, 0).Estimate(mqm.Reading{Doubt: 500, Habits: &index}),
			Habits: []rules.Habit{{Pattern: "‹name› said", Text: "Marsh said", Count: 9, Usual: 2.1}, {Pattern: "the ‹noun›", Text: "the fair", Count: 51, Usual: 20.4}}},
		{Path: "set.jsonl", Line: 3, Err: errors.New(`the record has no "text"`)},
	}
}

func render(t *testing.T, f Format, o Options) string {
	t.Helper()
	return rendered(t, f, o, results()...)
}

func TestGolden(t *testing.T) {
	cases := map[string]string{
		"table.golden":        render(t, Table, Options{Version: "v0"}),
		"table-narrow.golden": render(t, Table, Options{Width: 60}),
		"table-colour.golden": render(t, Table, Options{Width: 120, Color: true}),
		"concise.golden":      render(t, Concise, Options{}),
		"json.golden":         render(t, JSON, Options{Version: "v0", View: View{Group: "site"}}),
		"jsonl.golden":        render(t, JSONL, Options{}),
		"sarif.golden":        render(t, SARIF, toolOptions()),
		"junit.golden":        render(t, JUnit, toolOptions()),
		"github.golden":       render(t, GitHub, toolOptions()),
		"gitlab.golden":       render(t, GitLab, toolOptions()),
		"checkstyle.golden":   render(t, Checkstyle, toolOptions()),
		"rdjson.golden":       render(t, RDJSON, toolOptions()),
		"marot.golden":        render(t, Marot, toolOptions()),
		"audit.html.golden":   withoutAssets(rendered(t, HTML, Options{Version: "v0", View: View{Group: "site"}, Rules: []rules.Meta{{ID: "hellenic", Name: "Hellenic", Category: mqm.WrongTerm, Severity: mqm.Neutral, Rationale: "Rare."}}}, audited()...)),
		"audit.table.golden":  render(t, AuditTable, Options{Width: 100, View: View{Group: "folder"}}),
		"audit.md.golden":     rendered(t, Markdown, Options{View: View{Group: "site"}}, audited()...),
	}
	for name, got := range cases {
		file := filepath.Join("testdata", name)
		if *update {
			if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		want, err := os.ReadFile(file)
		if err != nil || string(want) != got {
			t.Errorf("%s differs; go test ./report -update writes it anew (%v)\n%s", name, err, got)
		}
	}
}

func TestTableFits(t *testing.T) {
	for width := 60; width <= 160; width += 7 {
		for line := range strings.Lines(render(t, Table, Options{Width: width, Color: true})) {
			if n := twwidth.Width(strings.TrimRight(line, "\n")); n > width {
				t.Errorf("width %d: line of %d columns: %q", width, n, line)
			}
		}
	}
}

// The tables of an audit fit too, and drop what matters least first.
func TestAuditTableFits(t *testing.T) {
	for width := 60; width <= 160; width += 5 {
		out := render(t, AuditTable, Options{Width: width, Color: true, View: View{Group: "folder"}})
		for line := range strings.Lines(out) {
			if n := twwidth.Width(strings.TrimRight(line, "\n")); n > width {
				t.Errorf("width %d: line of %d columns: %q", width, n, line)
			}
		}
		list, _, _ := strings.Cut(out, "articles,")
		for head, from := range map[string]int{"Crit": 60, "Heaviest rule": 100, "Words": 105} {
			if strings.Contains(list, head) != (width >= from) {
				t.Errorf("width %d: column %s", width, head)
			}
		}
	}
}

// A tenth three times is not 0.30000000000000004.
func TestPointsAreRounded(t *testing.T) {
	tenth := rules.Finding{Rule: "spacing", Category: mqm.Spelling, Severity: mqm.Minor, Penalty: 0.1}
	r := &rules.Result{Path: "a.txt", Findings: []rules.Finding{tenth, tenth, tenth}}
	for _, f := range []Format{Table, AuditTable, Markdown, CSV} {
		if out := rendered(t, f, Options{}, r); strings.Contains(out, "0000000") || !strings.Contains(out, "0.3") && f.Name != "csv" {
			t.Errorf("%s: %s", f.Name, out)
		}
	}
}

// A crawl has thousands of sites: lists end with --top.
func TestManyGroups(t *testing.T) {
	var all []*rules.Result
	for i := range 30 {
		all = append(all, &rules.Result{Path: "x.txt", Score: mqm.NewScore(600, 0), Meta: article.Meta{Site: fmt.Sprintf("s%02d.example", i)}})
	}
	for top, want := range map[int]int{0: 30, 7: 7} {
		for _, f := range []Format{AuditTable, Markdown} {
			out := rendered(t, f, Options{View: View{Group: "site", Top: top}}, all...)
			if n := strings.Count(out, ".example"); n != want || strings.Contains(out, fmt.Sprintf("%d more", 30-want)) != (want < 30) {
				t.Errorf("%s, top %d: %d groups\n%s", f.Name, top, n, out)
			}
		}
	}
}

func TestNothingReachesTheTerminalRaw(t *testing.T) {
	hostile := results()
	for _, r := range hostile {
		r.Path = "\x1b[2J\n" + r.Path
	}
	for _, f := range []Format{Table, AuditTable, Concise} {
		out := rendered(t, f, Options{}, hostile...)
		if strings.Contains(out, "\x1b") || strings.Contains(out, "2J\n") {
			t.Errorf("%s lets an escape through: %q", f.Name, out)
		}
	}
}

// compileSchema compiles a part of the schema of the reports or of the comparisons.
func compileSchema(t *testing.T, of, at string) *jsonschema.Schema {
	t.Helper()
	return compile(t, "schema/mtlint."+of+".v1.json", at)
}

// compile compiles a part of the JSON Schema in a file.
func compile(t *testing.T, path, at string) *jsonschema.Schema {
	t.Helper()
	data, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer data.Close()
	doc, err := jsonschema.UnmarshalJSON(data)
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	c.AssertFormat() // URIs are URIs
	if err := c.AddResource("urn:mtlint:schema", doc); err != nil {
		t.Fatal(err)
	}
	return c.MustCompile("urn:mtlint:schema" + at)
}

func validate(s *jsonschema.Schema, text string) error {
	v, err := jsonschema.UnmarshalJSON(strings.NewReader(text))
	if err != nil {
		return err
	}
	return s.Validate(v)
}

func TestSchema(t *testing.T) {
	whole, article := compileSchema(t, "report", ""), compileSchema(t, "report", "#/$defs/article")
	if err := validate(whole, render(t, JSON, Options{Version: "v0"})); err != nil {
		t.Errorf("json: %v", err)
	}
	if err := validate(whole, render(t, JSON, Options{Version: "v0", View: View{Group: "site"}})); err != nil {
		t.Errorf("json in groups: %v", err)
	}
	for line := range strings.Lines(render(t, JSONL, Options{})) {
		if err := validate(article, line); err != nil {
			t.Errorf("jsonl: %v\n%s", err, line)
		}
	}
	var empty bytes.Buffer
	if err := JSON.New(&empty, Options{}).End(Summary{}); err != nil || validate(whole, empty.String()) != nil {
		t.Errorf("no articles: %v %s", err, &empty)
	}
	// The schema must be able to fail.
	for _, wrong := range []string{
		`{"path":"a","id":null}`,
		`{"path":"a","id":null,"error":"x","score":3}`,
		strings.Replace(strings.SplitAfter(render(t, JSONL, Options{}), "\n")[0], `"severity":"major"`, `"severity":"bad"`, 1),
		strings.Replace(strings.SplitAfter(render(t, JSONL, Options{}), "\n")[0], `"pass":`, `"passes":`, 1),
	} {
		if validate(article, wrong) == nil {
			t.Errorf("the schema accepts %s", wrong)
		}
	}
}

func TestExcerpts(t *testing.T) {
	s := "The harbour master said that the pilots had gone back to work, but the crews had not."
	for width := 10; width < 100; width++ {
		for from := 0; from < len(s)-6; from += 5 {
			for to := from + 6; to < len(s); to += 7 {
				shown := ""
				for _, e := range excerpts(s, from, to, width) {
					if got := twwidth.Width(e.before + e.hit + e.after); got > width {
						t.Fatalf("width %d: %d columns: %+v", width, got, e)
					}
					shown += " " + e.hit
				}
				want := strings.Join(strings.Fields(s[from:to]), "")
				if got := strings.Join(strings.Fields(strings.TrimSuffix(shown, "…")), ""); !strings.HasPrefix(want, got) {
					t.Fatalf("width %d: the hit %q is shown as %q", width, want, got)
				}
			}
		}
	}
	if n := len(excerpts(strings.Repeat("漢字 ", 400), 0, 2400, 21)); n != maxExcerpt {
		t.Errorf("a very long hit takes %d lines, want %d", n, maxExcerpt)
	}
}

func TestWrap(t *testing.T) {
	for _, c := range []struct {
		in    string
		width int
		want  string
	}{
		{"", 5, ""},
		{"one two three", 7, "one two|three"},
		{"incomprehensible", 5, "incom|prehe|nsibl|e"},
		{"a 漢字漢字 b", 4, "a|漢字|漢字|b"},
	} {
		if got := strings.Join(wrap(c.in, c.width), "|"); got != c.want {
			t.Errorf("wrap(%q, %d) = %q, want %q", c.in, c.width, got, c.want)
		}
	}
}
