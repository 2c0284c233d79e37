package input

import (
	"html"
	"strings"
	"unicode/utf8"

	"github.com/mtlint/mtlint/internal/text"
)

// A gap is what separates a piece of extracted text from the one before it.
type gap uint8

const (
	together gap = iota
	blank
	newLine
	newParagraph
)

var gapText = [...]string{together: "", blank: " ", newLine: "\n", newParagraph: "\n\n"}

// An extract is text that is put together from pieces of a page, and the way back.
type extract struct {
	b    strings.Builder
	m    text.Map
	next gap
}

// separate asks for at least this much between what is there and what follows.
func (x *extract) separate(g gap) { x.next = max(x.next, g) }

// put appends s, which stands in the page from one byte to another; if it is
// longer or shorter there, only its edges are known.
func (x *extract) put(s string, from, to int) {
	if s == "" {
		return
	}
	if x.b.Len() > 0 {
		x.b.WriteString(gapText[x.next])
	}
	x.next = together
	at := int32(x.b.Len())
	if n := len(x.m); n == 0 || x.m[n-1] != (text.Run{Src: at, Raw: int32(from)}) {
		x.m = append(x.m, text.Run{Src: at, Raw: int32(from)})
	}
	x.b.WriteString(s)
	x.m = append(x.m, text.Run{Src: int32(x.b.Len()), Raw: int32(to)})
}

// flow appends a stretch of the text of a page as it is read: white space is one
// blank, entities are what they stand for.
func (x *extract) flow(s string, at text.Map, from int) {
	for i := 0; i < len(s); {
		if white(s[i]) {
			x.separate(blank)
			i++
			continue
		}
		n := i
		for n < len(s) && !white(s[n]) {
			n++
		}
		for n+1 < len(s) && s[n] == ' ' && !white(s[n+1]) { // single blanks need no run of their own
			for n++; n < len(s) && !white(s[n]); n++ {
			}
		}
		x.mapped(s[i:n], at, from+i)
		i = n
	}
}

// mapped appends s, a stretch of a text that leads to the page by at, run by run.
func (x *extract) mapped(s string, at text.Map, from int) {
	for len(s) > 0 {
		n := at.Same(int32(from), len(s))
		x.put(s[:n], int(at.Start(int32(from))), int(at.End(int32(from+n))))
		s, from = s[n:], from+n
	}
}

func white(c byte) bool { return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f' }

// unescape decodes the entities of s, which stands in the page at from, and passes
// on stretches that are the same in both, and entities.
func unescape(s string, from int, put func(s string, from, to int)) {
	for len(s) > 0 {
		n := strings.IndexByte(s, '&')
		if n < 0 {
			n = len(s)
		}
		if n > 0 {
			put(s[:n], from, from+n)
			s, from = s[n:], from+n
			continue
		}
		n = 1
		for n < len(s) && (s[n] == '#' && n == 1 || 'a' <= s[n]|0x20 && s[n]|0x20 <= 'z' || '0' <= s[n] && s[n] <= '9') {
			n++
		}
		if n < len(s) && s[n] == ';' {
			n++
		}
		u := html.UnescapeString(s[:n])
		if !utf8.ValidString(u) {
			u = s[:n]
		}
		put(u, from, from+n)
		s, from = s[n:], from+n
	}
}
