package fluency

import (
	"fmt"

	"github.com/mtlint/mtlint/internal/mqm"
	"github.com/mtlint/mtlint/internal/tagger"
	"github.com/mtlint/mtlint/internal/text"
	"github.com/mtlint/mtlint/rules"
)

// VerbBeforeSubject finds statements that begin with their verb.
var VerbBeforeSubject = &rules.Rule{
	Meta: rules.Meta{
		ID: "verb-before-subject", Name: "Statement that begins with its verb", Category: mqm.Grammar, Severity: mqm.Minor,
		Rationale: `Arabic, Spanish, Russian and Tagalog put the verb first where English cannot: “Was cut the electricity”. The sentence reads as a broken question.`,
		LetsPass:  `Questions, conditions (“Were the plan to fail”), quotations, and participles before a comma.`,
		Examples: []rules.Example{
			{Bad: "The storm came at night. ⟦Was cut⟧ the electricity in two districts."},
			{Good: "Was the electricity cut? Were the plan to fail, they would leave. Had the town known, it would have acted."},
			{Good: "Was told the truth, they ask, or a lie?"},
		},
	},
	Check: verbBeforeSubject,
}

func verbBeforeSubject(p *rules.Pass) {
	x := newSyntax(p)
	for _, word := range [...]string{"was", "were"} {
		for _, at := range x.w.At(word) {
			i := int(at)
			lo, hi := x.bounds(i)
			if i != lo || i+3 >= hi || p.Doc.Tokens[i].Shape == text.Lower || !x.w.Is(i+2, "the", "a", "an", "his", "her", "their", "its") {
				continue
			}
			can := x.tags.Can(i + 1)
			if !can.Has(tagger.VBN) || can&(tagger.Nouns|1<<tagger.JJ) != 0 && !x.w.Is(i+1, "cut", "found", "killed", "closed", "opened", "destroyed") || !x.lower(i+1) ||
				!x.w.Is(hi-1, ".") || !x.running(i) || x.quoted(i) || x.tags.Is(i+3, tagger.Verbs) || x.asks(i, hi) {
				continue
			}
			span := x.span(i, i+1)
			p.Report(rules.Finding{
				Span:       span,
				Message:    fmt.Sprintf("“%s” stands before its subject “%s”: in a statement the subject comes first", p.Doc.Text(span), p.Doc.Text(x.span(i+2, i+3))),
				Suggestion: p.Doc.Text(x.span(i+2, i+3)) + " " + x.w.Low(i) + " " + x.w.Low(i+1),
			})
		}
	}
}

// asks reports whether a comma or a question mark stands in the tokens from i to hi.
func (x *syntax) asks(i, hi int) bool {
	for ; i < hi; i++ {
		if x.w.Is(i, "?", ",") {
			return true
		}
	}
	return false
}
