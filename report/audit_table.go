package report

import (
	"fmt"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/olekukonko/tablewriter/pkg/twwidth"

	"github.com/mtlint/mtlint/internal/mqm"
	"github.com/mtlint/mtlint/rules"
)

// AuditTable writes for people what many articles come to: a scored table of the
// worst, then the totals.
var AuditTable = Format{
	Name: "table", Help: "the articles in one scored table, the worst first, and the totals",
	New: func(w io.Writer, o Options) Writer {
		if o.Width <= 0 {
			o.Width = DefaultWidth
		}
		return &auditTable{tableWriter{w: w, o: o}, NewDigest(o.View)}
	},
}

type auditTable struct {
	tableWriter
	digest *Digest
}

func (t *auditTable) Write(r *rules.Result) error {
	t.digest.Add(r)
	return nil
}

func (t *auditTable) End(s Summary) error {
	var b strings.Builder
	for _, part := range []func(*strings.Builder) error{t.articles, t.totals, t.histogram, t.rules, t.groups} {
		if err := part(&b); err != nil {
			return err
		}
	}
	t.gate(&b, &s)
	_, err := io.WriteString(t.w, b.String())
	return err
}

// cell cuts what does not fit at its middle, so that the end of a path stays.
func cell(s string, width int) string {
	s = OneLine(s)
	if width < 8 {
		width = 8
	}
	if twwidth.Width(s) <= width {
		return s
	}
	head := (width - 1) / 3
	r := []rune(s)
	tail := len(r)
	for tail > 0 && twwidth.Width(string(r[tail-1:])) <= width-1-head {
		tail--
	}
	return left(s, head) + "…" + string(r[tail:])
}

// A column is one of the list of articles.
type column struct {
	head  string
	cells []string
}

// width is how many columns of the terminal it takes, with its rule and spaces.
func (c *column) width() int {
	n := twwidth.Width(c.head)
	for _, s := range c.cells {
		n = max(n, twwidth.Width(s))
	}
	return n + 3
}

const (
	nameColumn = "Article"
	nameLeast  = 24 // columns for a name, if other columns can go
)

// dropped are the columns that a narrow terminal does without, the first to go first.
var dropped = []string{"Words", "Heaviest rule", "Minor", "Major", "Crit"}

func (t *auditTable) articles(b *strings.Builder) error {
	rows := t.digest.Rows()
	if len(rows) == 0 {
		return nil
	}
	columns := t.columns(rows)
	room := func() int {
		n := t.o.Width - 1
		for i := range columns {
			if columns[i].head != nameColumn {
				n -= columns[i].width()
			}
		}
		return n - 3
	}
	for _, drop := range dropped {
		if room() >= nameLeast {
			break
		}
		columns = slices.DeleteFunc(columns, func(c column) bool { return c.head == drop })
	}
	head, cells, width := make([]string, len(columns)), make([][]string, len(rows)), room()
	for i, c := range columns {
		head[i] = c.head
		for k, s := range c.cells {
			if c.head == nameColumn {
				s = cell(s, width)
			}
			cells[k] = append(cells[k], s)
		}
	}
	if err := t.table(b, head, cells); err != nil {
		return err
	}
	if more := t.digest.Listed() - len(rows); more > 0 {
		fmt.Fprintf(b, "%d more; --top 0 lists all.\n", more)
	}
	return nil
}

// columns are all columns of the list of articles.
func (t *auditTable) columns(rows []Row) []column {
	columns := []column{{head: "Score"}, {head: "Verdict"}, {head: "Crit"}, {head: "Major"}, {head: "Minor"}, {head: "Words"}, {head: nameColumn}, {head: "Heaviest rule"}}
	for i := range rows {
		r := &rows[i]
		score, verdict := fmt.Sprintf("%5.1f", r.Score), t.paint(green, "PASS")
		switch {
		case r.Error != "":
			score, verdict = "–", t.paint(red, "ERROR")
		case !r.Pass:
			verdict = t.paint(red, "FAIL")
		}
		n := func(s mqm.Severity) string {
			if r.Counts[s] == 0 {
				return ""
			}
			return t.paint(severityColor[s], strconv.Itoa(r.Counts[s]))
		}
		for k, s := range []string{score, verdict, n(mqm.Critical), n(mqm.Major), n(mqm.Minor), strconv.Itoa(r.Words), r.Name, r.Heaviest} {
			columns[k].cells = append(columns[k].cells, s)
		}
	}
	return columns
}

