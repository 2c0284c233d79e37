// Package text models one plain text as flat slices of spans over the original
// bytes. It copies nothing, normalises nothing and knows no language: what a
// language adds to segmentation arrives as data in a [Segmenter].
package text

import "sort"

// A Span is the half-open byte range [Start, End) of Document.Src.
type Span struct{ Start, End int32 }

// Len is the length of s in bytes.
func (s Span) Len() int { return int(s.End - s.Start) }

// Overlaps reports whether s and o share at least one byte.
func (s Span) Overlaps(o Span) bool { return s.Start < o.End && o.Start < s.End }

// Contains reports whether o lies wholly inside s.
func (s Span) Contains(o Span) bool { return s.Start <= o.Start && o.End <= s.End }

// A Range is a half-open range of indexes into a slice of the Document. It is a
// type of its own so that byte offsets and indexes cannot be mixed up.
type Range struct{ First, End int32 }

// Len is the number of indexes in r.
func (r Range) Len() int { return int(r.End - r.First) }

// A Token is a word, a number or a mark of punctuation.
type Token struct {
	Span
	Kind  Kind
	Shape Shape
}

// Kind says what a token is made of.
type Kind uint8

// The kinds of token. White space is never stored as a token.
const (
	Space  Kind = iota
	Word        // letters, with inner apostrophes and hyphens: “didn't”, “vice-president”, “U.S.”, “Covid-19”
	Number      // begins with a digit: “1,234.5”, “90s”, “2nd”, “14-year-old”
	Link        // a web address, an e-mail address, a @handle or a #tag
	Punct       // one mark; “...” and “--” are one token each
)

// Shape says how the letters of a Word are cased.
type Shape uint8

// The shapes of a word.
const (
	Lower       Shape = iota // no capital letter, or not a Word
	Capitalised              // only the first letter is a capital
	Upper                    // every letter is a capital, at least two of them
	Mixed                    // anything else: “McDonald”, “iPhone”
)

// A Sentence is a run of tokens inside one block. Its span goes from its first
// token to its last, closing quotation marks and brackets included.
type Sentence struct {
	Span
	Tokens Range
}

// A Block is a line, or a paragraph of hard-wrapped lines.
type Block struct {
	Span
	Sentences Range
	Tokens    Range
	// Gap is the number of line breaks between the previous block and this one:
	// 0 for the first block, 1 for the next line, 2 and more after blank lines.
	Gap int32
}

// A Document is immutable once parsed. Spans of blocks, sentences and tokens are
// ascending, disjoint within their kind, and nested. Every token belongs to one
// sentence and every sentence to one block.
type Document struct {
	Src       string
	Blocks    []Block
	Sentences []Sentence
	Tokens    []Token

	Page   string // the decoded page whose text Src is; empty if Src is all of the file
	InPage Map    // from Src to Page
	Origin Map    // from Page, or else Src, to the bytes of the file; nil: they are the same
}

// A Map leads from a text to what it was made from. It is a list of runs that
// ascend in both fields; nil maps every byte to itself.
type Map []Run

// A Run says where a stretch of a text was taken from: Src[Run.Src:] up to the
// next run stands at Raw and after. A stretch that took a different number of bytes
// there (a character of Windows-1252, an entity) is a run of its own. Where
// something was left out, one run says where the text before it ends and another,
// with the same Src, where it goes on.
type Run struct{ Src, Raw int32 }

// Start maps a byte at which something begins.
func (m Map) Start(at int32) int32 {
	return m.from(sort.Search(len(m), func(i int) bool { return m[i].Src > at }), at)
}

// End maps a byte at which something ends.
func (m Map) End(at int32) int32 {
	i := sort.Search(len(m), func(i int) bool { return m[i].Src >= at })
	if i < len(m) && m[i].Src == at {
		return m[i].Raw
	}
	return m.from(i, at)
}

// Same returns how many of the n bytes from a byte on lead on in one run.
func (m Map) Same(at int32, n int) int {
	i := sort.Search(len(m), func(i int) bool { return m[i].Src > at })
	if i < len(m) {
		n = min(n, int(m[i].Src-at))
	}
	return n
}

// from counts on from the run before the one with a number.
func (m Map) from(i int, at int32) int32 {
	if i == 0 {
		return at
	}
	raw := m[i-1].Raw + at - m[i-1].Src
	if i < len(m) {
		raw = min(raw, m[i].Raw) // inside a character that was shorter in the file
	}
	return raw
}

// Text returns the bytes of s without copying them.
func (d *Document) Text(s Span) string { return d.Src[s.Start:s.End] }

// SentencesOf returns the sentences of a block.
func (d *Document) SentencesOf(b *Block) []Sentence {
	return d.Sentences[b.Sentences.First:b.Sentences.End]
}

// SentenceAt returns the index of the sentence that contains the byte at, or of
// the last one that begins before it; -1 if there is none.
func (d *Document) SentenceAt(at int32) int {
	return sort.Search(len(d.Sentences), func(i int) bool { return d.Sentences[i].Start > at }) - 1
}

// BlockAt returns the index of the block that contains the byte at, or of the
// last one that begins before it; -1 if there is none.
func (d *Document) BlockAt(at int32) int {
	return sort.Search(len(d.Blocks), func(i int) bool { return d.Blocks[i].Start > at }) - 1
}

// TokenAt returns the index of the first token that ends after the byte at;
// len(d.Tokens) if there is none.
func (d *Document) TokenAt(at int32) int {
	return sort.Search(len(d.Tokens), func(i int) bool { return d.Tokens[i].End > at })
}

// Raw converts a span of Src to the bytes of the file it was decoded from.
func (d *Document) Raw(s Span) Span {
	s = Span{d.InPage.Start(s.Start), d.InPage.End(s.End)}
	return Span{d.Origin.Start(s.Start), d.Origin.End(s.End)}
}
