package input

import (
	"fmt"
	"strings"
	"testing"

	"golang.org/x/text/encoding/htmlindex"
)

// in encodes a text.
func in(t *testing.T, charset, s string) string {
	t.Helper()
	e, err := htmlindex.Get(charset)
	if err != nil {
		t.Fatal(err)
	}
	out, err := e.NewEncoder().String(s)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// A page is read in the encoding that it names, and places are those of its bytes.
func TestNamedCharset(t *testing.T) {
	page := func(charset, words string) string {
		return "<html><head><meta charset=\"" + charset + "\"></head><body><h1>Strike ends</h1><p>" + words + "</p><p>Boats sail.</body></html>"
	}
	for _, c := range []struct{ named, is, words, want string }{
		{"gb2312", "gbk", "“We are glad—all of us,” said Li of 北京.", ""},
		{"gb18030", "gb18030", "“Café” and 𠀀 too.", ""},
		{"shift_jis", "shift_jis", "The word for it is 表示.", ""},
		{"windows-1251", "windows-1251", "“Порт” is the harbour – says Ivan.", ""},
		{"iso-8859-2", "iso-8859-2", "Wałęsa came to Łódź.", ""},
		{"iso-8859-1", "windows-1252", "The café’s owner.", ""},
		{"big5", "windows-1252", "The café – it’s a “new” one, and the naïve owner’s “Öl” too.", ""}, // says what it is not
		{"gb2312", "utf-8", "The café’s owner.", ""},
		{"utf-8", "windows-1252", "The café’s owner.", ""},
	} {
		file := in(t, c.is, page(c.named, c.words))
		a := decoded(t, Item{Kind: HTML, Data: []byte(file)})
		if want := "Strike ends\n\n" + c.words + "\n\nBoats sail."; a.Doc.Src != want {
			t.Errorf("%s: %q, want %q", c.named, a.Doc.Src, want)
			continue
		}
		leadsBack(t, a, file, c.words, in(t, c.is, c.words))
		leadsBack(t, a, file, "Boats", "Boats")
	}
}

// What the server says of the encoding counts, but for iso-8859-1, which servers say of all.
func TestCharsetOfResponses(t *testing.T) {
	const words = "“We are glad—all of us,” said Li of 北京."
	for kind, want := range map[string]string{"text/html; charset=GB2312": "“We", "text/html": "“We", "text/html; charset=iso-8859-1": "“We"} {
		body := in(t, "gbk", "<meta charset=gbk><p>"+words)
		archive := warcRecord("response", "https://post.example/ferry", "application/http", fmt.Sprintf("HTTP/1.1 200 OK\r\nContent-Type: %s\r\n\r\n%s", kind, body))
		got := items([]string{write(t, "x.warc", archive)}, "")
		if len(got) != 1 || got[0].Err != nil {
			t.Fatalf("%s: %+v", kind, got)
		}
		if a := decoded(t, got[0]); !strings.HasPrefix(a.Doc.Src, want) || !strings.Contains(a.Doc.Src, "北京") {
			t.Errorf("%s: %q", kind, a.Doc.Src)
		}
	}
}
