package fluency

import (
	"fmt"
	"strings"

	"github.com/mtlint/mtlint/internal/lang"
	"github.com/mtlint/mtlint/internal/layer"
	"github.com/mtlint/mtlint/internal/mqm"
	"github.com/mtlint/mtlint/internal/tagger"
	"github.com/mtlint/mtlint/internal/text"
	"github.com/mtlint/mtlint/rules"
)

// BareVerbSentence finds sentences of a report that begin with a verb because their
// subject was lost.
var BareVerbSentence = &rules.Rule{
	Meta: rules.Meta{
		ID: "bare-verb-sentence", Name: "Sentence without its subject", Category: mqm.Grammar, Severity: mqm.Minor,
		Rationale: `Chinese, Japanese and Spanish leave out a subject that is known. Translated sentence by sentence, what somebody does or will do turns into a command to the reader:
"Continue to operate the duty system and improve camp safety."`,
		LetsPass: `Advice, recipes, instructions, lists and anything that speaks to "you"; quotations, opinion pieces, short sentences, verbs with which news addresses its readers (see, read, take, imagine).`,
		Examples: []rules.Example{
			{Bad: "The rescue teams met on Monday. ⟦Continue to operate the duty roster and improve⟧ the safety of the camp."},
			{Bad: "The province will spend more on roads.\n\n⟦Support basic energy companies to extend the grid in the northern districts, add⟧ forty stations a year."},
			{Bad: "The province will spend more on roads. ⟦Create a network⟧ of forty stations."},
			{Bad: "The province wants better roads. ⟦Study and formulate new standards⟧ for the northern districts."},
			{Bad: "Sales rose to nine million. ⟦Return to the level⟧ of about half of the year before."},
			{Good: "The rescue teams met on Monday. They continue to operate the duty roster and improve the safety of the camp."},
			{Good: "Before you leave, wash your hands. Continue to water the plants twice a day until the leaves are dry."},
			{Good: "Sales rose to nine million. Return to the old level was slow. Study and leisure go well together in the north."},
			{Good: "The plan has three parts:\n\nImprove the roads of the northern districts and the harbour.\n\nSupport for the plan is growing in the northern districts."},
		},
		Precision: rules.Precision{Right: 63, Judged: 66, On: "machine-translated news; no finding in a million words of human-written news"},
		Params: []rules.Param{
			{Name: "min-words", Help: "words and marks of the shortest sentence that is looked at: “Support local shops.” is a slogan", Default: 5, Min: 3, Max: 100},
		},
	},
	Check: bareVerbSentence,
}

var policyVerbs = lang.Words("policy_verbs")

func bareVerbSentence(p *rules.Pass) {
	w, tags := layer.Words.Of(p.Article), layer.Tags.Of(p.Article)
	plan := layer.Structure.Of(p.Article)
	if !tags.Known() || plan.Genre != layer.Report {
		return
	}
	f := fragments{p, w, tags}
	d, least := p.Doc, int(p.Param("min-words"))
	for k := range d.Sentences {
		s := &d.Sentences[k]
		i := f.verb(s)
		if i < 0 || s.Tokens.Len() < least || plan.Parts[d.BlockAt(s.Start)] != layer.Paragraph || f.advises() {
			continue
		}
		if end := f.command(s, i); end > i {
			what := d.Text(text.Span{Start: s.Start, End: d.Tokens[end-1].End})
			p.Report(rules.Finding{
				Span:       text.Span{Start: s.Start, End: d.Tokens[f.lastCommand(s, end)-1].End},
				Message:    fmt.Sprintf("“%s …” has no subject and reads like a command to the reader; who does it is missing", what),
				Suggestion: "begin with who does it, or join it to the sentence before",
			})
		}
	}
}

// verb returns the token of the verb that a sentence begins with, perhaps after an
// adverb, or -1.
func (f *fragments) verb(s *text.Sentence) int {
	first, verbs := int(s.Tokens.First), policyVerbs.Of(f.Lang)
	switch {
	case f.Doc.Tokens[first].Shape != text.Capitalised:
	case verbs.Has(f.w.Low(first)):
		return first
	case strings.HasSuffix(f.w.Low(first), "ly") && verbs.Has(f.w.Low(first+1)):
		return first + 1
	}
	return -1
}

