package audit

import (
	"cmp"
	"context"
	"encoding/json"
	"iter"

	"github.com/mtlint/mtlint/rules"
)

// An amendment is an article with what comparing it found, as the sorter has it.
type amendment struct {
	number  int
	found   []rules.Finding
	omitted int
}

// amendments yields all articles in order, until ctx is done.
func (c *comparison) amendments(ctx context.Context, failed *error) iter.Seq[amendment] {
	return func(yield func(amendment) bool) {
		next, stop := iter.Pull2(c.found.all())
		defer stop()
		r, err, more := next()
		for number := range c.results.at {
			m := amendment{number: number}
			same := map[uint64]int{} // by rule
			for more && err == nil && int(r.key[0]) == number {
				if err = m.add(&r, same); err == nil {
					r, err, more = next()
				}
			}
			if err != nil || ctx.Err() != nil {
				*failed = err
				return
			}
			if !yield(m) {
				return
			}
		}
	}
}

// add reads one more finding. Several keys may have led to the same one.
func (m *amendment) add(r *row, same map[uint64]int) error {
	var f rules.Finding
	if err := json.Unmarshal(r.value, &f); err != nil {
		return err
	}
	for i := range m.found {
		if have := &m.found[i]; have.Rule == f.Rule && have.Span == f.Span && have.Message == f.Message {
			return nil
		}
	}
	if same[r.key[1]]++; same[r.key[1]] > mostFound {
		m.omitted++
		return nil
	}
	m.found = append(m.found, f)
	return nil
}

// An amended result has what comparing found.
type amended struct {
	rules.Result
	err error
}

// report passes on the results, with what comparing found. If ctx is done only now,
// it stops; if it was done before, somebody waits for what there is.
func (c *comparison) report(ctx context.Context, write func(*rules.Result) error) error {
	if ctx.Err() != nil {
		ctx = context.WithoutCancel(ctx)
	} else {
		c.notes()
	}
	var failed error
	for s := range Ordered(context.WithoutCancel(ctx), c.amendments(ctx, &failed), c.Jobs, c.amend) {
		if s.err != nil {
			return s.err
		}
		c.settle(&s.Result)
		if err := write(&s.Result); err != nil {
			return err
		}
	}
	return failed
}

func (c *comparison) amend(m amendment) (s amended) {
	data, err := c.results.get(m.number)
	if err != nil {
		s.err = err
		return s
	}
	o, err := decodeOutcome(data)
	if err != nil {
		s.err = err
		return s
	}
	s.Result = o.Result
	if len(m.found) > 0 {
		lib := <-c.idle
		a := lib.article(m.number)
		c.idle <- lib
		p, err := c.Profile(s.Result.Path)
		if s.err = err; err != nil || a.Article == nil {
			return s
		}
		for i := range m.found {
			m.found[i].Severity = cmp.Or(p.Severity[m.found[i].Rule], m.found[i].Severity)
		}
		p.Amend(a.Article, &s.Result, m.found)
		s.Result.Omitted += m.omitted
	}
	return s
}

// notes tells what the comparison left out.
func (c *comparison) notes() {
	for i, r := range c.Corpus {
		limit := r.Limit
		if limit == 0 {
			limit = GroupLimit
		}
		if n := c.cut[i]; n > 0 {
			c.note("rule %s: %d groups of articles are larger than %d; of each, the first %d were compared with each other", r.ID, n, limit, limit)
		}
		if c.failed[i] != "" {
			c.note("rule %s did not judge all articles (%s); please report this", r.ID, c.failed[i])
		}
	}
}
