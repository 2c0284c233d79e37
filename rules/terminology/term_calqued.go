package terminology

import (
	"github.com/mtlint/mtlint/internal/mqm"
	"github.com/mtlint/mtlint/internal/pattern"
	"github.com/mtlint/mtlint/rules"
)

// TermCalqued finds the terms of phrases/term-calqued.tsv.
var TermCalqued = &rules.Rule{
	Meta: rules.Meta{
		ID: "term-calqued", Name: "Term translated word by word", Category: mqm.WrongTerm, Severity: mqm.Minor,
		Rationale: `Police reports, health bulletins and court news are full of terms that every language makes in its own way. Put together from their parts (“new crown epidemic” for the coronavirus, “units of equipment” for vehicles, “measure of restraint” for custody) they read as something else, or as nothing.`,
		LetsPass:  `The words in other company (“a new crown for the queen”, “units of measurement”, “the water area of a map”).`,
		Examples: []rules.Example{
			{Bad: "The ⟦new crown epidemic⟧ emptied the schools of the district.", Good: "The coronavirus epidemic emptied the schools of the district."},
			{Bad: "The brigade sent 27 ⟦units of equipment⟧ to the burning mill.", Good: "The brigade sent 27 vehicles to the burning mill."},
			{Bad: "The court chose a ⟦measure of restraint in the form of⟧ house arrest.", Good: "The court put him under house arrest."},
			{Good: "The queen wore a new crown. The lab has new units of measurement, and the state of the water area of the park is good."},
			{Good: "The moderate party was in a state of alarm. The fast medical team won, and the colony lost its liberty."},
		},
		Precision: rules.Precision{Right: 118, Judged: 118, On: "machine-translated news; no finding in a million words of human-written news"},
	},
	Check: pattern.Report("term-calqued"),
}
