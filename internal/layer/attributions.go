package layer

import (
	"github.com/mtlint/mtlint/internal/article"
	"github.com/mtlint/mtlint/internal/text"
)

// Attributions says who speaks each quotation, as far as the text shows it.
var Attributions = article.NewLayer("attributions", buildAttributions)

// A Place is where the words that name the speaker of a quotation stand.
type Place uint8

// The places.
const (
	Unattributed Place = iota
	AfterQuote         // “…,” said Jane Doe
	BeforeQuote        // Jane Doe said: “…”
	AroundQuote        // Jane Doe said the plan was “…”
	BetweenParts       // the later ones of “…,” she said, “…” and said it was “…” and “…”
	CarriedOver        // “…,” she said. “…”
)

// A SpeakerKind is how a speaker is named.
type SpeakerKind uint8

// The kinds of speaker.
const (
	NoSpeaker        SpeakerKind = iota
	NamedSpeaker                 // Jane Doe, the mayor, Jane Doe, Downing Street
	DescribedSpeaker             // the official, a spokesman for the union
	PronounSpeaker               // she
)

// An Attribution tells who speaks one quotation of [Quotes].
type Attribution struct {
	Quote   int32 // index into Quoting.All
	Place   Place
	Kind    SpeakerKind
	Verb    int32      // the reporting verb, or the word “according”; -1 if there is none
	Speaker text.Range // tokens of the words that name the speaker
	// Key is the folded word by which the speaker is known again: the surname, or
	// the noun of a description. Of a pronoun it is that of the speaker before.
	Key string
	// Sure is false where the key was guessed from another attribution.
	Sure  bool
	Joint bool // several speakers: “Jane Doe and John Roe said”
}

// maxTagged bounds how far from its quotation an attribution is looked for.
const maxTagged = 24

type attributer struct {
	d   *text.Document
	w   *WordIndex
	q   *Quoting
	s   *SpeechFinder
	all []Attribution
}

// buildAttributions returns one Attribution for each quotation, in their order.
func buildAttributions(a *article.Article) []Attribution {
	q := Quotes.Of(a)
	if len(q.All) == 0 {
		return nil
	}
	x := &attributer{d: a.Doc, w: Words.Of(a), q: q, s: Speech.Of(a), all: make([]Attribution, len(q.All))}
	before := make([]int32, 0, 8) // of each depth: the quotation before
	for i := range q.All {
		depth := int(q.All[i].Depth)
		for len(before) <= depth {
			before = append(before, -1)
		}
		before = before[:depth+1]
		x.all[i] = x.attribute(int32(i), before[depth])
		before[depth] = int32(i)
	}
	return x.all
}

// bounds returns the tokens between which the attribution of a quotation stands.
func (x *attributer) bounds(o *Quotation, i int32) (lo, hi int32) {
	lo = x.d.Blocks[o.Blocks.First].Tokens.First
	hi = x.d.Blocks[o.Blocks.End-1].Tokens.End
	if up := x.q.parents[i]; up >= 0 {
		p := &x.q.All[up]
		lo = max(lo, p.Open+1)
		if p.Close >= 0 {
			hi = min(hi, p.Close)
		}
	}
	return lo, hi
}

func (x *attributer) attribute(i, before int32) Attribution {
	o := &x.q.All[i]
	lo, hi := x.bounds(o, i)
	none := Attribution{Quote: i, Verb: -1}
	if o.Close >= 0 {
		if at, ok := x.after(o.Close+1, hi); ok {
			return x.settle(at, i, before)
		}
	}
	var prev *Quotation
	if before >= 0 && x.q.All[before].Close >= 0 && x.q.All[before].Close >= lo {
		prev = &x.q.All[before]
		lo = prev.Close + 1
	}
	at, found := x.before(lo, o.Open)
	if found && (prev == nil || at.Verb != x.all[before].Verb || at.Kind == NoSpeaker) {
		return x.settle(at, i, before)
	}
	if prev == nil || x.all[before].Kind == NoSpeaker {
		if lo == o.Open && o.Blocks.First > 0 {
			if at, ok := x.lineBefore(o.Blocks.First - 1); ok {
				return x.settle(at, i, before)
			}
		}
		return none
	}
	carried := x.all[before]
	carried.Quote = i
	switch {
	case x.d.SentenceAt(x.d.Tokens[prev.Close].Start) == x.d.SentenceAt(x.d.Tokens[o.Open].Start) && o.Open-prev.Close <= maxTagged:
		carried.Place = BetweenParts
	case x.tagged(prev.Close+1, o.Open):
		carried.Place = CarriedOver
	default:
		return none
	}
	return carried
}

// tagged reports whether tokens [from, to) are an attribution and nothing else:
// the rest of the sentence that the earlier quotation begins.
func (x *attributer) tagged(from, to int32) bool {
	if from >= to {
		return true
	}
	if to-from > 2*maxTagged {
		return false
	}
	first := x.d.SentenceAt(x.d.Tokens[from].Start)
	return x.d.Sentences[first].Tokens.End >= to
}

