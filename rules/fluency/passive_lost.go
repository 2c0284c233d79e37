package fluency

import (
	"github.com/mtlint/mtlint/internal/mqm"
	"github.com/mtlint/mtlint/internal/pattern"
	"github.com/mtlint/mtlint/rules"
)

// PassiveLost finds the phrases of phrases/passive-lost.tsv.
var PassiveLost = &rules.Rule{
	Meta: rules.Meta{
		ID: "passive-lost", Name: "Passive lost", Category: mqm.Grammar, Severity: mqm.Minor,
		Rationale: `French, German and Chinese build the passive with words that are lost or read as “have”. “The decision has taken” leaves the reader asking what it took.`,
		LetsPass:  `Subjects that can act, and verbs that an object follows (“the law has approved uses”).`,
		Examples: []rules.Example{
			{Bad: "He said that the decision ⟦has taken⟧ in May.", Good: "He said that the decision has been taken in May."},
			{Bad: "The new bridge ⟦has built⟧ by a Danish firm.", Good: "The new bridge has been built by a Danish firm."},
			{Good: "The decision has taken years to carry out, and the school has built a hall."},
		},
	},
	Check: pattern.Report("passive-lost"),
}