func (t *auditTable) totals(b *strings.Builder) error {
	d := t.digest
	checked := d.Articles - d.Errors
	fmt.Fprintf(b, "\n%d articles, %d words: %s passed, %s failed, %s could not be checked\n", d.Articles, d.Words,
		t.paint(green, strconv.Itoa(d.Passed)), t.paintIf(d.Failed > 0, red, strconv.Itoa(d.Failed)), t.paintIf(d.Errors > 0, red, strconv.Itoa(d.Errors)))
	if checked <= 0 {
		return nil
	}
	fmt.Fprintf(b, "Score: mean %.1f, median %.1f; %.1f %% of the articles pass\n", d.Score.Mean(), d.Score.Median(), 100*float64(d.Passed)/float64(d.Passed+d.Failed))
	for _, line := range d.leftOut() {
		b.WriteString(line + "\n")
	}
	var parts []string
	for _, name := range mqm.Dimensions {
		if p := d.Dimensions[name]; p > 0 {
			parts = append(parts, fmt.Sprintf("%s %.0f", strings.TrimSuffix(name, " convention"), p))
		}
	}
	if len(parts) > 0 {
		for _, line := range wrap("Points lost: "+strings.Join(parts, ", "), t.o.Width) {
			b.WriteString(line + "\n")
		}
	}
	return nil
}

// barWidth is the length of the longest bar of the histogram.
const barWidth = 40

func (t *auditTable) histogram(b *strings.Builder) error {
	steps, most := t.digest.Score.Histogram(), 1
	if t.digest.Score.n < 2 {
		return nil
	}
	for _, n := range steps {
		most = max(most, n)
	}
	b.WriteByte('\n')
	width := min(barWidth, t.o.Width-20)
	for i := len(steps) - 1; i >= 0; i-- {
		to := 10*i + 10
		bar := strings.Repeat("█", int(math.Ceil(float64(steps[i]*width)/float64(most))))
		fmt.Fprintf(b, "%3d–%-3d %s %d\n", 10*i, to, t.paint(dim, bar), steps[i])
	}
	return nil
}

// shownRules is how many rules and groups a table lists.
const shownRules = 15

func (t *auditTable) rules(b *strings.Builder) error {
	all := t.digest.HeaviestRules()
	if len(all) == 0 {
		return nil
	}
	b.WriteByte('\n')
	var rows [][]string
	for _, r := range all[:min(len(all), shownRules)] {
		rows = append(rows, []string{r.Rule, strconv.Itoa(r.Findings), strconv.Itoa(r.Articles), points(r.Penalty)})
	}
	if err := t.table(b, []string{"Rule", "Findings", "Articles", "Points"}, rows); err != nil {
		return err
	}
	if more := len(all) - len(rows); more > 0 {
		fmt.Fprintf(b, "%d more rules found something.\n", more)
	}
	return nil
}

func (t *auditTable) groups(b *strings.Builder) error {
	all := t.digest.WorstGroups()
	if len(all) == 0 {
		return nil
	}
	b.WriteByte('\n')
	var rows [][]string
	for _, g := range all {
		rows = append(rows, []string{
			cell(g.Name, t.o.Width-50), strconv.Itoa(g.Articles), fmt.Sprintf("%.1f", 100*float64(g.Passed)/float64(g.Articles)),
			fmt.Sprintf("%.1f", g.Score.Mean()), fmt.Sprintf("%.1f", g.Score.Median()), fmt.Sprintf("%.0f", g.Penalty),
		})
	}
	by := t.o.View.Group
	return t.table(b, []string{strings.ToUpper(by[:1]) + by[1:], "Articles", "Pass %", "Mean", "Median", "Points"}, rows)
}
