package input

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/klauspost/compress/zstd"
)

// tree makes files below a new folder.
func tree(t *testing.T, files map[string]string) string {
	t.Helper()
	root := t.TempDir()
	for name, data := range files {
		path := filepath.Join(root, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o750); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(data), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return root
}

func TestFind(t *testing.T) {
	root := tree(t, map[string]string{
		"b.txt": "", "a/z.html": "", "a/c.md": "", "a/data.jsonl.gz": "", "a/page.css": "", ".hidden/x.txt": "", ".x.txt": "",
		"drafts/d.txt": "", "a/old.txt": "", "keep/new.txt": "", "keep/out.txt": "", "LOUD.TXT": "",
		".gitignore": "drafts/\nold.txt\n", "keep/.gitignore": "/out.txt\n",
	})
	for _, c := range []struct {
		name    string
		finder  Finder
		args    []string
		want    string
		failure string
	}{
		{"folder", Finder{}, []string{"."}, "LOUD.TXT a/c.md a/data.jsonl.gz a/z.html b.txt keep/new.txt", ""},
		{"a file as it is, ignored or not", Finder{}, []string{"a/page.css", "drafts/d.txt"}, "a/page.css drafts/d.txt", ""},
		{"the folder above decides too", Finder{}, []string{"drafts"}, "drafts/d.txt", ""},
		{"include", Finder{Include: []string{"*.css", "keep/**"}}, []string{"."}, "a/page.css keep/new.txt", ""},
		{"exclude", Finder{Exclude: []string{"a/**", "LOUD*"}}, []string{"."}, "b.txt keep/new.txt", ""},
		{"exclude a folder", Finder{Exclude: []string{"a/", "keep", "LOUD*"}}, []string{"."}, "b.txt", ""},
		{"glob", Finder{}, []string{"**/*.{md,html}"}, "a/c.md a/z.html", ""},
		{"what was named before", Finder{}, []string{"keep", "-", "./keep/new.txt", "{a,keep}/*.txt", "-"}, "keep/new.txt - a/old.txt keep/out.txt", ""},
		{"no match", Finder{}, []string{"*.pdf"}, "", "no file matches"},
		{"nothing in it", Finder{Include: []string{"*.odt"}}, []string{"a"}, "", "holds no article"},
		{"missing", Finder{}, []string{"nowhere"}, "nowhere", ""},
		{"standard input", Finder{}, []string{"-"}, "-", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Chdir(root)
			var got []string
			failure := ""
			for p := range c.finder.Find(c.args) {
				if p.Err != nil {
					failure += p.Err.Error()
					continue
				}
				got = append(got, filepath.ToSlash(p.Name))
			}
			if strings.Join(got, " ") != c.want || (c.failure == "") != (failure == "") || !strings.Contains(failure, c.failure) {
				t.Errorf("%q %q, want %q %q", got, failure, c.want, c.failure)
			}
		})
	}
}

func TestFindInsideARepository(t *testing.T) {
	root := tree(t, map[string]string{".git/config": "", ".gitignore": "*.tmp.txt\n", "news/a.txt": "", "news/b.tmp.txt": ""})
	var got []string
	for p := range new(Finder).Find([]string{filepath.Join(root, "news")}) {
		got = append(got, filepath.Base(p.Name))
	}
	if !slices.Equal(got, []string{"a.txt"}) {
		t.Errorf("%q: the .gitignore above the folder does not count", got)
	}
}

