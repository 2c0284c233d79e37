package fluency

import (
	"github.com/mtlint/mtlint/internal/layer"
	"github.com/mtlint/mtlint/internal/mqm"
	"github.com/mtlint/mtlint/internal/text"
	"github.com/mtlint/mtlint/rules"
)

// DoubledWord finds a word that stands twice in a row.
var DoubledWord = &rules.Rule{
	Meta: rules.Meta{
		ID: "doubled-word", Name: "Word doubled", Category: mqm.Grammar, Severity: mqm.Minor,
		Rationale: `Decoders that lose track of what they have translated emit a word twice, and so do edits that are pasted over each other.`,
		LetsPass:  `Pairs that English allows ("had had", "that that") and repeated names.`,
		Examples: []rules.Example{
			{Bad: "The minister said ⟦the the⟧ talks failed.", Good: "The minister said the talks failed."},
			{Good: "He said that that vote had had no effect in Baden Baden."},
		},
	},
	Check: doubledWord,
}

func doubledWord(p *rules.Pass) {
	d, w := p.Doc, layer.Words.Of(p.Article)
	for i := 1; i < len(d.Tokens); i++ {
		a, b := d.Tokens[i-1], d.Tokens[i]
		if w.ID(i) != w.ID(i-1) || b.Kind != text.Word || b.Shape != text.Lower || w.Is(i, "had", "that") {
			continue
		}
		p.Report(rules.Finding{
			Span:    text.Span{Start: a.Start, End: b.End},
			Message: "“" + w.Low(i) + "” twice in a row",
			Fixes:   []rules.Fix{{Label: "delete the second", Edits: []rules.Edit{{Span: text.Span{Start: a.End, End: b.End}}}}},
		})
	}
}