// advises reports whether the article speaks to its readers.
func (f *fragments) advises() bool {
	return (len(f.w.At("your"))+len(f.w.At("you")))*200 > len(f.Doc.Tokens)
}

// command returns the end of the words at the beginning of a sentence, up to the
// object of its verb, that show it to be a command, or 0 if it is none.
func (f *fragments) command(s *text.Sentence, verb int) int {
	first, end := int(s.Tokens.First), int(s.Tokens.End)
	next := verb + 1
	joined := f.w.Is(next, "and", "or") && f.onlyVerb(next+1) // “Study and formulate standards”
	if !f.looksVerb(verb) && !joined && !f.fragment(verb, end) || f.w.Is(first-1, ":") || !f.w.Is(end-1, ".") {
		return 0
	}
	for i := first; i < end; i++ {
		if addressing.Has(f.w.Low(i)) || f.w.Is(i, ":", "?", "!", "“", `"`) || layer.Quotes.Of(f.Article).InQuote(i) {
			return 0
		}
	}
	if joined {
		next += 2
	}
	switch f.w.Low(verb) {
	case "abide", "adhere", "comply", "cooperate", "cope", "deal", "focus", "participate", "persist", "rely", "respond", "return", "step", "speed":
		if !f.tags.Is(next, tagger.SetOf(tagger.IN, tagger.TO, tagger.RP)) {
			return 0
		}
		next++
	case "pay":
		if !f.within(next, "attention", "heed") {
			return 0
		}
	case "continue", "learn", "strive":
		if !f.tags.Is(next, 1<<tagger.TO) {
			return 0
		}
		return next + 2
	case "make":
		if !f.within(next, "contributions", "contribution", "efforts", "use", "progress", "breakthroughs") {
			return 0
		}
	case "give":
		if !f.within(next, "play", "priority") {
			return 0
		}
	case "carry":
		if !f.w.Is(next, "out", "forward") {
			return 0
		}
	}
	object := next
	for next < end && f.tags.Is(next, nominal|tagger.Adverbs|1<<tagger.RP) {
		next++
	}
	if next == object || f.tags.Is(next, tagger.Finite) {
		return 0
	}
	return next
}

// lastCommand returns the end of the last verb that is joined to the command which ends at
// a token: it lacks its subject as well.
func (f *fragments) lastCommand(s *text.Sentence, end int) int {
	last := end
	for i := end; i < int(s.Tokens.End) && !f.tags.Is(i, tagger.SetOf(tagger.VBD, tagger.VBZ, tagger.MD, tagger.WDT, tagger.WP)); i++ {
		if !f.tags.Is(i, 1<<tagger.VB|1<<tagger.VBP) {
			continue
		}
		before := i - 1
		for f.tags.Is(before, 1<<tagger.RB) {
			before--
		}
		if f.w.Is(before, "and", ",") {
			last = i + 1
		}
	}
	return last
}

// looksVerb reports whether token i is a base form. At the beginning of a sentence the
// tagger takes many for names.
func (f *fragments) looksVerb(i int) bool {
	if f.tags.Is(i, 1<<tagger.VB|1<<tagger.VBP) {
		return true
	}
	can := f.tags.Can(i)
	return can.Has(tagger.VB) && f.tags.Is(i, 1<<tagger.NNP) && (can&tagger.Nouns == 0 || f.tags.Is(i+1, 1<<tagger.DT|1<<tagger.PRPS))
}

// onlyVerb reports whether token i is a base form that is no noun.
func (f *fragments) onlyVerb(i int) bool {
	can := f.tags.Can(i)
	return can.Has(tagger.VB) && can&tagger.Nouns == 0
}

// fragment reports whether token i with the preposition behind it begins a sentence that
// has no finite verb, so that it must be the verb itself, noun though it may be: “Return to the level of May”.
func (f *fragments) fragment(i, end int) bool {
	if !f.tags.Can(i).Has(tagger.VB) || !f.tags.Is(i+1, 1<<tagger.TO|1<<tagger.IN) {
		return false
	}
	for j := i + 1; j < end; j++ {
		if f.tags.Has(j, tagger.Finite) {
			return false
		}
	}
	return true
}

// within reports whether one of the words stands among the next four tokens.
func (f *fragments) within(i int, words ...string) bool {
	for j := i; j < i+4; j++ {
		if f.w.Is(j, words...) {
			return true
		}
	}
	return false
}
