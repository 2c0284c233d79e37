package order

import (
	"math"
	"slices"
	"sync"

	"github.com/mtlint/mtlint/internal/article"
	"github.com/mtlint/mtlint/internal/detector"
	"github.com/mtlint/mtlint/internal/lang"
	"github.com/mtlint/mtlint/internal/layer"
	"github.com/mtlint/mtlint/internal/tagger"
	"github.com/mtlint/mtlint/internal/text"
)

// Moves looks at the running text of an article.
var Moves = article.NewLayer("moves", build)

// A Place is a move in an article.
type Place struct {
	Move
	Token int32 // the first that moves
	// Adjective: an adjective and the noun before it change places.
	Adjective bool
}

var model = lang.NewModel("order.bin", Load)

// Bounds of what is looked at.
const (
	fewestUnits = 7   // of a sentence: news writes none shorter but headings and speech
	mostUnits   = 120 // more are a list, or a text without stops
	leastGain   = 6   // logits: of a move to be shown to the detector
)

// odd is the score from which a token is worth looking at, in logits. From
// 2 on, damaged sentences are lost.
const odd = 1.5

// suspicious is the sum of weights around a word below which it is worth looking for moves.
const suspicious = 60

// build finds the moves that make an article's text likelier, where words are odd to the detector.
func build(a *article.Article) (all []Place) {
	m, d := model.Of(a.Lang), detector.ModelOf.Of(a.Lang)
	if m == nil || d == nil {
		return nil
	}
	scores, plan := detector.Garbles.Of(a).Scores, layer.Structure.Of(a)
	reader := sync.OnceValue(func() *Reader { return NewReader(a, m.kind) }) // few sentences need it
	other := sync.OnceValue(func() *detector.Reader { return detector.ReaderOf(a) })
	s := searcher{doc: a.Doc, m: m, d: d}
	for b := range a.Doc.Blocks {
		if plan.Parts[b] != layer.Paragraph {
			continue
		}
		ss := a.Doc.SentencesOf(&a.Doc.Blocks[b])
		for i := range ss {
			if !anyOdd(scores[ss[i].Tokens.First:ss[i].Tokens.End]) {
				continue
			}
			units, from := reader().Units(&ss[i])
			if !isSentence(units) {
				continue
			}
			s.mark(scores, from)
			all = s.sentence(all, units, from, func() []detector.Unit { u, _ := other().Units(&ss[i]); return u })
		}
	}
	return all
}

func anyOdd(scores []float32) bool {
	for _, v := range scores {
		if v > odd {
			return true
		}
	}
	return false
}

// mark notes which tokens of a sentence are odd.
func (s *searcher) mark(scores []float32, from []int32) {
	s.odd = s.odd[:0]
	for _, t := range from {
		s.odd = append(s.odd, scores[t] > odd)
	}
}

// isSentence reports whether units, with edges, are a sentence that the models can judge.
func isSentence(u []Unit) bool {
	n := len(u) - 2*Pad
	return n >= fewestUnits && n <= mostUnits && (u[Pad+n-1] == stop || u[Pad+n-1] == ask)
}

// sentence appends the best move of each suspicious stretch of a sentence.
func (s *searcher) sentence(all []Place, u []Unit, from []int32, second func() []detector.Unit) []Place {
	s.read(u)
	var garbled []detector.Unit
	for k := Pad + 1; k+1 < len(u)-Pad; k++ {
		if !slices.Contains(s.odd[k-Pad:min(k-Pad+farthest, len(s.odd))], true) {
			continue
		}
		size := 0
		for size < farthest && k+size < len(u)-Pad && s.movable(u[k+size], from[k+size-Pad]) && (size == 0 || from[k+size-1-Pad]+1 == from[k+size-Pad]) {
			size++
		}
		if size < 2 || s.around(k) > suspicious {
			continue
		}
		s.collect(k, size)
		if s.found == 0 || float32(s.top[0].gain) < leastGain*float32(s.m.Scale) {
			continue
		}
		if garbled == nil {
			garbled = second()
		}
		if len(garbled)-2*detector.Pad != len(from) {
			return all // the two do not read the sentence alike
		}
		x := s.judge(garbled)
		if n := len(all); n > 0 && all[n-1].Token+int32(len(all[n-1].Order)) > from[x.From] && all[n-1].Token >= from[0] {
			if all[n-1].Worth() >= x.Worth() {
				continue
			}
			all = all[:n-1]
		}
		all = append(all, Place{x, from[x.From], behind(u[Pad+x.From : Pad+x.End])})
	}
	return all
}

// movable reports whether a unit may stand in the wrong place. A capital within a sentence begins
// a name, a title or a quotation.
func (s *searcher) movable(u Unit, token int32) bool {
	t := &s.doc.Tokens[token]
	return Movable(u) && (t.Shape == text.Lower || s.doc.Text(t.Span) == "I")
}

// behind reports whether the units are a noun and an adjective.
func behind(u []Unit) bool {
	return len(u) == 2 && tagger.CommonNouns.Has(tagger.Tag(u[0].Tag)) && tagger.Tag(u[1].Tag) == tagger.JJ
}

// judge returns the best of the moves that were collected by what both models say.
func (s *searcher) judge(u []detector.Unit) (x Move) {
	worth := float32(math.Inf(-1))
	s.mixed = append(s.mixed[:0], u...)
	for i := range s.top[:s.found] {
		c := &s.top[i]
		order, from := c.order[:c.size], c.from-Pad
		// What the move may change: the words around it, by a stretch of both sides.
		lo, hi := max(0, from-detector.Pad), min(from+len(order)+detector.Pad, len(u)-2*detector.Pad)
		was := s.d.Doubt(u, lo, hi)
		for k, o := range order {
			s.mixed[detector.Pad+from+k] = u[detector.Pad+from+int(o)]
		}
		left := s.d.Doubt(s.mixed, lo, hi)
		copy(s.mixed[detector.Pad+from:], u[detector.Pad+from:detector.Pad+from+len(order)])
		m := Move{From: from, End: from + len(order), Order: slices.Clone(order), Gain: float32(c.gain) / float32(s.m.Scale), Doubt: was - left, Left: left}
		if w := m.Worth() - float32(simpler[c.size])/float32(s.m.Scale); w > worth {
			x, worth = m, w
		}
	}
	return x
}

// Span is the words that move.
func (p *Place) Span(d *text.Document) text.Span {
	return text.Span{Start: d.Tokens[p.Token].Start, End: d.Tokens[int(p.Token)+len(p.Order)-1].End}
}
