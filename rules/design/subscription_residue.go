package design

import (
	"github.com/mtlint/mtlint/internal/mqm"
	"github.com/mtlint/mtlint/rules"
)

// SubscriptionResidue finds: prompt to the readers of a site left in the text.
var SubscriptionResidue = &rules.Rule{
	Meta: rules.Meta{
		ID: "subscription-residue", Name: "Prompt to the readers of a site left in the text", Category: mqm.Residue, Severity: mqm.Minor,
		AnyLanguage: true, Needs: residueNeeds,
		Rationale: `Prompts to subscribe, to log in, to install an app or to pay are part of the page and its business, not of the article.`,
		LetsPass:  `Reports about newsletters, subscriptions and donations, in whole sentences that do not address the reader.`,
		Precision: rules.Precision{Right: 2, Judged: 2, On: "human-written news, with leftovers of real pages"},
		Examples: []rules.Example{
			{Bad: "Lighthouse to Become a Museum\n\nThe lighthouse was switched off in March after 140 years, and its keeper moved to the mainland.\n\n⟦Sign up for our free morning newsletter⟧\n\nThe museum will show the lens, the log and the bed, which is round."},
			{Good: "Lighthouse to Become a Museum\n\nSubscribers to the newsletter were told to sign up again, and 300 of them did so within a day."},
		},
	},
	Check: func(p *rules.Pass) { reportResidue(p, subscriptionPart) },
}
