package fluency

import (
	"strings"

	"github.com/mtlint/mtlint/internal/lang"
	"github.com/mtlint/mtlint/internal/layer"
	"github.com/mtlint/mtlint/internal/mqm"
	"github.com/mtlint/mtlint/internal/text"
	"github.com/mtlint/mtlint/rules"
)

// GarbledCredit finds a credit line that translation has mangled.
var GarbledCredit = &rules.Rule{
	Meta: rules.Meta{
		ID: "garbled-credit", Name: "Credit line mangled", Category: mqm.Grammar, Severity: mqm.Minor,
		Rationale: `Credits have a few fixed forms ("Jane Doe contributed reporting"). Translated there and back word for word they lose an article, change their preposition or turn round, and show that nobody read the text to its end.`,
		LetsPass:  `The usual forms of credits, and sentences with any word that credits do not have.`,
		Precision: rules.Precision{Right: 1, Judged: 1, On: "machine-translated news"},
		Examples: []rules.Example{
			{Bad: "Bridge in Tolmer Reopens\n\nThe bridge over the river reopened on Monday, the mayor said.\n\n⟦Odile Marchand contributed report.⟧"},
			{Bad: "Bridge in Tolmer Reopens\n\nThe bridge over the river reopened on Monday, the mayor said.\n\n⟦Rui Matos has made contribution in the reporting from Lisbon.⟧"},
			{Bad: "Bridge in Tolmer Reopens\n\nThe bridge over the river reopened on Monday, the mayor said.\n\n⟦To reporting contributed Odile Marchand.⟧"},
			{Bad: "Bridge in Tolmer Reopens\n\nThe bridge over the river reopened on Monday, the mayor said.\n\n(Writing by Rui Matos; ⟦the editing of Odile Marchand⟧)"},
			{Good: "Bridge in Tolmer Reopens\n\nThe bridge over the river reopened on Monday, the mayor said.\n\nOdile Marchand contributed reporting from Lisbon, and Rui Matos contributed to this report."},
			{Good: "Bridge in Tolmer Reopens\n\nThe bridge over the river reopened on Monday, the mayor said.\n\nAdditional reporting by Odile Marchand; editing by Rui Matos"},
			{Good: "Bridge in Tolmer Reopens\n\nThe bridge over the river reopened on Monday.\n\nOdile Marchand contributed 40 euros to the report of the commission."},
		},
	},
	Check: garbledCredit,
}

var (
	creditWords = lang.Words("credit_words")
	creditForms = lang.Words("credit_forms")
)

const (
	creditBlocks = 6  // blocks from the end of the article in which credits stand
	creditTokens = 30 // tokens of the longest credit
)

func garbledCredit(p *rules.Pass) {
	d := p.Doc
	c := &creditReader{Pass: p, words: layer.Words.Of(p.Article), vocabulary: creditWords.Of(p.Lang), forms: creditForms.Of(p.Lang)}
	for b := max(1, len(d.Blocks)-creditBlocks); b < len(d.Blocks); b++ {
		ss := d.SentencesOf(&d.Blocks[b])
		for i := range ss {
			if ss[i].Tokens.Len() <= creditTokens {
				c.sentence(&ss[i])
			}
		}
	}
}

// A creditReader reads the sentences that may be credits.
type creditReader struct {
	*rules.Pass
	words             *layer.WordIndex
	vocabulary, forms lang.Set
}

// sentence judges the clauses of one sentence, which credits part by semicolons.
func (c *creditReader) sentence(s *text.Sentence) {
	first, end := int(s.Tokens.First), int(s.Tokens.End)
	for t := first; t < end; t++ {
		switch tok := c.Doc.Tokens[t]; {
		case tok.Kind == text.Word && tok.Shape == text.Lower && !c.vocabulary.Has(c.words.Low(t)),
			tok.Kind == text.Number || tok.Kind == text.Link,
			c.words.Is(t, "\"", "“", "”", "?", "!", ":"):
			return
		}
	}
	for from, t := first, first; t <= end; t++ {
		if t == end || c.words.Is(t, ";") {
			c.clause(from, t)
			from = t + 1
		}
	}
}

