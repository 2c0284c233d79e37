package detector

import (
	"github.com/mtlint/mtlint/internal/lang"
	"github.com/mtlint/mtlint/internal/tagger"
)

// An Edit is a small change of a sentence that undoes one kind of damage. It takes
// the place of the units From to End.
type Edit struct {
	Kind      EditKind
	From, End int     // units of the sentence, edges not counted
	Word      string  // that is put in, if any
	Order     []int8  // of the units, if they are only moved: which one comes first, second, …
	Gain      float32 // by how much less the words around look garbled after it, in logits
	Left      float32 // how much they still look garbled
}

// Worth is what speaks for the edit, in logits: what it gains, less a part of what
// stays garbled all the same.
func (x *Edit) Worth() float32 { return x.Gain - x.Left/4 }

// EditKind says what an edit does.
type EditKind uint8

// The kinds of edits.
const (
	NoEdit EditKind = iota
	Delete
	Insert
	Replace
	Move
)

// A filler is a function word that an edit may put in.
type filler struct {
	word string
	unit Unit
}

func fill(tag tagger.Tag, words ...string) (all []filler) {
	for _, w := range words {
		all = append(all, filler{w, Unit{Sym: Symbol(lang.Hash(w)), Tag: tag}})
	}
	return all
}

// The words that are dropped or changed most often, by class.
var (
	articles     = fill(tagger.DT, "the", "a", "an")
	prepositions = fill(tagger.IN, "of", "in", "to", "for", "on", "with", "at", "by", "from", "about", "as", "into", "that", "than")
	infinitive   = fill(tagger.TO, "to")
	verbs        = append(append(fill(tagger.VBZ, "is", "has"), fill(tagger.VBP, "are", "have")...), append(fill(tagger.VBD, "was", "were", "had"), append(fill(tagger.VB, "be"), fill(tagger.MD, "will")...)...)...)
	others       = append(append(fill(tagger.PRP, "it", "he", "they"), fill(tagger.CC, "and")...), append(fill(tagger.WP, "who"), fill(tagger.WDT, "which")...)...)
	insertable   = append(append(append(append([]filler(nil), articles...), prepositions[:8]...), infinitive...), append(append([]filler(nil), verbs...), others...)...)
)

// An Editor tries edits on sentences.
type Editor struct {
	m     *Model
	units []Unit
	z     []int32
	try   []Unit
	soft  []float32 // what the scores around say as the sentence is
	first int       // the unit that soft begins with
}

// NewEditor returns an editor with a model.
func NewEditor(m *Model) *Editor { return &Editor{m: m} }

// unit is the filler's unit as the model knows it.
func (m *Model) unit(f filler) Unit {
	f.unit.Class = m.words.Class(uint32(f.unit.Sym))
	return f.unit
}

// reach is how far from an edit the scores are compared.
const reach = 3

// Best returns the edit near unit at, not counting edges, that lowers the scores most,
// unless the model asks for a greater gain anyway. units have edges.
func (e *Editor) Best(units []Unit, at int) (best Edit) {
	e.units = units
	n := len(units) - 2*Pad
	lo, hi := max(0, at-3), min(n, at+4)
	if !e.before(max(0, lo-reach), min(n, hi+reach)) {
		return Edit{}
	}
	least := max(0, float32(e.m.Gain)/float32(e.m.Scale)-2*moving)
	consider := func(x Edit, with ...Unit) {
		cost := moving * float32(max(0, len(x.Order)-2))
		var ok bool
		if x.Gain, x.Left, ok = e.gain(x.From, x.End, with, least+cost); ok && x.Gain-cost > least {
			best, least = x, x.Gain-cost
		}
	}
	for k := max(lo, at-1); k < min(hi, at+2); k++ {
		u := units[Pad+k]
		if removable.Has(u.Tag) || k > 0 && units[Pad+k-1].Sym == u.Sym {
			consider(Edit{Kind: Delete, From: k, End: k + 1})
		}
		for _, set := range [][]filler{articles, prepositions, verbs} {
			if !among(set, u.Sym) {
				continue
			}
			for _, f := range set {
				if f.unit.Sym != u.Sym {
					consider(Edit{Kind: Replace, From: k, End: k + 1, Word: f.word}, e.m.unit(f))
				}
			}
		}
	}
	for k := at; k < min(hi, at+2); k++ {
		for _, f := range insertable {
			consider(Edit{Kind: Insert, From: k, End: k, Word: f.word}, e.m.unit(f))
		}
	}
	var buf [4]Unit
	for size := 2; size <= 4; size++ {
		for from := max(lo, at-size+1); from+size <= hi && from <= at; from++ {
			if !movable(units[Pad+from : Pad+from+size]) {
				continue
			}
			for _, order := range orders[size] {
				for k, o := range order {
					buf[k] = units[Pad+from+int(o)]
				}
				consider(Edit{Kind: Move, From: from, End: from + size, Order: order}, buf[:size]...)
			}
		}
	}
	return best
}

