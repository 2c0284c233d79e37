package layer

import (
	"github.com/mtlint/mtlint/internal/article"
	"github.com/mtlint/mtlint/internal/text"
)

// Numbers gives every quantity of the article in ascending order, with what it
// counts or measures, and every date.
var Numbers = article.NewLayer("numbers", buildNumbers)

// A QuantityKind says what a number is used for.
type QuantityKind uint8

// The kinds of quantity.
const (
	Cardinal QuantityKind = iota // counts something: “14 people”, “two dozen”
	Ordinal                      // “third”, “21st”
	Money                        // “$1.3bn”, “40 euros”
	Percent                      // “5 %”, “five per cent”
	Measure                      // with a unit: “10 km”, “5,000m”
	Duration                     // with a unit of time: “14 years”, “five-year”
	Age                          // “aged 44”, “44-year-old”
	Year                         // “in 2004”, “1990s”
	DatePart                     // the day of a date
	Clock                        // “5.30pm”, “14:05”, “0200 GMT”
	Score                        // “5-3”
	Fraction                     // “two-thirds”, “a quarter”, “one in five”
	Label                        // anything that is no amount: “737-800”, telephone numbers, versions
)

var quantityKinds = [...]string{"cardinal", "ordinal", "money", "percent", "measure", "duration", "age", "year", "date", "clock", "score", "fraction", "label"}

// String is the kind's name in lower case.
func (k QuantityKind) String() string { return quantityKinds[k] }

// A Hedge says how exact a quantity claims to be.
type Hedge uint8

// The hedges.
const (
	Exact   Hedge = iota
	About         // “about”, “some”
	AtMost        // “up to”, “nearly”, “under”
	AtLeast       // “more than”, “at least”, “over”
)

// A Quantity is one number with all that belongs to it: its sign of currency, its
// scale and its unit.
type Quantity struct {
	text.Span
	Tokens          text.Range
	Sentence, Block int32
	Kind            QuantityKind
	Hedge           Hedge
	Written         bool    // in words: “fourteen”
	Comma           bool    // with a decimal comma: “2,5”
	Dotted          bool    // with points between thousands: “8.900.000”
	Decimals        int8    // digits after the decimal mark
	Value           float64 // scale applied; of a Clock minutes, of a Score the first number
	Second          float64 // of a Score and of “10-15 km” the second number, of a Fraction the denominator
	Scale           float64 // 1e6 of “20.5 million”, else 1
	Dimension       string  // of a unit: length, mass, time, money, …
	Size            float64 // of a unit, in the first unit of its dimension
	Unit            string  // of money, measures and durations as the language pack names it; “%”
	Noun            string  // stem of the word it counts, or empty
	To              int32   // index of the quantity that ends the range which begins here; -1
}

// A Date is a day of a month, with what else the text says of it.
type Date struct {
	text.Span
	Sentence         int32
	Day, Month, Year int   // Year is 0 if not given
	Weekday          int   // 0 is Sunday; -1 if not given
	Token            int32 // the first token
}

// A NumberIndex is the value of the layer [Numbers].
type NumberIndex struct {
	Quantities []Quantity
	Dates      []Date
}

// In returns the quantities that lie in sentence s.
func (n *NumberIndex) In(s int) []Quantity {
	lo, hi := 0, len(n.Quantities)
	for lo < hi {
		if m := (lo + hi) / 2; int(n.Quantities[m].Sentence) < s {
			lo = m + 1
		} else {
			hi = m
		}
	}
	for hi = lo; hi < len(n.Quantities) && int(n.Quantities[hi].Sentence) == s; hi++ {
	}
	return n.Quantities[lo:hi]
}

// numberReader walks the tokens once.
type numberReader struct {
	d     *text.Document
	w     *WordIndex
	lex   *numberLexicon
	known []numberWord // the first is of all words that the lexicon does not know
	word  []int32      // of each folded form: index into known
	out   *NumberIndex
	sent  int
	block int
	first int // the tokens of the sentence
	end   int
}

func buildNumbers(a *article.Article) *NumberIndex {
	r := &numberReader{d: a.Doc, w: Words.Of(a), lex: numberLexicons.Of(a.Lang), out: &NumberIndex{}}
	r.known, r.word = make([]numberWord, 1, 32), make([]int32, r.w.Distinct())
	for id := range r.word {
		if r.w.Trait(r.lex.has, int32(id)) != 0 {
			r.word[id] = int32(len(r.known))
			r.known = append(r.known, r.lex.word(r.w.Form(int32(id)), r.w.Hash(int32(id))))
		}
	}
	for i := 0; i < len(r.d.Tokens); {
		switch t := &r.d.Tokens[i]; {
		case t.Kind == text.Number:
			r.enter(i)
			i = r.digits(i)
		case t.Kind == text.Word && r.known[r.word[r.w.ID(i)]].starts():
			r.enter(i)
			i = r.written(i)
		default:
			i++
		}
	}
	r.ranges()
	return r.out
}

// enter makes the sentence of token i the one that is read: nothing outside
// belongs to a quantity in it.
func (r *numberReader) enter(i int) {
	d := r.d
	for r.sent+1 < len(d.Sentences) && int(d.Sentences[r.sent].Tokens.End) <= i {
		r.sent++
	}
	for r.block+1 < len(d.Blocks) && int(d.Blocks[r.block].Tokens.End) <= i {
		r.block++
	}
	r.first, r.end = int(d.Sentences[r.sent].Tokens.First), int(d.Sentences[r.sent].Tokens.End)
}

