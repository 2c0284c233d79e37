package accuracy

import (
	"fmt"

	"github.com/mtlint/mtlint/internal/layer"
	"github.com/mtlint/mtlint/internal/mqm"
	"github.com/mtlint/mtlint/internal/text"
	"github.com/mtlint/mtlint/rules"
)

// ShareOverHundred finds more than all of a group of people.
var ShareOverHundred = &rules.Rule{
	Meta: rules.Meta{
		ID: "share-over-hundred", Name: "Share of more than all", Category: mqm.Mistranslation, Severity: mqm.Major,
		Rationale: `A share of people cannot be more than 100 percent. Where it is, a decimal mark or a digit was lost, or an increase was translated as a share.`,
		LetsPass:  `Growth (“up 120 percent”), shares of things that can be exceeded (GDP, capacity, a target), and what is called impossible.`,
		Examples: []rules.Example{
			{
				Bad:  "About ⟦120 percent of voters⟧ backed the plan.",
				Good: "About 12 percent of voters backed the plan.",
			},
			{
				Bad:  "The poll says that ⟦525 per cent of young women⟧ cycle.",
				Good: "The poll says that 52.5 per cent of young women cycle.",
			},
			{Good: "Debt is 120 percent of output, and turnout was 110 percent of the target. It rose by 150 percent, of which users paid half."},
		},
	},
	Check: shareOverHundred,
}

func shareOverHundred(p *rules.Pass) {
	f := newFigures(p)
	people := peopleNouns.Of(p.Lang)
	for i := range f.n.Quantities {
		q := &f.n.Quantities[i]
		at := int(q.Tokens.End)
		if q.Kind != layer.Percent || q.Value <= 100 || q.Comma || !f.w.Is(at, "of") || f.w.Is(int(q.Tokens.First)-1, "by", "than", "least", "to") {
			continue
		}
		for j := at + 1; j < at+4 && j < len(p.Doc.Tokens) && p.Doc.Tokens[j].Kind == text.Word; j++ {
			if !people.Has(f.w.Low(j)) {
				continue
			}
			s := text.Span{Start: q.Start, End: p.Doc.Tokens[j].End}
			p.Report(rules.Finding{
				Span:    s,
				Message: fmt.Sprintf("“%s” is more than all of them", p.Doc.Text(s)),
			})
			break
		}
	}
}
