package main

import (
	"slices"
	"strings"

	"github.com/mtlint/mtlint/internal/article"
	"github.com/mtlint/mtlint/internal/corrupt"
	"github.com/mtlint/mtlint/internal/lang"
	"github.com/mtlint/mtlint/internal/layer"
	"github.com/mtlint/mtlint/internal/text"
)

// batch is how many sentences are parsed as one article.
const batch = 512

// parse cuts good sentences into tagged tokens. A line that is not one sentence is
// left out.
func parse(lines []string, pack *lang.Pack) (all [][]corrupt.Token) {
	for part := range slices.Chunk(lines, batch) {
		a := article.New("", strings.Join(part, "\n\n"), pack)
		tags := layer.Tags.Of(a)
		for i := range a.Doc.Blocks {
			b := &a.Doc.Blocks[i]
			if b.Sentences.Len() != 1 {
				continue
			}
			all = append(all, tokensOf(a.Doc, tags, b.Tokens))
		}
	}
	return all
}

func tokensOf(d *text.Document, tags *layer.TagIndex, r text.Range) []corrupt.Token {
	s := make([]corrupt.Token, 0, r.Len())
	for i := r.First; i < r.End; i++ {
		t := d.Tokens[i]
		s = append(s, corrupt.Token{Text: d.Text(t.Span), Tag: tags.At(int(i)).String(), Glue: i > r.First && d.Tokens[i-1].End == t.Start})
	}
	return s
}
