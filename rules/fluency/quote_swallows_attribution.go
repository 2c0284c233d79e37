package fluency

import (
	"fmt"

	"github.com/mtlint/mtlint/internal/layer"
	"github.com/mtlint/mtlint/internal/mqm"
	"github.com/mtlint/mtlint/internal/text"
	"github.com/mtlint/mtlint/rules"
)

// QuoteSwallowsAttribution finds “he said” inside the quotation that it belongs to.
var QuoteSwallowsAttribution = &rules.Rule{
	Meta: rules.Meta{
		ID: "quote-swallows-attribution", Name: "Attribution inside the quotation", Category: mqm.Punctuation, Severity: mqm.Major,
		Rationale: `Many languages set the attribution inside the quotation, parted by dashes or commas only. Copied into English it puts the reporter's words into the speaker's mouth.`,
		LetsPass:  `Speakers who report what others said ("He would go, he told me"), attributions followed by a quotation of their own, and all that is not in the first person, unless the verb stands first ("said the minister") or alone.`,
		Examples: []rules.Example{
			{Bad: "“We will open the bridge⟦, said the minister,⟧ before the end of May.” Few believe it."},
			{Bad: "\"My sister taught me to sail⟦, she said.⟧ The lake was our school.\""},
			{Bad: "\"The ferry leaves at noon⟦, said⟧.\" It left at one."},
			{Bad: "“The orchestra plays on Friday⟦, and she added:⟧ Tickets cost nothing,” Rui Alves said."},
			{Good: "“We will open the bridge,” said the minister, “before the end of May.” Few believe it."},
			{Good: "“He would come in May, he said, and he did,” she recalled. “I asked my mother, she said no.”"},
			{Good: "“My father used to say, ‘We bake,’ he said. The paper, said to be rich, paid.”"},
		},
	},
	Check: quoteSwallowsAttribution,
}

func quoteSwallowsAttribution(p *rules.Pass) {
	w, d := layer.Words.Of(p.Article), p.Doc
	at := w.AtAny("said", "added", "says", "explained", "continued", "noted", "stressed", "concluded")
	if len(at) == 0 {
		return
	}
	q := layer.Quotes.Of(p.Article)
	for _, v := range at {
		o := q.At(int(v))
		if o == nil || o.Depth > 0 || o.Close < 0 || o.Style.Single() || o.Blocks.Len() > 1 || o.Again != nil || v-o.Open < 4 {
			continue
		}
		from, to, ok := swallowed(p, o, v)
		if !ok {
			continue
		}
		span := text.Span{Start: d.Tokens[from].Start, End: d.Tokens[to].End}
		p.Report(rules.Finding{
			Span:       span,
			Message:    fmt.Sprintf("the attribution “%s” stands inside the quotation that it belongs to", d.Text(text.Span{Start: d.Tokens[from+1].Start, End: span.End})),
			Suggestion: "close the quotation before it" + reopen(to+1 < o.Close && to > v),
		})
	}
}

func reopen(goesOn bool) string {
	if goesOn {
		return " and open it again after it"
	}
	return ""
}

// swallowed reports whether the reporting verb v attributes quotation o from
// within, and returns the first and the last token of the attribution.
func swallowed(p *rules.Pass, o *layer.Quotation, v int32) (from, to int32, ok bool) {
	w := layer.Words.Of(p.Article)
	is := func(i int32, words ...string) bool { return i < o.Close && w.Is(int(i), words...) }
	switch {
	case is(v-1, ","):
		if is(v, "said", "added") && (v+1 == o.Close || is(v+1, ".") && v+2 == o.Close) {
			return v - 1, v, true // “…, said.”
		}
		if end := inverted(p, o, v); is(v, "said", "added", "explained") && end > 0 {
			return v - 1, end, true
		}
	case is(v-1, "he", "she") && is(v-2, ",") && is(v+1, "."):
		return v - 2, v + 1, v+2 < o.Close && inFirstPerson(p, o, v-2)
	case is(v-1, "he", "she") && is(v-2, "and") && is(v-3, ",") && is(v, "added") && is(v+1, ":") && v+2 < o.Close && p.Doc.Tokens[v+2].Kind == text.Word:
		return v - 3, v + 1, true
	}
	return 0, 0, false
}

// inverted returns the end of “said the minister,” after the verb v, or 0.
func inverted(p *rules.Pass, o *layer.Quotation, v int32) int32 {
	d, w := p.Doc, layer.Words.Of(p.Article)
	if v+2 >= o.Close {
		return 0
	}
	if t := d.Tokens[v+1]; t.Kind != text.Word || t.Shape == text.Lower && !w.Is(int(v+1), "the", "a", "an") || w.Is(int(v+1), "i") {
		return 0
	}
	for i := v + 2; i < min(o.Close, v+9); i++ {
		if t := d.Tokens[i]; t.Kind == text.Punct {
			if w.Is(int(i), ",", ".") && inFirstPerson(p, o, v-1) {
				return i
			}
			return 0
		}
	}
	return 0
}

// inFirstPerson reports whether the sentence of quotation o that ends before
// token end speaks of I or we and of nobody else.
func inFirstPerson(p *rules.Pass, o *layer.Quotation, end int32) bool {
	w := layer.Words.Of(p.Article)
	from := max(o.Open+1, p.Doc.Sentences[p.Doc.SentenceAt(p.Doc.Tokens[end].Start)].Tokens.First)
	first := false
	for i := from; i < end; i++ {
		switch w.Low(int(i)) {
		case "i", "we", "i'm", "i'd", "i've", "i'll", "we're", "we've", "we'd", "we'll", "my", "our":
			first = true
		case "he", "she", "they", "he's", "she's", "that", "told", "asked", "\"", "“", "‘":
			return false
		}
	}
	return first
}
