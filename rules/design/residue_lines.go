package design

import (
	"cmp"
	"slices"

	"github.com/mtlint/mtlint/internal/article"
	"github.com/mtlint/mtlint/internal/layer"
	"github.com/mtlint/mtlint/internal/text"
)

// residue finds what the page around the article left in it. Words alone never
// decide: a wording counts as a line of its own, or as a sentence glued to a
// paragraph where its wording addresses the reader of a page.
var residue = article.NewLayer("page residue", buildResidue)

// A residueHit is one piece of residue.
type residueHit struct {
	text.Span
	kind   residueKind
	Remove text.Span // what to delete with it: the space around
}

const (
	residueLine   = 60 // tokens: a longer block is a paragraph
	residueRest   = 30 // tokens that may follow an open wording on its line
	sentenceWords = 9  // tokens of a sentence that needs no page to be understood
	proseWords    = 14 // tokens of a block that is running text
	edgeBlocks    = 25 // blocks above or below the text; in more, there is no telling
)

func buildResidue(a *article.Article) []residueHit {
	d, w := a.Doc, layer.Words.Of(a)
	if len(d.Blocks) == 1 {
		return nil // a sentence by itself has no page around it
	}
	s := &residueSearch{
		reader: reader{doc: d, words: w},
		books:  residueBook.Of(a.Lang),
		rows:   residueRows.Of(a.Lang),
		marks:  layer.QuoteForms.Of(a.Lang),
		part:   make([]lineVerdict, len(d.Blocks)),
	}
	for b := range d.Blocks {
		s.part[b] = s.line(&d.Blocks[b])
	}
	s.settle()
	for s.top < len(s.part) && s.part[s.top].sure {
		s.top++
	}
	for b := range d.Blocks {
		if s.part[b].sure {
			s.hits = append(s.hits, residueHit{d.Blocks[b].Span, s.part[b].kind, s.removal(b)})
		} else if b > 0 {
			s.glued(&d.Blocks[b])
		}
	}
	slices.SortFunc(s.hits, func(x, y residueHit) int { return cmp.Compare(x.Start, y.Start) })
	return s.hits
}

type residueSearch struct {
	reader
	books *residueBooks
	rows  *rowBook
	marks *layer.QuoteBook
	part  []lineVerdict
	top   int // blocks of residue that the text begins with
	hits  []residueHit
}

// A lineVerdict is what the words of one block say of it.
type lineVerdict struct {
	kind  residueKind
	sure  bool // residue
	maybe bool // residue where its place agrees
	prose bool // running text
}

// line judges a block by its own words.
func (s *residueSearch) line(b *text.Block) lineVerdict {
	first, end := int(b.Tokens.First), int(b.Tokens.End)
	if end-first > residueLine {
		return lineVerdict{prose: true}
	}
	at := s.skip(first, end)
	if at == end {
		return lineVerdict{}
	}
	headline := first == 0 // “Video: Ferry sinks” is a title where nothing stands above it
	whole := func(f *wording, to int) bool {
		return s.skip(to, end) == end || f.open && (!headline || f.kind == navigationPart) && s.goesOn(f, first, to, end)
	}
	if !s.quoted(first, end) {
		start := at
		if s.words.Is(first, "©") {
			start = first
		}
		if f, _ := s.longest(s.books.lines, start, end, whole); f != nil && !(f.edge && s.words.Is(end-1, ".", "?", "!")) {
			return lineVerdict{kind: f.kind, sure: !f.edge, maybe: f.edge}
		}
		if kind, ok := s.row(first, end); ok {
			return lineVerdict{kind: kind, sure: true}
		}
	}
	return lineVerdict{prose: end-first >= proseWords && s.ended(end-1)}
}

