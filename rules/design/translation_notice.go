package design

import (
	"github.com/mtlint/mtlint/internal/mqm"
	"github.com/mtlint/mtlint/rules"
)

// TranslationNotice finds the notice in which an article says that a machine made it.
var TranslationNotice = &rules.Rule{
	Meta: rules.Meta{
		ID: "translation-notice", Name: "The article says that a machine translated or made it", Category: mqm.Notice, Severity: mqm.Major,
		Rationale:   `Sites that translate or gather news by machine often say so in a line of their own. Where that line is in the text, the article itself attests that nobody edited it, and the line does not belong to the story.`,
		LetsPass:    `Articles about translation, what people are quoted or reported as saying, and credits of human translators.`,
		AnyLanguage: true, Needs: []string{"notice.tsv"},
		Precision: rules.Precision{Right: 1, Judged: 1, On: "machine-translated news"},
		Examples: []rules.Example{
			{Bad: "Bridge in Tolmer Reopens\n\nThe bridge over the river reopened to carts and bicycles on Monday, the mayor said.\n\n⟦This report was put into English by translation software, and nobody on our staff has read it.⟧"},
			{Bad: "⟦Automatic translation from Turkish⟧\n\nBridge in Tolmer Reopens\n\nThe bridge over the river reopened to carts and bicycles on Monday, the mayor said."},
			{Bad: "Bridge in Tolmer Reopens\n\nThe bridge over the river reopened to carts and bicycles on Monday, the mayor said.\n\n⟦We publish the news of the site automatically, by software, without a human editor. Errors in the translation are possible.⟧"},
			{Bad: "Bridge in Tolmer Reopens\n\nThe bridge over the river reopened to carts and bicycles on Monday, the mayor said.\n\n⟦Переведено автоматически⟧\n\n⟦Original language: Russian⟧"},
			{Good: "Bridge in Tolmer Reopens\n\nThe bridge over the river reopened to carts and bicycles on Monday, the mayor said.\n\nTranslated from the French by Odile Marchand."},
			{Good: "Town Hall Tries Machine Translation\n\nThe town hall translated 4,000 pages with software last year, and the clerk checked every one of them.\n\nThe company says that its program translates a text automatically in less than a second, and its rival Google Translate was started in 2006."},
		},
	},
	Check: translationNotice,
}

func translationNotice(p *rules.Pass) {
	s := newNoticeSearch(p.Article)
	for _, i := range s.candidates() {
		if int32(i) < s.done || !s.notice(i) {
			continue
		}
		span := s.whole(i)
		p.Report(rules.Finding{
			Span:       span,
			Message:    "“" + clip(p.Doc.Text(span)) + "”: the article itself says that it was translated or made by machine",
			Suggestion: "have the article edited, and delete the notice",
			Fixes:      []rules.Fix{{Label: "delete the notice", Edits: []rules.Edit{{Span: removal(p.Doc, span)}}, Certain: true}},
		})
	}
}
