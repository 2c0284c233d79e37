package accuracy

import (
	"fmt"

	"github.com/mtlint/mtlint/internal/lang"
	"github.com/mtlint/mtlint/internal/layer"
	"github.com/mtlint/mtlint/internal/mqm"
	"github.com/mtlint/mtlint/internal/text"
	"github.com/mtlint/mtlint/rules"
)

// NegationDoubled finds a second negation that turns a refusal into its opposite.
var NegationDoubled = &rules.Rule{
	Meta: rules.Meta{
		ID: "negation-doubled", Name: "Refusal negated once more", Category: mqm.Mistranslation, Severity: mqm.Major,
		Rationale: `Many languages repeat the negation after verbs of refusing and forbidding. Copied into English, “declined not to cancel” says that it was cancelled.`,
		LetsPass:  `"refused to let", "decided not to", "agreed not to", "cannot refuse not only"; quotations; verbs that allow both readings ("denied not paying", "failed not to").`,
		Examples: []rules.Example{
			{Bad: "The court ⟦declined not to⟧ cancel the sale.", Good: "The court declined to cancel the sale."},
			{Bad: "The mayor has repeatedly ⟦refused not to⟧ open the files.", Good: "The mayor has repeatedly refused to open the files."},
			{Bad: "Both sides ⟦refrained from not⟧ attacking.", Good: "Both sides refrained from attacking."},
			{Bad: "Drivers are ⟦banned from not⟧ parking here.", Good: "Drivers are banned from parking here."},
			{Good: "The court decided not to cancel the sale and refused not only to pay but to answer. “I declined not to go,” he said."},
		},
	},
	Check: negationDoubled,
}

// refusing take an infinitive, barring “from” and a gerund.
var (
	refusing = lang.NewSet("declined", "declines", "declining", "decline", "refused", "refuses", "refusing", "refuse")
	barring  = lang.NewSet("refrained", "refrains", "refrain", "refraining", "banned", "barred", "prohibited", "forbidden", "abstained", "abstain")
)

func negationDoubled(p *rules.Pass) {
	w, d := layer.Words.Of(p.Article), p.Doc
	for _, n := range w.At("not") {
		i := int(n)
		from, to := i-1, i+1
		var cut text.Span
		switch {
		case refusing.Has(w.Low(i-1)) && w.Is(i+1, "to"):
			cut = text.Span{Start: d.Tokens[i].Start, End: d.Tokens[i+1].Start}
		case w.Is(i-1, "from") && barring.Has(w.Low(i-2)) && !w.Is(i+1, "only", "just", "merely"):
			from, to = i-2, i
			cut = text.Span{Start: d.Tokens[i-1].End, End: d.Tokens[i].End}
		default:
			continue
		}
		if w.Is(from-1, "not", "never", "no") || layer.Quotes.Of(p.Article).InQuote(i) {
			continue
		}
		span := text.Span{Start: d.Tokens[from].Start, End: d.Tokens[to].End}
		fixed := d.Src[span.Start:cut.Start] + d.Src[cut.End:span.End]
		p.Report(rules.Finding{
			Span:       span,
			Message:    fmt.Sprintf("“%s” negates twice: “%s” is a refusal already, and “not” turns it into its opposite", d.Text(span), w.Low(from)),
			Suggestion: fixed,
			Fixes:      []rules.Fix{{Label: "leave out “not”", Edits: []rules.Edit{{Span: cut}}}},
		})
	}
}