// goesOn reports whether an open wording may take the rest of its line. A whole
// sentence that does not speak to the reader of a page is the article's own.
func (s *residueSearch) goesOn(f *wording, first, to, end int) bool {
	if end-to > residueRest {
		return false
	}
	if f.strong || end-first < sentenceWords || !s.ended(end-1) {
		return true
	}
	for i := first; i < end; i++ {
		if s.rows.address.Has(s.words.Low(i)) {
			return true
		}
	}
	return false
}

// quoted reports whether the line opens with a quotation mark: speech.
func (s *residueSearch) quoted(first, end int) bool {
	return first < end && s.marks.Opens(s.words.Low(first)) && !s.words.Is(first, "«", "»", "‹", "›")
}

// ended reports whether a block closes like a sentence.
func (s *residueSearch) ended(last int) bool {
	return s.words.Is(last, ".", "!", "?", ")", ":", "…", "...") || s.marks.Closes(s.words.Low(last))
}

// settle decides the lines that are residue only at the edges of the article or
// beside other residue.
func (s *residueSearch) settle() {
	top, tail := len(s.part), -1
	for b, v := range s.part {
		if v.prose && !v.sure {
			top, tail = min(top, b), b
		}
	}
	if tail < 0 {
		top = 1
		tail = len(s.part)
	}
	for b := range s.part {
		v := &s.part[b]
		edge := b < top && top <= edgeBlocks || b > tail && len(s.part)-tail <= edgeBlocks
		v.sure = v.sure || v.maybe && (edge || b > 0 && s.part[b-1].sure || s.button(b))
	}
	for b := len(s.part) - 2; b >= 0; b-- {
		v := &s.part[b]
		v.sure = v.sure || v.maybe && s.part[b+1].sure
	}
}

// button reports whether a block in the text is the label of a button rather than
// a heading: one word that the article does not use.
func (s *residueSearch) button(b int) bool {
	r := s.doc.Blocks[b].Tokens
	switch s.part[b].kind {
	case sharingPart, commentPart, subscriptionPart, mediaPart:
		return r.Len() == 1 && len(s.words.At(s.words.Low(int(r.First)))) == 1
	}
	return false
}

// removal is what to delete with block b: the lines at the top of the article up
// to the next, any other with the break before it, so that no two overlap.
func (s *residueSearch) removal(b int) text.Span {
	bs := s.doc.Blocks
	switch {
	case b < s.top && b+1 < len(bs):
		return text.Span{Start: bs[b].Start, End: bs[b+1].Start}
	case b < s.top:
		return bs[b].Span
	}
	return removal(s.doc, bs[b].Span)
}

// glued finds the wordings that stand as sentences in a paragraph.
func (s *residueSearch) glued(b *text.Block) {
	end := int(b.Tokens.End)
	s.strict = true
	for i := range s.doc.SentencesOf(b) {
		sent := &s.doc.SentencesOf(b)[i]
		first, last := int(sent.Tokens.First), int(sent.Tokens.End)
		f, to := s.longest(s.books.glued, s.skip(first, last), end, func(f *wording, to int) bool {
			return to <= last && (f.open && end-to <= residueRest || s.breaks(to, last))
		})
		if f == nil || s.quoted(first, last) {
			continue
		}
		if f.open {
			to = end
		} else if s.skip(to, last) == last {
			to = last
		}
		s.hits = append(s.hits, s.within(first, to, f.kind))
		if f.open {
			return
		}
	}
}

// within makes a hit of the tokens [first, to) of a block.
func (s *residueSearch) within(first, to int, kind residueKind) residueHit {
	at := text.Span{Start: s.doc.Tokens[first].Start, End: s.doc.Tokens[to-1].End}
	return residueHit{Span: at, kind: kind, Remove: removal(s.doc, at)}
}

// breaks reports whether what ends before token i of a sentence can stand alone:
// nothing follows but marks, or a new sentence that was run together with it.
func (s *residueSearch) breaks(i, end int) bool {
	n := s.skip(i, end)
	if n == end {
		return true
	}
	t := s.doc.Tokens[n]
	return n == i && t.Kind == text.Word && t.Shape != text.Lower
}
