package rules

import (
	"github.com/mtlint/mtlint/internal/article"
	"github.com/mtlint/mtlint/internal/text"
)

// A CorpusRule compares articles with each other. Map sees each article alone and
// sets down small records under keys; Reduce then sees the records of one key, from
// all articles. Both are pure functions, so that articles may be mapped in any
// order and on any machine.
type CorpusRule struct {
	Meta
	Map    func(a *article.Article, emit func(key string, r Record))
	Reduce func(g *Group, report func(at Record, f Finding))
}

// A Record is what a corpus rule notes about a place in an article.
type Record struct {
	Article int       // number of the article in the run, from 0; the engine sets it
	Span    text.Span // in the decoded text
	Value   string    // whatever Reduce needs to know
}

// A Group is the records of one key, by article and place.
type Group struct {
	Key     string
	Records []Record
	Omitted int // records left out because the group is too large
	// Fresh reports whether the rule has not asked for this pair of articles before:
	// two articles often meet under many keys.
	Fresh func(a, b int) bool
	// Open returns an article of the run, or nil if it can no longer be read. It
	// belongs to the caller only until the next call.
	Open func(number int) *article.Article
	// Other makes a place that explains a finding of the place of a record, in
	// whatever article that is.
	Other func(r Record, message string) Related
}
