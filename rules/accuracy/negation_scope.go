package accuracy

import (
	"fmt"
	"strings"

	"github.com/mtlint/mtlint/internal/lang"
	"github.com/mtlint/mtlint/internal/layer"
	"github.com/mtlint/mtlint/internal/mqm"
	"github.com/mtlint/mtlint/internal/text"
	"github.com/mtlint/mtlint/rules"
)

// NegationScope finds “Every … was not …”.
var NegationScope = &rules.Rule{
	Meta: rules.Meta{
		ID: "negation-scope", Name: "Scope of “every … not”", Category: mqm.Mistranslation, Severity: mqm.Minor,
		Rationale: `Many languages set the negation of a whole beside the verb. In English “every choice was not applauded” says that none was, where the source says that some were not.`,
		LetsPass:  `Quotations, headings and short lines; “every … not only”; a denial inside a relative clause; sayings.`,
		Examples: []rules.Example{
			{Bad: "⟦Every choice was not⟧ applauded.", Good: "Not every choice was applauded."},
			{Bad: "⟦Everyone did not⟧ agree with the mayor.", Good: "Not everyone agreed with the mayor."},
			{Bad: "⟦Every member of the council has not⟧ read the report.", Good: "Not every member of the council has read the report."},
			{Good: "Every choice was not only applauded but printed. “Every choice was not mine,” she said. Every child who is not ill may come. All that glitters is not gold."},
		},
	},
	Check: negationScope,
}

// scopeReach is how many words may stand between “every” and its verb.
const scopeReach = 5

var auxiliaries = lang.NewSet("is", "are", "was", "were", "has", "have", "had", "does", "do", "did", "will", "can", "could", "would", "should")

func negationScope(p *rules.Pass) {
	w, d := layer.Words.Of(p.Article), p.Doc
	for _, at := range w.AtAny("every", "everyone", "everybody", "everything") {
		i := int(at)
		s := &d.Sentences[d.SentenceAt(d.Tokens[i].Start)]
		if int(s.Tokens.First) != i {
			continue
		}
		v := i + 1
		if w.Is(i, "every") {
			v++
		}
		for ; v < min(int(s.Tokens.End), i+scopeReach+2) && !auxiliaries.Has(w.Low(v)); v++ {
			if d.Tokens[v].Kind != text.Word || w.Is(v, "who", "that", "which", "whom", "whose", "where", "when", "if", "and", "but", "or", "not") {
				v = len(d.Tokens)
			}
		}
		if !auxiliaries.Has(w.Low(v)) {
			continue
		}
		not := v + 1
		if !w.Is(not, "not") || w.Is(not+1, "only", "just", "merely", "simply", "yet") || layer.Quotes.Of(p.Article).InQuote(i) ||
			layer.Structure.Of(p.Article).Parts[d.BlockAt(s.Start)] != layer.Paragraph {
			continue
		}
		span := text.Span{Start: s.Start, End: d.Tokens[not].End}
		whole := d.Src[span.Start:d.Tokens[v-1].End]
		better := "not " + strings.ToLower(whole[:1]) + whole[1:]
		p.Report(rules.Finding{
			Span:       span,
			Message:    fmt.Sprintf("“%s” says that none did; “not” probably belongs before “%s”", d.Text(span), w.Low(i)),
			Suggestion: "N" + better[1:],
		})
	}
}
