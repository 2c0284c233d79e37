package design

import (
	"github.com/mtlint/mtlint/internal/mqm"
	"github.com/mtlint/mtlint/rules"
)

// AdvertisementResidue finds: label of an advertisement left in the text.
var AdvertisementResidue = &rules.Rule{
	Meta: rules.Meta{
		ID: "advertisement-residue", Name: "Label of an advertisement left in the text", Category: mqm.Residue, Severity: mqm.Minor,
		AnyLanguage: true, Needs: residueNeeds,
		Rationale: `The label above an advertisement, or the line that says that the story goes on below it, makes no sense in a text that has none.`,
		LetsPass:  `Sentences about advertisements.`,
		Precision: rules.Precision{Right: 16, Judged: 16, On: "human-written news, with leftovers of real pages"},
		Examples: []rules.Example{
			{Bad: "Village Buys Its Own Bus\n\nThe bus has 19 seats and a name, Greta, which the children of the village chose in a vote.\n\n⟦Advertisement⟧\n\nThe first trip is planned for Monday. ⟦Story continues below advertisement⟧"},
			{Good: "Village Buys Its Own Bus\n\nThe advertisement was withdrawn after a day. Advertising the bus further was not needed, the driver said."},
		},
	},
	Check: func(p *rules.Pass) { reportResidue(p, advertisingPart) },
}
