package design

import (
	"github.com/mtlint/mtlint/internal/lang"
)

// A promptBook gives each word of the prompts that sites put between paragraphs
// the number of its concept: to sign up, a newsletter, an inbox, to unsubscribe.
type promptBook struct {
	concept map[string]uint8
	kind    []residueKind // of each concept
	reader  lang.Set      // the words that address the reader
}

// residuePrompts is made from residue_prompts.tsv: kind, concept, words.
var residuePrompts = lang.NewPart(func(p *lang.Pack) *promptBook {
	return &promptBook{}
})

func (s *residueSearch) prompts(book *promptBook) {}
