package fluency

import (
	"fmt"
	"strings"

	"github.com/mtlint/mtlint/internal/lang"
	"github.com/mtlint/mtlint/internal/layer"
	"github.com/mtlint/mtlint/internal/mqm"
	"github.com/mtlint/mtlint/internal/text"
	"github.com/mtlint/mtlint/rules"
)

// QuoteClosedEarly finds a quotation that ends, full stop and all, before its
// sentence does.
var QuoteClosedEarly = &rules.Rule{
	Meta: rules.Meta{
		ID: "quote-closed-early", Name: "Quotation closed in mid-sentence", Category: mqm.Punctuation, Severity: mqm.Major,
		Rationale: `A closing mark and a full stop in the middle of a sentence leave its rest behind as a stray fragment. They come from engines that translate the quoted part as a sentence of its own and paste the remainder after it. The reader cannot tell which words were spoken.`,
		LetsPass:  `A full stop in place of the comma before an attribution ("We agree." he said), abbreviations and names that end in a point (the "Inc." behind it), dots of omission, and names with a small first letter (de Souza, al-Amin).`,
		Examples: []rules.Example{
			{
				Bad:  "“The bridge is safe ⟦for”. anyone who walks on it,⟧ he said.",
				Good: "“The bridge is safe for anyone who walks on it,” he said.",
			},
			{Bad: "He praised “a harvest larger than ⟦any”. in living memory.⟧"},
			{Bad: "\"We were glad to see the ⟦new .\" bridge at last,⟧ said Ines Tavares."},
			{Bad: "“There is no reason ⟦to” panic,⟧ said the mayor.", Good: "“There is no reason to panic,” said the mayor."},
			{Bad: "“We have asked ⟦for”, more help,⟧ she said.", Good: "“We have asked for more help,” she said."},
			{Good: "“We have to” was his answer, he said. It was “a bit of a” mess, he said. “Let It Be The” was their song, he said."},
			{Good: "“The bridge is safe.” He crossed it. She called it “new”. The mayor agreed."},
			{Good: "\"The bridge is safe.\" said Ines Tavares. He calls the firm \"Tavares Inc.\" and not \"Tavares\"."},
			{Good: "The “Drive. Then drink.” campaign was the town's last."},
			{Good: "“The bridge is safe.” dpa"},
			{Good: "“We agree.” de Souza said no more. “Wait...” the mayor began, and left."},
		},
		Precision: rules.Precision{Right: 5, Judged: 5, On: "machine-translated news"},
	},
	Check: quoteClosedEarly,
}

// nameParticles are words with which a name may begin, and a sentence with it.
var nameParticles = lang.NewSet("de", "von", "van", "al", "el", "bin", "ben", "di", "da", "la", "le", "du", "ibn", "abu", "d", "del", "della", "dos", "ter", "ten", "den")

// pointed are short forms that close many a name or title.
var pointed = lang.NewSet("inc", "corp", "co", "ltd", "bros", "jr", "sr", "etc", "dept", "no", "vol", "ft", "vs", "st", "mr", "mrs", "ms", "dr")

func quoteClosedEarly(p *rules.Pass) {
	q, d := layer.Quotes.Of(p.Article), p.Doc
	for k := range q.Marks {
		m := &q.Marks[k]
		if m.Opens || m.Style.Single() && q.At(int(m.First)) == nil {
			continue
		}
		end := d.Blocks[m.Block].Tokens.End
		if brokenOff(p, q, m, end) {
			continue
		}
		stop, last := m.First-1, m.Last // the full stop; what stands right before the rest
		if m.Last+1 < end && d.Tokens[m.Last+1].Start == d.Tokens[m.Last].End && m.After == layer.SideStop {
			stop, last = m.Last+1, m.Last+1
		}
		next := last + 1
		if stop <= d.Blocks[m.Block].Tokens.First || next >= end || d.Tokens[stop].Len() != 1 || d.Src[d.Tokens[stop].Start] != '.' {
			continue
		}
		word := min(stop, m.First) - 1 // the last quoted word
		n := d.Tokens[next]
		if word < 0 || n.Start == d.Tokens[last].End || n.Kind != text.Word || n.Shape != text.Lower || n.Len() < 2 && d.Src[n.Start] != 'a' {
			continue
		}
		if next+1 == end || d.Tokens[word].Kind == text.Punct || stop < m.First && (endsWithPoint(p, word) || slogan(p, q, m)) || startsName(p, next, end) {
			continue
		}
		s := layer.Speech.Of(p.Article)
		if s.Verb(next) {
			continue
		}
		if _, ok := s.Tag(next, min(end, next+5)); ok {
			continue
		}
		reportClosedEarly(p, m, word, next, stop)
	}
}

