package fluency

import (
	"fmt"

	"github.com/mtlint/mtlint/internal/lang"
	"github.com/mtlint/mtlint/internal/layer"
	"github.com/mtlint/mtlint/internal/mqm"
	"github.com/mtlint/mtlint/internal/text"
	"github.com/mtlint/mtlint/rules"
)

// PassiveReflexive finds “the problem is solved itself”.
var PassiveReflexive = &rules.Rule{
	Meta: rules.Meta{
		ID: "passive-reflexive", Name: "Passive with a reflexive pronoun", Category: mqm.Grammar, Severity: mqm.Minor,
		Rationale: `Romance and Slavic languages say with a reflexive verb what happens by itself. A translation that writes both the passive and the pronoun says neither.`,
		LetsPass:  `A pronoun that stresses the noun (“was itself solved”, “was the problem itself”), persons (“was hurt himself”), “by itself”, verbs that do not happen by themselves.`,
		Examples: []rules.Example{
			{Bad: "If you bring a ladder, the problem ⟦is solved itself⟧.", Good: "If you bring a ladder, the problem solves itself."},
			{Bad: "The gates ⟦were opened themselves⟧, and the water came.", Good: "The gates opened by themselves, and the water came."},
			{Bad: "“It will not ⟦be resolved itself⟧,” Alves said.", Good: "“It will not resolve itself,” Alves said."},
			{Good: "The riddle was itself solved. The door was opened by itself. He was changed himself. The town was rebuilt, itself a wonder."},
		},
	},
	Check: passiveReflexive,
}

// spontaneous are participles of verbs for what happens by itself.
var spontaneous = lang.NewSet("solved", "resolved", "opened", "closed", "repeated", "stopped", "started", "ended", "changed", "developed", "formed", "created", "fixed", "healed", "corrected",
	"switched", "turned", "improved", "repaired", "regulated", "restored", "renewed", "dissolved", "extinguished", "ignited", "exploded", "collapsed", "explained", "manifested", "spread",
	"multiplied", "reproduced", "adjusted", "adapted", "distinguished", "reflected", "shown", "expressed", "justified", "decided", "settled", "sorted", "cured", "cleared", "established", "increased", "reduced", "strengthened", "weakened")

func passiveReflexive(p *rules.Pass) {
	w, d := layer.Words.Of(p.Article), p.Doc
	for _, at := range w.AtAny("itself", "themselves") {
		i := int(at)
		if !spontaneous.Has(w.Low(i - 1)) {
			continue
		}
		be := i - 2
		if w.Is(be, "not") {
			be--
		}
		if !w.Is(be, "is", "are", "was", "were", "be", "been", "being", "isn't", "wasn't", "aren't", "weren't") {
			continue
		}
		if i+1 < len(d.Tokens) && d.Tokens[i+1].Kind == text.Word && !w.Is(i+1, "and", "but", "when", "if", "because", "as", "in", "on", "at", "after", "before", "without", "over", "with") {
			continue
		}
		span := text.Span{Start: d.Tokens[be].Start, End: d.Tokens[i].End}
		p.Report(rules.Finding{
			Span:       span,
			Message:    fmt.Sprintf("“%s” is passive and reflexive at once: “%s” takes no object here for “%s” to be", d.Text(span), w.Low(i-1), w.Low(i)),
			Suggestion: fmt.Sprintf("the active verb: “… %s”, or leave the pronoun out", w.Low(i)),
		})
	}
}
