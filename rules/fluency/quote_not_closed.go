package fluency

import (
	"fmt"
	"strings"

	"github.com/mtlint/mtlint/internal/layer"
	"github.com/mtlint/mtlint/internal/mqm"
	"github.com/mtlint/mtlint/internal/text"
	"github.com/mtlint/mtlint/rules"
)

// QuoteNotClosed finds a quotation that begins and never ends.
var QuoteNotClosed = &rules.Rule{
	Meta: rules.Meta{
		ID: "quote-not-closed", Name: "Quotation not closed", Category: mqm.Punctuation, Severity: mqm.Minor,
		AnyLanguage: true,
		Rationale:   `Without its closing mark a quotation runs on into the report: the reader cannot tell the speaker's words from the writer's. Translation engines and rewriting tools that work sentence by sentence lose such marks.`,
		LetsPass:    `A paragraph that ends inside a quotation when the next one begins with an opening mark, also where the line break between them was lost; a quotation that is closed a few paragraphs later; apostrophes, feet and inches; single marks, unless the article quotes with them.`,
		Examples: []rules.Example{
			{
				Bad:  "⟦“We will not move the bakery,⟧ said Ines Tavares. The council meets in May.",
				Good: "“We will not move the bakery,” said Ines Tavares. The council meets in May.",
			},
			{
				Bad:  "⟦\"The bridge is safe,⟧ the mayor told reporters. \"It was tested twice.\"",
				Good: "\"The bridge is safe,\" the mayor told reporters. \"It was tested twice.\"",
			},
			{Bad: "Bus fares rise again\n\nThe operator was asked about the plan.\n\n⟦“We do not comment on fares.⟧\n\nFares rose in March, and again in June."},
			{Bad: "He was ⟦\"sick and tired of the delays and⟧ and called for a report on the \"lost year\"."},
			{Good: "The vote\n\n“We came here in June.\n\n“We are still here,” said Ines Tavares."},
			{Good: "She is 5' 2\" tall, he is 6' 1\", and in the '90s rock 'n' roll was 'their' music."},
			{Good: "\"We came here in June. \"We are still here,\" said Ines Tavares."},
		},
		Precision: rules.Precision{Right: 44, Judged: 45, On: "human-written news"},
	},
	Check: quoteNotClosed,
}

func quoteNotClosed(p *rules.Pass) {
	q := layer.Quotes.Of(p.Article)
	if len(q.Marks) == 0 {
		return
	}
	var s *layer.SpeechFinder
	report := func(i, block int32, style layer.QuoteStyle, e layer.Extent) {
		f := rules.Finding{Span: e.Span}
		mark, end := layer.QuoteForms.Of(p.Lang).Closing(style), tail(p.Doc, e)
		switch {
		case e.Tag.Len() > 0:
			f.Message = fmt.Sprintf("the quotation that begins with “%s” is not closed before “%s”", head(p.Doc, i, block), p.Doc.Text(e.Tag))
		default:
			f.Message = fmt.Sprintf("the quotation that begins with “%s” is not closed; it probably ends after “%s”", head(p.Doc, i, block), end)
		}
		f.Suggestion = end + mark
		if e.Sure {
			f.Fixes = []rules.Fix{{Label: "close the quotation", Edits: []rules.Edit{{Span: text.Span{Start: e.At, End: e.At}, New: mark}}}}
		}
		p.Report(f)
	}
	single := q.MainlySingle()
	for _, u := range q.Unpaired {
		if !u.Opens || u.Style.Single() && !single || brokenMark(p.Doc, u.Token, u.Block) {
			continue
		}
		s = layer.Speech.Of(p.Article)
		e := q.EndOf(s, u.Token, u.Block)
		if alone(p.Doc) && e.Tag.Len() == 0 && e.Span.End == p.Doc.Sentences[0].End {
			continue
		}
		report(u.Token, u.Block, u.Style, e)
	}
	// Where the next opening mark looks like that of a quotation's next paragraph,
	// an attribution in between tells that the first one has ended.
	for k := range q.All {
		o := &q.All[k]
		if o.Again == nil || o.Style.Single() {
			continue
		}
		s = layer.Speech.Of(p.Article)
		from := o.Open
		for _, next := range o.Again {
			block := int32(p.Doc.BlockAt(p.Doc.Tokens[from].Start))
			if e := q.EndOf(s, from, block); e.Tag.Len() > 0 {
				report(from, block, o.Style, e)
			}
			from = next
		}
	}
}

// brokenMark reports whether a quotation mark of the block, within brokenReach of
// token i, came out as an entity or as mojibake: its partner is not unpaired, and
// the damage is reported as such.
func brokenMark(d *text.Document, i, block int32) bool {
	b := d.Blocks[block].Span
	s := d.Src[max(b.Start, d.Tokens[i].Start-brokenReach):min(b.End, d.Tokens[i].End+brokenReach)]
	for _, broken := range []string{"&quot", "&#34;", "&#39;", "&#039;", "&#x27;", "&ldquo", "&rdquo", "&lsquo", "&rsquo", "&#82", "â€", "&laquo", "&raquo"} {
		if strings.Contains(s, broken) {
			return true
		}
	}
	return false
}

// brokenReach is in bytes: a long quotation. It bounds the time on texts of nothing
// but marks.
const brokenReach = 600

// alone reports whether the text is a single sentence: a quotation that begins or
// ends in it may go on in sentences that were not given.
func alone(d *text.Document) bool { return len(d.Sentences) == 1 }

// head is the beginning of what the mark at token i opens.
func head(d *text.Document, i, block int32) string {
	end := min(i+5, d.Blocks[block].Tokens.End)
	if i+1 >= end {
		return d.Text(d.Tokens[i].Span)
	}
	return d.Text(text.Span{Start: d.Tokens[i+1].Start, End: d.Tokens[end-1].End})
}

// tail is the end of what an extent covers.
func tail(d *text.Document, e layer.Extent) string {
	last := d.TokenAt(e.At - 1)
	first := max(last-3, d.TokenAt(e.Span.Start)+1)
	return d.Text(text.Span{Start: d.Tokens[min(first, last)].Start, End: e.At})
}
