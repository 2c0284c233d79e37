package layer

import (
	"strings"

	"github.com/mtlint/mtlint/internal/article"
	"github.com/mtlint/mtlint/internal/lang"
	"github.com/mtlint/mtlint/internal/text"
)

// elisions are the words that an apostrophe begins: ’tis, ’em, ’n’.
var elisions = lang.Words("elisions")

// A Side is what touches a quotation mark on one side, other marks skipped.
type Side uint8

// The sides.
const (
	SideSpace Side = iota // white space, or the edge of the paragraph
	SideOpen              // an opening bracket, a slash
	SideWord              // a word, number, symbol, on the left a closing bracket
	SideStop              // . , ; : ! ? … and on the right a closing bracket
	SideDash
)

type direction uint8

const (
	either direction = iota
	opening
	closing
)

// quoteByte holds the first bytes of all marks.
var quoteByte = [256]bool{'"': true, '\'': true, '`': true, 0xc2: true, 0xe2: true, 0xe3: true}

// brokenMark are the first two of the three characters that a mark becomes when
// its UTF-8 is read as Windows-1252. The third may look like a quotation mark: a
// dash becomes “â€”” with a closing one.
const brokenMark = "â€"

// A quoteScanner finds the marks of an article.
type quoteScanner struct {
	d       *text.Document
	w       *WordIndex
	elision lang.Set
	book    *QuoteBook
	marks   []QuoteMark
}

func scanQuotes(a *article.Article) []QuoteMark {
	s := &quoteScanner{d: a.Doc, w: Words.Of(a), elision: elisions.Of(a.Lang), book: QuoteForms.Of(a.Lang)}
	d := a.Doc
	for b := range d.Blocks {
		r := d.Blocks[b].Tokens
		for i := r.First; i < r.End; i++ {
			if t := &d.Tokens[i]; t.Kind != text.Punct || !quoteByte[d.Src[t.Start]] || strings.HasSuffix(d.Src[:t.Start], brokenMark) {
				continue
			}
			i = s.run(i, r, int32(b)) - 1
		}
	}
	return s.marks
}

// run takes in the marks that stand together from token i on and returns the
// token after them.
func (s *quoteScanner) run(i int32, r text.Range, block int32) int32 {
	d := s.d
	end := i
	for end < r.End && d.Tokens[end].Kind == text.Punct && (end == i || d.Tokens[end].Start == d.Tokens[end-1].End) {
		if _, _, ok := s.book.form(d.Text(d.Tokens[end].Span)); !ok {
			break
		}
		end++
	}
	if end == i {
		return i + 1
	}
	before, after := s.before(i, r), s.after(end, r)
	for k := i; k < end; {
		style, form, _ := s.book.form(d.Text(d.Tokens[k].Span))
		m := QuoteMark{First: k, Last: k, Block: block, Style: style, Before: before, After: after}
		twin := k+1 < end && d.Text(d.Tokens[k].Span) == d.Text(d.Tokens[k+1].Span)
		switch {
		case twin && style == SingleStraight: // '' and `` are double marks
			m.Last, m.Style = k+1, DoubleStraight
		case twin && style == SingleCurly && (k > i || k+2 < end || !s.weakClose(k, r)):
			m.Last, m.Style = k+1, DoubleCurly
		case twin && !style.Single():
			m.Last, m.Doubled = k+1, true
		}
		m.dir = direct(form, before, after, k == r.First)
		first := k
		k = m.Last + 1
		if m.Style.Single() && !s.single(&m, first, r) {
			continue
		}
		if style == DoubleStraight && before == SideWord && i > r.First && first == i {
			p := d.Tokens[i-1]
			m.inch = p.Kind == text.Number && p.Len() <= 4
		}
		s.marks = append(s.marks, m)
	}
	return end
}

// direct decides on the direction of a mark by its form, or else its neighbours.
func direct(form direction, before, after Side, first bool) direction {
	var place direction
	switch {
	case first:
		place = opening
	case before == SideSpace && after == SideSpace:
		place = either
	case before <= SideOpen:
		place = opening
		if after == SideStop || after == SideSpace {
			place = closing
		}
	case before == SideDash:
		place = either
		if after == SideSpace || after == SideStop {
			place = closing
		}
	default:
		place = closing
		if after == SideWord {
			place = either
		}
	}
	if form == either {
		return place
	}
	return form
}

