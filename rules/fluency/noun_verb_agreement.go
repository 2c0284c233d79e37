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

// NounVerbAgreement finds a verb that does not agree with the noun that is its subject.
var NounVerbAgreement = &rules.Rule{
	Meta: rules.Meta{
		ID: "noun-verb-agreement", Name: "Verb does not agree with its subject", Category: mqm.Grammar, Severity: mqm.Minor,
		Rationale: `Where the source does not mark number, or a spinner has put another noun in, verb and subject part: “the talks has failed”, “the agreement were signed”. The head of the subject decides, not the noun next to the verb.`,
		LetsPass:  `Words for groups, amounts and measures (“two weeks is enough”, “the team are”), plurals that are one thing (“politics is”), pairs, subjunctives (“if the plan were”), names and titles, and sentences whose subject is not certain.`,
		Examples: []rules.Example{
			{Bad: "The ⟦talks has⟧ failed, the envoy said.", Good: "The talks have failed, the envoy said."},
			{Bad: "Officials said that the new ⟦guidelines of the ministry was⟧ unclear.", Good: "Officials said that the new guidelines of the ministry were unclear."},
			{Bad: "The ⟦agreement were⟧ signed in Geneva.", Good: "The agreement was signed in Geneva."},
			{Bad: "The big boats stay, but the small ⟦ones has⟧ been sold.", Good: "The big boats stay, but the small ones have been sold."},
			{Bad: "The council met in May; it was short. The ⟦villagers wants⟧ a road."},
			{Bad: "The ⟦minister know⟧ it well.", Good: "The minister knows it well."},
			{Bad: "⟦One of the bridges are⟧ closed, but ⟦these has⟧ guards.", Good: "One of the bridges is closed, but these have guards."},
			{Good: "Two weeks is enough. What the rebels want is clear, and feeding the victims is hard."},
			{Good: "If the agreement were signed, the team were glad; the plan and the agreement were linked."},
			{Good: "Half of the villagers want a road. The cost of the roads is high; politics is slow."},
			{Good: "They demanded that the minister know it, and let the farmer go."},
		},
		Precision: rules.Precision{Right: 9, Judged: 9, On: "machine-translated and human-written news, one finding a source sentence"},
	},
	Check: nounVerbAgreement,
}

var (
	groupWords   = lang.Words("collective_nouns")
	singlePlural = lang.Words("singular_plurals")
)

func nounVerbAgreement(p *rules.Pass) {
	x := newSyntax(p)
	if !x.tags.Known() {
		return
	}
	chunks := layer.Chunks.Of(p.Article)
	for s := range p.Doc.Sentences {
		for _, n := range chunks.NounsOf(s) {
			switch {
			case n.Prep >= 0 && !x.w.Is(int(n.Prep), "that", "because", "although", "whereas", "if", "while", "since", "after", "before", "though", "until"):
			case n.Kind == layer.CommonNoun && n.Owner < n.Head && x.lower(int(n.Head)):
				x.checkSubject(chunks, &p.Doc.Sentences[s], &n)
			case n.Kind == layer.Pointer || n.Kind == layer.Amount:
				x.checkPart(chunks, &p.Doc.Sentences[s], &n)
			}
		}
	}
}

// checkSubject compares a noun phrase that begins a clause with the verb after it.
func (x *syntax) checkSubject(chunks *layer.ChunkIndex, s *text.Sentence, n *layer.NounPhrase) {
	head := int(n.Head)
	if n.Number == layer.Either || !x.beginsClause(int(n.First), s, n.Number) {
		return
	}
	verb, direct := x.verbAfter(chunks, int(n.End), int(s.Tokens.End))
	if verb < 0 || !x.lower(verb) {
		return
	}
	good := ""
	switch {
	case n.Number == layer.Many && x.certainPlural(n):
		good = x.pluralOf(verb, direct)
	case n.Number == layer.One && x.certainSingular(n):
		good = x.singularOf(verb, direct, int(n.First) == int(s.Tokens.First))
	}
	if good == "" || !x.running(head) || x.quoted(head) && !x.w.Is(verb, "has", "is", "have", "are") {
		return
	}
	x.reportDisagreement(head, verb, good, n.Number)
}

