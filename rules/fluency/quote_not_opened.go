package fluency

import (
	"fmt"

	"github.com/mtlint/mtlint/internal/lang"
	"github.com/mtlint/mtlint/internal/layer"
	"github.com/mtlint/mtlint/internal/mqm"
	"github.com/mtlint/mtlint/internal/text"
	"github.com/mtlint/mtlint/rules"
)

// QuoteNotOpened finds a quotation that ends and never began.
var QuoteNotOpened = &rules.Rule{
	Meta: rules.Meta{
		ID: "quote-not-opened", Name: "Quotation not opened", Category: mqm.Punctuation, Severity: mqm.Minor,
		AnyLanguage: true, Needs: []string{"quote_tails.tsv"},
		Rationale: `Without its opening mark the beginning of a quotation reads as the report's own words. Translation engines and rewriting tools that work sentence by sentence lose such marks.`,
		LetsPass:  `Signs of inches and seconds; a quotation that began in an earlier paragraph; a double mark in the place of an apostrophe ("the airlines" own figures"); single marks.`,
		Examples: []rules.Example{
			{
				Bad:  "⟦We will not move the bakery,”⟧ said Ines Tavares. The council meets in May.",
				Good: "“We will not move the bakery,” said Ines Tavares. The council meets in May.",
			},
			{Bad: "The fair opened in May. ⟦Visitors were a lot calmer\"⟧ than last year, the \"Evening Star\" wrote."},
			{Bad: "The mayor said that ⟦the bridge is safe\"⟧ and that it was \"tested twice\"."},
			{Good: "The set has a 27\" screen and \"a very good\" picture; the stand is 5' 2\" high."},
			{Good: "The vote\n\n“We came here in June.\n\nWe are still here,” said Ines Tavares."},
		},
		Precision: rules.Precision{Right: 18, Judged: 18, On: "human-written news"},
	},
	Check: quoteNotOpened,
}

func quoteNotOpened(p *rules.Pass) {
	q := layer.Quotes.Of(p.Article)
	for _, u := range q.Unpaired {
		if u.Opens || u.Style.Single() || forApostrophe(p, u.Token) || brokenMark(p.Doc, u.Token, u.Block) {
			continue
		}
		e := q.StartOf(layer.Speech.Of(p.Article), u.Token, u.Block)
		if e.At >= e.Span.End || p.Doc.TokenAt(e.At) >= int(u.Token) {
			continue
		}
		if alone(p.Doc) && e.Tag.Len() == 0 && e.Span.Start == p.Doc.Sentences[0].Start {
			continue
		}
		first := p.Doc.TokenAt(e.At)
		start := p.Doc.Text(text.Span{Start: e.At, End: p.Doc.Tokens[min(first+3, int(u.Token)-1)].End})
		mark := layer.QuoteForms.Of(p.Lang).Opening(u.Style)
		f := rules.Finding{
			Span:       e.Span,
			Message:    fmt.Sprintf("a closing quotation mark without an opening one; the quotation probably begins at “%s”", start),
			Suggestion: mark + start,
		}
		if e.Sure && e.Tag.Len() > 0 {
			f.Fixes = []rules.Fix{{Label: "open the quotation", Edits: []rules.Edit{{Span: text.Span{Start: e.At, End: e.At}, New: mark}}}}
		}
		p.Report(f)
	}
}

// quoteTails are the groups of quote_tails.tsv: what stands behind closing marks.
var quoteTails = lang.Grouped("quote_tails")

// forApostrophe reports whether the mark at token i stands where a plural
// possessive has its apostrophe.
func forApostrophe(p *rules.Pass, i int32) bool {
	d, tails := p.Doc, quoteTails.Of(p.Lang)
	if i == 0 || int(i)+1 >= len(d.Tokens) {
		return false
	}
	a, b := d.Tokens[i-1], d.Tokens[i+1]
	return a.Kind == text.Word && a.End == d.Tokens[i].Start && tails["possessive"].Has(d.Src[a.End-1:a.End]) &&
		b.Kind == text.Word && b.Shape == text.Lower && b.Start > d.Tokens[i].End && !layer.Speech.Of(p.Article).Verb(i+1) &&
		!tails["no-possession"].Has(layer.Words.Of(p.Article).Low(int(i+1)))
}
