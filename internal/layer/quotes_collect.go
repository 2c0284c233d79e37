package layer

import (
	"slices"

	"github.com/mtlint/mtlint/internal/text"
)

// collect turns what was paired into the layer's value.
func (q *Quoting) collect(p *quotePairer) {
	d := p.d
	heads := make([]int32, len(p.all)) // of each quotation: where its first paragraph went in q.All
	q.All = make([]Quotation, 0, len(p.all))
	for i := range p.all {
		o := &p.all[i]
		if o.dead || o.close < 0 && !o.joined && o.same < 0 {
			continue
		}
		m := &p.marks[o.open]
		if o.same >= 0 {
			heads[i] = heads[o.same]
			h := &q.All[heads[i]]
			h.Again = append(h.Again, m.inner())
			q.end(h, p, o)
			continue
		}
		heads[i] = int32(len(q.All))
		q.All = append(q.All, Quotation{
			Open: m.inner(), Close: -1, Style: m.Style, CloseStyle: m.Style,
			Span:    text.Span{Start: d.Tokens[m.First].Start, End: d.Blocks[m.Block].End},
			Inner:   text.Span{Start: d.Tokens[m.Last].End, End: d.Blocks[m.Block].End},
			Blocks:  text.Range{First: m.Block, End: m.Block + 1},
			Repeats: true,
		})
		q.end(&q.All[heads[i]], p, o)
	}
	q.Unpaired = p.loose
	slices.SortFunc(q.Unpaired, func(a, b Unpaired) int { return int(a.Token - b.Token) })
	q.nest()
	q.cover(d)
}

// end writes down where a quotation, or its next paragraph, ends.
func (q *Quoting) end(h *Quotation, p *quotePairer, o *openQuote) {
	m := &p.marks[o.open]
	h.Blocks.End = m.Block + 1
	h.Span.End = p.d.Blocks[m.Block].End
	h.Inner.End = h.Span.End
	if o.close >= 0 {
		c := &p.marks[o.close]
		h.Close, h.CloseStyle = c.inner(), c.Style
		h.Span.End, h.Inner.End = p.d.Tokens[c.Last].End, p.d.Tokens[c.First].Start
		h.Blocks.End = c.Block + 1
		h.Repeats = h.Repeats && !o.jumped
	}
}

// nest computes depths; a quotation that would cross another is cut off.
func (q *Quoting) nest() {
	var stack []int32
	q.parents = make([]int32, len(q.All))
	for i := range q.All {
		for len(stack) > 0 && q.All[stack[len(stack)-1]].Span.End <= q.All[i].Span.Start {
			stack = stack[:len(stack)-1]
		}
		if n := len(stack); n > 0 && q.All[i].Span.End > q.All[stack[n-1]].Span.End {
			in := q.All[stack[n-1]].Inner.End
			q.All[i].Span.End = max(in, q.All[i].Inner.Start)
			q.All[i].Inner.End = q.All[i].Span.End
		}
		q.All[i].Depth = int32(len(stack))
		q.parents[i] = -1
		if n := len(stack); n > 0 {
			q.parents[i] = stack[n-1]
		}
		stack = append(stack, int32(i))
	}
}

// cover lists the stretches that are quoted or may be.
func (q *Quoting) cover(d *text.Document) {
	u := 0
	add := func(s text.Span) {
		for n := len(q.top); n > 0 && s.Start <= q.top[n-1].End; n-- {
			s.Start, s.End = min(s.Start, q.top[n-1].Start), max(s.End, q.top[n-1].End)
			q.top = q.top[:n-1]
		}
		q.top = append(q.top, s)
	}
	doubt := func(u Unpaired) text.Span {
		t, b := d.Tokens[u.Token], d.Blocks[u.Block]
		if u.Opens {
			return text.Span{Start: t.Start, End: b.End}
		}
		return text.Span{Start: b.Start, End: t.End}
	}
	for i := range q.All {
		s := q.All[i].Span
		for ; u < len(q.Unpaired) && doubt(q.Unpaired[u]).Start <= s.Start; u++ {
			add(doubt(q.Unpaired[u]))
		}
		add(s)
	}
	for ; u < len(q.Unpaired); u++ {
		add(doubt(q.Unpaired[u]))
	}
}
