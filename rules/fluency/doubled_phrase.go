package fluency

import (
	"fmt"
	"unicode/utf8"

	"github.com/mtlint/mtlint/internal/lang"
	"github.com/mtlint/mtlint/internal/layer"
	"github.com/mtlint/mtlint/internal/mqm"
	"github.com/mtlint/mtlint/internal/tagger"
	"github.com/mtlint/mtlint/internal/text"
	"github.com/mtlint/mtlint/rules"
)

// DoubledPhrase finds a few words that are said twice in a row.
var DoubledPhrase = &rules.Rule{
	Meta: rules.Meta{
		ID: "doubled-phrase", Name: "Phrase doubled", Category: mqm.Grammar, Severity: mqm.Minor,
		AnyLanguage: true, Needs: []string{"doubled.tsv"},
		Rationale: `A decoder caught in a loop emits the same few words again, directly or after a comma or "and", and then goes on with the sentence.`,
		Precision: rules.Precision{Right: 60, Judged: 63, On: "machine-translated and human-written news"},
		LetsPass: `Rhetoric ("on and on and on", "day after day after day"), chants and exclamations that are whole sentences or quotations,
clauses repeated for effect ("he said, he said"), what one clause ends and the next begins with ("hurt the economy, the economy is"), names of places in places of that name ("New York, New York"), figures and scores.`,
		Examples: []rules.Example{
			{Bad: "The barge lies in ⟦the mouth of the the mouth of the⟧ old harbour.", Good: "The barge lies in the mouth of the old harbour."},
			{Bad: "The firm hired a baker ⟦and former and former⟧ soldier.", Good: "The firm hired a baker and former soldier."},
			{Bad: "The ferry stopped ⟦before reaching the, before reaching the⟧ far shore.", Good: "The ferry stopped before reaching the far shore."},
			{Bad: "The pier is shut by ⟦the end and the end⟧ of March.", Good: "The pier is shut by the end of March."},
			{Good: "The strike hurt the economy, the economy is small, and hours and hours of talks from time to time to end it failed."},
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
	d, w, tags, g := p.Doc, layer.Words.Of(p.Article), layer.Tags.Of(p.Article), doubled.Of(p.Lang)
	var run, end [lagMax + 1]int        // how many tokens up to which equal those a lag before
	done := -1                          // tokens up to here are reported
	last := make([]int32, w.Distinct()) // of each form: its last token + 1
	for i := range d.Tokens {
		id := w.ID(i)
		before := last[id]
		last[id] = int32(i + 1)
		if before == 0 || i+1-int(before) > lagMax {
			continue
		}
		for lag := 2; lag <= lagMax && lag <= i; lag++ {
			if w.ID(i-lag) != id {
				continue
			}
			if end[lag] < i-1 {
				run[lag] = 0
			}
			run[lag], end[lag] = run[lag]+1, i
			if r := run[lag]; r >= 2 && i-lag-r+1 > done {
				c := copies{d, w, tags, g, i, lag, r}
				for c.n > 2 && (w.Is(c.second(), ",") || c.and(c.second())) && !c.wrong() {
					c.n-- // “, who sat as a, who sat as a”: the mark is not part of the phrase
				}
				if c.wrong() {
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
	tags         *layer.TagIndex // None where the language has no tagger
	g            lang.Groups
	last, lag, n int
}

func (c copies) second() int { return c.last - c.n + 1 }
func (c copies) first() int  { return c.second() - c.lag }

// wrong reports whether the second copy is one that nobody meant.
func (c copies) wrong() bool {
	if c.n > c.lag || c.n > phraseMax || !c.phrase() {
		return false
	}
	if c.d.SentenceAt(c.d.Tokens[c.first()].Start) != c.d.SentenceAt(c.d.Tokens[c.last].Start) {
		return false
	}
	before, after := c.outside(c.first()-1), c.outside(c.last+1)
	switch gap, ok := c.gap(); {
	case !ok:
	case gap == "":
		if c.rhetoric() {
			return false
		}
		if before == markEdge { // “Help us help us”, but not “He said that he said that it”
			return c.n >= 3 && after == markNone && !c.and(c.first())
		}
		return before != markQuote && (after == markNone || after == markPoint || !c.and(c.first()))
	default:
		// A clause of its own may well be repeated (“he said, he said”), and what
		// one clause ends with may be the subject of the next (“hurt the economy,
		// the economy is”). A phrase that breaks off, or that cannot be a subject, not.
		a, z := c.w.Low(c.second()), c.w.Low(c.last)
		if gap != "," && c.lag == c.n+1 && c.n >= 3 && before != markQuote && before != markEdge && after == markPoint {
			before, after = markNone, markNone // too long for an idiom
		}
		if before != markQuote && before != markEdge && after != markQuote && c.placed(a) {
			return true
		}
		if after != markNone || before == markQuote {
			return false
		}
		if gap == "," && c.n >= 3 && c.g["conjunction"].Has(a) {
			return true
		}
		named := c.d.Tokens[c.second()].Shape == text.Capitalised && gap != ","
		if (c.g["determiner"].Has(a) || named) && before == markNone && c.lag == c.n+1 && (c.n >= 4 && gap == "," || gap != "," && c.goesOn()) {
			return true
		}
		if c.g["ending"].Has(z) || c.n >= 3 && c.g["opening"].Has(z) {
			return gap != "," || !c.g["speaker"].Has(a)
		}
		return (before == markNone || before == markPoint && gap != "," && c.lag == c.n+1 && c.n >= 3) && !c.g["subject"].Has(a) && (c.n >= 3 || c.d.Tokens[c.second()].Shape == text.Lower) && !c.g["emphatic"].Has(a)
	}
	return false
}

// placed reports whether the copies are a preposition and a name: nobody is “in
// Ellery and in Ellery”.
func (c copies) placed(a string) bool {
	return c.n == 2 && c.d.Tokens[c.last].Shape == text.Capitalised && c.g["placing"].Has(a)
}

// goesOn reports whether a preposition follows the second copy, or a noun that it
// belongs to: it is then not the subject of another clause.
func (c copies) goesOn() bool {
	return c.d.Tokens[c.last].Shape == text.Lower && c.tags.Is(c.last+1, tagger.SetOf(tagger.IN, tagger.NN)) && !c.g["new-clause"].Has(c.w.Low(c.last+1))
}

// gap is what stands between the two copies: nothing, a comma, “and” or both. ok is
// false for anything else.
func (c copies) gap() (gap string, ok bool) {
	between, second := c.w.Low(c.second()-1), c.second()
	switch c.lag - c.n {
	case 0:
		return "", true
	case 1:
		return between, between == "," || c.and(second-1)
	case 2:
		return between, c.and(second-1) && c.w.Is(second-2, ",")
	}
	return "", false
}

// and reports whether token i is the word that joins equals.
func (c copies) and(i int) bool { return c.g["and"].Has(c.w.Low(i)) }

// phrase reports whether the second copy is a phrase of two to six words without
// punctuation, and not one word over and over.
func (c copies) phrase() bool {
	words, letters, same := 0, 0, true
	for j := c.second(); j <= c.last; j++ {
		t := c.d.Tokens[j]
		switch t.Kind {
		case text.Punct:
			switch c.d.Src[t.Start] {
			case '$', '%', '&', '\'':
				continue
			}
			return false
		case text.Word:
			letters += t.Len()
		}
		words++
		same = same && c.w.ID(j) == c.w.ID(c.second())
	}
	return words >= 2 && words <= 6 && letters >= 3 && !same
}

// rhetoric reports whether two copies side by side are a figure of speech or good
// grammar: “day by day by day”, “on and on and on”, “going to have to have”.
func (c copies) rhetoric() bool {
	if c.n > 3 {
		return false
	}
	if c.first() > 0 && c.w.ID(c.first()-1) == c.w.ID(c.last) {
		return true
	}
	if c.n == 3 {
		return c.g["link"].Has(c.w.Low(c.second()+1)) && c.w.ID(c.second()) == c.w.ID(c.last)
	}
	a, z := c.w.Low(c.second()), c.w.Low(c.last)
	switch {
	case c.g["link-end"].Has(z): // “from time to time to see”
		return true
	case c.and(c.second()): // “, and hours and hours of”; “more and more”
		return c.outside(c.first()-1) != markNone || c.g["emphatic"].Has(z)
	case c.g["phrase"].Has(a + "_" + z): // “we are going to have to have a plan”
		return c.g["before-phrase"].Has(c.w.Low(c.first() - 1))
	case c.g["link-title"].Has(a): // “Measure for Measure”
		return c.d.Tokens[c.last].Shape != text.Lower
	}
	return c.g["link-begin"].Has(a)
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
	case '"', '\'', '“', '”', '„', '‘', '’', '‚', '«', '»', '‹', '›', '(', '[':
		return markQuote
	case '.', '!', '?', '…':
		return markEdge
	case '$', '£', '€', '%', '#', '&', ')', ']':
		return markNone
	}
	return markPoint
}

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
