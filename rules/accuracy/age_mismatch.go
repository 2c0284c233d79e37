package accuracy

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/mtlint/mtlint/internal/layer"
	"github.com/mtlint/mtlint/internal/mqm"
	"github.com/mtlint/mtlint/internal/text"
	"github.com/mtlint/mtlint/rules"
)

// AgeMismatch finds an age that its bearer cannot have: a 61-year-old teenager.
var AgeMismatch = &rules.Rule{
	Meta: rules.Meta{
		ID: "age-mismatch", Name: "Age that cannot be", Category: mqm.Mistranslation, Severity: mqm.Major,
		Rationale: `Digits that change places make a teenager of 16 one of 61. Nobody checks an age that reads well, but the word beside it often says what it must have been.`,
		LetsPass:  `Ages that the word allows, if barely; animals, trees and things; figures of speech in quotation marks.`,
		Examples: []rules.Example{
			{
				Bad:  "Police freed the ⟦61-year-old teenager⟧ on Monday.",
				Good: "Police freed the 16-year-old teenager on Monday.",
			},
			{
				Bad:  "A ⟦27-year-old toddler⟧ wandered onto the tracks.",
				Good: "A 2-year-old toddler wandered onto the tracks.",
			},
			{
				Bad:  "The ⟦442-year-old woman⟧ has lived in Velm since her childhood.",
				Good: "The 442-year-old oak has stood in Velm since women wore bonnets.",
			},
			{Good: "A 23-month-old toddler, a 19-year-old boy and a 22-year-old girl met a 13-year-old tree. The 48-year-old pensioner was ill. A 30-year-old teenager at heart, she sings."},
		},
	},
	Check: ageMismatch,
}

// agesOf says how old those may be that a word names.
var agesOf = limitsIn("age_nouns.tsv")

func ageMismatch(p *rules.Pass) {
	f := newFigures(p)
	ages := agesOf.Of(p.Lang)
	for i := range f.n.Quantities {
		q := &f.n.Quantities[i]
		at := int(q.Tokens.End)
		if q.Kind != layer.Age || q.Unit != "" && q.Unit != "year" || q.Hedge != layer.Exact || at >= len(p.Doc.Tokens) || int(p.Doc.Sentences[q.Sentence].Tokens.End) <= at {
			continue
		}
		if f.w.Is(at-1, "old") || q.Tokens.End-q.Tokens.First == 1 { // “2-year-old”, “2 years old”: the noun follows the first
			r, ok := ages[f.w.Low(at)]
			if !ok || q.Value >= r.least && q.Value <= r.most || f.w.Is(at+1, "at") || f.compound(at+1) || layer.Quotes.Of(p.Article).At(at) != nil {
				continue
			}
			p.Report(rules.Finding{
				Span:    text.Span{Start: q.Start, End: p.Doc.Tokens[at].End},
				Message: fmt.Sprintf("a %s cannot be %s years old", f.w.Low(at), strconv.FormatFloat(q.Value, 'f', -1, 64)),
			})
		}
	}
}

// compound reports whether the noun before token i only describes that token: “boy
// band”. Anything but a word of grammar, a name or a verb's past form may be a noun.
func (f *figures) compound(i int) bool {
	low := f.w.Low(i)
	return i < len(f.Doc.Tokens) && f.Doc.Tokens[i].Kind == text.Word && f.Doc.Tokens[i].Shape == text.Lower && !figureFunction.Of(f.Lang).Has(low) && !strings.HasSuffix(low, "ed")
}
