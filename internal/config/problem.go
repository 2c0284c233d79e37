package config

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// A Problem is something in a file that cannot be used. It shows the place.
type Problem struct {
	File         string
	Line, Column int // 1-based, the column in code points
	Message      string
	Hint         string // what is allowed; may be empty
	source       string // the line
	width        int    // code points at fault
}

// shown is how much of a long line is shown before the place and of it.
const shown = 60

// Error writes file:line:column, the line with a caret below the place, and what
// is allowed.
func (p *Problem) Error() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s:%d:%d: %s\n", p.File, p.Line, p.Column, p.Message)
	line := []rune(p.source)
	at := min(p.Column-1, len(line))
	if at > shown {
		line, at = append([]rune("…"), line[at-shown:]...), shown+1
	}
	if len(line) > at+shown {
		line = append(line[:at+shown:at+shown], '…')
	}
	for i, r := range line {
		if hidden(r) || r == utf8.RuneError {
			line[i] = ' ' // a tab would move the caret away
		}
	}
	number := fmt.Sprint(p.Line)
	width := max(1, min(p.width, len(line)-at))
	fmt.Fprintf(&b, "  %s | %s\n  %*s | %s%s", number, string(line), len(number), "", strings.Repeat(" ", at), strings.Repeat("^", width))
	if p.Hint != "" {
		fmt.Fprintf(&b, "\n  %s", p.Hint)
	}
	return b.String()
}

// Problems are all that was found in one file.
type Problems []*Problem

// mostProblems is how many problems of a file are told.
const mostProblems = 10

func (p Problems) Error() string {
	slices.SortStableFunc(p, func(a, b *Problem) int { return cmp.Or(cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column)) })
	var lines []string
	for _, one := range p[:min(len(p), mostProblems)] {
		lines = append(lines, one.Error())
	}
	if len(p) > mostProblems {
		lines = append(lines, "and more")
	}
	return strings.Join(lines, "\n")
}

// problem makes a Problem of a stretch of bytes.
func (t *tree) problem(start, end int, message, hint string) *Problem {
	start = min(start, len(t.src))
	number := t.line(start)
	begin := t.lines[number-1]
	line := t.src[begin:]
	if n := bytes.IndexByte(line, '\n'); n >= 0 {
		line = line[:n]
	}
	end = max(start, min(end, begin+len(line)))
	return &Problem{
		File: t.file, Line: number, Column: utf8.RuneCount(t.src[begin:start]) + 1, Message: message, Hint: hint,
		source: strings.TrimRight(string(line), "\r"), width: utf8.RuneCount(t.src[start:end]),
	}
}
