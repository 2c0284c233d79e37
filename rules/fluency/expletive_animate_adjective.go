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

// ExpletiveAnimateAdjective finds an empty “it” with an adjective that only
// somebody can be.
var ExpletiveAnimateAdjective = &rules.Rule{
	Meta: rules.Meta{
		ID: "expletive-animate-adjective", Name: "Empty it with an adjective for people", Category: mqm.Grammar, Severity: mqm.Minor,
		Rationale: `“It is not clear where the story began” has an empty “it”; “sure”, “aware” and “convinced” need somebody who is. Languages with one word for “sure” and “clear” lead to “it is not sure where”.`,
		LetsPass:  `An “it” that can be a company, a court, a country, an animal: any after a name or a word for such a body in the paragraph, or in the one before where the sentence begins a paragraph. At the beginning of a quotation the speaker would say “we”, and no body is needed.`,
		Examples: []rules.Example{
			{Bad: "“⟦It is not sure where⟧ the rumour began,” the mayor said."},
			{Bad: "“⟦It is not aware when⟧ the boats will come,” she said."},
			{Bad: "Hundreds of passengers slept at the port. ⟦It is not sure when⟧ the ferries will sail.", Good: "Hundreds of passengers slept at the port. It is not clear when the ferries will sail."},
			{Bad: "Two rockets fell near Oslo, but ⟦it was not immediately sure who⟧ fired them."},
			{Bad: "Mr Kovac left early. ⟦It remains unsure whether⟧ he will return."},
			{Bad: "Officials say ⟦it is sure that⟧ bread will be dearer."},
			{Good: "The company said it is not sure where the parts were made. It is not aware that any were sold."},
			{Good: "Nokia will cut jobs. It is not sure which plants will close. The dog stopped, and it was not sure why."},
			{Good: "“It is not clear where the rumour began,” the mayor said. “I am not sure.”"},
		},
	},
	Check: expletiveAnimateAdjective,
}

// knowingBodies are nouns for what is no person and still knows or doubts.
var knowingBodies = lang.Words("collective_nouns")

var sentenceStarts, calendarNames = lang.Words("starters"), lang.Words("calendar_names")

func expletiveAnimateAdjective(p *rules.Pass) {
	d, w := p.Doc, layer.Words.Of(p.Article)
	for _, at := range w.AtAny("sure", "unsure", "aware", "unaware", "convinced", "afraid", "confident", "hopeful") {
		i := int(at)
		sure := w.Is(i, "sure", "unsure")
		if !w.Is(i+1, "where", "when", "how", "why", "what", "who", "which", "whether") && !(sure && w.Is(i+1, "if", "that")) && !(w.Is(i+1, "that") && !w.Is(i, "confident")) {
			continue
		}
		it := i - 1
		for it >= 0 && w.Is(it, "not", "is", "was", "isn't", "wasn't", "remains", "remained", "still", "yet", "also", "very", "quite", "immediately", "now", "currently", "entirely", "completely") {
			it--
		}
		if it < 0 || !w.Is(it, "it", "it's") || it == i-1 && w.Is(it, "it") || i+1 >= len(d.Tokens) || !w.Is(it, "it's") && !w.Is(it+1, "is", "was", "isn't", "wasn't", "remains", "remained", "still") {
			continue
		}
		quoted := it > 0 && d.Tokens[it].Shape != text.Lower && w.Is(it-1, "“", "\"", "‘", "«", "„") && d.Tokens[it-1].End == d.Tokens[it].Start
		if !quoted && !(sure || !w.Is(i+1, "that")) || !quoted && !standsForNothing(p, w, it) {
			continue
		}
		if quoted && w.Is(i, "sure") && w.Is(i+1, "that") {
			continue
		}
		span := text.Span{Start: d.Tokens[it].Start, End: d.Tokens[i+1].End}
		p.Report(rules.Finding{
			Span:       span,
			Message:    fmt.Sprintf("“%s”: “it” stands for nobody here, and only somebody can be “%s”", d.Text(span), w.Low(i)),
			Suggestion: "it is (not) clear, or: nobody is sure",
		})
	}
}

// standsForNothing reports whether “it” at token it is a subject outside quotations
// and nothing before it in its paragraph, or in the paragraph before where it
// stands in the first sentence, can be sure of anything.
func standsForNothing(p *rules.Pass, w *layer.WordIndex, it int) bool {
	d := p.Doc
	block := d.BlockAt(d.Tokens[it].Start)
	parts := layer.Structure.Of(p.Article).Parts
	if parts[block] != layer.Paragraph || layer.Quotes.Of(p.Article).InQuote(it) {
		return false
	}
	lo, _ := pattern.Bounds(d, it)
	if it > lo && !w.Is(it-1, ",", "but", "and", "though", "although", "that", "said", "say", "says", "because", "as", "since", "while", "far", "now", "moment", "–", "—") {
		return false // “made it sure”
	}
	from := int(d.Blocks[block].Tokens.First)
	if from == lo && block > 0 {
		from = int(d.Blocks[block-1].Tokens.First)
	}
	bodies := knowingBodies.Of(p.Lang)
	for i := from; i < it; i++ {
		switch t := d.Tokens[i]; {
		case t.Kind != text.Word:
		case bodies.Has(w.Low(i)), w.Is(i, "it", "its", "itself"):
			return false
		case t.Shape != text.Lower && !w.Is(i, "i") && mayBeBody(p, w, i):
			return false
		}
	}
	return true
}

// mayBeBody reports whether the capitalised word i may name a company, a country
// or another body that is the antecedent of “it”: not a person with a title, a
// place after a preposition, a day or a month.
func mayBeBody(p *rules.Pass, w *layer.WordIndex, i int) bool {
	d := p.Doc
	low := w.Low(i)
	if lo, _ := pattern.Bounds(d, i); i == lo {
		if phraseEnds.Of(p.Lang).Has(low) || sentenceStarts.Of(p.Lang).Has(d.Text(d.Tokens[i].Span)) || w.Is(i, "so", "far", "however", "according", "meanwhile", "mr", "mrs", "ms", "dr", "reports") {
			return false
		}
		for _, end := range [...]string{"ers", "ors", "ists", "ants", "ents", "ians", "ials", "ees"} {
			if strings.HasSuffix(low, end) && low != "reuters" && !w.Is(i+1, "is", "was", "has", "says") && d.Tokens[i+1].Shape == text.Lower {
				return false // officials, rescuers
			}
		}
	}
	for i > 0 && d.Tokens[i-1].Kind == text.Word && d.Tokens[i-1].Shape != text.Lower && d.Tokens[i].Shape == text.Capitalised {
		if w.Is(i-1, "in", "at", "near", "on") || honorific(w.Low(i-1)) {
			break
		}
		i--
	}
	return !honorific(w.Low(i-1)) && !w.Is(i-1, "in", "at", "near", "on", "from", "last", "next", "every", "until", "since") && !calendarNames.Of(p.Lang).Has(low)
}

func honorific(low string) bool {
	switch strings.TrimSuffix(low, ".") {
	case "mr", "mrs", "ms", "dr", "prof", "president", "minister", "chancellor", "king", "queen", "prince", "princess", "sir", "judge", "general", "mayor", "captain", "coach":
		return true
	}
	return false
}
