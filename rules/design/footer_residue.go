package design

import (
	"github.com/mtlint/mtlint/internal/mqm"
	"github.com/mtlint/mtlint/rules"
)

// FooterResidue finds: footer of the page left in the text.
var FooterResidue = &rules.Rule{
	Meta: rules.Meta{
		ID: "footer-residue", Name: "Footer of the page left in the text", Category: mqm.Residue, Severity: mqm.Minor,
		AnyLanguage: true, Needs: residueNeeds,
		Rationale: `Copyright lines, legal notices and cookie banners are the frame of the site, not the end of the article.`,
		LetsPass:  `Reports about copyright, privacy and cookies.`,
		Precision: rules.Precision{Right: 3, Judged: 3, On: "human-written news, with leftovers of real pages"},
		Examples: []rules.Example{
			{Bad: "Choir Finds a Tenor\n\nThe choir had searched for a tenor since spring and found one in the post office, its leader said.\n\n⟦Privacy Policy | Terms of Use⟧\n\n⟦© 2021 Valley Courier. All rights reserved.⟧"},
			{Good: "Choir Finds a Tenor\n\nThe regulator said the privacy policy of the company did not name the partners who used its cookies."},
		},
	},
	Check: func(p *rules.Pass) { reportResidue(p, footerPart) },
}
