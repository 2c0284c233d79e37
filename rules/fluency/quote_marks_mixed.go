package fluency

import (
	"fmt"

	"github.com/mtlint/mtlint/internal/layer"
	"github.com/mtlint/mtlint/internal/mqm"
	"github.com/mtlint/mtlint/internal/text"
	"github.com/mtlint/mtlint/rules"
)

// QuoteMarksMixed finds a quotation whose two marks do not match.
var QuoteMarksMixed = &rules.Rule{
	Meta: rules.Meta{
		ID: "quote-marks-mixed", Name: "Quotation marks that do not match", Category: mqm.Punctuation, Severity: mqm.Neutral,
		Rationale:   `A guillemet that closes an English quotation is a leftover of the source text. A curly mark on one side and a straight one on the other shows that the text was pasted together; good papers let it slip too, so that is advice only, given once in an article.`,
		LetsPass:    `An article that uses straight marks in one place and curly ones in another; “low” German marks with their partners.`,
		AnyLanguage: true,
		Examples: []rules.Example{
			{Bad: "He said: ⟦“The bridge is safe.»⟧ She agreed.", Good: "He said: “The bridge is safe.” She agreed."},
			{Bad: "He calls it ⟦“safe\"⟧ and she calls it “new”.", Good: "He calls it “safe” and she calls it “new”."},
			{Good: "He calls it “safe” and she calls it \"safe\". „Ja“, he said. «Oui.»"},
		},
	},
	Check: quoteMarksMixed,
}

func quoteMarksMixed(p *rules.Pass) {
	q, d := layer.Quotes.Of(p.Article), p.Doc
	book := layer.QuoteForms.Of(p.Lang)
	advised := false
	for k := range q.All {
		o := &q.All[k]
		if o.Close < 0 || o.Style == o.CloseStyle || o.Style.Single() || o.Blocks.Len() > 1 {
			continue
		}
		a, b := d.Text(d.Tokens[o.Open].Span), d.Text(d.Tokens[o.Close].Span)
		f := rules.Finding{
			Span:    text.Span{Start: o.Span.Start, End: o.Span.End},
			Message: fmt.Sprintf("the quotation opens with %s and closes with %s", a, b),
		}
		with := o.Style
		if o.Style == layer.Guillemet || o.CloseStyle == layer.Guillemet {
			f.Severity = mqm.Minor
			if o.Style == layer.Guillemet {
				with = o.CloseStyle
			}
		} else {
			if advised {
				continue
			}
			advised, with = true, layer.DoubleCurly
		}
		var edits []rules.Edit
		if o.Style != with {
			edits = append(edits, rules.Edit{Span: d.Tokens[o.Open].Span, New: book.Opening(with)})
		}
		if o.CloseStyle != with {
			edits = append(edits, rules.Edit{Span: d.Tokens[o.Close].Span, New: book.Closing(with)})
		}
		f.Suggestion = book.Opening(with) + "…" + book.Closing(with)
		f.Fixes = []rules.Fix{{Label: "use one kind of mark", Edits: edits}}
		p.Report(f)
	}
}
