package fluency

import (
	"fmt"

	"github.com/mtlint/mtlint/internal/lang"
	"github.com/mtlint/mtlint/internal/layer"
	"github.com/mtlint/mtlint/internal/mqm"
	"github.com/mtlint/mtlint/internal/text"
	"github.com/mtlint/mtlint/rules"
)

// ItForPerson finds “It told reporters” after a sentence about one person.
var ItForPerson = &rules.Rule{
	Meta: rules.Meta{
		ID: "it-for-person", Name: "Person called “it”", Category: mqm.Grammar, Severity: mqm.Major,
		Rationale: `Languages that leave the subject to the verb do not say whether a person or a body spoke. A translation that fills in “it” turns the minister into a thing.`,
		LetsPass:  `Sentences in which a body, a document or any other speaker is named before; subjects without a title of office; quotations; other paragraphs.`,
		Examples: []rules.Example{
			{
				Bad:  "Bridge opens\n\nTransport Minister Rui Alves has so far refused to set a date. ⟦It told⟧ reporters that the bridge was not his.",
				Good: "Bridge opens\n\nTransport Minister Rui Alves has so far refused to set a date. He told reporters that the bridge was not his.",
			},
			{Good: "Bridge opens\n\nTransport Minister Rui Alves spoke for the ministry. It told reporters that the bridge was not his. President Tavares signed a letter. It said no."},
		},
	},
	Check: itForPerson,
}

var (
	bodyNouns   = lang.Words("body_nouns")
	sharedWords = lang.Words("shared_words")
	offices     = lang.NewSet("minister", "president", "premier", "secretary", "governor", "mayor", "chancellor", "senator", "mr", "mrs", "ms", "dr", "professor", "judge", "king", "queen", "prince", "pope", "bishop", "general", "colonel", "chairman", "chairwoman", "coach", "captain", "ambassador")
)

func itForPerson(p *rules.Pass) {
	w, d := layer.Words.Of(p.Article), p.Doc
	for _, at := range w.At("it") {
		i := int(at)
		if !w.Is(i+1, "told", "said", "added", "insisted", "stressed", "replied", "explained", "argued") || i == 0 {
			continue
		}
		n := d.SentenceAt(d.Tokens[i].Start)
		if n == 0 || int(d.Sentences[n].Tokens.First) != i || d.BlockAt(d.Tokens[i].Start) != d.BlockAt(d.Sentences[n-1].Start) {
			continue
		}
		person, ok := onlyPerson(p, &d.Sentences[n-1])
		if !ok || layer.Quotes.Of(p.Article).InQuote(i) {
			continue
		}
		p.Report(rules.Finding{
			Span:       text.Span{Start: d.Tokens[i].Start, End: d.Tokens[i+1].End},
			Message:    fmt.Sprintf("“It” can only mean “%s”, who is a person", d.Text(person)),
			Suggestion: "he or she " + w.Low(i+1),
			Related:    []rules.Related{{Span: person, Message: "who is meant"}},
		})
	}
}

// onlyPerson returns the person in office with whom a sentence begins, if it names
// nobody and nothing else that can speak.
func onlyPerson(p *rules.Pass, s *text.Sentence) (text.Span, bool) {
	w, d := layer.Words.Of(p.Article), p.Doc
	first, end := s.Tokens.First, s.Tokens.First
	office := false
	for ; end < s.Tokens.End && (d.Tokens[end].Kind == text.Word && d.Tokens[end].Shape != text.Lower || w.Is(int(end), ".")); end++ {
		office = office || offices.Has(w.Low(int(end)))
	}
	if !office || end-first < 2 || s.Tokens.Len() > 60 {
		return text.Span{}, false
	}
	bodies, papers := bodyNouns.Of(p.Lang), sharedWords.Of(p.Lang)
	for i := end; i < s.Tokens.End; i++ {
		t, low := d.Tokens[i], w.Low(int(i))
		switch {
		case t.Kind == text.Word && t.Shape != text.Lower, bodies.Has(low), papers.Has(low), low == "that", low == "it", low == "which", low == "by":
			return text.Span{}, false
		case low == "of" && i == end:
			return text.Span{}, false
		}
	}
	return text.Span{Start: s.Start, End: d.Tokens[end-1].End}, true
}
