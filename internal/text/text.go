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
	Origin    []Run // nil: Src is the file, byte for byte
}

// A Run says where in the file a stretch of Src was decoded from: Src[Run.Src:]
// up to the next run stands at Raw and after. Runs ascend in both fields. A
// stretch that took a different number of bytes in the file (a character of
// Windows-1252, say) is a run of its own.
type Run struct{ Src, Raw int32 }

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
func (d *Document) Raw(s Span) Span { return Span{d.raw(s.Start), d.raw(s.End)} }

func (d *Document) raw(at int32) int32 {
	i := sort.Search(len(d.Origin), func(i int) bool { return d.Origin[i].Src > at })
	if i == 0 {
		return at
	}
	raw := d.Origin[i-1].Raw + at - d.Origin[i-1].Src
	if i < len(d.Origin) {
		raw = min(raw, d.Origin[i].Raw) // inside a character that was shorter in the file
	}
	return raw
}
