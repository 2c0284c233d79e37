// Package fix makes the edits that rules are certain of in the files themselves.
package fix

import (
	"cmp"
	"encoding/binary"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/htmlindex"

	"github.com/mtlint/mtlint/internal/article"
	"github.com/mtlint/mtlint/internal/engine"
	"github.com/mtlint/mtlint/internal/input"
	"github.com/mtlint/mtlint/internal/text"
	"github.com/mtlint/mtlint/rules"
)

// A Fixer is safe for concurrent use.
type Fixer struct {
	Decoder *input.Decoder
	Profile func(path string) (*engine.Profile, error) // how a file is checked
}

// An Outcome is what fixing one file came to.
type Outcome struct {
	Before, After string   // the file, decoded
	Data          []byte   // the file with all edits made; nil if there are none
	Made          []string // the rules whose fixes were made, one for each
	Left          []Left
}

// Left is a certain fix that was not made.
type Left struct {
	Line int
	Rule string
	Why  string
}

// A file is checked again after its edits were made: they may stand in each other's
// way, one may show another defect, and of one rule only so many findings are reported. How much
// is read that way is bounded, but for a few rounds.
const (
	leastRounds = 16
	mostBytes   = 16 << 20
)

// Fix makes the certain fixes of a file, until none is left: fixing the outcome
// again changes nothing.
func (f *Fixer) Fix(it input.Item) (o Outcome, err error) {
	if it.Err == nil && it.Line > 0 { // which its name did not tell
		return Outcome{}, errors.New("holds records and is not fixed: fix the articles that they were made of")
	}
	p, err := f.Profile(it.Path)
	if err != nil {
		return Outcome{}, err
	}
	data := it.Data
	var want draft // what the file should be now
	for round := 0; ; round++ {
		it.Data = data
		a, err := f.Decoder.Decode(it)
		if err != nil {
			if round > 0 {
				err = fmt.Errorf("is left alone: with the fixes made it %w", err)
			}
			return Outcome{}, err
		}
		page := cmp.Or(a.Doc.Page, a.Doc.Src)
		switch {
		case round == 0:
			o.Before = page
		case page != want.page || a.Doc.Src != want.src:
			return Outcome{}, errors.New("is left alone: with the fixes made it would be read in another way")
		case round >= leastRounds && round*len(page) > mostBytes:
			return Outcome{}, errors.New("is left alone: it has too many defects, or its fixes come to no end")
		}
		w := writer{page: page, kind: it.Kind, Article: a}
		res := p.Check(a)
		for i := range res.Findings {
			w.take(&res.Findings[i])
		}
		if len(w.edits) == 0 {
			o.After, o.Left = page, w.left
			if round > 0 {
				o.Data = data
			}
			return o, nil
		}
		want = w.write(data)
		data = want.data
		o.Made = append(o.Made, w.made...)
	}
}

// A writer collects the edits of one round.
type writer struct {
	*article.Article
	page  string
	kind  input.Kind
	edits []edit // disjoint
	made  []string
	left  []Left
}

// An edit replaces a span of the text, which is another one in the page and in the
// bytes of the file.
type edit struct {
	src, span, raw text.Span
	new            string
	data           []byte // new in the file's encoding
}

// A draft is a file with edits made: its page, the text that is read in it, its bytes.
type draft struct {
	page, src string
	data      []byte
}

// take keeps the first certain fix of a finding if it can be made, and if nothing else is
// done to these words in this round.
func (w *writer) take(f *rules.Finding) {
	i := slices.IndexFunc(f.Fixes, func(x rules.Fix) bool { return x.Certain })
	if i < 0 {
		return
	}
	var own []edit
	for _, e := range f.Fixes[i].Edits {
		x, why := w.edit(e)
		if why != "" {
			w.left = append(w.left, Left{f.Start.Line, f.Rule, why})
			return
		}
		touches := func(y edit) bool { return x.span.Start <= y.span.End && y.span.Start <= x.span.End }
		if slices.ContainsFunc(w.edits, touches) || slices.ContainsFunc(own, touches) {
			return // in the next round, if it is still wanted
		}
		own = append(own, x)
	}
	w.edits = append(w.edits, own...)
	w.made = append(w.made, f.Rule)
}

