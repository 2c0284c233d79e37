package config

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/mtlint/mtlint/internal/mqm"
	"github.com/mtlint/mtlint/rules"
)

// testRules are three rules of two categories.
func testRules() []*rules.Rule {
	rule := func(id string, c mqm.Category, s mqm.Severity, params ...rules.Param) *rules.Rule {
		return &rules.Rule{
			Meta:  rules.Meta{ID: id, Name: id, Category: c, Severity: s, Rationale: "test", Examples: []rules.Example{{Good: "x"}}, Params: params},
			Check: func(*rules.Pass) {},
		}
	}
	return []*rules.Rule{
		rule("lost-number", mqm.Mistranslation, mqm.Critical),
		rule("odd-spelling", mqm.Spelling, mqm.Minor, rules.Param{Name: "min-words", Help: "words", Default: 4, Min: 1, Max: 20}),
		rule("odd-grammar", mqm.Grammar, mqm.Minor),
	}
}

// write makes files in a new folder, which it returns.
func write(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o750); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func open(t *testing.T, from Source, inputs ...string) *Settings {
	t.Helper()
	from.Rules = testRules()
	_, s, err := Open(from, inputs)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// flag is a flag that was given.
func flag(name string, v any) Flags {
	for _, k := range FlagKeys() {
		if k.Flag == name {
			return Flags{{Key: k, Value: v}}
		}
	}
	panic("no flag is called " + name)
}

// customOf brings rules whatever files are named.
func customOf(own []*rules.Rule) func([]string) ([]*rules.Rule, error) {
	return func([]string) ([]*rules.Rule, error) { return own, nil }
}

func TestWhichFileHolds(t *testing.T) {
	const score = "gate.fail-under"
	dir := write(t, map[string]string{
		"mtlint.toml":         "gate.fail-under = 1",
		"news/.mtlint.toml":   "gate.fail-under = 2",
		"news/deep/er/a.txt":  "",
		"named.toml":          "gate.fail-under = 3",
		"env.toml":            "gate.fail-under = 4",
		"user/mtlint.toml":    "gate.fail-under = 5",
		"alone/mtlint.toml":   "",
		"elsewhere/story.txt": "",
	})
	nine := flag("fail-under", 9.0)
	for _, c := range []struct {
		from   Source
		input  string
		value  float64
		origin string
	}{
		{Source{Dir: dir}, "elsewhere/story.txt", 1, "mtlint.toml:1"},
		{Source{Dir: dir}, "news/deep/er/a.txt", 2, "news/.mtlint.toml:1"},
		{Source{Dir: dir}, "news/**/*.txt", 2, "news/.mtlint.toml:1"},
		{Source{Dir: dir}, "news", 2, "news/.mtlint.toml:1"},
		{Source{Dir: dir}, "-", 1, "mtlint.toml:1"},
		{Source{Dir: filepath.Join(dir, "news")}, "-", 2, ".mtlint.toml:1"},
		{Source{Dir: dir, Env: "env.toml"}, "news", 4, "env.toml:1"},
		{Source{Dir: dir, Env: "env.toml", Path: "named.toml"}, "news", 3, "named.toml:1"},
		{Source{Dir: dir, Env: "env.toml", Isolated: true}, "news", 80, "default"},
		{Source{Dir: "/", User: filepath.Join(dir, "user")}, "/none", 5, filepath.Join(dir, "user/mtlint.toml")[1:] + ":1"},
		{Source{Dir: dir, User: filepath.Join(dir, "user")}, "alone", 80, "default"},
		{Source{Dir: dir, Env: "env.toml", Flags: nine}, "news", 9, "--fail-under"},
		{Source{Dir: dir, Isolated: true, Flags: nine}, "news", 9, "--fail-under"},
	} {
		s := open(t, c.from, c.input)
		if v, o := s.Value(score); v != c.value || o.String() != c.origin {
			t.Errorf("%+v, %s: %v from %s, want %v from %s", c.from, c.input, v, o, c.value, c.origin)
		}
	}
}

func TestChoiceOfRules(t *testing.T) {
	for text, want := range map[string]string{
		``:                                     "lost-number odd-grammar odd-spelling",
		`select = ["all"]`:                     "lost-number odd-grammar odd-spelling",
		`select = ["accuracy"]`:                "lost-number",
		`select = ["critical", "odd-grammar"]`: "lost-number odd-grammar",
		`ignore = ["minor"]`:                   "lost-number",
		"ignore = [\"fluency\"]\nselect = [\"odd-grammar\", \"critical\"]": "lost-number odd-grammar",
		"ignore = [\"fluency/spelling\"]\nselect = [\"fluency\"]":          "odd-grammar",
		"ignore = [\"fluency\"]\nrules.odd-spelling.enabled = true":        "lost-number odd-spelling",
		`rules.odd-spelling.enabled = false`:                               "lost-number odd-grammar",
		"ignore = [\"minor\"]\nrules.odd-grammar.severity = \"major\"":     "lost-number odd-grammar",
	} {
		dir := write(t, map[string]string{"mtlint.toml": text})
		s := open(t, Source{Dir: dir})
		var on []string
		for _, m := range s.Rules {
			if s.Profile.Runs(m.ID) {
				on = append(on, m.ID)
			}
		}
		if got := strings.Join(on, " "); got != want {
			t.Errorf("%s: %s, want %s", text, got, want)
		}
	}
}
