package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestCompare(t *testing.T) {
	t.Chdir(t.TempDir())
	for name, text := range map[string]string{"a/one.txt": bad, "b/one.txt": good, "a/sub/two.txt": good, "b/sub/two.txt": good, "a/three.txt": good,
		"a.jsonl": "{\"id\":\"x\",\"text\":" + quote(good) + "}\n", "b.jsonl": "{\"id\":\"x\",\"text\":" + quote(bad) + "}\n{broken\n"} {
		if err := os.MkdirAll(filepath.Dir(name), 0o750); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	code, out, errs := mtlint(t, "", "compare", "a", "b")
	for _, want := range []string{"one.txt", "doubled-word", "[-with-]", "2 articles in both", "Only in a: 1", "three.txt"} {
		if code != exitPass || !strings.Contains(out, want) {
			t.Errorf("exit %d, no %q in\n%s%s", code, want, out, errs)
		}
	}
	if _, again, _ := mtlint(t, "", "compare", "-j", "3", "a", "b"); again != out {
		t.Errorf("three jobs give\n%s", again)
	}
	code, out, errs = mtlint(t, "", "compare", "--format", "json", "a.jsonl", "b.jsonl")
	if code != exitError || !strings.Contains(out, `"name":"x"`) || !strings.Contains(out, `"worse":1`) || !strings.Contains(errs, "b.jsonl:2") {
		t.Errorf("exit %d\n%s%s", code, out, errs)
	}
	for _, args := range [][]string{{"compare", "a"}, {"compare", "-", "-"}, {"compare", "--format", "x", "a", "b"}, {"compare", "--top", "-1", "a", "b"}} {
		if code, _, errs := mtlint(t, "", args...); code != exitError || errs == "" {
			t.Errorf("%q: exit %d %s", args, code, errs)
		}
	}
}
