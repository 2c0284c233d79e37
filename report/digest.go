package report

import (
	"cmp"
	"container/heap"
	"fmt"
	"math"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/mtlint/mtlint/internal/mqm"
	"github.com/mtlint/mtlint/rules"
)

// A View says what of many results is shown, and how.
type View struct {
	Top     int      // articles listed; 0: all
	Sort    string   // one of Sorts
	Group   string   // one of Groups; empty: none
	Filters []Filter // all must hold for an article to be listed
}

// Sorts are the orders in which articles can be listed.
var Sorts = []string{"score", "penalty", "words", "name"}

// Groups are what articles can be grouped by.
var Groups = []string{"site", "system", "folder", "lang"}

// A Filter keeps articles out of a list.
type Filter struct {
	Text string // as given
	Rule string // the rule it asks for, or empty
	keep func(*rules.Result) bool
}

// ParseFilter reads a condition: fail, pass, error, score<N, score>N, rule=ID,
// severity=NAME (at least one finding of it), or name~TEXT.
func ParseFilter(s string) (Filter, error) {
	f := Filter{Text: s}
	var n float64
	switch name, value, ok := strings.Cut(s, "="); {
	case s == "fail":
		f.keep = func(r *rules.Result) bool { return r.Err == nil && !r.Pass() }
	case s == "pass":
		f.keep = (*rules.Result).Pass
	case s == "error":
		f.keep = func(r *rules.Result) bool { return r.Err != nil }
	case scan(s, "score<%g", &n):
		f.keep = func(r *rules.Result) bool { return r.Err == nil && r.Score.Score < n }
	case scan(s, "score>%g", &n):
		f.keep = func(r *rules.Result) bool { return r.Err == nil && r.Score.Score > n }
	case ok && name == "rule" && value != "":
		f.Rule = value
		f.keep = func(r *rules.Result) bool {
			return slices.ContainsFunc(r.Findings, func(f rules.Finding) bool { return f.Rule == value })
		}
	case ok && name == "severity":
		level, err := mqm.ParseSeverity(value)
		if err != nil {
			return f, err
		}
		f.keep = func(r *rules.Result) bool { return r.Counts()[level] > 0 }
	case strings.HasPrefix(s, "name~"):
		f.keep = func(r *rules.Result) bool { return strings.Contains(r.Name(), s[len("name~"):]) }
	default:
		return f, fmt.Errorf("unknown filter %q: use fail, pass, error, score<80, score>80, rule=ID, severity=major, name~TEXT", s)
	}
	return f, nil
}

func scan(s, format string, n *float64) bool {
	var rest string
	got, _ := fmt.Sscanf(s+" end", format+"%s", n, &rest) // a mismatch shows in the count
	return got == 2 && rest == "end"
}

// A Digest is what many results come to. Its size depends on how many rules and
// groups there are and on View.Top, not on the number of articles, unless all are
// to be listed.
type Digest struct {
	Summary
	View       View
	Score      Spread
	Dimensions map[string]float64 // points
	Rules      map[string]*RuleTotal
	Groups     map[string]*GroupTotal
	rows       rowHeap
	listed     int // articles that the filters keep
}

// A Spread is the distribution of scores in steps of a tenth of a point.
type Spread struct {
	bins [1001]int
	n    int
	sum  float64
}

// A RuleTotal is what one rule found.
type RuleTotal struct {
	Rule     string  `json:"rule"`
	Name     string  `json:"name"`
	Findings int     `json:"findings"`
	Articles int     `json:"articles"`
	Penalty  float64 `json:"penalty"`
}

// A GroupTotal is what the articles of one group come to.
type GroupTotal struct {
	Name     string
	Articles int
	Passed   int
	Words    int
	Penalty  float64
	Score    Spread
}

// A Row is an article of the list.
type Row struct {
	Name, Title string
	Score       float64
	Penalty     float64
	Words       int
	Counts      [mqm.Critical + 1]int
	Pass        bool
	Heaviest    string // the rule that costs most
	Error       string

	Number       int      // of the article in the run, from 1
	Rules        []string // that found something
	Site, System string
}

// NewDigest makes an empty digest.
func NewDigest(v View) *Digest {
	return &Digest{View: v, Dimensions: map[string]float64{}, Rules: map[string]*RuleTotal{}, Groups: map[string]*GroupTotal{},
		rows: rowHeap{less: order(v.Sort)}}
}

// Add counts one more result and says whether it is on the list as yet.
func (d *Digest) Add(r *rules.Result) bool {
	d.Summary.Add(r)
	if r.Err == nil {
		d.Score.add(r.Score.Score)
		seen := map[string]bool{}
		for i := range r.Findings {
			f := &r.Findings[i]
			t := d.Rules[f.Rule]
			if t == nil {
				t = &RuleTotal{Rule: f.Rule, Name: f.Name}
				d.Rules[f.Rule] = t
			}
			t.Findings++
			t.Penalty += f.Penalty
			if !seen[f.Rule] {
				seen[f.Rule] = true
				t.Articles++
			}
			d.Dimensions[f.Category.Dimension()] += f.Penalty
		}
		if d.View.Group != "" {
			d.group(r)
		}
	}
	for _, f := range d.View.Filters {
		if !f.keep(r) {
			return false
		}
	}
	d.listed++
	row := newRow(r)
	row.Number = d.Articles
	for i := range r.Findings {
		if id := d.Rules[r.Findings[i].Rule].Rule; !slices.Contains(row.Rules, id) {
			row.Rules = append(row.Rules, id)
		}
	}
	return d.rows.keep(row, d.View.Top)
}

