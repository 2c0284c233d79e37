package fluency

import (
	"github.com/mtlint/mtlint/internal/mqm"
	"github.com/mtlint/mtlint/internal/pattern"
	"github.com/mtlint/mtlint/rules"
)

// DroppedWord finds the phrases of phrases/dropped-word.tsv.
var DroppedWord = &rules.Rule{
	Meta: rules.Meta{
		ID: "dropped-word", Name: "Short word lost", Category: mqm.Grammar, Severity: mqm.Minor,
		Rationale: `Decoders lose the short words that carry no meaning of their own: “to” before a verb, “of” before a noun, an article.`,
		LetsPass:  `Clipped style in headlines, and pairs that English allows (“going places”, “one the other”).`,
		Examples: []rules.Example{
			{Bad: "She is ⟦going be⟧ the first to cross the lake."},
			{Bad: "It is ⟦one the⟧ oldest bridges in the city."},
			{Good: "They are going places, failed exams and came out the other side."},
		},
		Precision: rules.Precision{Right: 12, Judged: 13, On: "machine-translated and human-written news"},
	},
	Check: pattern.Report("dropped-word"),
}
