package fluency

import (
	"fmt"
	"strings"

	"github.com/mtlint/mtlint/internal/lang"
	"github.com/mtlint/mtlint/internal/layer"
	"github.com/mtlint/mtlint/internal/mqm"
	"github.com/mtlint/mtlint/internal/pattern"
	"github.com/mtlint/mtlint/internal/text"
	"github.com/mtlint/mtlint/rules"
)

// UncountableWithArticle finds nouns without a plural that are counted.
var UncountableWithArticle = &rules.Rule{
	Meta: rules.Meta{
		ID: "uncountable-with-article", Name: "Uncountable noun counted", Category: mqm.Grammar, Severity: mqm.Minor,
		Rationale: `Most languages count laws, news and pieces of advice with one word; English does not. “A legislation”, “many informations” and “an equipment” are taken over from the source.`,
		LetsPass:  `The noun as the first part of a compound (“an information desk”, “a news and sport channel”), and nouns that an adjective makes countable (“a working knowledge”).`,
		Examples: []rules.Example{
			{Bad: "Parliament passed ⟦a legislation⟧ that bans plastic bags.", Good: "Parliament passed legislation that bans plastic bags."},
			{Bad: "Police said the ⟦evidences⟧ had been sent to a laboratory.", Good: "Police said the evidence had been sent to a laboratory."},
			{Bad: "The minister asked for ⟦an important information⟧ about the tender.", Good: "The minister asked for important information about the tender."},
			{Bad: "They gathered ⟦many information⟧ on the route.", Good: "They gathered much information on the route."},
			{Bad: "⟦Every information⟧ was checked, and ⟦another evidence⟧ was found."},
			{Bad: "⟦A violence⟧ broke out in the camp.", Good: "Violence broke out in the camp."},
			{Bad: "Only a ⟦number of evidence⟧ was kept."},
			{Bad: "Recent ⟦researches⟧ show ⟦a big damage⟧ to the reef."},
			{Bad: "They spoke of little pieces of ⟦a legislation⟧ and policy.", Good: "They spoke of little pieces of legislation and policy."},
			{Good: "Violence broke out, and much evidence was lost. She researches reefs."},
			{Good: "Every evidence bag and each research paper was kept; he awaited another news conference."},
			{Good: "He runs an information desk, a news agency and an equipment and services company."},
			{Good: "Many support the plan, and she has a working knowledge of Dutch."},
		},
		Precision: rules.Precision{Right: 17, Judged: 18, On: "machine-translated and human-written news"},
	},
	Check: uncountableWithArticle,
}

type uncountable struct {
	flags string // of a noun
	of    string // of a wrong plural: the noun
}

var uncountableNouns = lang.NewPart(func(p *lang.Pack) *lang.Index[uncountable] {
	m := map[string]uncountable{}
	for _, r := range p.Rows("uncountable.tsv") {
		m[r[0]] = uncountable{flags: r[2]}
	}
	for _, r := range p.Rows("uncountable.tsv") {
		if r[1] != "-" {
			m[r[1]] = uncountable{of: r[0]}
		}
	}
	return lang.Remembered(p, lang.NewIndex(m))
})

var plainAdjectives = lang.Words("plain_adjectives")

func uncountableWithArticle(p *rules.Pass) {
	w, u := layer.Words.Of(p.Article), uncountableNouns.Of(p.Lang)
	for id := range w.Distinct() {
		noun, ok := layer.Look(w, u, int32(id))
		if !ok {
			continue
		}
		form := w.Form(int32(id))
		for _, i := range w.Of(int32(id)) {
			if noun.of != "" {
				reportPlural(p, w, int(i), noun.of)
			} else {
				reportCounted(p, w, int(i), form, noun.flags)
			}
		}
	}
}

