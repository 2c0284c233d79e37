package fluency

import (
	"fmt"

	"github.com/mtlint/mtlint/internal/mqm"
	"github.com/mtlint/mtlint/internal/text"
	"github.com/mtlint/mtlint/rules"
)

// DeterminerDoubled finds two articles or possessives before one noun.
var DeterminerDoubled = &rules.Rule{
	Meta: rules.Meta{
		ID: "determiner-doubled", Name: "Two articles before one noun", Category: mqm.Grammar, Severity: mqm.Minor,
		Rationale: `English has room for one article or possessive before a noun. “The his house” is built as Italian, Arabic or Armenian build it, or two drafts were merged.`,
		LetsPass:  `The same word twice, which is another defect; titles; and pairs that belong to two phrases (“gave her the keys”, “of this the minister”).`,
		Examples: []rules.Example{
			{Bad: "He sold ⟦the his⟧ house, and ⟦a the⟧ car.", Good: "He sold his house, and the car."},
			{Bad: "They waited for ⟦their the⟧ turn.", Good: "They waited for their turn."},
			{Good: "He gave her the keys, and of this the minister said nothing; that a plan exists is known."},
			{Good: "She took all the more care of her."},
		},
		Precision: rules.Precision{Right: 7, Judged: 7, On: "machine-translated and human-written news"},
	},
	Check: determinerDoubled,
}

func determinerDoubled(p *rules.Pass) {
	x := newSyntax(p)
	for _, first := range [...]string{"the", "a", "an", "their", "its", "our", "my", "your"} {
		for _, at := range x.w.At(first) {
			i := int(at)
			if !x.lower(i+1) || p.Doc.Tokens[i+1].Start != p.Doc.Tokens[i].End+1 || !x.secondDeterminer(first, i+1) || !x.lower(i+2) {
				continue
			}
			lo, hi := x.bounds(i)
			if i+2 >= hi || i != lo && p.Doc.Tokens[i].Shape != text.Lower || !x.running(i) || x.quoted(i) {
				continue
			}
			keep := i + 1
			if first != "the" && first != "a" && first != "an" {
				keep = i
			}
			good := x.word(keep)
			if first == "the" && x.w.Is(i+1, "a", "an") {
				good = "the"
			}
			span := x.span(i, i+1)
			p.Report(rules.Finding{
				Span:       span,
				Message:    fmt.Sprintf("“%s”: a noun takes one of “%s” and “%s”, not both", p.Doc.Text(span), first, x.w.Low(i+1)),
				Suggestion: good,
				Fixes:      []rules.Fix{{Label: "keep one", Edits: []rules.Edit{{Span: span, New: good}}}},
			})
		}
	}
}

// secondDeterminer reports whether token i cannot follow a determiner.
func (x *syntax) secondDeterminer(first string, i int) bool {
	switch first {
	case "the", "a", "an":
		return x.w.Is(i, "a", "an", "the", "his", "their", "its", "our", "my", "your", "these", "those", "this") && !x.w.Is(i, first) && !x.w.Is(i+1, "to", "and", "or", "lot", "little", "few", "bit", "is", "was", "of")
	}
	return x.w.Is(i, "the", "a", "an")
}
