package fluency

import (
	"fmt"

	"github.com/mtlint/mtlint/internal/layer"
	"github.com/mtlint/mtlint/internal/mqm"
	"github.com/mtlint/mtlint/internal/text"
	"github.com/mtlint/mtlint/rules"
)

// AttributionDoubled finds “Doe said, “…,” he said”.
var AttributionDoubled = &rules.Rule{
	Meta: rules.Meta{
		ID: "attribution-doubled", Name: "Quotation attributed twice", Category: mqm.Grammar, Severity: mqm.Minor,
		Rationale: `An attribution that was moved in translation or editing and left at its old place too stands both before and after the quotation.`,
		LetsPass:  `Another speaker after the quotation; an attribution between two quotations; “asked” and “replied” of dialogue; words quoted within what was said.`,
		Precision: rules.Precision{Right: 2, Judged: 2, On: "machine-translated and human-written news"},
		Examples: []rules.Example{
			{Bad: "Rui Alves said, “The mill was never ours to sell,” ⟦he said⟧.", Good: "Rui Alves said, “The mill was never ours to sell.”"},
			{Bad: "The minister added: “The mill was never ours,” ⟦the minister said⟧ in a statement."},
			{Good: "Rui Alves said, “The mill was never ours.” He said that it was old. “No,” Alves said, “it was never ours,” and went."},
			{Good: "Rui Alves said, “The mill was ours,” Ines Tavares recalled. Rui Alves said the mill was “never ours,” adding that it was old."},
		},
	},
	Check: attributionDoubled,
}

func attributionDoubled(p *rules.Pass) {
	w, d := layer.Words.Of(p.Article), p.Doc
	if len(w.AtAny("said", "added", "told", "says")) < 2 {
		return
	}
	q := layer.Quotes.Of(p.Article)
	by := layer.Attributions.Of(p.Article)
	for i := range q.All {
		o, a := &q.All[i], &by[i]
		if a.Place != layer.AfterQuote || o.Depth > 0 || o.Close-o.Open < 5 || o.Blocks.Len() > 1 || !w.Is(int(a.Verb), "said", "added", "says", "told") {
			continue
		}
		v := int(o.Open) - 2
		if !w.Is(v+1, ",", ":") || !w.Is(v, "said", "added", "says") || v < 1 || d.Tokens[v-1].Kind != text.Word {
			continue
		}
		first := d.SentenceAt(d.Tokens[v].Start)
		if first != d.SentenceAt(d.Tokens[o.Open].Start) || i > 0 && q.All[i-1].Span.End > d.Sentences[first].Start {
			continue // “No,” Alves said, “it was …”
		}
		if d.SentenceAt(d.Tokens[o.Close].Start) != d.SentenceAt(d.Tokens[a.Verb].Start) {
			continue
		}
		if marked(w, o) {
			continue
		}
		pronoun := a.Kind == layer.PronounSpeaker && w.Is(int(a.Speaker.First), "he", "she") && d.Tokens[a.Speaker.First].Shape == text.Lower
		if !pronoun && (a.Key == "" || w.Low(v-1) != a.Key) {
			continue
		}
		from, to := min(a.Speaker.First, a.Verb), max(a.Speaker.End-1, a.Verb)
		span := text.Span{Start: d.Tokens[from].Start, End: d.Tokens[to].End}
		before := text.Span{Start: d.Tokens[v-1].Start, End: d.Tokens[v].End}
		p.Report(rules.Finding{
			Span:       span,
			Message:    fmt.Sprintf("“%s” attributes again what “%s” attributes before the quotation", d.Text(span), d.Text(before)),
			Suggestion: "keep one of the two",
			Related:    []rules.Related{{Span: before, Message: "the first attribution"}},
		})
	}
}

// marked reports whether double marks stand within a quotation: then two may have
// run together, and the second attribution belongs to the second.
func marked(w *layer.WordIndex, o *layer.Quotation) bool {
	for i := o.Open + 1; i < o.Close; i++ {
		if w.Is(int(i), "\"", "“", "”") {
			return true
		}
	}
	return false
}
