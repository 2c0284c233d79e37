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
		if i-first < 6 || i-first > 14 || !w.Is(first, "the", "his", "her", "its", "their") || d.Tokens[first+1].Kind != text.Word {
			continue
		}
		comma, names := 0, 0
		for k := first + 1; k < i-1; k++ {
			t := d.Tokens[k]
			switch {
			case notSubjects.Has(w.Low(k)):
				comma = -1
			case w.Is(k, ",") && comma == 0:
				comma = k
			case comma > 0 && (t.Kind != text.Word || t.Shape == text.Lower):
				comma = -1
			case comma > 0:
				names++
			}
			if comma < 0 {
				break
			}
		}
		if comma <= 0 || names < 2 || d.Tokens[comma-1].Shape != text.Lower || layer.Quotes.Of(p.Article).InQuote(i) {
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
