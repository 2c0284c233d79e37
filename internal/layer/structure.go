package layer

import (
	"github.com/mtlint/mtlint/internal/article"
	"github.com/mtlint/mtlint/internal/text"
)

// Structure says what part each block plays in the article.
var Structure = article.NewLayer("structure", buildStructure)

// A Part is the part that a block plays.
type Part uint8

// The parts of an article.
const (
	Paragraph Part = iota // running text
	Title                 // the headline
	Before                // anything above the headline: navigation, kicker, section
	Byline                // “By Jane Doe”, “Jane Doe, Staff Writer”
	Heading               // a short line without a full stop that heads what follows
	Caption               // a line that describes a picture, or names its photographer
	Credit                // “Jane Doe contributed reporting.”
	Short                 // any other short line that is not a sentence
)

// A Plan is the value of the layer [Structure].
type Plan struct {
	Title int    // index of the block that is the headline; -1 if there is none
	Parts []Part // of each block
}

func buildStructure(a *article.Article) *Plan {
	p := &Plan{Title: -1, Parts: make([]Part, len(a.Doc.Blocks))}
	if len(a.Doc.Blocks) > 1 || a.Title != "" && len(a.Doc.Blocks) > 0 {
		p.Title = 0
		p.Parts[0] = Title
	}
	return p
}

// Own returns the sentences of the article's running text.
func (p *Plan) Own(d *text.Document, yield func(*text.Sentence) bool) {
	for b := range d.Blocks {
		if p.Parts[b] != Paragraph {
			continue
		}
		ss := d.SentencesOf(&d.Blocks[b])
		for i := range ss {
			if !yield(&ss[i]) {
				return
			}
		}
	}
}