// checkPart compares “these” or “many of the boats” with the verb after it.
func (x *syntax) checkPart(chunks *layer.ChunkIndex, s *text.Sentence, n *layer.NounPhrase) {
	head := int(n.Head)
	number := layer.Many
	switch {
	case n.First != n.Head:
		return
	case x.w.Is(head, "one", "each"):
		number = layer.One
	case !x.w.Is(head, "these", "those", "both", "several", "many", "few"):
		return
	}
	if head != int(s.Tokens.First) && !x.beginsClause(head, s, layer.One) || !x.running(head) || x.quoted(head) {
		return
	}
	verb, direct := x.verbAfter(chunks, head+1, int(s.Tokens.End))
	if verb < 0 || !x.lower(verb) {
		return
	}
	good := ""
	switch {
	case number == layer.One && !direct && x.w.Is(head+1, "of") && x.w.Is(head+2, "the", "these", "those", "his", "her", "its", "their", "our") && x.w.Is(verb, "are", "were", "have", "aren't", "weren't", "haven't"):
		good = agreeing[x.w.Low(verb)]
	case number == layer.Many && (direct && !x.w.Is(head, "many", "few") || x.w.Is(head+1, "of")) && x.w.Is(verb, "is", "was", "has", "isn't", "wasn't", "hasn't"):
		good = agreeing[x.w.Low(verb)]
	}
	if good != "" {
		x.reportDisagreement(head, verb, good, number)
	}
}

func (x *syntax) reportDisagreement(head, verb int, good string, n layer.Number) {
	span := x.span(head, verb)
	number := map[layer.Number]string{layer.Many: "plural", layer.One: "singular"}[n]
	x.Report(rules.Finding{
		Span:       span,
		Message:    fmt.Sprintf("“%s” does not agree with its subject “%s”, which is %s", x.word(verb), x.word(head), number),
		Suggestion: x.Doc.Src[span.Start:x.Doc.Tokens[verb].Start] + good,
		Fixes:      []rules.Fix{{Label: "agree", Edits: []rules.Edit{{Span: x.Doc.Tokens[verb].Span, New: good}}}},
	})
}

// beginsClause reports whether a subject can only begin at token i.
func (x *syntax) beginsClause(i int, s *text.Sentence, n layer.Number) bool {
	lo := int(s.Tokens.First)
	if i == lo {
		return true
	}
	switch {
	case x.w.Is(i-1, "because", "although", "whereas", "but"):
		return true
	case x.w.Is(i-1, "that"):
		return x.w.Is(i-2, "said", "says", "say", "added", "believe", "believes", "claimed", "showed", "shows", "reported", "warned", "noted", "announced", "explained", "stressed", "stated", "revealed", "confirmed", "found", "thinks", "think", "argued")
	case x.w.Is(i-1, "and", "so"):
		return n == layer.Many && x.w.Is(i-2, ",") && x.w.Is(i, "the", "these", "those", "his", "her", "their", "its", "our")
	case x.w.Is(i-1, "when", "if", "while", "since", "after", "before", "though", "where", "until", "said", "says", "believe", "believes", "think", "thinks", "claim", "claims"):
		return n == layer.Many && x.w.Is(i, "the", "these", "those", "his", "her", "their", "its", "our") && x.w.Is(x.endOf(i), "has", "was", "is", "does", "hasn't", "wasn't", "isn't", "doesn't")
	case x.w.Is(i-1, ","): // “However, the talks”
		return i-2 == lo || n == layer.Many && i-2 > lo && x.w.Is(lo, "in", "on", "at", "after", "before", "since", "for", "during", "according", "with", "under", "despite") && i-lo < 10
	}
	return false
}

// endOf is the token after the noun phrase that begins at token i.
func (x *syntax) endOf(i int) int {
	if n := layer.Chunks.Of(x.Article).NounAt(i); n != nil {
		return int(n.End)
	}
	return i
}

