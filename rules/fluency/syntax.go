package fluency

import (
	"github.com/mtlint/mtlint/internal/layer"
	"github.com/mtlint/mtlint/internal/pattern"
	"github.com/mtlint/mtlint/internal/tagger"
	"github.com/mtlint/mtlint/internal/text"
	"github.com/mtlint/mtlint/rules"
)

// A syntax is what the rules of grammar ask about the words of an article.
type syntax struct {
	*rules.Pass
	w    *layer.WordIndex
	tags *layer.TagIndex

	asked int // the token whose tags only looked up last
	can   tagger.Set
}

func newSyntax(p *rules.Pass) *syntax {
	return &syntax{Pass: p, w: layer.Words.Of(p.Article), tags: layer.Tags.Of(p.Article), asked: -1}
}

// only reports whether token i is a lower-case word that can have no tag outside the
// set.
func (x *syntax) only(i int, s tagger.Set) bool {
	if !x.lower(i) {
		return false
	}
	if x.asked != i {
		x.asked, x.can = i, x.tags.Can(i)
	}
	return x.can != 0 && x.can&^s == 0
}

// lower reports whether token i is a word in lower case.
func (x *syntax) lower(i int) bool {
	return i >= 0 && i < len(x.Doc.Tokens) && x.Doc.Tokens[i].Kind == text.Word && x.Doc.Tokens[i].Shape == text.Lower
}

// running reports whether token i stands in sentences: headlines and lists have a
// grammar of their own.
func (x *syntax) running(i int) bool {
	part := layer.Structure.Of(x.Article).Parts[x.Doc.BlockAt(x.Doc.Tokens[i].Start)]
	return part == layer.Paragraph || part == layer.Caption
}

// quoted reports whether token i stands in a quotation, where people speak as they
// speak.
func (x *syntax) quoted(i int) bool { return layer.Quotes.Of(x.Article).InQuote(i) }

// bounds returns the tokens of the sentence that token i belongs to.
func (x *syntax) bounds(i int) (lo, hi int) { return pattern.Bounds(x.Doc, i) }

// span is the text of the tokens from first to last.
func (x *syntax) span(first, last int) text.Span {
	return text.Span{Start: x.Doc.Tokens[first].Start, End: x.Doc.Tokens[last].End}
}

// word is token i as it is written.
func (x *syntax) word(i int) string { return x.Doc.Text(x.Doc.Tokens[i].Span) }

// verbs gives the forms of the verb that token i is, taken to have a tag.
func (x *syntax) verb(i int, t tagger.Tag) pattern.Verb {
	return pattern.VerbsOf.Of(x.Lang).Verb(x.tags.LemmaAs(i, t))
}

const (
	thirds  = tagger.Set(1 << tagger.VBZ)
	pasts   = tagger.Set(1 << tagger.VBD)
	partics = tagger.Set(1 << tagger.VBN)
	bases   = tagger.Set(1<<tagger.VB | 1<<tagger.VBP)
)
