package fluency

import (
	"fmt"

	"github.com/mtlint/mtlint/internal/lang"
	"github.com/mtlint/mtlint/internal/layer"
	"github.com/mtlint/mtlint/internal/mqm"
	"github.com/mtlint/mtlint/internal/tagger"
	"github.com/mtlint/mtlint/internal/text"
	"github.com/mtlint/mtlint/rules"
)

// ThereAreWhoLost finds “there are some growers fear that”.
var ThereAreWhoLost = &rules.Rule{
	Meta: rules.Meta{
		ID: "there-are-who-lost", Name: "Relative pronoun lost after there are", Category: mqm.Grammar, Severity: mqm.Major,
		Rationale: `Chinese says "there are many people believe" where English needs "who" between the people and what they do, or no "there are" at all.`,
		LetsPass:  `"There are signs the bank believes", "there are things people say", questions, participles ("there are two men known to the police").`,
		Precision: rules.Precision{Right: 3, Judged: 3, On: "machine-translated news; no finding in a million words of human-written news"},
		Examples: []rules.Example{
			{Bad: "⟦There are also some growers fear that⟧ the frost will return.", Good: "There are also some growers who fear that the frost will return."},
			{Bad: "⟦There are some experts think that⟧ the bridge was too old.", Good: "There are some experts who think that the bridge was too old."},
			{Good: "There are some growers who fear that the frost will return. There are signs growers fear that it will."},
			{Good: "There are things that experts say, and there are experts known to say that the bridge was old."},
		},
	},
	Check: thereAreWhoLost,
}

// opinionVerbs are what people do with a clause, in the plural of the present.
var opinionVerbs = lang.NewSet("believe", "think", "say", "hope", "feel", "argue", "fear", "worry", "suspect", "complain", "insist", "expect", "suggest", "consider", "claim", "wonder", "doubt", "know", "agree", "want")

func thereAreWhoLost(p *rules.Pass) {
	w, tags, d := layer.Words.Of(p.Article), layer.Tags.Of(p.Article), p.Doc
	for _, at := range w.At("there") {
		i := int(at)
		if !w.Is(i+1, "are", "were") {
			continue
		}
		j := i + 2
		for j < i+9 && tags.Is(j, tagger.Adverbs|tagger.Adjectives|1<<tagger.DT|1<<tagger.CD|1<<tagger.NN|1<<tagger.NNS) && !opinionVerbs.Has(w.Low(j)) {
			j++
		}
		if j >= len(d.Tokens) || !opinionVerbs.Has(w.Low(j)) || !w.Is(j+1, "that", "whether", "the", "to") || !tags.Is(j-1, 1<<tagger.NNS) || nounPhrases(tags, i+2, j) != 1 ||
			d.SentenceAt(d.Tokens[i].Start) != d.SentenceAt(d.Tokens[j].Start) || layer.Quotes.Of(p.Article).InQuote(i) {
			continue
		}
		span := text.Span{Start: d.Tokens[i].Start, End: d.Tokens[j+1].End}
		p.Report(rules.Finding{
			Span:       span,
			Message:    fmt.Sprintf("“who” is missing between “%s” and “%s”", w.Low(j-1), w.Low(j)),
			Suggestion: d.Src[span.Start:d.Tokens[j].Start] + "who " + d.Src[d.Tokens[j].Start:span.End],
			Fixes:      []rules.Fix{{Label: "add “who”", Edits: []rules.Edit{{Span: text.Span{Start: d.Tokens[j].Start, End: d.Tokens[j].Start}, New: "who "}}}},
		})
	}
}

// nounPhrases counts the stretches of nouns among the tokens from i to j, where a plural
// ends one: “signs growers” are two.
func nounPhrases(tags *layer.TagIndex, i, j int) (n int) {
	for ; i < j; i++ {
		if tags.Is(i, 1<<tagger.NNS) {
			n++
		}
	}
	return n
}
