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

// CommaSplice finds two sentences that only a comma joins.
var CommaSplice = &rules.Rule{
	Meta: rules.Meta{
		ID: "comma-splice", Name: "Two sentences joined by a comma", Category: mqm.Punctuation, Severity: mqm.Minor,
		Rationale: `Chinese, Russian, Czech and other languages put a comma between two sentences that belong together. English wants a full stop, a semicolon or a conjunction;
machine translation carries the comma over.`,
		LetsPass: `Attribution ("…, the minister has said"), clauses that if, when, although or a relative opens, rows of three clauses with "and", short pairs ("one is old, the other is new"),
"the truth is, …", quotations, opinion pieces, texts without full stops.`,
		Examples: []rules.Example{
			{Bad: "The bridge was closed for five ⟦months, the ferry was⟧ the only link to the island.", Good: "The bridge was closed for five months; the ferry was the only link to the island."},
			{Bad: "The height of the mast is 12 ⟦metres, the total length of the boat is⟧ 20 metres.", Good: "The height of the mast is 12 metres; the total length of the boat is 20 metres."},
			{Bad: "The ferries serve Ellery, Hexley and ⟦Thornwick, the fares are⟧ low.", Good: "The ferries serve Ellery, Hexley and Thornwick; the fares are low."},
			{Good: "The bridge was closed for months, the council has said. The ferry was full, the road was blocked and the trains had stopped."},
			{Good: "If the bridge is closed, the ferry is full. The truth is, the ferry was never safe. The year it was built, the ferry was the only link."},
			{Good: "The bridge, the oldest in the country, was closed, and the ferry was full. The more it rains, the deeper it is."},
		},
		Precision: rules.Precision{Right: 62, Judged: 64, On: "machine-translated and human-written news"},
	},
	Check: commaSplice,
}

// auxiliaries are the verbs that decide: other words may be nouns as well.
var auxiliaries = lang.NewSet("is", "are", "was", "were", "has", "have", "had", "will", "can", "could", "would", "may", "might", "must", "should", "does", "did", "do",
	"isn't", "aren't", "wasn't", "weren't", "hasn't", "won't", "can't", "cannot", "doesn't", "didn't")

// subordinators open clauses that another one may follow after a comma, or are
// half of a pair that needs no conjunction.
var subordinators = lang.NewSet("if", "when", "while", "although", "though", "as", "because", "since", "after", "before", "unless", "until", "whether", "once", "which", "who", "whose", "whom",
	"where", "despite", "what", "how", "why", "whatever", "whoever", "than", "so", "but", "nor", "yet", "like", "according", "sooner", "neither", "either", "both", "except", "provided", "given",
	"assuming", "should", "hardly", "barely", "scarcely", "wherever", "whenever", "suppose", "every", "any", "each", "last", "next", "first", "second", "whereas", "no", "now", "even", "however", "unlike", "that")

// communicating verbs make a clause an attribution, beside the reporting verbs.
var communicating = lang.NewSet("heard", "learned", "learnt", "understands", "understood", "ruled", "found", "thought", "believed", "believes", "think", "thinks", "hoped", "hopes", "feared", "fears", "expected",
	"emerged", "transpired", "seems", "seemed", "appears", "appeared", "means", "mean", "meant", "goes", "submits", "shows", "showed", "shown", "felt", "feels", "guess", "bet", "know", "knows", "see", "seen", "admits", "agreed", "warning", "telling", "announcing", "announced", "confirmed", "decided", "claimed", "alleged", "rumoured", "rumored", "certain", "sure", "clear", "true", "likely", "possible")

// nominal tags make up a subject; noun phrases of a list have no others.
const nominal = tagger.Nouns | tagger.Adjectives | tagger.Determiners | 1<<tagger.CD | 1<<tagger.POS | 1<<tagger.VBN | 1<<tagger.VBG | 1<<tagger.Dollar

