package pattern

import (
	"maps"
	"slices"
	"strings"

	"github.com/mtlint/mtlint/internal/layer"
	"github.com/mtlint/mtlint/internal/text"
)

// A Class tells something about a token that no list of words can.
type Class uint8

const (
	anyWord Class = iota
	name
	lower
	number
	gerund
	participle
	plural
	punct
)

var classes = map[string]Class{
	"word": anyWord, "name": name, "lower": lower, "number": number, "ing": gerund, "ed": participle, "plural": plural, "punct": punct,
}

// ClassNamed returns the class with a name.
func ClassNamed(name string) (c Class, ok bool) {
	c, ok = classes[name]
	return c, ok
}

// ClassNames lists the classes.
func ClassNames() []string { return slices.Sorted(maps.Keys(classes)) }

// Holds reports whether a token, with its folded form, is of the class.
func (c Class) Holds(t text.Token, low string) bool {
	switch c {
	case number:
		return t.Kind == text.Number
	case punct:
		return t.Kind == text.Punct
	}
	if t.Kind != text.Word {
		return false
	}
	switch c {
	case name:
		return t.Shape != text.Lower
	case lower:
		return t.Shape == text.Lower
	case gerund:
		return len(low) > 5 && strings.HasSuffix(low, "ing")
	case participle:
		return len(low) > 4 && strings.HasSuffix(low, "ed")
	case plural:
		return len(low) > 3 && low[len(low)-1] == 's' && !strings.HasSuffix(low, "ss") && !strings.HasSuffix(low, "us") && !strings.HasSuffix(low, "is") && !strings.HasSuffix(low, "'s")
	}
	return true
}

// A try is one attempt to match a pattern inside one sentence.
type try struct {
	d      *text.Document
	w      *layer.WordIndex
	elems  []*elem
	lo, hi int // the sentence's tokens
	at     [maxElems + 1]int
}

// match tries the pattern with its key element at token i, and returns the tokens
// to report. t is set up for the sentence around i.
func (p *Pattern) match(t *try, i int) (from, to int, ok bool) {
	t.elems = p.elems
	t.at[p.key] = i
	if !t.back(p.key-1, i) || !t.forward(p.key+1, i+1) {
		return 0, 0, false
	}
	from, to = t.at[p.from], t.at[p.to]
	return from, to, from < to
}

// back matches the elements e, e-1, … so that they end before token i. An
// assertion before a token is decided once the elements before it are placed,
// which gives the same result, as it takes no token itself.
func (t *try) back(e, i int) bool {
	if e < 0 {
		return true
	}
	el := t.elems[e]
	t.at[e] = i
	switch {
	case el.kind == start:
		return t.begins(i) && t.back(e-1, i)
	case el.kind == finish:
		return t.finishes(i) && t.back(e-1, i)
	case el.not && e == 0: // at the very front it speaks of the token before
		return i-1 < t.lo || !t.is(el, i-1)
	case el.not:
		return !t.is(el, i) && t.back(e-1, i)
	case el.kind == gap:
		for n := 0; n <= el.most; n++ {
			t.at[e] = i - n
			if t.back(e-1, i-n) {
				t.at[e] = i - n
				return true
			}
			if i-n-1 < t.lo || t.stops(i-n-1) {
				return false
			}
		}
		return false
	}
	if i-1 >= t.lo && t.is(el, i-1) {
		t.at[e] = i - 1
		if t.back(e-1, i-1) {
			t.at[e] = i - 1
			return true
		}
	}
	if el.optional {
		t.at[e] = i
		return t.back(e-1, i)
	}
	return false
}

// forward matches the elements from e on, beginning at token i.
func (t *try) forward(e, i int) bool {
	t.at[e] = i
	if e == len(t.elems) {
		return true
	}
	el := t.elems[e]
	switch {
	case el.kind == start:
		return t.begins(i) && t.forward(e+1, i)
	case el.kind == finish:
		return t.finishes(i) && t.forward(e+1, i)
	case el.not:
		return (i >= t.hi || !t.is(el, i)) && t.forward(e+1, i)
	case el.kind == gap:
		for n := 0; n <= el.most; n++ {
			if t.forward(e+1, i+n) {
				t.at[e] = i
				return true
			}
			if i+n >= t.hi || t.stops(i+n) {
				return false
			}
		}
		return false
	}
	if i < t.hi && t.is(el, i) && t.forward(e+1, i+1) {
		t.at[e] = i
		return true
	}
	if el.optional && t.forward(e+1, i) {
		t.at[e] = i
		return true
	}
	return false
}

func (t *try) is(el *elem, i int) bool {
	id := t.w.ID(i)
	if el.filter&filterBit(t.w.Hash(id)) != 0 {
		if low := t.w.Form(id); el.one != "" && low == el.one || el.one == "" && el.words.Has(low) {
			return true
		}
	}
	for _, c := range el.classes {
		if c.Holds(t.d.Tokens[i], t.w.Form(id)) {
			return true
		}
	}
	return false
}

// begins reports whether a sentence or a quotation begins at token i.
func (t *try) begins(i int) bool {
	if i <= t.lo {
		return true
	}
	switch t.w.Low(i - 1) {
	case "“", "‘", "«", "„", "\"":
		return i-1 == t.lo || t.d.Tokens[i-1].End == t.d.Tokens[i].Start
	}
	return false
}

// finishes reports whether a clause ends before token i.
func (t *try) finishes(i int) bool {
	return i >= t.hi || t.d.Tokens[i].Kind == text.Punct
}

// stops reports whether a gap may not reach over token i.
func (t *try) stops(i int) bool {
	switch t.w.Low(i) {
	case ".", ";", ":", "!", "?", "…", "...":
		return true
	}
	return false
}
