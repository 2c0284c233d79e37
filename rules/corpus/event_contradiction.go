package corpus

import (
	"github.com/mtlint/mtlint/internal/article"
	"github.com/mtlint/mtlint/internal/mqm"
	"github.com/mtlint/mtlint/internal/text"
	"github.com/mtlint/mtlint/rules"
)

// EventContradiction finds two articles about one event that disagree on a fact.
var EventContradiction = &rules.CorpusRule{
	Meta: rules.Meta{
		ID: "event-contradiction", Name: "Articles about one event disagree", Category: mqm.Mistranslation, Severity: mqm.Minor,
		Rationale: `Two translations of one story, or a story and its rewritten copy, say the same thing in the same sentence, and one of them says 14 where the other says 41, spells a name in another way, ` +
			`puts it on another day, gives a person another title or a quotation another speaker, or has lost a “not”. One of the two is wrong; nothing but the other article shows it. Where an article stands alone against several, it is mostly the wrong one; the others are told for information.`,
		LetsPass: `Sentences that have less than six tenths of their words in common, tolls and counts between articles of different days or beside words such as “so far” and “at least”, rounded numbers, ` +
			`amounts in another currency or unit, names with and without accents, titles that one person bears side by side or between which a translator may choose, former titles, quotations where another sentence begins with a name, articles that are dated more than three days apart. ` +
			`A count of victims that differs between articles without a date is advice.`,
	},
	Map: func(a *article.Article, emit func(string, rules.Record)) {
		value, keys := eventOf(a)
		if len(keys) == 0 {
			return
		}
		r := rules.Record{Span: head(a), Value: value}
		for _, k := range keys {
			emit(k, r)
		}
	},
	Reduce:  eventContradiction,
	Compare: compareEvents,
	Votes:   true,
}

// eventChecks is how many articles one is compared with under a key: those that
// were read last before it. Articles meet under many keys.
const eventChecks = 5

// namesTell is how much alike two texts are that have all their rare names and numbers in
// common: many texts may have been written about one event.
const namesTell = 0.5

func eventContradiction(g *rules.Group, _ func(rules.Record, rules.Finding)) {
	for j, b := range g.Records {
		checks := 0
		for i := j - 1; i >= max(0, j-lookedBack) && checks < eventChecks; i-- {
			a := g.Records[i]
			if alike, ok := sameEvent(a.Value, b.Value); ok && a.Article != b.Article {
				checks++
				g.Meet(a, b, alike*namesTell)
			}
		}
	}
}

// compareEvents reports what two articles about one event disagree on.
func compareEvents(a, b *article.Article, report func(rules.Match)) {
	const relation = "what the other article says"
	x, y := dayOf(a.Meta.Date), dayOf(b.Meta.Date)
	for _, c := range contradictions(a, b, x != 0 && y != 0 && x != y) {
		report(rules.Match{A: c.a, B: c.b, SaysA: c.what(c.quoteA, c.quoteB), SaysB: c.what(c.quoteB, c.quoteA), ForA: c.severity, ForB: c.severity, Relation: relation})
	}
}

// A contradiction is a pair of places that disagree.
type contradiction struct {
	a, b           text.Span
	quoteA, quoteB string
	fact           string // how they differ, if the words do not show it
	severity       mqm.Severity
}

func (c *contradiction) what(here, there string) string {
	m := "this article says “" + here + "”, another about the same event says “" + there + "”"
	if c.fact != "" {
		m += ": " + c.fact
	}
	return m
}

// mostContradictions bounds what is reported of two articles: those that disagree in
// everything are not about one event.
const mostContradictions = 6

// contradictions compares two articles about what seems to be one event.
func contradictions(a, b *article.Article, otherDay bool) (all []contradiction) {
	e := &event{a: accounts.Of(a), b: accounts.Of(b), otherDay: otherDay, seen: map[[2]string]bool{}}
	pairs := e.match()
	if len(pairs) == 0 {
		return nil
	}
	for _, p := range pairs {
		e.sentences(p)
	}
	if e.linked() {
		e.persons()
		e.quotations()
	}
	if len(e.found) > mostContradictions {
		return nil
	}
	return e.found
}

// An event is a comparison of two accounts.
type event struct {
	a, b     *account
	otherDay bool // the articles are dated on different days
	same     int  // sentences that both have
	found    []contradiction
	seen     map[[2]string]bool // pairs of words that have been reported
}

// linked reports whether enough sentences of the shorter article are in the other
// for its persons to be the other's too.
func (e *event) linked() bool {
	return e.same >= 2 || e.same*3 >= min(len(e.a.said), len(e.b.said))
}

// once reports whether a pair of words is new.
func (e *event) once(kind, a, b string) bool {
	k := [2]string{kind + a, b}
	if e.seen[k] {
		return false
	}
	e.seen[k] = true
	return true
}
