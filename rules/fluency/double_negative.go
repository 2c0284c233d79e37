package fluency

import (
	"fmt"

	"github.com/mtlint/mtlint/internal/lang"
	"github.com/mtlint/mtlint/internal/layer"
	"github.com/mtlint/mtlint/internal/mqm"
	"github.com/mtlint/mtlint/internal/text"
	"github.com/mtlint/mtlint/rules"
)

// DoubleNegative finds negations that other languages repeat and English does not.
var DoubleNegative = &rules.Rule{
	Meta: rules.Meta{
		ID: "double-negative", Name: "Negation said twice", Category: mqm.Grammar, Severity: mqm.Major,
		Rationale: `Slavic and Romance languages negate the verb as well as the pronoun (“nobody did not come”) and write a “not” after “until”. In English the second negation takes back the first.`,
		LetsPass:  `Quotations, opinion and other first-person texts; “not for nothing”, “from nowhere”, “do nothing” as one of two choices; “until” with a second clause in between; two clauses with “and”.`,
		Examples: []rules.Example{
			{Bad: "⟦Nobody did not⟧ come to the meeting.", Good: "Nobody came to the meeting."},
			{Bad: "The police ⟦did not find nobody⟧ in the mill.", Good: "The police did not find anybody in the mill."},
			{Bad: "The mill will stay shut ⟦until the river has not⟧ fallen.", Good: "The mill will stay shut until the river has fallen."},
			{Bad: "He left ⟦without nothing⟧.", Good: "He left without anything."},
			{Good: "Nobody who did not come was told. It does not mean nothing. The idea did not come from nowhere. Until now it has not rained. “I didn't see nobody,” he said."},
			{Good: "They could wait until the judge said that it was not so. No one knew, and the mayor did not. Until recently the mill was not run."},
		},
	},
	Check: doubleNegative,
}

var anyFor = map[string]string{"nobody": "anybody", "nothing": "anything", "nowhere": "anywhere", "none": "any"}

// idle are verbs that take “nothing” or “nowhere” as a word of its own.
var idle = lang.NewSet("do", "doing", "mean", "means", "come", "came", "for", "from", "say", "saying", "cost", "is", "be", "as", "pay", "about", "than", "or", "but", "and", "accept", "get", "into", "with", "like", "stop", "risk", "lose", "want")

func doubleNegative(p *rules.Pass) {
	w, d := layer.Words.Of(p.Article), p.Doc
	report := func(from, to int, message, better string) {
		span := text.Span{Start: d.Tokens[from].Start, End: d.Tokens[to].End}
		if layer.Quotes.Of(p.Article).InQuote(from) || layer.Structure.Of(p.Article).Genre != layer.Report {
			return
		}
		p.Report(rules.Finding{Span: span, Message: fmt.Sprintf("“%s” "+message, d.Text(span)), Suggestion: better})
	}
	for _, at := range w.AtAny("nobody", "nothing", "nowhere") {
		i := int(at)
		low := w.Low(i)
		switch {
		case w.Is(i+2, "not") && w.Is(i+1, "did", "does", "will", "has", "had", "could", "would", "can", "is", "was") && !w.Is(i-1, "but"):
			report(i, i+2, "negates twice, so that everybody did", "leave out “not”")
		case w.Is(i-1, "without"):
			report(i-1, i, "negates twice", "without "+anyFor[low])
		case i > 2 && !idle.Has(w.Low(i-1)) && (w.Is(i-2, "not") || negated(w.Low(i-2))) && w.Is(i+1, ".", ",", "in", "at", "on", "about", "from", "to") &&
			d.SentenceAt(d.Tokens[i-2].Start) == d.SentenceAt(d.Tokens[i].Start) && d.Tokens[i-1].Kind == text.Word:
			from := i - 2
			if w.Is(from, "not") && auxiliary(w.Low(from-1)) {
				from--
			} else if w.Is(from, "not") {
				continue
			}
			report(from, i, "negates twice", d.Src[d.Tokens[from].Start:d.Tokens[i].Start]+anyFor[low])
		}
	}
	for _, at := range w.At("until") {
		untilNot(w, d, int(at), report)
	}
}

func negated(w string) bool {
	switch w {
	case "didn't", "doesn't", "don't", "won't", "couldn't", "wouldn't", "hasn't", "haven't", "hadn't", "can't":
		return true
	}
	return false
}

func auxiliary(w string) bool {
	switch w {
	case "did", "does", "do", "will", "could", "would", "has", "have", "had", "can":
		return true
	}
	return false
}

// untilNot finds “until the river has not …”.
func untilNot(w *layer.WordIndex, d *text.Document, i int, report func(from, to int, message, better string)) {
	if !w.Is(i+1, "the", "a", "an", "he", "she", "it", "they", "his", "her", "their", "all", "this", "these", "both", "its") || w.Is(i-1, "up") {
		return
	}
	for k := i + 2; k < min(len(d.Tokens)-1, i+7); k++ {
		if d.Tokens[k].Kind != text.Word || w.Is(k, "that", "who", "which", "when", "if", "said", "says", "of", "and", "or", "but", "day", "time", "moment", "point", "year", "summer", "winter", "age", "end") {
			return
		}
		if w.Is(k, "is", "are", "has", "have", "was", "were", "does", "do", "did", "will") {
			if w.Is(k+1, "not") && !w.Is(k+2, "only", "just") && k+2 < len(d.Tokens) && d.Tokens[k+2].Kind == text.Word {
				report(i, k+1, "says the opposite of what is meant: “until” already implies that it has not happened yet", "leave out “not”")
			}
			return
		}
	}
}
