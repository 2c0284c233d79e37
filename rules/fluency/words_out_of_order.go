package fluency

import (
	"fmt"
	"sort"
	"strings"

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
the rule speaks where both find another order very much likelier. Less is asked for where an adjective that can only stand before a noun ends the phrase behind one. Where the models are less sure, it is advice.`,
		Precision: rules.Precision{Right: 5, Judged: 5, On: "machine-translated and human-written news"},
		LetsPass: `Headlines, captions and lists, names, numbers, the first word of a sentence, questions, orders that are rare but possible (“the people responsible”, “never has there been”, “should the plan fail”), adjectives
said of an object (“made the town famous”), and quoted speech unless it is very odd.`,
		Examples: []rules.Example{
			{Bad: "The region is still recovering from the ⟦fallout economic⟧ of the long strike.", Good: "The region is still recovering from the economic fallout of the long strike."},
			{Bad: "The company said on Friday that it ⟦new to plans open⟧ offices in three other cities next year.", Good: "The company said on Friday that it plans to open new offices in three other cities next year."},
			{Bad: "Doctors have warned the ministry of a ⟦shortage chronic⟧ at the clinics on the coast.", Good: "Doctors have warned the ministry of a chronic shortage at the clinics on the coast."},
			{Good: "The clinics call the shortage chronic, and how the sum other towns have was raised is a question that they left open."},
			{Good: "The people responsible made the company public, and never has there been a year so full of trouble."},
		},
	},
	Check: wordsOutOfOrder,
}

// What both models together must say for a move, in logits. Set on 2,400 human-written articles.
const (
	strictlyBefore  = 4 // a noun and an adjective that can stand nowhere but before one
	withComplement  = 4 // more, where something may belong to the adjective: “a dish popular in the south”
	publicBehind    = 2.5
	classBehind     = 4.5  // a noun and an adjective that says of which class it is change places
	adjectiveBehind = 6    // a noun and another adjective
	twoMoved        = 14.5 // two other words
	threeMoved      = 15.5
	fourMoved       = 13
	surelyBehind    = 8.5 // beyond these the adjective is a defect; below, where half of the places are right, advice
	surelyMoved     = 1.7 // the same of other words
	misreadMoved    = 5   // more, where the models may misread a word
	movedSpeech     = 3   // more, in quoted speech, which is freer than a writer's own words
)

func wordsOutOfOrder(p *rules.Pass) {
	x := newSyntax(p)
	behind := x.adjectivesBehind()
	for i := range behind {
		x.reportMove(&behind[i], mqm.Minor)
	}
	for _, m := range order.Moves.Of(p.Article) {
		i, n := int(m.Token), len(m.Order)
		need, sure, worth := float32(fourMoved), float32(surelyMoved), m.Worth()
		switch {
		case m.Adjective:
			need, sure, worth = x.adjectiveNeeds(i), surelyBehind, worth-m.Left
		case n == 2:
			need = twoMoved
		case n == 3:
			need = threeMoved
		}
		if x.quoted(i) {
			need += movedSpeech
		}
		if worth < need || x.freeOrder(i, n) || overlaps(behind, &m) {
			continue
		}
		if x.misread(i, n) {
			sure += misreadMoved
		}
		severity := mqm.Neutral
		if worth >= need+sure && !x.mayStand(i, n) {
			severity = mqm.Minor
		}
		x.reportMove(&m, severity)
	}
}

// overlaps reports whether one of the places, which are in the order of the text, shares a word with m.
func overlaps(places []order.Place, m *order.Place) bool {
	k := sort.Search(len(places), func(k int) bool { return places[k].Token+int32(len(places[k].Order)) > m.Token })
	return k < len(places) && places[k].Token < m.Token+int32(len(m.Order))
}

func (x *syntax) reportMove(m *order.Place, severity mqm.Severity) {
	said, meant := m.Span(x.Doc), moved(x.Doc, m)
	x.Report(rules.Finding{
		Span:       said,
		Severity:   severity,
		Message:    fmt.Sprintf("the words “%s” stand in an order that English does not have; perhaps “%s” was meant", x.Doc.Text(said), meant),
		Suggestion: meant,
		Fixes:      []rules.Fix{{Label: "change the order", Edits: []rules.Edit{{Span: said, New: meant}}}},
	})
}

// mayStand reports whether the words may stand in an order that questions, conditions, clauses without
// a pronoun, participles and adverbs allow: “fearing that should the plan fail”, “the lowest level recorded was”,
// “the sum other towns have”; or are read as what they are not: “cut short their trip”, “us versus them”.
func (x *syntax) mayStand(first, n int) bool {
	_, hi := x.bounds(first)
	last := first + n - 1
	switch {
	case x.w.Is(hi-1, "?"), x.w.Is(hi-2, "?"), x.w.Is(first-1, "short"), x.w.Is(last+1, "versus", "vs"):
		return true
	case x.tags.Is(first, tagger.Finite) && !x.tags.Is(first-1, tagger.Nouns|1<<tagger.PRP):
		return true
	case x.tags.Is(first, 1<<tagger.VBN|1<<tagger.VBD) && x.w.Is(last, "is", "are", "was", "were", "be", "been"):
		return true
	case x.tags.Is(first, tagger.Nouns) && x.tags.Is(first+1, tagger.Determiners|tagger.Adjectives|tagger.Nouns|1<<tagger.PRP) && x.tags.Is(last, tagger.Finite):
		return true
	case n == 2 && (x.tags.Is(first, tagger.Adverbs) || x.tags.Is(last, tagger.Adverbs)):
		return true
	}
	for i := first; i < last; i++ {
		if x.w.Is(i, "all") && x.w.Is(i+1, "time") || x.w.Is(i, "and", "or") && i > first && x.tags.Is(i-1, tagger.Adjectives|tagger.Nouns) && x.tags.Is(i+1, tagger.Adjectives|tagger.Nouns) {
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
