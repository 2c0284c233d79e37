package design

import (
	"github.com/mtlint/mtlint/internal/mqm"
	"github.com/mtlint/mtlint/rules"
)

// SharingResidue finds: sharing buttons left in the text.
var SharingResidue = &rules.Rule{
	Meta: rules.Meta{
		ID: "sharing-residue", Name: "Sharing buttons left in the text", Category: mqm.Residue, Severity: mqm.Minor,
		AnyLanguage: true, Needs: residueNeeds,
		Rationale: `The names of share buttons and follow links are read as text by extraction and then translated; they interrupt the article and have nothing to do with it.`,
		LetsPass:  `Sentences about sharing or about the networks, and a heading "Share" in the middle of an article.`,
		Precision: rules.Precision{Right: 10, Judged: 10, On: "human-written news, with leftovers of real pages"},
		Examples: []rules.Example{
			{Bad: "Mill Town Votes on New Bridge\n\n⟦Share on Facebook⟧\n\nVoters in the valley approved the bridge on Sunday by a margin of nine votes, the clerk said.\n\n⟦FacebookTwitterWhatsAppPrint⟧"},
			{Good: "Mill Town Votes on New Bridge\n\nThe mayor asked residents to share the leaflet on Facebook and to bring their neighbours to the polls.\n\nShare\n\nEach share in the cooperative costs 40 euros, and nobody may own more than five of them."},
		},
	},
	Check: func(p *rules.Pass) { reportResidue(p, sharingPart) },
}
