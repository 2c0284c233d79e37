package report

import "github.com/mtlint/mtlint/internal/mqm"

// A jsonSummary is what the articles of a run come to.
type jsonSummary struct {
	Summary
	Mean       float64         `json:"mean"`
	Median     float64         `json:"median"`
	Histogram  [10]int         `json:"histogram"`
	Dimensions []jsonDimension `json:"dimensions"`
	Rules      []RuleTotal     `json:"rules"`
	Groups     []jsonGroup     `json:"groups,omitempty"`
}

type jsonDimension struct {
	Dimension string  `json:"dimension"`
	Penalty   float64 `json:"penalty"`
}

type jsonGroup struct {
	Name     string  `json:"name"`
	Articles int     `json:"articles"`
	Passed   int     `json:"passed"`
	Words    int     `json:"words"`
	Penalty  float64 `json:"penalty"`
	Mean     float64 `json:"mean"`
	Median   float64 `json:"median"`
}

func newJSONSummary(s Summary, d *Digest) jsonSummary {
	const places = 3 // beyond which the sums are noise
	j := jsonSummary{Summary: s, Mean: round(d.Score.Mean(), places), Median: round(d.Score.Median(), places), Histogram: d.Score.Histogram(), Rules: []RuleTotal{}}
	for _, name := range mqm.Dimensions {
		j.Dimensions = append(j.Dimensions, jsonDimension{name, round(d.Dimensions[name], places)})
	}
	for _, r := range d.HeaviestRules() {
		t := *r
		t.Penalty = round(t.Penalty, places)
		j.Rules = append(j.Rules, t)
	}
	for _, g := range d.WorstGroups() {
		j.Groups = append(j.Groups, jsonGroup{g.Name, g.Articles, g.Passed, g.Words, round(g.Penalty, places), round(g.Score.Mean(), places), round(g.Score.Median(), places)})
	}
	return j
}
