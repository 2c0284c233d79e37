package mqm

import "fmt"

// A Gate is what an article must meet to pass.
type Gate struct {
	FailUnder float64  // lowest score that passes, 0 to 100
	FailLevel Severity // a finding of this severity or above fails; unset: none does
}

// DefaultGate lets an article pass at the acceptable limit without a critical finding.
var DefaultGate = Gate{FailUnder: AcceptableScore, FailLevel: Critical}

// Failed lists, in words, the thresholds that a score and the number of findings
// of each severity do not meet.
func (g Gate) Failed(score float64, counts [Critical + 1]int) (why []string) {
	if score < g.FailUnder {
		why = append(why, fmt.Sprintf("score %.1f is below %s", score, trim(g.FailUnder)))
	}
	if g.FailLevel == 0 {
		return why
	}
	n := 0
	for _, c := range counts[g.FailLevel:] {
		n += c
	}
	if n > 0 {
		above := ""
		if g.FailLevel < Critical {
			above = " or above"
		}
		why = append(why, fmt.Sprintf("%d %s of severity %s%s", n, plural(n, "finding"), g.FailLevel, above))
	}
	return why
}

func trim(v float64) string { return fmt.Sprintf("%g", v) }

func plural(n int, noun string) string {
	if n == 1 {
		return noun
	}
	return noun + "s"
}
