package design

import (
	"github.com/mtlint/mtlint/internal/mqm"
	"github.com/mtlint/mtlint/rules"
)

// NavigationResidue finds: navigation of the page left in the text.
var NavigationResidue = &rules.Rule{
	Meta: rules.Meta{
		ID: "navigation-residue", Name: "Navigation of the page left in the text", Category: mqm.Residue, Severity: mqm.Minor,
		AnyLanguage: true, Needs: residueNeeds,
		Rationale: `Extraction that takes the whole page instead of the article brings its menus, breadcrumbs and skip links along, often translated with it ("Leap to content").`,
		LetsPass:  `The same words inside a sentence, in quotation marks, and single words such as "Home" or "Search" between two paragraphs, where they may be headings.`,
		Examples: []rules.Example{
			{Bad: "⟦Skip to content⟧\n\nFerry Service to Brandholm Resumes\n\nThe ferry between the two ports sailed again on Monday after a week of storms, the operator said.\n\nPassengers waited on the quay from early morning, many of them with bicycles and dogs.\n\n⟦Previous Post⟧\n\n⟦Next Post⟧"},
			{Bad: "⟦Home » News » Europe⟧\n\nFerry Service to Brandholm Resumes\n\nThe ferry between the two ports sailed again on Monday after a week of storms, the operator said."},
			{Good: "Harbour Opens Its Archive\n\nReaders of the new site can skip to the main content with one key, the librarian said on Monday.\n\nSearch\n\nThe search for the missing logbook took three years and led to a barn outside the town."},
		},
	},
	Check: func(p *rules.Pass) { reportResidue(p, navigationPart) },
}
