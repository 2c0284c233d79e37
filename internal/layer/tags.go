package layer

import (
	"sort"

	"github.com/mtlint/mtlint/internal/article"
	"github.com/mtlint/mtlint/internal/lang"
	"github.com/mtlint/mtlint/internal/tagger"
	"github.com/mtlint/mtlint/internal/text"
)

// Tags gives the part of speech of every token. A sentence is tagged when one of its
// tokens is first asked for.
var Tags = article.NewLayer("tags", buildTags)

// A TagIndex is the value of the layer [Tags].
type TagIndex struct {
	doc     *text.Document
	model   *tagger.Model // nil: the language has none
	reader  *tagger.Reader
	tags    []tagger.Tag // of each token; None in a sentence that is not tagged yet
	clitics []tagger.Tag // of what is written on to it
	buf     []tagger.Tag

	words   *WordIndex
	lexicon *tagger.Lexicon
	lemmas  map[int64]string // by number of the form and tag
}

var taggerModel = lang.NewModel("tagger.bin", tagger.Load)

// taggerTrait is what the dictionary of a pack's tagger has of words.
var taggerTrait = lang.NewPart(func(p *lang.Pack) *lang.Trait { return lang.NewTrait(p, taggerModel.Of(p).Known) })

func buildTags(a *article.Article) *TagIndex {
	x := &TagIndex{
		doc:     a.Doc,
		model:   taggerModel.Of(a.Lang),
		tags:    make([]tagger.Tag, len(a.Doc.Tokens)),
		clitics: make([]tagger.Tag, len(a.Doc.Tokens)),
		words:   Words.Of(a),
		lexicon: taggerLexicon.Of(a.Lang),
	}
	if x.model != nil {
		x.reader = tagger.NewReader(x.model, taggerTrait.Of(a.Lang), a.Doc, x.words)
	}
	return x
}

// Known reports whether the language has a tagger; without one, every tag is None.
func (x *TagIndex) Known() bool { return x.model != nil }

// At is the tag of token i: of its host, where the Penn Treebank cuts it in two, so
// that “don't” is VBP and “minister's” NN. It is None outside the text.
func (x *TagIndex) At(i int) tagger.Tag {
	if uint(i) >= uint(len(x.tags)) {
		return tagger.None
	}
	if x.tags[i] == tagger.None {
		x.tag(i)
	}
	return x.tags[i]
}

// Clitic is the tag of what token i ends in: POS in “minister's”, VBZ in “he's”, RB
// in “don't” and “cannot”, MD in “they'll”. It is None for other tokens.
func (x *TagIndex) Clitic(i int) tagger.Tag {
	if x.At(i) == tagger.None {
		return tagger.None
	}
	return x.clitics[i]
}

// Is reports whether the tag of token i is in a set.
func (x *TagIndex) Is(i int, s tagger.Set) bool { return s.Has(x.At(i)) }

// Has reports whether token i or its clitic has a tag of a set: “he's” has a finite
// verb.
func (x *TagIndex) Has(i int, s tagger.Set) bool { return s.Has(x.At(i)) || s.Has(x.Clitic(i)) }

// Can gives the tags that token i may have wherever it stands, names aside; none for a
// word that nobody knows. Rules that must not trust the tagger ask it: “went” can be
// nothing but VBD.
func (x *TagIndex) Can(i int) tagger.Set {
	if x.model == nil || uint(i) >= uint(len(x.doc.Tokens)) || x.doc.Tokens[i].Kind != text.Word {
		return 0
	}
	return x.reader.Can(int32(i)) &^ tagger.Names
}

// CanForm is Can for a folded form.
func (x *TagIndex) CanForm(form string) tagger.Set {
	if x.model == nil || form == "" {
		return 0
	}
	return x.model.Can(form) &^ tagger.Names
}

// All tags the whole text and returns the tag of each token. The slice belongs to
// the layer.
func (x *TagIndex) All() []tagger.Tag {
	for s := range x.doc.Sentences {
		if sentence := &x.doc.Sentences[s]; x.tags[sentence.Tokens.First] == tagger.None {
			x.sentence(sentence)
		}
	}
	return x.tags
}

// tag tags the sentence of token i.
func (x *TagIndex) tag(i int) {
	if x.model == nil {
		return
	}
	s := sort.Search(len(x.doc.Sentences), func(s int) bool { return int(x.doc.Sentences[s].Tokens.End) > i })
	x.sentence(&x.doc.Sentences[s])
}

func (x *TagIndex) sentence(s *text.Sentence) {
	if x.model == nil {
		return
	}
	units, from := x.reader.Units(s)
	if len(units) > len(x.buf) {
		x.buf = make([]tagger.Tag, 2*len(units))
	}
	tags := x.buf[:len(units)]
	x.model.Tag(units, tags)
	for u, token := range from {
		if u > 0 && from[u-1] == token {
			x.clitics[token] = tags[u]
		} else {
			x.tags[token] = tags[u]
		}
	}
}
