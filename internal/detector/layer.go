package detector

import (
	"math"

	"github.com/mtlint/mtlint/internal/article"
	"github.com/mtlint/mtlint/internal/lang"
	"github.com/mtlint/mtlint/internal/layer"
	"github.com/mtlint/mtlint/internal/text"
)

// Garbles looks at the running text of an article.
var Garbles = article.NewLayer("garbles", build)

// A Reading is the value of the layer [Garbles].
type Reading struct {
	Known    bool      // the language has a model
	Gain     float32   // what an edit must gain to be believed, in logits
	Suspects []Suspect // places that may be garbled, in the order of the text
	Doubt    float64   // how much all words together look garbled: the sum of log(1+exp(score))
	Scores   []float32 // of each token, in logits; of one outside the running text far below 0
}

// A Suspect is a place that looks garbled, and the edit that helps most there.
type Suspect struct {
	Token int32 // the word that looks worst
	Score float32
	Edit  Edit
	From  int32 // tokens that the edit changes; of an insertion the token before which it is made
	End   int32
}

// ModelOf is the part of a pack that holds its model; nil if it has none.
var ModelOf = lang.NewModel("detector.bin", Load)

// trait is what the vocabulary of a pack's model has of words.
var trait = lang.NewPart(func(p *lang.Pack) *lang.Trait { return lang.NewTrait(p, ModelOf.Of(p).words.trait) })

// ReaderOf returns a reader of a for the model of its pack, which must have one.
func ReaderOf(a *article.Article) *Reader {
	return NewReader(a, ModelOf.Of(a.Lang).words, trait.Of(a.Lang))
}

// unread is the score of a token that the model does not read.
const unread = -100

// Bounds of a suspect.
const (
	shortest  = 7   // units: fewer are no sentence, or one that news does not write
	longest   = 120 // more are a list, or a text without stops
	apart     = 3   // units around the worst word that belong to it
	shortText = 300 // tokens: less is read by the whole model alone
)

func build(a *article.Article) *Reading {
	m := ModelOf.Of(a.Lang)
	if m == nil {
		return &Reading{}
	}
	r := &Reading{Known: true, Gain: float32(m.Gain) / float32(m.Scale), Scores: make([]float32, len(a.Doc.Tokens))}
	for i := range r.Scores {
		r.Scores[i] = unread
	}
	plan, reader, editor := layer.Structure.Of(a), ReaderOf(a), NewEditor(m)
	// Of a short text, single words decide how much it is doubted.
	short := len(a.Doc.Tokens) < shortText
	if !short {
		m.tables[quick].fetch() // other work has driven it out since the last article
	}
	var z []int32
	for b := range a.Doc.Blocks {
		if plan.Parts[b] != layer.Paragraph {
			continue
		}
		ss := a.Doc.SentencesOf(&a.Doc.Blocks[b])
		for i := range ss {
			units, from := reader.Units(&ss[i])
			if cap(z) < len(from) {
				z = make([]int32, 2*len(from))
			}
			z = z[:len(from)]
			m.Score(units, z, short)
			for k, v := range z {
				r.Doubt += float64(m.softplus(v))
				r.Scores[from[k]] = float32(v) / float32(m.Scale)
			}
			if len(z) >= shortest && len(z) <= longest && (units[Pad+len(z)-1].Sym == symStop || units[Pad+len(z)-1].Sym == symAsk) {
				r.suspects(a.Doc, m, editor, units, from, z)
			}
		}
	}
	return r
}

// suspects notes the words of a sentence that score high and higher than those
// around them.
func (r *Reading) suspects(d *text.Document, m *Model, e *Editor, units []Unit, from, z []int32) {
	for i, v := range z {
		if v < m.Suspect || d.Tokens[from[i]].Kind != text.Word || !peak(z, i) {
			continue
		}
		s := Suspect{Token: from[i], Score: float32(v) / float32(m.Scale), Edit: e.Best(units, i)}
		s.From, s.End = from[i], from[i]+1
		if x := s.Edit; x.Kind != NoEdit {
			s.From = from[min(x.From, len(from)-1)]
			s.End = s.From
			if x.End > x.From {
				s.End = from[x.End-1] + 1
			}
		}
		r.Suspects = append(r.Suspects, s)
	}
}

// peak reports whether no word near word i scores higher.
func peak(z []int32, i int) bool {
	for k := max(0, i-apart); k < min(len(z), i+apart+1); k++ {
		if z[k] > z[i] || z[k] == z[i] && k < i {
			return false
		}
	}
	return true
}

// softplus is how much a sum of weights says that a word is garbled: log(1+exp(x))
// of its logits x.
func (m *Model) softplus(z int32) float32 {
	return m.soft[max(0, min(len(m.soft)-1, int(z)-softFrom))]
}

// The sums for which softplus is kept ready.
const softFrom, softTo = -400, 1200

func softTable(scale int32) []float32 {
	t := make([]float32, softTo-softFrom)
	for i := range t {
		t[i] = float32(math.Log1p(math.Exp(float64(i+softFrom) / float64(scale))))
	}
	return t
}
