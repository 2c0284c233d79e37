package fluency

import (
	"fmt"

	"github.com/mtlint/mtlint/internal/lang"
	"github.com/mtlint/mtlint/internal/layer"
	"github.com/mtlint/mtlint/internal/mqm"
	"github.com/mtlint/mtlint/internal/text"
	"github.com/mtlint/mtlint/rules"
)

// QuoteMarksLost finds a speaker's own words that stand in the report without
// quotation marks.
var QuoteMarksLost = &rules.Rule{
	Meta: rules.Meta{
		ID: "quote-marks-lost", Name: "Direct speech without quotation marks", Category: mqm.Punctuation, Severity: mqm.Major,
		Rationale: `When both marks of a quotation are lost, the speaker's “we” becomes the newspaper's: the report seems to say it in its own voice.`,
		LetsPass:  `Opinion, essays, interviews, live blogs, speeches; articles that say “I” or “we” elsewhere; a newsroom that speaks of itself or to its readers; headings, captions and notes at the end; sentences without a quotation or a named speaker beside them, and those in a paragraph of their own that do not say what a person feels, wants or does.`,
		Examples: []rules.Example{
			{Bad: "Council sells the bakery\n\nThe council will sell the bakery in May. “It was a hard choice,” Ines Tavares told the meeting.\n\n" +
				"⟦Perhaps we’ll buy it back one day.⟧ Ms Tavares, who heads the council, added, “We have never sold bread.”\n\nThe bakery opened in 1954."},
			{Bad: "Council sells the bakery\n\nThe council will sell the bakery in May. “It was a hard choice,” Ines Tavares told the meeting.\n\n" +
				"⟦We will not close it, she said.⟧ “Nobody wants that,” said Rui Alves.\n\nThe bakery opened in 1954."},
			{Bad: "Council sells the bakery\n\nThe council will sell the bakery in May. “It was a hard choice,” Ines Tavares told the meeting.\n\n" +
				"⟦We do not want money and we do not want a kiosk.⟧ Ms Tavares said she would stay.\n\nThe bakery opened in 1954."},
			{Bad: "Council sells the bakery\n\nThe council will sell the bakery in May. “It was a hard choice,” Ines Tavares said.\n\n" +
				"⟦I am not afraid of an empty shop.⟧\n\nThe bakery opened in 1954."},
			{Bad: "Council sells the bakery\n\nThe council will sell the bakery in May. “It was a hard choice,” Ines Tavares said.\n\n" +
				"⟦We are tired of the rent. Nobody helps us, complained Rui Alves.⟧\n\nThe bakery opened in 1954."},
			{Good: "Council sells the bakery\n\nThe council will sell the bakery in May. “It was a hard choice,” Ines Tavares told the meeting.\n\n" +
				"We may never know who wanted it. Ms Tavares said she did not.\n\nThe bakery opened in 1954."},
			{Good: "Council sells the bakery\n\nThe council will sell the bakery in May. “It was a hard choice,” Ines Tavares told the meeting.\n\n" +
				"We asked the council for the price. Ms Tavares added, “We have never sold bread.”\n\nThe bakery opened in 1954."},
			{Good: "My bakery\n\nI grew up over the bakery. “It was a hard choice,” Ines Tavares told the meeting.\n\n" +
				"Still, we loved it. Ms Tavares added, “We have never sold bread.”\n\nI never went back. My father did."},
		},
		Precision: rules.Precision{Right: 7, Judged: 8, On: "machine-translated and human-written news, each source text counted once"},
	},
	Check: quoteMarksLost,
}

// newsroomWords tell that “we” is the outlet, or that the reader is spoken to.
var newsroomWords = lang.Words("newsroom_words")

