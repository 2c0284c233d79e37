package corpus

import (
	"fmt"
	"strings"

	"github.com/mtlint/mtlint/internal/article"
	"github.com/mtlint/mtlint/internal/layer"
	"github.com/mtlint/mtlint/internal/mqm"
	"github.com/mtlint/mtlint/rules"
)

// LineRecurs finds lines that stand in many articles of one site.
var LineRecurs = &rules.CorpusRule{
	Meta: rules.Meta{
		ID: "line-recurs", Name: "Line that recurs on a site", Category: mqm.Residue, Severity: mqm.Minor,
		Rationale:   `What stands in article after article of one site is the site's and not the article's: menus, notices, calls to subscribe that no list of known wordings has. In a translated text it was translated with it, and in a data set it is noise.`,
		LetsPass:    `Headlines, bylines, picture credits and lines of fewer than three words; lines in fewer than five articles of a site; articles of which the site is not known.`,
		AnyLanguage: true,
	},
	Limit: 200_000, // a step for each, and a site that is larger would have all the same lines
	Map: func(a *article.Article, emit func(string, rules.Record)) {
		if a.Meta.Site == "" {
			return
		}
		seen := map[string]bool{}
		for b, part := range layer.Structure.Of(a).Parts {
			if part != layer.Paragraph && part != layer.Short && part != layer.Before {
				continue
			}
			words := foldedWords(a, a.Doc.Blocks[b].Tokens)
			if len(words) < recurringWords || len(words) > longestRecurring {
				continue
			}
			key := a.Meta.Site + "\x00" + strings.Join(words, " ")
			if !seen[key] { // twice in one article is the business of other rules
				seen[key] = true
				emit(key, rules.Record{Span: a.Doc.Blocks[b].Span, Value: a.Meta.Site})
			}
		}
	},
	Reduce: func(g *rules.Group, report func(rules.Record, rules.Finding)) {
		n := len(g.Records) + g.Omitted
		if n < recurringArticles {
			return
		}
		for i, r := range g.Records {
			other := g.Records[(i+1)%len(g.Records)]
			report(r, rules.Finding{
				Message:    fmt.Sprintf("this line stands in %d articles of %s: it belongs to the site, not to the article", n, r.Value),
				Suggestion: "delete the line",
				Related:    []rules.Related{g.Other(other, "one of the others")},
			})
		}
	},
}

const (
	recurringArticles = 5  // a quotation or an announcement may stand in two or three
	recurringWords    = 3  // fewer are names of sections, or chance
	longestRecurring  = 60 // longer lines recur in copies of articles, which is another defect
)
