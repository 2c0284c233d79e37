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
			{Good: "He runs an information desk, a news agency and an equipment and services company."},
			{Good: "Many support the plan, and she has a working knowledge of Dutch."},
		},
	},
	Check: uncountableWithArticle,
}

type uncountables struct {
	noun   map[string]string // noun → flags
	plural map[string]string // wrong plural → noun
}

var uncountableNouns = lang.NewPart(func(p *lang.Pack) uncountables {
	u := uncountables{map[string]string{}, map[string]string{}}
	for _, r := range p.Rows("uncountable.tsv") {
		u.noun[r[0]] = r[2]
		if r[1] != "-" {
			u.plural[r[1]] = r[0]
		}
	}
	return u
})

var plainAdjectives = lang.Words("plain_adjectives")

func uncountableWithArticle(p *rules.Pass) {
	w, u := layer.Words.Of(p.Article), uncountableNouns.Of(p.Lang)
	for id := range w.Distinct() {
		form := w.Form(int32(id))
		if noun, ok := u.plural[form]; ok {
			for _, i := range w.At(form) {
				reportPlural(p, w, int(i), noun)
			}
		} else if flags, ok := u.noun[form]; ok {
			for _, i := range w.At(form) {
				reportCounted(p, w, int(i), form, flags)
			}
		}
	}
}

func reportPlural(p *rules.Pass, w *layer.WordIndex, i int, noun string) {
	t := p.Doc.Tokens[i]
	if t.Shape != text.Lower {
		return // a name, or a heading in capitals
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
	if d.Tokens[i].Shape != text.Lower || !endsNounPhrase(p, w, i, hi) {
		return
	}
	at := i - 1
	if at > lo && plainAdjectives.Of(p.Lang).Has(w.Low(at)) && !strings.Contains(flags, "c") {
		at--
	}
	if at < lo || w.Is(at-1, "not", "such", "quite", "what") && at < i-1 {
		return
	}
	span := text.Span{Start: d.Tokens[at].Start, End: d.Tokens[i].End}
	rest := d.Src[d.Tokens[at+1].Start:span.End]
	switch {
	case w.Is(at, "a", "an"):
		p.Report(rules.Finding{
			Span:       span,
			Message:    fmt.Sprintf("“%s”: the noun “%s” is uncountable and takes no “%s”", d.Text(span), noun, w.Low(at)),
			Suggestion: rest,
			Fixes:      []rules.Fix{{Label: "without the article", Edits: []rules.Edit{{Span: span, New: rest}}}},
		})
	case w.Is(at, "many", "several", "few", "these", "those") && !strings.Contains(flags, "v"):
		better := map[string]string{"many": "much", "few": "little", "these": "this", "those": "that", "several": "some"}[w.Low(at)]
		p.Report(rules.Finding{
			Span:       span,
			Message:    fmt.Sprintf("“%s”: “%s” needs a plural, but the noun “%s” is uncountable", d.Text(span), w.Low(at), noun),
			Suggestion: better + " " + rest,
			Fixes:      []rules.Fix{{Label: "as uncountable", Edits: []rules.Edit{{Span: span, New: better + " " + rest}}}},
		})
	}
}

// endsNounPhrase reports whether the noun at token i ends its noun phrase; hi ends
// the sentence. A noun may follow it in a compound, and that cannot be told from a
// verb without a lexicon, so only closed classes count.
func endsNounPhrase(p *rules.Pass, w *layer.WordIndex, i, hi int) bool {
	d, f := p.Doc, functionWords.Of(p.Lang)
	if i+1 >= hi {
		return true
	}
	switch next := w.Low(i + 1); {
	case next == "and" || next == "or" || next == ",":
		// “a news and sport channel” is a compound, “a money and a home” is not.
		return i+2 >= hi || f.Has(w.Low(i+2)) || i+3 >= hi || f.Has(w.Low(i+3)) || ends(d.Tokens[i+3], d.Src)
	case next == "-" || next == "–" || next == "/" || next == "'" || next == "’" || next == "\"" || next == "”":
		return false
	case f.Has(next), ends(d.Tokens[i+1], d.Src):
		return true
	case strings.HasSuffix(next, "ing"):
		return i+2 < hi && w.Is(i+2, "the", "a", "an", "his", "her", "its", "their", "that", "this")
	case strings.HasSuffix(next, "ed"):
		return i+2 < hi && w.Is(i+2, "by", "in", "on", "from", "to", "at", "with")
	}
	return false
}

// ends reports whether the token ends a clause.
func ends(t text.Token, src string) bool {
	return t.Kind == text.Punct && strings.IndexByte(".;:!?,)", src[t.Start]) >= 0
}
