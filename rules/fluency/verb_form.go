package fluency

import (
	"fmt"
	"strings"

	"github.com/mtlint/mtlint/internal/lang"
	"github.com/mtlint/mtlint/internal/mqm"
	"github.com/mtlint/mtlint/internal/tagger"
	"github.com/mtlint/mtlint/rules"
)

// VerbForm finds a verb in a form that its auxiliary does not take.
var VerbForm = &rules.Rule{
	Meta: rules.Meta{
		ID: "verb-form", Name: "Verb in the wrong form after its auxiliary", Category: mqm.Grammar, Severity: mqm.Minor,
		Rationale: `An auxiliary decides on the form of the verb after it. Systems that translate word by word, and spinners that put another verb in, leave a form that cannot stand there: “will went”, “did not came”, “has went”, “was give”.`,
		LetsPass:  `Words that may be something else than a verb, verbs after a relative clause (“what he did went unseen”, “the man he spoke to says”), and quotations, as some people speak so.`,
		Examples: []rules.Example{
			{Bad: "The minister ⟦will went⟧ to Ankara in May.", Good: "The minister will go to Ankara in May."},
			{Bad: "The guards ⟦did not came⟧ back, and nobody ⟦can goes⟧ in.", Good: "The guards did not come back, and nobody can go in."},
			{Bad: "The bank ⟦has went⟧ through two crises and ⟦has decide⟧ to wait.", Good: "The bank has gone through two crises and has decided to wait."},
			{Bad: "The prize ⟦was give⟧ to a nurse; the letter ⟦was wrote⟧ by her son.", Good: "The prize was given to a nurse; the letter was written by her son."},
			{Bad: "The council decided ⟦to went⟧ ahead, and the work ⟦could been⟧ done sooner.", Good: "The council decided to go ahead, and the work could have been done sooner."},
			{Good: "What the mayor did went unseen, and the man he spoke to says nothing."},
			{Good: "All the firm had to do was give a date. The problems they have go back years."},
			{Good: "In May came the floods; he ran, as he will, and won."},
		},
		Precision: rules.Precision{Right: 11, Judged: 11, On: "human-written and translated news"},
	},
	Check: verbForm,
}

// A helping says what may follow the auxiliaries of a kind.
type helping struct {
	words []string
	wants string
	find  func(x *syntax, i, verb int) (wrong bool, good string)
}

var helpings = [...]helping{
	{[]string{"will", "would", "can", "could", "should", "must", "might", "may", "shall", "cannot", "can't", "won't", "wouldn't", "couldn't", "shouldn't", "mustn't"}, "the base form", afterModal},
	{[]string{"did", "does", "do", "didn't", "doesn't", "don't"}, "the base form", afterDo},
	{[]string{"has", "have", "had", "having", "hasn't", "haven't", "hadn't"}, "a participle", afterHave},
	{[]string{"was", "were", "been", "being", "is", "are", "be", "wasn't", "weren't", "isn't", "aren't"}, "a participle", afterBe},
	{[]string{"to"}, "the base form", afterTo},
}

func verbForm(p *rules.Pass) {
	x := newSyntax(p)
	for _, h := range helpings {
		for _, word := range h.words {
			for _, at := range x.w.At(word) {
				x.checkHelping(&h, int(at))
			}
		}
	}
}

func (x *syntax) checkHelping(h *helping, i int) {
	verb := i + 1
	for n := 0; n < 2 && (x.w.Is(verb, "not", "also", "never", "already", "still", "always", "only", "just", "even", "now") || strings.HasSuffix(x.w.Low(verb), "ly") && x.only(verb, tagger.Adverbs)); n++ {
		verb++
	}
	if !x.only(verb, tagger.Verbs) {
		return
	}
	wrong, good := h.find(x, i, verb)
	if !wrong || !x.lower(i) {
		return
	}
	if _, hi := x.bounds(i); verb >= hi || !x.running(i) || x.quoted(i) {
		return
	}
	span := x.span(i, verb)
	rest := x.Doc.Src[x.Doc.Tokens[i].Start:x.Doc.Tokens[verb].Start]
	good, _, _ = strings.Cut(good, "/")
	x.Report(rules.Finding{
		Span:       span,
		Message:    fmt.Sprintf("“%s”: after “%s” stands %s, not “%s”", x.Doc.Text(span), x.w.Low(i), h.wants, x.w.Low(verb)),
		Suggestion: rest + good,
		Fixes:      []rules.Fix{{Label: "the form that goes with it", Edits: []rules.Edit{{Span: x.Doc.Tokens[verb].Span, New: good}}}},
	})
}

