package layer

import (
	"strconv"
	"strings"

	"github.com/mtlint/mtlint/internal/lang"
)

// A wordKind is the part that a word plays in or beside a number.
type wordKind uint8

const (
	wordNone     wordKind = iota
	wordDigit             // one to nine, zero
	wordTeen              // ten to nineteen
	wordTens              // twenty to ninety
	wordCompound          // twenty-one
	wordHundred
	wordScale   // thousand, million, bn
	wordScales  // millions: vague without a number before it
	wordVague   // dozens, hundreds
	wordDozen   // dozen
	wordOrdinal // third
	wordFraction
	wordAttached // three-horse
	wordArticle  // a, an, half: begin a number only before hundred, dozen, million
	wordMonth
	wordWeekday
	wordUnit
	wordAbout
	wordBelow
	wordAbove
)

// A numberWord is what the lexicon knows of one folded form.
type numberWord struct {
	kind  wordKind
	value float64
	unit  *unit
	noun  string // of “three-horse”: horse
}

func (n *numberWord) starts() bool { return n.kind >= wordDigit && n.kind <= wordArticle }

// A unit is a row of the units table.
type unit struct {
	name, dimension string
	factor          float64
}

type numberLexicon struct {
	index    *lang.Index[numberWord] // of words
	has      *lang.Trait             // 0 for a form that plays no part
	words    map[string]numberWord
	units    map[string]*unit
	scales   map[string]float64 // that may be joined to digits: bn, m
	function lang.Set
}

var functionWords = lang.Words("function_words")

var wordKinds = map[string]wordKind{
	"digit": wordDigit, "teen": wordTeen, "tens": wordTens, "hundred": wordHundred, "scale": wordScale, "scales": wordScales, "vague": wordVague,
	"dozen": wordDozen, "ordinal": wordOrdinal, "fraction": wordFraction, "article": wordArticle, "about": wordAbout, "below": wordBelow, "above": wordAbove,
}

var numberLexicons = lang.NewPart(func(p *lang.Pack) *numberLexicon {
	l := &numberLexicon{words: map[string]numberWord{}, units: map[string]*unit{}, scales: map[string]float64{}, function: functionWords.Of(p)}
	for _, row := range p.Rows("units.tsv") {
		factor, _ := strconv.ParseFloat(row[3], 64)
		u := &unit{row[1], row[2], factor}
		l.units[row[0]] = u
		l.words[row[0]] = numberWord{kind: wordUnit, unit: u}
	}
	for _, row := range p.Rows("number_words.tsv") {
		value, _ := strconv.ParseFloat(row[2], 64)
		n := numberWord{kind: wordKinds[row[1]], value: value}
		l.words[row[0]] = n
		if n.kind == wordScale {
			l.scales[row[0]] = value
		}
	}
	for i, file := range []string{"months.tsv", "weekdays.tsv"} {
		for _, row := range p.Rows(file) {
			value, _ := strconv.ParseFloat(row[1], 64)
			l.words[row[0]] = numberWord{kind: wordMonth + wordKind(i), value: value}
		}
	}
	l.index = lang.NewIndex(l.words)
	l.has = lang.NewTrait(p, func(form string, hash uint32) int { return min(1, int(l.word(form, hash).kind)) })
	return l
})

// word looks a form up; compounds are taken apart.
func (l *numberLexicon) word(form string, hash uint32) numberWord {
	if n, ok := l.index.GetHashed(form, hash); ok {
		return n
	}
	left, right, ok := strings.Cut(form, "-")
	if !ok || right == "" {
		return numberWord{}
	}
	n := l.words[left]
	switch n.kind {
	case wordDigit, wordTeen, wordTens, wordHundred, wordScale, wordDozen, wordFraction:
	default:
		return numberWord{}
	}
	m := l.words[right]
	switch {
	case n.kind == wordTens && m.kind == wordDigit:
		return numberWord{kind: wordCompound, value: n.value + m.value}
	case n.kind == wordTens && m.kind == wordOrdinal && m.value < 10:
		return numberWord{kind: wordOrdinal, value: n.value + m.value}
	case n.kind <= wordTens && (m.kind == wordFraction || m.kind == wordOrdinal && n.value < m.value):
		return numberWord{kind: wordFraction, value: -m.value, noun: left}
	case n.kind == wordFraction, n.kind == wordScale:
		return numberWord{}
	}
	if n.kind == wordTens { // “twenty-one-year”
		if unit, rest, ok := strings.Cut(right, "-"); ok && l.words[unit].kind == wordDigit {
			n.value, right = n.value+l.words[unit].value, rest
		}
	}
	first, _, _ := strings.Cut(right, "-")
	return numberWord{kind: wordAttached, value: n.value, unit: l.units[first], noun: right}
}