func commaSplice(p *rules.Pass) {
	tags := layer.Tags.Of(p.Article)
	if g := layer.Structure.Of(p.Article).Genre; !tags.Known() || g != layer.Report {
		return
	}
	s := splices{p, layer.Words.Of(p.Article), tags}
	last := -1
	for _, at := range s.w.AtAny("the", "this", "these", "its", "their", "his", "her", "it", "they", "he", "she", "there", "we", "our") {
		i := int(at)
		if i < 4 || !s.w.Is(i-1, ",") || i < last {
			continue
		}
		if verb := s.check(i); verb >= 0 {
			last = int(p.Doc.Sentences[p.Doc.SentenceAt(p.Doc.Tokens[i].Start)].Tokens.End)
			s.report(i, verb)
		}
	}
}

type splices struct {
	*rules.Pass
	w    *layer.WordIndex
	tags *layer.TagIndex
}

func (s *splices) report(i, verb int) {
	d := s.Doc
	comma := d.Tokens[i-1].Span
	before := i - 2
	for d.Tokens[before].Kind == text.Punct {
		before--
	}
	second := d.Text(text.Span{Start: d.Tokens[i].Start, End: d.Tokens[verb].End})
	s.Report(rules.Finding{
		Span:       text.Span{Start: d.Tokens[before].Start, End: d.Tokens[verb].End},
		Message:    fmt.Sprintf("a new sentence begins with “%s”; a comma alone cannot join it to the one before", second),
		Suggestion: fmt.Sprintf("“; %s …”, “, and %s …” or a new sentence", second, second),
		Fixes:      []rules.Fix{{Label: "part them by a semicolon", Edits: []rules.Edit{{Span: comma, New: ";"}}}},
	})
}

// check returns the verb of the sentence that begins with token i after a comma, or
// -1 if it is none or the comma is right.
func (s *splices) check(i int) int {
	d := s.Doc
	verb := s.subject(i)
	if verb < 0 || !auxiliaries.Has(s.w.Low(verb)) {
		return -1
	}
	sentence := &d.Sentences[d.SentenceAt(d.Tokens[i].Start)]
	first, end := int(sentence.Tokens.First), int(sentence.Tokens.End)
	if verb+2 >= end || !s.w.Is(end-1, ".") && !s.w.Is(end-2, ".") || layer.Structure.Of(s.Article).Parts[d.BlockAt(sentence.Start)] != layer.Paragraph ||
		layer.Quotes.Of(s.Article).InQuote(i) || layer.Quotes.Of(s.Article).InQuote(first) || s.attribution(verb, end) || s.goesOn(verb, end) {
		return -1
	}
	if s.clauseBefore(first, i-1) {
		return verb
	}
	return -1
}

// subject returns the token after the noun phrase that begins with token i, if a
// finite verb stands there, or -1.
func (s *splices) subject(i int) int {
	j := i + 1
	if !s.tags.Is(i, tagger.Pronouns) {
		for j < i+longSubject && s.tags.Is(j, nominal|1<<tagger.IN|1<<tagger.Open|1<<tagger.Close) && !subordinators.Has(s.w.Low(j)) {
			j++
		}
		if j == i+1 || s.tags.Is(i+1, tagger.SetOf(tagger.JJR, tagger.RBR)) || s.w.Is(i+1, "other", "others", "rest", "more", "less") {
			return -1 // “The longer it waits, the better it is”, “one is old, the other is new”
		}
	}
	if !s.tags.Is(j, tagger.Finite) {
		return -1
	}
	return j
}

// longSubject is the most tokens of a subject.
const longSubject = 14

// attribution reports whether the clause of the verb only says whose words the rest
// of the sentence is.
func (s *splices) attribution(verb, end int) bool {
	reporting := layer.ReportingVerbs.Of(s.Lang)
	for j := verb; j < min(verb+4, end); j++ {
		if low := s.w.Low(j); reporting.Has(low) || communicating.Has(low) {
			return true
		}
	}
	return s.w.Is(verb+1, ",")
}

