package fluency

import (
	"fmt"
	"strings"

	"github.com/mtlint/mtlint/internal/detector"
	"github.com/mtlint/mtlint/internal/lang"
	"github.com/mtlint/mtlint/internal/layer"
	"github.com/mtlint/mtlint/internal/mqm"
	"github.com/mtlint/mtlint/internal/tagger"
	"github.com/mtlint/mtlint/internal/text"
	"github.com/mtlint/mtlint/rules"
)

// GarbledWords finds words that stand together as English does not put them.
var GarbledWords = &rules.Rule{
	Meta: rules.Meta{
		ID: "garbled-words", Name: "Words that do not go together", Category: mqm.Grammar, Severity: mqm.Neutral,
		Rationale: `Decoders that lose their way, and edits that are pasted over each other, leave words in an order, form or company that
no writer gives them. A model that was trained on good sentences and on the same sentences damaged looks at each word with its neighbours; it speaks only where a small
change (a word moved, put in, taken out or exchanged) makes the place look like good English. One such place may be a writer's freedom and is advice;
where an article has several, they are defects.`,
		LetsPass: `Headlines, captions, lists, quoted speech unless it is very odd, sentences without a full stop or of less than seven words, places where no
small change helps, names and words that the model does not know.`,
		Precision: rules.Precision{Right: 11, Judged: 69, On: "human-written news, where it speaks once in 20,000 words"},
		Examples: []rules.Example{
			{Bad: "The minister thanked the people of the island for ⟦help their⟧ during the storm last month.", Good: "The minister thanked the people of the island for their help during the storm last month."},
			{Bad: "Nobody knows when the museum will open ⟦doors its⟧ to the public again.", Good: "Nobody knows when the museum will open its doors to the public again."},
			{Bad: "The farmers are waiting for ⟦rain the⟧ which usually comes in the first week of May.", Good: "The farmers are waiting for the rain which usually comes in the first week of May."},
			{Good: "The tide gains about a minute a week, and each of the boats costs a pound an hour to keep."},
			{Good: "The council has also approved the plan, which the mayor had asked for in May."},
		},
	},
	Check: garbledWords,
}

// garbledSpeech is how much more an edit must gain, in logits, in quoted speech, which is
// freer than a writer's own words.
const garbledSpeech = 2

func garbledWords(p *rules.Pass) {
	r := detector.Garbles.Of(p.Article)
	if len(r.Suspects) == 0 {
		return
	}
	quotes := layer.Quotes.Of(p.Article)
	var found []rules.Finding
	about := map[string]bool{} // the words that look worst: one that is used twice is one place
	last := int32(-1)
	for _, s := range r.Suspects {
		need := r.Gain
		if quotes.InQuote(int(s.Token)) {
			need += garbledSpeech
		}
		if s.Edit.Worth() < need {
			continue
		}
		g := garble{p.Doc, layer.Tags.Of(p.Article), doubled.Of(p.Lang), s}
		if !g.plain() || g.relative() || g.unlikely() {
			continue
		}
		span := g.span()
		if span.Start < last {
			continue // two peaks of one place
		}
		last = span.End
		about[g.low(s.Token)] = true
		message, fixed := g.explain(span)
		found = append(found, rules.Finding{Span: span, Message: message, Suggestion: fixed})
	}
	for _, f := range found {
		if len(about) >= several {
			f.Severity = mqm.Minor
		}
		p.Report(f)
	}
}

// several places in one article are hardly chance: of 2,400 human-written articles, about
// 45 have one such place, two have two, and none has three.
const several = 3

// A garble is a place that looks garbled.
type garble struct {
	doc   *text.Document
	tags  *layer.TagIndex
	lists lang.Groups
	detector.Suspect
}

// span is the words that the edit is about with the word that looks worst, and the
// neighbours on both sides of a gap.
func (g garble) span() text.Span {
	first, last := min(g.From, g.Token), max(g.End-1, g.Token)
	switch g.Edit.Kind {
	case detector.Insert:
		first = min(first, max(g.From-1, g.sentence().Tokens.First))
		last = max(last, min(g.From, g.sentence().Tokens.End-1))
	case detector.Delete, detector.Replace:
		if g.From == g.Token && first > g.sentence().Tokens.First && g.doc.Tokens[first-1].Kind == text.Word {
			first--
		}
	}
	return text.Span{Start: g.doc.Tokens[first].Start, End: g.doc.Tokens[last].End}
}

