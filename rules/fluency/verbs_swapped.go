package fluency

import (
	"github.com/mtlint/mtlint/internal/mqm"
	"github.com/mtlint/mtlint/internal/pattern"
	"github.com/mtlint/mtlint/rules"
)

// VerbsSwapped finds the phrases of phrases/verbs-swapped.tsv.
var VerbsSwapped = &rules.Rule{
	Meta: rules.Meta{
		ID: "verbs-swapped", Name: "Auxiliary verbs in the wrong order", Category: mqm.Grammar, Severity: mqm.Minor,
		Rationale: `“Been has named” and “not has seen” are the word order of the source, or of a decoder that lost its way.`,
		LetsPass:  `Questions and inversions (“nor has he been”, “never have I”).`,
		Examples: []rules.Example{
			{Bad: "The singer ⟦been has⟧ named artist of the year.", Good: "The singer has been named artist of the year."},
			{Good: "Not since May has she been there, nor have they; those who had been had left."},
		},
	},
	Check: pattern.Report("verbs-swapped"),
}
