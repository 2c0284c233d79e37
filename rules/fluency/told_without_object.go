package fluency

import (
	"github.com/mtlint/mtlint/internal/mqm"
	"github.com/mtlint/mtlint/internal/pattern"
	"github.com/mtlint/mtlint/rules"
)

// ToldWithoutObject finds the phrases of phrases/told-without-object.tsv.
var ToldWithoutObject = &rules.Rule{
	Meta: rules.Meta{
		ID: "told-without-object", Name: "Nobody is told", Category: mqm.Grammar, Severity: mqm.Minor,
		Rationale: `“Remind”, “inform” and “tell” need somebody who is told. The verbs of other languages do not, so “experts reminded that” goes through translation unchanged.`,
		LetsPass:  `Passives (“she was reminded that”, “told that …, he left”).`,
		Examples: []rules.Example{
			{Bad: "Experts ⟦reminded that⟧ the lake is deep."},
			{Good: "Visitors were reminded that the lake is deep; told that it was cold, they left."},
		},
		Precision: rules.Precision{Right: 11, Judged: 11, On: "machine-translated and human-written news"},
	},
	Check: pattern.Report("told-without-object"),
}
