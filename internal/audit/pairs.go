package audit

import (
	"context"
	"iter"
)

// closeness groups articles that rules named together, however little they are alike: they
// are compared one after the other while they stay open, and outvote each other. A group is
// bounded by what can be kept open.
type closeness struct{ parent, size []int32 }

func newCloseness(n int) closeness {
	c := closeness{make([]int32, n), make([]int32, n)}
	for i := range c.parent {
		c.parent[i], c.size[i] = int32(i), 1
	}
	return c
}

func (c *closeness) root(a int) int {
	for c.parent[a] != int32(a) {
		c.parent[a] = c.parent[c.parent[a]]
		a = int(c.parent[a])
	}
	return a
}

func (c *closeness) join(a, b int) {
	a, b = c.root(a), c.root(b)
	if a == b || c.size[a]+c.size[b] > openArticles {
		return
	}
	if c.size[a] < c.size[b] {
		a, b = b, a
	}
	c.parent[b] = int32(a)
	c.size[a] += c.size[b]
}

// recent remembers pairs that were named: most pairs are named under many keys, which
// come in no order, and need not be sorted again and again. A pair that another one has
// pushed out counts as new.
type recent []uint64

// recentBits gives the number that are remembered: the pairs of 100,000 articles.
const recentBits = 19

// had reports whether a pair was named lately, and remembers it.
func (r recent) had(p *pair) bool {
	key := uint64(p.a)<<32 | uint64(uint32(p.b))
	slot := &r[key*0x9e3779b97f4a7c15>>(64-recentBits)]
	if *slot == key {
		return true
	}
	*slot = key
	return false
}

// A task is pairs of articles whose first ones are of one group.
type task struct {
	root  int
	pairs []meeting
}

// A meeting is a pair of articles that are to be compared.
type meeting struct{ a, b int }

// tasks yields the pairs that rules named, each once, until ctx is done.
func (c *comparison) tasks(ctx context.Context, failed *error) iter.Seq[task] {
	return func(yield func(task) bool) {
		sorted := sorter{limit: c.pairs.limit}
		defer func() {
			if err := sorted.close(); *failed == nil {
				*failed = err
			}
		}()
		for m, err := range c.chosen() {
			if err == nil {
				err = sorted.add([3]uint64{uint64(c.close.root(m.a)), uint64(m.a)<<32 | uint64(uint32(m.b))}, "")
			}
			if err != nil {
				*failed = err
				return
			}
		}
		var t task
		for r, err := range sorted.all() {
			if err != nil || ctx.Err() != nil {
				*failed = err
				return
			}
			if root := int(r.key[0]); root != t.root {
				if len(t.pairs) > 0 && !yield(t) {
					return
				}
				t = task{root: root}
			}
			t.pairs = append(t.pairs, meeting{int(r.key[1] >> 32), int(uint32(r.key[1]))})
		}
		if len(t.pairs) > 0 {
			yield(t)
		}
	}
}

// Of articles that are one text but for some words, each is compared only with the few before
// it that are most like it. All are linked by such pairs, so that what one of them has
// otherwise than the others shows in at least one; and of eight copies there are 18, not 28.
const (
	oneText    = 0.6
	mostCopies = 3
)

// pairKey is the key by which a named pair is sorted: by its second article, the most like
// it first.
func pairKey(p *pair) [3]uint64 { return [3]uint64{uint64(p.b), unlike(p.alike), uint64(p.a)} }

func unlike(alike float64) uint64 {
	const steps = 1 << 16
	return uint64((1 - alike) * steps)
}

// chosen yields of the pairs that rules named those that are to be compared, each once.
func (c *comparison) chosen() iter.Seq2[meeting, error] {
	return func(yield func(meeting, error) bool) {
		second, copies := -1, 0
		had := map[int]bool{} // the first of the pairs that have this second one
		for r, err := range c.pairs.all() {
			if err != nil {
				yield(meeting{}, err)
				return
			}
			m := meeting{int(r.key[2]), int(r.key[0])}
			if m.b != second {
				second, copies = m.b, 0
				clear(had)
			}
			if had[m.a] {
				continue
			}
			had[m.a] = true
			if r.key[1] <= unlike(oneText) {
				if copies == mostCopies {
					continue
				}
				copies++
			}
			if !yield(m, nil) {
				return
			}
		}
	}
}

// meet hands each pair of articles to the rules.
func (c *comparison) meet(ctx context.Context) error {
	var failed error
	for all := range Ordered(context.WithoutCancel(ctx), c.tasks(ctx, &failed), c.Jobs, c.compareAll) {
		for i := range all {
			if err := c.keepFound(&all[i]); err != nil {
				return err
			}
		}
	}
	return failed
}
