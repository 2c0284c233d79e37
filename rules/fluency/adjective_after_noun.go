package fluency

import (
	"fmt"

	"github.com/mtlint/mtlint/internal/lang"
	"github.com/mtlint/mtlint/internal/layer"
	"github.com/mtlint/mtlint/internal/mqm"
	"github.com/mtlint/mtlint/internal/tagger"
	"github.com/mtlint/mtlint/rules"
)

// AdjectiveAfterNoun finds an adjective behind the noun that it belongs to.
var AdjectiveAfterNoun = &rules.Rule{
	Meta: rules.Meta{
		ID: "adjective-after-noun", Name: "Adjective behind its noun", Category: mqm.Grammar, Severity: mqm.Minor,
		Rationale: `Romance languages, Arabic, Persian and Vietnamese put the adjective behind the noun. “A summit economic” is their order, or that of a decoder that lost its way.`,
		LetsPass:  `Adjectives that may stand behind a noun (“the people responsible”), titles (“attorney general”), verbs with an object and an adjective (“made the company public”), and words that may be something else than an adjective.`,
		Examples: []rules.Example{
			{Bad: "The ministers met at a ⟦summit economic⟧ in March.", Good: "The ministers met at an economic summit in March."},
			{Bad: "The group runs a ⟦programme educational⟧, which is new.", Good: "The group runs an educational programme, which is new."},
			{Good: "The attorney general spoke to the people responsible in a region rich in oil."},
			{Good: "They made the company public, kept the border open and found the city big."},
		},
	},
	Check: adjectiveAfterNoun,
}

var (
	relational = lang.Words("relational_adjectives")
	// relationalIndex is for looking up whole texts.
	relationalIndex = lang.NewPart(func(p *lang.Pack) *lang.Index[struct{}] {
		return lang.Remembered(p, lang.NewIndex(relational.Of(p)))
	})
	asObject = lang.NewSet("make", "makes", "made", "making", "keep", "keeps", "kept", "keeping", "find", "finds", "found", "finding", "call", "calls", "called", "calling", "consider", "considers",
		"considered", "considering", "deem", "deemed", "take", "takes", "took", "taken", "taking", "go", "goes", "went", "turn", "turned", "turning", "get", "got", "getting", "render", "rendered", "leave", "leaves", "left", "declare", "declared",
		"bring", "brought", "think", "thought", "paint", "painted", "want", "wanted", "wants", "see", "sees", "saw", "seen", "like", "believe", "believed", "hold", "held", "prove", "proved", "push", "pushed", "cut", "feel", "felt", "had", "have", "send", "sent", "sending", "with", "rendering", "being", "become", "became", "becomes",
		"declaring", "declares", "declare", "rule", "ruled", "ruling", "rules", "deeming", "label", "labelled", "labeled", "brand", "branded", "pronounce", "pronounced", "judge", "judged")
)

func adjectiveAfterNoun(p *rules.Pass) {
	x := newSyntax(p)
	for _, at := range layer.Among(x.w, relationalIndex.Of(p.Lang)) {
		i := int(at)
		if !x.lower(i) || !x.lower(i-1) || !x.phraseStops(i+1) || !x.running(i) {
			continue
		}
		noun := i - 1
		can := x.tags.Can(noun)
		if x.w.Is(noun-1, "a", "an") {
			can &^= tagger.Verbs
		}
		if !can.Has(tagger.NN) || can&(tagger.Verbs|tagger.Adjectives|tagger.Adverbs|1<<tagger.IN|1<<tagger.CD) != 0 || x.w.Is(noun, "time", "year", "body", "court", "minister", "secretary", "god", "something", "anything", "nothing", "everything", "everyone", "way", "half", "percent", "bit", "lot", "little", "kind", "day", "attorney") {
			continue
		}
		first := noun
		for n := 0; n < 2 && !x.w.Is(first-1, "a", "an", "the") && x.tags.Is(first-1, tagger.Adjectives|tagger.CommonNouns) && x.lower(first-1); n++ {
			first--
		}
		lo, _ := x.bounds(i)
		if first-1 < lo || !x.w.Is(first-1, "a", "an", "the", "this", "his", "her", "its", "their", "our") || x.predicative(first-2, lo) {
			continue
		}
		if first < noun && !x.w.Is(first-1, "a", "an") || layer.Quotes.Of(p.Article).InQuote(i) && x.w.Is(i, "big", "old", "new", "huge") {
			continue
		}
		span := x.span(noun, i)
		good := x.word(i) + " " + x.word(noun)
		p.Report(rules.Finding{
			Span:       span,
			Message:    fmt.Sprintf("“%s”: the adjective “%s” stands before its noun in English", p.Doc.Text(span), x.word(i)),
			Suggestion: good,
			Fixes:      []rules.Fix{{Label: "adjective first", Edits: x.swap(noun, i)}},
		})
	}
}

// swap exchanges two neighbouring words, and mends the article before them.
func (x *syntax) swap(a, b int) []rules.Edit {
	edits := []rules.Edit{{Span: x.span(a, b), New: x.word(b) + " " + x.word(a)}}
	if article := x.w.Low(a - 1); article == "a" || article == "an" {
		good := "a"
		if vowelSound(x.w.Low(b)) {
			good = "an"
		}
		if good != article && x.lower(a-1) {
			edits = append([]rules.Edit{{Span: x.Doc.Tokens[a-1].Span, New: good}}, edits...)
		}
	}
	return edits
}

// predicative reports whether a verb near token i, back to lo, makes an adjective
// belong to its object: “made the company public”.
func (x *syntax) predicative(i, lo int) bool {
	for j := i; j >= max(lo, i-6); j-- {
		if asObject.Has(x.w.Low(j)) {
			return true
		}
	}
	return false
}

// phraseStops reports whether no noun can follow at token i: the sentence ends, a mark,
// a preposition, a verb that can be nothing else.
func (x *syntax) phraseStops(i int) bool {
	if i >= len(x.Doc.Tokens) || ends(x.Doc.Tokens[i], x.Doc.Src) {
		return true
	}
	return x.w.Is(i, "in", "of", "at", "on", "for", "by", "from", "to", "that", "which", "who", "when", "while", "because", "after", "before", "is", "was", "are", "were", "has", "have", "had", "will", "would", "could", "can", "with", "between", "here", "against", "since", "during")
}
