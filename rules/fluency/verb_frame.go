package fluency

import (
	"github.com/mtlint/mtlint/internal/mqm"
	"github.com/mtlint/mtlint/internal/pattern"
	"github.com/mtlint/mtlint/rules"
)

// VerbFrame finds the phrases of phrases/verb-frame.tsv.
var VerbFrame = &rules.Rule{
	Meta: rules.Meta{
		ID: "verb-frame", Name: "Verb with the wrong preposition or form", Category: mqm.Grammar, Severity: mqm.Minor,
		Rationale: `A verb decides whether an object follows directly, with which preposition, and in which form a second verb comes: “discuss about”, “avoid to”, “prevent them to” are frames of other languages.`,
		LetsPass:  `Frames that are in use in some varieties of English, and chance neighbours.`,
		Examples: []rules.Example{
			{Bad: "The ministers will ⟦discuss about⟧ the border.", Good: "The ministers will discuss the border."},
			{Bad: "Drivers should ⟦avoid to use⟧ the bridge."},
			{Good: "They entered into talks, attended to the wounded and discussed the border at length."},
		},
		Precision: rules.Precision{Right: 18, Judged: 19, On: "machine-translated and human-written news"},
	},
	Check: pattern.Report("verb-frame"),
}