func quoteMarksLost(p *rules.Pass) {
	w := layer.Words.Of(p.Article)
	at := w.AtAny("we", "i", "we'd", "we're", "we've", "we'll", "i'm", "i'd", "i've", "i'll")
	if len(at) == 0 || len(at) > 400 {
		return
	}
	q, plan := layer.Quotes.Of(p.Article), layer.Structure.Of(p.Article)
	if plan.Genre != layer.Report || plan.FirstPerson > 1 || len(q.All) == 0 || q.MainlySingle() {
		return
	}
	var lost []int // sentences
	for _, i := range append(at, w.AtAny("our", "my", "us", "me", "ours", "mine")...) {
		t := p.Doc.Tokens[i]
		if q.InQuoteAt(t.Start) || !firstPerson(p, i) {
			continue
		}
		n := p.Doc.SentenceAt(t.Start)
		if len(lost) == 0 || lost[len(lost)-1] != n {
			lost = append(lost, n)
		}
	}
	if len(lost) == 0 || len(lost) > 2 {
		return
	}
	for _, n := range lost {
		if n != lost[0] && n-lost[0] != 1 {
			return // in two places: the writer's own voice
		}
	}
	n := lost[0]
	sent := &p.Doc.Sentences[n]
	if b := p.Doc.BlockAt(sent.Start); plan.Parts[b] != layer.Paragraph || !spokenSentence(p, q, sent) {
		return
	}
	s := layer.Speech.Of(p.Article)
	f := rules.Finding{Span: sent.Span}
	first := p.Doc.Text(text.Span{Start: sent.Start, End: p.Doc.Tokens[min(sent.Tokens.First+5, sent.Tokens.End-1)].End})
	if comma, verb, ok := s.TagIn(sent.Tokens.First, sent.Tokens.End); ok && w.Low(int(comma)) == "," {
		f.Message = fmt.Sprintf("“%s …” is in the first person and attributed by “%s”, but stands in no quotation marks", first,
			p.Doc.Text(text.Span{Start: p.Doc.Tokens[comma+1].Start, End: p.Doc.Tokens[verb].End}))
		f.Suggestion = "“" + p.Doc.Text(text.Span{Start: sent.Start, End: p.Doc.Tokens[comma].End}) + "”"
		p.Report(f)
		return
	}
	if len(lost) == 2 && p.Doc.BlockAt(p.Doc.Sentences[lost[1]].Start) == p.Doc.BlockAt(sent.Start) {
		second := &p.Doc.Sentences[lost[1]]
		if comma, verb, ok := s.TagIn(second.Tokens.First, second.Tokens.End); ok && personal(w, sent) && !q.InQuote(int(verb)) {
			f.Span.End = second.End
			f.Message = fmt.Sprintf("“%s …” is in the first person and attributed by “%s”, but stands in no quotation marks", first,
				p.Doc.Text(text.Span{Start: p.Doc.Tokens[comma+1].Start, End: p.Doc.Tokens[verb].End}))
			f.Suggestion = "“" + p.Doc.Text(text.Span{Start: sent.Start, End: p.Doc.Tokens[comma].End}) + "”"
			p.Report(f)
			return
		}
	}
	if speaker, ok := namedSpeaker(p, q, s, n); ok {
		f.Message = fmt.Sprintf("“%s …” says “%s” outside quotation marks in a report that does so nowhere else; it is probably said by “%s” beside it",
			first, p.Doc.Text(p.Doc.Tokens[speakerIn(p, sent)].Span), p.Doc.Text(speaker))
		f.Suggestion = "“" + p.Doc.Text(sent.Span) + "”"
		f.Related = []rules.Related{{Span: speaker, Message: "the probable speaker"}}
		p.Report(f)
		return
	}
	if len(q.All) < 2 {
		return
	}
	for _, k := range [2]int{n + 1, n - 1} {
		if block := p.Doc.Blocks[p.Doc.BlockAt(sent.Start)].Sentences; int32(k) < block.First || int32(k) >= block.End {
			continue // another paragraph may be another voice
		}
		next := &p.Doc.Sentences[k]
		if verb, ok := attributed(p, q, s, next); ok {
			f.Message = fmt.Sprintf("“%s …” says “%s” outside quotation marks in a report that does so nowhere else; it is probably part of what is quoted beside it",
				first, p.Doc.Text(p.Doc.Tokens[speakerIn(p, sent)].Span))
			f.Suggestion = "“" + p.Doc.Text(sent.Span) + "”"
			f.Related = []rules.Related{{Span: p.Doc.Tokens[verb].Span, Message: "the speaker's quotation"}}
			p.Report(f)
			return
		}
	}
}

// namedSpeaker returns the attribution by a named speaker beside sentence n, which
// says as “I” or “we” what a person feels, wants or does: in the sentence after it in
// its paragraph, or at the end of the paragraph before.
func namedSpeaker(p *rules.Pass, q *layer.Quoting, s *layer.SpeechFinder, n int) (text.Span, bool) {
	d, w := p.Doc, layer.Words.Of(p.Article)
	sent := &d.Sentences[n]
	if !personal(w, sent) {
		return text.Span{}, false
	}
	for i := sent.Tokens.First + 1; i < sent.Tokens.End; i++ {
		if t := d.Tokens[i]; t.Kind == text.Word && t.Shape != text.Lower && d.Src[t.Start] != 'I' {
			return text.Span{}, false // it speaks of somebody by name
		}
	}
	b := d.BlockAt(sent.Start)
	block := d.Blocks[b].Sentences
	if int32(n) == block.First && int32(n)+1 < block.End {
		next := &d.Sentences[n+1]
		i := next.Tokens.First
		if w.Is(int(i), "mr", "mrs", "ms", "dr", "the", "mr.", "ms.", "mrs.", "dr.") || i+1 < next.Tokens.End && d.Tokens[i].Shape != text.Lower && d.Tokens[i+1].Shape != text.Lower && d.Tokens[i+1].Kind == text.Word {
			if v, ok := s.Tag(i, next.Tokens.End); ok && v > i && s.Plain(v) && !q.InQuote(int(v)) {
				return text.Span{Start: d.Tokens[i].Start, End: d.Tokens[v].End}, true
			}
		}
	}
	if block.Len() == 1 && b > 0 && layer.Structure.Of(p.Article).Parts[b-1] == layer.Paragraph {
		last := &d.Sentences[d.Blocks[b-1].Sentences.End-1]
		if v, ok := attributed(p, q, s, last); ok && v+3 >= last.Tokens.End {
			return text.Span{Start: d.Tokens[max(last.Tokens.First, v-2)].Start, End: d.Tokens[v].End}, true
		}
	}
	return text.Span{}, false
}

