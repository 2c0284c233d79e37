package fluency

import (
	"fmt"
	"strings"

	"github.com/mtlint/mtlint/internal/lang"
	"github.com/mtlint/mtlint/internal/layer"
	"github.com/mtlint/mtlint/internal/mqm"
	"github.com/mtlint/mtlint/internal/pattern"
	"github.com/mtlint/mtlint/internal/text"
	"github.com/mtlint/mtlint/rules"
)

// QuantifierSingular finds a singular after a word that needs a plural.
var QuantifierSingular = &rules.Rule{
	Meta: rules.Meta{
		ID: "quantifier-singular", Name: "Singular after a word of plural", Category: mqm.Grammar, Severity: mqm.Minor,
		Rationale: `Languages without a plural, or with the singular after numerals, leave “several week” and “these thing” in translation.`,
		LetsPass:  `The first part of a compound (“several year-end sales”, “these government officials”), “many a day”, and verbs (“many question this”).`,
		Examples: []rules.Example{
			{Bad: "The strike lasted ⟦several week⟧ but cost no jobs.", Good: "The strike lasted several weeks but cost no jobs."},
			{Bad: "She asked for ⟦these thing⟧ in May.", Good: "She asked for these things in May."},
			{Bad: "It is one of the ⟦reason⟧ for the delay.", Good: "It is one of the reasons for the delay."},
			{Good: "Many a day passed; several government officials and many question it, one of the city’s few market towns."},
		},
		Precision: rules.Precision{Right: 1, Judged: 1, On: "machine-translated and human-written news"},
	},
	Check: quantifierSingular,
}

type countable struct {
	plural string
	verb   bool
}

var countables = lang.NewPart(func(p *lang.Pack) map[string]countable {
	m := map[string]countable{}
	for _, r := range p.Rows("countable_nouns.tsv") {
		m[r[0]] = countable{r[1], strings.Contains(r[2], "v")}
	}
	return m
})

func quantifierSingular(p *rules.Pass) {
	d, w, nouns := p.Doc, layer.Words.Of(p.Article), countables.Of(p.Lang)
	report := func(at, i int, why string) {
		n, ok := nouns[w.Low(i)]
		if !ok || d.Tokens[i].Shape != text.Lower {
			return
		}
		lo, hi := pattern.Bounds(d, i)
		if at < lo || !closesPhrase(p, w, i+1, hi) {
			return
		}
		if n.verb && i+1 < hi && d.Tokens[i+1].Kind != text.Punct && !w.Is(i+1, "of", "and", "ago", "later", "before") {
			return
		}
		span := text.Span{Start: d.Tokens[at].Start, End: d.Tokens[i].End}
		p.Report(rules.Finding{
			Span:       span,
			Message:    fmt.Sprintf("“%s”: %s needs a plural, and “%s” is singular", d.Text(span), why, w.Low(i)),
			Suggestion: n.plural,
			Fixes:      []rules.Fix{{Label: "plural", Edits: []rules.Edit{{Span: d.Tokens[i].Span, New: n.plural}}}},
		})
	}
	for _, q := range [...]string{"several", "many", "few", "these", "those"} {
		for _, at := range w.At(q) {
			if i := int(at); i+1 < len(d.Tokens) {
				report(i, i+1, "“"+q+"”")
			}
		}
	}
	for _, of := range w.At("of") {
		if i := int(of); i > 0 && w.Is(i-1, "one") && !w.Is(i-2, "number", "no", "day", "week", "part", "phase", "stage") && w.Is(i+1, "the", "his", "her", "its", "their", "our", "my") && i+2 < len(d.Tokens) {
			report(i+2, i+2, "“one of "+w.Low(i+1)+"”")
		}
	}
}

// closesPhrase reports whether no noun or number can go on with the phrase at
// token i; hi ends the sentence.
func closesPhrase(p *rules.Pass, w *layer.WordIndex, i, hi int) bool {
	if i >= hi {
		return true
	}
	t := p.Doc.Tokens[i]
	if t.Kind == text.Punct {
		return ends(t, p.Doc.Src)
	}
	if w.Is(i, "and", "or") {
		return false
	}
	return phraseEnds.Of(p.Lang).Has(w.Low(i)) || w.Is(i, "ago", "later", "earlier", "alone")
}