// edit places an edit in the file, or says why that cannot be done.
func (w *writer) edit(e rules.Edit) (x edit, why string) {
	d := w.Doc
	x.src, x.new = e.Span, e.New
	x.span = w.inPage(e.Span)
	if !w.exact(e.Span) || e.Span.Len() == 0 && !w.exact(around(d.Src, e.Span)) || slices.ContainsFunc(w.Decoding.Damaged, x.span.Overlaps) {
		return x, "the words stand in the file in another way, with markup or as code"
	}
	if w.kind == input.Markdown && strings.ContainsAny(e.New, "\\`*_[]<>&#|~\n") || w.kind == input.HTML && strings.ContainsAny(e.New, "<>&\"") {
		return x, "what is to be written would be markup there"
	}
	if strings.Contains(d.Text(e.Span)+e.New, "\n") && slices.ContainsFunc(w.Directives, func(x article.Directive) bool { return x.Lines }) {
		return x, "it would move the lines that directives name by their numbers"
	}
	if strings.Contains(w.page, "\r\n") {
		x.new = strings.ReplaceAll(x.new, "\n", "\r\n")
	}
	x.raw = text.Span{Start: d.Origin.Start(x.span.Start), End: d.Origin.End(x.span.End)}
	if x.span.Len() == 0 {
		x.raw.End = x.raw.Start
	}
	data, err := encode(x.new, w.Decoding.Charset)
	if err != nil {
		return x, "the file's encoding, " + w.Decoding.Charset + ", has no such character"
	}
	x.data = data
	return x, ""
}

func (w *writer) inPage(s text.Span) text.Span {
	return text.Span{Start: w.Doc.InPage.Start(s.Start), End: w.Doc.InPage.End(s.End)}
}

// exact reports whether a stretch of the text stands in the page as it is.
func (w *writer) exact(s text.Span) bool {
	p := w.inPage(s)
	return p.Start <= p.End && w.page[p.Start:p.End] == w.Doc.Text(s)
}

// around is a place with the characters on both sides of it.
func around(src string, s text.Span) text.Span {
	_, before := utf8.DecodeLastRuneInString(src[:s.Start])
	_, after := utf8.DecodeRuneInString(src[s.End:])
	return text.Span{Start: s.Start - int32(before), End: s.End + int32(after)}
}

// write makes the edits in the text, the page and the bytes of the file.
func (w *writer) write(data []byte) (out draft) {
	slices.SortFunc(w.edits, func(a, b edit) int { return cmp.Compare(a.span.Start, b.span.Start) })
	out.page = replace(w.page, w.edits, func(e *edit) (text.Span, string) { return e.span, e.new })
	out.data = []byte(replace(string(data), w.edits, func(e *edit) (text.Span, string) { return e.raw, string(e.data) }))
	slices.SortFunc(w.edits, func(a, b edit) int { return cmp.Compare(a.src.Start, b.src.Start) })
	out.src = out.page
	if w.Doc.Page != "" {
		out.src = replace(w.Doc.Src, w.edits, func(e *edit) (text.Span, string) { return e.src, e.new })
	}
	return out
}

// replace makes edits, which are in order.
func replace(s string, edits []edit, at func(*edit) (text.Span, string)) string {
	var b strings.Builder
	done := int32(0)
	for i := range edits {
		where, with := at(&edits[i])
		b.WriteString(s[done:where.Start] + with)
		done = where.End
	}
	b.WriteString(s[done:])
	return b.String()
}

// encode writes a text in a character set that the decoder knows.
func encode(s, charset string) ([]byte, error) {
	var order binary.AppendByteOrder = binary.LittleEndian
	switch charset {
	case "utf-8":
		return []byte(s), nil
	case "utf-16le":
	case "utf-16be":
		order = binary.BigEndian
	default:
		e, err := htmlindex.Get(charset)
		if err != nil {
			return nil, err
		}
		return e.NewEncoder().Bytes([]byte(s))
	}
	var out []byte
	for _, u := range utf16.Encode([]rune(s)) {
		out = order.AppendUint16(out, u)
	}
	return out, nil
}
