package config

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/pelletier/go-toml/v2"
)

// refused opens a file with a text and returns what is said of it.
func refused(t *testing.T, text string) string {
	t.Helper()
	dir := write(t, map[string]string{"mtlint.toml": text})
	_, _, err := Open(Source{Dir: dir, Rules: testRules()}, nil)
	if err == nil {
		t.Errorf("%.200q is taken", text)
		return ""
	}
	return err.Error()
}

func TestProblems(t *testing.T) {
	for text, want := range map[string]string{
		"# gate\n\n[gate]\n\tfail-undr = 9": `mtlint.toml:4:2: unknown key "fail-undr"; did you mean "fail-under"?
  4 |  fail-undr = 9
    |  ^^^^^^^^^
  in [gate] may stand: fail-under, fail-level, max-critical, max-major, max-minor, fail-mean, fail-share, exit-zero`,
		`gate.fail-level = "majr"`: `mtlint.toml:1:19: gate.fail-level: use critical, major, minor or none; did you mean "major"?
  1 | gate.fail-level = "majr"
    |                   ^^^^^^`,
		"gate.fail-under = 200": `mtlint.toml:1:19: gate.fail-under: must be a number from 0 to 100
  1 | gate.fail-under = 200
    |                   ^^^`,
		`select = ["fluency", "acuracy"]`: `mtlint.toml:1:22: select: no rule, category or severity is called "acuracy"; did you mean "accuracy"?
  1 | select = ["fluency", "acuracy"]
    |                      ^^^^^^^^^`,
		"gate = 5": `mtlint.toml:1:1: "gate" is a table, not a setting
  1 | gate = 5
    | ^^^^
  in it may stand: fail-under, fail-level, max-critical, max-major, max-minor, fail-mean, fail-share, exit-zero`,
		"[select]": `mtlint.toml:1:2: "select" is a setting, not a table
  1 | [select]
    |  ^^^^^^
  write select = ["accuracy", "critical"]`,
		"jobs = 1\njobs = 2": `mtlint.toml:2:1: "jobs" is set twice
  2 | jobs = 2
    | ^^^^
  it was set on line 1`,
		"[[override]]\npaths = [\"a\"]\njobs = 2": `mtlint.toml:3:1: "jobs" holds for the whole run and cannot differ from path to path
  3 | jobs = 2
    | ^^^^
  write it above the first [[override]]`,
		"[rules.odd-speling]\nenabled = false": `mtlint.toml:1:8: no rule is called "odd-speling"; did you mean "odd-spelling"?
  1 | [rules.odd-speling]
    |        ^^^^^^^^^^^
  mtlint rules lists them`,
		"jobs = ":                   `mtlint.toml:1:7: `,
		"\"a\u009b31m\u202eb\" = 1": "mtlint.toml:1:1: unknown key \"a\\u009b31m\\u202eb\"\n  1 | \"a 31m b\" = 1\n",
	} {
		if got := refused(t, text); !strings.HasPrefix(got, want) {
			t.Errorf("%s:\n%s\nwant\n%s", text, got, want)
		}
	}
}

