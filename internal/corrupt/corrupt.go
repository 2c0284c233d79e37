// Package corrupt damages good sentences the way that machine translation and
// spinning damage them, and says which words it touched. Only the training of the
// detector of garbled words uses it.
package corrupt

import (
	"math/rand/v2"
	"strings"

	"github.com/mtlint/mtlint/internal/lang"
	"github.com/mtlint/mtlint/internal/pattern"
)

// A Token is a word or mark of a sentence with its Penn tag.
type Token struct {
	Text string
	Tag  string
	Glue bool // stands at the token before it without a blank
	Op   Op   // what damaged it; None for a good token
}

// An Op names a way to damage a sentence. Numbers are stable within one model only.
type Op uint8

// The operators.
const (
	None Op = iota
	VerbForm
	Agreement
	Tense
	ArticleDropped
	ArticleAdded
	ArticleChanged
	Uncountable
	Preposition
	PrepositionDropped
	PrepositionAdded
	Number
	Swapped
	Moved
	Fronted
	AuxiliaryDropped
	SubjectDropped
	RelativeDropped
	FunctionDropped
	ContentDropped
	Broken
	Spliced
	Listed
	Echo
	Doubled
	Redundant
	Synonym
	Calque
	WordClass
	PronounCase
	Substituted
	FunctionChanged
	Mark
	Shuffled
	VerbDropped
	Ops // their number
)

var names = [Ops]string{"none", "verb form", "agreement", "tense", "article dropped", "article added", "article changed", "uncountable with article",
	"preposition changed", "preposition dropped", "preposition added", "number", "neighbours swapped", "phrase moved", "phrase fronted", "auxiliary dropped",
	"subject dropped", "relative dropped", "function word dropped", "content word dropped", "sentence broken", "clauses spliced", "list without and", "word echoed",
	"phrase doubled", "clause repeated", "wrong synonym", "calque", "word class", "pronoun case", "word substituted", "function word changed", "mark inserted",
	"words shuffled", "verb dropped"}

// String is the operator in words.
func (o Op) String() string { return names[o] }

// An operator changes s in place or makes a new sentence; nil says that it found
// nothing to damage.
type operator struct {
	op     Op
	weight int // how often it is tried, against the others
	apply  func(*Corrupter, []Token) []Token
}

// The weights follow what translated news shows: small words and forms most, order
// next, structure last.
var operators = []operator{
	{VerbForm, 9, (*Corrupter).verbForm},
	{Agreement, 5, (*Corrupter).agreement},
	{Tense, 2, (*Corrupter).tense},
	{ArticleDropped, 6, (*Corrupter).articleDropped},
	{ArticleAdded, 4, (*Corrupter).articleAdded},
	{ArticleChanged, 2, (*Corrupter).articleChanged},
	{Uncountable, 2, (*Corrupter).uncountable},
	{Preposition, 6, (*Corrupter).preposition},
	{PrepositionDropped, 3, (*Corrupter).prepositionDropped},
	{PrepositionAdded, 3, (*Corrupter).prepositionAdded},
	{Number, 4, (*Corrupter).number},
	{Swapped, 12, (*Corrupter).swapped},
	{Moved, 12, (*Corrupter).moved},
	{Fronted, 4, (*Corrupter).fronted},
	{AuxiliaryDropped, 3, (*Corrupter).auxiliaryDropped},
	{SubjectDropped, 4, (*Corrupter).subjectDropped},
	{RelativeDropped, 2, (*Corrupter).relativeDropped},
	{FunctionDropped, 6, (*Corrupter).functionDropped},
	{ContentDropped, 4, (*Corrupter).contentDropped},
	{VerbDropped, 3, (*Corrupter).verbDropped},
	{Broken, 3, (*Corrupter).broken},
	{Spliced, 3, (*Corrupter).spliced},
	{Listed, 2, (*Corrupter).listed},
	{Echo, 3, (*Corrupter).echo},
	{Doubled, 2, (*Corrupter).doubled},
	{Redundant, 1, (*Corrupter).redundant},
	{Synonym, 4, (*Corrupter).synonym},
	{Calque, 2, (*Corrupter).calque},
	{WordClass, 3, (*Corrupter).wordClass},
	{PronounCase, 2, (*Corrupter).pronounCase},
	{Substituted, 4, (*Corrupter).substituted},
	{FunctionChanged, 3, (*Corrupter).functionChanged},
	{Mark, 2, (*Corrupter).mark},
	{Shuffled, 1, (*Corrupter).shuffled},
}

// A Corrupter damages sentences. It may serve one goroutine at a time.
type Corrupter struct {
	rnd   *rand.Rand
	lex   *Lexicon
	verbs *pattern.Verbs
	table []uint8 // operator by weight
	wrong wrongWords
}

// New makes a Corrupter. Equal seeds damage equal sentences equally.
func New(seed uint64, lex *Lexicon, pack *lang.Pack) *Corrupter {
	c := &Corrupter{rnd: rand.New(rand.NewPCG(seed, 0x6d746c696e74)), lex: lex, verbs: pattern.VerbsOf.Of(pack), wrong: readWrong()}
	for i, o := range operators {
		for range o.weight {
			c.table = append(c.table, uint8(i))
		}
	}
	return c
}

// Shares of the sentences: how many are damaged at all, and how many of those a
// second and a third time.
const (
	damaged = 0.60
	second  = 0.35
	third   = 0.15
)

