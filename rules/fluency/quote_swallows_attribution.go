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
		LetsPass:  `Speakers who report what others said ("He would go, he told me"), attributions followed by a quotation of their own, and all that is not in the first person, unless the verb stands first ("said the minister") or alone, or no other speaker is named beside the quotation.`,
		Examples: []rules.Example{
			{Bad: "“We will open the bridge⟦, said the minister,⟧ before the end of May.” Few believe it."},
			{Bad: "\"My sister taught me to sail⟦, she said.⟧ The lake was our school.\""},
			{Bad: "\"The ferry leaves at noon⟦, said⟧.\" It left at one."},
			{Bad: "“The orchestra plays on Friday⟦, and she added:⟧ Tickets cost nothing,” Rui Alves said."},
			{Bad: "“We hear the worries of the people⟦, he said,⟧ but worries are no measurements.”"},
			{Bad: "“Our farmers have no water⟦, Mr Haas said,⟧ and nobody helps them.”"},
			{Bad: "“We are ready to talk ⟦– the president said –⟧ but not at any price.”"},
			{Bad: "“The ship was on fire for hours⟦, a sailor told reporters.⟧”"},
			{Good: "“My boss called me, she said, and I went in.”"},
			{Good: "“The ferry would wait, the captain said, and it did,” Ines Tavares recalled."},
			{Good: "“We will open the bridge,” said the minister, “before the end of May.” Few believe it."},
			{Good: "“He would come in May, he said, and he did,” she recalled. “I asked my mother, she said no.”"},
			{Good: "“My father used to say, ‘We bake,’ he said. The paper, said to be rich, paid.”"},
		},
	},
	Check: quoteSwallowsAttribution,
}

func quoteSwallowsAttribution(p *rules.Pass) {
	w, d := layer.Words.Of(p.Article), p.Doc
	at := w.AtAny("said", "added", "says", "adds", "explained", "continued", "noted", "stressed", "concluded", "told", "complained", "promised", "warned", "insisted", "recalled", "declared", "emphasized", "emphasised", "argued", "admitted")
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
			from, to, ok = insertion(p, o, v)
		}
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

// insertion reports whether the reporting verb v is that of an attribution set
// between commas or dashes (“…, he said, but …”, “… – the president said – …”, “…, she
// told Reuters.”) in a quotation that nobody else is named as the speaker of.
func insertion(p *rules.Pass, o *layer.Quotation, v int32) (from, to int32, ok bool) {
	d, w := p.Doc, layer.Words.Of(p.Article)
	sent := d.Sentences[d.SentenceAt(d.Tokens[v].Start)].Tokens
	lo := max(o.Open+1, sent.First)
	hi := min(o.Close, sent.End)
	bound := func(i int32) bool { return i < hi && w.Is(int(i), ",", "-", "–", "—") }
	first := v - 1 // the subject
	switch {
	case bound(first): // “, said the minister,”
		if from, to = first, speakerEnd(p, v+1, hi); to < 0 || w.Is(int(v), "told") {
			return 0, 0, false
		}
		to++
	case w.Is(int(first), "he", "she") && bound(first-1):
		from, to = first-1, v+1
	default:
		for first > lo && first > v-7 && !bound(first) && d.Tokens[first].Kind == text.Word {
			first--
		}
		if !bound(first) || speakerEnd(p, first+1, v) != v-1 {
			return 0, 0, false
		}
		from, to = first, v+1
	}
	if w.Is(int(v), "told") { // whom
		n := speakerEnd(p, to, hi)
		if w.Is(int(to), "reporters", "journalists", "police", "parliament", "lawmakers") {
			n = to
		}
		if n < 0 {
			return 0, 0, false
		}
		to = n + 1
	}
	if w.Is(int(to), "in") && w.Is(int(to+1), "a", "an") && w.Is(int(to+2), "statement", "interview", "speech", "letter") {
		to += 3
	}
	closing := to == o.Close || w.Is(int(to), ".") && to <= hi
	if !closing && !bound(to) || from-lo < 3 || closing && w.Is(int(from), "-", "–", "—") {
		return 0, 0, false
	}
	if to == o.Close {
		to--
	}
	return from, to, namelessSpeech(p, o, lo, from, to, hi)
}

// speakerEnd returns the last token of the name, or of “the” with a few words, that
// begins at token i, before token end; -1 if there is none.
func speakerEnd(p *rules.Pass, i, end int32) int32 {
	d, w := p.Doc, layer.Words.Of(p.Article)
	article := w.Is(int(i), "the", "a", "an")
	k := i
	if article {
		k++
	}
	for ; k < min(end, i+6); k++ {
		t := d.Tokens[k]
		if point := w.Is(int(k), ".") && k > i && d.Tokens[k-1].Len() <= 3 && k+1 < end && d.Tokens[k-1].Shape != text.Lower; point {
			continue
		}
		if t.Kind != text.Word || !article && t.Shape == text.Lower || w.Is(int(k), "in", "to", "that", "i", "we", "it", "you", "he", "she", "they", "who", "at", "on", "is", "was", "has") {
			break
		}
	}
	if k == i || article && k == i+1 {
		return -1
	}
	return k - 1
}

// namelessSpeech reports whether nothing but the insertion [from, to] tells who
// says the words of quotation o: no attribution beside it in its paragraph, and
// nobody that the speaker could report on in the rest of the sentence [lo, hi).
func namelessSpeech(p *rules.Pass, o *layer.Quotation, lo, from, to, hi int32) bool {
	d, w := p.Doc, layer.Words.Of(p.Article)
	spoken := inFirstPerson(p, o, from)
	for i := lo; i < hi; i++ {
		if i >= from && i <= to {
			continue
		}
		switch w.Low(int(i)) {
		case "he", "she", "he's", "she's", "him", "her", "his", "told", "asked", "called", "phoned", "as", "that's", "met", "\"", "“", "‘":
			return false
		case "i", "me", "my", "we":
			if i > to && !spoken || i < from && !spoken {
				return false
			}
		}
	}
	if w.Is(int(to), ",") && !spoken && !w.Is(int(to+1), "but", "and", "because", "so", "which", "although", "or") {
		return false // “The plan, he said, is dead” may be told by another
	}
	q, s := layer.Quotes.Of(p.Article), layer.Speech.Of(p.Article)
	block := d.Blocks[d.BlockAt(d.Tokens[o.Open].Start)].Tokens
	for i := block.First; i < block.End; i++ {
		if !q.InQuote(int(i)) && s.Verb(i) {
			return false
		}
	}
	return true
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
