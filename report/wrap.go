package report

import (
	"fmt"
	"strings"
	"unicode"

	"github.com/olekukonko/tablewriter/pkg/twwidth"
)

// OneLine makes words of an article safe to print: line breaks and tabs become
// blanks, and characters that a terminal would obey or not show are spelt out.
func OneLine(s string) string {
	clean := strings.IndexFunc(s, hidden) < 0
	if clean {
		return s
	}
	var b strings.Builder
	for _, r := range s {
		switch {
		case !hidden(r):
			b.WriteRune(r)
		case unicode.IsSpace(r):
			b.WriteByte(' ')
		default:
			fmt.Fprintf(&b, "<U+%04X>", r)
		}
	}
	return b.String()
}

func hidden(r rune) bool {
	return r < ' ' || r == 0x7f || r >= 0x80 && (unicode.Is(unicode.C, r) || r == 0x2028 || r == 0x2029)
}

// wrap breaks s into lines of at most width columns, between words where it can.
func wrap(s string, width int) (lines []string) {
	line, used := "", 0
	for _, word := range strings.Fields(s) {
		n := twwidth.Width(word)
		if used > 0 && used+1+n > width {
			lines, line, used = append(lines, line), "", 0
		}
		for n > width {
			head := left(word, width)
			lines = append(lines, head)
			word = word[len(head):]
			n = twwidth.Width(word)
		}
		if used > 0 {
			line, used = line+" ", used+1
		}
		line, used = line+word, used+n
	}
	if used > 0 {
		lines = append(lines, line)
	}
	return lines
}

// left is the longest beginning of s that fits into width columns, at least one
// character.
func left(s string, width int) string {
	used := 0
	for i, r := range s {
		n := twwidth.Width(string(r))
		if i > 0 && used+n > width {
			return s[:i]
		}
		used += n
	}
	return s
}

// right is the longest end of s that fits into width columns.
func right(s string, width int) string {
	runes := []rune(s)
	used, i := 0, len(runes)
	for i > 0 {
		n := twwidth.Width(string(runes[i-1]))
		if used+n > width {
			break
		}
		used, i = used+n, i-1
	}
	return string(runes[i:])
}

// An excerpt is a line of an article around the words at fault.
type excerpt struct{ before, hit, after string }

// maxExcerpt is how many lines the words at fault may take.
const maxExcerpt = 4

// excerpts shows sentence[from:to] in lines of at most width columns: one line
// with what stands around it where there is room, else the words at fault alone,
// wrapped. What is cut is marked by an ellipsis.
func excerpts(sentence string, from, to, width int) []excerpt {
	e := excerpt{OneLine(sentence[:from]), OneLine(sentence[from:to]), OneLine(sentence[to:])}
	e.before, e.after = strings.TrimLeft(e.before, " "), strings.TrimRight(e.after, " ")
	if twwidth.Width(e.hit) <= width {
		return []excerpt{e.cut(width)}
	}
	lines := wrap(e.hit, width)
	if len(lines) > maxExcerpt {
		last := left(lines[maxExcerpt-1], width-2) + " …"
		lines = append(lines[:maxExcerpt-1], last)
	}
	all := make([]excerpt, len(lines))
	for i, l := range lines {
		all[i].hit = l
	}
	return all
}

// cut shortens what stands around a hit, which itself fits into width columns.
func (e excerpt) cut(width int) excerpt {
	room := width - twwidth.Width(e.hit)
	before, after := twwidth.Width(e.before), twwidth.Width(e.after)
	if before+after <= room {
		return e
	}
	share := min(before, max(room/2, room-after))
	if before > share {
		e.before = "…" + afterBlank(right(e.before, max(share-1, 0)))
	}
	share = room - twwidth.Width(e.before)
	if after > share {
		rest := ""
		if share > 1 {
			rest = beforeBlank(left(e.after+" ", share-1))
		}
		e.after = rest + "…"
	}
	if room < 2 { // no room for the marks of what was cut
		return excerpt{hit: e.hit}
	}
	return e
}

// afterBlank drops the word that a cut at the left has left without its beginning.
func afterBlank(s string) string {
	if i := strings.IndexByte(s, ' '); i >= 0 {
		return s[i+1:]
	}
	return s
}

// beforeBlank drops the word that a cut at the right has left without its end.
func beforeBlank(s string) string {
	if i := strings.LastIndexByte(s, ' '); i > 0 {
		return s[:i+1]
	}
	return s
}
