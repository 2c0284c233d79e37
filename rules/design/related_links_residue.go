package design

import (
	"github.com/mtlint/mtlint/internal/mqm"
	"github.com/mtlint/mtlint/rules"
)

// RelatedLinksResidue finds: links to other articles left in the text.
var RelatedLinksResidue = &rules.Rule{
	Meta: rules.Meta{
		ID: "related-links-residue", Name: "Links to other articles left in the text", Category: mqm.Residue, Severity: mqm.Minor,
		AnyLanguage: true, Needs: residueNeeds,
		Rationale: `Links that the page places between paragraphs ("Read also: …") become sentences of the article, and their headlines belong to other stories.`,
		LetsPass:  `Sentences in which somebody reads, and titles of works after "Read".`,
		Precision: rules.Precision{Right: 16, Judged: 16, On: "human-written news, with leftovers of real pages"},
		Examples: []rules.Example{
			{Bad: "Bakers Return to the Square\n\nThe first stall sold out before seven, and the second before eight, the guild said on Saturday.\n\n⟦Read also: Five markets worth a journey⟧\n\nThe guild expects 20 stalls by summer."},
			{Bad: "Bakers Return to the Square\n\nThe first stall sold out before seven, the guild said on Saturday. ⟦Read more: Five markets worth a journey⟧"},
			{Good: "Bakers Return to the Square\n\nRead more than once in public, the poem about the oven has become a favourite of the guild."},
		},
	},
	Check: func(p *rules.Pass) { reportResidue(p, relatedPart) },
}
