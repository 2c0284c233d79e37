package locale

import (
	"fmt"
	"strings"

	"github.com/mtlint/mtlint/internal/layer"
	"github.com/mtlint/mtlint/internal/mqm"
	"github.com/mtlint/mtlint/rules"
)

// DecimalComma finds decimals and thousands that are marked as in other languages.
var DecimalComma = &rules.Rule{
	Meta: rules.Meta{
		ID: "decimal-comma", Name: "Decimal comma", Category: mqm.NumberFormat, Severity: mqm.Minor,
		Rationale: `Most languages of the continent write “5,25 percent” and “1.250.000”. Left so in English, the figure reads as another one, or as two.`,
		LetsPass:  `Commas between thousands, the lakh and crore of India, lists of numbers, and figures that measure nothing.`,
		Precision: rules.Precision{Right: 14, Judged: 15, On: "machine-translated and human-written news"},
		Examples: []rules.Example{
			{
				Bad:  "The rate stayed at ⟦5,25⟧%.",
				Good: "The rate stayed at 5.25%.",
			},
			{
				Bad:  "It costs €⟦2,5⟧ million and weighs ⟦7,8⟧ kg.",
				Good: "It costs €2.5 million and weighs 7.8 kg.",
			},
			{
				Bad:  "About ⟦1.250.000⟧ people live there.",
				Good: "About 1,250,000 people live there.",
			},
			{Good: "They sold 1,250 tickets and 12,50,000 stamps; see pages 3,4 and version 1.2.3."},
		},
	},
	Check: decimalComma,
}

func decimalComma(p *rules.Pass) {
	qs := layer.Numbers.Of(p.Article).Quantities
	for i := range qs {
		q := &qs[i]
		amount := q.Kind == layer.Percent || q.Kind == layer.Money || q.Kind == layer.Measure || q.Scale > 1
		var better, why string
		// The digits alone: neither sign nor unit.
		s := p.Doc.Text(q.Span)
		from := strings.IndexAny(s, "0123456789")
		if from < 0 {
			continue
		}
		to := from
		for to < len(s) && strings.IndexByte("0123456789.,", s[to]) >= 0 {
			to++
		}
		figure := s[from:to]
		switch {
		case q.Comma && amount && q.Decimals < 3 && (q.Kind != layer.Money || q.Decimals < 2 || q.Value < 100): // “£135,00” lost a digit
			better, why = strings.NewReplacer(",", ".", ".", ",").Replace(figure), "a comma before its decimals"
		case q.Dotted && (amount || q.Kind == layer.Cardinal && q.Noun != ""):
			better, why = strings.ReplaceAll(figure, ".", ","), "points between its thousands"
		default:
			continue
		}
		span := q.Span
		span.Start += int32(from)
		span.End = span.Start + int32(len(figure))
		p.Report(rules.Finding{
			Span:       span,
			Message:    fmt.Sprintf("“%s” has %s, as in other languages", figure, why),
			Suggestion: better,
			Fixes:      []rules.Fix{{Label: "write it the English way", Edits: []rules.Edit{{Span: span, New: better}}}},
		})
	}
}