// before tells what touches the token on its left.
func (s *quoteScanner) before(i int32, r text.Range) Side {
	if i == r.First || s.d.Tokens[i-1].End != s.d.Tokens[i].Start {
		return SideSpace
	}
	t := s.d.Tokens[i-1]
	if t.Kind != text.Punct {
		return SideWord
	}
	switch s.d.Text(t.Span) {
	case "(", "[", "{", "/", "¡", "¿", "<", "|", "*", "=", "~", "•":
		return SideOpen
	case "-", "--", "---", "–", "—", "―":
		return SideDash
	case ".", ",", ";", ":", "!", "?", "…", "..", "...", "....":
		return SideStop
	}
	return SideWord
}

// after tells what touches the end of the run of marks that ends before token i.
func (s *quoteScanner) after(i int32, r text.Range) Side {
	if i == r.End || s.d.Tokens[i-1].End != s.d.Tokens[i].Start {
		return SideSpace
	}
	t := s.d.Tokens[i]
	if t.Kind != text.Punct {
		return SideWord
	}
	switch s.d.Text(t.Span) {
	case "-", "--", "---", "–", "—", "―":
		return SideDash
	case "...", "…", "..", "....":
		if i+1 < r.End && s.d.Tokens[i+1].Kind != text.Punct {
			return SideWord // “…and so on”
		}
		return SideStop
	case ".", ",", ";", ":", "!", "?", ")", "]", "}", "|", "/", "*", ">":
		return SideStop
	}
	return SideWord
}

// single decides whether a single mark may be one of quotation at all.
func (s *quoteScanner) single(m *QuoteMark, i int32, r text.Range) bool {
	d := s.d
	curled := m.Style == SingleCurly && m.dir == opening
	switch {
	case m.Style == SingleGuillemet:
		return true
	case m.Before == SideWord && m.After == SideWord:
		return false // an apostrophe that the tokens did not take in, a foot: 5'10
	case m.Before == SideWord && d.Tokens[i-1].Kind == text.Number && m.Style == SingleStraight && d.Tokens[i-1].Start < d.Tokens[i].Start &&
		i+1 < r.End && d.Tokens[i+1].Kind == text.Number:
		return false // 6' 2"
	case m.After == SideWord && i+1 < r.End:
		n := d.Tokens[i+1]
		if n.Start != d.Tokens[i].End {
			break
		}
		if n.Kind == text.Number && n.Len() <= 3 || n.Kind == text.Word && s.elision.Has(s.w.Low(int(i+1))) {
			if !curled || n.Kind == text.Number || !s.closedSoon(i, r) {
				return false // ’90s, ’em, ’tis
			}
		}
		if m.dir == closing { // ’gator: a closing form where only an opening mark could stand
			return false
		}
	}
	if m.dir == either && m.Before <= SideDash && m.After == SideSpace {
		m.dir = closing
	}
	if m.dir != opening {
		m.weak = s.weakClose(i, r)
	}
	return true
}

// closedSoon reports whether a closing single mark follows within a few tokens.
func (s *quoteScanner) closedSoon(i int32, r text.Range) bool {
	for k := i + 2; k < min(i+8, r.End); k++ {
		if t := s.d.Text(s.d.Tokens[k].Span); t == "’" && s.d.Tokens[k-1].End == s.d.Tokens[k].Start {
			return true
		}
	}
	return false
}

// weakClose reports whether the single mark i may be an apostrophe at the end of
// its word: workers’, goin’, o’.
func (s *quoteScanner) weakClose(i int32, r text.Range) bool {
	d := s.d
	if i == r.First || d.Tokens[i-1].Kind == text.Punct || d.Tokens[i-1].End != d.Tokens[i].Start {
		return false
	}
	if i+1 < r.End && d.Tokens[i+1].Kind == text.Punct && d.Tokens[i+1].Start == d.Tokens[i].End {
		return false
	}
	switch c := d.Src[d.Tokens[i-1].End-1]; c {
	case 's', 'x', 'z', 'S', 'n', 'o', 'l', 'h', 'd', 'i':
		return i+1 < r.End && d.Tokens[i+1].Kind != text.Punct
	}
	return false
}
