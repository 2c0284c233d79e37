package audit

import (
	"context"
	"errors"
	"iter"

	"github.com/mtlint/mtlint/internal/input"
	"github.com/mtlint/mtlint/internal/text"
	"github.com/mtlint/mtlint/rules"
)

// DefaultMemory is how much memory the records of corpus rules take.
const DefaultMemory = 32 << 20

// GroupLimit is how many records of one key are compared.
const GroupLimit = 2000

// A comparison is one run of the corpus rules. Articles are numbered in the order of
// the run; what does not depend on their number is in files.
type comparison struct {
	*Auditor
	results, articles *spool
	records           sorter // by rule, key, article and place
	pairs             sorter // that rules named
	found             sorter // findings, by article
	close             closeness
	idle              chan *library // that no goroutine is using
	cut               []int         // for each rule, groups that were larger than its limit
	failed            []string      // for each rule, why it did not judge a group
}

// compare keeps results and articles aside until all have been seen, compares the
// articles, and then passes on the results with what was found.
func (a *Auditor) compare(ctx context.Context, items iter.Seq[input.Item], write func(*rules.Result) error) (err error) {
	limit := a.Memory
	if limit <= 0 {
		limit = DefaultMemory
	}
	c := &comparison{
		Auditor: a, records: sorter{limit: limit}, pairs: sorter{limit: limit / 4}, found: sorter{limit: limit / 4},
		cut: make([]int, len(a.Corpus)), failed: make([]string, len(a.Corpus)), idle: make(chan *library, a.Jobs),
	}
	defer func() {
		err = errors.Join(err, c.records.close(), c.pairs.close(), c.found.close())
	}()
	if c.results, err = newSpool(); err != nil {
		return err
	}
	defer func() { err = errors.Join(err, c.results.close()) }()
	if c.articles, err = newSpool(); err != nil {
		return err
	}
	defer func() { err = errors.Join(err, c.articles.close()) }()
	for range a.Jobs {
		c.idle <- newLibrary(c.articles, a.Decoder)
	}
	for o := range a.checked(ctx, items) {
		first := o // for those who watch: comparing may find more
		a.settle(&first.Result)
		a.seen(&first)
		if err := c.keep(&o); err != nil {
			return err
		}
	}
	if ctx.Err() == nil {
		if a.Comparing != nil {
			a.Comparing(len(c.results.at))
		}
		if err := c.judge(ctx); err != nil {
			return err
		}
		a.Compared = ctx.Err() == nil
	}
	return c.report(ctx, write)
}

// keep sets an outcome aside.
func (c *comparison) keep(o *outcome) error {
	number := len(c.results.at)
	if err := errors.Join(c.results.add(o.result), c.articles.add(o.article)); err != nil {
		return err
	}
	for i := range o.Entries {
		e := &o.Entries[i]
		if err := c.records.add(recordKey(e, number), e.Value); err != nil {
			return err
		}
	}
	return nil
}

// recordKey is the key by which a record is sorted: hashes of 64 bits stand for keys,
// and of ten million two are equal once in 400,000 runs.
func recordKey(e *entry, article int) [3]uint64 {
	const ruleBits = 8
	h := hash64(e.key)
	return [3]uint64{
		uint64(e.rule)<<(64-ruleBits) | h>>ruleBits, (h&(1<<ruleBits-1))<<32 | uint64(uint32(article)),
		uint64(uint32(e.Span.Start))<<32 | uint64(uint32(e.Span.End)),
	}
}

// hash64 is FNV-1a, and a step that mixes its upper bits.
func hash64(key string) uint64 {
	h := uint64(0xcbf29ce484222325)
	for i := range len(key) {
		h = (h ^ uint64(key[i])) * 0x100000001b3
	}
	h ^= h >> 32
	return h * 0x9e3779b97f4a7c15
}

// readRecord undoes recordKey, but for the value; group is equal for records of one key of one rule.
func readRecord(r *row) (rule int, group [2]uint64, rec rules.Record) {
	return int(r.key[0] >> 56), [2]uint64{r.key[0], r.key[1] >> 32}, rules.Record{
		Article: int(uint32(r.key[1])), Span: text.Span{Start: int32(r.key[2] >> 32), End: int32(uint32(r.key[2]))},
	}
}

// A batch is groups of one rule that are judged together.
type batch struct {
	rule   int
	groups []rules.Group
	size   int // records
}

// batchSize is how many records make a batch: handing on each group alone would take
// longer than to judge it.
const batchSize = 512

