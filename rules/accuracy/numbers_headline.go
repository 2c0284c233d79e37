package accuracy

import (
	"strings"

	"github.com/mtlint/mtlint/internal/lang"
	"github.com/mtlint/mtlint/internal/layer"
	"github.com/mtlint/mtlint/internal/text"
)

// A headlined number is one of the headline, with what it is said of.
type headlined struct {
	*layer.Quantity
	at     int // its index
	kinds  kindSet
	stated bool // the body has the very number
}

// nowhere weighs further evidence for quantity i where the body has the headline's
// number nowhere. It is below zero if the two may count different things.
func (f *figures) nowhere(h *headlined, i, paragraph int, c *figureContext) (n int) {
	q := &f.n.Quantities[i]
	same := f.countsSame(h.Quantity, q, c)
	if !same && (h.Kind != layer.Cardinal || q.Kind != layer.Cardinal || far(h.Value, q.Value)) || f.inName(h.Quantity) && !f.sameBefore(h.Quantity, q) && f.w.Low(int(h.Tokens.End)) != f.w.Low(int(q.Tokens.End)) {
		return -never
	}
	if !same {
		n--
	}
	if !h.kinds.and(f.kinds(i)).empty() && h.Noun != q.Noun {
		n += 2
		same = true
	}
	if f.people(h.Quantity) && f.people(q) {
		n++
	}
	if f.group(h.Quantity, q) {
		n += 2
		same = true
	}
	if h.Noun != "" && !same && f.nounBefore(h.Noun, q) {
		n++
		same = true
	}
	if slip(f.words(h.Quantity), f.words(q)) && h.Scale == q.Scale {
		n++
		if digitsIn(f.words(q), &[16]byte{}) > 2 {
			n++
			same = true
		}
	} else if paragraph > 2 && h.Kind != layer.Cardinal {
		n--
	}
	if !same {
		return -never
	}
	if part := f.subset(q) && !f.inName(h.Quantity); (part || f.listed(i)) && q.Value < h.Value || listicle.Has(h.Noun) && f.echo(h.Quantity, q) < 3 {
		return -never
	} else if part {
		n -= 3
	}
	if h.Kind == layer.Percent && f.poll(i) {
		n -= 2
	}
	if f.another(h.Quantity, q, c) {
		n -= 2
	}
	return n
}

// never is more than all the evidence there may be.
const never = 99

// group reports whether the headline's t stands for a group without a noun, which the
// first sentence begins with: “Velm four questioned”, “The six islanders …”.
func (f *figures) group(t, q *layer.Quantity) bool {
	next := f.w.Low(int(t.Tokens.End))
	s := f.Doc.Blocks[q.Block].Tokens
	return t.Written && t.Kind == layer.Cardinal && strings.HasSuffix(next, "ed") && f.Doc.Blocks[t.Block].Tokens.End > t.Tokens.End &&
		q.Written && q.Tokens.First == s.First+1 && f.w.Is(int(s.First), "the") && f.people(q) && q.Block <= t.Block+2
}

// echo is how many words in a row before and after the two numbers are the same.
func (f *figures) echo(t, q *layer.Quantity) (n int) {
	a, b := f.Doc.Blocks[t.Block].Tokens, f.Doc.Blocks[q.Block].Tokens
	for i, j := t.Tokens.End, q.Tokens.End; i < a.End && j < b.End && f.w.ID(int(i)) == f.w.ID(int(j)); i, j = i+1, j+1 {
		n++
	}
	for i, j := t.Tokens.First-1, q.Tokens.First-1; i >= a.First && j >= b.First && f.w.ID(int(i)) == f.w.ID(int(j)); i, j = i-1, j-1 {
		n++
	}
	return n
}

// inName reports whether t is part of a name, as in “PlayStation 3 unveiled”: in a
// headline that has other words in lower case it stands after one that has not.
func (f *figures) inName(t *layer.Quantity) bool {
	r := f.Doc.Blocks[t.Block].Tokens
	before := t.Tokens.First - 1
	if t.Written || t.Scale > 1 || t.Kind != layer.Cardinal || before < r.First || t.Tokens.End >= r.End || figureFunction.Of(f.Lang).Has(f.w.Low(int(before))) || f.Doc.Tokens[before].Kind != text.Word || f.Doc.Tokens[before].Shape == text.Lower {
		return false
	}
	for i := r.First; i < r.End; i++ {
		if f.Doc.Tokens[i].Shape == text.Lower && f.Doc.Tokens[i].Kind == text.Word && f.Doc.Tokens[i].Len() > 4 {
			return true
		}
	}
	return false
}

