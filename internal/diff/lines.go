package diff

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/sergi/go-diff/diffmatchpatch"
)

// maxLines bounds how many different lines are compared one by one, for the reason
// that MaxWords gives. What is more is shown as a whole.
const maxLines = 4000

// context is how many unchanged lines stand around a change.
const context = 3

// A line of a comparison: what was done to it.
type line struct {
	op   byte // ' ', '-' or '+'
	text string
}

// Unified compares two versions of a file line by line and writes what differs as
// patch reads it; empty if nothing does. style, if it is not nil, is how a line is shown, by its
// first character: ' ', '-', '+', '@' for the head of a stretch, 'h' for the names.
func Unified(nameA, nameB, a, b string, style func(kind byte, line string) string) string {
	if a == b {
		return ""
	}
	if style == nil {
		style = func(_ byte, line string) string { return line }
	}
	all := lines(strings.SplitAfter(a, "\n"), strings.SplitAfter(b, "\n"))
	var out strings.Builder
	put := func(kind byte, s string) { out.WriteString(style(kind, s) + "\n") }
	put('h', "--- "+nameA)
	put('h', "+++ "+nameB)
	atA, atB := 0, 0 // lines before from
	for from := 0; ; {
		first := from
		for first < len(all) && all[first].op == ' ' {
			first++
		}
		if first == len(all) {
			return out.String()
		}
		start := max(from, first-context)
		atA, atB = atA+start-from, atB+start-from
		// A stretch goes on as long as changes stand close together.
		end := first + 1
		for i := end; i < len(all) && i-end < 2*context; i++ {
			if all[i].op != ' ' {
				end = i + 1
			}
		}
		end = min(len(all), end+context)
		nA, nB := 0, 0
		for _, l := range all[start:end] {
			if l.op != '+' {
				nA++
			}
			if l.op != '-' {
				nB++
			}
		}
		put('@', fmt.Sprintf("@@ -%s +%s @@", place(atA, nA), place(atB, nB)))
		for _, l := range all[start:end] {
			text, whole := strings.CutSuffix(l.text, "\n")
			put(l.op, string(l.op)+text)
			if !whole {
				put(' ', `\ No newline at end of file`)
			}
		}
		from, atA, atB = end, atA+nA, atB+nB
	}
}

// place writes a range of lines, before which there are some.
func place(before, n int) string {
	if n > 0 {
		before++
	}
	if n == 1 {
		return fmt.Sprint(before)
	}
	return fmt.Sprintf("%d,%d", before, n)
}

// lines compares two lists of lines.
func lines(a, b []string) (all []line) {
	a, b = whole(a), whole(b)
	head := 0
	for head < len(a) && head < len(b) && a[head] == b[head] {
		head++
	}
	tail := 0
	for tail < len(a)-head && tail < len(b)-head && a[len(a)-1-tail] == b[len(b)-1-tail] {
		tail++
	}
	put := func(op byte, of []string) {
		for _, s := range of {
			all = append(all, line{op, s})
		}
	}
	put(' ', a[:head])
	midA, midB := a[head:len(a)-tail], b[head:len(b)-tail]
	if len(midA)+len(midB) > maxLines {
		put('-', midA)
		put('+', midB)
	} else {
		m := munger[string]{of: map[string]rune{}}
		dmp := diffmatchpatch.New()
		dmp.DiffTimeout = 0
		for _, d := range dmp.DiffMainRunes(m.runes(midA), m.runes(midB), false) {
			k := utf8.RuneCountInString(d.Text)
			switch d.Type {
			case diffmatchpatch.DiffDelete:
				put('-', midA[:k])
				midA = midA[k:]
			case diffmatchpatch.DiffInsert:
				put('+', midB[:k])
				midB = midB[k:]
			default:
				put(' ', midA[:k])
				midA, midB = midA[k:], midB[k:]
			}
		}
	}
	put(' ', a[len(a)-tail:])
	return all
}

// whole leaves out the empty piece behind the last line break.
func whole(lines []string) []string {
	if n := len(lines); lines[n-1] == "" {
		return lines[:n-1]
	}
	return lines
}
