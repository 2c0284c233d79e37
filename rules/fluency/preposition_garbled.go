package fluency

import (
	"github.com/mtlint/mtlint/internal/mqm"
	"github.com/mtlint/mtlint/internal/pattern"
	"github.com/mtlint/mtlint/rules"
)

// PrepositionGarbled finds the phrases of phrases/preposition-garbled.tsv.
var PrepositionGarbled = &rules.Rule{
	Meta: rules.Meta{
		ID: "preposition-garbled", Name: "Preposition or linking phrase garbled", Category: mqm.Grammar, Severity: mqm.Minor,
		Rationale: `Compound prepositions are fixed: “according to”, “apart from”, “in order to”. A wrong part shows a translator that built them anew.`,
		LetsPass:  `Chance neighbours: “a part from the engine”, “to part from his wife”.`,
		Examples: []rules.Example{
			{Bad: "⟦According with⟧ the police, nobody was hurt.", Good: "According to the police, nobody was hurt."},
			{Bad: "He resigned ⟦in response for⟧ the report.", Good: "He resigned in response to the report."},
			{Good: "They had to part from friends; a part from the engine lay on the road, at least until noon."},
		},
		Precision: rules.Precision{Right: 12, Judged: 13, On: "machine-translated and human-written news"},
	},
	Check: pattern.Report("preposition-garbled"),
}