// subset reports whether q counts some of those that were counted before: “of whom
// two”, “two of the women”, “34 soldiers, including six”.
func (f *figures) subset(q *layer.Quantity) bool {
	first, end := int(q.Tokens.First), int(q.Tokens.End)
	if q.Kind != layer.Cardinal {
		return false
	}
	if f.w.Is(end, "of") && f.w.Is(end+1, "them", "whom", "which", "those", "these", "the", "his", "her", "their", "our") {
		return true
	}
	if f.w.Is(first-1, "including", "whom", "which", "them", "include", "includes") {
		return true
	}
	return q.Noun == "" && f.w.Is(end, "have", "has", "had", "were", "was", "are", "did", "remain", "remained")
}

// listicle are what headlines count that the text then goes through one by one, by
// their stems.
var listicle = lang.NewSet("thing", "way", "reason", "takeaway", "fact", "tip", "question", "moment", "lesson", "photo", "picture", "quote", "chart", "step", "trick", "sign", "myth", "stor", "book", "movie", "recipe", "gift")

// another reports whether words by q say that it is of another time, source or kind:
// “compared with 43”, “past forecasts”, “two Democratic senators”.
func (f *figures) another(t, q *layer.Quantity, c *figureContext) bool {
	s := f.Doc.Sentences[q.Sentence].Tokens
	for i := max(s.First, q.Tokens.First-6); i < min(s.End, q.Tokens.End+4); i++ {
		if f.w.Is(int(i), "compared", "previous", "previously", "earlier", "past", "expected", "expecting", "expect", "forecast", "forecasts", "predicted", "former", "versus", "average", "initially", "originally") && c.of[f.w.ID(int(i))] == 0 {
			return true
		}
	}
	if q.Kind != layer.Cardinal || q.Noun == "" {
		return false
	}
	for i := q.Tokens.End; i < min(s.End, q.Tokens.End+2) && layer.Stem(f.w.Low(int(i))) != q.Noun; i++ {
		if f.Doc.Tokens[i].Shape != text.Lower && c.of[f.w.ID(int(i))] == 0 {
			return t.Noun == q.Noun
		}
	}
	return false
}

// nounBefore reports whether the noun stands before q in its sentence, and no other
// noun after q that it may count: “claims totalled 2.1 million last week”.
func (f *figures) nounBefore(noun string, q *layer.Quantity) bool {
	s := f.Doc.Sentences[q.Sentence].Tokens
	for i := q.Tokens.End; i < min(s.End, q.Tokens.End+nounSpan) && !figureFunction.Of(f.Lang).Has(f.w.Low(int(i))); i++ {
		if layer.Plural(f.w.Low(int(i))) {
			return false
		}
	}
	for i := max(s.First, q.Tokens.First-nounBeforeSpan); i < q.Tokens.First; i++ {
		if layer.Stem(f.w.Low(int(i))) == noun {
			return true
		}
	}
	return false
}

const nounSpan, nounBeforeSpan = 3, 12

// otherEvent reports whether quantity i is said of another event than the headline's
// number: of the injured, and not of the dead.
func (f *figures) otherEvent(h *headlined, i int) bool {
	events := numberKinds.Of(f.Lang).events
	a, b := h.kinds.and(events), f.kinds(i).and(events)
	return !a.empty() && !b.empty() && a.and(b).empty()
}

