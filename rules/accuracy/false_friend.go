package accuracy

import (
	"github.com/mtlint/mtlint/internal/mqm"
	"github.com/mtlint/mtlint/internal/pattern"
	"github.com/mtlint/mtlint/rules"
)

// FalseFriend finds the phrases of phrases/false-friend.tsv.
var FalseFriend = &rules.Rule{
	Meta: rules.Meta{
		ID: "false-friend", Name: "False friend", Category: mqm.Mistranslation, Severity: mqm.Major,
		Rationale: `A word of the source language looks like an English one and means something else: who “assisted at” a funeral was only there, the “blessed” of an accident are injured, a film's “realizer” directs it. The sentence stays grammatical and tells something else.`,
		LetsPass:  `Every place where the English word can have its own sense; the words around must leave none: “assist the police”, “a blessed marriage”.`,
		Examples: []rules.Example{
			{Bad: "Hundreds of guests came, and the queen ⟦assisted at⟧ the concert."},
			{Bad: "Two ⟦blessed⟧ policemen were flown out; the driver was slightly ⟦blessed⟧."},
			{Bad: "The film's French ⟦realizer⟧, Odile Brun, was pleased.", Good: "The film's French director, Odile Brun, was pleased."},
			{Bad: "The chemist sold him a ⟦recipe⟧ for antibiotics and a chocolate ⟦fabric⟧ in Lyon."},
			{Good: "She assisted the conductor at the concert, was blessed with luck and realized a dream of hers."},
			{Good: "The fabric of the chair, a recipe for disaster, and the manifestation of a wish in the street."},
		},
		Precision: rules.Precision{Right: 4, Judged: 4, On: "machine-translated news; silent on 1.2 million words of human-written news"},
	},
	Check: pattern.Report("false-friend"),
}