// moving is what an edit must gain more for each word that it moves beyond two: there
// are many orders, and one of them gains something by chance.
const moving = 0.75

// removable are the tags of words that stand in a sentence by mistake.
const removable tagger.Set = 1<<tagger.DT | 1<<tagger.IN | 1<<tagger.TO | 1<<tagger.PRP | 1<<tagger.CC | 1<<tagger.MD | 1<<tagger.VBZ | 1<<tagger.VBD | 1<<tagger.VBP | 1<<tagger.VB | 1<<tagger.WDT | 1<<tagger.WP | 1<<tagger.RB | 1<<tagger.RP

func among(set []filler, s Symbol) bool {
	for _, f := range set {
		if f.unit.Sym == s {
			return true
		}
	}
	return false
}

// movable reports whether the units are all words.
func movable(units []Unit) bool {
	for _, u := range units {
		if tagger.Marks.Has(u.Tag) || u.Sym == symEdge {
			return false
		}
	}
	return true
}

// orders are the permutations of two, three and four words but the one that changes
// nothing, and those that leave the first or last where it is: a shorter one does that.
var orders = func() (all [5][][]int8) {
	for n := 2; n <= 4; n++ {
		permute(n, nil, func(p []int8) {
			if p[0] != 0 && p[n-1] != int8(n-1) {
				all[n] = append(all[n], append([]int8(nil), p...))
			}
		})
	}
	return all
}()

func permute(n int, p []int8, do func([]int8)) {
	if len(p) == n {
		do(p)
		return
	}
next:
	for v := range int8(n) {
		for _, have := range p {
			if have == v {
				continue next
			}
		}
		permute(n, append(p[:len(p):len(p)], v), do)
	}
}

// gain is by how much the scores around fall when units take the place of from to end,
// and what is left of them. It gives up once the gain cannot exceed least.
func (e *Editor) gain(from, end int, with []Unit, least float32) (gain, left float32, ok bool) {
	n := len(e.units) - 2*Pad
	lo, hi := max(0, from-reach), min(n, end+reach)
	now := float32(0)
	for _, v := range e.soft[lo-e.first : hi-e.first] {
		now += v
	}
	if now < least {
		return 0, 0, false
	}
	e.try = append(append(append(e.try[:0], e.units[:Pad+from]...), with...), e.units[Pad+end:]...)
	if left, ok = e.sum(e.try, lo, from, hi+from-end+len(with), now-least); !ok {
		return 0, 0, false
	}
	return now - left, left, true
}

// before keeps what the scores of the units lo to hi say, and reports whether that is
// enough for an edit to gain what the model asks for.
func (e *Editor) before(lo, hi int) bool {
	if cap(e.z) < hi-lo {
		e.z = make([]int32, 2*(hi-lo))
	}
	z := e.z[:hi-lo]
	e.m.scoreRange(e.units, lo, hi, z)
	e.soft, e.first = e.soft[:0], lo
	all := float32(0)
	for _, v := range z {
		e.soft = append(e.soft, e.m.softplus(v))
		all += e.m.softplus(v)
	}
	return all >= float32(e.m.Gain)/float32(e.m.Scale)
}

// sum adds up what the scores of the units lo to hi say. It looks first at those from
// the edit on, where most edits show that they do no good, and gives up when
// the sum exceeds a bound.
func (e *Editor) sum(units []Unit, lo, from, hi int, bound float32) (s float32, ok bool) {
	const rounding = 1e-3 // the order in which the scores are added matters so little
	if cap(e.z) < len(units) {
		e.z = make([]int32, 2*len(units))
	}
	z, spare := e.z[:hi-lo], bound+rounding
	if spare = e.m.scoreUntil(units, from, hi, stateAt(units, from), z[from-lo:], spare); spare < 0 {
		return 0, false
	}
	if e.m.scoreUntil(units, lo, from, stateAt(units, lo), z, spare) < 0 {
		return 0, false
	}
	for _, v := range z {
		s += e.m.softplus(v)
	}
	return s, true
}
