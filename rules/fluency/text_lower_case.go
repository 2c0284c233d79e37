package fluency

import (
	"fmt"

	"github.com/mtlint/mtlint/internal/layer"
	"github.com/mtlint/mtlint/internal/mqm"
	"github.com/mtlint/mtlint/internal/text"
	"github.com/mtlint/mtlint/rules"
)

// TextLowerCase finds articles without capital letters.
var TextLowerCase = &rules.Rule{
	Meta: rules.Meta{
		ID: "text-lower-case", Name: "Text without capital letters", Category: mqm.Spelling, Severity: mqm.Major,
		Rationale: `Many systems translate in lower case and put the capitals back afterwards. Where that step failed, the whole text has none: no names, no beginnings of sentences.`,
		LetsPass:  `Single lines and short notes; texts in which only some sentences lack capitals, which are the business of sentence-lower-case.`,
		Examples: []rules.Example{
			{Bad: "Ferry late\n\n⟦the ferry from ellery was late again on monday, and its captain, joan hollis, blamed the fog over the norwegian coast.⟧\n\nnobody was hurt, she said, but many of the guests had to wait for hours in the rain."},
			{Good: "Ferry late\n\nThe ferry from Ellery was late again on Monday, and its captain, Joan Hollis, blamed the fog.\n\nnobody was hurt, she said, but many of the guests had to wait for hours in the rain."},
			{Good: "off to the ferry, see you all there tonight."},
		},
	},
	Check: textLowerCase,
}

func textLowerCase(p *rules.Pass) {
	s := newStarts(p)
	if s == nil || !s.uncased() {
		return
	}
	first := -1
	lower, lines := 0, 0
	for b, bl := range p.Doc.Blocks {
		if s.parts[b] != layer.Paragraph || bl.Tokens.Len() == 0 {
			continue
		}
		lines++
		if t := p.Doc.Tokens[bl.Tokens.First]; t.Kind == text.Word && t.Shape == text.Lower {
			if lower++; first < 0 {
				first = b
			}
		}
	}
	if first < 0 || lower*2 < lines {
		return
	}
	words, capitals := s.count()
	p.Report(rules.Finding{
		Span:    p.Doc.Blocks[first].Span,
		Message: fmt.Sprintf("the text has no capital letters: %d in %d words", capitals, words),
	})
}
