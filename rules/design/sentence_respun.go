package design

import (
	"fmt"

	"github.com/mtlint/mtlint/internal/layer"
	"github.com/mtlint/mtlint/internal/mqm"
	"github.com/mtlint/mtlint/internal/text"
	"github.com/mtlint/mtlint/rules"
)

// SentenceRespun finds a sentence that says again, in other words, what the one
// before it said.
var SentenceRespun = &rules.Rule{
	Meta: rules.Meta{
		ID: "sentence-respun", Name: "Sentence said again in other words", Category: mqm.Duplication, Severity: mqm.Minor,
		Rationale:   `Spinners and pasted translations leave two versions of one sentence side by side: the same subject, the same figure, another verb.`,
		AnyLanguage: true, Needs: []string{"repetition.tsv"},
		LetsPass: `Sentences without a figure, or with figures of their own; pronouns as subjects; a second sentence that adds more than a few words; quotations; lists.`,
		Examples: []rules.Example{
			{Bad: "Bus fares will stay unchanged at 3.20 euros, the council said. ⟦Bus fares might be kept identical at 3.20 euros.⟧ Children ride free.", Good: "Bus fares will stay unchanged at 3.20 euros, the council said. Children ride free."},
			{Good: "Bus fares will stay at 3.20 euros, the council said. Bus fares for children are free. Bus passengers paid 3.20 euros before."},
			{Good: "Bus fares rose to 3.20 euros. Bus fares had been frozen for six years at 2.90 euros, less than the 3.20 euros of the ferry."},
		},
	},
	Check: sentenceRespun,
}

const (
	// respunTail is how many tokens at the end must be the same, the figure among them.
	respunTail = 2
	// respunOwn is how many tokens of its own a respun sentence has at most.
	respunOwn = 6
)

func sentenceRespun(p *rules.Pass) {
	d, w := p.Doc, layer.Words.Of(p.Article)
	for n := 1; n < len(d.Sentences); n++ {
		a, b := &d.Sentences[n-1], &d.Sentences[n]
		if a.Tokens.Len() < 6 || b.Tokens.Len() < 6 || a.Tokens.Len() > 60 || w.ID(int(a.Tokens.First)) != w.ID(int(b.Tokens.First)) || w.ID(int(a.Tokens.First)+1) != w.ID(int(b.Tokens.First)+1) {
			continue
		}
		if !respunHead(p, w, b) || d.BlockAt(a.Start) != d.BlockAt(b.Start) || layer.Quotes.Of(p.Article).InQuote(int(b.Tokens.First)) {
			continue
		}
		tail := respunSame(p, w, a, b)
		if own := b.Tokens.Len() - 3 - tail; tail < respunTail || own < 1 || own > respunOwn { // none: sentence-repeated finds it
			continue
		}
		p.Report(rules.Finding{
			Span:       b.Span,
			Message:    fmt.Sprintf("this says again of “%s” what the sentence before says", d.Src[b.Start:d.Tokens[b.Tokens.First+1].End]),
			Suggestion: "keep one of the two sentences",
			Related:    []rules.Related{{Span: a.Span, Message: "the sentence before"}},
		})
	}
}

// respunHead reports whether a sentence begins with two words that name its
// subject.
func respunHead(p *rules.Pass, w *layer.WordIndex, s *text.Sentence) bool {
	for i := s.Tokens.First; i < s.Tokens.First+2; i++ {
		if t := p.Doc.Tokens[i]; t.Kind != text.Word || t.Len() < 3 {
			return false
		}
	}
	return !repetition.Of(p.Lang)["no-subject"].Has(w.Low(int(s.Tokens.First)))
}

// respunSame returns how many tokens at the end of sentence b stand in a row in
// sentence a, 0 if no figure is among them.
func respunSame(p *rules.Pass, w *layer.WordIndex, a, b *text.Sentence) int {
	d := p.Doc
	end := b.Tokens.End
	for end > b.Tokens.First && d.Tokens[end-1].Kind == text.Punct {
		end--
	}
	best := 0
	for i := a.Tokens.First + 2; i < a.Tokens.End; i++ {
		if w.ID(int(i)) != w.ID(int(end)-1) {
			continue
		}
		n, figure := int32(0), false
		for i-n > a.Tokens.First+1 && end-1-n > b.Tokens.First+1 && w.ID(int(i-n)) == w.ID(int(end-1-n)) {
			figure = figure || d.Tokens[i-n].Kind == text.Number
			n++
		}
		if figure {
			best = max(best, int(n))
		}
	}
	return best
}