func reportPlural(p *rules.Pass, w *layer.WordIndex, i int, noun string) {
	t := p.Doc.Tokens[i]
	if t.Shape != text.Lower {
		return // a name, or a heading in capitals
	}
	singular, _ := uncountableNouns.Of(p.Lang).Get(noun)
	if strings.Contains(singular.flags, "v") && !w.Is(i-1, "several", "many", "these", "those", "few", "some", "recent", "new", "various", "such", "two", "three", "great", "previous", "other", "scientific") {
		return // “she researches”
	}
	p.Report(rules.Finding{
		Span:       t.Span,
		Message:    fmt.Sprintf("“%s”: the noun “%s” is uncountable and has no plural", w.Low(i), noun),
		Suggestion: noun,
		Fixes:      []rules.Fix{{Label: "singular", Edits: []rules.Edit{{Span: t.Span, New: noun}}}},
	})
}

func reportCounted(p *rules.Pass, w *layer.WordIndex, i int, noun, flags string) {
	d := p.Doc
	lo, hi := pattern.Bounds(d, i)
	if d.Tokens[i].Shape != text.Lower || w.Is(i+1, "of", "in") && strings.Contains(flags, "f") {
		return
	}
	end := endsNounPhrase(p, w, i, hi)
	at := i - 1
	if at > lo && plainAdjectives.Of(p.Lang).Has(w.Low(at)) && !strings.Contains(flags, "c") {
		at--
	}
	// “A piece of a legislation and …”: after a piece the article is wrong whatever follows.
	piece := at-2 >= lo && w.Is(at-1, "of") && w.Is(at-2, "piece", "pieces", "bit", "bits", "item", "items") && w.Is(i+1, "and", "or", ",")
	if at < lo || end == inside && !piece && !(strings.Contains(flags, "s") && w.Is(at-1, "to") && verbObject(p, w, i+1, hi)) {
		return
	}
	span := text.Span{Start: d.Tokens[at].Start, End: d.Tokens[i].End}
	rest := d.Src[d.Tokens[at+1].Start:span.End]
	if d.Tokens[at].Shape != text.Lower {
		rest = strings.ToUpper(rest[:1]) + rest[1:] // it begins the sentence then
	}
	switch {
	case w.Is(at, "a", "an"):
		p.Report(rules.Finding{
			Span:       span,
			Message:    fmt.Sprintf("“%s”: the noun “%s” is uncountable and takes no “%s”", d.Text(span), noun, w.Low(at)),
			Suggestion: rest,
			Fixes:      []rules.Fix{{Label: "without the article", Edits: []rules.Edit{{Span: span, New: rest}}}},
		})
	case w.Is(at, "every", "each", "another", "one") && end == after && !strings.Contains(flags, "v") && !w.Is(at-1, "no", "any", "every", "this", "that"):
		rest = strings.ToLower(rest[:1]) + rest[1:]
		better := map[string]string{"every": "all", "each": "all", "another": "more", "one": "a piece of"}[w.Low(at)]
		p.Report(rules.Finding{
			Span:       span,
			Message:    fmt.Sprintf("“%s”: “%s” counts, but the noun “%s” is uncountable", d.Text(span), w.Low(at), noun),
			Suggestion: better + " " + rest,
		})
	case w.Is(at, "of") && w.Is(at-1, "number", "dozens", "couple", "handful") && at-1 > lo && end == after && !strings.Contains(flags, "v"):
		span.Start = d.Tokens[at-1].Start
		p.Report(rules.Finding{
			Span:       span,
			Message:    fmt.Sprintf("“%s”: “%s of” needs a plural, but the noun “%s” is uncountable", d.Text(span), w.Low(at-1), noun),
			Suggestion: "much " + rest,
		})
	case w.Is(at, "many", "several", "few", "these", "those") && end == after && !strings.Contains(flags, "v"):
		rest = strings.ToLower(rest[:1]) + rest[1:]
		better := map[string]string{"many": "much", "few": "little", "these": "this", "those": "that", "several": "some"}[w.Low(at)]
		p.Report(rules.Finding{
			Span:       span,
			Message:    fmt.Sprintf("“%s”: “%s” needs a plural, but the noun “%s” is uncountable", d.Text(span), w.Low(at), noun),
			Suggestion: better + " " + rest,
			Fixes:      []rules.Fix{{Label: "as uncountable", Edits: []rules.Edit{{Span: span, New: better + " " + rest}}}},
		})
	}
}

