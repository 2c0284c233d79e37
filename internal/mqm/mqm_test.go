package mqm

import (
	"math"
	"strings"
	"testing"
)

func near(a, b float64) bool { return math.Abs(a-b) < 1e-9 }

// The worked example of docs/score.md, the limit that the calibration names, and
// the edges.
func TestNewScore(t *testing.T) {
	for _, c := range []struct {
		words           int
		penalty         float64
		npt, score, raw float64
		unstable        bool
	}{
		{500, 8, 16, 84, 98.4, false},
		{1000, 20, 20, 80, 98, false},
		{300, 0, 0, 100, 100, false},
		{299, 0, 0, 100, 100, true},
		{0, 1, 10, 90, 99, true}, // at least 100 words are assumed
		{50, 1, 10, 90, 99, true},
		{200, 500, 2500, 0, 0, true},
	} {
		s := NewScore(c.words, c.penalty)
		if !near(s.NPT, c.npt) || !near(s.Score, c.score) || !near(s.Raw, c.raw) || s.Unstable != c.unstable || s.Words != c.words || s.Penalty != c.penalty {
			t.Errorf("%d words, %v points: %+v", c.words, c.penalty, s)
		}
	}
}

// The estimate grows with the doubt, is small for good text, and stays within its bounds.
func TestEstimate(t *testing.T) {
	last := 100.0
	for _, c := range []struct{ doubt, most float64 }{{0, 0}, {80, 0.2}, {150, 0.5}, {500, 1.5}, {5000, 3}} {
		s := NewScore(500, 0).Estimate(Reading{Doubt: c.doubt})
		if s.Fluency > c.most || s.Score != 100-s.Fluency || s.Score > last || s.Penalty != 0 || s.NPT != 0 {
			t.Errorf("doubt %v: %+v", c.doubt, s)
		}
		last = s.Score
	}
	if s := NewScore(100, 5000).Estimate(Reading{Doubt: 1000}); s.Score != 0 || s.Fluency != 0 {
		t.Errorf("%+v", s)
	}
}

// Texts too short to have habits lose nothing for them, and no text more than MaxWording.
func TestWordingEstimate(t *testing.T) {
	if s := NewScore(500, 0).Estimate(Reading{}); s.Wording != 0 || s.Score != 100 {
		t.Errorf("%+v", s)
	}
	last := 0.0
	for _, c := range []struct{ habits, least, most float64 }{{-1, 0, 0.01}, {0, 0.01, 0.1}, {halfWording, 1, 1}, {5, 1.9, MaxWording}} {
		s := NewScore(500, 0).Estimate(Reading{Habits: &c.habits})
		if s.Wording < c.least || s.Wording > c.most || s.Wording <= last || s.Score != 100-s.Wording {
			t.Errorf("index %v: %+v", c.habits, s)
		}
		last = s.Wording
	}
}

func TestPenalty(t *testing.T) {
	for _, c := range []struct {
		category Category
		severity Severity
		want     float64
	}{
		{Grammar, Neutral, 0}, {Grammar, Minor, 1}, {Grammar, Major, 5}, {Grammar, Critical, 25},
		{Punctuation, Neutral, 0}, {Punctuation, Minor, 0.1}, {Punctuation, Major, 5}, {Punctuation, Critical, 25},
	} {
		if got := Core.Penalty(c.category, c.severity); got != c.want {
			t.Errorf("%s %s: %v points, want %v", c.category, c.severity, got, c.want)
		}
	}
}

func TestSeverityNames(t *testing.T) {
	for s := Neutral; s <= Critical; s++ {
		if got, err := ParseSeverity(s.String()); err != nil || got != s {
			t.Errorf("%s: %v, %v", s, got, err)
		}
	}
	for _, name := range []string{"", "none", "Major"} {
		if _, err := ParseSeverity(name); err == nil {
			t.Errorf("%q is taken for a severity", name)
		}
	}
}

