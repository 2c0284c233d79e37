package input

import (
	"errors"
	"strings"
	"testing"

	"github.com/mtlint/mtlint/internal/article"
	"github.com/mtlint/mtlint/internal/text"
)

const ferryPage = `<!DOCTYPE html>
<html lang="en-GB"><head><title>Ferry crews return &amp; boats sail | Harbour Post</title>
<meta property="og:site_name" content="Harbour Post"><style>p { color: red }</style></head>
<body><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav>
<article><h1>Ferry crews return &amp; boats sail</h1>
<p>The crews of the island&rsquo;s ferries went back to
   work on <b>Tuesday</b>, after nine days on the quay, and the first boat left the harbour at dawn.</p>
<p>“We are glad,” said the mayor, who had asked both sides to talk, and who is &lt;not&gt; a member of the
 union that called the strike<br>in the first week of the month.</p>
<script>var p = "<p>not text</p>";</script>
<p>The the company has agreed to pay the crews for the days that they lost, and to hire more hands before summer.</p>
</article><footer>© Harbour Post</footer></body></html>`

func decoded(t *testing.T, it Item) *article.Article {
	t.Helper()
	a, err := decoder(t).Decode(it)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// leadsBack verifies that words of the text stand where its map says.
func leadsBack(t *testing.T, a *article.Article, file, words, there string) {
	t.Helper()
	i := strings.Index(a.Doc.Src, words)
	if i < 0 {
		t.Fatalf("%q is not in %q", words, a.Doc.Src)
	}
	raw := a.Doc.Raw(text.Span{Start: int32(i), End: int32(i + len(words))})
	if got := file[raw.Start:raw.End]; got != there {
		t.Errorf("%q leads back to %q, want %q", words, got, there)
	}
}

func TestPageLeadsBackToItsFile(t *testing.T) {
	a := decoded(t, Item{Path: "x.html", Kind: HTML, Data: []byte(ferryPage)})
	if strings.Contains(a.Doc.Src, "Sport") || strings.Contains(a.Doc.Src, "not text") || strings.Contains(a.Doc.Src, "color") {
		t.Errorf("%q", a.Doc.Src)
	}
	if !strings.HasPrefix(a.Doc.Src, "Ferry crews return & boats sail") || !strings.Contains(a.Doc.Src, "sail\n\nThe crews of the island’s ferries went back to work on Tuesday, after") {
		t.Errorf("%q", a.Doc.Src)
	}
	if a.Meta.Site != "Harbour Post" || a.Lang.Tag != "en" {
		t.Errorf("%+v %s", a.Meta, a.Lang.Tag)
	}
	for words, there := range map[string]string{
		"The the":         "The the",
		"island’s":        "island&rsquo;s",
		"back to work":    "back to\n   work",
		"<not>":           "&lt;not&gt;",
		"Tuesday":         "Tuesday",
		"on Tuesday, aft": "on <b>Tuesday</b>, aft",
		"return & boats":  "return &amp; boats",
	} {
		leadsBack(t, a, ferryPage, words, there)
	}
}

func TestPageWithoutMainTextGivesAll(t *testing.T) {
	page := "<html><body><h1>Strike ends</h1><p>The crews went back.<p>Boats sail again."
	a := decoded(t, Item{Kind: HTML, Data: []byte(page)})
	if a.Doc.Src != "Strike ends\n\nThe crews went back.\n\nBoats sail again." {
		t.Errorf("%q", a.Doc.Src)
	}
	leadsBack(t, a, page, "back.\n\nBoats", "back.<p>Boats")
}

// A page that a script fills has a title, and that is no article.
func TestPageWithoutText(t *testing.T) {
	for _, page := range []string{
		"<html><head><title>Strike ends</title></head><body><div id=root> </div><script>fill()</script></body></html>",
		"<html><head><title>Strike ends</title></head>", "<title>Strike ends</title><frameset><frame src=x></frameset>", "<p><img src=x>",
	} {
		if _, err := decoder(t).Decode(Item{Kind: HTML, Data: []byte(page)}); !errors.Is(err, errNoText) {
			t.Errorf("%s: %v", page, err)
		}
	}
}

func TestHostilePages(t *testing.T) {
	for name, page := range map[string]string{
		"deep":       strings.Repeat("<div>", 100000) + "text",
		"only tags":  strings.Repeat("<b></b>", 1000),
		"unclosed":   "<html><body><p>The crews <a href=\"x",
		"entities":   strings.Repeat("&amp;&#0;&#xD800;&notin;&bogus;", 2000),
		"same words": strings.Repeat("<p>a</p>", 20000),
	} {
		a, err := decoder(t).Decode(Item{Kind: HTML, Data: []byte(page)})
		t.Logf("%s: %d bytes, %v", name, len(page), err)
		if err == nil {
			for _, tok := range a.Doc.Tokens {
				if raw := a.Doc.Raw(tok.Span); raw.Start > raw.End || raw.Start < 0 || int(raw.End) > len(page) {
					t.Fatalf("%s: %v leads to %v of %d", name, tok.Span, raw, len(page))
				}
			}
		}
	}
}

func TestMarkdownLeadsBackToItsFile(t *testing.T) {
	file := "---\ntitle: \"Ferry crews return\"\nlang: en\ndate: 2024-05-14\n---\n\nThe *crews* of the [island ferries](https://example.org/a_b) went\nback to work\\* on Tuesday &amp; sailed.\n\n```sh\nrm -rf /\n```\n\n- The the first boat\n- The `second_boat`\n\n| Day | Boats |\n| --- | --- |\n| Monday | `two` |\n\n![a picture](x.png)\n"
	a := decoded(t, Item{Kind: Markdown, Data: []byte(file)})
	want := "Ferry crews return\n\nThe crews of the island ferries went back to work* on Tuesday & sailed.\n\nThe the first boat\nThe `second_boat`"
	if a.Doc.Src != want {
		t.Errorf("%q, want %q", a.Doc.Src, want)
	}
	if a.Title != "Ferry crews return" || a.Meta.Date != "2024-05-14" {
		t.Errorf("%q %+v", a.Title, a.Meta)
	}
	if len(a.Code) != 1 || a.Doc.Text(a.Code[0]) != "`second_boat`" {
		t.Errorf("code: %v", a.Code)
	}
	leadsBack(t, a, file, "The the", "The the")
	leadsBack(t, a, file, "island ferries", "island ferries")
	leadsBack(t, a, file, "ferries went back", "ferries](https://example.org/a_b) went\nback")
	leadsBack(t, a, file, "Tuesday & sailed", "Tuesday &amp; sailed")
}

// The parser of Markdown takes a minute for each of these.
func TestNestedMarkdown(t *testing.T) {
	for _, opened := range []string{"> ", ">", "- ", "* > ", "1. ", "10) "} {
		file := "Strike ends\n\n" + strings.Repeat(opened, 200000) + "x\n"
		if _, err := decoder(t).Decode(Item{Kind: Markdown, Data: []byte(file)}); err == nil || !strings.Contains(err.Error(), "nested") {
			t.Errorf("%s: %v", opened, err)
		}
	}
	long := "Strike ends\n\n- " + strings.Repeat("They came - and > they went. ", 2000)
	if a := decoded(t, Item{Kind: Markdown, Data: []byte(long)}); !strings.Contains(a.Doc.Src, "They came - and > they") {
		t.Error("a long line is not read")
	}
}

// What Windows editors put first is not part of the file.
func TestMarkdownWithAMark(t *testing.T) {
	for _, c := range []struct{ file, src, title string }{
		{"\ufeff---\ntitle: Ferry crews return\n---\n\nBoats sail.\n", "Ferry crews return\n\nBoats sail.", "Ferry crews return"},
		{"\ufeff# Ferry crews return\n\nBoats sail.\n", "Ferry crews return\n\nBoats sail.", ""},
	} {
		a := decoded(t, Item{Kind: Markdown, Data: []byte(c.file)})
		if a.Doc.Src != c.src || a.Title != c.title {
			t.Errorf("%q: %q, title %q", c.file, a.Doc.Src, a.Title)
		}
		leadsBack(t, a, c.file, "Boats", "Boats")
	}
}

func FuzzHTML(f *testing.F) {
	f.Add(ferryPage)
	f.Add("<p>a &amp b<table>x<tr><td>y</table>z")
	f.Fuzz(func(t *testing.T, page string) {
		p, err := readHTML(page)
		if err != nil {
			return
		}
		for i := range len(p.src) + 1 {
			if s, e := p.at.Start(int32(i)), p.at.End(int32(i)); s < 0 || e < 0 || int(s) > len(page) || int(e) > len(page) {
				t.Fatalf("byte %d of %q leads to %d and %d of %q", i, p.src, s, e, page)
			}
		}
	})
}
