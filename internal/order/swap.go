package order

import (
	"sort"

	"github.com/mtlint/mtlint/internal/article"
	"github.com/mtlint/mtlint/internal/detector"
	"github.com/mtlint/mtlint/internal/layer"
)

// Swaps weighs exchanges of neighbours that are asked for, however odd they look.
var Swaps = article.NewLayer("swaps", newSwapper)

// A Swapper is the value of the layer [Swaps]; it is nil where the language has no models.
type Swapper struct {
	searcher
	a       *article.Article
	reader  *Reader
	second  *detector.Reader
	units   []Unit // of the sentence that was asked about last
	garbled []detector.Unit
	from    []int32
	read    int // its number, plus one
}

func newSwapper(a *article.Article) *Swapper {
	m, d := model.Of(a.Lang), detector.ModelOf.Of(a.Lang)
	if m == nil || d == nil {
		return nil
	}
	return &Swapper{searcher: searcher{doc: a.Doc, m: m, d: d}, a: a, reader: NewReader(a, m.kind), second: detector.ReaderOf(a)}
}

// Swap is what exchanging token i of the running text and the one behind it gains; ok is
// false where one is no word that moves, or the models do not read the sentence.
func (s *Swapper) Swap(i int) (x Place, ok bool) {
	if s == nil || !s.sentenceOf(i) {
		return x, false
	}
	k := sort.Search(len(s.from), func(k int) bool { return int(s.from[k]) >= i })
	if k+1 >= len(s.from) || int(s.from[k]) != i || int(s.from[k+1]) != i+1 {
		return x, false
	}
	at := Pad + k
	if !Movable(s.units[at]) || !Movable(s.units[at+1]) {
		return x, false
	}
	was := s.m.reaching(s.units, at, at+2)
	s.units[at], s.units[at+1] = s.units[at+1], s.units[at]
	gain := s.m.reaching(s.units, at, at+2) - was
	s.units[at], s.units[at+1] = s.units[at+1], s.units[at]
	s.top[0], s.found = candidate{from: at, gain: gain, size: 2, order: [farthest]int8{1, 0}}, 1
	return Place{Move: s.judge(s.garbled), Token: int32(i), Adjective: behind(s.units[at : at+2])}, true
}

// sentenceOf reads the sentence of a token, if the models can.
func (s *Swapper) sentenceOf(i int) bool {
	doc := s.a.Doc
	n := sort.Search(len(doc.Sentences), func(k int) bool { return int(doc.Sentences[k].Tokens.End) > i })
	if n == len(doc.Sentences) || layer.Structure.Of(s.a).Parts[doc.BlockAt(doc.Tokens[i].Start)] != layer.Paragraph {
		return false
	}
	if s.read != n+1 {
		s.read = n + 1
		s.units, s.from = s.reader.Units(&doc.Sentences[n])
		s.garbled, _ = s.second.Units(&doc.Sentences[n])
	}
	return isSentence(s.units) && len(s.garbled)-2*detector.Pad == len(s.from)
}
