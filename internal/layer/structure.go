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
	Byline                // “By Jane Doe”, “Jane Doe, Staff Writer”, “Updated 10:14”
	Heading               // a short line without a full stop that heads what follows
	Caption               // a line that describes a picture, or names its photographer
	Credit                // “Jane Doe contributed reporting.”, a note on the author
	Short                 // any other short line that is not a sentence: list item, score, share button
)

// PartNames are the names of the parts.
var PartNames = []string{"paragraph", "title", "before", "byline", "heading", "caption", "credit", "short"}

// String is the part's name in lower case.
func (p Part) String() string { return PartNames[p] }

// A Plan is the value of the layer [Structure].
type Plan struct {
	Title int    // index of the block that is the headline; -1 if there is none
	Parts []Part // of each block
	Genre Genre  // what kind of text it seems to be
	// FirstPerson is the number of paragraphs that say “I” or “we” outside
	// quotation marks.
	FirstPerson int
}

func buildStructure(a *article.Article) *Plan {
	s := newSketch(a)
	p := &Plan{Parts: make([]Part, len(a.Doc.Blocks))}
	p.Title = s.title(a.Title)
	for b := range p.Parts {
		switch {
		case b < p.Title:
			p.Parts[b] = Before
		case b == p.Title:
			p.Parts[b] = Title
		default:
			p.Parts[b] = s.part(b, p.Title)
		}
	}
	p.FirstPerson = s.firstPerson(p.Parts)
	p.Genre = s.genre(p)
	return p
}

// Body is the range of blocks from the first paragraph to the last, whatever
// stands between them. It is empty if there is no paragraph.
func (p *Plan) Body() (r text.Range) {
	for b, part := range p.Parts {
		if part == Paragraph {
			if r.End == 0 {
				r.First = int32(b)
			}
			r.End = int32(b) + 1
		}
	}
	return r
}
