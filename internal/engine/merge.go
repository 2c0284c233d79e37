package engine

import (
	"cmp"

	"github.com/mtlint/mtlint/internal/mqm"
	"github.com/mtlint/mtlint/rules"
)

// merge keeps one finding where several speak of the same words: the heavier
// one, with the others as related. found is sorted by place.
func merge(found []rules.Finding) []rules.Finding {
	kept := found[:0:0]
	for _, f := range found {
		into := -1
		for j := len(kept) - 1; j >= 0 && len(kept)-j <= mergeWindow; j-- {
			if sameWords(kept[j], f) {
				into = j
				break
			}
		}
		if into < 0 {
			kept = append(kept, f)
			continue
		}
		keep, drop := kept[into], f
		if heavier(f, keep) {
			keep, drop = f, keep
		}
		if drop.Rule != keep.Rule {
			keep.Related = append(keep.Related, rules.Related{Span: drop.Span, Message: drop.Message, Rule: drop.Rule})
		}
		keep.Related = append(keep.Related, drop.Related...)
		kept[into] = keep
	}
	return kept
}

// mergeWindow bounds how many findings back one looks, so that merging stays
// linear; findings are sorted, so those of the same words stand close together.
const mergeWindow = 8

// sameWords reports whether two findings speak of the same words: one covers the
// other and is not more than twice as long; both are about punctuation and share
// half of the shorter one; or one is the repetition, residue or
// notice of a whole block, in which nothing lighter needs to be said.
func sameWords(a, b rules.Finding) bool {
	if !a.Span.Overlaps(b.Span) {
		return false
	}
	if swallows(a, b) || swallows(b, a) {
		return true
	}
	short, long := a.Span.Len(), b.Span.Len()
	if short > long {
		short, long = long, short
	}
	if a.Category == mqm.Punctuation && b.Category == mqm.Punctuation {
		// Marks that stand wrongly break several rules about marks at once.
		shared := min(a.Span.End, b.Span.End) - max(a.Span.Start, b.Span.Start)
		return 2*int(shared) >= short
	}
	if !a.Span.Contains(b.Span) && !b.Span.Contains(a.Span) {
		return false
	}
	return 2*short >= long
}

// swallows reports whether f speaks of a whole block, and g of something in it that
// is not heavier.
func swallows(f, g rules.Finding) bool {
	return wholesale(f) && f.Span.Contains(g.Span) && f.Severity >= g.Severity
}

func wholesale(f rules.Finding) bool {
	switch f.Category {
	case mqm.Duplication, mqm.Residue, mqm.Notice:
		return true
	}
	return false
}

// heavier reports whether f is to be kept rather than g.
func heavier(f, g rules.Finding) bool {
	if swallows(f, g) || swallows(g, f) {
		return swallows(f, g)
	}
	if c := cmp.Or(cmp.Compare(f.Severity, g.Severity), cmp.Compare(f.Confidence, g.Confidence), cmp.Compare(f.Span.Len(), g.Span.Len())); c != 0 {
		return c > 0
	}
	return f.Rule < g.Rule
}