// personal reports whether a sentence begins with what “I” or “we” want, feel or
// do themselves; a newspaper's “we” knows and lives in an age.
func personal(w *layer.WordIndex, sent *text.Sentence) bool {
	i := int(sent.Tokens.First)
	switch {
	case w.Is(i, "i'm", "we're", "i've", "i'll", "we'll", "we've"):
		return !w.Is(i+1, "all", "living", "seen", "going", "about", "never")
	case !w.Is(i, "i", "we"):
		return false
	case w.Is(i+1, "do", "did", "am", "are", "were", "was", "have", "had", "will"):
		return w.Is(i+2, "not", "never", "no", "lived", "lost", "waited", "worked", "tired", "afraid", "ready", "happy", "glad", "proud", "worried", "sorry", "grateful", "angry", "fight", "stay", "win", "pay", "go", "leave", "keep")
	}
	return w.Is(i+1, "don't", "won't", "can't", "cannot", "want", "need", "love", "hate", "feel", "think", "believe", "hope", "fear", "lost", "trust", "demand", "refuse", "deserve", "couldn't", "didn't", "thought", "felt", "wanted", "hoped")
}

// firstPerson reports whether token i is a pronoun: not “US”, World War I, or the
// We of a title.
func firstPerson(p *rules.Pass, i int32) bool {
	d := p.Doc
	t := d.Tokens[i]
	first := d.Sentences[d.SentenceAt(t.Start)].Tokens.First == i
	if d.Src[t.Start] != 'I' {
		return t.Shape == text.Lower || first && t.Shape == text.Capitalised && i+1 < int32(len(d.Tokens)) && d.Tokens[i+1].Shape == text.Lower
	}
	if t.Len() > 1 {
		return true
	}
	if int(i)+1 >= len(d.Tokens) || d.Tokens[i+1].Kind != text.Word || d.Tokens[i+1].Shape != text.Lower {
		return false
	}
	return first || d.Tokens[i-1].Kind == text.Punct || d.Tokens[i-1].Shape == text.Lower
}

// speakerIn is the first token of a sentence that says “I” or “we”.
func speakerIn(p *rules.Pass, sent *text.Sentence) int32 {
	w := layer.Words.Of(p.Article)
	for i := sent.Tokens.First; i < sent.Tokens.End; i++ {
		if w.Is(int(i), "we", "i", "we'd", "we're", "we've", "we'll", "i'm", "i'd", "i've", "i'll") {
			return i
		}
	}
	return sent.Tokens.First
}

// spokenSentence reports whether a sentence with a first person may be somebody's
// speech: “I” or “we” is its subject, and it is not the newsroom that speaks.
func spokenSentence(p *rules.Pass, q *layer.Quoting, sent *text.Sentence) bool {
	w, d := layer.Words.Of(p.Article), p.Doc
	if sent.Tokens.Len() < 5 {
		return false
	}
	subject, indirect := false, false
	s := layer.Speech.Of(p.Article)
	news := newsroomWords.Of(p.Lang)
	for i := sent.Tokens.First; i < sent.Tokens.End; i++ {
		low := w.Low(int(i))
		if news.Has(low) && !(low == "here" && personal(w, sent)) {
			return false
		}
		switch low {
		case "we", "we'd", "we're", "we've", "we'll", "i", "i'm", "i'd", "i've", "i'll":
			if indirect {
				return false // “the mayor said we are late”
			}
			subject = true
		case ":", ";", "(", "[", "\"", "“", "”", "«", "»":
			return false
		}
		indirect = indirect || s.Plain(i)
	}
	if d.Tokens[sent.Tokens.First].Kind == text.Punct {
		return false // a dash, as some quote with it
	}
	last := d.Text(d.Tokens[sent.Tokens.End-1].Span)
	return subject && (last == "." || last == "!") && !q.InQuoteAt(sent.Start)
}

// attributed reports whether a sentence holds a quotation with a reporting verb,
// and returns the verb.
func attributed(p *rules.Pass, q *layer.Quoting, s *layer.SpeechFinder, sent *text.Sentence) (verb int32, ok bool) {
	quoted := 0
	verb = -1
	for i := sent.Tokens.First; i < sent.Tokens.End; i++ {
		switch {
		case q.InQuoteAt(p.Doc.Tokens[i].Start):
			quoted++
		case s.Verb(i):
			verb = i
		}
	}
	return verb, verb >= 0 && quoted > 5
}