// countsSame reports whether two plain numbers may count the same things: they
// have one noun, or one of the nouns stands near the other number as well.
func (f *figures) countsSame(t, q *layer.Quantity, c *figureContext) bool {
	if t.Noun == "time" || t.Noun == "fold" {
		return false // “up 19 times” is said of much
	}
	switch t.Kind {
	case layer.Ordinal:
		return t.Noun != "" && (t.Noun == q.Noun || f.w.Low(int(t.Tokens.End)) == f.w.Low(int(q.Tokens.End)))
	case layer.DatePart: // “election on 24 December”: the whole headline must come again
		said := layer.ReportingVerbs.Of(f.Lang)
		return !said.Has(f.w.Low(int(q.Tokens.First)-1)) && !said.Has(f.w.Low(int(q.Tokens.First)-2)) && count(f.shared(c, f.around(q, 25))) >= max(4, (c.words*3+4)/5)
	case layer.Fraction: // “one in five people”, “one in nine people”
		return q.Block <= t.Block+2 && !far(t.Value, q.Value) && count(f.shared(c, f.around(q, 25))) >= 2 && f.w.ID(int(t.Tokens.First)) == f.w.ID(int(q.Tokens.First))
	case layer.Year:
		return f.echo(t, q) >= 4
	case layer.Age:
		if i := q.Tokens.First; f.w.Is(int(i)-1, "aged") && int(q.Sentence) == int(f.Doc.Blocks[q.Block].Sentences.First) && !f.relative(q) {
			return count(f.shared(c, f.around(q, 25))) >= 2
		}
		return count(f.shared(c, f.around(q, 10))) >= 2 || f.sameBefore(t, q)
	}
	if far(t.Value, q.Value) {
		return false
	}
	if t.Kind != layer.Cardinal || q.Kind != layer.Cardinal || t.Noun == q.Noun || t.Noun == "" && q.Noun == "" {
		return true
	}
	if f.sameBefore(t, q) && f.Doc.Tokens[t.Tokens.First-1].Shape != text.Lower {
		return true // “Channel 4”
	}
	after, verb := stemOf(f.w.Low(int(t.Tokens.End))), !layer.Plural(f.w.Low(int(t.Tokens.End)))
	reach := q.Tokens.End + 5
	if peopleNouns.Of(f.Lang).Has(f.w.Low(int(q.Tokens.End))) {
		reach += 6
	}
	s := f.Doc.Sentences[q.Sentence].Tokens
	for i := max(s.First, q.Tokens.First-4); i < min(s.End, reach); i++ {
		if low := f.w.Low(int(i)); verb && len(low) > 3 && stemOf(low) == after && t.Noun == layer.Stem(f.w.Low(int(t.Tokens.End))) {
			return true // “14 killed”, “killing 14”
		}
	}
	for i := q.Tokens.End; i < min(s.End, q.Tokens.End+6); i++ {
		if f.Doc.Tokens[i].Kind == text.Number {
			break
		}
		low := f.w.Low(int(i))
		if t.Noun != "" && layer.Stem(low) == t.Noun {
			return true
		}
	}
	return false
}

// relative reports whether a relative's age may be meant: “after his wife died aged 91”.
func (f *figures) relative(q *layer.Quantity) bool {
	for i := q.Tokens.First - 6; i < q.Tokens.First; i++ {
		if f.w.Is(int(i), "wife", "husband", "son", "daughter", "mother", "father", "brother", "sister", "widow", "partner") {
			return true
		}
	}
	return false
}

// sameBefore reports whether the same word stands before both numbers.
func (f *figures) sameBefore(t, q *layer.Quantity) bool {
	i, j := int(t.Tokens.First)-1, int(q.Tokens.First)-1
	return t.Tokens.First > f.Doc.Blocks[t.Block].Tokens.First && j >= 0 && f.w.ID(i) == f.w.ID(j) && f.Doc.Tokens[i].Kind == text.Word
}

// points weighs the evidence that the body's number q is meant to be the
// headline's t.
func (f *figures) points(t, q *layer.Quantity, c *figureContext, paragraph int) int {
	reach := int32(14)
	if paragraph <= 2 {
		reach = 25
	}
	n := min(count(f.shared(c, f.around(q, reach))), 4)
	if t.Noun != "" && t.Noun == q.Noun {
		n += 2
	}
	if t.Unit != "" {
		n++
	}
	if next := int(q.Tokens.End); f.w.Is(next, "fewer", "more", "less", "additional", "extra", "other") && f.w.Low(int(t.Tokens.End)) != f.w.Low(next) {
		n -= 2
	}
	if f.sameBefore(t, q) {
		n++
		if before := f.Doc.Tokens[t.Tokens.First-1]; before.Shape != text.Lower && before.Len() > 3 {
			n++ // “Channel 4”
		}
	}
	if paragraph <= 2 {
		n++
	}
	if paragraph == 1 && int(q.Sentence) <= int(f.Doc.Blocks[q.Block].Sentences.First) {
		n++
	}
	return n
}
