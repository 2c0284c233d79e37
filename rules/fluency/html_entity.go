package fluency

import (
	"html"
	"strings"

	"github.com/mtlint/mtlint/internal/layer"
	"github.com/mtlint/mtlint/internal/mqm"
	"github.com/mtlint/mtlint/internal/text"
	"github.com/mtlint/mtlint/rules"
)

// HtmlEntity finds character references of HTML that were never resolved.
var HtmlEntity = &rules.Rule{
	Meta: rules.Meta{
		ID: "html-entity", Name: "Unresolved HTML entity", Category: mqm.Encoding, Severity: mqm.Minor,
		AnyLanguage: true,
		Rationale:   `A character reference such as "&quot;" is code for one character. Text that was escaped twice, or translated in its escaped form, shows the code to the reader; translation often puts blanks into it.`,
		LetsPass:    `The ampersand itself ("AT&T", "R&D"), and references inside web addresses or in backquotes, and texts about HTML.`,
		Examples: []rules.Example{
			{Bad: "The mayor called it ⟦&quot;⟧a good day⟦&quot;⟧ for all.", Good: "The mayor called it \"a good day\" for all."},
			{Bad: "The ferry⟦&#039;⟧s owner, Lind ⟦&amp;amp;⟧ Sons, was away.", Good: "The ferry's owner, Lind & Sons, was away."},
			{Bad: "They paid 40⟦&nbsp;&nbsp;⟧euros.", Good: "They paid 40 euros."},
			{Bad: "The mayor⟦& # 39;⟧s office said ⟦& quot;⟧no⟦& quot ;⟧ to the plan.", Good: "The mayor's office said \"no\" to the plan."},
			{Bad: "Lind⟦&rsquo⟧s boat was late.", Good: "Lind’s boat was late."},
			{Good: "AT&T and Q&A; see https://news.example/a?b=1&copy=2&amp;c=3 and write `&amp;` for R&D & more."},
		},
	},
	Check: htmlEntity,
}

func htmlEntity(p *rules.Pass) {
	d, src := p.Doc, p.Doc.Src
	if len(layer.Words.Of(p.Article).At("html")) > 0 {
		return // a text about markup
	}
	var run text.Span
	var meant []byte // grown in place: a run may be as long as the text
	flush := func() {
		if run.End > 0 {
			reportEntity(p, run, string(meant))
		}
	}
	for _, at := range layer.Chars.Of(p.Article).At(layer.CharAmp) {
		if at < run.End {
			continue
		}
		end, char := entityAt(src, int(at))
		if end == 0 || at > 0 && src[at-1] == '`' || inLink(d, at) {
			continue
		}
		if run.End != at || run.Len() == 0 {
			flush()
			run, meant = text.Span{Start: at}, meant[:0]
		}
		run.End, meant = int32(end), append(meant, char...)
	}
	flush()
}

// entityAt decodes the character reference at src[at], an ampersand. end is 0 if
// there is none.
func entityAt(src string, at int) (end int, char string) {
	i, code := at+1, "&"
	for strings.HasPrefix(src[i:], "amp;") { // escaped more than once
		i += len("amp;")
	}
	text := i
	if i > at+1 && (i == len(src) || !isNameByte(src[i]) && src[i] != '#') {
		return i, "&"
	}
	spaced := i < len(src) && src[i] == ' '
	if spaced {
		i++
	}
	if i < len(src) && src[i] == '#' {
		i, code = i+1, code+"#"
		if i < len(src) && src[i] == ' ' {
			i++
		}
	}
	from := i
	for i < len(src) && i < from+24 && isNameByte(src[i]) {
		i++
	}
	code += src[from:i]
	closed := strings.HasPrefix(src[i:], ";")
	switch {
	case i == from:
		return 0, ""
	case closed:
		i++
	case strings.HasPrefix(src[i:], " ;"):
		i += 2
	default:
		if end, char = openEntity(src, from, code); end == 0 && text > at+1 && !spaced {
			return text, "&" // “R&amp;B”
		}
		return end, char
	}
	char = html.UnescapeString(code + ";")
	if strings.HasPrefix(char, "&") && code != "&amp" || char == code+";" || spaced && !closed && len(code) < 4 {
		return 0, ""
	}
	return i, char
}

// openEntity decodes a reference whose semicolon was lost. Only those count that
// cannot be the beginning of an English word or of a name after an ampersand.
func openEntity(src string, from int, code string) (end int, char string) {
	for _, name := range [...]string{"nbsp", "quot", "ldquo", "rdquo", "lsquo", "rsquo", "ndash", "mdash", "hellip"} {
		if strings.HasPrefix(src[from:], name) && strings.HasPrefix(code, "&") && src[from-1] == '&' {
			return from + len(name), html.UnescapeString("&" + name + ";")
		}
	}
	if len(code) >= 4 && code[1] == '#' && '0' <= code[2] && code[2] <= '9' {
		n := 2
		for n < len(code) && '0' <= code[n] && code[n] <= '9' {
			n++
		}
		if n >= 4 {
			return from + n - 2, html.UnescapeString(code[:n] + ";")
		}
	}
	return 0, ""
}

func isNameByte(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9'
}

// inLink reports whether a byte belongs to a web address.
func inLink(d *text.Document, at int32) bool {
	i := d.TokenAt(at)
	if i < len(d.Tokens) && d.Tokens[i].Start <= at {
		return d.Tokens[i].Kind == text.Link
	}
	return false
}

func reportEntity(p *rules.Pass, s text.Span, char string) {
	char = strings.ReplaceAll(char, "\u00a0", " ")
	if strings.TrimSpace(char) == "" {
		char = " "
	}
	name := "“" + char + "”"
	if char == " " {
		name = "a space"
	}
	p.Report(rules.Finding{
		Span:       s,
		Message:    "“" + p.Doc.Text(s) + "” is HTML code that the reader should see as " + name,
		Suggestion: char,
		Fixes:      []rules.Fix{{Label: "write the character", Edits: []rules.Edit{{Span: s, New: char}}, Certain: true}},
	})
}
