package fluency

import (
	"fmt"

	"github.com/mtlint/mtlint/internal/lang"
	"github.com/mtlint/mtlint/internal/layer"
	"github.com/mtlint/mtlint/internal/mqm"
	"github.com/mtlint/mtlint/internal/text"
	"github.com/mtlint/mtlint/rules"
)

// SubjectLeftHanging finds “The manager, Rui Alves, there was …”.
var SubjectLeftHanging = &rules.Rule{
	Meta: rules.Meta{
		ID: "subject-left-hanging", Name: "Subject without its verb", Category: mqm.Grammar, Severity: mqm.Major,
		Rationale: `A translation that loses the link between a subject and its verb starts anew with “there was”, and the person named first is left without anything to do.`,
		LetsPass:  `Phrases of time and place before “there was”, lists, questions, speech, headlines; names that are not those of a person in office.`,
		Examples: []rules.Example{
			{Bad: "⟦The council leader, Rui Alves, there was⟧ no time to answer.", Good: "The council leader, Rui Alves, had no time to answer."},
			{Bad: "⟦Their coach, Ines Tavares, there is⟧ in no hurry.", Good: "Their coach, Ines Tavares, is in no hurry."},
			{Bad: "⟦Rui Alves, the council leader, there was⟧ no time to answer.", Good: "Rui Alves, the council leader, had no time to answer."},
			{Good: "In the capital, Lisbon, there was no bread. The next day, Easter Monday, there was none either. The leader, Rui Alves, said there was none."},
		},
	},
	Check: subjectLeftHanging,
}

// notSubjects begin a phrase of time or place even after an article.
var notSubjects = lang.NewSet("day", "week", "month", "year", "morning", "evening", "night", "time", "season", "summer", "winter", "spring", "autumn", "next", "following", "same", "moment", "weekend", "place", "side", "way", "truth", "result", "bottom", "top", "first", "last", "second", "afternoon", "more", "other")

func subjectLeftHanging(p *rules.Pass) {
	w, d := layer.Words.Of(p.Article), p.Doc
	for _, at := range w.At("there") {
		i := int(at)
		if !w.Is(i-1, ",") || !w.Is(i+1, "was", "were", "is", "are") {
			continue
		}
		s := &d.Sentences[d.SentenceAt(d.Tokens[i].Start)]
		first := int(s.Tokens.First)
		if i-first < 6 || i-first > 14 || layer.Quotes.Of(p.Article).InQuote(i) || layer.Structure.Of(p.Article).Parts[d.BlockAt(s.Start)] != layer.Paragraph {
			continue
		}
		comma := first + 1
		for comma < i-1 && !w.Is(comma, ",") {
			comma++
		}
		role, name := text.Range{First: s.Tokens.First, End: int32(comma)}, text.Range{First: int32(comma) + 1, End: int32(i) - 1}
		if d.Tokens[first].Shape != text.Lower && !w.Is(first, "the", "his", "her", "its", "their") {
			role, name = name, role // “Rui Alves, the council leader, there was”
		}
		if !isRole(p, role) || !isFullName(p, name) {
			continue
		}
		span := text.Span{Start: s.Start, End: d.Tokens[i+1].End}
		p.Report(rules.Finding{
			Span:       span,
			Message:    fmt.Sprintf("“%s” is left without a verb: “there %s” begins another clause", d.Src[s.Start:d.Tokens[i-2].End], w.Low(i+1)),
			Suggestion: "let the subject govern the verb: “… " + w.Low(i+1) + "” or “… had”",
		})
	}
}

// isRole reports whether tokens are “the council leader”.
func isRole(p *rules.Pass, r text.Range) bool {
	w, d := layer.Words.Of(p.Article), p.Doc
	if r.Len() < 2 || !w.Is(int(r.First), "the", "his", "her", "its", "their", "a", "an") || d.Tokens[r.End-1].Shape != text.Lower {
		return false
	}
	for i := r.First + 1; i < r.End; i++ {
		if d.Tokens[i].Kind != text.Word || notSubjects.Has(w.Low(int(i))) {
			return false
		}
	}
	return true
}

// isFullName reports whether tokens are two or more capitalised words.
func isFullName(p *rules.Pass, r text.Range) bool {
	for i := r.First; i < r.End; i++ {
		if t := p.Doc.Tokens[i]; t.Kind != text.Word || t.Shape == text.Lower || notSubjects.Has(layer.Words.Of(p.Article).Low(int(i))) {
			return false
		}
	}
	return r.Len() >= 2
}