// negated reports whether the auxiliary at token i says no: then the verb is its own.
func (x *syntax) negated(i, verb int) bool {
	return strings.HasSuffix(x.w.Low(i), "n't") || x.w.Is(i, "cannot") || x.w.Is(i+1, "not", "never") && verb > i+1
}

// cleft reports whether the sentence up to token i says what, all or do: its verb may
// belong to something else, as in “all he did was give”.
func (x *syntax) cleft(i int) bool {
	lo, _ := x.bounds(i)
	for j := i - 1; j >= max(lo, i-20) && !x.w.Is(j, ","); j-- {
		if x.w.Is(j, "what", "whatever", "all", "do", "does", "did", "done", "doing", "thing", "things", "than", "as", "who", "that", "which", "whoever", "where", "when", "how", "everything", "anything") {
			return true
		}
	}
	return false
}

func afterModal(x *syntax, i, verb int) (bool, string) {
	low := x.w.Low(verb)
	if x.w.Is(i, "can", "will", "may", "might", "must") && x.w.Is(i-1, "the", "a", "his", "her", "its", "their", "of", "in", "since", "as", "per") {
		return false, "" // a can, last May
	}
	switch {
	case x.only(verb, thirds):
		return x.negated(i, verb) || !x.cleft(i), x.verb(verb, tagger.VBZ).Base
	case x.only(verb, pasts):
		return x.negated(i, verb) || !x.cleft(i), x.verb(verb, tagger.VBD).Base
	case low == "been":
		return !x.cleft(i), "have been"
	case x.only(verb, partics):
		return x.negated(i, verb) || !x.cleft(i), "be " + low
	}
	return false, ""
}

func afterDo(x *syntax, i, verb int) (bool, string) {
	if !x.negated(i, verb) {
		return false, ""
	}
	switch {
	case x.only(verb, thirds):
		return true, x.verb(verb, tagger.VBZ).Base
	case x.only(verb, pasts):
		return true, x.verb(verb, tagger.VBD).Base
	case x.only(verb, partics):
		return true, x.verb(verb, tagger.VBN).Base
	}
	return false, ""
}

func afterHave(x *syntax, i, verb int) (bool, string) {
	if strings.HasSuffix(x.w.Low(verb), "ed") {
		return false, "" // “has showed” is in the dictionaries
	}
	relative := x.cleft(i) || !x.w.Is(i, "has", "hasn't", "having") && !x.negated(i, verb)
	switch {
	case x.only(verb, pasts):
		return x.negated(i, verb) || !x.cleft(i), x.verb(verb, tagger.VBD).Participle
	case x.only(verb, bases):
		return !relative, x.verb(verb, tagger.VB).Participle
	case x.only(verb, thirds):
		return !relative, x.verb(verb, tagger.VBZ).Participle
	}
	return false, ""
}

func afterBe(x *syntax, i, verb int) (bool, string) {
	switch {
	case x.only(verb, pasts):
		return !x.cleft(i), x.verb(verb, tagger.VBD).Participle
	case x.only(verb, bases) && x.w.Is(i, "was", "were", "been", "being"):
		return !x.cleft(i), x.verb(verb, tagger.VB).Participle
	case x.only(verb, thirds) && !x.w.Is(i, "be", "being"):
		return !x.cleft(i), x.verb(verb, tagger.VBZ).Participle
	}
	return false, ""
}

// governors are words that “to” and a verb follow.
var governors = lang.Words("infinitive_governors")

func afterTo(x *syntax, i, verb int) (bool, string) {
	if verb != i+1 || !governors.Of(x.Lang).Has(x.w.Low(i-1)) || x.cleft(i-1) {
		return false, ""
	}
	switch {
	case x.only(verb, thirds):
		return true, x.verb(verb, tagger.VBZ).Base
	case x.only(verb, pasts):
		return true, x.verb(verb, tagger.VBD).Base
	}
	return false, ""
}
