package design

import (
	"github.com/mtlint/mtlint/internal/mqm"
	"github.com/mtlint/mtlint/rules"
)

// MetadataResidue finds: data about the article left in the text.
var MetadataResidue = &rules.Rule{
	Meta: rules.Meta{
		ID: "metadata-residue", Name: "Data about the article left in the text", Category: mqm.Residue, Severity: mqm.Minor,
		AnyLanguage: true, Needs: residueNeeds,
		Rationale: `Tags, reading times and counters stand beside the article on the page; in the text they are lines without meaning.`,
		LetsPass:  `Lists of words in sentences, times in running text.`,
		Examples: []rules.Example{
			{Bad: "Bees Move Into Town Hall\n\n⟦4 min read⟧\n\nThe bees arrived in June and settled behind the clock, which has run late since then, the mayor said.\n\n⟦Tags: bees, town hall, clocks⟧"},
			{Good: "Bees Move Into Town Hall\n\nIt took the beekeeper four minutes to read the order, and two to refuse it, the mayor said."},
		},
	},
	Check: func(p *rules.Pass) { reportResidue(p, metadataPart) },
}