// Whatever is wrong, the file and the line are told, and more is not than helps.
func TestWrongFiles(t *testing.T) {
	for text, want := range map[string]string{
		"jobs = \"4\"":                                 "must be a whole number",
		"jobs = 1.5":                                   "must be a whole number",
		"jobs = 99999999999999999999":                  "must be a whole number",
		"jobs = nan":                                   "must be a whole number",
		"gate.fail-under = inf":                        "must be a number",
		"gate.exit-zero = 1":                           "must be true or false",
		"lang = 1979-05-27":                            "must be detect",
		"select = \"all\"":                             "must be a list of texts",
		"select = [1]":                                 "must be a list of texts",
		"select = [[\"all\"]]":                         "must be a list of texts",
		"select = [{a = 1}]":                           "must be a list of texts",
		"exclude = [\"[\"]":                            "is malformed",
		"exclude = [\"\"]":                             "empty pattern",
		"field = [\"body\"]":                           "write text=body",
		"accept.words = [\"two words\"]":               "is not one word",
		"accept.names = [\" \"]":                       "is an empty name",
		"fail_mean = 90":                               `unknown key "fail_mean"; did you mean gate.fail-mean?`,
		"override = 3":                                 "write [[override]]",
		"override.paths = [\"x\"]":                     "write [[override]] before it",
		"[override]\npaths = [\"x\"]":                  "there may be several",
		"[override.gate]\nfail-under = 1":              "write [[override]] before it",
		"[[override]]":                                 "does not say for which paths",
		"[[override]]\nignore = [\"all\"]":             "does not say for which paths",
		"override = [{paths = [\"a\"], jobs = 1}]":     "holds for the whole run",
		"[[gate]]\nfail-under = 1":                     "one table, not a list",
		"[gate]\n[gate]":                               "mtlint.toml:2:2: table gate already exists",
		"gate = {fail-under = 1, x = 2}":               `unknown key "x"`,
		"rules.odd-spelling.min-words = 0":             "from 1 to 20",
		"rules.odd-spelling.max-words = 2":             `unknown key "max-words"; did you mean "min-words"`,
		"score.category.\"fluency/speling\".minor = 1": `did you mean "fluency/spelling"`,
		"custom = [\"nowhere/*.yml\"]":                 "no file matches",
		"custom = [\"*.toml\"]":                        "takes no rules of your own",
		"extend = 5":                                   "must be a text",
		"extend = \"none.toml\"":                       "extend: none.toml: no such file",
		"extend = \".\"":                               "is a folder",
		"jobs = 1\x00":                                 "NUL byte on line 1",
		"\n# caf\xe9":                                  "not in UTF-8: see line 2",
		"\xff\xfej\x00":                                "NUL byte",
		"jobs = 1 jobs = 2":                            "mtlint.toml:1:",
		"a = " + strings.Repeat("[", 100_000):          "nested more than",
		strings.Repeat("a.", 100_000) + "b = 1":        "deeper than any setting",
		"a = " + strings.Repeat("{a=", 100_000):        "nested more than",
		"a = " + strings.Repeat("{a=", 5_000) + "1" + strings.Repeat("}", 5_000): "deeper than any setting",
		strings.Repeat("jobs = 1\n", 60_000):                                     "set twice",
		strings.Repeat("[[override]]\n", 60_000):                                 "and more",
		strings.Repeat("[x]\n", 60_000):                                          "and more",
		strings.Repeat("# nothing\n", 110_000):                                   "larger than 1 MB",
	} {
		got := refused(t, text)
		if !strings.Contains(got, want) || !strings.Contains(got, "mtlint.toml") || len(got) > 8000 {
			t.Errorf("%.60q: %.500s\nwant %s", text, got, want)
		}
	}
}

// Every key that is misspelt is refused, with a proposal, and every value of a wrong
// kind.
func TestEveryKeyWrong(t *testing.T) {
	table := NewTable(Metas(testRules(), nil))
	for _, k := range table.Keys {
		at := strings.LastIndex(k.Name, k.Leaf())
		misspelt := k.Name[:at] + k.Leaf() + "x"
		got := refused(t, misspelt+" = "+example(k))
		if !strings.Contains(got, "mtlint.toml:1:") || !strings.Contains(got, "unknown key") || !strings.Contains(got, fmt.Sprintf("did you mean %q", k.Leaf())) {
			t.Errorf("%s: %s", misspelt, got)
		}
		for _, wrong := range []string{"-1", "1e300", "\"\\u0001nonsense\"", "true", "[\"\"]", "[[]]", "{}", "1979-05-27T07:32:00Z"} {
			if k.Kind == Switch && wrong == "true" {
				continue
			}
			if got := refused(t, k.Name+" = "+wrong); !strings.Contains(got, "mtlint.toml") || !strings.Contains(got, k.Leaf()) {
				t.Errorf("%s = %s: %s", k.Name, wrong, got)
			}
		}
	}
}

func TestUnreadable(t *testing.T) {
	dir := write(t, map[string]string{
		"both/mtlint.toml": "", "both/.mtlint.toml": "", "folder/mtlint.toml/x": "", "good.toml": "jobs = 2", "bom.toml": "\ufeffjobs = 3\r\n",
	})
	if err := os.Symlink("nowhere", filepath.Join(dir, "dangling.toml")); err != nil {
		t.Fatal(err)
	}
	for want, from := range map[string]Source{
		"--config: missing.toml: no such file":          {Path: "missing.toml"},
		"MTLINT_CONFIG: missing.toml: no such file":     {Env: "missing.toml"},
		"--config: both: is a folder":                   {Path: "both"},
		"--config: dangling.toml: no such file":         {Path: "dangling.toml"},
		"both: holds both mtlint.toml and .mtlint.toml": {Dir: filepath.Join(dir, "both")},
		"mtlint.toml: is a folder":                      {Dir: filepath.Join(dir, "folder")},
		"--isolated and --config contradict":            {Isolated: true, Path: "good.toml"},
		"--config: /dev/zero: is larger than 1 MB":      {Path: "/dev/zero"},
	} {
		if from.Path == "/dev/zero" && runtime.GOOS == "windows" {
			continue
		}
		if from.Dir == "" {
			from.Dir = dir
		}
		from.Rules = testRules()
		if _, _, err := Open(from, nil); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v, want %s", err, want)
		}
	}
	if s := open(t, Source{Dir: dir, Path: "bom.toml"}); s.Number("jobs") != 3 {
		t.Error("a byte order mark is not passed over")
	}
}

