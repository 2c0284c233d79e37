package corpus

import (
	"fmt"
	"strings"

	"github.com/mtlint/mtlint/internal/article"
	"github.com/mtlint/mtlint/internal/layer"
	"github.com/mtlint/mtlint/internal/mqm"
	"github.com/mtlint/mtlint/internal/text"
	"github.com/mtlint/mtlint/rules"
)

// HeadlineShared finds one headline over texts that have nothing in common.
var HeadlineShared = &rules.CorpusRule{
	Meta: rules.Meta{
		ID: "headline-shared", Name: "Headline of another article", Category: mqm.Duplication, Severity: mqm.Neutral,
		Rationale:   `Where a page is scraped or translated piece by piece, the headline of one article lands over the text of another. One of the two is then wrong, and which one only a reader can say.`,
		LetsPass:    `Headlines of fewer than five words, headlines that more than three articles share (a column, a live page, a briefing), articles on one subject.`,
		AnyLanguage: true,
	},
	Map: func(a *article.Article, emit func(string, rules.Record)) {
		t := layer.Structure.Of(a).Title
		if t < 0 {
			return
		}
		words := foldedWords(a, a.Doc.Blocks[t].Tokens)
		if l := leasts.Of(a); l.ok && len(words) >= headlineWords {
			headline := strings.Join(words, " ")
			emit(headline, rules.Record{Span: head(a), Value: l.sketch() + headline})
		}
	},
	Reduce: headlineShared,
}

const (
	headlineWords    = 5    // fewer may be chance
	standingHeadline = 3    // more articles than this share a headline on purpose
	unrelated        = 0.04 // the share of words in common below which two texts have different subjects
)

func headlineShared(g *rules.Group, report func(rules.Record, rules.Finding)) {
	if len(g.Records)+g.Omitted > standingHeadline {
		return
	}
	for j, b := range g.Records {
		for _, a := range g.Records[:j] {
			if a.Article == b.Article || common(a.Value, b.Value) >= unrelated {
				continue
			}
			for _, p := range [][2]rules.Record{{a, b}, {b, a}} {
				report(p[0], rules.Finding{
					Message: fmt.Sprintf("the headline “%s” also stands over a text that has another subject: one of the two is wrong", a.Value[minima:]),
					Related: []rules.Related{g.Other(p[1], "the other article")},
				})
			}
		}
	}
}

// foldedWords are the words of a run of tokens, folded.
func foldedWords(a *article.Article, r text.Range) (words []string) {
	w := layer.Words.Of(a)
	for i := r.First; i < r.End; i++ {
		if a.Doc.Tokens[i].Kind != text.Punct {
			words = append(words, w.Low(int(i)))
		}
	}
	return words
}
