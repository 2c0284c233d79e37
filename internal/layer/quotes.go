package layer

import (
	"sort"

	"github.com/mtlint/mtlint/internal/article"
	"github.com/mtlint/mtlint/internal/text"
)

// Quotes pairs the quotation marks of an article.
var Quotes = article.NewLayer("quotes", buildQuotes)

// A QuoteStyle is the form of a quotation mark.
type QuoteStyle uint8

// The styles, double ones first.
const (
	DoubleStraight  QuoteStyle = iota // "…", and ``…''
	DoubleCurly                       // “…”, „…“
	Guillemet                         // «…»
	Corner                            // 「…」
	SingleStraight                    // '…', `…'
	SingleCurly                       // ‘…’
	SingleGuillemet                   // ‹…›
	styles
)

// Single reports whether s is one of the styles with a single stroke.
func (s QuoteStyle) Single() bool { return s >= SingleStraight }

// A Quotation is a stretch of text between quotation marks.
type Quotation struct {
	Open, Close int32      // tokens of the marks; of a mark of two tokens the inner one; Close is -1 while it is not closed
	Span        text.Span  // with the marks
	Inner       text.Span  // without them
	Style       QuoteStyle // of the opening mark
	CloseStyle  QuoteStyle // of the closing mark
	Depth       int32      // 0 outside, 1 in another quotation, …
	Blocks      text.Range // the paragraphs over which it runs
	Again       []int32    // tokens of opening marks that are repeated at a new paragraph
	Repeats     bool       // every paragraph after the first begins with an opening mark
}

// An Unpaired is a mark without its partner.
type Unpaired struct {
	Token int32
	Block int32
	Opens bool
	Style QuoteStyle
}

// A Quoting is the value of the layer [Quotes].
type Quoting struct {
	doc      *text.Document
	book     *QuoteBook
	All      []Quotation // by opening mark; properly nested
	Unpaired []Unpaired  // by token
	Marks    []QuoteMark // by token, apostrophes and signs of measure left out
	parents  []int32     // of each quotation: the one around it, or -1
	top      []text.Span // stretches that are quoted or may be, ascending and disjoint
}

// A QuoteMark is one quotation mark as it stands in the text.
type QuoteMark struct {
	First, Last int32 // its tokens: two for `` and ''
	Block       int32
	Style       QuoteStyle
	Opens       bool // what it does here
	Doubled     bool // the same mark stands twice
	Before      Side // what touches it on the left
	After       Side // what touches it on the right
	dir         direction
	weak        bool // may well be an apostrophe
	inch        bool // may well be a sign of measure
}

// Of a mark, the token on the side of the quoted words.
func (m *QuoteMark) inner() int32 {
	if m.Opens {
		return m.Last
	}
	return m.First
}

// InQuote reports whether token i stands in a quotation, or in a paragraph after
// a mark that is never closed or before one that was never opened. The marks
// themselves count as inside.
func (q *Quoting) InQuote(i int) bool { return q.InQuoteAt(q.doc.Tokens[i].Start) }

// InQuoteAt is InQuote for a byte of the text.
func (q *Quoting) InQuoteAt(at int32) bool {
	k := sort.Search(len(q.top), func(k int) bool { return q.top[k].End > at })
	return k < len(q.top) && q.top[k].Start <= at
}

// maxClimb is how deep a quotation may lie in others for At to look at them all.
const maxClimb = 64

// At returns the innermost quotation around token i, or nil.
func (q *Quoting) At(i int) *Quotation {
	at := q.doc.Tokens[i].Start
	k := int32(sort.Search(len(q.All), func(k int) bool { return q.All[k].Span.Start > at }) - 1)
	for range maxClimb {
		if k < 0 {
			return nil
		}
		if q.All[k].Span.End > at {
			return &q.All[k]
		}
		k = q.parents[k]
	}
	return nil
}

// Outer returns the quotations that stand in no other.
func (q *Quoting) Outer(yield func(*Quotation) bool) {
	for i := range q.All {
		if q.All[i].Depth == 0 && !yield(&q.All[i]) {
			return
		}
	}
}

// MainlySingle reports whether the article quotes with single marks.
func (q *Quoting) MainlySingle() bool {
	single, double := 0, 0
	for o := range q.Outer {
		if o.Style.Single() {
			single++
		} else {
			double++
		}
	}
	return single > 2 && single > 2*double
}