// A pipe that lies in the way is not waited for.
func TestPipe(t *testing.T) {
	dir := t.TempDir()
	if err := exec.Command("mkfifo", filepath.Join(dir, "mtlint.toml")).Run(); err != nil {
		t.Skip("there are no pipes here: ", err)
	}
	if _, _, err := Open(Source{Dir: dir, Rules: testRules()}, nil); err == nil || err.Error() != "mtlint.toml: is no regular file" {
		t.Error(err)
	}
}

func TestExtend(t *testing.T) {
	files := map[string]string{
		"circle/mtlint.toml": "extend = \"../b.toml\"", "b.toml": "jobs = 1\nextend = \"circle/mtlint.toml\"", "self.toml": "extend = \"self.toml\"",
		"top/mtlint.toml":  "extend = \"../base/base.toml\"\njobs = 2\nignore = [\"odd-spelling\"]\naccept.names = [\"Bacsó\"]",
		"base/base.toml":   "jobs = 7\nignore = [\"critical\"]\ngate.fail-under = 60\naccept.names = [\"Bury\"]\n[[override]]\npaths = [\"x/**\"]\njobs = 1",
		"base/good.toml":   "jobs = 7\nignore = [\"critical\"]\ngate.fail-under = 60\naccept.names = [\"Bury\"]",
		"good/mtlint.toml": "extend = \"../base/good.toml\"\njobs = 2\nignore = [\"odd-spelling\"]\naccept.names = [\"Bacsó\"]",
	}
	for i := range maxExtend + 1 {
		files[fmt.Sprintf("chain%d.toml", i)] = fmt.Sprintf("extend = \"chain%d.toml\"", i+1)
	}
	dir := write(t, files)
	for path, want := range map[string]string{
		"circle/mtlint.toml": "in a circle: mtlint.toml → b.toml → mtlint.toml",
		"self.toml":          "self.toml:1:10: extend: files extend each other in a circle: self.toml → self.toml",
		"chain0.toml":        "more than 16 files extend each other",
		"top/mtlint.toml":    "base/base.toml:7:1: \"jobs\" holds for the whole run",
	} {
		_, _, err := Open(Source{Dir: dir, Path: path, Rules: testRules()}, nil)
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %s", path, err, want)
		}
		if p := (Problems)(nil); !errors.As(err, &p) {
			t.Errorf("%s: the place is not told: %v", path, err)
		}
	}
	s := open(t, Source{Dir: dir}, "good/a.txt")
	if s.Number("jobs") != 2 || s.Number("gate.fail-under") != 60 || s.Profile.Runs("lost-number") || s.Profile.Runs("odd-spelling") || !s.Profile.Runs("odd-grammar") {
		t.Errorf("%s", s.Show())
	}
	if names := strings.Join(s.List("accept.names"), " "); names != "Bury Bacsó" || strings.Join(s.Files, " ") != "base/good.toml good/mtlint.toml" {
		t.Errorf("%s of %s", names, s.Files)
	}
}

// Whatever a file holds, it is taken or refused with a place in it; what is taken is
// TOML and can be shown.
func FuzzDecode(f *testing.F) {
	f.Add(Start())
	f.Add(uncommented())
	f.Add("override = [{paths = [\"a\"], rules = {odd-spelling = {min-words = 1_0}}}]\n\"select\" = ['all']\n[score]\ncategory.\"fluency/spelling\" = {minor = 1e0}")
	table := NewTable(Metas(testRules(), nil))
	f.Fuzz(func(t *testing.T, text string) {
		tree := parse("f", []byte(text))
		var parts []*part
		err := error(tree.problems)
		if len(tree.problems) == 0 {
			parts, err = tree.decode(table)
		}
		if len(tree.problems) > 0 {
			for _, p := range tree.problems {
				if p.Line < 1 || p.Line > strings.Count(text, "\n")+1 || p.Column < 1 || p.Error() == "" {
					t.Errorf("%+v", p)
				}
			}
			return
		}
		if err != nil || len(parts) == 0 {
			t.Fatalf("%v, %v", parts, err)
		}
		if err := toml.Unmarshal([]byte(strings.TrimPrefix(text, "\ufeff")), &map[string]any{}); err != nil {
			t.Fatalf("no TOML is taken: %v", err)
		}
		s := &Settings{table: table, values: map[string]setting{}}
		for _, p := range parts {
			for _, v := range p.settings {
				s.values[v.key.Name] = v
			}
		}
		if err := toml.Unmarshal([]byte(s.Show()), &map[string]any{}); err != nil {
			t.Errorf("what is shown is no TOML: %v\n%s", err, s.Show())
		}
	})
}
