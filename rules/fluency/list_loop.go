package fluency

import (
	"fmt"

	"github.com/mtlint/mtlint/internal/lang"
	"github.com/mtlint/mtlint/internal/layer"
	"github.com/mtlint/mtlint/internal/mqm"
	"github.com/mtlint/mtlint/internal/text"
	"github.com/mtlint/mtlint/rules"
)

// ListLoop finds the same words again and again between commas.
var ListLoop = &rules.Rule{
	Meta: rules.Meta{
		ID: "list-loop", Name: "List that runs in a loop", Category: mqm.Grammar, Severity: mqm.Major,
		Rationale: `A decoder that is caught in a loop writes one member of a list over and over: "the port of Ellery, Ellery, Ellery, Ellery". What the sentence should have said is lost.`,
		LetsPass:  `Words said three times for effect, cries and chants ("no, no, no, no"), quotations unless they are very long.`,
		Precision: rules.Precision{Right: 17, Judged: 17, On: "machine-translated text; no finding in a million words of human-written news"},
		Examples: []rules.Example{
			{Bad: "The ferry calls at the port of ⟦Ellery, Ellery, Ellery, Ellery, Ellery⟧ and Hexley.", Good: "The ferry calls at the port of Ellery and Hexley."},
			{Bad: "It is one of ⟦the bank's own products, the bank's own products, the bank's own products⟧."},
			{Good: "It was location, location, location. “No, no, no, no,” he said. The towns of Ellery, Hexley, Thornwick and Ellery Bridge agreed."},
			{Good: "He came, he came again, he came once more; on Monday, on Tuesday, on Monday and on Tuesday."},
		},
		Params: []rules.Param{
			{Name: "min-repeats", Help: "times that a word must stand in a row", Default: 4, Min: 2, Max: 100},
			{Name: "min-phrase-repeats", Help: "times that a phrase of three words or more must stand in a row", Default: 3, Min: 2, Max: 100},
		},
	},
	Check: listLoop,
}

// cries are repeated at will.
var cries = lang.NewSet("no", "yes", "ha", "la", "na", "go", "run", "very", "really", "far", "many", "never", "more", "blah", "why", "please", "ever", "yeah", "oh", "long", "always", "hey", "ho", "da", "jobs", "on", "again")

// loopInQuotes repeats nobody means, not even in a quotation.
const (
	loopInQuotes = 8
	longPhrase   = 3 // tokens
)

func listLoop(p *rules.Pass) {
	w := layer.Words.Of(p.Article)
	commas := w.At(",")
	word, phrase := int(p.Param("min-repeats")), int(p.Param("min-phrase-repeats"))
	for k := 0; k+1 < len(commas); {
		from := int(commas[k]) + 1
		size, count := int(commas[k+1])-from, 1
		for k+count+1 < len(commas) && int(commas[k+count+1]-commas[k+count])-1 == size && equalTokens(w, from, int(commas[k+count])+1, size) {
			count++
		}
		k += count
		first, last := from, from+count*(size+1)-2
		if equalTokens(w, from, from-1-size, size) {
			first -= size + 1
			count++
		}
		if equalTokens(w, from, last+2, size) {
			last += size + 1
			count++
		}
		if size < longPhrase && count >= word || size >= longPhrase && count >= phrase {
			reportLoop(p, w, text.Range{First: int32(first), End: int32(last) + 1}, size, count)
		}
	}
}

// equalTokens reports whether n tokens from i on and from j on are the same words.
func equalTokens(w *layer.WordIndex, i, j, n int) bool {
	for t := range n {
		if w.Low(j+t) == "" || w.ID(i+t) != w.ID(j+t) {
			return false
		}
	}
	return n > 0
}

func reportLoop(p *rules.Pass, w *layer.WordIndex, r text.Range, size, count int) {
	d := p.Doc
	first, last := int(r.First), int(r.End)-1
	switch {
	case d.SentenceAt(d.Tokens[first].Start) != d.SentenceAt(d.Tokens[last].Start), d.Tokens[first].Kind != text.Word,
		size == 1 && (cries.Has(w.Low(first)) || functionWords.Of(p.Lang).Has(w.Low(first))), count < loopInQuotes && layer.Quotes.Of(p.Article).InQuote(first):
		return
	}
	unit := d.Text(text.Span{Start: d.Tokens[first].Start, End: d.Tokens[first+size-1].End})
	severity := mqm.Major
	if count >= loopInQuotes {
		severity = mqm.Critical
	}
	p.Report(rules.Finding{
		Span:       text.Span{Start: d.Tokens[first].Start, End: d.Tokens[last].End},
		Severity:   severity,
		Message:    fmt.Sprintf("“%s” stands %d times in a row: the system was caught in a loop, and what it should have said is lost", unit, count),
		Suggestion: unit,
		Fixes:      []rules.Fix{{Label: "keep one", Edits: []rules.Edit{{Span: text.Span{Start: d.Tokens[first+size-1].End, End: d.Tokens[last].End}}}}},
	})
}
