package report

import (
	"fmt"
	"html/template"
	"strconv"
	"strings"

	"github.com/mtlint/mtlint/internal/mqm"
)

// An overview is what the top of a page shows.
type overview struct {
	*Digest
	Count      string // of the articles
	Version    string
	Policy     string
	Style      template.CSS
	PassRate   string
	Mean       string
	Median     string
	Histogram  []bar
	Dimensions []bar
	RuleBars   []ruleBar
	MoreRules  []ruleBar
	Rules      []*RuleTotal
	By, Head   string // what articles are grouped by, in running text and as a head
	Groups     []groupRow
	MoreGroups int
	Sorted     string // the column that the table is sorted by
	Order      string // the same, for people
	Shown      int
	NotShown   int
	Filters    []string
	Unmet      []mqm.Failure // what the articles together did not meet
}

// A bar is a figure with a name; Width is its share of the longest, of 100.
type bar struct {
	Name  string
	Value string
	Width string
}

type ruleBar struct {
	*RuleTotal
	bar
}

type groupRow struct {
	*GroupTotal
	PassRate, Mean, Median, Points string
}

func newOverview(d *Digest, o Options, l *htmlArticles, unmet []mqm.Failure) *overview {
	v := &overview{
		Digest: d, Count: counted(d.Articles, "article"), Version: o.Version, Unmet: unmet, Policy: contentPolicy(), Style: template.CSS(htmlStyle), //nolint:gosec // a constant
		PassRate: percent(d.Passed, d.Passed+d.Failed), Mean: tenth(d.Score.Mean()), Median: tenth(d.Score.Median()),
		Rules: d.HeaviestRules(), By: d.View.Group, Head: capital(d.View.Group), Sorted: d.View.Sort, Shown: len(l.rows), NotShown: d.Listed() - len(l.rows),
	}
	v.Order = map[string]string{"penalty": "most points lost first", "words": "longest first", "name": "by name"}[d.View.Sort]
	if v.Order == "" {
		v.Sorted, v.Order = "score", "worst first"
	}
	steps, most := d.Score.Histogram(), 1
	for _, n := range steps {
		most = max(most, n)
	}
	for i := len(steps) - 1; i >= 0; i-- {
		v.Histogram = append(v.Histogram, bar{fmt.Sprintf("%d–%d", 10*i, 10*i+10), strconv.Itoa(steps[i]), width(float64(steps[i]), float64(most))})
	}
	heaviest := 0.0
	for _, p := range d.Dimensions {
		heaviest = max(heaviest, p)
	}
	for _, name := range mqm.Dimensions {
		p := d.Dimensions[name]
		v.Dimensions = append(v.Dimensions, bar{strings.TrimSuffix(name, " convention"), points(p), width(p, heaviest)})
	}
	for _, r := range v.Rules {
		b := ruleBar{r, bar{r.Name, points(r.Penalty), width(r.Penalty, v.Rules[0].Penalty)}}
		if len(v.RuleBars) < htmlRules {
			v.RuleBars = append(v.RuleBars, b)
		} else {
			v.MoreRules = append(v.MoreRules, b)
		}
	}
	groups := d.WorstGroups()
	v.MoreGroups = max(0, len(groups)-htmlGroups)
	for _, g := range groups[:min(len(groups), htmlGroups)] {
		v.Groups = append(v.Groups, groupRow{g, percent(g.Passed, g.Articles), tenth(g.Score.Mean()), tenth(g.Score.Median()), points(g.Penalty)})
	}
	for _, f := range d.View.Filters {
		v.Filters = append(v.Filters, f.Text)
	}
	return v
}

// capital writes a word as a head does.
func capital(s string) string {
	if s == "" {
		return ""
	}
	return strings.ToUpper(s[:1]) + s[1:]
}

func percent(n, of int) string {
	if of == 0 {
		return "–"
	}
	return fmt.Sprintf("%.1f %%", 100*float64(n)/float64(of))
}

func tenth(f float64) string { return strconv.FormatFloat(f, 'f', 1, 64) }

// points is a number of penalty points, which have tenths at most.
func points(f float64) string { return strings.TrimSuffix(tenth(f), ".0") }

func width(n, most float64) string {
	if most <= 0 {
		return "0"
	}
	return strconv.FormatFloat(100*n/most, 'f', 2, 64)
}
