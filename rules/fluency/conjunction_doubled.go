package fluency

import (
	"fmt"

	"github.com/mtlint/mtlint/internal/layer"
	"github.com/mtlint/mtlint/internal/mqm"
	"github.com/mtlint/mtlint/internal/text"
	"github.com/mtlint/mtlint/rules"
)

// ConjunctionDoubled finds two clauses that are joined twice.
var ConjunctionDoubled = &rules.Rule{
	Meta: rules.Meta{
		ID: "conjunction-doubled", Name: "Clauses joined twice", Category: mqm.Grammar, Severity: mqm.Minor,
		Rationale: `Chinese, Turkish, Persian and other languages mark both halves of a contrast or a cause: “although …, but …”, “because …, so …”. English marks one.`,
		LetsPass:  `“But” between later parts of the sentence, “so that”, “so far”, and enumerations.`,
		Examples: []rules.Example{
			{Bad: "⟦Although⟧ it rained all day, but the race went on."},
			{Bad: "⟦Although⟧ the road is not as steep as the path, but few drivers dare to take it."},
			{Bad: "⟦Despite⟧ the rain on Sunday, but the race went on."},
			{Bad: "⟦Because⟧ the road was closed, so they took the boat."},
			{Good: "Although it rained, the race went on, but few came. Because the road was closed, so far nobody had left."},
			{Good: "He left, although not gladly, but the race went on. Although cheap, but for its age, the boat was sound."},
		},
		Precision: rules.Precision{Right: 9, Judged: 9, On: "machine-translated news"},
	},
	Check: conjunctionDoubled,
}

// clauseWords begin a clause: behind a conjunction they show that it joins one.
var clauseWords = []string{"the", "a", "an", "he", "she", "it", "they", "we", "i", "you", "there", "this", "these", "that", "his", "her", "their", "our", "my", "its", "many", "some", "most", "no", "nobody"}

func conjunctionDoubled(p *rules.Pass) {
	d, w := p.Doc, layer.Words.Of(p.Article)
	for _, pair := range [...][2]string{{"although", "but"}, {"though", "but"}, {"despite", "but"}, {"because", "so"}, {"since", "so"}, {"as", "so"}} {
		contrast := pair[1] == "but"
		for _, at := range w.At(pair[0]) {
			i := int(at)
			s := &d.Sentences[d.SentenceAt(d.Tokens[i].Start)]
			lo, hi := int(s.Tokens.First), int(s.Tokens.End)
			first := i
			if w.Is(i-1, "even") && pair[0] == "though" {
				first--
			}
			if first > lo+1 || first == lo+1 && d.Tokens[lo].Kind != text.Punct || !contrast && !w.Is(i+1, clauseWords...) {
				continue
			}
			j := i + 1
			for j < hi && !w.Is(j, ",", ";", ":", "(", "–", "—", "\"", "”", "“") {
				j++
			}
			if j+2 >= hi || j < i+3 || !w.Is(j, ",") || !w.Is(j+1, pair[1]) {
				continue
			}
			// “So” has other work than to join; “but” at the first comma is always the second half.
			if contrast && w.Is(j+2, "for", "also", "not", "only", "rather", "still") || !contrast && !w.Is(j+2, clauseWords...) {
				continue
			}
			p.Report(rules.Finding{
				Span:       d.Tokens[i].Span,
				Message:    fmt.Sprintf("“%s … , %s”: the two clauses are joined twice", w.Low(i), pair[1]),
				Suggestion: fmt.Sprintf("leave out “%s” or “%s”", w.Low(i), pair[1]),
				Related:    []rules.Related{{Span: d.Tokens[j+1].Span, Message: "the second joining word"}},
			})
		}
	}
}
