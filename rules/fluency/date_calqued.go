package fluency

import (
	"github.com/mtlint/mtlint/internal/mqm"
	"github.com/mtlint/mtlint/internal/pattern"
	"github.com/mtlint/mtlint/rules"
)

// DateCalqued finds the phrases of phrases/date-calqued.tsv.
var DateCalqued = &rules.Rule{
	Meta: rules.Meta{
		ID: "date-calqued", Name: "Date, hour or age in foreign form", Category: mqm.Grammar, Severity: mqm.Minor,
		Rationale: `“At 15 o’clock”, “the day 5 of May”, “in the night to Sunday”, “with the age of 65 years”: dates, hours and ages have fixed forms, and the form of the source stays when they are translated word by word.`,
		LetsPass:  `“This past Monday”, the hours from one to twelve, days that are counted (“on day 15 of the strike”).`,
		Examples: []rules.Example{
			{Bad: "The shop opened ⟦at first hour⟧ of the morning.", Good: "The shop opened early in the morning."},
			{Bad: "The ferry left at ⟦15 o'clock⟧ and came back late.", Good: "The ferry left at 3 o'clock and came back late."},
			{Bad: "She died ⟦in the age of 65 years⟧ on Monday.", Good: "She died at the age of 65 on Monday."},
			{Good: "This past Monday was day 15 of the strike, and the past Sunday paper praised it. The age of 5G began in the first hours of May."},
		},
		Precision: rules.Precision{Right: 19, Judged: 19, On: "machine-translated news; no finding in a million words of human-written news"},
	},
	Check: pattern.Report("date-calqued"),
}
