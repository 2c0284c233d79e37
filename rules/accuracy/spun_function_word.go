package accuracy

import (
	"github.com/mtlint/mtlint/internal/mqm"
	"github.com/mtlint/mtlint/internal/pattern"
	"github.com/mtlint/mtlint/rules"
)

// SpunFunctionWord finds the phrases of phrases/spun-function-word.tsv.
var SpunFunctionWord = &rules.Rule{
	Meta: rules.Meta{
		ID: "spun-function-word", Name: "Everyday word replaced from a thesaurus", Category: mqm.Mistranslation, Severity: mqm.Major,
		Rationale: `Article spinners replace the smallest words too, in whatever sense the thesaurus has first: “since 2019” becomes “due to the fact 2019”, “just two days” “simply two days”, “shot dead” “shot useless”. A sentence with such a word says nothing, or something else.`,
		LetsPass:  `The same words where they can have their own sense: “within the wake”, “simply because”, “due to the fact that”.`,
		Examples: []rules.Example{
			{Bad: "Catches have fallen ⟦due to the fact⟧ 2019.", Good: "Catches have fallen since 2019."},
			{Bad: "The fleet cannot live ⟦with out⟧ help, and asks ⟦approximately⟧ what it needs; on this nobody agrees."},
			{Bad: "Prices rose ⟦as soon as⟧ more, in ⟦simply⟧ two days.", Good: "Prices rose once more, in just two days."},
			{Bad: "He was found ⟦useless⟧ in his car, and a third of the village came to a ⟦center-aged⟧ widow's help."},
			{Good: "Catches fell due to the fact that 2019 was warm, as soon as the boats left, and with out-of-date nets."},
			{Good: "It is simply two rooms, approximately 40 years old, within the walls of the fort."},
		},
		Precision: rules.Precision{Right: 3, Judged: 3, On: "spun news; silent on 1.2 million words of human-written news"},
	},
	Check: pattern.Report("spun-function-word"),
}
