package rules

import (
	"github.com/mtlint/mtlint/internal/article"
	"github.com/mtlint/mtlint/internal/mqm"
	"github.com/mtlint/mtlint/internal/text"
)

// A CorpusRule compares articles with each other. Map sees each article alone and
// sets down small records under keys; Reduce then sees the records of one key, from
// all articles. It reports what they show, or names pairs of articles. The Compare of
// every rule then sees each named pair once, whichever rule named it: what are copies
// to one may contradict each other to another. All are pure functions, so that
// articles may be mapped, and keys and pairs judged, in any order and on any machine.
type CorpusRule struct {
	Meta
	Map     func(a *article.Article, emit func(key string, r Record))
	Reduce  func(g *Group, report func(at Record, f Finding))
	Compare func(a, b *article.Article, report func(Match)) // a comes before b; may be nil

	// Votes says that the two places of a match contradict each other. If more articles
	// contradict the one than the other, it is the one that is probably wrong, and what
	// the other article is told is advice.
	Votes bool

	// Limit is how many records of one key are compared; 0 means the auditor's own
	// bound. A rule that takes a step or two for each may allow more.
	Limit int
}

// A Record is what a corpus rule notes about a place in an article.
type Record struct {
	Article int       // number of the article in the run, from 0; the auditor sets it
	Span    text.Span // in the decoded text
	Value   string    // whatever Reduce needs to know
}

// A Group is the records of one key, by article and place.
type Group struct {
	Records []Record
	Omitted int // records left out because the group is too large
	// Meet names a pair of articles for Compare, and says how alike they seem, from 0
	// to 1: of those that are one text but for some words, each is compared only with the
	// few before it that are most like it.
	Meet func(a, b Record, alike float64)
	// Other makes a place that explains a finding of the place of a record, in
	// whatever article that is.
	Other func(r Record, message string) Related
}

// A Match is two places in two articles that belong together: a finding of each
// article that has the other as its related place.
type Match struct {
	A, B         text.Span
	SaysA, SaysB string       // the messages
	ForA, ForB   mqm.Severity // unset: the rule's own
	Relation     string       // what the other place is
}