// place is where a noun stands in its noun phrase.
type place uint8

const (
	inside       place = iota // perhaps a compound
	after                     // its last word
	beforePlural              // before a plural, as no compound after “a” is
)

// endsNounPhrase tells whether the noun at token i ends its noun phrase; hi ends
// the sentence. A noun may follow it in a compound, and that cannot be told from a
// verb without a lexicon, so only closed classes and plurals count: no compound
// after “a” is plural.
func endsNounPhrase(p *rules.Pass, w *layer.WordIndex, i, hi int) place {
	d, f := p.Doc, phraseEnds.Of(p.Lang)
	closed := func(j int) bool { return j >= hi || f.Has(w.Low(j)) || ends(d.Tokens[j], d.Src) }
	if closed(i+1) && !w.Is(i+1, "and", "or", ",") {
		return after
	}
	next := w.Low(i + 1)
	switch {
	case next == "and", next == "or":
		j := i + 2 // “a news and sport channel”, but “a money and lower taxes”
		for j < hi && d.Tokens[j].Kind == text.Word && !f.Has(w.Low(j)) {
			j++
		}
		if closed(j) && (j <= i+3 || pluralForm(w.Low(j-1))) {
			return after
		}
	case next == ",":
		j := i + 2 // “a news, sport and weather channel”
		for j < hi && (w.Is(j, ",") || d.Tokens[j].Kind == text.Word && !f.Has(w.Low(j))) {
			j++
		}
		if !w.Is(j, "and", "or") || j == i+2 {
			return after
		}
	case d.Tokens[i+1].Kind != text.Word || d.Tokens[i+1].Shape != text.Lower:
	case strings.HasSuffix(next, "ing"):
		if i+2 < hi && (w.Is(i+2, "the", "a", "an", "his", "her", "its", "their", "that", "this", "to") ||
			d.Tokens[i+2].Kind == text.Number || d.Tokens[i+2].Kind == text.Word && d.Tokens[i+2].Shape != text.Lower) {
			return after
		}
	case next == "broke", next == "took", next == "began", next == "came", next == "fell", next == "went", next == "made":
		return after
	case strings.HasSuffix(next, "ed"):
		if i+2 < hi && w.Is(i+2, "by", "in", "on", "from", "to", "at", "with") {
			return after
		}
	case pluralForm(next) && (closed(i+2) || strings.HasSuffix(w.Low(i+2), "ed") || strings.HasSuffix(w.Low(i+2), "ing")):
		return beforePlural
	}
	return inside
}

// verbObject reports whether a noun phrase that “a” cannot belong to begins at
// token i: a name, or an adjective and a plural.
func verbObject(p *rules.Pass, w *layer.WordIndex, i, hi int) bool {
	if i+2 >= hi {
		return false
	}
	t := p.Doc.Tokens[i]
	return t.Kind == text.Word && (t.Shape != text.Lower || pluralForm(w.Low(i+1)))
}

// pluralForm reports whether a word looks like a plural noun.
func pluralForm(low string) bool {
	n := len(low)
	if n < 4 || low[n-1] != 's' {
		return false
	}
	switch low[n-2:] {
	case "ss", "us", "is", "'s":
		return false
	}
	switch low {
	case "series", "commons", "species", "headquarters", "means", "works", "news", "sports", "corps", "business":
		return false
	}
	return true
}

// ends reports whether the token ends a clause.
func ends(t text.Token, src string) bool {
	return t.Kind == text.Punct && strings.IndexByte(".;:!?,)", src[t.Start]) >= 0
}