// goesOn reports whether another clause follows by “and” or the like, so that the
// comma is one of a list.
func (s *splices) goesOn(verb, end int) bool {
	for j := verb + 1; j < end-1; j++ {
		if !s.w.Is(j, "and", "or", "but", "nor", "while") {
			continue
		}
		if s.w.Is(j-1, ",") {
			return true
		}
		for k := j + 1; k < min(j+8, end); k++ {
			if s.tags.Has(k, tagger.Finite) {
				return true
			}
		}
	}
	return false
}

// clauseBefore reports whether the tokens before the comma end with a main clause
// that begins the sentence or follows another comma.
func (s *splices) clauseBefore(first, comma int) bool {
	for j := first + 1; j < comma; j++ {
		if s.Doc.Tokens[j].Kind == text.Punct && !s.w.Is(j, ",", "$", "€", "£", "%", "/", `"`, "“", "”", "(", ")") && !(s.w.Is(j, ".") && s.Doc.Tokens[j-1].Shape != text.Lower) {
			return false
		}
	}
	to := comma
	for {
		from := to
		for from > first && !s.w.Is(from-1, ",") {
			from--
		}
		switch {
		case s.mainClause(from, to):
			return s.opens(first) && !s.pair(from, comma) && !s.tags.Is(comma-1, tagger.Finite)
		case from == first || !s.listItem(from, to):
			return false
		}
		to = from - 1
	}
}

// pair reports whether the clause from a token to the comma and the one behind it
// make a pair that is meant: both are short, or begin alike.
func (s *splices) pair(from, comma int) bool {
	end := int(s.Doc.Sentences[s.Doc.SentenceAt(s.Doc.Tokens[comma].Start)].Tokens.End)
	return comma-from <= 5 && end-comma <= 7 || s.w.ID(from) == s.w.ID(comma+1) && s.w.ID(from+1) == s.w.ID(comma+2)
}

// listItem reports whether tokens are a noun phrase, as in a row of them.
func (s *splices) listItem(from, to int) bool {
	for j := from; j < to; j++ {
		if !s.tags.Is(j, nominal|1<<tagger.CC) {
			return false
		}
	}
	return to > from && to-from <= 5
}

// opens reports whether a main clause may begin the sentence.
func (s *splices) opens(first int) bool {
	low := s.w.Low(first)
	return !subordinators.Has(low) && !s.tags.Is(first, tagger.SetOf(tagger.VB, tagger.CC, tagger.WRB, tagger.WP, tagger.UH))
}

// mainClause reports whether the tokens are a subject with a finite verb after it,
// and nothing that lets another clause follow.
func (s *splices) mainClause(from, to int) bool {
	reporting := layer.ReportingVerbs.Of(s.Lang)
	for k := to - 1; k > from; k-- {
		if s.w.Is(k, "that") && reporting.Has(s.w.Low(k-1)) {
			from = k + 1 // “said that the plan was good, the cost was low”
			break
		}
	}
	j := from
	for j < to && s.tags.Is(j, tagger.SetOf(tagger.RB)) {
		j++
	}
	if s.tags.Is(j, tagger.SetOf(tagger.IN, tagger.VBG, tagger.VBN, tagger.JJR)) {
		return false
	}
	if s.tags.Is(j, tagger.Pronouns) && !strings.HasPrefix(s.w.Low(j), "i'") {
		j++
	} else {
		for j < to && s.tags.Is(j, nominal|1<<tagger.IN) && !subordinators.Has(s.w.Low(j)) {
			j++
		}
	}
	for j < to && s.tags.Is(j, tagger.SetOf(tagger.RB)) {
		j++
	}
	if j >= to-1 || j == from || !s.tags.Is(j, tagger.Finite) {
		return false
	}
	for k := from; k < to; k++ {
		if low := s.w.Low(k); subordinators.Has(low) || k == j && (reporting.Has(low) || communicating.Has(low)) {
			return false
		}
	}
	return true
}
