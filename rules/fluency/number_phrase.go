package fluency

import (
	"github.com/mtlint/mtlint/internal/mqm"
	"github.com/mtlint/mtlint/internal/pattern"
	"github.com/mtlint/mtlint/rules"
)

// NumberPhrase finds the phrases of phrases/number-phrase.tsv.
var NumberPhrase = &rules.Rule{
	Meta: rules.Meta{
		ID: "number-phrase", Name: "Number or quantity in foreign form", Category: mqm.Grammar, Severity: mqm.Minor,
		Rationale: `Languages differ in what stands between a number and what it counts, and in whether words for some, both and other have a plural: “several thousand of people”, “three millions”, “the both sides”, “others countries”, “grew in three times”.`,
		LetsPass:  `Parts of a known whole (“several hundred of them”), what has a price (“a million of debt”), years (“in 2012 millions of people left”).`,
		Examples: []rules.Example{
			{Bad: "Several ⟦thousand of⟧ people came to the harbour.", Good: "Several thousand people came to the harbour."},
			{Bad: "⟦The both⟧ sides will meet in May.", Good: "Both sides will meet in May."},
			{Bad: "⟦Others⟧ countries may follow.", Good: "Other countries may follow."},
			{Good: "Several hundred of the people came; in 2012 millions of people left. The others, people say, and both of the sides agreed."},
		},
		Precision: rules.Precision{Right: 6, Judged: 6, On: "machine-translated and human-written news"},
	},
	Check: pattern.Report("number-phrase"),
}
