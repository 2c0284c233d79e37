package corpus

import (
	"slices"
	"strings"

	"github.com/mtlint/mtlint/internal/layer"
	"github.com/mtlint/mtlint/internal/text"
)

// leastQuoted is how many words a quotation must have to be known again.
const leastQuoted = 6

// quotations reports one quotation that is given to two speakers.
func (e *event) quotations() {
	theirs := map[string]*layer.Attribution{}
	all := layer.Attributions.Of(e.b.Article)
	for i := range all {
		for _, k := range e.b.quoted(&all[i]) {
			theirs[k] = &all[i]
		}
	}
	mine := layer.Attributions.Of(e.a.Article)
	for i := range mine {
		x := &mine[i]
		for _, k := range e.a.quoted(x) {
			if y := theirs[k]; y != nil && e.twoSpeakers(x, y) {
				break
			}
		}
	}
}

// quoted returns keys of a quotation whose speaker is named: its first words, its last
// and, of a long one, those in the middle.
func (c *account) quoted(x *layer.Attribution) (keys []string) {
	if x.Kind != layer.NamedSpeaker || !x.Sure || x.Joint || x.Key == "" || x.Place == layer.CarriedOver {
		return nil
	}
	q := &layer.Quotes.Of(c.Article).All[x.Quote]
	if q.Close < 0 || c.Doc.BlockAt(c.Doc.Tokens[q.Open].Start) != c.Doc.BlockAt(c.Doc.Tokens[q.Close].Start) || !c.tagged(x, q) {
		return nil
	}
	words := foldedWords(c.Article, text.Range{First: q.Open + 1, End: q.Close})
	if len(words) < leastQuoted {
		return nil
	}
	keys = []string{"<" + strings.Join(words[:leastQuoted], " "), ">" + strings.Join(words[len(words)-leastQuoted:], " ")}
	if len(words) >= 3*leastQuoted {
		middle := (len(words) - leastQuoted) / 2
		keys = append(keys, strings.Join(words[middle:middle+leastQuoted], " "))
	}
	return keys
}

// tagged reports whether the words after a quotation belong to it and not to the next:
// “…,” they said, “…?” asked they, but not “….” They said, and whether they name the
// speaker to the end: not “said the union's” of “said the union's Jane Doe”.
func (c *account) tagged(x *layer.Attribution, q *layer.Quotation) bool {
	after := int(x.Speaker.End)
	if c.w.Is(after, "'", "’", "'s", "’s") || strings.HasSuffix(c.w.Low(after-1), "'s") {
		return false
	}
	last := int(q.Close) - 1
	if c.w.Is(last, "'", "’") { // of one in it
		last--
	}
	return x.Place != layer.AfterQuote || c.w.Is(last, ",") || c.w.Is(int(q.Close)+1, ",") || x.Verb == q.Close+1
}

// twoSpeakers reports the speakers of one quotation if they are two persons.
func (e *event) twoSpeakers(x, y *layer.Attribution) bool {
	if 2*layer.SpellingDistance(x.Key, y.Key) <= max(len(x.Key), len(y.Key)) || !ascii(x.Key) || !ascii(y.Key) || !e.person(x.Key) || !e.person(y.Key) ||
		e.a.among(x.Speaker, y.Key) || e.b.among(y.Speaker, x.Key) {
		return false
	}
	for i := x.Speaker.First; i < x.Speaker.End && !e.distinct(x.Key, y.Key); i++ {
		if e.a.Doc.Tokens[i].Shape != text.Lower && e.a.Doc.Tokens[i].Kind == text.Word && e.b.among(y.Speaker, bare(e.a.w.Low(int(i)))) && !e.a.courtesy(i) {
			return false // the same first name or office
		}
	}
	a, b := e.a.speaker(x), e.b.speaker(y)
	if e.once("speaker ", x.Key, y.Key) {
		e.found = append(e.found, contradiction{a: a, b: b, quoteA: e.a.quote(a), quoteB: e.b.quote(b), fact: "one quotation with two speakers"})
	}
	return true
}

// distinct reports whether one of the articles names two persons by these surnames.
func (e *event) distinct(x, y string) bool {
	for _, c := range []*account{e.a, e.b} {
		people := layer.People.Of(c.Article)
		p, q := people.Named(x), people.Named(y)
		if len(p) == 1 && len(q) == 1 && p[0] != q[0] && people.Persons[p[0]].First != y && people.Persons[q[0]].First != x {
			return true
		}
	}
	return false
}

// courtesy reports whether a token is Mr or Ms.
func (c *account) courtesy(i int32) bool { return c.w.Is(int(i), "mr", "mrs", "ms", "miss", "dr") }

// person reports whether a key is the surname of somebody, not an institution.
func (e *event) person(key string) bool {
	return len(layer.People.Of(e.a.Article).Named(key)) > 0 || len(layer.People.Of(e.b.Article).Named(key)) > 0
}

func (c *account) among(r text.Range, key string) bool {
	return slices.ContainsFunc(foldedWords(c.Article, r), func(w string) bool { return bare(w) == key })
}

// speaker is the span of the words that name a speaker, with the reporting verb.
func (c *account) speaker(x *layer.Attribution) text.Span {
	t := c.Doc.Tokens
	s := text.Span{Start: t[x.Speaker.First].Start, End: t[x.Speaker.End-1].End}
	if x.Verb >= 0 && x.Speaker.End == x.Verb {
		s.End = t[x.Verb].End
	} else if x.Verb >= 0 && x.Verb == x.Speaker.First-1 {
		s.Start = t[x.Verb].Start
	}
	return s
}
