package audit

import (
	"fmt"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/mtlint/mtlint/internal/input"
	"github.com/mtlint/mtlint/rules"
)

func TestCompare(t *testing.T) {
	side := func(names, all []string) Side {
		var items iter.Seq[input.Item] = func(yield func(input.Item) bool) {
			for i, s := range all {
				if !yield(input.Item{Path: names[i], Data: []byte(s)}) {
					return
				}
			}
		}
		return Side{items, func(r *rules.Result) string { return r.Path }}
	}
	const kept = "The ferry left the harbour at noon with forty people."
	a := side([]string{"1", "2", "3", "4", "4", "6"}, []string{kept, "The old ferry left the harbour at noon.", "Crews went home.", "The boat left.", "Again.", ""})
	b := side([]string{"5", "4", "2", "1", "6"}, []string{"New.", "The ferry left.", "The old boat left the harbour at noon.", "The ferry left the quay at noon with forty people.", "The ferry."})
	var got []string
	repeated, err := auditor(t).Compare(t.Context(), a, b, func(p *rules.Pair) error {
		line := fmt.Sprintf("%s %v %v %d", p.Name, p.A != nil, p.B != nil, p.Kept)
		for _, c := range p.New {
			line += " +" + c.Words
		}
		for _, c := range p.Gone {
			line += " -" + c.Words
		}
		got = append(got, line)
		return nil
	})
	want := []string{
		"5 false true 0", "4 true true 0 +The [-boat-]{+ferry+} left.", "2 true true 0 -The old [-ferry-]{+boat+} left the harbour at …", "1 true true 1",
		"6 true true 0", "3 true false 0",
	}
	if err != nil || repeated != 1 || !slices.Equal(got, want) {
		t.Errorf("%v, %d repeated\n%q, want\n%q", err, repeated, got, want)
	}
}

func TestMarked(t *testing.T) {
	words := func(s ...string) []string { return s }
	for _, c := range []struct {
		a, b []string
		want string
	}{
		{words("a", "b"), words("a", "b"), ""},
		{words("a", "b"), words("a", "c", "b"), "a {+c+} b"},
		{words("1", "2", "3", "4", "5", "6", "x", "1", "2", "3", "4", "5", "6", "7", "8", "9", "y"), words("1", "2", "3", "4", "5", "6", "1", "2", "3", "4", "5", "6", "7", "8", "9", "z"), "… 3 4 5 6 [-x-] 1 2 3 4 … 6 7 8 9 [-y-]{+z+}"},
	} {
		if got := marked(c.a, c.b); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}

// A run that was killed leaves half an entry behind, and a disk may change bytes: what
// is whole is used, what is not is checked again.
func TestDamagedCache(t *testing.T) {
	items := texts("The ferry left.", "The boat came.", "A ferry came.")
	run := func(dir string) (got []string, known int, notes string) {
		c, note, err := OpenCache(dir, "program", "1")
		if err != nil {
			t.Fatal(err)
		}
		a := auditor(t, sameStart)
		a.Cache, known = c, len(c.at)
		got = lines(t, a, items)
		end, err := c.Close()
		if err != nil {
			t.Error(err)
		}
		return got, known, note + end
	}
	const first = len(cacheMagic) + 32 // where the first entry is
	for name, damage := range map[string]func([]byte) []byte{
		"cut":     func(b []byte) []byte { return b[:len(b)-5] },
		"one bit": func(b []byte) []byte { b[first+cacheHead+10] ^= 1; return b },
		"length":  func(b []byte) []byte { b[first+35] = 0xff; return b },
		"empty":   func([]byte) []byte { return nil },
		"garbage": func([]byte) []byte { return []byte("this was never a cache, though somebody called it one") },
	} {
		dir := t.TempDir()
		want, _, _ := run(dir)
		spoil(t, dir, damage)
		got, _, note := run(dir)
		if !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
		if told := note != ""; told != (name == "one bit" || name == "garbage") {
			t.Errorf("%s: the user is told %q", name, note)
		}
		if got, known, _ := run(dir); !slices.Equal(got, want) || known < 3 {
			t.Errorf("%s: the third run knows %d and gives %q", name, known, got)
		}
	}
}

func spoil(t *testing.T, dir string, damage func([]byte) []byte) {
	t.Helper()
	path := filepath.Join(dir, "mtlint.cache")
	data, err := os.ReadFile(path) //nolint:gosec // of the test
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, damage(data), 0o600); err != nil {
		t.Fatal(err)
	}
}

func TestNowhereToKeepThingsAside(t *testing.T) {
	t.Setenv("TMPDIR", filepath.Join(t.TempDir(), "missing"))
	a := auditor(t, sameStart)
	err := a.Run(t.Context(), texts("The ferry left.", "The boat came."), func(*rules.Result) error { return nil })
	if err == nil || !strings.Contains(err.Error(), "TMPDIR") {
		t.Errorf("%v", err)
	}
}

func TestStoppedEarly(t *testing.T) {
	items := texts("The ferry left.", "Crews went home.", "The boat came.")
	a := auditor(t, sameStart)
	first := func(yield func(input.Item) bool) { // as reading ends when a run is interrupted
		n := 0
		items(func(it input.Item) bool { n++; return n < 3 && yield(it) })
	}
	if got := lines(t, a, first); len(got) != 2 {
		t.Errorf("%q", got)
	}
}