// clause judges the tokens [first, end), which are names and words of credits.
func (c *creditReader) clause(first, end int) {
	for first < end && c.words.Is(first, "(", "[", "*") {
		first++
	}
	span := end
	for span > first && c.words.Is(span-1, ")", "]") {
		span--
	}
	form, name, place := c.form(first, end)
	if name.Len() == 0 {
		return
	}
	var right string
	switch who := c.Doc.Text(name); {
	case strings.Contains(form, "contribut"):
		if !strings.ContainsAny(form, "RTXr") || c.right(form) {
			return
		}
		right = who + " contributed reporting" + place
	case strings.HasSuffix(form, "R of N"), strings.HasSuffix(form, "R from N"):
		right = c.noun(first, end) + " by " + who
	case strings.HasPrefix(form, "reportage"):
		right = "reporting by " + who
	case strings.HasPrefix(form, "R h") || strings.HasPrefix(form, "the R h"): // “the reporting has completed N”
		right = who + " contributed reporting" + place
	default:
		return
	}
	s := text.Span{Start: c.Doc.Tokens[first].Start, End: c.Doc.Tokens[span-1].End}
	c.Report(rules.Finding{
		Span:       s,
		Message:    "“" + c.Doc.Text(s) + "” is not how a credit is worded in English",
		Suggestion: right,
	})
}

// right reports whether a form, or each of those that “and” joins in it, is right.
func (c *creditReader) right(form string) bool {
	if c.forms.Has(form) {
		return true
	}
	for part := range strings.SplitSeq(form, " and ") {
		if part != "N" && !c.forms.Has(part) {
			return false
		}
	}
	return true
}

// form reduces a clause to the pattern of the list of right forms: names to N,
// “this report” to T, “reporting” and the like to R, without places and adverbs.
// It also returns the first person and the place named.
func (c *creditReader) form(first, end int) (form string, name text.Span, place string) {
	var steps []string
	add := func(s string) {
		if s == "" {
			return
		}
		if n := len(steps); s == "N" && n > 0 && steps[n-1] == "the" {
			steps = steps[:n-1]
		}
		if n := len(steps); s == "N" && n > 1 && steps[n-1] == "and" && steps[n-2] == "N" {
			steps = steps[:n-1]
		} else if n == 0 || s != "N" || steps[n-1] != "N" {
			steps = append(steps, s)
		}
	}
	for t := first; t < end; t++ {
		low := c.words.Low(t)
		tok := c.Doc.Tokens[t]
		switch {
		case tok.Kind != text.Word:
		case c.named(t, first):
			run := t + 1
			for run < end && (c.named(run, first) || c.words.Is(run, ".") && run+1 < end && c.named(run+1, first)) {
				run++
			}
			if t > first && c.words.Is(t-1, "in", "from", "at") && len(steps) > 0 && (run < end || name.Len() > 0) {
				steps = steps[:len(steps)-1]
				place = " " + c.words.Low(t-1) + " " + c.Doc.Text(text.Span{Start: tok.Start, End: c.Doc.Tokens[run-1].End})
			} else {
				if run-t > 1 && name.Len() == 0 {
					name = text.Span{Start: tok.Start, End: c.Doc.Tokens[run-1].End}
				}
				add("N")
			}
			t = run - 1
		default:
			add(creditStep(low))
		}
	}
	// “this report” and “the article” are one step.
	out := steps[:0]
	for i, s := range steps {
		if s == "X" && i > 0 && len(out) > 0 && (out[len(out)-1] == "this" || out[len(out)-1] == "the") {
			out[len(out)-1] = "T"
		} else {
			out = append(out, s)
		}
	}
	return strings.Join(out, " "), name, place
}

// named reports whether a word is written as a name; the first of a clause is
// one only if it is no word of credits.
func (c *creditReader) named(t, first int) bool {
	tok := c.Doc.Tokens[t]
	return tok.Kind == text.Word && tok.Shape != text.Lower && (t > first || !c.vocabulary.Has(c.words.Low(t)))
}

// creditStep is the step of a form that a word is.
func creditStep(low string) string {
	switch low {
	case "also", "additional", "additionally", "further", "original", "extra", "both", "together", "jointly", "joint",
		"staff", "correspondent", "correspondents", "journalist", "journalists", "writer", "writers", "reporter", "reporters", "editor", "editors", "editorial":
		return ""
	case "reporting", "editing", "writing", "research", "production":
		return "R"
	case "report", "story", "article", "piece", "dispatch", "coverage", "column", "news", "text", "publication", "material":
		return "X"
	case "these":
		return "this"
	}
	return low
}

// noun is the word for the work in a clause, as written.
func (c *creditReader) noun(first, end int) string {
	for t := first; t < end; t++ {
		if creditStep(c.words.Low(t)) == "R" {
			return c.words.Low(t)
		}
	}
	return "reporting"
}
