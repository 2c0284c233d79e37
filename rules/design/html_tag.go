package design

import (
	"strings"

	"github.com/mtlint/mtlint/internal/lang"
	"github.com/mtlint/mtlint/internal/layer"
	"github.com/mtlint/mtlint/internal/mqm"
	"github.com/mtlint/mtlint/internal/text"
	"github.com/mtlint/mtlint/rules"
)

// HtmlTag finds markup that shows as text.
var HtmlTag = &rules.Rule{
	Meta: rules.Meta{
		ID: "html-tag", Name: "Markup left in the text", Category: mqm.Markup, Severity: mqm.Minor,
		Rationale: `Tags, shortcodes and escape sequences are instructions to a page system. When they appear in the article, extraction or translation has broken the markup, often along with the words that it enclosed.`,
		LetsPass:  `Company tickers and mail addresses in angle brackets, comparisons ("x < y"), editors' brackets ("[i]n", "[video]"), Windows paths, texts about HTML, code in backquotes.`,
		Examples: []rules.Example{
			{Bad: "The bridge⟦<br />⟧ opened in ⟦<b>⟧May⟦</b>⟧.", Good: "The bridge opened in May."},
			{Bad: "Read ⟦<a href=\"https://plan.example/1\" class=x>⟧the plan⟦</a>⟧ here.", Good: "Read the plan here."},
			{Bad: "⟦< p >⟧The bridge opened.⟦< / p >⟧", Good: "The bridge opened."},
			{Bad: "⟦[caption id=\"attachment_12\" width=\"300\"]⟧The bridge in May⟦[/caption]⟧", Good: "The bridge in May"},
			{Bad: "The bridge opened.⟦\\n\\n⟧Traffic was light."},
			{Bad: "The mayor⟦\\u2019⟧s office said ⟦\\\"⟧no⟦\\\"⟧.", Good: "The mayor’s office said \"no\"."},
			{Bad: "See the ⟦[plan](https://plan.example/1)⟧ for more.", Good: "See the plan for more."},
			{Good: "Lind Corp <LND> and <A> fell; x < y; write to Eva Lind <eva@lind.example>; \"[i]n time\" [video] at C:\\news\\new ¯\\_(ツ)_/¯ `<br>`."},
			{Good: "In HTML, a page begins with <head> and <title>."},
			{Good: "Every page needs a <title> tag."},
		},
		AnyLanguage: true, Needs: []string{"html_elements.txt", "markup_words.txt"},
		Precision: rules.Precision{Right: 8, Judged: 8, On: "machine-translated text, one finding a source document"},
	},
	Check: htmlTag,
}

// elements are the tags that are known.
var elements = lang.Words("html_elements")

// markupWords stand behind a tag in a text that talks about it.
var markupWords = lang.Words("markup_words")

func htmlTag(p *rules.Pass) {
	x, src := layer.Chars.Of(p.Article), p.Doc.Src
	known := elements.Of(p.Lang)
	if len(layer.Words.Of(p.Article).At("html")) > 0 {
		return // a text about markup
	}
	for _, at := range x.At(layer.CharLess) {
		if end := tagAt(src, int(at), known); end > 0 && !backquoted(src, at) && !talkedAbout(p, end) {
			reportMarkup(p, text.Span{Start: at, End: int32(end)}, "an HTML tag that should not be visible", "")
		}
	}
	for _, at := range x.At(layer.CharBracket) {
		if end := shortcodeAt(src, int(at), known); end > 0 {
			reportMarkup(p, text.Span{Start: at, End: int32(end)}, "a code of the page system that should not be visible", "")
		} else if end, label := linkAt(src, int(at)); end > 0 {
			reportMarkup(p, text.Span{Start: at, End: int32(end)}, "a link in Markdown that was not resolved", label)
		}
	}
	done := int32(0)
	for _, at := range x.At(layer.CharBack) {
		if at < done {
			continue
		}
		if end, char := escapeAt(src, int(at)); end > 0 && !backquoted(src, at) {
			done = int32(end)
			reportMarkup(p, text.Span{Start: at, End: done}, "an escape sequence that was not resolved", char)
		}
	}
}

func backquoted(src string, at int32) bool { return at > 0 && src[at-1] == '`' }

const (
	maxTag = 600   // bytes of a tag; what is longer is text after a stray bracket
	nearby = 10000 // bytes within which the counterpart of a tag is looked for, so that the search stays linear
)

// around is the text near src[at] on both sides.
func around(src string, at int) (before, after string) {
	return src[max(0, at-nearby):at], src[at:min(len(src), at+nearby)]
}

// tagAt returns the end of the HTML tag or comment at src[at], or 0.
func tagAt(src string, at int, known lang.Set) int {
	rest := src[at:min(len(src), at+maxTag)]
	if strings.HasPrefix(rest, "<!--") || strings.HasPrefix(rest, "<!DOCTYPE") || strings.HasPrefix(rest, "<![CDATA[") {
		return at + max(strings.IndexByte(rest, '>')+1, len("<!--"))
	}
	i := skipBlank(rest, 1)
	closing := i < len(rest) && rest[i] == '/'
	if closing {
		i = skipBlank(rest, i+1)
	}
	from := i
	for i < len(rest) && (isLetter(rest[i]) || i > from && (rest[i] == '-' || '0' <= rest[i] && rest[i] <= '9')) {
		i++
	}
	name := rest[from:i]
	if !known.Has(layer.Fold(name)) {
		return 0
	}
	end := strings.IndexByte(rest, '>')
	if end < 0 || strings.IndexByte(rest[1:end], '<') >= 0 || strings.Contains(rest[:end], "\n\n") {
		return 0
	}
	inside := strings.TrimSpace(rest[i:end])
	attributes := strings.ContainsAny(inside, "=\"") || inside == "/"
	if inside != "" && !attributes {
		return 0
	}
	_, after := around(src, at)
	if name == strings.ToUpper(name) && !closing && !attributes && !strings.Contains(after, "</"+name+">") {
		return 0 // a ticker in old wire copy: <BR>, <S>
	}
	return at + end + 1
}