// plain reports whether the edit moves and touches small words of running text only:
// titles of works and quotations in a sentence have an order of their own.
func (g garble) plain() bool {
	first, last := min(g.From, g.Token), max(g.End-1, g.Token)
	start := g.sentence().Tokens.First
	for i := max(first-1, start); i <= min(last+1, int32(len(g.doc.Tokens)-1)); i++ {
		t := g.doc.Tokens[i]
		inside := i >= first && i <= last
		if i > start && g.low(i) == g.low(i-1) {
			return false // a word that stands twice is another rule's
		}
		if inside && g.Edit.Kind == detector.Insert && g.lists["particle"].Has(g.low(i)) || g.low(i) == "round" {
			return false // “round the corner”: a preposition that the model hardly knows
		}
		if isIndefinite(g.low(i)) && i+2 < int32(len(g.doc.Tokens)) && isIndefinite(g.low(i+2)) {
			return false // “a minute a day”
		}
		switch {
		case t.Kind == text.Punct:
			if s := g.doc.Text(t.Span); inside || s != "," && (s != "." && s != "?" && s != "!" || i < first) {
				return false
			}
		case inside && g.Edit.Kind == detector.Move && (t.Kind != text.Word || t.Shape != text.Lower && i != start):
			return false
		case t.Shape != text.Lower && i > start && i == g.Token:
			return false
		}
	}
	return true
}

// unlikely reports whether the edit is one that gains something by chance: an “and”
// put in, or a verb of meaning taken out.
func (g garble) unlikely() bool {
	switch g.Edit.Kind {
	case detector.Insert:
		return g.Edit.Word == "and"
	case detector.Delete:
		return g.tags.Is(int(g.From), tagger.Verbs) && !g.lists["function"].Has(g.low(g.From))
	}
	return false
}

// relative reports whether the words are a noun with a clause that leaves out its
// “that”: “the news the voters hear”. The model takes them for a list out of order.
func (g garble) relative() bool {
	if g.Edit.Kind != detector.Move {
		return false
	}
	for i := int(g.From) - 1; i+1 < int(g.End); i++ {
		if !g.tags.Is(i, tagger.Nouns) || !g.tags.Is(i+1, tagger.SetOf(tagger.DT, tagger.PRP, tagger.PRPS, tagger.NNP, tagger.NNS)) {
			continue
		}
		for j := i + 2; j <= int(g.End); j++ {
			if g.tags.Is(j, tagger.Finite) {
				return true
			}
		}
	}
	return false
}

func isIndefinite(w string) bool { return w == "a" || w == "an" }

func (g garble) low(i int32) string { return layer.Fold(g.doc.Text(g.doc.Tokens[i].Span)) }

func (g garble) sentence() *text.Sentence {
	return &g.doc.Sentences[g.doc.SentenceAt(g.doc.Tokens[g.Token].Start)]
}

// explain says what is odd and what the words were probably meant to be.
func (g garble) explain(span text.Span) (message, fixed string) {
	src := g.doc.Src
	from, end := g.doc.Tokens[g.From].Start, g.doc.Tokens[max(g.From, g.End-1)].End
	said := src[span.Start:span.End]
	switch g.Edit.Kind {
	case detector.Insert:
		at := min(from, span.End) // the gap may be behind the last word
		fixed = strings.TrimRight(src[span.Start:at], " ") + " " + g.Edit.Word + " " + src[at:span.End]
		message = fmt.Sprintf("in “%s”, a word such as “%s” seems to be missing", said, g.Edit.Word)
	case detector.Delete:
		fixed = strings.TrimSpace(src[span.Start:from]) + src[end:span.End]
		message = fmt.Sprintf("in “%s”, “%s” seems to be too much", said, src[from:end])
	case detector.Replace:
		fixed = src[span.Start:from] + g.Edit.Word + src[end:span.End]
		message = fmt.Sprintf("in “%s”, “%s” does not fit; perhaps “%s” was meant", said, src[from:end], g.Edit.Word)
	default:
		words := make([]string, len(g.Edit.Order))
		for k, o := range g.Edit.Order {
			words[k] = g.doc.Text(g.doc.Tokens[g.From+int32(o)].Span)
		}
		fixed = src[span.Start:from] + strings.Join(words, " ") + src[end:span.End]
		message = fmt.Sprintf("the words “%s” stand in an odd order; perhaps “%s” was meant", said, fixed)
	}
	return message, strings.TrimSpace(fixed)
}
