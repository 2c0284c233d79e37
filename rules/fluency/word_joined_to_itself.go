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

// WordJoinedToItself finds “and” with the same word on both sides.
var WordJoinedToItself = &rules.Rule{
	Meta: rules.Meta{
		ID: "word-joined-to-itself", Name: "Same word on both sides of “and”", Category: mqm.Grammar, Severity: mqm.Minor,
		Rationale: `Other languages pair words that mean nearly the same ("solemn and grave", "envy and jealousy"), or two names that a system does not know apart.
Where the system has one English word for both, the pair becomes "solemn and solemn", "between Norway and Norway", and half of what was said is lost.`,
		LetsPass: `Comparatives and verbs ("better and better", "they talked and talked"), stretches that are drawn out ("years and years"), two groups ("rich people and people in debt"),
compounds ("books and book covers"), names of people and firms.`,
		Examples: []rules.Example{
			{Bad: "The service was held in a ⟦solemn and solemn⟧ mood.", Good: "The service was held in a solemn mood."},
			{Bad: "She spoke of the friendship between ⟦Norway and Norway⟧."},
			{Bad: "The board will make ⟦suggestions and suggestions⟧ on the plans for the port.", Good: "The board will make suggestions on the plans for the port."},
			{Good: "It rained for years and years, the river grew bigger and bigger, and the farmers waited and waited."},
			{Good: "Old people and people with small children were let through; shops sold clothing and clothing labels. He took the ferry and ferry traffic stopped."},
			{Good: "The firm of Hale and Hale asked whether repairs or repairs alone were meant, and Britain and Britain's neighbours agreed."},
		},
		Precision: rules.Precision{Right: 79, Judged: 80, On: "machine-translated text; no finding in a million words of human-written news"},
	},
	Check: wordJoinedToItself,
}

// drawnOut words are repeated to say that there is much of something.
var drawnOut = lang.NewSet("more", "less", "years", "decades", "months", "weeks", "days", "hours", "minutes", "nights", "ages", "centuries", "miles", "acres", "pages", "rows", "hundreds", "thousands",
	"millions", "billions", "dozens", "lots", "loads", "tons", "piles", "layers", "layer", "generations", "waves", "half", "neck", "round", "such", "so", "many", "much", "very", "little", "bit", "lies",
	"side", "again", "thing", "things", "way", "ways", "time", "times", "hand", "work", "talk", "blah", "bye", "other", "others", "some", "same", "page", "meetings", "streets", "fields", "books", "boxes", "bags", "good", "bad", "further", "farther", "everyone", "everybody", "anyone", "anybody", "anything", "everything", "nothing", "someone")

func wordJoinedToItself(p *rules.Pass) {
	w := layer.Words.Of(p.Article)
	for _, at := range w.AtAny("and", "or") {
		i := int(at)
		if i == 0 || i+2 >= len(p.Doc.Tokens) || w.ID(i-1) != w.ID(i+1) || !joinsEqual(p, w, i) {
			continue
		}
		first, second := p.Doc.Tokens[i-1], p.Doc.Tokens[i+1]
		span := text.Span{Start: first.Start, End: second.End}
		word := p.Doc.Text(first.Span)
		p.Report(rules.Finding{
			Span:       span,
			Message:    fmt.Sprintf("“%s”: “%s” joins a word to itself; one of the two was probably another word", p.Doc.Text(span), w.Low(i)),
			Suggestion: fmt.Sprintf("“%s” once, or another word for one of the two", word),
			Fixes:      []rules.Fix{{Label: "keep one", Edits: []rules.Edit{{Span: text.Span{Start: first.End, End: second.End}}}}},
		})
	}
}

// joinsEqual reports whether the equal words around token i cannot both be meant.
func joinsEqual(p *rules.Pass, w *layer.WordIndex, i int) bool {
	d, tags := p.Doc, layer.Tags.Of(p.Article)
	first, second := d.Tokens[i-1], d.Tokens[i+1]
	if first.Kind != text.Word || first.Len() < 4 || first.Shape != second.Shape || second.Start != d.Tokens[i].End+1 || drawnOut.Has(w.Low(i+1)) ||
		d.SentenceAt(first.Start) != d.SentenceAt(second.Start) || layer.Structure.Of(p.Article).Parts[d.BlockAt(first.Start)] != layer.Paragraph || layer.Quotes.Of(p.Article).InQuote(i) {
		return false
	}
	switch {
	case first.Shape == text.Capitalised:
		return namesOnePlace(p, w, i)
	case first.Shape != text.Lower:
		return false
	case tags.Is(i+1, tagger.SetOf(tagger.JJ)):
		return tags.Is(i-1, tagger.SetOf(tagger.JJ))
	case !tags.Is(i-1, tagger.CommonNouns) || !tags.Is(i+1, tagger.CommonNouns):
		return false
	}
	next := i + 2
	for tags.Is(next, tagger.Adverbs) {
		next++
	}
	switch {
	case tags.Has(next, tagger.Finite|tagger.Nouns|tagger.Adjectives|tagger.SetOf(tagger.POS, tagger.CD)), tags.Clitic(i+1) != tagger.None:
		return false // it begins another clause, or is part of a compound
	case tags.Is(next, tagger.SetOf(tagger.IN, tagger.WDT, tagger.WP, tagger.VBG, tagger.VBN, tagger.WRB, tagger.TO)):
		return !tags.Is(i-2, tagger.Adjectives|tagger.Nouns|tagger.SetOf(tagger.VBN, tagger.VBG, tagger.CD)) // two groups of one kind
	}
	return !w.Is(i+2, "alone", "only")
}

// namesOnePlace reports whether the equal names around token i are those of one
// country, people or capital, and no longer names begin with them.
func namesOnePlace(p *rules.Pass, w *layer.WordIndex, i int) bool {
	if t := p.Doc.Tokens[i+2]; t.Shape != text.Lower || t.Kind == text.Number || w.Is(i+2, "'s", "@") || p.Doc.Tokens[i-1].Start == 0 {
		return false
	}
	if prev := p.Doc.Tokens[i-2]; prev.Kind == text.Word && prev.Shape != text.Lower {
		return false
	}
	return layer.World.Of(p.Lang).Sure(w.Low(i+1)) && !layer.Tags.Of(p.Article).Is(i+2, tagger.Nouns|tagger.Adjectives)
}
