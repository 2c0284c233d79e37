package changes

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

func git(t *testing.T, args ...string) {
	t.Helper()
	cmd := exec.Command("git", args...)
	cmd.Env = append(os.Environ(), "GIT_AUTHOR_NAME=a", "GIT_AUTHOR_EMAIL=a@b.example", "GIT_COMMITTER_NAME=a", "GIT_COMMITTER_EMAIL=a@b.example")
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("git %s: %v\n%s", args, err, out)
	}
}

func put(t *testing.T, name, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

const five = "1\n2\n3\n4\n5\n"

// repository makes one with a commit and changes of all kinds since.
func repositoryOf(t *testing.T) {
	t.Helper()
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("no git")
	}
	t.Setenv("GIT_CONFIG_GLOBAL", os.DevNull)
	t.Setenv("GIT_CONFIG_NOSYSTEM", "1")
	t.Chdir(t.TempDir())
	git(t, "init", "-q", "-b", "main")
	for _, name := range []string{"same.txt", "changed.txt", "staged.txt", "shorter.txt", "gone.txt", "sub/a b\té\".txt", "tricky.txt"} {
		put(t, name, five)
	}
	put(t, "old-name.txt", strings.Repeat("a line of its own\n", 20)+"last\n")
	put(t, "wide.txt", "\xff\xfea\x00")
	git(t, "add", ".")
	git(t, "commit", "-q", "-m", "first")
	put(t, "changed.txt", "1\ntwo\n3\n4\n5\n6\n7\n")
	put(t, "staged.txt", "1\n2\n3\n4\nfive")
	git(t, "add", "staged.txt")
	put(t, "shorter.txt", "1\n5\n")
	put(t, "sub/a b\té\".txt", "0\n"+five)
	put(t, "tricky.txt", "1\n++ b/same.txt\n@@ -1,9 +1,9 @@\nBinary files a/x and b/same.txt differ\n5\n")
	put(t, "wide.txt", "\xff\xfeb\x00")
	put(t, "fresh/new.txt", five)
	if err := os.Remove("gone.txt"); err != nil {
		t.Fatal(err)
	}
	git(t, "mv", "old-name.txt", "new-name.txt")
	put(t, "new-name.txt", strings.Repeat("a line of its own\n", 20)+"LAST\n")
}

func TestSince(t *testing.T) {
	repositoryOf(t)
	// What users set must not matter.
	git(t, "config", "diff.noprefix", "true")
	git(t, "config", "diff.external", "false")
	git(t, "config", "color.ui", "always")
	git(t, "config", "diff.interHunkContext", "9")
	if err := os.Symlink("changed.txt", "link.txt"); err != nil {
		t.Fatal(err)
	}
	s, err := New("HEAD")
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{
		"same.txt": "[]", "changed.txt": "[[2 2] [6 7]]", "./sub/../changed.txt": "[[2 2] [6 7]]", "link.txt": "[[2 2] [6 7]]", "staged.txt": "[[5 5]]",
		"shorter.txt": "[]", "sub/a b\té\".txt": "[[1 1]]", "tricky.txt": "[[2 4]]", "new-name.txt": "[[21 21]]",
		"fresh/new.txt": fmt.Sprint(All), "wide.txt": fmt.Sprint(All),
	} {
		if got, err := s.Lines(context.Background(), name); err != nil || fmt.Sprint(got) != want {
			t.Errorf("%s: %v %v, want %s", name, got, err, want)
		}
	}
	if _, err := s.Lines(context.Background(), "gone.txt"); err == nil {
		t.Error("a file that is gone has lines")
	}
}

// A branch is compared with where it left another one, not with what came there since.
func TestSinceTheBranch(t *testing.T) {
	repositoryOf(t)
	git(t, "stash", "-q")
	git(t, "checkout", "-q", "-b", "side")
	put(t, "same.txt", "one\n2\n3\n4\n5\n")
	git(t, "commit", "-q", "-a", "-m", "side")
	git(t, "checkout", "-q", "main")
	put(t, "changed.txt", "1\n2\n3\n4\nfive\n")
	git(t, "commit", "-q", "-a", "-m", "main")
	git(t, "checkout", "-q", "side")
	for rev, want := range map[string]string{"main": "[[1 1]] [[5 5]]", "main...": "[[1 1]] []"} {
		s, err := New(rev)
		if err != nil {
			t.Fatal(err)
		}
		a, errA := s.Lines(context.Background(), "same.txt")
		b, errB := s.Lines(context.Background(), "changed.txt")
		if errA != nil || errB != nil || fmt.Sprint(a, b) != want {
			t.Errorf("%s: %v %v %v %v", rev, a, b, errA, errB)
		}
	}
}

func TestRefused(t *testing.T) {
	repositoryOf(t)
	for _, rev := range []string{"", "...", "a\nb"} {
		if _, err := New(rev); err == nil {
			t.Errorf("%q is a revision", rev)
		}
	}
	for _, rev := range []string{"nowhere", "--output=here", "-h", "HEAD:changed.txt", "$(touch here)"} {
		s, err := New(rev)
		if err != nil {
			t.Fatal(err)
		}
		if err := s.Check(context.Background(), "changed.txt"); err == nil || !strings.Contains(err.Error(), fmt.Sprintf("there is no revision %q", rev)) {
			t.Errorf("%s: %v", rev, err)
		}
		if _, err := os.Stat("here"); err == nil {
			t.Errorf("%s was carried out", rev)
		}
	}
	s, err := New("HEAD")
	if err != nil {
		t.Fatal(err)
	}
	outside := t.TempDir()
	put(t, filepath.Join(outside, "a.txt"), five)
	if _, err := s.Lines(context.Background(), filepath.Join(outside, "a.txt")); err == nil || err.Error() != "is in no git repository" {
		t.Error(err)
	}
	t.Setenv("PATH", outside)
	if _, err := New("HEAD"); err == nil || !strings.Contains(err.Error(), "git was not found") {
		t.Error(err)
	}
}

func TestTouch(t *testing.T) {
	l := Lines{{3, 4}, {8, 8}, {12, 20}}
	for _, c := range []struct {
		from, to int
		want     bool
	}{{1, 2, false}, {1, 3, true}, {4, 4, true}, {5, 7, false}, {5, 8, true}, {9, 11, false}, {21, 30, false}, {1, 30, true}, {20, 20, true}} {
		if got := l.Touch(c.from, c.to); got != c.want {
			t.Errorf("%d–%d: %v", c.from, c.to, got)
		}
	}
	if Lines(nil).Touch(1, 9) {
		t.Error("no lines are touched")
	}
}
