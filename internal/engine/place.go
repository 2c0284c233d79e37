package engine

import (
	"encoding/hex"
	"hash/fnv"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/mtlint/mtlint/internal/layer"
	"github.com/mtlint/mtlint/internal/text"
	"github.com/mtlint/mtlint/rules"
)

// A cursor turns ascending byte offsets into lines and columns in one pass; a
// step back starts it again from the beginning of the line table.
type cursor struct {
	doc   *text.Document
	lines []int32 // start of each line
}

func newCursor(d *text.Document) *cursor {
	c := &cursor{doc: d, lines: []int32{0}}
	for at := 0; ; {
		n := strings.IndexByte(d.Src[at:], '\n')
		if n < 0 {
			return c
		}
		at += n + 1
		c.lines = append(c.lines, int32(at))
	}
}

func (c *cursor) position(at int32) rules.Position {
	lo, hi := 0, len(c.lines) // the line is in [lo, hi)
	for hi-lo > 1 {
		if m := (lo + hi) / 2; c.lines[m] <= at {
			lo = m
		} else {
			hi = m
		}
	}
	return rules.Position{
		Byte:   int(c.doc.Raw(text.Span{Start: at, End: at}).Start),
		Line:   lo + 1,
		Column: 1 + utf8.RuneCountInString(c.doc.Src[c.lines[lo]:at]),
	}
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
		f.Start, f.End = c.position(f.Span.Start), c.position(f.Span.End)
		f.Text = strings.Clone(d.Text(f.Span))
		around := surroundings(d, f.Span)
		f.Sentence, f.Offset = strings.Clone(d.Text(around)), int(f.Span.Start-around.Start)
		for j := range f.Related {
			r := &f.Related[j]
			r.Start, r.End = c.position(r.Span.Start), c.position(r.Span.End)
			r.Text = strings.Clone(d.Text(r.Span))
		}
	}
}

// surroundings is the span of the sentences that s touches.
func surroundings(d *text.Document, s text.Span) text.Span {
	i := d.SentenceAt(s.Start)
	j := d.SentenceAt(s.End - 1)
	if i < 0 || j < 0 {
		return s
	}
	return text.Span{Start: min(s.Start, d.Sentences[i].Start), End: max(s.End, d.Sentences[j].End)}
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
