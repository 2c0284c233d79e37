package main

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

func TestFix(t *testing.T) {
	t.Chdir(t.TempDir())
	put(t, "news/bad.txt", bad)
	put(t, "news/good.txt", good)
	if err := os.Chmod("news/bad.txt", 0o640); err != nil {
		t.Fatal(err)
	}
	const want = "--- a/news/bad.txt\n+++ b/news/bad.txt\n@@ -1,3 +1,3 @@\n Ferry Crews Return to Work\n \n-The the crews"
	for _, args := range [][]string{{"fix", "news"}, {"fix", "--diff", "news/bad.txt", "./news/bad.txt"}} {
		if code, stdout, stderr := mtlint(t, "", args...); code != 1 || !strings.HasPrefix(stdout, want) || strings.Count(stdout, "--- ") != 1 || stderr != "" {
			t.Errorf("%s: exit %d, %s%s", args, code, stdout, stderr)
		}
	}
	if code, stdout, _ := mtlint(t, "", "fix", "--color", "always", "news"); code != 1 || !strings.Contains(stdout, "\n\x1b[31m-The the crews") {
		t.Errorf("exit %d, %q", code, stdout)
	}
	if data, err := os.ReadFile("news/bad.txt"); err != nil || string(data) != bad {
		t.Errorf("--diff has written: %s %v", data, err)
	}
	// What somebody says, and a word with which a clause may end, is left to people.
	if code, stdout, stderr := mtlint(t, "", "fix", "--write", "news"); code != 0 || stdout != "news/bad.txt: 2 fixed: doubled-word (2)\n" || stderr != "" {
		t.Errorf("exit %d, %s%s", code, stdout, stderr)
	}
	fixed := strings.NewReplacer("The the crews", "The crews", "the the harbour", "the harbour").Replace(bad)
	if data, err := os.ReadFile("news/bad.txt"); err != nil || string(data) != fixed {
		t.Errorf("%s %v", data, err)
	}
	if st, err := os.Stat("news/bad.txt"); err != nil || runtime.GOOS != "windows" && st.Mode().Perm() != 0o640 {
		t.Errorf("%v %v", st.Mode(), err)
	}
	if code, stdout, stderr := mtlint(t, "", "fix", "--write", "news"); code != 0 || stdout+stderr != "" {
		t.Errorf("a second run: exit %d, %s%s", code, stdout, stderr)
	}
}

func TestFixRefuses(t *testing.T) {
	t.Chdir(t.TempDir())
	put(t, "good.txt", good)
	put(t, "page.html", "<p>The crews said it was &amp;quot;good&amp;quot; of them to let the boats sail on Monday.</p>")
	for args, want := range map[string]string{
		"":                      "no file to fix",
		"--diff --write a.txt":  "use one of the two",
		"-":                     "standard input cannot be fixed",
		"set.jsonl good.txt":    "set.jsonl: holds records and is not fixed",
		"a.txt.gz":              "a.txt.gz: is packed and is not fixed: unpack it first",
		"crawl.warc":            "crawl.warc: is a web archive and is not fixed",
		"none.txt":              "none.txt: no such file",
		"--color blue good.txt": "use auto, always or never",
	} {
		if code, _, stderr := mtlint(t, "", append([]string{"fix"}, strings.Fields(args)...)...); code != 2 || !strings.Contains(stderr, want) {
			t.Errorf("fix %s: exit %d, %s", args, code, stderr)
		}
	}
	if code, stdout, stderr := mtlint(t, "", "fix", "page.html"); code != 0 || stdout != "" || !strings.Contains(stderr, "page.html:1: html-entity is left alone: ") {
		t.Errorf("exit %d, %s%s", code, stdout, stderr)
	}
	if os.Getuid() != 0 {
		put(t, filepath.Join("closed", "bad.txt"), bad)
		if err := os.Chmod("closed", 0o500); err != nil {
			t.Fatal(err)
		}
		if code, _, stderr := mtlint(t, "", "fix", "--write", "closed/bad.txt"); code != 2 || !strings.Contains(stderr, "is not written") {
			t.Errorf("exit %d, %s", code, stderr)
		}
	}
}
