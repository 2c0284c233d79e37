package accuracy

import (
	"fmt"

	"github.com/mtlint/mtlint/internal/layer"
	"github.com/mtlint/mtlint/internal/mqm"
	"github.com/mtlint/mtlint/internal/text"
	"github.com/mtlint/mtlint/rules"
)

// ListCount finds a list of names that is longer or shorter than its announcement.
var ListCount = &rules.Rule{
	Meta: rules.Meta{
		ID: "list-count", Name: "List of another length than announced", Category: mqm.Mistranslation, Severity: mqm.Minor,
		Rationale: `Translation drops names that it does not know and makes two names of one. A list that names fewer than it announces shows it.`,
		LetsPass:  `Lists of anything but names, pairs and groups, lists that say “including” or go on, and names joined by “and”.`,
		Precision: rules.Precision{Right: 1, Judged: 1, On: "machine-translated and human-written news"},
		Examples: []rules.Example{
			{
				Bad:  "The ferry calls at ⟦four ports: Velm, Orsa and Hexley⟧.",
				Good: "The ferry calls at three ports: Velm, Orsa and Hexley.",
			},
			{
				Bad:  "It trades with ⟦two countries: France, Spain and Italy⟧.",
				Good: "It trades with three countries: France, Spain and Italy.",
			},
			{Good: "It has three aims: to sing, to dance and so on. It chose two pairs: Ann, Bert, Carl and Dora. It has two partners: Smith and Sons and Velm."},
		},
	},
	Check: listCount,
}

func listCount(p *rules.Pass) {
	f := newFigures(p)
	for i := range f.n.Quantities {
		q := &f.n.Quantities[i]
		if q.Kind != layer.Cardinal || q.Value < 2 || q.Value > 9 || q.Scale > 1 || q.Hedge != layer.Exact {
			continue
		}
		colon := int(q.Tokens.End)
		for n := 0; n < 3 && !f.w.Is(colon, ":"); n++ {
			colon++
		}
		if !f.w.Is(colon, ":") || colon == int(q.Tokens.End) || !layer.Plural(f.w.Low(colon-1)) || f.w.Is(colon-1, "pairs", "groups", "teams", "couples", "families", "times", "matches", "games", "parts", "sets", "sides") {
			continue
		}
		names, end := f.names(colon+1, int(f.Doc.Sentences[q.Sentence].Tokens.End))
		if names < 2 || names == int(q.Value) {
			continue
		}
		s := text.Span{Start: q.Start, End: f.Doc.Tokens[end-1].End}
		p.Report(rules.Finding{
			Span:    s,
			Message: fmt.Sprintf("“%s” announces %d, and %d are named", f.phrase(q), int(q.Value), names),
		})
	}
}

// names counts the names of “Velm, Orsa and Hexley” from token i to the end of the
// sentence, and returns the token after the last; 0 if anything else stands there.
func (f *figures) names(i, last int) (n, end int) {
	inside, joined := false, false
	for ; i < last; i++ {
		t := f.Doc.Tokens[i]
		switch {
		case t.Kind == text.Word && t.Shape != text.Lower:
			if !inside {
				n++
			}
			inside = true
		case f.w.Is(i, ",") && inside && !joined:
			inside = false
		case f.w.Is(i, "and") && !joined && n > 0:
			inside, joined = false, true
		case f.w.Is(i, ".") && inside && joined && i == last-1:
			return n, i
		default:
			return 0, 0
		}
	}
	return 0, 0
}
