package fluency

import (
	"fmt"
	"strings"

	"github.com/mtlint/mtlint/internal/lang"
	"github.com/mtlint/mtlint/internal/mqm"
	"github.com/mtlint/mtlint/internal/order"
	"github.com/mtlint/mtlint/internal/tagger"
	"github.com/mtlint/mtlint/internal/text"
	"github.com/mtlint/mtlint/rules"
)

// WordsOutOfOrder finds neighbouring words that make good English in another order.
var WordsOutOfOrder = &rules.Rule{
	Meta: rules.Meta{
		ID: "words-out-of-order", Name: "Words in the wrong order", Category: mqm.Grammar, Severity: mqm.Minor,
		Rationale: `Translation that follows the order of the source, and decoders that lose their way, put words where English cannot have them: “the fallout economic”,
“in messages sent were the country”. Two models, of the order of words and of garbled words, compare the sentence with what it becomes when two to four neighbours change places;
the rule speaks where both find another order very much likelier. Where they are less sure, it is advice.`,
		LetsPass: `Headlines, captions and lists, names, numbers, the first word of a sentence, orders that are rare but possible (“the people responsible”, “never has there been”), and quoted speech
unless it is very odd.`,
		Examples: []rules.Example{
			{Bad: "The region is still recovering from the ⟦fallout economic⟧ of the long strike.", Good: "The region is still recovering from the economic fallout of the long strike."},
			{Bad: "The company said on Friday that it ⟦new to plans open⟧ offices in three other cities next year.", Good: "The company said on Friday that it plans to open new offices in three other cities next year."},
			{Good: "The people responsible made the company public, and never has there been a year so full of trouble."},
		},
	},
	Check: wordsOutOfOrder,
}

// What both models together must say for a move, in logits. Set on 2,400 human-written articles.
const (
	classBehind     = 4.5  // a noun and an adjective that says of which class it is change places
	adjectiveBehind = 6    // a noun and another adjective
	twoMoved        = 14.5 // two other words
	threeMoved      = 15.5
	fourMoved       = 13
	surelyMoved     = 8.5 // beyond these it is a defect, which no place of 13,600 articles and documents is; below, where half of the places are right, advice
	movedSpeech     = 3   // more, in quoted speech, which is freer than a writer's own words
)

var postpositive = lang.Words("postpositive_adjectives")

func wordsOutOfOrder(p *rules.Pass) {
	places := order.Moves.Of(p.Article)
	if len(places) == 0 {
		return
	}
	x := newSyntax(p)
	for _, m := range places {
		need, worth := float32(fourMoved), m.Worth()
		switch {
		case m.Adjective:
			need, worth = x.adjectiveNeeds(int(m.Token)), worth-m.Left
		case len(m.Order) == 2:
			need = twoMoved
		case len(m.Order) == 3:
			need = threeMoved
		}
		if x.quoted(int(m.Token)) {
			need += movedSpeech
		}
		if worth < need || x.freeOrder(int(m.Token), len(m.Order)) {
			continue
		}
		severity := mqm.Neutral
		if worth >= need+surelyMoved && !x.misread(int(m.Token), len(m.Order)) {
			severity = mqm.Minor
		}
		said, meant := m.Span(p.Doc), moved(p.Doc, &m)
		p.Report(rules.Finding{
			Span:       said,
			Severity:   severity,
			Message:    fmt.Sprintf("the words “%s” stand in an order that English does not have; perhaps “%s” was meant", p.Doc.Text(said), meant),
			Suggestion: meant,
			Fixes:      []rules.Fix{{Label: "change the order", Edits: []rules.Edit{{Span: said, New: meant}}}},
		})
	}
}

// adjectiveNeeds is what must speak for exchanging a noun and the adjective behind it;
// it is beyond reach where the adjective may stand there, or may be a noun.
func (x *syntax) adjectiveNeeds(noun int) float32 {
	const never, doubtful, inCompound = 1000, 2, 4
	adjective, need := x.w.Low(noun+1), float32(adjectiveBehind)
	class := relational.Of(x.Lang).Has(adjective)
	can := x.tags.Can(noun + 1)
	if x.tags.Can(noun)&tagger.CommonNouns == 0 || can&(tagger.Verbs|1<<tagger.IN|1<<tagger.CD|1<<tagger.DT) != 0 || hasAnySuffix(x.w.Low(noun), "ing", "ly") || hasAnySuffix(adjective, "ed", "ing") || strings.Contains(adjective, "-") ||
		postpositive.Of(x.Lang).Has(adjective) || x.w.Is(noun, unlikeNouns...) {
		return never
	}
	lo, _ := x.bounds(noun)
	if !class && (x.objectOf(noun, lo) || x.w.Is(noun+2, "to", "of", "with", "from")) {
		return never // “it made the town famous”, “a body foreign to it”
	}
	switch {
	case class || hasAnySuffix(adjective, "ical", "ional", "ic", "ial", "ary") && !can.Has(tagger.NN):
		need = classBehind
	case can.Has(tagger.NN):
		need += doubtful
	}
	if !class && x.predicative(noun-1, lo) {
		need += 2 * doubtful
	}
	if x.tags.Is(noun+2, tagger.Nouns) || x.lower(noun+2) && x.tags.Can(noun+2)&tagger.CommonNouns != 0 || x.w.Is(noun+2, ",", "and") && !class {
		need += inCompound // “mass public shootings”
	}
	return need
}

