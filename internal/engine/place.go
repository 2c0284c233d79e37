package engine

import (
	"cmp"
	"encoding/hex"
	"hash/fnv"
	"sort"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/mtlint/mtlint/internal/article"
	"github.com/mtlint/mtlint/internal/layer"
	"github.com/mtlint/mtlint/internal/text"
	"github.com/mtlint/mtlint/rules"
)

// A cursor turns byte offsets into lines and columns. It knows the column at the
// start of every line, and every few thousand bytes in a very long one, so that a
// text without line breaks does not take quadratic time.
type cursor struct {
	doc   *text.Document
	file  string     // whose lines are counted
	known []landmark // ascending
}

// A landmark is a byte whose line and column, both from 1, are known.
type landmark struct {
	at           int32
	line, column int
	from         int32 // where the line begins
}

const landmarkEvery = 4096

func newCursor(d *text.Document) *cursor {
	file := cmp.Or(d.Page, d.Src)
	mark := landmark{line: 1, column: 1}
	if strings.HasPrefix(file, byteOrderMark) {
		mark.at = int32(len(byteOrderMark)) // no editor counts it as a column
		mark.from = mark.at
	}
	c := &cursor{doc: d, file: file, known: []landmark{mark}}
	ends := func(s string) int { return strings.IndexByte(s, '\n') }
	if strings.Contains(file, "\r") {
		ends = func(s string) int { return strings.IndexAny(s, "\r\n") } // many times slower
	}
	for {
		rest := file[mark.at:]
		n := ends(rest[:min(len(rest), landmarkEvery)]) + 1
		if n > 0 && rest[n-1] == '\r' && strings.HasPrefix(rest[n:], "\n") {
			n++
		}
		switch {
		case n > 0:
			mark.line++
			mark.column = 1
		case len(rest) > landmarkEvery:
			n = boundary(rest, landmarkEvery)
			mark.column += utf8.RuneCountInString(rest[:n])
		default:
			return c
		}
		mark.at += int32(n)
		if mark.column == 1 {
			mark.from = mark.at
		}
		c.known = append(c.known, mark)
	}
}

const byteOrderMark = "\ufeff"

// span returns the places where a span of the article begins and ends.
func (c *cursor) span(s text.Span) (start, end rules.Position) {
	from, to := c.doc.InPage.Start(s.Start), c.doc.InPage.End(s.End)
	start, end = c.position(from), c.position(to)
	start.Byte, end.Byte = int(c.doc.Origin.Start(from)), int(c.doc.Origin.End(to))
	return start, end
}

// position returns the line and column of a byte of the file.
func (c *cursor) position(at int32) rules.Position {
	next := sort.Search(len(c.known), func(i int) bool { return c.known[i].at > at })
	mark := c.known[max(next-1, 0)]
	column := mark.column
	if mark.at < at {
		column += utf8.RuneCountInString(c.file[mark.at:at])
	}
	return rules.Position{Line: mark.line, Column: column, InLine: max(0, int(at-mark.from))}
}

// locate gives findings their places in the input and copies the words they need,
// so that they outlive the article.
func locate(d *text.Document, found []rules.Finding) {
	if len(found) == 0 {
		return
	}
	c := newCursor(d)
	for i := range found {
		f := &found[i]
		f.Start, f.End = c.span(f.Span)
		f.Text = strings.Clone(d.Text(f.Span))
		if len(f.Text) > longestText {
			f.Text = strings.Clone(f.Text[:boundary(f.Text, longestText)])
		}
		around := surroundings(d, f.Span, len(f.Text))
		f.Sentence, f.Offset = strings.Clone(d.Text(around)), int(f.Span.Start-around.Start)
		for j := range f.Fixes {
			for k := range f.Fixes[j].Edits {
				e := &f.Fixes[j].Edits[k]
				e.New = strings.Clone(e.New)
				if d.Page == "" {
					e.Start, e.End = c.span(e.Span)
				}
			}
		}
		for j := range f.Related {
			r := &f.Related[j]
			if r.Article != "" {
				continue // of another article: its rule has set all
			}
			r.Start, r.End = c.span(r.Span)
			r.Text = d.Text(r.Span)
			r.Text = strings.Clone(r.Text[:boundary(r.Text, longestText)])
		}
	}
}

// cursors keeps the cursor of an article of which several places are asked for.
var cursors = article.NewLayer("cursor", func(a *article.Article) *cursor { return newCursor(a.Doc) })

// Place describes a span of an article so that it outlives the article.
func Place(a *article.Article, s text.Span) rules.Related {
	r := rules.Related{Span: s, Text: a.Doc.Text(s)}
	r.Start, r.End = cursors.Of(a).span(s)
	r.Text = strings.Clone(r.Text[:boundary(r.Text, longestText)])
	return r
}

// What a finding copies of the article is bounded, so that the findings of a
// hostile text do not need more memory than the text times a small number.
const (
	longestText   = 4096 // bytes of the words at fault; more is cut off
	longestMargin = 512  // bytes of the sentence on either side of them
)

// surroundings is the span of the sentences that the first n bytes of s touch,
// cut down to a margin on either side.
func surroundings(d *text.Document, s text.Span, n int) text.Span {
	end := s.Start + int32(n)
	around := text.Span{Start: s.Start, End: end}
	if i := d.SentenceAt(s.Start); i >= 0 {
		around.Start = min(s.Start, d.Sentences[i].Start)
	}
	if j := d.SentenceAt(end - 1); j >= 0 {
		around.End = max(end, d.Sentences[j].End)
	}
	if s.Start-around.Start > longestMargin {
		around.Start = s.Start - longestMargin
		for around.Start < s.Start && !utf8.RuneStart(d.Src[around.Start]) {
			around.Start++
		}
	}
	if around.End-end > longestMargin {
		around.End = end + int32(boundary(d.Src[end:], longestMargin))
	}
	return around
}

// boundary is the greatest index up to n at which s can be cut between characters.
func boundary(s string, n int) int {
	if n >= len(s) {
		return len(s)
	}
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return n
}

// fingerprint names each finding by its rule, the folded words of its sentence
// and, among equal ones, its turn: what stays the same when lines move.
func fingerprint(found []rules.Finding) {
	seen := map[string]int{}
	for i := range found {
		f := &found[i]
		h := fnv.New64a()
		write := func(s string) { _, _ = h.Write([]byte(s)); _, _ = h.Write([]byte{0}) } // a hash never fails
		write(f.Rule)
		write(strings.Join(strings.Fields(layer.Fold(f.Sentence)), " "))
		write(strings.Join(strings.Fields(layer.Fold(f.Text)), " "))
		key := hex.EncodeToString(h.Sum(nil))
		write(strconv.Itoa(seen[key]))
		seen[key]++
		f.Fingerprint = hex.EncodeToString(h.Sum(nil))
	}
}
