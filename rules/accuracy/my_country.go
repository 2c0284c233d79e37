package accuracy

import (
	"fmt"

	"github.com/mtlint/mtlint/internal/layer"
	"github.com/mtlint/mtlint/internal/mqm"
	"github.com/mtlint/mtlint/internal/text"
	"github.com/mtlint/mtlint/rules"
)

// MyCountry finds reports that call a state “my country”.
var MyCountry = &rules.Rule{
	Meta: rules.Meta{
		ID: "my-country", Name: "Country called “my country” in a report", Category: mqm.Mistranslation, Severity: mqm.Minor,
		Rationale: `Chinese, Korean and Japanese papers call their state “our country”; translated, a report without any “I” suddenly speaks of “my country”, and its readers cannot know which one.`,
		LetsPass:  `Quotations, opinion pieces and stories in which somebody says “I”, “me” or “my” elsewhere, titles of works.`,
		Examples: []rules.Example{
			{Bad: "Exports grew by five percent in May.\n\nIt is the third rise in a row of ⟦my country's⟧ trade with the south.", Good: "Exports grew by five percent in May.\n\nIt is the third rise in a row of Norland's trade with the south."},
			{Good: "“I love my country,” she said. The film “My Country” opens in May."},
			{Good: "I have seen it all, and my country has not changed. It is still my country, whatever they say."},
		},
		Precision: rules.Precision{Right: 10, Judged: 10, On: "machine-translated news; no finding in a million words of human-written news"},
	},
	Check: myCountry,
}

func myCountry(p *rules.Pass) {
	w, d := layer.Words.Of(p.Article), p.Doc
	country := func(my int) bool { return w.Is(my+1, "country", "country's") }
	var found []int
	for _, at := range w.At("my") {
		if i := int(at); country(i) && d.Tokens[i].Shape == text.Lower && d.Tokens[i+1].Shape == text.Lower {
			found = append(found, i)
		}
	}
	if len(found) == 0 || layer.Structure.Of(p.Article).Genre != layer.Report {
		return
	}
	quotes := layer.Quotes.Of(p.Article)
	for _, at := range w.AtAny("i", "me", "my", "mine", "myself", "i'm", "i've", "i'd", "i'll") {
		if i := int(at); !quotes.InQuote(i) && !country(i) {
			return
		}
	}
	for _, i := range found {
		if quotes.InQuote(i) {
			continue
		}
		span := text.Span{Start: d.Tokens[i].Start, End: d.Tokens[i+1].End}
		p.Report(rules.Finding{
			Span:       span,
			Message:    fmt.Sprintf("“%s”: nobody says “I” in this report; the source means the country that it was written in", d.Text(span)),
			Suggestion: "the name of the country",
		})
	}
}
