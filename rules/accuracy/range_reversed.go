package accuracy

import (
	"fmt"
	"strings"

	"github.com/mtlint/mtlint/internal/layer"
	"github.com/mtlint/mtlint/internal/mqm"
	"github.com/mtlint/mtlint/internal/text"
	"github.com/mtlint/mtlint/rules"
)

// RangeReversed finds “between 20 and 10”.
var RangeReversed = &rules.Rule{
	Meta: rules.Meta{
		ID: "range-reversed", Name: "Range upside down", Category: mqm.Mistranslation, Severity: mqm.Minor,
		Rationale: `A range names its lower end first. Where it does not, the ends were swapped or a digit was lost in one of them.`,
		LetsPass:  `Ranges of time and of names, scores, shares of two (“between 60 and 40”), and ranges whose ends have units or scales of their own.`,
		Examples: []rules.Example{
			{
				Bad:  "The trip takes ⟦between 20 and 10 minutes⟧.",
				Good: "The trip takes between 10 and 20 minutes.",
			},
			{
				Bad:  "It employs ⟦between 900 and 300 people⟧.",
				Good: "It employs between 300 and 900 people, and sales fell from 900 to 300.",
			},
			{Good: "Between 500.000 and 1.2 million crowns were lost."},
			{Good: "The road between 20 and 15 Mill Lane is closed between 10 and 2. It lies between $1bn and $900m."},
		},
	},
	Check: rangeReversed,
}

func rangeReversed(p *rules.Pass) {
	f := newFigures(p)
	qs := f.n.Quantities
	for i := 0; i+1 < len(qs); i++ {
		a, b := &qs[i], &qs[i+1]
		if int(a.To) != i+1 || a.Value <= b.Value || a.Kind == layer.Clock || a.Kind == layer.Score || b.Kind == layer.Ordinal || b.Kind == layer.Year || b.Kind == layer.DatePart || a.Value+b.Value == 100 {
			continue
		}
		first := int(a.Tokens.First)
		if !f.w.Is(first-1, "between") || a.Kind == layer.Cardinal && (a.Noun == "" || !layer.Plural(f.w.Low(int(b.Tokens.End)))) || a.Unit != b.Unit || a.Scale != b.Scale {
			continue
		}
		if foreignThousands(f.Doc.Text(f.Doc.Tokens[first].Span)) {
			continue
		}
		s := text.Span{Start: f.Doc.Tokens[first-1].Start, End: f.phraseEnd(b)}
		p.Report(rules.Finding{
			Span:       s,
			Message:    fmt.Sprintf("“%s” begins with its upper end", f.Doc.Text(s)),
			Suggestion: "between " + f.Doc.Text(f.Doc.Tokens[b.Tokens.First].Span) + " and " + f.Doc.Text(f.Doc.Tokens[a.Tokens.First].Span),
		})
	}
}

// foreignThousands reports whether a number has three digits after a point: in many
// languages the point groups thousands.
func foreignThousands(s string) bool {
	at := strings.LastIndexByte(s, '.')
	return at > 0 && len(s)-at == 4
}
