package fluency

import (
	"github.com/mtlint/mtlint/internal/mqm"
	"github.com/mtlint/mtlint/internal/pattern"
	"github.com/mtlint/mtlint/rules"
)

// AdjectiveFrame finds the phrases of phrases/adjective-frame.tsv.
var AdjectiveFrame = &rules.Rule{
	Meta: rules.Meta{
		ID: "adjective-frame", Name: "Adjective with the wrong preposition or form", Category: mqm.Grammar, Severity: mqm.Minor,
		Rationale: `Each adjective has its own preposition, and translators carry over that of the source: “capable to”, “similar with”, “independent on”.`,
		LetsPass:  `Chance neighbours (“aware on Monday”), and frames that are in use beside the usual one.`,
		Examples: []rules.Example{
			{Bad: "The new boat ⟦is capable to⟧ carry forty cars."},
			{Bad: "His plan ⟦is similar with⟧ hers."},
			{Good: "The boat is capable of carrying forty cars, and similar boats with sails are for sale."},
		},
		Precision: rules.Precision{Right: 5, Judged: 6, On: "machine-translated and human-written news"},
	},
	Check: pattern.Report("adjective-frame"),
}
