package diff

import (
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

func TestUnified(t *testing.T) {
	a := "1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n13\n14\n15\n16\n17\n18\n"
	for _, c := range []struct{ b, want string }{
		{a, ""},
		{strings.Replace(a, "9\n", "nine\n", 1), "--- a\n+++ b\n@@ -6,7 +6,7 @@\n 6\n 7\n 8\n-9\n+nine\n 10\n 11\n 12\n"},
		{"0\n" + strings.TrimSuffix(a, "\n"), "--- a\n+++ b\n@@ -1,3 +1,4 @@\n+0\n 1\n 2\n 3\n@@ -15,4 +16,4 @@\n 15\n 16\n 17\n-18\n+18\n\\ No newline at end of file\n"},
		{"", "--- a\n+++ b\n@@ -1,18 +0,0 @@\n-" + strings.ReplaceAll(strings.TrimSuffix(a, "\n"), "\n", "\n-") + "\n"},
	} {
		if got := Unified("a", "b", a, c.b, nil); got != c.want {
			t.Errorf("%q:\n%s", c.b, got)
		}
	}
	many := strings.Repeat("a\nb\n", maxLines)
	if got := Unified("a", "b", many, strings.ReplaceAll(many, "a", "c"), nil); strings.Count(got, "\n") != 3+4*maxLines-1 {
		t.Errorf("%d lines", strings.Count(got, "\n"))
	}
	styled := Unified("a", "b", "x\n", "y\n", func(kind byte, line string) string { return "<" + string(kind) + line + ">" })
	if styled != "<h--- a>\n<h+++ b>\n<@@@ -1 +1 @@>\n<--x>\n<++y>\n" {
		t.Errorf("%q", styled)
	}
}

// What is written is what patch understands.
func TestUnifiedIsAPatch(t *testing.T) {
	patch, err := exec.LookPath("git")
	if err != nil {
		t.Skip("no git")
	}
	dir := t.TempDir()
	r := rand.New(rand.NewPCG(1, 2))
	text := func() string {
		var b strings.Builder
		for range r.IntN(30) {
			b.WriteString([]string{"a\n", "b\n", "c c\n", "\n", "d\r\n"}[r.IntN(5)])
		}
		return b.String() + []string{"", "e"}[r.IntN(2)]
	}
	for range 40 {
		a, b := "first\n"+text(), "first\n"+text()
		if a == b {
			continue
		}
		file := filepath.Join(dir, "f.txt")
		if err := os.WriteFile(file, []byte(a), 0o600); err != nil {
			t.Fatal(err)
		}
		cmd := exec.Command(patch, "apply", "--whitespace=nowarn", "-")
		cmd.Dir, cmd.Stdin = dir, strings.NewReader(Unified("a/f.txt", "b/f.txt", a, b, nil))
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("%v %s\n%s", err, out, Unified("a/f.txt", "b/f.txt", a, b, nil))
		}
		if got, err := os.ReadFile(file); err != nil || string(got) != b {
			t.Fatalf("%q became %q, not %q", a, got, b)
		}
	}
}