// talkedAbout reports whether the word after a tag that ends at src[end] says that
// the text is about it: “the <b> tag”.
func talkedAbout(p *rules.Pass, end int) bool {
	w := layer.Words.Of(p.Article)
	i := p.Doc.TokenAt(int32(end))
	if p.Doc.Src[end-1] == '>' && w.Is(i, "-") {
		i++ // “<b>-Element”
	}
	return markupWords.Of(p.Lang).Has(w.Low(i))
}

func skipBlank(s string, i int) int {
	for i < len(s) && s[i] == ' ' {
		i++
	}
	return i
}

func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

// shortcodeAt returns the end of the BBCode or WordPress tag at src[at], or 0. A
// bare word in brackets is only taken for one if its closing tag exists.
func shortcodeAt(src string, at int, known lang.Set) int {
	rest := src[at:min(len(src), at+maxTag)]
	end := strings.IndexByte(rest, ']')
	if end < 2 || strings.IndexByte(rest[:end], '\n') >= 0 {
		return 0
	}
	inside := rest[1:end]
	closing := inside[0] == '/'
	i := 0
	if closing {
		i = 1
	}
	from := i
	for i < len(inside) && (isLetter(inside[i]) || inside[i] == '_' || i > from && '0' <= inside[i] && inside[i] <= '9') {
		i++
	}
	name, after := inside[from:i], inside[i:]
	code := known.Has(layer.Fold(name)) || strings.Contains(name, "_")
	earlier, later := around(src, at)
	switch {
	case name == "" || closing && after != "":
		return 0
	case closing && (code || strings.Contains(earlier, "["+name+" ") || strings.Contains(earlier, "["+name+"]")),
		strings.HasPrefix(after, "=") && code,
		strings.HasPrefix(after, " ") && strings.Contains(after, "=\""),
		strings.HasPrefix(after, " ") && strings.Contains(after, "=") && code,
		after == "" && strings.Contains(later, "[/"+name+"]"):
		return at + end + 1
	}
	return 0
}

// linkAt returns the end of the Markdown link at src[at] and its words, or 0.
func linkAt(src string, at int) (end int, label string) {
	rest := src[at:min(len(src), at+maxTag)]
	mid := strings.Index(rest, "](")
	if mid < 2 || strings.ContainsAny(rest[1:mid], "[]\n") || !strings.HasPrefix(rest[mid+2:], "http") && !strings.HasPrefix(rest[mid+2:], "/") {
		return 0, ""
	}
	stop := strings.IndexAny(rest[mid:], ")\n ")
	if stop < 0 || rest[mid+stop] != ')' {
		return 0, ""
	}
	return at + mid + stop + 1, rest[1:mid]
}

// escapeAt returns the end of the escape sequences at src[at], a backslash, and
// what they stand for; 0 if this is a path or anything else.
func escapeAt(src string, at int) (end int, char string) {
	var b strings.Builder
	for i := at; i+1 < len(src) && src[i] == '\\'; {
		n := 2
		switch c := src[i+1]; {
		case c == '"' || c == '\'':
			b.WriteByte(c)
		case c == 'u' && hex4(src[i+2:]) >= ' ':
			b.WriteRune(hex4(src[i+2:]))
			n = 6
		case (c == 'n' || c == 'r' || c == 't') && isBreak(src, at, i):
			b.WriteByte(' ')
		default:
			return end, b.String()
		}
		i += n
		end = i
	}
	return end, b.String()
}

// isBreak reports whether the \n at src[i], in a chain of escapes that begins at
// src[at], is a line break rather than part of a path such as C:\news: words do
// not go on in lower case right after it.
func isBreak(src string, at, i int) bool {
	word := src[strings.LastIndexAny(src[:at], " \n\t")+1 : at]
	if strings.Contains(word, ":") || strings.HasPrefix(src[at:], `\\`) || word == "." || word == ".." {
		return false
	}
	if i+2 == len(src) {
		return true
	}
	c := src[i+2]
	return c <= ' ' || c == '\\' || c == '"' || 'A' <= c && c <= 'Z'
}

// hex4 reads four hexadecimal digits; -1 if they are none.
func hex4(s string) rune {
	if len(s) < 4 {
		return -1
	}
	r := rune(0)
	for _, c := range []byte(s[:4]) {
		switch {
		case '0' <= c && c <= '9':
			r = r<<4 | rune(c-'0')
		case 'a' <= c|0x20 && c|0x20 <= 'f':
			r = r<<4 | rune(c|0x20-'a'+10)
		default:
			return -1
		}
	}
	return r
}

func reportMarkup(p *rules.Pass, s text.Span, what, instead string) {
	shown := p.Doc.Text(s)
	if len(shown) > 60 {
		shown = shown[:strings.LastIndexByte(shown[:60], ' ')+1] + "…"
	}
	f := rules.Finding{Span: s, Message: "“" + shown + "” is " + what, Suggestion: instead}
	f.Fixes = []rules.Fix{{Label: "write what it stands for", Edits: []rules.Edit{{Span: s, New: instead}}}}
	switch instead {
	case " ":
		f.Suggestion = "a line break"
	case "":
		f.Suggestion, f.Fixes[0].Label = "delete it", "delete the markup"
	}
	p.Report(f)
}