// at is what the lexicon knows of token i.
func (r *numberReader) at(i int) *numberWord {
	if i < r.first || i >= r.end {
		return &r.known[0]
	}
	return &r.known[r.word[r.w.ID(i)]]
}

// low is the folded form of token i of the sentence.
func (r *numberReader) low(i int) string {
	if i < r.first || i >= r.end {
		return ""
	}
	return r.w.Low(i)
}

// is reports whether token i of the sentence is one of the folded words.
func (r *numberReader) is(i int, words ...string) bool {
	return i >= r.first && i < r.end && r.w.Is(i, words...)
}

// joined reports whether no blank stands between tokens i-1 and i.
func (r *numberReader) joined(i int) bool {
	return i > 0 && i < len(r.d.Tokens) && r.d.Tokens[i-1].End == r.d.Tokens[i].Start
}

// add records the quantity of tokens [first, end).
func (r *numberReader) add(q Quantity, first, end int) {
	q.Span = text.Span{Start: r.d.Tokens[first].Start, End: r.d.Tokens[end-1].End}
	q.Tokens = text.Range{First: int32(first), End: int32(end)}
	q.Sentence, q.Block, q.To = int32(r.sent), int32(r.block), -1
	if h := r.hedge(first, end); h != Exact {
		q.Hedge = h
	}
	if (q.Kind == Cardinal || q.Kind == Ordinal) && q.Noun == "" {
		q.Noun = r.noun(end)
	}
	r.out.Quantities = append(r.out.Quantities, q)
}

// hedge reads the words before and after a quantity.
func (r *numberReader) hedge(first, end int) Hedge {
	if r.is(end, "or") {
		switch r.low(end + 1) {
		case "more", "so", "over", "above", "older":
			return AtLeast
		case "less", "fewer", "under", "below", "younger":
			return AtMost
		}
	}
	if r.is(end, "+") && r.joined(end) || r.is(end, "plus") {
		return AtLeast
	}
	switch r.low(first - 1) {
	case "than":
		if r.is(first-2, "less", "fewer", "lower", "smaller", "younger", "under", "shorter") {
			return AtMost
		}
		return AtLeast
	case "least":
		return AtLeast
	case "most", "to":
		if r.is(first-2, "at", "up", "close") {
			return AtMost
		}
		return Exact
	case "as":
		if r.is(first-2, "many", "much", "high", "late") {
			return AtMost
		}
		if r.is(first-2, "few", "little", "low", "early") {
			return AtLeast
		}
		return Exact
	}
	switch r.at(first - 1).kind {
	case wordAbout:
		return About
	case wordBelow:
		return AtMost
	case wordAbove:
		return AtLeast
	}
	return Exact
}

// nounReach is how many words after a number its noun may stand: “three other
// former officers”.
const nounReach = 4

// noun guesses what the number that ends before token i counts: the first plural
// among the words that follow, else the first of them.
func (r *numberReader) noun(i int) string {
	first := ""
	for j := i; j < min(i+nounReach, r.end); j++ {
		t := r.d.Tokens[j]
		low := r.low(j)
		if t.Kind != text.Word || r.lex.function.Has(low) {
			if j == i && (low == "of" || low == "more") || j == i+1 && (low == "the" || low == "his" || low == "her" || low == "its" || low == "their") {
				continue
			}
			break
		}
		if Plural(low) {
			return Stem(low)
		}
		if first == "" {
			first = Stem(low)
		}
	}
	return first
}

// ranges links the two ends of “10 to 15”, “between 10 and 15” and “10–15”, and
// gives the first the unit and scale that only the second names.
func (r *numberReader) ranges() {
	qs := r.out.Quantities
	r.sent, r.block = 0, 0
	for i := 1; i < len(qs); i++ {
		a, b := &qs[i-1], &qs[i]
		if b.Tokens.First-a.Tokens.End != 1 || a.Sentence != b.Sentence {
			continue
		}
		r.enter(int(a.Tokens.First))
		mid := int(a.Tokens.End)
		linked := false
		switch r.low(mid) {
		case "to", "–", "-", "—":
			linked = r.low(mid) == "to" || r.joined(mid)
			if !linked && a.Kind == Cardinal && b.Kind == Cardinal && a.Scale == 1 && b.Scale == 1 { // “Hexley 38 - 17 Velm”
				a.Kind, a.Second, b.Kind = Score, b.Value, Label
			}
		case "and":
			linked = r.is(int(a.Tokens.First)-1, "between")
		}
		if !linked {
			continue
		}
		a.To = int32(i)
		if a.Kind == Cardinal && a.Unit == "" && a.Scale == 1 {
			a.Kind, a.Unit, a.Noun, a.Dimension, a.Size = b.Kind, b.Unit, b.Noun, b.Dimension, b.Size
			if a.Kind == Label || a.Kind == Year {
				a.Kind = Cardinal
			}
			if b.Scale > 1 && a.Value < 1000 {
				a.Scale, a.Value = b.Scale, a.Value*b.Scale
			}
		}
	}
}