func (d *Digest) group(r *rules.Result) {
	name := groupOf(r, d.View.Group)
	g := d.Groups[name]
	if g == nil {
		g = &GroupTotal{Name: name}
		d.Groups[name] = g
	}
	g.Articles++
	if r.Pass() {
		g.Passed++
	}
	g.Words += r.Score.Words
	g.Penalty += r.Score.Penalty
	g.Score.add(r.Score.Score)
}

// groupOf says which group a result belongs to.
func groupOf(r *rules.Result, by string) string {
	switch by {
	case "site":
		return cmp.Or(r.Meta.Site, "(no site)")
	case "system":
		return cmp.Or(r.Meta.System, "(no system)")
	case "lang":
		return r.Lang
	}
	return path.Dir(filepath.ToSlash(r.Path))
}

func newRow(r *rules.Result) Row {
	row := Row{Name: r.Name(), Title: r.Title, Score: r.Score.Score, Penalty: r.Score.Penalty, Words: r.Score.Words, Counts: r.Counts(), Pass: r.Pass(),
		Site: r.Meta.Site, System: r.Meta.System}
	if r.Err != nil {
		row.Error = r.Err.Error()
	}
	if h := r.Reasons(1); len(h) > 0 {
		row.Heaviest = h[0].Rule
	}
	return row
}

// Rows returns the articles to list, in order.
func (d *Digest) Rows() []Row {
	rows := slices.Clone(d.rows.rows)
	slices.SortFunc(rows, func(a, b Row) int {
		if d.rows.less(a, b) {
			return -1
		}
		return 1
	})
	return rows
}

// Listed is how many articles the filters keep.
func (d *Digest) Listed() int { return d.listed }

// HeaviestRules returns the totals of the rules, by points, then findings, then ID.
func (d *Digest) HeaviestRules() []*RuleTotal {
	all := make([]*RuleTotal, 0, len(d.Rules))
	for _, t := range d.Rules {
		all = append(all, t)
	}
	slices.SortFunc(all, func(a, b *RuleTotal) int {
		return cmp.Or(cmp.Compare(b.Penalty, a.Penalty), cmp.Compare(b.Findings, a.Findings), cmp.Compare(a.Rule, b.Rule))
	})
	return all
}

// WorstGroups returns the groups by mean score, the worst first.
func (d *Digest) WorstGroups() []*GroupTotal {
	all := make([]*GroupTotal, 0, len(d.Groups))
	for _, g := range d.Groups {
		all = append(all, g)
	}
	slices.SortFunc(all, func(a, b *GroupTotal) int {
		return cmp.Or(cmp.Compare(a.Score.Mean(), b.Score.Mean()), cmp.Compare(a.Name, b.Name))
	})
	return all
}

// cut is how many of n articles or groups are listed; a top of 0 means all.
func cut(n, top int) int {
	if top > 0 {
		return min(n, top)
	}
	return n
}

func (s *Spread) add(score float64) {
	s.n++
	s.sum += score
	s.bins[min(max(int(math.Round(score*10)), 0), len(s.bins)-1)]++
}

// Mean is the mean score; 0 of none.
func (s *Spread) Mean() float64 {
	if s.n == 0 {
		return 0
	}
	return s.sum / float64(s.n)
}

// Median is the middle score, or the mean of the two in the middle, each exact to a
// tenth; 0 of none.
func (s *Spread) Median() float64 { return (s.at((s.n-1)/2) + s.at(s.n/2)) / 2 }

// at is the score at an index of all scores in ascending order.
func (s *Spread) at(index int) float64 {
	for i, n := range s.bins {
		if index -= n; index < 0 {
			return float64(i) / 10
		}
	}
	return 0
}

// Histogram counts the scores in ten steps: below 10, below 20, …, 90 and above.
func (s *Spread) Histogram() (steps [10]int) {
	for i, n := range s.bins {
		steps[min(i/100, 9)] += n
	}
	return steps
}

// order says which of two rows is listed first. Ties go by name, so that the list
// does not depend on the order of the input.
func order(by string) func(a, b Row) bool {
	return func(a, b Row) bool {
		if by != "name" && (a.Error != "") != (b.Error != "") {
			return a.Error != ""
		}
		n := 0
		switch by {
		case "penalty":
			n = cmp.Compare(b.Penalty, a.Penalty)
		case "words":
			n = cmp.Compare(b.Words, a.Words)
		case "name":
		default:
			n = cmp.Compare(a.Score, b.Score)
		}
		return cmp.Or(n, cmp.Compare(a.Name, b.Name)) < 0
	}
}

// A rowHeap keeps the first rows of an order; its root is the last of them.
type rowHeap struct {
	less func(a, b Row) bool
	rows []Row
}

// keep says whether the row is among the first so far.
func (h *rowHeap) keep(r Row, most int) bool {
	switch {
	case most <= 0:
		h.rows = append(h.rows, r)
	case len(h.rows) < most:
		heap.Push(h, r)
	case h.less(r, h.rows[0]):
		h.rows[0] = r
		heap.Fix(h, 0)
	default:
		return false
	}
	return true
}

// Len and the other methods make a rowHeap a heap.Interface.
func (h *rowHeap) Len() int           { return len(h.rows) }
func (h *rowHeap) Less(i, j int) bool { return h.less(h.rows[j], h.rows[i]) }
func (h *rowHeap) Swap(i, j int)      { h.rows[i], h.rows[j] = h.rows[j], h.rows[i] }

// Push appends a row.
func (h *rowHeap) Push(x any) { h.rows = append(h.rows, x.(Row)) }

// Pop removes the last row.
func (h *rowHeap) Pop() any {
	x := h.rows[len(h.rows)-1]
	h.rows = h.rows[:len(h.rows)-1]
	return x
}
