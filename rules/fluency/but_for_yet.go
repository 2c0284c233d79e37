package fluency

import (
	"fmt"
	"strings"

	"github.com/mtlint/mtlint/internal/lang"
	"github.com/mtlint/mtlint/internal/layer"
	"github.com/mtlint/mtlint/internal/mqm"
	"github.com/mtlint/mtlint/internal/text"
	"github.com/mtlint/mtlint/rules"
)

// ButForYet finds “has but decided whether”, which a spinner made of “not yet”.
var ButForYet = &rules.Rule{
	Meta: rules.Meta{
		ID: "but-for-yet", Name: "Spun “not yet”", Category: mqm.Mistranslation, Severity: mqm.Major,
		Rationale: `Spinners take “yet” for the conjunction and write “but”. What has not happened yet then seems to have happened.`,
		LetsPass:  `“has but one”, “have but to ask”, “had but a”; a “but” between commas; quotations.`,
		Examples: []rules.Example{
			{Bad: "The council ⟦has but decided⟧ whether to pay.", Good: "The council has not yet decided whether to pay."},
			{Bad: "The results ⟦have but been⟧ published.", Good: "The results have not yet been published."},
			{Good: "The council has but one bus. You have but to ask. It has, but decided late, a plan. “I have but tried,” he said."},
		},
	},
	Check: butForYet,
}

func butForYet(p *rules.Pass) {
	w, d := layer.Words.Of(p.Article), p.Doc
	for _, at := range w.At("but") {
		i := int(at)
		if !w.Is(i-1, "has", "have", "had") || i+1 >= len(d.Tokens) || d.Tokens[i+1].Shape != text.Lower || !participle(p.Lang, w.Low(i+1)) ||
			w.Is(i-2, "i", "you") || layer.Quotes.Of(p.Article).InQuote(i) {
			continue
		}
		span := text.Span{Start: d.Tokens[i-1].Start, End: d.Tokens[i+1].End}
		p.Report(rules.Finding{
			Span:       span,
			Message:    fmt.Sprintf("“%s”: “but” cannot stand between an auxiliary and its verb; it was probably “not yet”, and the negation is lost", d.Text(span)),
			Suggestion: w.Low(i-1) + " not yet " + w.Low(i+1),
		})
	}
}

// participles are the past participles of irregular verbs.
var participles = lang.NewPart(func(p *lang.Pack) lang.Set {
	s := lang.NewSet("been")
	for _, r := range p.Rows("irregular_verbs.tsv") {
		for _, f := range strings.Split(r[2], "/") {
			s[f] = struct{}{}
		}
	}
	return s
})

// participle reports whether a folded word has the form of a past participle.
func participle(p *lang.Pack, word string) bool {
	return len(word) > 4 && strings.HasSuffix(word, "ed") || participles.Of(p).Has(word)
}
