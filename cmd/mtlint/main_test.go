package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/mtlint/mtlint/internal/config"
	"github.com/mtlint/mtlint/report"
)

var update = flag.Bool("update", false, "write the golden files anew")

const (
	good = "Ferry Crews Return to Work\n\nThe crews of the island ferries went back to work on Tuesday after nine days, and the first boat left the harbour at dawn with forty passengers on board.\n"
	bad  = "Ferry Crews Return to Work\n\nThe the crews of the island ferries went back to work on Tuesday after nine days, and the first boat left the the harbour at dawn with with forty passengers on board. “We are are glad to be back,” said a deckhand.\n"
)

// The tests may themselves run in GitHub Actions, and are no part of its summary. The
// settings of whoever runs them do not count.
func TestMain(m *testing.M) {
	for name, value := range map[string]string{"GITHUB_STEP_SUMMARY": "", config.EnvVar: "", "XDG_CONFIG_HOME": os.DevNull} {
		if err := os.Setenv(name, value); err != nil {
			panic(err)
		}
	}
	os.Exit(m.Run())
}

// mtlint runs the command line in a folder with the files good.txt and bad.txt.
func mtlint(t *testing.T, stdin string, args ...string) (code int, stdout, stderr string) {
	t.Helper()
	var out, errs bytes.Buffer
	code = run(context.Background(), args, strings.NewReader(stdin), &out, &errs)
	return code, out.String(), errs.String()
}