// verbAfter returns the finite verb after a noun phrase that ends at token i, or -1;
// direct: no prepositional phrase stands between.
func (x *syntax) verbAfter(chunks *layer.ChunkIndex, i, hi int) (verb int, direct bool) {
	direct = true
	for range 3 {
		for i < hi && x.w.Is(i, "also", "already", "still", "now", "not", "never", "always", "often", "just", "only", "really", "then", "recently", "actually") {
			i++
		}
		if i >= hi {
			return -1, false
		}
		if g := chunks.VerbAt(i); g != nil {
			if g.First != int32(i) || g.To {
				return -1, false
			}
			return i, direct
		}
		if !x.w.Is(i, "of", "in", "at", "from", "for", "by", "on", "between", "with") {
			return -1, false
		}
		n := chunks.NounAt(i + 1)
		if n == nil || n.Prep != int32(i) || int(n.End) > hi || n.Kind == layer.Relative {
			return -1, false
		}
		i, direct = int(n.End), false
	}
	return -1, false
}

func (x *syntax) certainPlural(n *layer.NounPhrase) bool {
	head := int(n.Head)
	form := x.w.Low(head)
	if form == "ones" {
		return n.Det >= 0
	}
	if strings.HasSuffix(x.w.Low(int(n.First)), "ing") || x.tags.Can(head).Has(tagger.VBZ) && x.tags.Is(head-1, tagger.Nouns) {
		return false // “feeding victims is”, “the plan stretches”
	}
	if x.tags.Can(head).Has(tagger.NN) && n.Det < 0 {
		return false
	}
	return x.only(head, 1<<tagger.NNS|1<<tagger.NN|thirds) && strings.HasSuffix(form, "s") && !singlePlural.Of(x.Lang).Has(form) && !x.counted(n) && x.plainPhrase(n)
}

func (x *syntax) certainSingular(n *layer.NounPhrase) bool {
	head := int(n.Head)
	form := x.w.Low(head)
	return n.Det >= 0 && x.w.Is(int(n.Det), "the", "a", "an", "this", "that", "each", "every", "his", "her", "its", "their") &&
		x.countable(form) && !groupWords.Of(x.Lang).Has(form) && !x.w.Is(head+1, "of") && !x.counted(n) && x.plainPhrase(n)
}

// counted reports whether a number or quantity stands in a noun phrase: “two weeks is”.
func (x *syntax) counted(n *layer.NounPhrase) bool {
	for i := int(n.First); i < int(n.Head); i++ {
		if x.tags.At(i) == tagger.CD || x.w.Is(i, "few", "many", "several", "more", "most", "less", "fewer", "half", "all", "both", "no", "any", "some", "another", "what", "which") {
			return true
		}
	}
	return false
}

// plainPhrase reports whether a noun phrase is an article and words in lower case
// without marks between them.
func (x *syntax) plainPhrase(n *layer.NounPhrase) bool {
	for i := int(n.First) + 1; i < int(n.End); i++ {
		if !x.lower(i) || x.tags.At(i) == tagger.CC || x.tags.Is(i, tagger.Adjectives) && x.tags.Is(i-1, tagger.CommonNouns) || x.tags.Can(i).Has(tagger.IN) {
			return false
		}
	}
	return true
}

// pluralOf is the plural of a finite verb that can be nothing but singular.
func (x *syntax) pluralOf(verb int, direct bool) string {
	low := x.w.Low(verb)
	if good, ok := agreeing[low]; ok {
		if low == "have" || low == "are" || low == "were" || low == "do" || strings.HasPrefix(low, "have") || strings.HasPrefix(low, "are") || strings.HasPrefix(low, "were") || strings.HasPrefix(low, "don") {
			return ""
		}
		if low == "does" && !direct {
			return ""
		}
		return good
	}
	if direct && x.only(verb, thirds) {
		return x.verb(verb, tagger.VBZ).Base
	}
	return ""
}

// singularOf is the singular of a finite verb that can be nothing but plural. first:
// its subject begins the sentence.
func (x *syntax) singularOf(verb int, direct, first bool) string {
	switch low := x.w.Low(verb); low {
	case "are", "have", "aren't", "haven't", "were", "weren't":
		return agreeing[low]
	default:
		if direct && first && x.only(verb, bases) && low != "be" && low != "do" {
			return x.verb(verb, tagger.VBP).Third
		}
	}
	return ""
}

// countable reports whether a form is a singular noun that is certain to be countable.
func (x *syntax) countable(form string) bool {
	_, ok := countables.Of(x.Lang)[form]
	return ok
}
