package fluency

import (
	"github.com/mtlint/mtlint/internal/mqm"
	"github.com/mtlint/mtlint/internal/pattern"
	"github.com/mtlint/mtlint/rules"
)

// SinceDuration finds the phrases of phrases/since-duration.tsv.
var SinceDuration = &rules.Rule{
	Meta: rules.Meta{
		ID: "since-duration", Name: "Since with a duration", Category: mqm.Grammar, Severity: mqm.Minor,
		Rationale: `Many languages use one word for “since May” and “for three weeks”; English does not, so “lasts since three weeks” betrays the source.`,
		LetsPass:  `Moments (“since two days before the vote”, “since three years ago”), and years.`,
		Examples: []rules.Example{
			{Bad: "The strike has lasted ⟦since three weeks⟧.", Good: "The strike has lasted for three weeks."},
			{Good: "Since two days after the vote, and for three weeks now, the port has been closed."},
		},
		Precision: rules.Precision{Right: 4, Judged: 4, On: "machine-translated and human-written news"},
	},
	Check: pattern.Report("since-duration"),
}
