package style

import (
	"github.com/mtlint/mtlint/internal/mqm"
	"github.com/mtlint/mtlint/internal/pattern"
	"github.com/mtlint/mtlint/rules"
)

// IdiomGarbled finds the phrases of phrases/idiom-garbled.tsv.
var IdiomGarbled = &rules.Rule{
	Meta: rules.Meta{
		ID: "idiom-garbled", Name: "Idiom garbled", Category: mqm.Awkward, Severity: mqm.Minor,
		Rationale: `Idioms are stored whole. Machines that translate them word by word, and rewriters that swap their words, produce phrases that no native writer uses, and sometimes the opposite of what was meant.`,
		LetsPass:  `Literal uses, as far as the words around show them, and headlines, which leave out articles by custom.`,
		Examples: []rules.Example{
			{Bad: "The ministry is ⟦turning its back to foreign traders for supplies⟧."},
			{Bad: "The goalkeepers kept ⟦losing their nerves⟧ in the shootout."},
			{Bad: "The president asked the commission to ⟦put the points on the i⟧."},
			{Bad: "The mayor must ⟦take into the account⟧ the cost of repairs.", Good: "The mayor must take into account the cost of repairs."},
			{Bad: "The deal ⟦puts the horse behind the cart⟧ and ⟦plays in the hands of⟧ the rebels."},
			{Bad: "Shops opened ⟦like mushrooms after rain⟧, a ⟦tempest in a glass of water⟧."},
			{Good: "It came like a bolt from the blue; there is no smoke without fire, and he drew the short straw."},
			{Good: "She turned her back to the camera, kept her nerve and took the weather into account."},
			{Good: "They sell time on the radio and keep an eye on the clock."},
		},
		Precision: rules.Precision{Right: 9, Judged: 9, On: "machine-translated and human-written news"},
	},
	Check: pattern.Report("idiom-garbled"),
}
