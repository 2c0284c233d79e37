package fluency

import (
	"github.com/mtlint/mtlint/internal/mqm"
	"github.com/mtlint/mtlint/internal/pattern"
	"github.com/mtlint/mtlint/rules"
)

// DoubleComparative finds the phrases of phrases/double-comparative.tsv.
var DoubleComparative = &rules.Rule{
	Meta: rules.Meta{
		ID: "double-comparative", Name: "Compared twice", Category: mqm.Grammar, Severity: mqm.Minor,
		Rationale: `“More” and “-er” say the same: languages that compare with a separate word double it in translation.`,
		LetsPass:  `“More” before a plain adjective, and “more” that counts (“more older people”).`,
		Examples: []rules.Example{
			{Bad: "The new ferry is ⟦more better⟧ than the old one.", Good: "The new ferry is better than the old one."},
			{Good: "More older people than ever take the ferry, which is better than the bus."},
		},
	},
	Check: pattern.Report("double-comparative"),
}
