package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const ownRule = `id: house-words
name: House words
message: "“{match}” is not house style"
category: style/awkward
severity: major
rationale: It is long.
phrases: {utilise: use}
examples:
  - bad: They ⟦utilise⟧ it.
  - good: They use it.
`

func TestRulesTest(t *testing.T) {
	t.Chdir(t.TempDir())
	for name, text := range map[string]string{"good.yml": ownRule, "bad.yml": strings.Replace(ownRule, "They use", "They utilise", 1), "taken.yml": strings.Replace(ownRule, "house-words", "doubled-word", 1)} {
		if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for _, c := range []struct {
		code int
		args string
		want string
	}{
		{exitPass, "good.yml", "Rules 1, examples 2: 2 passed, 0 failed"},
		{exitFail, "bad.yml", "bad.yml:10: the rule house-words fails its example 2: nothing is to be found in the good text, but it finds\n  They ⟦utilise⟧ it."},
		{exitError, "taken.yml", "taken.yml:1:5: \"doubled-word\" is a rule of mtlint itself"},
		{exitError, "none.yml", "none.yml: cannot be read"},
		{exitError, "", "no file to test"},
	} {
		code, out, errs := mtlint(t, "", append([]string{"rules", "test"}, strings.Fields(c.args)...)...)
		if code != c.code || !strings.Contains(out+errs, c.want) {
			t.Errorf("%s: exit %d, %s%s, want %q", c.args, code, out, errs, c.want)
		}
	}
}

// Rules of the user's own are listed, explained, run, chosen and reported as any other,
// whether a flag or a file of settings brings them.
func TestOwnRules(t *testing.T) {
	t.Chdir(t.TempDir())
	for name, text := range map[string]string{"own/house.yml": ownRule, "mtlint.toml": "custom = [\"own/*.yml\"]\n", "news/a.txt": good + "\n\nThey utilise it.\n", "quoted/a.txt": good + "\n\nThey utilise it.\n", "quoted/a.txt.mtlint": "mtlint-disable house-words \"utilise\": as the sign says\n"} {
		if err := os.MkdirAll(filepath.Dir(name), 0o750); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for _, with := range []string{"", "--isolated --rules own/house.yml", "--isolated --rules own", "--isolated --rules own/*.yml"} {
		for _, c := range []struct {
			code       int
			args, want string
		}{
			{exitFail, "check --fail-level major --format concise news", "news/a.txt:6:6: major house-words “utilise” is not house style → use"},
			{exitPass, "check --fail-level major --format concise --ignore house-words news", ""},
			{exitPass, "check --fail-level major quoted/a.txt", "1 suppressed"},
			{exitPass, "explain --fail-level major news/a.txt:6", "Precision      not measured: a rule of your own"},
			{exitFail, "check --fail-level major --format sarif --select house-words news", `"fullDescription":{"text":"It is long."}`},
			{exitFail, "audit --fail-level major --format concise news", "house-words"},
			{exitPass, "rules", "house-words"},
			{exitPass, "rules --format json", `"house-words"`},
			{exitPass, "explain house-words", "They ⟦utilise⟧ it."},
		} {
			code, out, errs := mtlint(t, "", append(strings.Fields(c.args), strings.Fields(with)...)...)
			if code != c.code || !strings.Contains(out, c.want) || errs != "" {
				t.Errorf("%s %s: exit %d, want %q\n%s%s", c.args, with, code, c.want, out, errs)
			}
		}
	}
	if code, out, errs := mtlint(t, "", "check", "--rules", "none.yml", "news"); code != exitError || !strings.Contains(errs, "--rules: none.yml: cannot be read") {
		t.Errorf("exit %d %s%s", code, out, errs)
	}
}
