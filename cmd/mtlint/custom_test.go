package main

import (
	"os"
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
