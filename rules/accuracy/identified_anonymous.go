package accuracy

import (
	"fmt"

	"github.com/mtlint/mtlint/internal/layer"
	"github.com/mtlint/mtlint/internal/mqm"
	"github.com/mtlint/mtlint/internal/text"
	"github.com/mtlint/mtlint/rules"
)

// IdentifiedAnonymous finds an anonymous source that the article then identifies.
var IdentifiedAnonymous = &rules.Rule{
	Meta: rules.Meta{
		ID: "identified-anonymous", Name: "Anonymous source identified", Category: mqm.Mistranslation, Severity: mqm.Neutral,
		Rationale: `“Anonymous” and “identified as” about one official cannot both be what the source wrote: one of the two is a mistranslation, of “unnamed” perhaps, or of a title.`,
		LetsPass:  `Another noun than the one that was called anonymous; a person who is identified by a pseudonym, or by others later; quotations.`,
		Examples: []rules.Example{
			{
				Bad:  "Harbour to close\n\nThe harbour will close, an anonymous defence official said.\n\nFew were told.\n\nThe official, ⟦who was identified as⟧ a deputy director, gave no date.",
				Good: "Harbour to close\n\nThe harbour will close, an anonymous defence official said.\n\nFew were told.\n\nThe official, a deputy director, gave no date.",
			},
			{Good: "Harbour to close\n\nThe harbour will close, an anonymous caller said.\n\nThe official, who was identified as Rui Alves, gave no date."},
		},
	},
	Check: identifiedAnonymous,
}

func identifiedAnonymous(p *rules.Pass) {
	w, d := layer.Words.Of(p.Article), p.Doc
	named := w.At("identified")
	if len(named) == 0 {
		return
	}
	for _, at := range w.AtAny("anonymous", "unnamed", "unidentified") {
		noun := int(at) + 1
		for noun < len(d.Tokens) && noun < int(at)+4 && d.Tokens[noun].Kind == text.Word && !w.Is(noun, "official", "officer", "source", "spokesman", "spokesperson", "diplomat", "aide", "adviser", "minister", "executive", "employee") {
			noun++
		}
		if noun >= len(d.Tokens) || noun == int(at)+4 || d.Tokens[noun].Kind != text.Word {
			continue
		}
		for _, k := range named[:min(len(named), 50)] {
			i := int(k)
			if i < noun || !w.Is(i+1, "as") || !w.Is(i-1, "was", "is") || !w.Is(i-2, "who") || !w.Is(i-3, ",") || w.ID(i-4) != w.ID(noun) || layer.Quotes.Of(p.Article).InQuote(i) {
				continue
			}
			before := text.Span{Start: d.Tokens[at].Start, End: d.Tokens[noun].End}
			span := text.Span{Start: d.Tokens[i-2].Start, End: d.Tokens[i+1].End}
			p.Report(rules.Finding{
				Span:       span,
				Message:    fmt.Sprintf("the %s “%s” is called “%s” before", w.Low(noun), d.Text(span), d.Text(before)),
				Suggestion: "“unnamed” before, or no name here",
				Related:    []rules.Related{{Span: before, Message: "the same source, called anonymous"}},
			})
			return
		}
	}
}
