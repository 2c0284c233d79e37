package design

import (
	"github.com/mtlint/mtlint/internal/mqm"
	"github.com/mtlint/mtlint/rules"
)

// ParagraphRepeated finds a paragraph that stands in the article twice.
var ParagraphRepeated = &rules.Rule{
	Meta: rules.Meta{
		ID: "paragraph-repeated", Name: "Paragraph repeated", Category: mqm.Duplication, Severity: mqm.Major,
		Rationale: `Scrapers that join the pieces of a page, and rewriting tools that keep the original beside the new version, leave a paragraph in the article twice, sometimes with a few words changed.`,
		LetsPass: `Paragraphs below 8 words, or below 12 where a word differs; verses and other short lines without a blank between; lines that end without a mark, such as
entries of tables; paragraphs written to one pattern that differ in a name or a number.`,
		AnyLanguage: true, Needs: []string{"repetition.tsv"},
		Precision: rules.Precision{Right: 3, Judged: 3, On: "human-written news"},
		Examples: []rules.Example{
			{
				Bad: "Ferry runs aground off Selm\n\nA ferry with 40 people on board ran aground off the island of Selm on Monday.\n\nNobody was hurt, the coast guard said.\n\n" +
					"⟦A ferry with 40 people on board ran aground off the island of Selm on Monday.⟧\n\nThe cause is not known.",
			},
			{
				Bad: "Ferry runs aground off Selm\n\nThe captain told the passengers to stay on the upper deck until the tide came in, and most of them did so.\n\nNobody was hurt.\n\n" +
					"⟦The captain asked the passengers to stay on the upper deck until the tide came in, and most of them did so.⟧",
			},
			{Good: "Two results from Selm\n\nSelm beat Arden by three goals to one in front of a small crowd on a wet Saturday.\n\nSelm beat Corve by three goals to two in front of a small crowd on a wet Sunday."},
			{Good: "The song of Selm\n\nRow, boys, row, the tide is in the harbour,\nRow, boys, row, and home we go.\n\nThen they all sing:\n\nRow, boys, row, the tide is in the harbour,\nRow, boys, row, and home we go."},
		},
	},
	Check: paragraphRepeated,
}

func paragraphRepeated(p *rules.Pass) {
	for _, c := range copied.Of(p.Article).paragraphs {
		reportCopy(p, c, "paragraph", mqm.Major)
	}
}

func reportCopy(p *rules.Pass, c pair, what string, severity mqm.Severity) {
	message := "this " + what + " has already appeared in the article, word for word"
	switch {
	case c.more:
		message = "these sentences have already appeared in the article, word for word"
	case c.reordered:
		message = "this sentence says what the one before says, in nearly the same words in another order"
	case !c.same:
		message = "this " + what + " has already appeared in the article, but for a few words: " + describe(p.Doc, c.edits, c.first, c.second)
	}
	p.Report(rules.Finding{
		Span:       span(p.Doc, c.second),
		Severity:   severity,
		Message:    message,
		Suggestion: "delete one of the two",
		Fixes:      deletion(p.Doc, span(p.Doc, c.second), c.same && severity == mqm.Major && what == "paragraph"),
		Related:    []rules.Related{{Span: span(p.Doc, c.first), Message: "the first time"}},
	})
}
