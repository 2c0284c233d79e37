package lang

import (
	"io/fs"
	"path"
	"reflect"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"unicode/utf8"
)

// Every data file says on top where it comes from and under which licence; for a
// binary file, the text file beside it does.
func TestFilesNameTheirOrigin(t *testing.T) {
	n := 0
	err := fs.WalkDir(embedded, "data", func(file string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || path.Ext(file) == ".bin" { // docs/models.md says it of models
			return err
		}
		n++
		if path.Ext(file) == ".bin" {
			if _, err := fs.Stat(embedded, file+".txt"); err != nil {
				t.Errorf("%s.txt, which says where the model comes from, is missing", file)
			}
			return nil
		}
		data, err := embedded.ReadFile(file)
		if err != nil {
			return err
		}
		head, _, _ := strings.Cut(string(data), "\n\n")
		lower := strings.ToLower(head)
		if !strings.Contains(lower, "origin") || !strings.Contains(lower, "licence") {
			t.Errorf("%s does not begin with its origin and licence", file)
		}
		if !utf8.Valid(data) {
			t.Errorf("%s is not UTF-8", file)
		}
		if path.Ext(file) != ".tsv" {
			return nil
		}
		for i, line := range strings.Split(string(data), "\n") {
			if strings.HasSuffix(line, " ") || strings.HasPrefix(line, " ") {
				t.Errorf("%s:%d: a blank at the edge of a row", file, i+1)
			}
		}
		return nil
	})
	if err != nil || n < 10 {
		t.Errorf("%d files, %v", n, err)
	}
}

func TestOpen(t *testing.T) {
	if _, err := Open("xx"); err == nil || !strings.Contains(err.Error(), "available are de, en") {
		t.Errorf("%v", err)
	}
	p, err := Open("en")
	if err != nil || p.Tag != "en" {
		t.Fatal(p, err)
	}
	if p.Lines("no-such-list.txt") != nil {
		t.Error("a list that the pack lacks is not empty")
	}
}

// A part is built once, however many goroutines ask for it first.
func TestPartIsBuiltOnce(t *testing.T) {
	p, err := Open("en")
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	part := NewPart(func(*Pack) int { n++; return n })
	var all sync.WaitGroup
	for range 50 {
		all.Go(func() {
			if part.Of(p) != 1 {
				t.Error("a second value")
			}
		})
	}
	all.Wait()
	if n != 1 {
		t.Errorf("built %d times", n)
	}
}

// Two declarations of one list share its set.
func TestWordsAreShared(t *testing.T) {
	p, err := Open("en")
	if err != nil {
		t.Fatal(err)
	}
	a, b := Words("function_words").Of(p), Words("function_words").Of(p)
	if len(a) == 0 || reflect.ValueOf(a).Pointer() != reflect.ValueOf(b).Pointer() {
		t.Error("the list is held twice")
	}
}

// Embedded files are used as they lie; other file systems are read.
func TestContent(t *testing.T) {
	f, err := embedded.Open("data/en/pack.yml")
	if err != nil {
		t.Fatal(err)
	}
	want, err := embedded.ReadFile("data/en/pack.yml")
	if got, ok := embeddedIn(f); err != nil || !ok || got != string(want) {
		t.Error("files of the package embed have changed their form and are copied")
	}
	if got, err := content(fstest.MapFS{"a.txt": {Data: []byte("b")}}, "a.txt"); got != "b" || err != nil {
		t.Error(got, err)
	}
}

func TestRows(t *testing.T) {
	p := From("xx", fstest.MapFS{"a.tsv": {Data: []byte("# a\tb\n\n b\tc\t\td \ne\r\n")}})
	if rows := p.Rows("a.tsv"); !reflect.DeepEqual(rows, [][]string{{"b", "c", "", "d"}, {"e"}}) {
		t.Errorf("%q", rows)
	}
}
