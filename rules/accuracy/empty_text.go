package accuracy

import (
	"github.com/mtlint/mtlint/internal/mqm"
	"github.com/mtlint/mtlint/internal/text"
	"github.com/mtlint/mtlint/rules"
)

// EmptyText finds a text that has no words.
var EmptyText = &rules.Rule{
	Meta: rules.Meta{
		ID: "empty-text", Name: "No text at all", Category: mqm.Omission, Severity: mqm.Critical,
		Rationale:   `When a translation service fails or a page holds only a picture, what is stored is a row of punctuation or nothing. Every other check passes on it, so that it would score as perfect.`,
		LetsPass:    `Anything with a word, a number or a web address in it.`,
		AnyLanguage: true,
		Examples: []rules.Example{
			{Bad: "⟦…\n\n— . —⟧"},
			{Bad: "⟦???? ???⟧"},
			{Good: "… 7 …"},
			{Good: "Yes."},
		},
	},
	Check: emptyText,
}

func emptyText(p *rules.Pass) {
	d := p.Doc
	if len(d.Tokens) == 0 {
		return
	}
	for _, t := range d.Tokens {
		if t.Kind != text.Punct {
			return
		}
	}
	s := text.Span{Start: d.Tokens[0].Start, End: d.Tokens[len(d.Tokens)-1].End}
	p.Report(rules.Finding{Span: s, Message: "the text consists of punctuation marks only: the article itself is missing"})
}
