package detector

import (
	"slices"

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
	trait *lang.Trait
	units []Unit
	from  []int32 // of each unit between the edges: its token
	n     int32   // units so far, with a gap between sentences that no echo crosses
}

// A form is what the model makes of a folded form.
type form struct {
	sym   Symbol
	class Class
	kind  formKind
	last  int32 // the unit that it stood for last, counted through the text
}

// A formKind says how units are made of a form.
type formKind uint8

const (
	unseen      formKind = iota
	knownWord            // the model knows it
	unknownWord          // the model knows what it ends in
	plainMark            // a mark, number or link
	openingMark          // a word after it may have a capital
	quoteMark            // looked through
)

// verbal stands for a pronoun with a verb written on to it: “he's”, “they'll”.
const verbal = tagger.Tag(tagger.NumTags)

// NewReader returns a reader of a for a model with a vocabulary. trait is what a pack
// remembers of the vocabulary, if it is the pack's; or nil.
func NewReader(a *article.Article, v Vocabulary, trait *lang.Trait) *Reader {
	w, t := layer.Words.Of(a), layer.Tags.Of(a)
	return &Reader{doc: a.Doc, words: w, tags: t, all: t.All(), forms: make([]form, w.Distinct()), vocab: v, trait: trait}
}

// Units returns the units of a sentence with edges around them, and the token of
// each unit between the edges. Both slices are good until the next call.
func (r *Reader) Units(s *text.Sentence) ([]Unit, []int32) {
	r.units, r.from = append(r.units[:0], edge, edge, edge), r.from[:0]
	r.n += maxEcho + 1
	first := true
	for i := s.Tokens.First; i < s.Tokens.End; i++ {
		f := &r.forms[r.words.ID(int(i))]
		if f.kind == unseen {
			*f = r.meet(i)
		}
		u := Unit{Sym: f.sym, Tag: r.all[i], Class: f.class}
		switch f.kind {
		case quoteMark:
			first = true
			continue
		case openingMark:
			first = true
		case plainMark:
			first = false
		default:
			r.word(&u, f, i, first)
			first = false
		}
		if u.Class == 0 {
			u.Class = classOf(u.Tag)
		}
		r.units, r.from = append(r.units, u), append(r.from, i)
		r.n++
	}
	r.units = append(r.units, edge, edge, edge)
	return r.units, r.from
}

// word completes the unit of token i, a word of a form.
func (r *Reader) word(u *Unit, f *form, i int32, first bool) {
	switch c := r.tags.Clitic(int(i)); c {
	case tagger.None, tagger.RB:
	case tagger.POS:
		u.Tag = tagger.POS
	default:
		u.Tag = verbal
	}
	if t := &r.doc.Tokens[i]; t.Shape != text.Lower {
		u.Sym = capital(f.sym, f.kind == knownWord, t, r.all[i], first)
		if u.Sym != f.sym {
			u.Class = 0
		}
	}
	if content.Has(u.Tag) {
		if d := r.n - f.last; d <= maxEcho {
			u.Echo = uint8(d)
		}
		f.last = r.n
	}
}

// meet looks at the form of token i for the first time.
func (r *Reader) meet(i int32) form {
	w := r.words.Low(int(i))
	switch r.doc.Tokens[i].Kind {
	case text.Punct:
		if IsQuote(w) {
			return form{kind: quoteMark}
		}
		if w == ":" || w == "(" {
			return form{sym: mark(w), kind: openingMark}
		}
		return form{sym: mark(w), kind: plainMark}
	case text.Link:
		return form{sym: symLink, kind: plainMark}
	case text.Number:
		return form{sym: number(w), kind: plainMark}
	}
	id := r.words.ID(int(i))
	h := r.words.Hash(id)
	var t int
	if r.trait != nil {
		t = r.words.Trait(r.trait, id)
	} else {
		t = r.vocab.trait(w, h)
	}
	switch {
	case t < len(ends):
		return form{ends[t].symbol, 0, unknownWord, never}
	case t < len(ends)+len(calendar):
		return form{calendar[t-len(ends)].symbol, 0, knownWord, never}
	}
	return form{Symbol(h), Class(t - len(ends) - len(calendar)), knownWord, never}
}

// trait is what a vocabulary makes of a folded word: the number of its end, or of its part in the
// calendar, or its class.
func (t Vocabulary) trait(word string, hash uint32) int {
	for i, c := range calendar {
		if slices.Contains(c.words, word) {
			return len(ends) + i
		}
	}
	if c := t.Class(hash); c != 0 {
		return len(ends) + len(calendar) + int(c)
	}
	return endOf(word)
}

// never is long before the first unit.
const never = -1 << 30

// classOf is the class of a word of which only the tag is known.
func classOf(t tagger.Tag) Class { return Class(255 - t) }

// MaxClass is the greatest class that a vocabulary may use.
const MaxClass = Class(255 - tagger.NumTags - 1)
