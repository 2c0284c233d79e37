package fluency

import (
	"slices"
	"strings"

	"github.com/mtlint/mtlint/internal/lang"
	"github.com/mtlint/mtlint/internal/order"
	"github.com/mtlint/mtlint/internal/tagger"
)

var (
	attributive  = lang.Words("attributive_adjectives")
	postpositive = lang.Words("postpositive_adjectives")
)

// adjectivesBehind finds adjectives that stand behind a noun at the end of its phrase, of those
// that can stand nowhere but before one.
func (x *syntax) adjectivesBehind() (places []order.Place) {
	var at []int32
	for _, list := range []*lang.Part[lang.Set]{relational, attributive} {
		at = append(at, x.w.In(list.Of(x.Lang))...)
	}
	slices.Sort(at)
	for _, adjective := range at {
		noun := int(adjective) - 1
		if noun < 1 || !x.lower(noun) || !x.lower(noun+1) || !x.phraseEnds(noun, noun+2) || !x.mayBeBehind(noun) {
			continue
		}
		need := float32(strictlyBefore)
		if x.w.Is(noun+2, "in", "to", "for", "with", "of", "from") && !hasAnySuffix(x.w.Low(noun+1), "al", "ic", "ern", "ary") {
			need += withComplement
		}
		if x.w.Is(noun+1, "public") { // a noun as well
			need += publicBehind
		}
		if x.quoted(noun) {
			need++
		}
		if m, ok := order.Swaps.Of(x.Article).Swap(noun); ok && m.Worth() >= need {
			places = append(places, m)
		}
	}
	return places
}

// mayBeBehind reports whether an adjective right behind token noun can only stand in the wrong place.
func (x *syntax) mayBeBehind(noun int) bool {
	can := x.tags.Can(noun)
	if can&tagger.CommonNouns == 0 || can&notNouns != 0 || hasAnySuffix(x.w.Low(noun), "ing", "ly") || x.w.Is(noun, unlikeNouns...) || x.w.Is(noun, "thing", "things", "matter", "matters", "affairs", "way", "others") {
		return false
	}
	if postpositive.Of(x.Lang).Has(x.w.Low(noun+1)) || can&tagger.Verbs != 0 && !x.tags.Is(noun-1, tagger.Determiners|tagger.Adjectives|1<<tagger.POS) {
		return false
	}
	lo, _ := x.bounds(noun)
	i := noun - 1
	for lo = max(lo, noun-longestPhrase); i >= lo && (x.tags.Is(i, tagger.Determiners|tagger.Adjectives|tagger.Nouns) || x.w.Is(i, "that")); {
		i--
	}
	return i < lo || (!asObject.Has(x.w.Low(i)) || x.w.Is(i+1, "a", "an")) && !x.w.Is(i, "is", "are", "was", "were", "be", "been", "being", "how", "so", "too")
}

// phraseEnds reports whether token i, behind the noun and an adjective, can neither be what the adjective
// belongs to nor lead to it: “give tenants immediate, full refunds”, “the party liberal pressure group”.
func (x *syntax) phraseEnds(noun, i int) bool {
	switch {
	case x.w.Is(i, ","):
		return !x.tags.Can(i + 1).Has(tagger.JJ)
	case x.w.Is(i, "-", "–", "—"), x.phraseStops(i):
		return true
	case x.w.Is(i, "and", "or"):
		if i++; x.tags.Is(i, tagger.Names) {
			return true
		}
	}
	can := x.tags.Can(i)
	if can.Has(tagger.IN) {
		return true
	}
	if can&(1<<tagger.VB|1<<tagger.VBP) != 0 && !x.tags.Is(noun, tagger.Plurals) {
		return false
	}
	return x.lower(i) && can != 0 && can&(tagger.CommonNouns|tagger.Adjectives|1<<tagger.VBG|1<<tagger.VBN|1<<tagger.CD) == 0
}

// longestPhrase is how many words before a noun may belong to it.
const longestPhrase = 12

// notNouns are the tags of words that are no nouns even where they may be.
const notNouns tagger.Set = 1<<tagger.DT | 1<<tagger.IN | 1<<tagger.PRP | 1<<tagger.PRPS | 1<<tagger.CC | 1<<tagger.MD | 1<<tagger.WDT | 1<<tagger.WP | 1<<tagger.WRB | 1<<tagger.TO | 1<<tagger.CD

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
