package fluency

import (
	"github.com/mtlint/mtlint/internal/mqm"
	"github.com/mtlint/mtlint/internal/pattern"
	"github.com/mtlint/mtlint/rules"
)

// EventThatPreposition finds the phrases of phrases/event-that-preposition.tsv.
var EventThatPreposition = &rules.Rule{
	Meta: rules.Meta{
		ID: "event-that-preposition", Name: "Phrase of condition with the wrong preposition", Category: mqm.Grammar, Severity: mqm.Minor,
		Rationale: `“In the event that”, “in case”, “on condition that” are fixed; “for the event that” and “in case that” are the phrases of other languages in English words.`,
		LetsPass:  `The phrases as they are, and “event” and “case” as plain nouns (“for the event of the year”, “in the case of Chile”).`,
		Examples: []rules.Example{
			{Bad: "The port has plans ⟦for the event that⟧ the dam breaks.", Good: "The port has plans in the event that the dam breaks."},
			{Bad: "Bring a coat ⟦in case that⟧ it rains."},
			{Bad: "She spoke ⟦under condition of anonymity⟧."},
			{Bad: "⟦On the event of a⟧ fire the doors open, and ⟦under the pretext to search⟧ for arms they stay open."},
			{Good: "Tickets for the event that the mayor opened were free. Under the conditions that prevail, she spoke on condition of anonymity."},
			{Good: "In the case of Chile, tickets for the event that night were sold out in case of rain."},
		},
		Precision: rules.Precision{Right: 9, Judged: 9, On: "machine-translated and human-written news"},
	},
	Check: pattern.Report("event-that-preposition"),
}
