package style

import (
	"github.com/mtlint/mtlint/internal/mqm"
	"github.com/mtlint/mtlint/internal/pattern"
	"github.com/mtlint/mtlint/rules"
)

// TranslationesePhrase finds the phrases of phrases/translationese-phrase.tsv.
var TranslationesePhrase = &rules.Rule{
	Meta: rules.Meta{
		ID: "translationese-phrase", Name: "Phrase of translated official style", Category: mqm.Awkward, Severity: mqm.Neutral,
		Rationale: `News that is translated from official sources keeps phrases that English does not have: “the relevant departments”, “give full play to”.`,
		LetsPass:  `The words in other company (“relevant government departments were asked by name”).`,
		Examples: []rules.Example{
			{Bad: "Reports go to ⟦the relevant departments⟧ for study."},
			{Good: "Two departments found the report relevant."},
		},
		Precision: rules.Precision{Right: 13, Judged: 14, On: "machine-translated and human-written news"},
	},
	Check: pattern.Report("translationese-phrase"),
}
