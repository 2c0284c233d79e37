package fluency

import (
	"fmt"
	"strings"

	"github.com/mtlint/mtlint/internal/layer"
	"github.com/mtlint/mtlint/internal/mqm"
	"github.com/mtlint/mtlint/internal/pattern"
	"github.com/mtlint/mtlint/internal/text"
	"github.com/mtlint/mtlint/rules"
)

// PronounVerbAgreement finds an auxiliary that does not agree with the pronoun
// before it.
var PronounVerbAgreement = &rules.Rule{
	Meta: rules.Meta{
		ID: "pronoun-verb-agreement", Name: "Verb does not agree with its pronoun", Category: mqm.Grammar, Severity: mqm.Minor,
		Rationale: `A pronoun that was translated apart from its verb keeps the number of the source: “they has”, “it were announced”.`,
		LetsPass:  `The subjunctive (“if it were”, “demanded that she have”), questions (“could he have”), pairs (“she and he were”), and pronouns that end an object (“those who saw it were”), and “they was” in quotations, as some people speak so.`,
		Examples: []rules.Example{
			{Bad: "The farmers say ⟦they has⟧ no water.", Good: "The farmers say they have no water."},
			{Bad: "However, ⟦it were⟧ announced that the ferry was late.", Good: "However, it was announced that the ferry was late."},
			{Bad: "She said ⟦he are⟧ late.", Good: "She said he is late."},
			{Bad: "⟦They does⟧ not know the price, and ⟦they wasn't⟧ told.", Good: "They do not know the price, and they weren't told."},
			{Bad: "⟦They wants⟧ more money, but ⟦he want⟧ peace.", Good: "They want more money, but he wants peace."},
			{Bad: "He said ⟦she do⟧ not agree.", Good: "He said she does not agree."},
			{Good: "Did she do it? They made her mother and he do the work. “She don't know,” he sang."},
			{Good: "If it were cold, could he have come? They demanded that she have a say; those who saw it were glad."},
		},
		Precision: rules.Precision{Right: 2, Judged: 2, On: "machine-translated and human-written news"},
	},
	Check: pronounVerbAgreement,
}

var agreeing = map[string]string{
	"has": "have", "have": "has", "is": "are", "are": "is", "was": "were", "were": "was",
	"does": "do", "do": "does", "hasn't": "haven't", "haven't": "hasn't", "isn't": "aren't", "aren't": "isn't",
	"wasn't": "weren't", "weren't": "wasn't", "doesn't": "don't",
}

func pronounVerbAgreement(p *rules.Pass) {
	w := layer.Words.Of(p.Article)
	for _, pronoun := range [...]string{"they", "we", "he", "she", "it"} {
		plural := pronoun == "they" || pronoun == "we"
		for _, at := range w.At(pronoun) {
			i := int(at)
			verb := w.Low(i + 1)
			switch verb {
			case "has", "is", "was", "does", "hasn't", "isn't", "wasn't", "doesn't":
				if !plural {
					continue
				}
			case "have", "are", "were", "do", "haven't", "aren't", "weren't":
				if plural || verb == "do" && !w.Is(i+2, "not", "so") {
					continue
				}
			default:
				reportPlainVerb(p, w, i, pronoun, plural)
				continue
			}
			lo, hi := pattern.Bounds(p.Doc, i)
			if i+1 >= hi || p.Doc.Tokens[i].Shape == text.Upper || otherGrammar(w, i, lo, pronoun, verb) ||
				(verb == "was" || strings.HasSuffix(verb, "n't") || strings.HasPrefix(verb, "do")) && layer.Quotes.Of(p.Article).InQuote(i) {
				continue
			}
			span := text.Span{Start: p.Doc.Tokens[i].Start, End: p.Doc.Tokens[i+1].End}
			good := agreeing[verb]
			if pronoun == "we" && verb == "is" {
				good = "are"
			}
			p.Report(rules.Finding{
				Span:       span,
				Message:    fmt.Sprintf("“%s” does not agree with “%s”", verb, w.Low(i)),
				Suggestion: p.Doc.Text(p.Doc.Tokens[i].Span) + " " + good,
				Fixes:      []rules.Fix{{Label: "agree", Edits: []rules.Edit{{Span: p.Doc.Tokens[i+1].Span, New: good}}}},
			})
		}
	}
}

