package fluency

import (
	"github.com/mtlint/mtlint/internal/mqm"
	"github.com/mtlint/mtlint/internal/pattern"
	"github.com/mtlint/mtlint/rules"
)

// TenseAdverb finds the phrases of phrases/tense-adverb.tsv.
var TenseAdverb = &rules.Rule{
	Meta: rules.Meta{
		ID: "tense-adverb", Name: "Tense that the time excludes", Category: mqm.Grammar, Severity: mqm.Minor,
		Rationale: `“Yesterday” and “last year” go with the past, “for decades” and “since 2010” with the present perfect. Chinese does not mark tense, German and French use the perfect for what is over and the present for what goes on; their tenses come through.`,
		LetsPass:  `A time that belongs to another verb or noun of the sentence (“has denied that he met her last year”), plans (“is staying for two weeks”), and headlines.`,
		Examples: []rules.Example{
			{Bad: "The delegation ⟦has arrived yesterday⟧ in Tirana."},
			{Bad: "Output in the province last year ⟦rise⟧ 12 per cent."},
			{Bad: "The two countries ⟦are arguing for⟧ decades about the river."},
			{Bad: "She ⟦is working since⟧ 2010 at the museum."},
			{Good: "The delegation that arrived yesterday has left; he has denied that he met her last year."},
			{Good: "They have been arguing for decades, and she is staying for two weeks. Rents in the city rise by the week."},
		},
	},
	Check: pattern.Report("tense-adverb"),
}
