package detector

import (
	"github.com/mtlint/mtlint/internal/article"
	"github.com/mtlint/mtlint/internal/lang"
	"github.com/mtlint/mtlint/internal/layer"
	"github.com/mtlint/mtlint/internal/tagger"
	"github.com/mtlint/mtlint/internal/text"
)

// A Reader turns sentences of an article into units.
type Reader struct {
	doc   *text.Document
	words *layer.WordIndex
	tags  *layer.TagIndex
	all   []tagger.Tag
	forms []form // by number of the folded form
	vocab Vocabulary
	units []Unit
	from  []int32 // of each unit between the edges: its token
}

// A form is what the model makes of a folded word.
type form struct {
	sym   Symbol
	class Class
	seen  bool
	known bool // the model knows it as a word
}

// verbal stands for a pronoun with a verb written on to it: “he's”, “they'll”.
const verbal = tagger.Tag(tagger.NumTags)

// NewReader returns a reader of a for a model with a vocabulary.
func NewReader(a *article.Article, v Vocabulary) *Reader {
	w, t := layer.Words.Of(a), layer.Tags.Of(a)
	return &Reader{doc: a.Doc, words: w, tags: t, all: t.All(), forms: make([]form, w.Distinct()), vocab: v}
}

// Units returns the units of a sentence with edges around them, and the token of
// each unit between the edges. Both slices are good until the next call.
func (r *Reader) Units(s *text.Sentence) ([]Unit, []int32) {
	r.units, r.from = append(r.units[:0], edge, edge, edge), r.from[:0]
	first := true
	for i := s.Tokens.First; i < s.Tokens.End; i++ {
		t := &r.doc.Tokens[i]
		u := Unit{Tag: r.all[i]}
		switch t.Kind {
		case text.Punct:
			p := r.doc.Text(t.Span)
			if isQuote(p) {
				first = true
				continue
			}
			u.Sym = mark(p)
			first = p == ":" || p == "("
		case text.Link:
			u.Sym, first = symLink, false
		case text.Number:
			u.Sym, first = number(r.doc.Text(t.Span)), false
		default:
			u = r.word(i, t, first)
			first = false
		}
		if u.Class == 0 {
			u.Class = classOf(u.Tag)
		}
		r.units, r.from = append(r.units, u), append(r.from, i)
	}
	r.units = append(r.units, edge, edge, edge)
	return r.units, r.from
}

func (r *Reader) word(i int32, t *text.Token, first bool) Unit {
	id := r.words.ID(int(i))
	f := &r.forms[id]
	if !f.seen {
		*f = r.meet(r.words.Form(id))
	}
	u := Unit{f.sym, r.all[i], f.class}
	switch c := r.tags.Clitic(int(i)); c {
	case tagger.None, tagger.RB:
	case tagger.POS:
		u.Tag = tagger.POS
	default:
		u.Tag = verbal
	}
	if t.Shape != text.Lower {
		u.Sym = capital(f.sym, f.known, t, r.all[i], first)
		if u.Sym != f.sym {
			u.Class = 0
		}
	}
	return u
}

// meet looks at a folded form for the first time.
func (r *Reader) meet(w string) form {
	if s, ok := calendar[w]; ok {
		return form{s, 0, true, true}
	}
	h := lang.Hash(w)
	if c := r.vocab.Class(h); c != 0 {
		return form{Symbol(h), c, true, true}
	}
	return form{unknown(w), 0, true, false}
}

// classOf is the class of a word of which only the tag is known.
func classOf(t tagger.Tag) Class { return Class(255 - t) }

// MaxClass is the greatest class that a vocabulary may use.
const MaxClass = Class(255 - tagger.NumTags - 1)
