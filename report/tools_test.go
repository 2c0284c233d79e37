package report

import (
	"encoding/json"
	"encoding/xml"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/mtlint/mtlint/internal/mqm"
	"github.com/mtlint/mtlint/rules"
)

// sets are runs that every format for tools must be able to write.
func sets() map[string][]*rules.Result {
	hostile := record()
	hostile.Path, hostile.Line, hostile.ID = "a\x1b\"<b>&]]>,:%25\n.txt", 0, ""
	hostile.Findings[0].Message = "\x00\ufffe\u2028 ]]> <v> \" & \t\r\n::error::%0A\xff"
	return map[string][]*rules.Result{
		"no article": nil, "nothing found": results()[1:2], "nothing found first": append(results()[1:], results()[0]), "the three": results(),
		"a record": {results()[1], record(), results()[0]}, "hostile": {hostile},
	}
}

func TestJUnit(t *testing.T) {
	schema := openXSD(t, "testdata/junit-10.xsd")
	for name, all := range sets() {
		out := rendered(t, JUnit, toolOptions(), all...)
		if err := schema.validate(out, "testsuites"); err != nil {
			t.Errorf("%s: %v\n%s", name, err, out)
		}
		var read struct {
			Suites []struct {
				Tests    int `xml:"tests,attr"`
				Failures int `xml:"failures,attr"`
				Errors   int `xml:"errors,attr"`
				Cases    []struct {
					Failure *struct{} `xml:"failure"`
					Error   *struct{} `xml:"error"`
				} `xml:"testcase"`
			} `xml:"testsuite"`
		}
		if err := xml.Unmarshal([]byte(out), &read); err != nil {
			t.Fatal(err)
		}
		if len(read.Suites) != len(all) {
			t.Errorf("%s: %d suites", name, len(read.Suites))
		}
		for i, s := range read.Suites {
			failures, errs := 0, 0
			for _, c := range s.Cases {
				if c.Failure != nil {
					failures++
				}
				if c.Error != nil {
					errs++
				}
			}
			if s.Tests != len(s.Cases) || s.Failures != failures || s.Errors != errs || (failures+errs == 0) != (all[i].Pass() && all[i].NotRun == nil) {
				t.Errorf("%s: %+v", name, s)
			}
		}
	}
	whole := render(t, JUnit, toolOptions())
	for _, wrong := range []string{
		strings.Replace(whole, "<testcase name", "<testcase nom", 1),
		strings.Replace(whole, " failures=", " failed=", 1),
		strings.Replace(whole, "</properties>", "</properties>text", 1),
		strings.Replace(whole, "<testsuite name", "<property/><testsuite name", 1),
		whole + "<more/>",
	} {
		if wrong == whole || schema.validate(wrong, "testsuites") == nil {
			t.Errorf("the schema accepts %s", wrong)
		}
	}
}

func TestCheckstyle(t *testing.T) {
	for name, all := range sets() {
		var read struct {
			XMLName xml.Name `xml:"checkstyle"`
			Files   []struct {
				Name   string `xml:"name,attr"`
				Errors []struct {
					Line     int    `xml:"line,attr"`
					Severity string `xml:"severity,attr"`
					Message  string `xml:"message,attr"`
				} `xml:"error"`
			} `xml:"file"`
		}
		out := rendered(t, Checkstyle, toolOptions(), all...)
		if err := xml.Unmarshal([]byte(out), &read); err != nil {
			t.Fatalf("%s: %v\n%s", name, err, out)
		}
		var files []string
		want, got := 0, 0
		for _, r := range all {
			if file := OneLine(toolOptions().file(r.Path)); len(files) == 0 || files[len(files)-1] != file {
				files = append(files, file)
			}
			want += len(r.Findings)
			if r.Err != nil {
				want++
			}
		}
		for i, f := range read.Files {
			if i >= len(files) || f.Name != files[i] {
				t.Errorf("%s: file %d is %q", name, i, f.Name)
			}
			for _, e := range f.Errors {
				if got++; e.Line == 0 || e.Message == "" || !slices.Contains(checkstyleLevels[:], e.Severity) {
					t.Errorf("%s: %+v", name, e)
				}
			}
		}
		if want != got || len(files) != len(read.Files) {
			t.Errorf("%s: %d errors of %d, files %q\n%s", name, got, want, files, out)
		}
	}
}