// plainVerbs are verbs of news with the form that goes with he, she and it.
var plainVerbs = map[string]string{
	"want": "wants", "need": "needs", "say": "says", "know": "knows", "think": "thinks", "believe": "believes", "live": "lives",
	"hope": "hopes", "like": "likes", "go": "goes", "believes": "believe", "wants": "want", "needs": "need", "says": "say", "knows": "know",
	"thinks": "think", "lives": "live", "hopes": "hope", "likes": "like", "goes": "go",
}

// reportPlainVerb reports “they wants” and “he want” where the pronoun at token i
// begins a clause, so that no auxiliary can stand before it.
func reportPlainVerb(p *rules.Pass, w *layer.WordIndex, i int, pronoun string, plural bool) {
	verb := w.Low(i + 1)
	good, ok := plainVerbs[verb]
	if !ok || strings.HasSuffix(verb, "s") != plural || pronoun == "it" {
		return
	}
	lo, hi := pattern.Bounds(p.Doc, i)
	if i+1 >= hi || i > lo && !w.Is(i-1, "that", "but", "because", "said", "says", "while", "although") || w.Is(i+2, ",", "the") && verb == "say" ||
		layer.Quotes.Of(p.Article).InQuote(i) || otherGrammar(w, i, lo, pronoun, "have") {
		return
	}
	span := text.Span{Start: p.Doc.Tokens[i].Start, End: p.Doc.Tokens[i+1].End}
	p.Report(rules.Finding{
		Span:       span,
		Message:    fmt.Sprintf("“%s” does not agree with “%s”", verb, w.Low(i)),
		Suggestion: p.Doc.Text(p.Doc.Tokens[i].Span) + " " + good,
		Fixes:      []rules.Fix{{Label: "agree", Edits: []rules.Edit{{Span: p.Doc.Tokens[i+1].Span, New: good}}}},
	})
}

// otherGrammar reports whether the words before the pronoun at token i explain a
// verb form that would otherwise be wrong.
func otherGrammar(w *layer.WordIndex, i, lo int, pronoun, verb string) bool {
	if i > lo && w.Is(i-1, "or", "nor", "&", "than", "of") {
		return true
	}
	paired := i > lo && w.Is(i-1, "and") && (i-1 == lo || !w.Is(i-2, ",", "\"", "”"))
	if paired && (verb == "are" || verb == "were" || verb == "have") && pronoun != "it" {
		return true // “his wife and she were”
	}
	switch verb {
	case "have", "do":
		if i > lo && isAuxiliary(w.Low(i-1)) {
			return true
		}
	case "has", "is", "was", "does", "hasn't", "isn't", "wasn't", "doesn't":
		return false
	}
	for j := i - 1; j >= lo && j >= i-12; j-- {
		if (verb == "were" || verb == "weren't") && w.Is(j, "if", "though", "wish", "wished", "wishes", "whether", "unless", "suppose", "supposing", "lest", "as", "imagine", "rather", "than", "were", "until", "would", "only", "though", "pretend", "like") {
			return true
		}
		if verb != "are" && w.Is(j, "demand", "demanded", "demands", "demanding", "insist", "insisted", "insists", "insisting", "recommend", "recommended", "recommends", "suggest", "suggested", "suggests", "require", "required", "requires", "request", "requested", "ask", "asked", "asks", "propose", "proposed", "proposes", "urge", "urged", "urges", "order", "ordered", "important", "essential", "vital", "crucial", "necessary", "imperative", "condition", "let", "may", "make", "makes", "made", "could", "should", "might", "would", "did", "does", "do", "will", "can", "must", "help", "helps") {
			return true
		}
	}
	if pronoun != "it" {
		return false
	}
	// “It” may end an object: “those who saw it were glad”.
	return i > lo && !w.Is(i-1, ",", "but", "that", "because", "while", "although", "when", "where", "since", "however", "and", "so", "said", "says", "“", "\"", "which",
		"as", "if", "after", "before", "-", "–", "—", "announced", "announces", "saying", "say", "think", "thinks", "thought", "believe", "believes", "feels", "felt", "revealed", "reveals", "discover", "discovered", "know", "knows", "knew")
}

func isAuxiliary(low string) bool {
	switch low {
	case "do", "does", "did", "don't", "doesn't", "didn't", "can", "could", "may", "might", "must", "shall", "should", "will", "would",
		"can't", "couldn't", "won't", "wouldn't", "shouldn't", "let", "make", "makes", "made", "making", "help", "helps", "have", "had", "has", "cannot", "not", "ever":
		return true
	}
	return false
}
