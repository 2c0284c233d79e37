package design

import (
	"github.com/mtlint/mtlint/internal/text"
	"github.com/mtlint/mtlint/rules"
)

// deletion is the fix that deletes a stretch of whole tokens of one block.
func deletion(d *text.Document, s text.Span, certain bool) []rules.Fix {
	return []rules.Fix{{Label: "delete it", Edits: []rules.Edit{{Span: removal(d, s)}}, Certain: certain}}
}

// removal is what to delete with a stretch of whole tokens of one block: the space
// before it, or after it where it begins the block. Of a whole block it is the
// narrower one of the gaps around it, so that its neighbours stay as far apart as they were.
func removal(d *text.Document, s text.Span) text.Span {
	first, next, b := d.TokenAt(s.Start), d.TokenAt(s.End), d.BlockAt(s.Start)
	block := &d.Blocks[b]
	switch {
	case first > int(block.Tokens.First):
		s.Start = d.Tokens[first-1].End
	case next < int(block.Tokens.End):
		s.End = d.Tokens[next].Start
	case b+1 < len(d.Blocks) && (b == 0 || block.Gap > d.Blocks[b+1].Gap):
		s.End = d.Blocks[b+1].Start
	case b > 0:
		s.Start = d.Blocks[b-1].End
	}
	return s
}
