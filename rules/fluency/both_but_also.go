package fluency

import (
	"fmt"

	"github.com/mtlint/mtlint/internal/layer"
	"github.com/mtlint/mtlint/internal/mqm"
	"github.com/mtlint/mtlint/internal/text"
	"github.com/mtlint/mtlint/rules"
)

// BothButAlso finds “both … but also”.
var BothButAlso = &rules.Rule{
	Meta: rules.Meta{
		ID: "both-but-also", Name: "Both without its and", Category: mqm.Grammar, Severity: mqm.Minor,
		Rationale: `Chinese, German and Russian have pairs of words like "both … and"; a system that knows the second half from another pair ends "both" with "but also".`,
		LetsPass:  `"Both" that ends before ("both countries, but also"), "both … and …, but also …".`,
		Precision: rules.Precision{Right: 4, Judged: 4, On: "machine-translated text; no finding in a million words of human-written news"},
		Examples: []rules.Example{
			{Bad: "The plan is ⟦both a task for the council, but also⟧ a chance for the town.", Good: "The plan is both a task for the council and a chance for the town."},
			{Good: "The plan is both a task and a chance, but also a risk. It pleased both towns, but also the region."},
		},
	},
	Check: bothButAlso,
}

// farBoth is the most tokens between the two halves.
const farBoth = 16

func bothButAlso(p *rules.Pass) {
	w, d := layer.Words.Of(p.Article), p.Doc
	for _, at := range w.At("both") {
		i := int(at)
		if !w.Is(i+1, "a", "an", "the", "as", "to", "in", "for", "on", "at", "with", "by", "from") {
			continue
		}
		for j := i + 3; j < i+farBoth && j+2 < len(d.Tokens) && !w.Is(j, "and", ".", "or", ";"); j++ {
			if !w.Is(j, "but") || !w.Is(j+1, "also") {
				continue
			}
			from := j
			if w.Is(j-1, ",") {
				from--
			}
			span := text.Span{Start: d.Tokens[i].Start, End: d.Tokens[j+1].End}
			p.Report(rules.Finding{
				Span:       span,
				Message:    fmt.Sprintf("“both” asks for “and”, not “but also”: “%s”", d.Text(span)),
				Suggestion: d.Src[span.Start:d.Tokens[from-1].End] + " and",
				Fixes:      []rules.Fix{{Label: "write “and”", Edits: []rules.Edit{{Span: text.Span{Start: d.Tokens[from-1].End, End: span.End}, New: " and"}}}},
			})
			break
		}
	}
}