func folder(t *testing.T) {
	t.Helper()
	t.Chdir(t.TempDir())
	for name, text := range map[string]string{
		"good.txt": good, "bad.txt": bad, "empty.txt": "", "pdf.txt": "%PDF-1.4",
		"set.jsonl": "{\"id\":1,\"text\":" + quote(good) + "}\n{broken\n{\"id\":\"b\",\"text\":" + quote(bad) + "}\n",
	} {
		if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

func quote(s string) string {
	b, _ := json.Marshal(s) // a string always can be
	return string(b)
}

func TestExitCodes(t *testing.T) {
	folder(t)
	for _, c := range []struct {
		args   string
		code   int
		stderr string // part of it; empty: none at all
	}{
		{"check good.txt", 0, ""},
		{"check --fail-under 100 bad.txt", 1, ""},
		{"check --fail-under 0 --fail-level none bad.txt", 0, ""},
		{"check --fail-under 0 --fail-level minor bad.txt", 1, ""},
		{"check --fail-under 100 bad.txt empty.txt", 2, "mtlint: empty.txt: is empty"},
		{"check pdf.txt good.txt", 2, "mtlint: pdf.txt: is not text but a PDF document: extract its text first"},
		{"check missing.txt good.txt", 2, "mtlint: missing.txt: no such file"},
		{"check --format jsonl set.jsonl", 2, "mtlint: set.jsonl:2: is not valid JSON"},
		{"check", 2, "no file to check"},
		{"check --fail-under 101 good.txt", 2, "from 0 to 100"},
		{"check --fail-under x good.txt", 2, "invalid argument"},
		{"check --fail-level neutral good.txt", 2, "use critical, major, minor or none"},
		{"check --format xml good.txt", 2, "use table, concise, json, jsonl"},
		{"check --color blue good.txt", 2, "use auto, always or never"},
		{"check --lang xx good.txt", 2, "use detect, de or en"},
		{"check --jobs -1 good.txt", 2, "from 0 to 1024"},
		{"check --wrong good.txt", 2, "mtlint check --help lists the flags"},
		{"chekc good.txt", 2, "unknown command"},
		{"explain", 2, "explain needs a rule"},
		{"explain no-such-rule", 2, "mtlint rules lists them"},
		{"explain doubled-word", 0, ""},
		{"rules", 0, ""},
		{"rules --format json", 0, ""},
		{"rules --lang de", 0, ""},
		{"rules --lang xx", 2, "available are de, en"},
		{"rules --format x", 2, "use table or json"},
		{"version", 0, ""},
		{"--help", 0, ""},
	} {
		code, stdout, stderr := mtlint(t, "", strings.Fields(c.args)...)
		if code != c.code || !strings.Contains(stderr, c.stderr) || c.stderr == "" && stderr != "" {
			t.Errorf("mtlint %s: exit %d, want %d; stderr %q, want %q", c.args, code, c.code, stderr, c.stderr)
		}
		if c.code < 2 && stdout == "" {
			t.Errorf("mtlint %s prints nothing", c.args)
		}
	}
}

// A German file is read with the German pack without being told so, and so is a
// record that says that it is German; what cannot judge German is named.
func TestGerman(t *testing.T) {
	folder(t)
	const body = "Die Fähren fahren seit Dienstag wieder, wie die Reederei am Morgen mitteilte. „Wir sind froh, dass es weitergeht“, sagte ihr Sprecher. Der Streik hatte neun Tage gedauert , und auf der Insel waren die Regale leer."
	for name, text := range map[string]string{
		"bericht.txt":  "Fähren fahren wieder\n\n" + body + "\n",
		"saetze.jsonl": `{"id": 1, "lang": "de", "text": "Das Schiff legte am 3. Oktober ab ."}` + "\n" + `{"id": 2, "lang": "de-AT", "text": "Das Schiff legte ab ."}` + "\n",
	} {
		if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	_, stdout, stderr := mtlint(t, "", "check", "--format", "jsonl", "bericht.txt", "saetze.jsonl")
	n := 0
	for line := range strings.Lines(stdout) {
		var r struct {
			Lang     string
			Skipped  []string
			Findings []struct{ Rule string }
		}
		if err := json.Unmarshal([]byte(line), &r); err != nil {
			t.Fatal(err)
		}
		if n++; r.Lang != "de" || !slices.Contains(r.Skipped, "misspelled-word") || len(r.Findings) != 1 || r.Findings[0].Rule != "stray-punctuation" {
			t.Errorf("%+v", r)
		}
	}
	if n != 3 {
		t.Errorf("%d results; %s", n, stderr)
	}
}

func TestEveryLineGivesARecord(t *testing.T) {
	folder(t)
	_, stdout, _ := mtlint(t, "", "check", "--format", "jsonl", "set.jsonl", "good.txt")
	var ids []string
	for line := range strings.Lines(stdout) {
		var r struct {
			ID    json.RawMessage
			Error string
			Score *float64
		}
		if err := json.Unmarshal([]byte(line), &r); err != nil {
			t.Fatal(err)
		}
		if (r.Error == "") == (r.Score == nil) {
			t.Errorf("neither or both of score and error: %s", line)
		}
		ids = append(ids, string(r.ID))
	}
	if got := strings.Join(ids, " "); got != `1 null "b" null` {
		t.Errorf("ids %s", got)
	}
}

func TestSameOutputForAnyNumberOfJobs(t *testing.T) {
	folder(t)
	var paths []string
	for range 40 {
		paths = append(paths, "good.txt", "bad.txt", "set.jsonl", "empty.txt")
	}
	_, one, errOne := mtlint(t, "", append([]string{"check", "-f", "json", "-j", "1"}, paths...)...)
	_, many, errMany := mtlint(t, "", append([]string{"check", "-f", "json", "-j", "7"}, paths...)...)
	if one != many || errOne != errMany {
		t.Error("the output depends on the number of jobs")
	}
}

func TestStdin(t *testing.T) {
	if code, out, stderr := mtlint(t, bad, "check", "-f", "concise", "-"); code > 1 || !strings.HasPrefix(out, "-:3:1: ") {
		t.Errorf("exit %d: %q %q", code, out, stderr)
	}
}

type fullDisk struct{}

func (fullDisk) Write([]byte) (int, error) { return 0, errors.New("no space left on device") }

func TestFullDisk(t *testing.T) {
	folder(t)
	for _, f := range report.Formats {
		var errs bytes.Buffer
		code := run(context.Background(), []string{"check", "-f", f.Name, "bad.txt"}, strings.NewReader(""), fullDisk{}, &errs)
		if code != 2 || !strings.Contains(errs.String(), "cannot write the results: no space left") {
			t.Errorf("%s: exit %d, %q", f.Name, code, &errs)
		}
	}
	for _, args := range []string{"check --help", "--help", "rules", "rules --format json", "explain doubled-word", "version", "completion bash", "reference", "config show", "config schema", "baseline create bad.txt", "fix bad.txt"} {
		var errs bytes.Buffer
		if code := run(context.Background(), strings.Fields(args), strings.NewReader(""), fullDisk{}, &errs); code != 2 || !strings.Contains(errs.String(), "no space left") {
			t.Errorf("%s: exit %d, %q", args, code, &errs)
		}
	}
	t.Setenv("TMPDIR", t.TempDir())
	for _, f := range report.AuditFormats {
		var errs bytes.Buffer
		code := run(context.Background(), []string{"audit", "-f", f.Name, "bad.txt"}, strings.NewReader(""), fullDisk{}, &errs)
		if code != 2 || !strings.Contains(errs.String(), "cannot write the results: no space left") {
			t.Errorf("audit as %s: exit %d, %q", f.Name, code, &errs)
		}
	}
	if left, err := os.ReadDir(os.Getenv("TMPDIR")); err != nil || len(left) > 0 {
		t.Errorf("temporary files are left: %v %v", left, err)
	}
}

// The page lists more than a terminal does, unless told, and shows the texts.
func TestAuditPage(t *testing.T) {
	folder(t)
	count := func(args ...string) int {
		_, out, _ := mtlint(t, "", append([]string{"audit", "-f", "html"}, args...)...)
		return strings.Count(out, `"application/json" id="d`)
	}
	var paths []string
	for i := range 30 {
		paths = append(paths, fmt.Sprintf("%02d.txt", i))
		if err := os.WriteFile(paths[i], []byte(bad), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if n := count(paths...); n != len(paths) {
		t.Errorf("%d articles in the page", n)
	}
	if n := count(append(paths, "--top", "20")...); n != 20 {
		t.Errorf("--top 20: %d articles in the page", n)
	}
	code, out, stderr := mtlint(t, "", "audit", "-f", "html", "-o", "page.html", "bad.txt", "good.txt")
	page, err := os.ReadFile("page.html")
	if code != exitFail || out != "" || stderr != "" || err != nil || !strings.Contains(string(page), "said a deckhand") {
		t.Errorf("exit %d, %q, %q, %v", code, out, stderr, err)
	}
}

// A run that is stopped says so, and nobody takes what it leaves for the whole.
func TestInterrupted(t *testing.T) {
	folder(t)
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	for args, file := range map[string]string{
		"check good.txt":                               "",
		"audit -f csv -o out.csv good.txt":             "out.csv.partial",
		"compare -f json -o out.json good.txt bad.txt": "out.json.partial",
	} {
		var out, errs bytes.Buffer
		if code := run(ctx, strings.Fields(args), nil, &out, &errs); code != 2 || !strings.Contains(errs.String(), "interrupted") || !strings.Contains(errs.String(), file) {
			t.Errorf("%s: exit %d, %q", args, code, &errs)
		}
		if _, err := os.Stat(strings.TrimSuffix(file, ".partial")); file != "" && err == nil {
			t.Errorf("%s: the file is there under its own name", args)
		}
		if _, err := os.Stat(file); file != "" && err != nil {
			t.Errorf("%s: %v", args, err)
		}
	}
}

// Files that have no other name yet are gone when the program ends at once.
func TestUnfinishedFiles(t *testing.T) {
	t.Chdir(t.TempDir())
	u := &unfinished{names: map[string]bool{}}
	ctx := context.WithValue(context.Background(), unfinishedKey{}, u)
	whole, err := create(ctx, "whole.txt", nil)
	if err != nil {
		t.Fatal(err)
	}
	whole.keep()
	if err := whole.Close(); err != nil {
		t.Fatal(err)
	}
	half, err := create(ctx, "half.txt", nil)
	if err != nil {
		t.Fatal(err)
	}
	defer half.file.Close()
	u.remove()
	if got := files(t); got != "whole.txt" {
		t.Errorf("what is left: %s", got)
	}
}

// A filter that can keep nothing is told, and so is a list that is empty.
func TestAuditFilter(t *testing.T) {
	folder(t)
	_, out, stderr := mtlint(t, "", "audit", "--filter", "rule=doubled-wrod", "bad.txt", "good.txt")
	if want := "mtlint: note: --filter rule=doubled-wrod: no rule is called so; mtlint rules lists them\n"; stderr != want || !strings.HasPrefix(out, "The filters leave no article to list.\n") {
		t.Errorf("%q, %q", stderr, out)
	}
	if _, out, stderr = mtlint(t, "", "audit", "--filter", "rule=near-duplicate", "--filter", "pass", "bad.txt", "good.txt"); stderr != "" {
		t.Errorf("a rule across articles is not known: %q, %q", stderr, out)
	}
}
