package mqm

import (
	"fmt"
	"strconv"
)

// A Gate is what an article must meet to pass.
type Gate struct {
	FailUnder float64             // lowest score that passes, 0 to 100
	FailLevel Severity            // a finding of this severity or above fails; unset: none does
	Max       [Critical + 1]Limit // most findings of each severity that pass
}

// A RunGate is what the articles of a run must meet together.
type RunGate struct {
	Mean  Limit   // lowest mean score that passes
	Share float64 // most articles that may fail, in per cent of those checked
}

// A Limit is a number, or none.
type Limit struct {
	Set bool
	N   float64
}

// DefaultGate lets an article pass at the acceptable limit without a critical finding.
var DefaultGate = Gate{FailUnder: AcceptableScore, FailLevel: Critical}

// A Failure is a threshold that was not met.
type Failure struct {
	Threshold string  `json:"threshold"` // as its flag is called
	Limit     any     `json:"limit"`     // a number, or the severity of fail-level
	Actual    float64 `json:"actual"`
	By        float64 `json:"by"` // how far Actual is from what would have passed
	Message   string  `json:"message"`
}

func (f Failure) String() string { return f.Message }

// Failed lists the thresholds that a score and the number of findings of each
// severity do not meet.
func (g Gate) Failed(score float64, counts [Critical + 1]int) (why []Failure) {
	if score < g.FailUnder {
		by := Exact(g.FailUnder - score)
		why = append(why, Failure{"fail-under", g.FailUnder, score, by,
			fmt.Sprintf("score %s is %s below %s (fail-under)", tenth(score), least(by), trim(g.FailUnder))})
	}
	if g.FailLevel != 0 {
		n := 0
		for _, c := range counts[g.FailLevel:] {
			n += c
		}
		if n > 0 {
			above := ""
			if g.FailLevel < Critical {
				above = " or above"
			}
			why = append(why, Failure{"fail-level", g.FailLevel.String(), float64(n), float64(n),
				fmt.Sprintf("%d %s of severity %s%s (fail-level)", n, plural(n, "finding"), g.FailLevel, above)})
		}
	}
	for s := Critical; s >= Minor; s-- {
		if n := counts[s]; g.Max[s].Set && float64(n) > g.Max[s].N {
			by := float64(n) - g.Max[s].N
			why = append(why, Failure{"max-" + s.String(), g.Max[s].N, float64(n), by,
				fmt.Sprintf("%d %s %s, %s more than %s (max-%s)", n, s, plural(n, "finding"), trim(by), trim(g.Max[s].N), s)})
		}
	}
	return why
}

// Failed lists the thresholds that a run does not meet: the mean score of the
// articles that were checked, how many those were, and how many of them failed.
func (g RunGate) Failed(mean float64, checked, failed int) (why []Failure) {
	if checked == 0 {
		return nil
	}
	if g.Mean.Set && mean < g.Mean.N {
		by := Exact(g.Mean.N - mean)
		why = append(why, Failure{"fail-mean", g.Mean.N, mean, by,
			fmt.Sprintf("the mean score %s is %s below %s (fail-mean)", tenth(mean), least(by), trim(g.Mean.N))})
	}
	if share := Exact(100 * float64(failed) / float64(checked)); share > g.Share {
		by := Exact(share - g.Share)
		may := "and none may"
		if g.Share > 0 {
			may = fmt.Sprintf("%s more than %s %%", least(by), trim(g.Share))
		}
		why = append(why, Failure{"fail-share", g.Share, share, by,
			fmt.Sprintf("%d of %d %s %s: %s %%, %s (fail-share)", failed, checked, plural(checked, "article"), fails(failed), tenth(share), may)})
	}
	return why
}

func tenth(v float64) string { return strconv.FormatFloat(v, 'f', 1, 64) }

// least writes a difference that is not nothing: one that tenths would hide in full.
func least(v float64) string {
	if v < 0.05 {
		return trim(v)
	}
	return tenth(v)
}

func trim(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }

func fails(n int) string {
	if n == 1 {
		return "fails"
	}
	return "fail"
}

func plural(n int, noun string) string {
	if n == 1 {
		return noun
	}
	return noun + "s"
}
