package report

import (
	"container/heap"
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"

	"github.com/mtlint/mtlint/internal/stats"
	"github.com/mtlint/mtlint/rules"
)

// CompareTable writes a comparison for people.
var CompareTable = CompareFormat{
	Name: "table", Help: "the articles that differ most, the rules whose findings came or went, and the means",
	New: func(w io.Writer, o CompareOptions) CompareWriter {
		if o.Width <= 0 {
			o.Width = DefaultWidth
		}
		return &compareTable{comparison: newComparison(o), t: tableWriter{w: w, o: o.Options}}
	},
}

type compareTable struct {
	comparison
	t    tableWriter
	rows compareHeap
}

// A compareRow is an article of the list.
type compareRow struct {
	name      string
	a, b      float64
	gone, new int
	changes   []string // the heaviest
}

// shownChanges is how many findings the list gives of each article.
const shownChanges = 3

func (c *compareTable) Write(p *rules.Pair) error {
	if !c.add(p) || len(p.Gone)+len(p.New) == 0 {
		return nil
	}
	r := compareRow{name: p.Name, a: p.A.Score.Score, b: p.B.Score.Score, gone: len(p.Gone), new: len(p.New)}
	top := c.o.View.Top
	if top > 0 && len(c.rows) >= top && !before(r, c.rows[0]) {
		return nil
	}
	for _, part := range []struct {
		sign string
		all  []rules.Change
	}{{"+", p.New}, {"-", p.Gone}} {
		for _, x := range part.all[:min(len(part.all), shownChanges)] {
			line := part.sign + " " + x.Finding.Rule + ": " + OneLine(x.Finding.Message)
			if x.Words != "" {
				line += " · " + OneLine(x.Words)
			}
			r.changes = append(r.changes, line)
		}
		if more := len(part.all) - shownChanges; more > 0 {
			r.changes = append(r.changes, fmt.Sprintf("%s %d more", part.sign, more))
		}
	}
	if top > 0 && len(c.rows) >= top {
		c.rows[0] = r
		heap.Fix(&c.rows, 0)
	} else {
		heap.Push(&c.rows, r)
	}
	return nil
}

func (c *compareTable) End(repeated int) error {
	s := c.end(repeated)
	var b strings.Builder
	if err := c.articles(&b); err != nil {
		return err
	}
	if err := c.ruleTable(&b); err != nil {
		return err
	}
	c.only(&b, "Only in "+c.o.A, c.onlyA)
	c.only(&b, "Only in "+c.o.B, c.onlyB)
	wrong := make([]string, len(c.errors))
	for i, e := range c.errors {
		wrong[i] = fmt.Sprintf("%s of %s: %s", e.Name, strings.ToUpper(e.Side), e.Error)
	}
	c.only(&b, "Could not be checked", wrong)
	if repeated > 0 {
		fmt.Fprintf(&b, "%d articles were passed over: their names had come before.\n", repeated)
	}
	for _, line := range wrap(conclusion(s, c.better, c.worse), c.t.o.Width) {
		b.WriteString(line + "\n")
	}
	_, err := io.WriteString(c.t.w, b.String())
	return err
}

// conclusion says in words what the means come to.
func conclusion(s stats.Paired, better, worse int) string {
	if s.N == 0 {
		return "No article is in both."
	}
	text := fmt.Sprintf("%s in both: A %.2f, B %.2f, difference %+.2f (95 %% interval %+.2f to %+.2f, p = %.3f by paired bootstrap, %d samples); B is better in %d and worse in %d. ",
		counted(s.N, "article"), s.MeanA, s.MeanB, s.Difference, s.Low, s.High, s.P, stats.Resamples, better, worse)
	const significant = 0.05
	switch {
	case s.P >= significant:
		return text + "The difference may be chance."
	case s.Difference > 0:
		return text + "B is better."
	}
	return text + "A is better."
}

func (c *compareTable) articles(b *strings.Builder) error {
	if len(c.rows) == 0 {
		return nil
	}
	rows := make([]compareRow, len(c.rows))
	for i := len(rows) - 1; i >= 0; i-- {
		rows[i], _ = heap.Pop(&c.rows).(compareRow)
	}
	const names = "Article"
	list := columns("#B − A", "#A", "#B", "#New", "#Gone", names)
	for i := range rows {
		r := &rows[i]
		style := green
		if r.b < r.a {
			style = red
		}
		add(list, c.t.paint(style, fmt.Sprintf("%+.1f", r.b-r.a)), tenth(r.a), tenth(r.b), strconv.Itoa(r.new), strconv.Itoa(r.gone), r.name)
	}
	if err := c.t.list(b, list, names, "A", "B"); err != nil {
		return err
	}
	for i := range rows {
		b.WriteString("\n" + c.t.paint(bold, OneLine(rows[i].name)) + "\n")
		for _, x := range rows[i].changes {
			for k, line := range wrap(x, c.t.o.Width-4) {
				if k > 0 {
					line = "  " + line
				}
				b.WriteString("  " + line + "\n")
			}
		}
	}
	b.WriteByte('\n')
	return nil
}

func (c *compareTable) ruleTable(b *strings.Builder) error {
	const names = "Rule"
	list, more := columns(names, "#A", "#B", "#New", "#Gone"), 0
	for _, r := range c.changed() {
		switch {
		case r.New+r.Gone == 0:
		case len(list[0].cells) == shownRules:
			more++
		default:
			add(list, r.Rule, strconv.Itoa(r.A), strconv.Itoa(r.B), strconv.Itoa(r.New), strconv.Itoa(r.Gone))
		}
	}
	if len(list[0].cells) == 0 {
		return nil
	}
	if err := c.t.list(b, list, names); err != nil {
		return err
	}
	if more > 0 {
		fmt.Fprintf(b, "%d more rules differ.\n", more)
	}
	b.WriteByte('\n')
	return nil
}

// only lists the articles that the other side lacks.
func (c *compareTable) only(b *strings.Builder, head string, names []string) {
	if len(names) == 0 {
		return
	}
	fmt.Fprintf(b, "%s: %d\n", OneLine(head), len(names))
	shown := names[:cut(len(names), c.o.View.Top)]
	for _, n := range shown {
		b.WriteString("  " + cell(n, c.t.o.Width-2) + "\n")
	}
	if more := len(names) - len(shown); more > 0 {
		fmt.Fprintf(b, "  and %d more\n", more)
	}
	b.WriteByte('\n')
}

// before says which of two articles is listed first: the one that differs more.
func before(x, y compareRow) bool {
	dx, dy := math.Abs(x.b-x.a), math.Abs(y.b-y.a)
	if dx != dy {
		return dx > dy
	}
	return x.name < y.name
}

// A compareHeap keeps the first rows; its root is the last of them.
type compareHeap []compareRow

// Len and the other methods make a compareHeap a heap.Interface.
func (h compareHeap) Len() int           { return len(h) }
func (h compareHeap) Less(i, j int) bool { return before(h[j], h[i]) }
func (h compareHeap) Swap(i, j int)      { h[i], h[j] = h[j], h[i] }

// Push appends a row.
func (h *compareHeap) Push(x any) {
	if r, ok := x.(compareRow); ok {
		*h = append(*h, r)
	}
}

// Pop removes the last row.
func (h *compareHeap) Pop() any {
	old := *h
	x := old[len(old)-1]
	*h = old[:len(old)-1]
	return x
}