func TestLinks(t *testing.T) {
	root := tree(t, map[string]string{"a.txt": "", "folder/b.txt": ""})
	for name, to := range map[string]string{"nowhere.txt": "lost", "notes": "lost", "round.txt": "round.txt", "link.txt": "a.txt", "device.txt": os.DevNull, "other.txt": "folder"} {
		if err := os.Symlink(to, filepath.Join(root, name)); err != nil {
			t.Skip(err)
		}
	}
	var got []string
	for p := range new(Finder).Find([]string{root}) {
		name := filepath.Base(p.Name)
		if p.Err != nil {
			name += "!"
		}
		got = append(got, name)
	}
	if want := []string{"a.txt", "b.txt", "link.txt", "nowhere.txt!", "round.txt!"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
	for p := range new(Finder).Find([]string{filepath.Join(root, "other.txt")}) {
		if want := filepath.Join(root, "other.txt", "b.txt"); p.Name != want || p.Err != nil {
			t.Errorf("%+v of a link to a folder, want %s", p, want)
		}
	}
}

func TestMalformedPattern(t *testing.T) {
	if err := (&Finder{Include: []string{"a[", "b"}}).Check(); err == nil || !strings.Contains(err.Error(), `"a["`) {
		t.Errorf("%v", err)
	}
}

func zipped(t *testing.T, s string) string {
	t.Helper()
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	if _, err := z.Write([]byte(s)); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func zstandarded(t *testing.T, s string) string {
	t.Helper()
	z, err := zstd.NewWriter(nil)
	if err != nil {
		t.Fatal(err)
	}
	return string(z.EncodeAll([]byte(s), nil))
}

func TestPackedFiles(t *testing.T) {
	lines := "{\"text\":\"One.\"}\n{\"text\":\"Two.\"}\n"
	for name, data := range map[string]string{"x.jsonl.gz": zipped(t, lines), "x.jsonl.zst": zstandarded(t, lines)} {
		got := items([]string{write(t, name, data)}, "")
		if len(got) != 2 || got[1].Kind != Records || got[1].Err != nil {
			t.Errorf("%s: %+v", name, got)
		}
		if got := items([]string{Stdin}, data); len(got) != 2 {
			t.Errorf("%s on standard input: %+v", name, got)
		}
	}
	for name, data := range map[string]string{"x.txt.gz": "no gzip", "x.txt.zst": "no zstd", "y.txt.gz": zipped(t, lines)[:20]} {
		if got := items([]string{write(t, name, data)}, ""); len(got) != 1 || got[0].Err == nil {
			t.Errorf("%s: %+v", name, got)
		}
	}
	bomb := items([]string{write(t, "x.txt.gz", zipped(t, strings.Repeat("a", 8*testLimit)))}, "")
	if len(bomb) != 1 || bomb[0].Err == nil || !strings.Contains(bomb[0].Err.Error(), "larger") {
		t.Errorf("%v", bomb[0].Err)
	}
}

func warcRecord(kind, uri, content, body string) string {
	return fmt.Sprintf("WARC/1.0\r\nWARC-Type: %s\r\nWARC-Target-URI: %s\r\nWARC-Date: 2024-05-14T08:00:00Z\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n", kind, uri, content, len(body), body)
}

func TestWebArchives(t *testing.T) {
	archive := warcRecord("warcinfo", "", "application/warc-fields", "software: x") +
		warcRecord("response", "https://post.example/ferry", "application/http; msgtype=response",
			"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"+ferryPage) +
		warcRecord("response", "https://post.example/gone", "application/http; msgtype=response", "HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n<p>gone") +
		warcRecord("response", "https://post.example/pic", "application/http; msgtype=response", "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\nPNG") +
		warcRecord("conversion", "https://post.example/text", "text/plain", "The crews went back.")
	for name, data := range map[string]string{"x.warc": archive, "x.warc.gz": zipped(t, archive)} {
		got := items([]string{write(t, name, data)}, "")
		if len(got) != 2 || got[0].Line != 2 || got[0].Kind != HTML || got[0].Meta.Site != "post.example" || got[0].ID != `"https://post.example/ferry"` ||
			got[1].Line != 5 || string(got[1].Data) != "The crews went back." {
			t.Fatalf("%s: %d items: %+v", name, len(got), got)
		}
		if string(got[0].Data) != ferryPage {
			t.Errorf("%q", got[0].Data)
		}
		a := decoded(t, got[0])
		if a.ID != got[0].ID || a.Meta.URL != "https://post.example/ferry" {
			t.Errorf("%s %+v", a.ID, a.Meta)
		}
	}
	broken := items([]string{write(t, "x.warc", archive+"rubbish\r\n")}, "")
	if n := len(broken); n != 3 || broken[2].Err == nil || !strings.Contains(broken[2].Err.Error(), "damaged record") {
		t.Errorf("%+v", broken)
	}
}

func TestFieldNames(t *testing.T) {
	d := decoder(t)
	d.Fields = Fields{Text: "body", ID: "key", Site: "host"}
	it := Item{Kind: Records, Line: 1, Data: []byte(`{"key":"a","body":"Talks fail.","host":"post.example","title":"Talks"}`)}
	a, err := d.Decode(it)
	if err != nil || a.ID != `"a"` || a.Doc.Src != "Talks fail." || a.Meta.Site != "post.example" || a.Title != "Talks" {
		t.Errorf("%+v %v", a, err)
	}
	it.Data = []byte(`{"text":"Talks fail."}`)
	if _, err := d.Decode(it); err == nil || !strings.Contains(err.Error(), `no "body"`) {
		t.Errorf("%v", err)
	}
	it.Data = []byte(`{"body":"Talks fail.","host":["a"]}`)
	if _, err := d.Decode(it); err == nil || !strings.Contains(err.Error(), `"host"`) {
		t.Errorf("%v", err)
	}
}
