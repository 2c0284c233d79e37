package audit

import (
	"bytes"
	"cmp"
	"context"
	"iter"

	"github.com/mtlint/mtlint/internal/layer"
	"github.com/mtlint/mtlint/rules"
)

// An amendment is an article with what comparing it found, as the sorter has it.
type amendment struct {
	number int
	found  [][]byte
}

// amendments yields all articles in order, until ctx is done.
func (c *comparison) amendments(ctx context.Context, failed *error) iter.Seq[amendment] {
	return func(yield func(amendment) bool) {
		next, stop := iter.Pull2(c.found.all())
		defer stop()
		r, err, more := next()
		for number := range c.results.at {
			m := amendment{number: number}
			for more && err == nil && int(r.key[0]) == number {
				m.found = append(m.found, bytes.Clone(r.value))
				r, err, more = next()
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

// findings reads what was found. Several keys may have led to the same finding.
func (m *amendment) findings() (all []rules.Finding, omitted int, err error) {
next:
	for _, data := range m.found {
		if len(data) == 0 {
			omitted++
			continue
		}
		var f rules.Finding
		if err := decode(data, &f); err != nil {
			return nil, 0, err
		}
		same := 0
		for i := range all {
			have := &all[i]
			if have.Rule != f.Rule {
				continue
			}
			if have.Span == f.Span && have.Message == f.Message {
				continue next
			}
			same++
		}
		if same == mostFound {
			omitted++
			continue
		}
		all = append(all, f)
	}
	return all, omitted, nil
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
	res, err := spooled(c.results, m.number)
	if err != nil {
		s.err = err
		return s
	}
	if s.Result = *res; len(m.found) == 0 {
		return s
	}
	found, omitted, err := m.findings()
	if err != nil {
		s.err = err
		return s
	}
	lib := <-c.idle
	a := lib.read(m.number, layer.RestoreText) // places need no more
	c.idle <- lib
	p, err := c.Profile(s.Result.Path)
	if s.err = err; err != nil || a.Article == nil {
		return s
	}
	for i := range found {
		found[i].Severity = cmp.Or(p.Severity[found[i].Rule], found[i].Severity)
	}
	p.Amend(a.Article, &s.Result, found)
	s.Result.Omitted += omitted
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