func TestGate(t *testing.T) {
	counts := func(minor, major, critical int) [Critical + 1]int {
		return [Critical + 1]int{Minor: minor, Major: major, Critical: critical}
	}
	most := func(s Severity, n float64) Gate {
		var g Gate
		g.Max[s] = Limit{true, n}
		return g
	}
	for _, c := range []struct {
		gate   Gate
		score  float64
		counts [Critical + 1]int
		want   string
		by     float64 // of the first
	}{
		{DefaultGate, 80, counts(9, 4, 0), "", 0},
		{DefaultGate, 79.9, counts(0, 0, 0), "score 79.9 is 0.1 below 80 (fail-under)", 0.1},
		{DefaultGate, 79.98, counts(0, 0, 0), "score 80.0 is 0.02 below 80 (fail-under)", 0.02},
		{DefaultGate, 90, counts(0, 0, 2), "2 findings of severity critical (fail-level)", 2},
		{DefaultGate, 10, counts(0, 0, 1), "score 10.0 is 70.0 below 80 (fail-under); 1 finding of severity critical (fail-level)", 70},
		{Gate{FailUnder: 0}, 0, counts(1, 1, 1), "", 0},
		{Gate{FailLevel: Minor}, 99, counts(1, 2, 0), "3 findings of severity minor or above (fail-level)", 3},
		{most(Major, 0), 99, counts(0, 1, 0), "1 major finding, 1 more than 0 (max-major)", 1},
		{most(Minor, 3), 99, counts(5, 1, 1), "5 minor findings, 2 more than 3 (max-minor)", 2},
		{most(Critical, 3), 99, counts(5, 1, 3), "", 0},
	} {
		got := c.gate.Failed(c.score, c.counts)
		if words := inWords(got); words != c.want || len(got) > 0 && got[0].By != c.by {
			t.Errorf("%+v, score %v: %q, want %q by %v", c.gate, c.score, words, c.want, c.by)
		}
	}
}

func inWords(failed []Failure) string {
	all := make([]string, len(failed))
	for i, f := range failed {
		all[i] = f.String()
	}
	return strings.Join(all, "; ")
}

func TestRunGate(t *testing.T) {
	for _, c := range []struct {
		gate            RunGate
		mean            float64
		checked, failed int
		want            string
	}{
		{RunGate{}, 0, 0, 0, ""},
		{RunGate{}, 90, 3, 0, ""},
		{RunGate{}, 90, 3, 1, "1 of 3 articles fails: 33.3 %, and none may (fail-share)"},
		{RunGate{Share: 40}, 90, 3, 1, ""},
		{RunGate{Share: 40}, 90, 3, 2, "2 of 3 articles fail: 66.7 %, 26.7 more than 40 % (fail-share)"},
		{RunGate{Share: 100, Mean: Limit{true, 90}}, 89.96, 3, 3, "the mean score 90.0 is 0.04 below 90 (fail-mean)"},
		{RunGate{Mean: Limit{true, 90}}, 90, 1, 0, ""},
	} {
		if got := inWords(c.gate.Failed(c.mean, c.checked, c.failed)); got != c.want {
			t.Errorf("%+v: %q, want %q", c.gate, got, c.want)
		}
	}
}

// Points that count more, or a stricter limit, lower the score and those of its parts.
func TestScheme(t *testing.T) {
	strict := *Core
	strict.AcceptablePoints = 10
	s := strict.Score(1000, 10)
	if s.Score != 80 || s.By(5) != 90 || Core.Score(1000, 10).Score != 90 {
		t.Errorf("%+v, %v", s, s.By(5))
	}
}

func TestDimensionsAreComplete(t *testing.T) {
	for _, c := range Categories {
		found := false
		for _, d := range Dimensions {
			found = found || d == c.Dimension()
		}
		if !found {
			t.Errorf("%s belongs to no dimension that reports show", c)
		}
	}
}
