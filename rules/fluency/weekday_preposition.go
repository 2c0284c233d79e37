package fluency

import (
	"github.com/mtlint/mtlint/internal/mqm"
	"github.com/mtlint/mtlint/internal/pattern"
	"github.com/mtlint/mtlint/rules"
)

// WeekdayPreposition finds the phrases of phrases/weekday-preposition.tsv.
var WeekdayPreposition = &rules.Rule{
	Meta: rules.Meta{
		ID: "weekday-preposition", Name: "Weekday with the wrong preposition", Category: mqm.Grammar, Severity: mqm.Minor,
		Rationale: `Days take “on” in English; “in Monday” and “at Tuesday” are the prepositions of the source.`,
		LetsPass:  `Names that contain a day, and phrases that go on after it (“in Monday night’s game”).`,
		Examples: []rules.Example{
			{Bad: "The court ruled ⟦in Friday⟧ that the vote was legal.", Good: "The court ruled on Friday that the vote was legal."},
			{Good: "He was hurt in Monday night’s game, in Friday’s edition and at Sunday mass."},
		},
	},
	Check: pattern.Report("weekday-preposition"),
}