// plain writes a sentence as headings, list items and continued sentences are
// written now and then: without its stop or its capital. That is no damage.
func (c *Corrupter) plain(s []Token) []Token {
	const unstopped, lowered = 0.08, 0.02
	if last := len(s) - 1; c.rnd.Float64() < unstopped && s[last].Text == "." {
		s = s[:last]
	}
	if c.rnd.Float64() < lowered && isWord(s, 0) {
		s[0].Text = lower(s[0])
	}
	return s
}

// Corrupt returns a copy of s, most often damaged.
func (c *Corrupter) Corrupt(s []Token) []Token {
	out := c.plain(append(make([]Token, 0, len(s)+8), s...))
	if c.rnd.Float64() >= damaged || len(s) < 4 {
		return out
	}
	times := 1
	if c.rnd.Float64() < second {
		times++
	}
	if c.rnd.Float64() < third {
		times++
	}
	const tries = 6 // an operator may find nothing to do
	for range times {
		for range tries {
			o := operators[c.table[c.rnd.IntN(len(c.table))]]
			if next := o.apply(c, out); next != nil {
				out = next
				break
			}
		}
	}
	return out
}

// Text writes a sentence, and appends the span and operator of every damaged token.
func Text(s []Token, b *strings.Builder, label func(start, end int, op Op)) {
	for i, t := range s {
		if i > 0 && !t.Glue {
			b.WriteByte(' ')
		}
		start := b.Len()
		b.WriteString(t.Text)
		if t.Op != None {
			label(start, b.Len(), t.Op)
		}
	}
}

// pick returns a random index that fits, or -1.
func (c *Corrupter) pick(n int, fits func(i int) bool) int {
	chosen, seen := -1, 0
	for i := range n {
		if fits(i) {
			if seen++; c.rnd.IntN(seen) == 0 {
				chosen = i
			}
		}
	}
	return chosen
}

// one returns a random element.
func one[T any](c *Corrupter, of []T) T { return of[c.rnd.IntN(len(of))] }

// other returns a random element that is not x.
func other(c *Corrupter, of []string, x string) string {
	for {
		if s := one(c, of); s != x {
			return s
		}
	}
}

// touch labels the tokens with these indexes that exist.
func touch(s []Token, op Op, at ...int) []Token {
	for _, i := range at {
		if i >= 0 && i < len(s) {
			s[i].Op = op
		}
	}
	return s
}

// remove takes out token i, keeping the capital at the beginning, and labels both sides.
func remove(s []Token, op Op, i int) []Token {
	if i == 0 && len(s) > 1 {
		s[1].Text, s[1].Glue = raise(s[1].Text), false
	}
	s = append(s[:i], s[i+1:]...)
	return touch(s, op, i-1, i)
}

// insert puts words before token i and labels them.
func insert(s []Token, op Op, i int, tag string, words ...string) []Token {
	add := make([]Token, len(words))
	for j, w := range words {
		add[j] = Token{Text: w, Tag: tag, Op: op}
	}
	if i == 0 && len(add) > 0 && len(s) > 0 {
		add[0].Text, s[0].Text = raise(add[0].Text), lower(s[0])
	}
	return append(s[:i], append(add, s[i:]...)...)
}

// replace writes another word in place of token i, cased like it, and labels it.
func replace(s []Token, op Op, i int, word string) []Token {
	if word == "" || strings.EqualFold(word, s[i].Text) {
		return nil
	}
	if c := s[i].Text[0]; 'A' <= c && c <= 'Z' {
		word = raise(word)
	}
	s[i].Text, s[i].Op = word, op
	return s
}

func raise(w string) string {
	if w != "" && 'a' <= w[0] && w[0] <= 'z' {
		return string(w[0]-32) + w[1:]
	}
	return w
}

// lower is the word as it stands inside a sentence.
func lower(t Token) string {
	if isName(t) || t.Text == "I" || strings.HasPrefix(t.Text, "I'") || strings.HasPrefix(t.Text, "I’") || len(t.Text) > 1 && t.Text[1] < 'a' {
		return t.Text
	}
	return strings.ToLower(t.Text[:1]) + t.Text[1:]
}

func low(s []Token, i int) string {
	if i < 0 || i >= len(s) {
		return ""
	}
	return strings.ToLower(s[i].Text)
}

func tag(s []Token, i int) string {
	if i < 0 || i >= len(s) {
		return ""
	}
	return s[i].Tag
}

func isName(t Token) bool { return strings.HasPrefix(t.Tag, "NNP") }

// isWord reports whether token i is made of letters.
func isWord(s []Token, i int) bool {
	if i < 0 || i >= len(s) {
		return false
	}
	c := s[i].Text[0] | 0x20
	return 'a' <= c && c <= 'z'
}

// common reports whether token i is a common word in lower-case letters.
func common(s []Token, i int) bool {
	if i < 0 || i >= len(s) || len(s[i].Text) < 2 {
		return false
	}
	for j := range len(s[i].Text) {
		if c := s[i].Text[j]; (c < 'a' || c > 'z') && (j > 0 || i > 0) {
			return false
		}
	}
	return true
}

func in(x string, of ...string) bool {
	for _, s := range of {
		if s == x {
			return true
		}
	}
	return false
}

// EachWord calls do with the words of a sentence that are no names, in lower case, and
// their tags.
func EachWord(s []Token, do func(word, tag string)) {
	for i := range s {
		if isWord(s, i) && !isName(s[i]) {
			do(strings.ReplaceAll(low(s, i), "’", "'"), s[i].Tag)
		}
	}
}
