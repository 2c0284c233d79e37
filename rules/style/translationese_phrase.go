package style

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/mtlint/mtlint/internal/mqm"
	"github.com/mtlint/mtlint/internal/pattern"
	"github.com/mtlint/mtlint/rules"
)

// TranslationesePhrase finds the phrases of phrases/translationese-phrase.tsv, and
// sums them up where an article has many.
var TranslationesePhrase = &rules.Rule{
	Meta: rules.Meta{
		ID: "translationese-phrase", Name: "Phrase of translated official style", Category: mqm.Awkward, Severity: mqm.Neutral,
		Rationale: `News that is translated from official sources and agencies keeps phrases that English does not have: “the relevant departments”, “give full play to”, “it became known that”. An article that is full of them gets one line that counts them, phrases that English writers use less often included.`,
		LetsPass:  `The words in other company (“relevant government departments were asked by name”), and single phrases that English has as well (“to date”, “in view of”).`,
		Examples: []rules.Example{
			{Bad: "Reports go to ⟦the relevant departments⟧ for study."},
			{Bad: "The ⟦reporter learned⟧ that the ferry will give full play to its engines, attach great importance to safety, carry out work on its deck and make greater contributions to tourism."},
			{Bad: "⟦It became known⟧ that the bridge is shut. An operation is under way, police said."},
			{Good: "Two departments found the report relevant. To date, nobody has played an important role in improving it."},
			{Good: "The reporter learned to dance in Rome; her play was given in full."},
		},
		Precision: rules.Precision{Right: 44, Judged: 45, On: "machine-translated news; silent on 1.2 million words of human-written news"},
		Params: []rules.Param{
			{Name: "min-phrases", Help: "phrases that make a style, if they are also close enough together", Default: 5, Min: 2, Max: 1000},
			{Name: "words-per-phrase", Help: "words and marks to one phrase, at most, where they are close enough together", Default: 100, Min: 10, Max: 10000},
		},
	},
	Check: translationesePhrase,
}

const (
	fewPhrases = 3 // more than so many are summed up
	shownHits  = 6 // that the line quotes
)

func translationesePhrase(p *rules.Pass) {
	found := pattern.Hits.Of(p.Article)
	phrases, markers := found.Of("translationese-phrase"), found.Of("translationese-marker")
	if len(phrases) == 0 {
		return
	}
	all := slices.Concat(phrases, markers)
	dense := len(all) >= int(p.Param("min-phrases")) && len(all)*int(p.Param("words-per-phrase")) >= len(p.Doc.Tokens)
	if len(phrases) <= fewPhrases && !dense {
		for i := range phrases {
			p.Report(phrases[i].Finding(p.Doc))
		}
		return
	}
	slices.SortStableFunc(all, func(a, b pattern.Hit) int { return cmp.Compare(a.Span.Start, b.Span.Start) })
	var quoted []string
	var related []rules.Related
	for _, h := range all {
		if q := "“" + p.Doc.Text(h.Span) + "”"; len(quoted) < shownHits && !slices.Contains(quoted, q) {
			quoted = append(quoted, q)
			if len(quoted) > 1 {
				related = append(related, rules.Related{Span: h.Span, Message: "another phrase of this style"})
			}
		}
	}
	p.Report(rules.Finding{
		Span:       all[0].Span,
		Message:    fmt.Sprintf("%d phrases of translated official style in one article: %s", len(all), strings.Join(quoted, ", ")),
		Suggestion: "name who does what, in plain words",
		Related:    related,
	})
}