// brokenOff reports a quotation that begins its sentence and is closed behind a
// word on which none ends, while the sentence goes on to an attribution: “There is
// no reason to” panic, said the mayor.
func brokenOff(p *rules.Pass, q *layer.Quoting, m *layer.QuoteMark, end int32) bool {
	d, w := p.Doc, layer.Words.Of(p.Article)
	word, next := m.First-1, m.Last+1
	if next < end && w.Is(int(next), ",") {
		next++
	}
	if word < 0 || next+2 >= end || d.Tokens[word].Kind != text.Word || !brokenAfter(w.Low(int(word))) || d.Tokens[next].Kind != text.Word ||
		d.Tokens[next].Shape != text.Lower || d.Tokens[next].Start == d.Tokens[m.Last].End || isAuxiliary(w.Low(int(next))) || layer.Speech.Of(p.Article).Verb(next) ||
		w.Is(int(next), "is", "are", "was", "were", "had", "and", "or", "but", "that", "as", "he", "she", "they", "the", "became", "means", "meant", "in", "for", "when", "with", "part", "thing") {
		return false
	}
	o := q.At(int(m.First))
	if o == nil || o.Depth > 0 || m.First-o.Open < 4 {
		return false
	}
	sent := d.Sentences[d.SentenceAt(d.Tokens[o.Open].Start)].Tokens
	first := d.Tokens[o.Open+1]
	if o.Open != sent.First || first.Kind != text.Word || first.Shape == text.Lower || next >= sent.End {
		return false
	}
	comma, _, ok := layer.Speech.Of(p.Article).TagIn(next, sent.End)
	if !ok {
		return false
	}
	for i := next; i < comma; i++ {
		if q.InQuote(int(i)) {
			return false
		}
	}
	mark := d.Text(text.Span{Start: d.Tokens[m.First].Start, End: d.Tokens[m.Last].End})
	rest := d.Text(text.Span{Start: d.Tokens[next].Start, End: d.Tokens[comma].End})
	span := text.Span{Start: d.Tokens[word].Start, End: d.Tokens[comma].End}
	p.Report(rules.Finding{
		Span:       span,
		Message:    fmt.Sprintf("the quotation is closed after “%s”, yet what is said goes on with “%s” up to the attribution", d.Text(d.Tokens[word].Span), rest),
		Suggestion: d.Text(d.Tokens[word].Span) + " " + rest + mark,
		Fixes: []rules.Fix{{Label: "close the quotation before the attribution", Edits: []rules.Edit{
			{Span: text.Span{Start: d.Tokens[word].End, End: d.Tokens[next].Start}, New: " "}, {Span: text.Span{Start: span.End, End: span.End}, New: mark}}}},
	})
	return true
}

// brokenAfter reports whether a word announces another so strongly that no
// quotation of a whole sentence ends with it.
func brokenAfter(low string) bool {
	switch low {
	case "the", "a", "an", "of", "and", "to", "my", "our", "your", "their", "its", "would", "could", "should", "must", "will", "for", "from", "with", "because", "every", "very", "than", "but", "or", "into", "i", "we", "it's", "don't", "can't", "won't", "cannot":
		return true
	}
	return false
}

// endsWithPoint reports whether the word i may have a point of its own.
func endsWithPoint(p *rules.Pass, i int32) bool {
	w := p.Doc.Text(p.Doc.Tokens[i].Span)
	seg := lang.Segmenter.Of(p.Lang)
	return pointed.Has(layer.Fold(w)) || len(w) == 1 && w != "a" && w != "I" || strings.Contains(w, ".") || seg.Titles[w] || seg.Abbreviations[w]
}

// slogan reports whether mark m closes a few words that begin with a capital in
// mid-sentence: the “Drive. Then drink.” campaign.
func slogan(p *rules.Pass, q *layer.Quoting, m *layer.QuoteMark) bool {
	o := q.At(int(m.First))
	if o == nil || m.First-o.Open > 9 || o.Open == p.Doc.Blocks[m.Block].Tokens.First {
		return false
	}
	a, b := p.Doc.Tokens[o.Open-1], p.Doc.Tokens[o.Open+1]
	return a.Kind == text.Word && b.Kind == text.Word && b.Shape != text.Lower && !layer.Speech.Of(p.Article).Verb(o.Open-1)
}

// startsName reports whether the small word i is the particle of a name.
func startsName(p *rules.Pass, i, end int32) bool {
	w := layer.Words.Of(p.Article).Low(int(i))
	if strings.HasPrefix(w, "al-") || strings.HasPrefix(w, "el-") || strings.HasPrefix(w, "d'") {
		return true
	}
	return nameParticles.Has(w) && i+1 < end && p.Doc.Tokens[i+1].Kind == text.Word && p.Doc.Tokens[i+1].Shape != text.Lower
}

// reportClosedEarly reports mark m after token word, when the sentence goes on
// at token next in spite of the full stop.
func reportClosedEarly(p *rules.Pass, m *layer.QuoteMark, word, next, stop int32) {
	d := p.Doc
	s := layer.Speech.Of(p.Article)
	sent := d.Sentences[d.SentenceAt(d.Tokens[next].Start)]
	f := rules.Finding{Span: text.Span{Start: d.Tokens[word].Start, End: sent.End}}
	said := d.Text(text.Span{Start: d.Tokens[word].Start, End: d.Tokens[max(m.Last, stop)].End})
	if comma, _, ok := s.TagIn(next, sent.Tokens.End); ok {
		f.Span.End = d.Tokens[comma].End
		rest := d.Text(text.Span{Start: d.Tokens[next].Start, End: f.Span.End})
		mark := d.Text(text.Span{Start: d.Tokens[m.First].Start, End: d.Tokens[m.Last].End})
		f.Suggestion = d.Text(d.Tokens[word].Span) + " " + rest + mark
		cut := text.Span{Start: d.Tokens[word].End, End: d.Tokens[max(m.Last, stop)].End}
		f.Fixes = []rules.Fix{{Label: "close the quotation before the attribution", Edits: []rules.Edit{{Span: cut}, {Span: text.Span{Start: f.Span.End, End: f.Span.End}, New: mark}}}}
	} else {
		f.Suggestion = "move the quotation mark to the end of the quoted words, or delete the full stop"
	}
	rest := d.Text(text.Span{Start: d.Tokens[next].Start, End: d.Tokens[min(next+3, sent.Tokens.End-1)].End})
	f.Message = fmt.Sprintf("quotation and sentence end at “%s”, yet the sentence goes on with “%s”", said, rest)
	p.Report(f)
}
