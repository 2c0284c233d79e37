package report

import (
	"cmp"
	"io"
	"math"
	"slices"

	"github.com/mtlint/mtlint/internal/stats"
	"github.com/mtlint/mtlint/rules"
)

// A CompareWriter receives every pair in order, then End once.
type CompareWriter interface {
	Write(*rules.Pair) error
	End(repeated int) error
}

// A CompareFormat is one output format of a comparison.
type CompareFormat struct {
	Name, Help string
	New        func(io.Writer, CompareOptions) CompareWriter
}

// CompareOptions say how a comparison is shown.
type CompareOptions struct {
	Options
	A, B string // what is compared, as the user named it
}

// CompareFormats lists the formats of comparisons, the default first.
var CompareFormats = []CompareFormat{CompareTable, CompareJSON}

// A comparison adds up pairs. It holds a number or two for each, whatever the size
// of the articles.
type comparison struct {
	o            CompareOptions
	a, b         []float64 // scores
	better       int       // articles that score higher in b
	worse        int
	onlyA, onlyB []string
	errors       []compareError
	rules        map[string]*ruleChange
	repeated     int
}

type compareError struct {
	Name  string `json:"name"`
	Side  string `json:"side"`
	Error string `json:"error"`
}

// A ruleChange is what became of the findings of one rule.
type ruleChange struct {
	Rule string `json:"rule"`
	Name string `json:"name"`
	A    int    `json:"a"`
	B    int    `json:"b"`
	Gone int    `json:"gone"`
	New  int    `json:"new"`
}

func newComparison(o CompareOptions) comparison {
	return comparison{o: o, rules: map[string]*ruleChange{}, onlyA: []string{}, onlyB: []string{}, errors: []compareError{}}
}

// tolerance is the difference of scores below which two are equal.
const tolerance = 0.05

// add counts a pair and says whether both of it were checked.
func (c *comparison) add(p *rules.Pair) bool {
	switch {
	case p.A == nil:
		c.onlyB = append(c.onlyB, p.Name)
	case p.B == nil:
		c.onlyA = append(c.onlyA, p.Name)
	}
	whole := p.A != nil && p.B != nil
	for side, r := range map[string]*rules.Result{"a": p.A, "b": p.B} {
		if r != nil && r.Err != nil {
			c.errors = append(c.errors, compareError{p.Name, side, r.Err.Error()})
			whole = false
		}
	}
	if !whole {
		return false
	}
	c.a, c.b = append(c.a, p.A.Score.Score), append(c.b, p.B.Score.Score)
	switch d := p.B.Score.Score - p.A.Score.Score; {
	case d >= tolerance:
		c.better++
	case d <= -tolerance:
		c.worse++
	}
	count := func(f *rules.Finding) *ruleChange {
		t := c.rules[f.Rule]
		if t == nil {
			t = &ruleChange{Rule: f.Rule, Name: f.Name}
			c.rules[f.Rule] = t
		}
		return t
	}
	for i := range p.A.Findings {
		count(&p.A.Findings[i]).A++
	}
	for i := range p.B.Findings {
		count(&p.B.Findings[i]).B++
	}
	for _, x := range p.Gone {
		count(x.Finding).Gone++
	}
	for _, x := range p.New {
		count(x.Finding).New++
	}
	return true
}

// end sorts what was counted and compares the means.
func (c *comparison) end(repeated int) stats.Paired {
	c.repeated = repeated
	slices.SortFunc(c.errors, func(x, y compareError) int {
		return cmp.Or(cmp.Compare(x.Name, y.Name), cmp.Compare(x.Side, y.Side))
	})
	return stats.Bootstrap(c.a, c.b)
}

// changed returns the rules whose findings came or went, the most first.
func (c *comparison) changed() []*ruleChange {
	all := make([]*ruleChange, 0, len(c.rules))
	for _, t := range c.rules {
		all = append(all, t)
	}
	slices.SortFunc(all, func(x, y *ruleChange) int {
		return cmp.Or(cmp.Compare(y.New+y.Gone, x.New+x.Gone), cmp.Compare(y.B, x.B), cmp.Compare(x.Rule, y.Rule))
	})
	return all
}

func round(x float64, digits int) float64 {
	p := math.Pow(10, float64(digits))
	return math.Round(x*p) / p
}
