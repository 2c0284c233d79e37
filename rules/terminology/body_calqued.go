package terminology

import (
	"github.com/mtlint/mtlint/internal/mqm"
	"github.com/mtlint/mtlint/internal/pattern"
	"github.com/mtlint/mtlint/rules"
)

// BodyCalqued finds the names of phrases/body-calqued.tsv.
var BodyCalqued = &rules.Rule{
	Meta: rules.Meta{
		ID: "body-calqued", Name: "Official body translated word by word", Category: mqm.WrongTerm, Severity: mqm.Minor,
		Rationale: `Ministries, courts and agencies have English names. A translation that puts one together from its parts (“popular crowd” for the Popular Mobilization Forces, “counting chamber” for the audit office) names a body that nobody can look up.`,
		LetsPass:  `Literal names that English news uses itself (“Ministry of Internal Affairs”, “Public Ministry”); the words in other company.`,
		Examples: []rules.Example{
			{Bad: "The ⟦General Authority for Air Observatories⟧ expects hail.", Good: "The meteorological department expects hail."},
			{Bad: "He was held by the ⟦Federal Service of Security⟧ in May.", Good: "He was held by the Federal Security Service in May."},
			{Bad: "Two ⟦Popular Crowd⟧ fighters were hurt.", Good: "Two Popular Mobilization Forces fighters were hurt."},
			{Good: "A crowd popular with fighters marched. The observatories in the air force museum closed."},
		},
	},
	Check: pattern.Report("body-calqued"),
}
