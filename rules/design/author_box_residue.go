package design

import (
	"github.com/mtlint/mtlint/internal/mqm"
	"github.com/mtlint/mtlint/rules"
)

// AuthorBoxResidue finds: author box of the page left in the text.
var AuthorBoxResidue = &rules.Rule{
	Meta: rules.Meta{
		ID: "author-box-residue", Name: "Author box of the page left in the text", Category: mqm.Residue, Severity: mqm.Minor,
		AnyLanguage: true, Needs: residueNeeds,
		Rationale: `Content systems put a box with the author and the links to his posts under each article; of a feed account only "Written by admin" is left.`,
		LetsPass:  `Bylines, and a heading "About the author" that a biography follows.`,
		Examples: []rules.Example{
			{Bad: "Sheep Stop Train for an Hour\n\nThe train from the coast stood for an hour on Friday because a flock was resting on the line.\n\n⟦About The Author⟧\n\n⟦View all posts by admin⟧"},
			{Good: "Sheep Stop Train for an Hour\n\nThe train from the coast stood for an hour on Friday because a flock was resting on the line.\n\nAbout the author\n\nMira Holt has written about railways for this newspaper since 2011 and lives beside one of them."},
		},
	},
	Check: func(p *rules.Pass) { reportResidue(p, authorPart) },
}
