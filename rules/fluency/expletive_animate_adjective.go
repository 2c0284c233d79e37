package fluency

import (
	"fmt"

	"github.com/mtlint/mtlint/internal/layer"
	"github.com/mtlint/mtlint/internal/mqm"
	"github.com/mtlint/mtlint/internal/text"
	"github.com/mtlint/mtlint/rules"
)

// ExpletiveAnimateAdjective finds an empty “it” with an adjective that only
// somebody can be.
var ExpletiveAnimateAdjective = &rules.Rule{
	Meta: rules.Meta{
		ID: "expletive-animate-adjective", Name: "Empty it with an adjective for people", Category: mqm.Grammar, Severity: mqm.Minor,
		Rationale: `“It is not clear where the story began” has an empty “it”; “sure”, “aware” and “convinced” need somebody who is. Languages with one word for “sure” and “clear” lead to “it is not sure where”.`,
		LetsPass:  `An “it” that can be a company, a court, a country: any sentence but the first of a quotation, where the speaker would say “we”.`,
		Examples: []rules.Example{
			{Bad: "“⟦It is not sure where⟧ the rumour began,” the mayor said."},
			{Bad: "“⟦It is not aware when⟧ the boats will come,” she said."},
			{Good: "The company said it is not sure where the parts were made. It is not aware that any were sold."},
			{Good: "“It is not clear where the rumour began,” the mayor said. “I am not sure.”"},
		},
	},
	Check: expletiveAnimateAdjective,
}

func expletiveAnimateAdjective(p *rules.Pass) {
	d, w := p.Doc, layer.Words.Of(p.Article)
	for _, at := range w.AtAny("sure", "unsure", "aware", "unaware", "convinced", "afraid", "confident", "hopeful") {
		i := int(at)
		if !w.Is(i+1, "where", "when", "how", "why", "what", "who", "which", "whether") && !(w.Is(i+1, "that") && !w.Is(i, "confident", "sure")) {
			continue
		}
		it := i - 1
		for it >= 0 && w.Is(it, "not", "is", "was", "isn't", "wasn't", "still", "yet", "also", "very", "quite") {
			it--
		}
		if it < 1 || !w.Is(it, "it", "it's") || it == i-1 && w.Is(it, "it") || d.Tokens[it].Shape == text.Lower {
			continue
		}
		if !w.Is(it-1, "“", "\"", "‘", "«", "„") || d.Tokens[it-1].End != d.Tokens[it].Start || i+1 >= len(d.Tokens) {
			continue
		}
		span := text.Span{Start: d.Tokens[it].Start, End: d.Tokens[i+1].End}
		p.Report(rules.Finding{
			Span:       span,
			Message:    fmt.Sprintf("“%s”: “it” stands for nobody here, and only somebody can be “%s”", d.Text(span), w.Low(i)),
			Suggestion: "it is (not) clear, or: nobody is sure",
		})
	}
}