// batches yields the groups that have two records or more, until ctx is done.
func (c *comparison) batches(ctx context.Context, failed *error) iter.Seq[batch] {
	return func(yield func(batch) bool) {
		var b batch
		var g rules.Group
		var key [2]uint64
		var first rules.Record // of a group that has only one as yet, without its value
		var value []byte       // which most groups have for nothing
		n := 0
		end := func() bool {
			if n > 1 {
				b.groups, b.size = append(b.groups, g), b.size+len(g.Records)
				if g.Omitted > 0 {
					c.cut[b.rule]++
				}
			}
			n, g = 0, rules.Group{}
			if b.size < batchSize {
				return true
			}
			full := b
			b = batch{rule: b.rule}
			return yield(full)
		}
		for r, err := range c.records.all() {
			if err != nil || ctx.Err() != nil {
				*failed = err
				return
			}
			rule, k, rec := readRecord(&r)
			if k != key || n == 0 {
				if !end() {
					return
				}
				key = k
			}
			if rule != b.rule {
				if b.size > 0 && !yield(b) {
					return
				}
				b = batch{rule: rule}
			}
			limit := c.Corpus[rule].Limit
			if limit == 0 {
				limit = GroupLimit
			}
			switch n++; {
			case n == 1:
				first, value = rec, append(value[:0], r.value...)
			case n == 2:
				first.Value, rec.Value = string(value), string(r.value)
				g.Records = append(g.Records, first, rec)
			case len(g.Records) < limit:
				rec.Value = string(r.value)
				g.Records = append(g.Records, rec)
			default:
				g.Omitted++
			}
		}
		if end() && b.size > 0 {
			yield(b)
		}
	}
}

// A named pair of articles.
type pair struct {
	a, b  int // a before b
	alike float64
}

// A discovery is a finding of a corpus rule, and what brings those of one article
// into order.
type discovery struct {
	article, other int
	at             text.Span
	finding        string // empty: it is only counted
}

// A verdict is what judging a batch or a task gave.
type verdict struct {
	rule   int
	pairs  []pair
	found  []discovery
	failed string
}

// judge hands each group of records to its rule, and then each pair that was named.
func (c *comparison) judge(ctx context.Context) error {
	c.close = newCloseness(len(c.results.at))
	lately := make(recent, 1<<recentBits)
	rule := 0 // that named the pairs of lately: another one may find them more alike
	var failed error
	for v := range Ordered(context.WithoutCancel(ctx), c.batches(ctx, &failed), c.Jobs, c.reduce) {
		if v.rule != rule {
			rule = v.rule
			clear(lately)
		}
		for i := range v.pairs {
			p := &v.pairs[i]
			if lately.had(p) {
				continue
			}
			c.close.join(p.a, p.b)
			if err := c.pairs.add(pairKey(p), ""); err != nil {
				return err
			}
		}
		if err := c.keepFound(&v); err != nil {
			return err
		}
	}
	if failed != nil || ctx.Err() != nil {
		return failed
	}
	return c.meet(ctx)
}

func (c *comparison) keepFound(v *verdict) error {
	if v.failed != "" {
		c.failed[v.rule] = v.failed
	}
	for _, d := range v.found {
		key := [3]uint64{uint64(d.article), uint64(v.rule)<<32 | uint64(d.other), uint64(d.at.Start)<<32 | uint64(d.at.End)}
		if err := c.found.add(key, d.finding); err != nil {
			return err
		}
	}
	return nil
}

// reduce lets a rule judge a batch of groups. A panic costs one group only.
func (c *comparison) reduce(b batch) verdict {
	v := verdict{rule: b.rule}
	lib := <-c.idle
	defer func() { c.idle <- lib }()
	r := c.Corpus[b.rule]
	for i := range b.groups {
		g := &b.groups[i]
		g.Meet = func(x, y rules.Record, alike float64) {
			v.pairs = append(v.pairs, pair{min(x.Article, y.Article), max(x.Article, y.Article), alike})
		}
		g.Other = func(rec rules.Record, message string) rules.Related {
			o := lib.article(rec.Article)
			return o.place(rec.Span, message)
		}
		v.contain(func() {
			r.Reduce(g, func(at rules.Record, f rules.Finding) {
				f.Span = at.Span
				v.report(r, at.Article, 0, f)
			})
		})
	}
	return v
}

// contain runs part of a rule; a panic ends only that.
func (v *verdict) contain(f func()) {
	defer func() {
		if p := recover(); p != nil {
			v.failed = describe(p)
		}
	}()
	f()
}

// omit counts a finding of an article that has enough of them.
func (v *verdict) omit(article, other int, at text.Span) {
	v.found = append(v.found, discovery{article, other, at, ""})
}

func (v *verdict) report(r *rules.CorpusRule, article, other int, f rules.Finding) {
	f.Rule, f.Name, f.Category = r.ID, r.Name, r.Category
	if f.Severity == 0 {
		f.Severity = r.Severity
	}
	if f.Confidence == 0 {
		f.Confidence = r.Precision.Confidence()
	}
	v.found = append(v.found, discovery{article, other, f.Span, string(encode(&f))})
}
