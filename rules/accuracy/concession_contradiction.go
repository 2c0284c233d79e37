package accuracy

import (
	"fmt"

	"github.com/mtlint/mtlint/internal/lang"
	"github.com/mtlint/mtlint/internal/layer"
	"github.com/mtlint/mtlint/internal/mqm"
	"github.com/mtlint/mtlint/internal/text"
	"github.com/mtlint/mtlint/rules"
)

// ConcessionContradiction finds a “but” between two halves that say the same.
var ConcessionContradiction = &rules.Rule{
	Meta: rules.Meta{
		ID: "concession-contradiction", Name: "Halves of a “but” that do not differ", Category: mqm.Mistranslation, Severity: mqm.Major,
		Rationale: `A translation that loses or adds a negation, or confuses “above” and “below”, leaves the “but” of the source standing between two halves that no longer contrast.`,
		LetsPass:  `Halves that differ in degree (“just above … but well above”), negations that are not of a part of the whole, other verbs or subjects, questions.`,
		Examples: []rules.Example{
			{
				Bad:  "Prices rose 3% in June, ⟦above the target of 2% but well above⟧ the peak of March.",
				Good: "Prices rose 3% in June, above the target of 2% but well below the peak of March.",
			},
			{
				Bad:  "“We do not share every one of his views on the harbour,” Tavares said. “⟦But we do not share⟧ his love of ferries.”",
				Good: "“We do not share every one of his views on the harbour,” Tavares said. “But we share his love of ferries.”",
			},
			{
				Bad:  "They did not like every chapter, ⟦but they did not like⟧ the book.",
				Good: "They did not like every chapter, but they liked the book.",
			},
			{Good: "Prices rose just above the target but well above zero. “We do not want a war. But we do not want to be robbed,” Alves said."},
			{Good: "They did not like every chapter, but they did not complain. We do not agree about everything, but the others do not agree at all."},
		},
	},
	Check: concessionContradiction,
}

// butReach is how many tokens each half may be apart from its “but”.
const butReach = 24

func concessionContradiction(p *rules.Pass) {
	w := layer.Words.Of(p.Article)
	for _, i := range w.At("but") {
		if !butSameSide(p, w, int(i)) {
			butSameDenial(p, w, int(i))
		}
	}
}

var (
	// slight tell that halves differ in degree.
	slight  = lang.NewSet("just", "slightly", "only", "barely", "marginally", "somewhat", "little", "narrowly", "not")
	degrees = lang.NewSet("well", "still", "far", "significantly", "considerably", "sharply", "also", "way", "comfortably")
)

// butSameSide finds “above … but well above …”.
func butSameSide(p *rules.Pass, w *layer.WordIndex, but int) bool {
	d := p.Doc
	b := but + 1
	if degrees.Has(w.Low(b)) {
		b++
	}
	if !w.Is(b, "above", "below") || w.Is(but-1, "not") {
		return false
	}
	first := int(d.Sentences[d.SentenceAt(d.Tokens[but].Start)].Tokens.First)
	for a := but - 2; a >= max(first, but-butReach/2); a-- {
		if w.Is(a, "and", "or", ";", ":", "above", "below", "while") && w.ID(a) != w.ID(b) {
			return false
		}
		if w.ID(a) != w.ID(b) || slight.Has(w.Low(a-1)) {
			continue
		}
		span := text.Span{Start: d.Tokens[a].Start, End: d.Tokens[b].End}
		other := "above"
		if w.Is(b, "above") {
			other = "below"
		}
		p.Report(rules.Finding{
			Span:       span,
			Message:    fmt.Sprintf("“but” joins “%s” and “%s”, which do not contrast; one of the two was probably “%s”", w.Low(a), w.Low(b), other),
			Suggestion: d.Src[span.Start:d.Tokens[b].Start] + other,
			Related:    []rules.Related{{Span: d.Tokens[a].Span, Message: "the first half"}},
		})
		return true
	}
	return false
}

// butSameDenial finds “we do not agree on everything, but we do not agree that …”.
func butSameDenial(p *rules.Pass, w *layer.WordIndex, but int) {
	d := p.Doc
	subject := but + 1
	if !w.Is(subject, "we", "they", "he", "she", "i") || !auxiliaries.Has(w.Low(subject+1)) || !w.Is(subject+2, "not") || w.Is(but-1, ",") && w.Is(but-2, "not") {
		return
	}
	verb := subject + 3
	if verb >= len(d.Tokens) || d.Tokens[verb].Kind != text.Word || w.Is(verb, "want", "know", "need", "have", "be", "think", "get") {
		return
	}
	for a := but - 1; a >= max(0, but-butReach); a-- {
		if w.ID(a) != w.ID(subject) {
			continue
		}
		if a+3 >= but || w.ID(a+1) != w.ID(subject+1) || w.ID(a+2) != w.ID(subject+2) || w.ID(a+3) != w.ID(verb) {
			return
		}
		for k := a + 4; k < min(a+8, but); k++ {
			if w.Is(k, "everything", "every", "all", "always", "everyone", "everybody", "everywhere", "entirely", "fully", "completely") {
				span := text.Span{Start: d.Tokens[but].Start, End: d.Tokens[verb].End}
				before := text.Span{Start: d.Tokens[a].Start, End: d.Tokens[k].End}
				p.Report(rules.Finding{
					Span:       span,
					Message:    fmt.Sprintf("“%s” is set against “%s”, but both deny the same; a “not” was probably added", d.Text(span), d.Text(before)),
					Suggestion: fmt.Sprintf("“%s” without “not”", d.Text(span)),
					Related:    []rules.Related{{Span: before, Message: "the half with which it is contrasted"}},
				})
				return
			}
		}
		return
	}
}
