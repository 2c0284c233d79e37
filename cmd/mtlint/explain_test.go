package main

import (
	"os"
	"strings"
	"testing"
)

func TestExplainPlace(t *testing.T) {
	t.Chdir(t.TempDir())
	for name, text := range map[string]string{
		"bad.txt": bad, "good.txt": good, "a:3": bad,
		"two.jsonl": "{\"id\":\"x\",\"text\":" + quote(good) + "}\n{\"id\":\"y\",\"text\":" + quote(bad) + "}\n",
	} {
		if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for _, c := range []struct {
		code  int
		place string
		want  []string
		not   string
	}{
		{exitPass, "bad.txt:3", []string{"bad.txt:3: score", "3:1  minor  doubled-word", "^^^^^^^", "What is wrong  “The” stands twice", "Probably meant The", "Why it matters", "Precision      120 of 126", "mtlint explain doubled-word", "another minor finding of the rule would count", "Cost           nothing: of the minor findings", "Without these 4 findings the score would be"}, ""},
		{exitPass, "bad.txt:3:172", []string{"3:172"}, "3:1  "},
		{exitPass, "bad.txt:1", []string{"Nothing found there. Lines with findings: 3."}, ""},
		{exitPass, "good.txt:3", []string{"Nothing found there, nor elsewhere"}, ""},
		{exitPass, "a:3:3", []string{"3:1  minor"}, ""},
		{exitPass, "two.jsonl:2", []string{"3:1  minor", "3:172  minor"}, ""},
		{exitPass, "two.jsonl:2:1", []string{"Nothing found there. Lines"}, ""},
		{exitPass, "two.jsonl#y:3:1", []string{"3:1  minor"}, "3:172"},
		{exitPass, "two.jsonl#x", []string{"Nothing found there, nor elsewhere"}, ""},
		{exitError, "two.jsonl:7", []string{"two.jsonl:7: there is no such article"}, ""},
		{exitError, "two.jsonl#z", []string{"two.jsonl#z: there is no such article"}, ""},
		{exitError, "none.txt:3", []string{"none.txt: no such file"}, ""},
		{exitError, "bad.txt", []string{"which line of bad.txt? write bad.txt:12"}, ""},
		{exitError, "no-rule", []string{"no rule is called \"no-rule\""}, ""},
	} {
		code, out, errs := mtlint(t, "", "explain", "--isolated", c.place)
		for _, want := range c.want {
			if !strings.Contains(out+errs, want) {
				t.Errorf("%s: no %q in\n%s%s", c.place, want, out, errs)
			}
		}
		if code != c.code || c.not != "" && strings.Contains(out, c.not) {
			t.Errorf("%s: exit %d, or %q in\n%s%s", c.place, code, c.not, out, errs)
		}
	}
}

// What a finding is said to cost is what the score gains when the text is mended.
func TestExplainedCost(t *testing.T) {
	t.Chdir(t.TempDir())
	one := strings.Replace(good, "back to work", "back to to work", 1)
	if err := os.WriteFile("one.txt", []byte(one), 0o600); err != nil {
		t.Fatal(err)
	}
	_, out, _ := mtlint(t, "", "explain", "--isolated", "one.txt:3")
	if want := "1 penalty point in 35 words: 10.0 of the score, which would be"; !strings.Contains(strings.Join(strings.Fields(out), " "), want) {
		t.Errorf("no %q in\n%s", want, out)
	}
}
