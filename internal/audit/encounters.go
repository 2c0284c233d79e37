package audit

import (
	"fmt"
	"strings"

	"github.com/mtlint/mtlint/internal/mqm"
	"github.com/mtlint/mtlint/internal/text"
	"github.com/mtlint/mtlint/rules"
)

// mostFound is how many findings of one corpus rule an article gets: an article with
// more copies than that is no better known by them.
const mostFound = 5

// An encounter is what a rule says to one article of a pair.
type encounter struct {
	rule, article, other int
	at, there            text.Span // in the article, and in the other
	words, theirs        string    // at these places, folded, if the rule counts votes
	says, relation       string
	severity             mqm.Severity
}

// A claim is the words of an article that others contradict.
type claim struct {
	rule, article int
	words         string
}

// encounters are those of a task.
type encounters struct {
	*comparison
	lib     *library
	all     []encounter
	found   map[[2]int]int         // how many, by rule and article
	against map[claim]map[int]bool // the articles that contradict a claim
	told    []verdict              // by rule
}

// compareAll compares the pairs of a task.
func (c *comparison) compareAll(t task) []verdict {
	e := &encounters{comparison: c, lib: <-c.idle, found: map[[2]int]int{}, against: map[claim]map[int]bool{}, told: make([]verdict, len(c.Corpus))}
	defer func() { c.idle <- e.lib }()
	for i := range e.told {
		e.told[i].rule = i
	}
	for _, m := range t.pairs {
		e.compare(m)
	}
	clear(e.found)
	for _, backed := range []bool{false, true} { // if there are too many, those that say more stay
		for i := range e.all {
			if x := &e.all[i]; e.backed(x) == backed {
				e.told[x.rule].contain(func() { e.tell(x, backed) })
			}
		}
	}
	return e.told
}

// compare lets the rules compare a pair, unless both articles have enough findings.
func (e *encounters) compare(m meeting) {
	a, b := e.lib.article(m.a), e.lib.article(m.b)
	if a.Article == nil || b.Article == nil {
		return
	}
	for i, r := range e.Corpus {
		enough := e.found[[2]int{i, m.a}] >= mostFound && e.found[[2]int{i, m.b}] >= mostFound
		if r.Compare == nil || enough || !e.judges(r, &a) || !e.judges(r, &b) {
			continue
		}
		e.told[i].contain(func() {
			r.Compare(a.Article, b.Article, func(x rules.Match) {
				var inA, inB string
				if r.Votes { // copied: the articles need not stay in memory for them
					inA, inB = strings.Clone(strings.ToLower(a.Doc.Text(x.A))), strings.Clone(strings.ToLower(b.Doc.Text(x.B)))
				}
				e.add(encounter{i, m.a, m.b, x.A, x.B, inA, inB, x.SaysA, x.Relation, x.ForA})
				e.add(encounter{i, m.b, m.a, x.B, x.A, inB, inA, x.SaysB, x.Relation, x.ForB})
			})
		})
	}
}

func (e *encounters) add(x encounter) {
	e.all = append(e.all, x)
	e.found[[2]int{x.rule, x.article}]++
	if !e.Corpus[x.rule].Votes {
		return
	}
	mine := claim{x.rule, x.article, x.words}
	if e.against[mine] == nil {
		e.against[mine] = map[int]bool{}
	}
	e.against[mine][x.other] = true
}

// contradicted is by how many articles what the other says is.
func (e *encounters) contradicted(x *encounter) int {
	return len(e.against[claim{x.rule, x.other, x.theirs}])
}

// backed reports whether more articles contradict the other than contradict this one.
func (e *encounters) backed(x *encounter) bool {
	return e.Corpus[x.rule].Votes && e.contradicted(x) > len(e.against[claim{x.rule, x.article, x.words}])
}

// tell reports an encounter to its article.
func (e *encounters) tell(x *encounter, backed bool) {
	v, key := &e.told[x.rule], [2]int{x.rule, x.article}
	if e.found[key]++; e.found[key] > mostFound {
		v.omit(x.article, x.other, x.at)
		return
	}
	if backed {
		x.severity = mqm.Neutral
		x.says += fmt.Sprintf("; %d articles contradict that one", e.contradicted(x))
	}
	other := e.lib.article(x.other)
	v.report(e.Corpus[x.rule], x.article, x.other, rules.Finding{Span: x.at, Message: x.says, Severity: x.severity, Related: []rules.Related{other.place(x.there, x.relation)}})
}

func describe(panicked any) string { return fmt.Sprint("panic: ", panicked) }
