package input

import (
	"errors"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"

	span "github.com/mtlint/mtlint/internal/text"
)

// readMarkdown takes the running text out of a Markdown file: code, tables, markup and
// pictures are left out, front matter gives title and language.
func readMarkdown(file string) (page, error) {
	if nested(file) {
		return page{}, errors.New("is nested too deeply for Markdown: is it a text file by another name?")
	}
	front, body := frontMatter(file)
	p := page{title: front["title"], lang: front["lang"]}
	p.meta.Date, p.meta.URL = front["date"], front["url"]
	src := []byte(file[body:])
	doc := goldmark.New(goldmark.WithExtensions(extension.Table, extension.Strikethrough)).Parser().Parse(text.NewReader(src))
	m := &markdown{src: file[body:], base: body}
	if p.title != "" {
		at := strings.Index(file[:body], p.title)
		m.put(p.title, at, at+len(p.title))
		m.separate(newParagraph)
	}
	_ = ast.Walk(doc, m.visit) // visit returns no error
	p.src, p.at, p.notes = m.b.String(), m.m, m.notes
	p.code = m.code
	return p, nil
}

// nested reports whether a line opens more quotations and lists in each other than any
// text does: the parser looks at the rest of the line for each.
func nested(file string) bool {
	const most = 1000
	for line := range strings.Lines(file) {
		if len(line) < most {
			continue
		}
		opened := 0
		for i := range line {
			c := line[i]
			if c == '>' || i > 0 && white(c) && strings.IndexByte("-*+.)", line[i-1]) >= 0 {
				if opened++; opened > most {
					return true
				}
			}
			if !white(c) && strings.IndexByte(">-*+.)0123456789", c) < 0 {
				break // here text begins
			}
		}
	}
	return false
}

// frontMatter reads the plain fields of a header between lines of three hyphens,
// and returns where the text begins.
func frontMatter(file string) (fields map[string]string, body int) {
	fields = map[string]string{}
	text := strings.TrimPrefix(file, string(bomUTF8))
	rest, ok := strings.CutPrefix(text, "---\n")
	if !ok {
		if rest, ok = strings.CutPrefix(text, "---\r\n"); !ok {
			return fields, len(file) - len(text)
		}
	}
	at := len(file) - len(rest)
	for line := range strings.Lines(rest) {
		at += len(line)
		line = strings.TrimRight(line, "\r\n")
		if line == "---" || line == "..." {
			return fields, at
		}
		if key, value, ok := strings.Cut(line, ":"); ok && key != "" && key[0] != ' ' {
			fields[strings.ToLower(key)] = strings.Trim(strings.TrimSpace(value), `"'`)
		}
	}
	return map[string]string{}, len(file) - len(text)
}

type markdown struct {
	extract
	src   string
	base  int // of src in the file
	notes []note
	code  []span.Span // in what is put together
}

func (m *markdown) visit(n ast.Node, entering bool) (ast.WalkStatus, error) {
	switch n := n.(type) {
	case *ast.HTMLBlock:
		if entering {
			m.remark(n.Lines(), n.ClosureLine.Stop)
		}
		m.separate(blank)
		return ast.WalkSkipChildren, nil
	case *ast.RawHTML:
		if entering {
			m.remark(n.Segments, 0)
		}
		m.separate(blank)
		return ast.WalkSkipChildren, nil
	case *ast.CodeBlock, *ast.FencedCodeBlock, *ast.Image:
		m.separate(blank)
		return ast.WalkSkipChildren, nil
	case *ast.Text:
		if entering {
			m.text(n.Segment.Start, n.Segment.Stop)
			if n.SoftLineBreak() || n.HardLineBreak() {
				m.separate(blank)
			}
		}
	case *ast.AutoLink:
		if entering {
			label := string(n.Label([]byte(m.src)))
			if at := strings.Index(m.src, label); at >= 0 {
				m.put(label, m.base+at, m.base+at+len(label))
			}
		}
	case *ast.CodeSpan:
		m.mark("`")
		if entering {
			m.code = append(m.code, span.Span{Start: int32(m.b.Len() - 1)})
		} else {
			m.code[len(m.code)-1].End = int32(m.b.Len())
		}
	case *extast.Table:
		m.separate(newParagraph)
		return ast.WalkSkipChildren, nil
	case *ast.TextBlock, *ast.ListItem:
		m.separate(newLine)
	default:
		if n.Type() == ast.TypeBlock {
			m.separate(newParagraph)
		}
	}
	return ast.WalkContinue, nil
}

// remark keeps the comments of a stretch of HTML, which ends no earlier than at end.
func (m *markdown) remark(lines *text.Segments, end int) {
	if n := lines.Len(); n > 0 {
		from := lines.At(0).Start
		m.notes = appendNotes(m.notes, m.src[from:max(lines.At(n-1).Stop, end)], m.base+from)
	}
}

// mark appends a sign that stands in the file beside what is put next or was put last.
func (m *markdown) mark(s string) {
	at := m.base
	if k := len(m.m); k > 0 {
		at = int(m.m[k-1].Raw)
	}
	m.put(s, at, at)
}

// text appends a stretch of the file without backslashes of escape, entities decoded.
func (m *markdown) text(from, to int) {
	for from < to {
		n := strings.IndexByte(m.src[from:to], '\\')
		if n < 0 || from+n+1 >= to {
			n = to - from
		}
		m.plain(from, from+n)
		from += n + 1
		if from < to { // the escaped sign, whatever it is
			m.plain(from, from+1)
			from++
		}
	}
}

func (m *markdown) plain(from, to int) {
	s := m.src[from:to]
	if trimmed := strings.TrimLeft(s, " \t\n"); len(trimmed) < len(s) {
		m.separate(blank)
		from += len(s) - len(trimmed)
		s = trimmed
	}
	end := strings.TrimRight(s, " \t\n")
	unescape(end, m.base+from, m.put)
	if len(end) < len(s) {
		m.separate(blank)
	}
}
