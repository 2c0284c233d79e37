package all

import (
	"github.com/mtlint/mtlint/rules"
	"github.com/mtlint/mtlint/rules/corpus"
)

// Corpus holds every rule that compares articles with each other.
var Corpus = []*rules.CorpusRule{
	corpus.EventContradiction,
	corpus.HeadlineShared,
	corpus.LineRecurs,
	corpus.NearDuplicate,
}
