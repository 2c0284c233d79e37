package fluency

import (
	"github.com/mtlint/mtlint/internal/mqm"
	"github.com/mtlint/mtlint/internal/pattern"
	"github.com/mtlint/mtlint/rules"
)

// WillPlanDoubled finds the phrases of phrases/will-plan-doubled.tsv.
var WillPlanDoubled = &rules.Rule{
	Meta: rules.Meta{
		ID: "will-plan-doubled", Name: "Future said twice", Category: mqm.Grammar, Severity: mqm.Minor,
		Rationale: `“Plan” and “intend” speak of the future; “will not plan to export” puts the plan itself into the future, where “do not plan to export” was meant.`,
		LetsPass:  `Planning as an activity (“we will plan the route”), and plans that do begin later.`,
		Examples: []rules.Example{
			{Bad: "“We ⟦will not plan to⟧ sell the ferries,” the minister said."},
			{Bad: "The government ⟦will not plan to⟧ appoint an envoy.", Good: "The government does not plan to appoint an envoy."},
			{Bad: "Both sides ⟦shall intend to⟧ sign the treaty in May."},
			{Bad: "Turkey ⟦will plan to send⟧ 200 engineers."},
			{Bad: "The president ⟦will going to⟧ sign the bill."},
			{Good: "They will plan to the last detail. Those with the will plan to stay; the will intended for the heirs was lost."},
			{Good: "The council will plan the new road, and the mayor does not plan to sell the ferries."},
		},
	},
	Check: pattern.Report("will-plan-doubled"),
}
