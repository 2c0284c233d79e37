package report

import (
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"

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

func (t *auditTable) articles(b *strings.Builder) error {
	rows := t.digest.Rows()
	if len(rows) == 0 {
		if t.digest.Articles > 0 {
			b.WriteString("The filters leave no article to list.\n")
		}
		return nil
	}
	const names = "Article"
	list := columns("#Score", "Verdict", "#Crit", "#Major", "#Minor", "#Words", names, "Heaviest rule")
	for i := range rows {
		r := &rows[i]
		score, verdict, words := tenth(r.Score), t.paint(green, "PASS"), strconv.Itoa(r.Words)
		switch {
		case r.Error != "":
			score, verdict, words = "–", t.paint(red, "ERROR"), ""
		case !r.Pass:
			verdict = t.paint(red, "FAIL")
		}
		n := func(s mqm.Severity) string {
			if r.Counts[s] == 0 {
				return ""
			}
			return t.paint(severityColor[s], strconv.Itoa(r.Counts[s]))
		}
		add(list, score, verdict, n(mqm.Critical), n(mqm.Major), n(mqm.Minor), words, r.Name, r.Heaviest)
	}
	if err := t.list(b, list, names, "Words", "Heaviest rule", "Minor", "Major", "Crit"); err != nil {
		return err
	}
	unlisted(b, t.digest.Listed()-len(rows))
	return nil
}

// unlisted says how many articles or groups a list leaves out, if any.
func unlisted(b *strings.Builder, n int) {
	if n > 0 {
		fmt.Fprintf(b, "%d more; --top 0 lists all.\n", n)
	}
}

func (t *auditTable) totals(b *strings.Builder) error {
	d := t.digest
	checked := d.Articles - d.Errors
	counts := fmt.Sprintf("%s, %s: %s passed, %s failed, %s could not be checked", counted(d.Articles, "article"), counted(d.Words, "word"),
		t.paintIf(d.Passed > 0, green, strconv.Itoa(d.Passed)), t.paintIf(d.Failed > 0, red, strconv.Itoa(d.Failed)), t.paintIf(d.Errors > 0, red, strconv.Itoa(d.Errors)))
	b.WriteString("\n" + strings.Join(wrap(counts, t.o.Width), "\n") + "\n")
	if checked <= 0 {
		return nil
	}
	fmt.Fprintf(b, "Score: mean %.1f, median %.1f; %s of the articles pass\n", d.Score.Mean(), d.Score.Median(), percent(d.Passed, d.Passed+d.Failed))
	for _, line := range d.leftOut() {
		b.WriteString(line + "\n")
	}
	var parts []string
	for _, name := range mqm.Dimensions {
		if p := d.Dimensions[name]; p > 0 {
			parts = append(parts, strings.TrimSuffix(name, " convention")+" "+points(p))
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

// shownRules is how many rules a table lists.
const shownRules = 15

func (t *auditTable) rules(b *strings.Builder) error {
	all := t.digest.HeaviestRules()
	if len(all) == 0 {
		return nil
	}
	b.WriteByte('\n')
	const names = "Rule"
	list, shown := columns(names, "#Findings", "#Articles", "#Points"), all[:min(len(all), shownRules)]
	for _, r := range shown {
		add(list, r.Rule, strconv.Itoa(r.Findings), strconv.Itoa(r.Articles), points(r.Penalty))
	}
	if err := t.list(b, list, names, "Articles"); err != nil {
		return err
	}
	if more := len(all) - len(shown); more > 0 {
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
	by := capital(t.o.View.Group)
	list := columns(by, "#Articles", "#Pass %", "#Mean", "#Median", "#Points")
	shown := all[:cut(len(all), t.o.View.Top)]
	for _, g := range shown {
		add(list, g.Name, strconv.Itoa(g.Articles), tenth(100*float64(g.Passed)/float64(g.Articles)), tenth(g.Score.Mean()), tenth(g.Score.Median()), points(g.Penalty))
	}
	if err := t.list(b, list, by, "Points", "Median"); err != nil {
		return err
	}
	unlisted(b, len(all)-len(shown))
	return nil
}
