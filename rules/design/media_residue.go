package design

import (
	"github.com/mtlint/mtlint/internal/mqm"
	"github.com/mtlint/mtlint/rules"
)

// MediaResidue finds: label of a picture or a player left in the text.
var MediaResidue = &rules.Rule{
	Meta: rules.Meta{
		ID: "media-residue", Name: "Label of a picture or a player left in the text", Category: mqm.Residue, Severity: mqm.Minor,
		AnyLanguage: true, Needs: residueNeeds,
		Rationale: `Captions, credits and the buttons of players belong to a picture or a film that the text no longer has.`,
		LetsPass:  `Captions that are sentences, and sentences about photographs and films.`,
		Precision: rules.Precision{Right: 33, Judged: 34, On: "human-written news, with leftovers of real pages"},
		Examples: []rules.Example{
			{Bad: "Storm Uncovers Old Pier\n\n⟦Enlarge this image toggle caption Rosa Lind/AP Rosa Lind/AP⟧\n\nThe pier had been under the sand since 1911, and only its bell was ever found, the curator said.\n\n⟦Photo: Getty Images⟧"},
			{Good: "Storm Uncovers Old Pier\n\nThe photo shows the pier in 1911, and the video that was published on Monday shows it again."},
		},
	},
	Check: func(p *rules.Pass) { reportResidue(p, mediaPart) },
}
