package accuracy

import (
	"strings"

	"github.com/mtlint/mtlint/internal/lang"
	"github.com/mtlint/mtlint/internal/layer"
	"github.com/mtlint/mtlint/internal/text"
)

// A countKinds says of words which kinds of things and events they stand for: one
// bit each.
type countKinds struct {
	of     map[string]kindSet
	events kindSet // those of them that are events
}

type kindSet [2]uint64

func (s *kindSet) add(n int) { s[n/64] |= 1 << (n % 64) }

func (s kindSet) or(t kindSet) kindSet  { return kindSet{s[0] | t[0], s[1] | t[1]} }
func (s kindSet) and(t kindSet) kindSet { return kindSet{s[0] & t[0], s[1] & t[1]} }
func (s kindSet) empty() bool           { return s == kindSet{} }

// numberKinds has what numbers are said of.
var numberKinds = lang.NewPart(func(p *lang.Pack) *countKinds {
	k := &countKinds{of: map[string]kindSet{}}
	for n, line := range p.Lines("count_kinds.txt") {
		if n >= 128 {
			break
		}
		words := strings.Fields(line)
		for _, w := range words[1:] {
			s := k.of[w]
			s.add(n)
			k.of[w] = s
		}
		if words[0] == "event" {
			k.events.add(n)
		}
	}
	return k
})

// kindReach is how many words after a number may say what it is said of: “14
// passengers on board were killed”. Before it fewer do: “leaves at least 14 …”.
const kindReach, kindBefore = 8, 4

// kinds is what the words around quantity i say that it is said of, up to the
// quantities beside it.
func (f *figures) kinds(i int) (s kindSet) {
	qs, of := f.n.Quantities, numberKinds.Of(f.Lang).of
	q := &qs[i]
	r := f.Doc.Sentences[q.Sentence].Tokens
	first, end := max(r.First, q.Tokens.First-kindBefore), min(r.End, q.Tokens.End+kindReach)
	if int(q.Block) == f.plan.Title { // “Death toll in flood rises to 15”
		first, end = max(r.First, q.Tokens.First-20), min(r.End, q.Tokens.End+20)
	}
	if i > 0 {
		first = max(first, qs[i-1].Tokens.End)
	}
	if i+1 < len(qs) {
		end = min(end, qs[i+1].Tokens.First)
	}
	for j := first; j < end; j++ {
		s = s.or(of[f.w.Low(int(j))])
	}
	return s
}

// people reports whether q counts people, or a name for them: “62,000 New Yorkers”.
func (f *figures) people(q *layer.Quantity) bool {
	nouns := peopleNouns.Of(f.Lang)
	for i := q.Tokens.End; i < q.Tokens.End+3 && int(i) < len(f.Doc.Tokens); i++ {
		low := f.w.Low(int(i))
		if nouns.Has(low) || low == "people" || f.Doc.Tokens[i].Shape == text.Capitalised && layer.Plural(low) && strings.HasSuffix(low, "rs") {
			return true
		}
		if figureFunction.Of(f.Lang).Has(low) {
			break
		}
	}
	return false
}

// listed reports whether quantity i is one part of a list: “two boys and a man”.
func (f *figures) listed(i int) bool {
	qs := f.n.Quantities
	q := &qs[i]
	if q.Kind != layer.Cardinal {
		return false
	}
	for j := int(q.Tokens.End); j < int(q.Tokens.End)+4; j++ {
		if f.w.Is(j, ",", "and", "plus") && (f.w.Is(j+1, "a", "an", "another") && (!f.w.Is(j, ",") || f.w.Is(j+3, "and", ",") || f.w.Is(j+4, "and", ",")) || i+1 < len(qs) && int(qs[i+1].Tokens.First) == j+1 && qs[i+1].Kind == q.Kind && qs[i+1].Noun != "") {
			return true
		}
	}
	first := int(q.Tokens.First)
	if !f.w.Is(first-1, "and", ",", "plus") {
		return false
	}
	if i > 0 && qs[i-1].Kind == q.Kind && qs[i-1].Noun != "" && qs[i-1].Sentence == q.Sentence && first-int(qs[i-1].Tokens.End) <= 4 {
		return true
	}
	return f.w.Is(first-3, "a", "an", "another") || f.w.Is(first-4, "a", "an", "another")
}

// poll reports whether quantity i is one of several percentages of a sentence.
func (f *figures) poll(i int) bool {
	n := 0
	for j := max(0, i-3); j < min(len(f.n.Quantities), i+4); j++ {
		if o := &f.n.Quantities[j]; o.Sentence == f.n.Quantities[i].Sentence && o.Kind == layer.Percent {
			n++
		}
	}
	return n > 2
}

// rate reports whether q is so many in a time: “250 trees a year”.
func (f *figures) rate(q *layer.Quantity, c *figureContext) bool {
	for i := int(q.Tokens.End); i < int(q.Tokens.End)+4; i++ {
		if f.w.Is(i, "a", "per", "each", "every", "an") && (i == int(q.Tokens.End) || !figureFunction.Of(f.Lang).Has(f.w.Low(i-1))) && f.w.Is(i+1, "year", "month", "week", "day", "hour", "night", "minute", "head", "person", "season") {
			return c.of[f.w.ID(i+1)] == 0 && !f.inTitle(f.w.ID(i+1))
		}
	}
	return false
}

// inTitle reports whether the headline has the word.
func (f *figures) inTitle(id int32) bool {
	r := f.Doc.Blocks[f.plan.Title].Tokens
	for i := r.First; i < r.End; i++ {
		if f.w.ID(int(i)) == id {
			return true
		}
	}
	return false
}
