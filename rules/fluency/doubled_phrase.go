package fluency

import (
	"fmt"
	"unicode/utf8"

	"github.com/mtlint/mtlint/internal/lang"
	"github.com/mtlint/mtlint/internal/layer"
	"github.com/mtlint/mtlint/internal/mqm"
	"github.com/mtlint/mtlint/internal/text"
	"github.com/mtlint/mtlint/rules"
)

// DoubledPhrase finds a few words that are said twice in a row.
var DoubledPhrase = &rules.Rule{
	Meta: rules.Meta{
		ID: "doubled-phrase", Name: "Phrase doubled", Category: mqm.Grammar, Severity: mqm.Minor,
		Rationale: `A decoder caught in a loop emits the same few words again, directly or after a comma or "and", and then goes on with the sentence.`,
		LetsPass: `Rhetoric ("on and on and on", "day after day after day"), chants and exclamations that are whole sentences or quotations,
clauses repeated between marks of punctuation ("he said, he said"), names of places in places of that name ("New York, New York"), figures and scores.`,
		Examples: []rules.Example{
			{Bad: "It was less than ⟦the average of the the average of the⟧ past decade.", Good: "It was less than the average of the past decade."},
			{Bad: "The firm hired a baker ⟦and former and former⟧ soldier.", Good: "The firm hired a baker and former soldier."},
			{Bad: "Villagers waited for months for ⟦a new bridge, a new bridge⟧ over the river.", Good: "Villagers waited for months for a new bridge over the river."},
			{Good: "The talks went on and on and on, day by day by day."},
			{Good: "“Lock the gate lock the gate,” they chanted in New York, New York."},
			{Good: "He won 6-4, 6-4 and said he was sorry, he was sorry, he was so sorry."},
		},
	},
	Check: doubledPhrase,
}

// The longest phrase looked for, in tokens, and the longest lag between two
// copies: a comma and “and” may stand between them.
const (
	phraseMax = 8
	lagMax    = phraseMax + 2
)

func doubledPhrase(p *rules.Pass) {
	d, w := p.Doc, layer.Words.Of(p.Article)
	var run [lagMax + 1]int // how many tokens up to i equal those a lag before
	done := -1              // tokens up to here are reported
	for i := range d.Tokens {
		id := w.ID(i)
		for lag := 2; lag <= lagMax && lag <= i; lag++ {
			if w.ID(i-lag) != id {
				run[lag] = 0
				continue
			}
			run[lag]++
			if r := run[lag]; r >= 2 && i-lag-r+1 > done {
				if c := (copies{d, w, i, lag, r}); c.wrong() {
					c.report(p)
					done = i
					run = [lagMax + 1]int{}
				}
			}
		}
	}
}

// copies are two equal runs of n tokens, the second of which ends with token
// last, lag tokens after the first.
type copies struct {
	d            *text.Document
	w            *layer.WordIndex
	last, lag, n int
}

func (c copies) second() int { return c.last - c.n + 1 }
func (c copies) first() int  { return c.second() - c.lag }

// wrong reports whether the second copy is one that nobody meant.
func (c copies) wrong() bool {
	if c.n > c.lag {
		return false // was judged when it was c.lag long
	}
	between := ""
	for j := c.first() + c.n; j < c.second(); j++ {
		between += c.w.Low(j)
	}
	switch between {
	case "", ",", "and", ",and":
	default:
		return false
	}
	a, z := c.d.Tokens[c.second()], c.d.Tokens[c.last]
	if c.n > phraseMax || a.Kind != text.Word || z.Kind == text.Punct && c.d.Src[z.Start] != '%' {
		return false
	}
	words, capitals, letters := 0, 0, 0
	for j := c.second(); j <= c.last; j++ {
		t := c.d.Tokens[j]
		if t.Kind == text.Punct {
			if t.Len() == 1 && (c.d.Src[t.Start] == '.' || c.d.Src[t.Start] == '!' || c.d.Src[t.Start] == '?' || c.d.Src[t.Start] == ';' || c.d.Src[t.Start] == ':') {
				return false
			}
			continue
		}
		words++
		letters += t.Len()
		if t.Kind == text.Word && t.Shape != text.Lower {
			capitals++
		}
	}
	if words < 2 || words > 6 || letters < 5 {
		return false
	}
	if c.d.SentenceAt(c.d.Tokens[c.first()].Start) != c.d.SentenceAt(z.Start) {
		return false
	}
	if c.doubledInside() || c.rhetoric() {
		return false
	}
	before, after := c.outside(c.first()-1), c.outside(c.last+1)
	if before == markEdge || before == markQuote {
		return between == "" && c.n >= 3 && after == markNone && before == markEdge && c.d.Tokens[c.first()].Shape == c.d.Tokens[c.second()].Shape
	}
	if between == "" {
		return capitals < words || before == markNone && after != markQuote
	}
	if before != markNone || capitals == words && between == "," {
		return false // a clause of its own: “he said, he said”; “New York, New York”
	}
	return after == markNone
}

// What stands outside of the copies.
const (
	markNone  = iota // a word
	markPoint        // punctuation inside the sentence
	markQuote        // a quotation mark or bracket
	markEdge         // the sentence ends here
)

func (c copies) outside(i int) int {
	if i < 0 || i >= len(c.d.Tokens) || c.d.SentenceAt(c.d.Tokens[i].Start) != c.d.SentenceAt(c.d.Tokens[c.last].Start) {
		return markEdge
	}
	t := c.d.Tokens[i]
	if t.Kind != text.Punct {
		return markNone
	}
	switch r, _ := utf8.DecodeRuneInString(c.d.Src[t.Start:]); r {
	case '"', '\'', '“', '”', '‘', '’', '«', '»', '(', ')', '[', ']':
		return markQuote
	case '.', '!', '?', '…':
		return markEdge
	case '$', '£', '€', '%', '#', '&':
		return markNone
	}
	return markPoint
}

// doubledInside reports whether the phrase is itself one word over and over,
// which is for the rule about words.
func (c copies) doubledInside() bool {
	for j := c.second() + 1; j <= c.last; j++ {
		if c.w.ID(j) != c.w.ID(j-1) {
			return false
		}
	}
	return true
}

// rhetoric reports whether the word before the first copy, or after the second,
// makes the repetition a figure of speech: “day by day by day”, “again and again
// and again”.
func (c copies) rhetoric() bool {
	if c.n > 3 || c.lag != c.n {
		return false
	}
	return c.first() > 0 && c.w.ID(c.first()-1) == c.w.ID(c.last) ||
		c.last+1 < len(c.d.Tokens) && c.w.ID(c.last+1) == c.w.ID(c.first()) && linking.Has(c.w.Low(c.last+1-c.n+1))
}

var linking = lang.NewSet("and", "by", "after", "to", "on", "upon", "for", "or")

func (c copies) report(p *rules.Pass) {
	d := c.d
	phrase := d.Src[d.Tokens[c.second()].Start:d.Tokens[c.last].End]
	span := text.Span{Start: d.Tokens[c.first()].Start, End: d.Tokens[c.last].End}
	cut := text.Span{Start: d.Tokens[c.first()+c.n-1].End, End: span.End}
	p.Report(rules.Finding{
		Span:       span,
		Message:    fmt.Sprintf("“%s” is said twice in a row, and the sentence goes on as if it had been said once", phrase),
		Suggestion: d.Src[span.Start:cut.Start],
		Fixes:      []rules.Fix{{Label: "delete the second", Edits: []rules.Edit{{Span: cut}}}},
	})
}
