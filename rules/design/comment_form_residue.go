package design

import (
	"github.com/mtlint/mtlint/internal/mqm"
	"github.com/mtlint/mtlint/rules"
)

// CommentFormResidue finds: comment form left in the text.
var CommentFormResidue = &rules.Rule{
	Meta: rules.Meta{
		ID: "comment-form-residue", Name: "Comment form left in the text", Category: mqm.Residue, Severity: mqm.Minor,
		AnyLanguage: true, Needs: residueNeeds,
		Rationale: `Comment forms stand under the article on the page, so that they end up as its last paragraphs.`,
		LetsPass:  `Sentences about comments and readers, and what somebody is quoted as saying.`,
		Examples: []rules.Example{
			{Bad: "Orchard Wins Prize for Old Apples\n\nThe orchard keeps 212 kinds of apple, some of them known from a single tree, the jury said.\n\n⟦Leave a Reply⟧\n\n⟦Your email address will not be published. Required fields are marked *⟧"},
			{Good: "Orchard Wins Prize for Old Apples\n\nThe council received no comments on the plan, and the owner declined to leave a reply on the form."},
		},
	},
	Check: func(p *rules.Pass) { reportResidue(p, commentPart) },
}