// settle completes an attribution: the key of a pronoun is that of the speaker
// before.
func (x *attributer) settle(a Attribution, i, before int32) Attribution {
	a.Quote, a.Sure = i, a.Kind == NamedSpeaker || a.Kind == DescribedSpeaker
	if a.Kind == PronounSpeaker && before >= 0 && x.q.All[before].Blocks.End+1 >= x.q.All[i].Blocks.First {
		a.Key = x.all[before].Key
	}
	return a
}

// after finds the attribution that begins at token from.
func (x *attributer) after(from, hi int32) (a Attribution, ok bool) {
	for from < hi && x.w.Is(int(from), ",", "-", "–", "—") {
		from++
	}
	hi = min(hi, from+maxTagged)
	if from >= hi {
		return a, false
	}
	a.Place = AfterQuote
	if x.w.Is(int(from), "according") && x.w.Is(int(from)+1, "to") {
		a.Verb = from
		return x.name(a, from+2, hi)
	}
	v, ok := x.s.Tag(from, hi)
	if !ok || v == from && x.w.Is(int(v), "told", "tells") { // whom, not who
		return a, false
	}
	a.Verb = v
	if v == from {
		return x.name(a, v+1, hi)
	}
	return x.name(a, from, v)
}

// before finds the attribution that ends at the opening mark.
func (x *attributer) before(lo, open int32) (a Attribution, ok bool) {
	d := x.d
	sent := d.SentenceAt(d.Tokens[open].Start)
	from := max(lo, open-maxTagged)
	if first := d.Sentences[sent].Tokens.First; first < open {
		from = max(from, first)
	} else if open > lo && x.w.Is(int(open)-1, ":") { // a colon may end the sentence
		from = max(from, d.Sentences[d.SentenceAt(d.Tokens[open-1].Start)].Tokens.First)
	} else {
		return a, false
	}
	for v := open - 1; v >= from; v-- {
		switch {
		case x.w.Is(int(v), "according") && x.w.Is(int(v)+1, "to"):
			a.Verb, a.Place = v, AroundQuote
			return x.name(a, v+2, open)
		case !x.s.Verb(v) || x.w.Is(int(v)-1, "to", "the", "a", "not", "be", "was", "were", "is", "are", "been"):
			continue
		}
		a.Verb, a.Place = v, AroundQuote
		if v+1 == open || x.w.Is(int(open)-1, ",", ":", "that") {
			a.Place = BeforeQuote
		}
		return x.subject(a, from, v)
	}
	return a, false
}

// lineBefore finds the attribution in a line of its own that ends with a colon.
func (x *attributer) lineBefore(block int32) (a Attribution, ok bool) {
	r := x.d.Blocks[block].Tokens
	if r.Len() == 0 || !x.w.Is(int(r.End)-1, ":") {
		return a, false
	}
	from := max(r.First, r.End-maxTagged)
	for v := r.End - 2; v >= from; v-- {
		if x.s.Verb(v) {
			a.Verb, a.Place = v, BeforeQuote
			return x.subject(a, x.d.Sentences[x.d.SentenceAt(x.d.Tokens[v].Start)].Tokens.First, v)
		}
	}
	return a, false
}

// subject takes for the speaker the noun phrase that ends before the verb.
func (x *attributer) subject(a Attribution, from, v int32) (Attribution, bool) {
	end := v
	for end > from && x.d.Tokens[end-1].Kind == text.Word && x.s.adverbial(x.w.Low(int(end)-1)) {
		end--
	}
	if end > from && x.w.Is(int(end)-1, "he", "she", "they", "it", "who", "i", "we") {
		return x.name(a, end-1, end)
	}
	if end > from && x.w.Is(int(end)-1, ",") { // Jane Doe, of Acme, who was there, said
		first := x.afterComma(from, end-1)
		if first == from {
			return a, false
		}
		end = first - 1
		for {
			first = x.afterComma(from, end)
			if first == from || !x.w.Is(int(first), "of", "who", "from", "a", "an", "the", "whose", "at") {
				break
			}
			end = first - 1
		}
	}
	first := end
	for first > from {
		low := x.w.Low(int(first) - 1)
		if t := x.d.Tokens[first-1]; t.Kind == text.Punct && low != "." && low != "-" && low != "&" || clauseWord(low) {
			break
		}
		first--
	}
	return x.name(a, first, end)
}

// afterComma returns the token after the last comma of tokens [from, to), or from.
func (x *attributer) afterComma(from, to int32) int32 {
	for to > from && !x.w.Is(int(to)-1, ",") {
		to--
	}
	return to
}

// clauseWord reports whether a word ends the noun phrase before it.
func clauseWord(w string) bool {
	switch w {
	case "that", "and", "but", "when", "while", "as", "because", "if", "although", "though", "after", "before", "since", "which", "where", "whom", "whose":
		return true
	}
	return false
}