// Reviewdog takes an unknown field for an error.
func TestRDJSON(t *testing.T) {
	schema := compile(t, "testdata/reviewdog-DiagnosticResult.json", "")
	for name, all := range sets() {
		out := rendered(t, RDJSON, toolOptions(), all...)
		if err := validate(schema, out); err != nil {
			t.Errorf("%s: %v\n%s", name, err, out)
		}
		dec := json.NewDecoder(strings.NewReader(out))
		dec.DisallowUnknownFields()
		if err := dec.Decode(&struct {
			Source      struct{ Name, URL string }
			Diagnostics []rdjsonDiagnostic
		}{}); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	if whole := render(t, RDJSON, toolOptions()); validate(schema, strings.Replace(whole, `"severity":"ERROR"`, `"severity":"bad"`, 1)) == nil {
		t.Error("the schema accepts anything")
	}
	// Columns are in bytes.
	r := record()
	r.Line, r.Findings[0].Start.InLine = 0, 20
	if out := rendered(t, RDJSON, toolOptions(), r); !strings.Contains(out, `"range":{"start":{"line":3,"column":21}`) {
		t.Error(out)
	}
}

func TestGitLab(t *testing.T) {
	for name, all := range sets() {
		seen := map[string]bool{}
		var read []gitlabIssue
		out := rendered(t, GitLab, toolOptions(), all...)
		if err := json.Unmarshal([]byte(out), &read); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		for _, i := range read {
			if seen[i.Fingerprint] || i.Description == "" || i.Check == "" || i.Location.Path == "" || i.Location.Lines.Begin < 1 ||
				!slices.Contains([]string{"info", "minor", "major", "critical", "blocker"}, i.Severity) {
				t.Errorf("%s: %+v", name, i)
			}
			seen[i.Fingerprint] = true
		}
	}
	// Two records of one file may have the same error.
	a, b := record(), record()
	b.ID, b.Line = `"b-8"`, 8
	out := rendered(t, GitLab, toolOptions(), a, b)
	if n := regexp.MustCompile(`"fingerprint":"(\w+)"`).FindAllStringSubmatch(out, -1); len(n) != 2 || n[0][1] == n[1][1] {
		t.Errorf("%v", n)
	}
}

// An annotation is a line that nothing in an article can break, end or multiply.
func TestGitHub(t *testing.T) {
	command := regexp.MustCompile(`^::(error|warning|notice) title=[^,:]*,file=[^,:]+(,line=\d+,endLine=\d+(,col=\d+,endColumn=\d+)?)?::.+$`)
	for name, all := range sets() {
		want, told := 0, 1
		for _, r := range all {
			want += len(r.Findings)
			if r.Err != nil {
				want++
			} else if !r.Pass() {
				told++
			}
		}
		out := rendered(t, GitHub, toolOptions(), all...)
		for line := range strings.Lines(out) {
			switch line = strings.TrimSuffix(line, "\n"); {
			case command.MatchString(line):
				want--
			case strings.HasPrefix(line, "mtlint: "):
				told--
			default:
				t.Errorf("%s: %s", name, line)
			}
		}
		if want != 0 || told != 0 {
			t.Errorf("%s: %d annotations and %d lines are missing\n%s", name, want, told, out)
		}
	}
	r := record()
	r.Line = 0
	if out := rendered(t, GitHub, toolOptions(), r); !strings.Contains(out, ",line=3,endLine=4::") {
		t.Errorf("columns of a finding on two lines are an error: %s", out)
	}
}

// Of many findings the worst are annotated, of equals those of articles that fail, and
// then the first.
func TestGitHubWorst(t *testing.T) {
	r := &rules.Result{Path: "a.txt"}
	for i := range 40 {
		sev, penalty := mqm.Major, 5.0
		switch {
		case i == 30:
			sev, penalty = mqm.Critical, 25
		case i%4 == 0:
			sev, penalty = mqm.Minor, float64(i)
		}
		r.Findings = append(r.Findings, rules.Finding{Rule: fmt.Sprintf("r%d", i), Message: "x", Severity: sev, Penalty: penalty, Start: rules.Position{Line: 1, Column: 1}, End: rules.Position{Line: 1, Column: 2}})
	}
	fails := &rules.Result{Path: "b.txt", Findings: []rules.Finding{{Rule: "f", Message: "x", Severity: mqm.Minor}}, Failed: []mqm.Failure{{Message: "score"}}}
	out := rendered(t, GitHub, Options{}, r, fails)
	var got []string
	for _, m := range regexp.MustCompile(`(?m)^::(.).*title=(\w+)`).FindAllStringSubmatch(out, -1) {
		got = append(got, m[1]+m[2])
	}
	if want := "er30 er1 er2 er3 er5 er6 er7 er9 er10 er11 wf wr36 wr32 wr28 wr24 wr20 wr16 wr12 wr8 wr4"; strings.Join(got, " ") != want {
		t.Errorf("%s", got)
	}
	if !strings.Contains(out, "41 findings, of which the worst 10 of each level are annotated") {
		t.Error(out)
	}
}

// What only all articles together fail is told as well, but not twice.
func TestRunGate(t *testing.T) {
	for _, c := range []struct {
		gate mqm.RunGate
		want string // thresholds
	}{
		{mqm.RunGate{}, ""},
		{mqm.RunGate{Share: 10}, "fail-share"},
		{mqm.RunGate{Mean: mqm.Limit{Set: true, N: 90}}, "fail-mean"},
	} {
		sum := Summary{Gate: c.gate, Unmet: c.gate.Failed(70, 4, 1)}
		var junit, github strings.Builder
		if err := JUnit.New(&junit, Options{}).End(sum); err != nil {
			t.Fatal(err)
		}
		if err := GitHub.New(&github, Options{}).End(sum); err != nil {
			t.Fatal(err)
		}
		if err := openXSD(t, "testdata/junit-10.xsd").validate(junit.String(), "testsuites"); err != nil {
			t.Error(err)
		}
		for name, out := range map[string]string{"junit": junit.String(), "github": github.String()} {
			for _, threshold := range []string{"fail-share", "fail-mean"} {
				if strings.Contains(out, "("+threshold+")") != (threshold == c.want) {
					t.Errorf("%+v: %s: %s", c.gate, name, out)
				}
			}
		}
	}
}

// The table is appended to what other programs of the step have written.
func TestStepSummary(t *testing.T) {
	o := toolOptions()
	o.StepSummary = filepath.Join(t.TempDir(), "summary.md")
	if err := os.WriteFile(o.StepSummary, []byte("before\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	rendered(t, GitHub, o, results()...)
	got, err := os.ReadFile(o.StepSummary)
	if want := "before\n" + rendered(t, Markdown, toolOptions(), results()...); err != nil || string(got) != want {
		t.Errorf("%v %s", err, got)
	}
	o.StepSummary = t.TempDir()
	w := GitHub.New(&strings.Builder{}, o)
	if err := w.End(Summary{}); err == nil || !strings.Contains(err.Error(), "GITHUB_STEP_SUMMARY") {
		t.Errorf("%v", err)
	}
}

// The viewer takes a cell for HTML.
func TestMarotShowsText(t *testing.T) {
	r := record()
	r.Text = strings.Replace(r.Text, "crews", "</v><img src=x> 3 < 4 <- & <v>", 1)
	r.Findings = nil
	if out := rendered(t, Marot, toolOptions(), r); !strings.Contains(out, "\tThe < /v>< img src=x> 3 < 4 < - & < v> came back\t") {
		t.Error(out)
	}
}

// Every row has ten cells, every line of an article is a segment, and taking the
// marks out of a segment gives the line.
func TestMarot(t *testing.T) {
	for name, all := range sets() {
		out := rendered(t, Marot, toolOptions(), all...)
		var rows [][]string
		for line := range strings.Lines(out) {
			cells := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
			var note map[string]any
			if len(cells) != 10 || len(rows) > 0 && json.Unmarshal([]byte(cells[9]), &note) != nil {
				t.Errorf("%s: %q", name, line)
			}
			rows = append(rows, cells)
		}
		found, segments := 0, map[string]string{}
		for _, r := range rows[1:] {
			plain := strings.NewReplacer("<v>", "", "</v>", "").Replace(r[6])
			if r[7] != "no-error" {
				found++
				if strings.Count(r[6], "<v>") != 1 || strings.Count(r[6], "</v>") != 1 {
					t.Errorf("%s: %s", name, r[6])
				}
			}
			if had, ok := segments[r[3]]; ok && had != plain {
				t.Errorf("%s: segment %s is %q and %q", name, r[3], had, plain)
			}
			segments[r[3]] = plain
		}
		want, lines := 0, 0
		for _, r := range all {
			want += len(r.Findings)
			for line := range strings.Lines(r.Text) {
				if strings.TrimSpace(line) != "" {
					lines++
				}
			}
		}
		if found != want || len(segments) != lines {
			t.Errorf("%s: %d findings of %d in %d segments of %d\n%s", name, found, want, len(segments), lines, out)
		}
	}
}