// objectOf reports whether the noun phrase that ends with a token is the object of a verb that may
// say what becomes of it: “made the town famous”.
func (x *syntax) objectOf(noun, lo int) bool {
	i := noun - 1
	for i >= lo && x.tags.Is(i, tagger.Determiners|tagger.Adjectives|tagger.Nouns) {
		i--
	}
	return i >= lo && asObject.Has(x.w.Low(i))
}

// unlikeNouns are words that look like nouns and may stand before an adjective.
var unlikeNouns = []string{"attorney", "secretary", "minister", "court", "body", "time", "percent", "something", "anything", "nothing", "everything", "someone", "anyone", "everyone", "vice", "fellow", "deputy", "mass", "emergency", "computer", "party", "post"}

func hasAnySuffix(w string, ends ...string) bool {
	for _, e := range ends {
		if strings.HasSuffix(w, e) {
			return true
		}
	}
	return false
}

// freeOrder reports whether the words may be an order that English has for a
// purpose: an inversion (“had that been known”), “we the people”; or words that another rule
// speaks of, said twice or stammered.
func (x *syntax) freeOrder(first, n int) bool {
	if n == 2 && x.tags.Is(first, tagger.Finite) && x.w.Is(first+1, "i", "you", "he", "she", "it", "we", "they", "there", "that", "this", "these", "those") {
		return true
	}
	if i := first; x.w.Is(i-1, "we", "us", "you") || x.w.Is(i, "we", "us", "you") {
		if x.w.Is(i, "we", "us", "you") {
			i++
		}
		if x.tags.Is(i, tagger.Plurals) || x.w.Is(i, "the") && x.tags.Is(i+1, tagger.Plurals) {
			return true
		}
	}
	for i := first - 1; i < first+n; i++ {
		if x.w.Is(i+1, "of") && x.w.Is(i, "course", "late", "kind", "sort") || x.w.Is(i, "of") && x.w.Is(i-1, "care", "advantage", "charge", "hold", "note", "notice", "control", "use", "track", "sight", "account") ||
			x.w.Is(i, "of") && x.w.Is(i+1, "course", "late") || x.w.Is(i, "in") && x.w.Is(i+1, "fact", "turn", "part", "particular", "general", "short", "situ") || x.w.Is(i, "on") && x.w.Is(i+1, "board") ||
			x.w.Is(i, "if", "as", "where", "when") && x.w.Is(i+1, "necessary", "possible", "needed", "usual", "ever", "always") || x.w.Is(i, "as") && x.w.Is(i+1, "it") && x.w.Is(i+2, "were") {
			return true
		}
	}
	lo, hi := x.bounds(first)
	for i := max(lo+1, first-1); i < min(hi, first+n+2); i++ {
		if x.w.Low(i) == x.w.Low(i-1) {
			return true
		}
	}
	for i := lo; i < hi; i++ {
		if x.w.Is(i, "uh", "um", "er") {
			return true
		}
	}
	return false
}

// misread reports whether the models may misread a place that looks very odd to them: a small word
// that is a noun or a verb as well, a clause of a question word, an adjective said of an object.
func (x *syntax) misread(first, n int) bool {
	if x.w.Is(first-1, "which", "what", "how", "who", "whose") {
		return true
	}
	for i := first; i < first+n; i++ {
		if x.w.Is(i, "can", "will", "plus", "less", "round", "moment", "minute", "like", "might", "may", "must", "see", "even", "die") {
			return true
		}
	}
	lo, _ := x.bounds(first)
	return x.objectOf(first, lo)
}

// moved is the words of a place in the order that was probably meant.
func moved(d *text.Document, m *order.Place) string {
	words := make([]string, len(m.Order))
	for k, o := range m.Order {
		words[k] = d.Text(d.Tokens[m.Token+int32(o)].Span)
	}
	return strings.Join(words, " ")
}
