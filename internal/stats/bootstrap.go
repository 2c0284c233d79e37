// Package stats tells whether the mean of one set of scores differs from that of
// another by more than chance.
package stats

import (
	"math"
	"math/rand/v2"
	"slices"
)

// Resamples is how many samples a bootstrap draws; sacrebleu draws as many.
const Resamples = 1000

// seed makes every run draw the same samples.
const seed = 12345

// A Paired is the comparison of two scores of each of several articles.
type Paired struct {
	N            int
	MeanA, MeanB float64
	Difference   float64 // MeanB - MeanA
	Low, High    float64 // of 95 % of the samples, the difference lies between these
	P            float64 // probability of so large a difference where there is none
}

// Bootstrap compares the scores of the same articles by two systems. Articles are
// drawn with replacement, as many as there are, [Resamples] times (Koehn,
// “Statistical Significance Tests for Machine Translation Evaluation”, 2004).
//
// As in sacrebleu, the interval is that of the samples' differences dᵢ without the
// lowest and highest 2.5 %, and p = (c+1)/(n+1), where c counts the samples with
// |dᵢ − mean(d)| > |d|: the distribution is moved to where it would be if the two
// did not differ (Riezler and Maxwell, “On Some Pitfalls in Automatic Evaluation
// and Significance Testing for MT”, 2005).
//
// Samples of a handful of articles are all alike and would make any difference
// significant. Of n articles all are better on the same side by chance alone in
// 2 of 2ⁿ cases (the sign test), so that p is never less.
func Bootstrap(a, b []float64) Paired {
	r := rand.New(rand.NewPCG(seed, seed)) //nolint:gosec // the same samples each time, on purpose
	p := bootstrap(a, b, Resamples, r.IntN)
	p.P = max(p.P, math.Ldexp(1, 1-max(p.N, 1)))
	return p
}

// bootstrap draws n samples by pick, which returns a number from 0 to below its
// argument.
func bootstrap(a, b []float64, n int, pick func(int) int) Paired {
	p := Paired{N: len(a), P: 1}
	if len(a) == 0 || len(a) != len(b) {
		return p
	}
	diffs := make([]float64, len(a))
	for i := range a {
		p.MeanA += a[i] / float64(len(a))
		p.MeanB += b[i] / float64(len(a))
		diffs[i] = b[i] - a[i]
	}
	p.Difference = mean(diffs)
	means := make([]float64, n)
	for k := range means {
		for range diffs {
			means[k] += diffs[pick(len(diffs))]
		}
		means[k] /= float64(len(diffs))
	}
	center, c := mean(means), 0
	// Sums of the same numbers in another order differ by less than this.
	const rounding = 1e-9
	for _, m := range means {
		if math.Abs(m-center) > math.Abs(p.Difference)+rounding || p.Difference == 0 {
			c++
		}
	}
	p.P = float64(c+1) / float64(n+1)
	slices.Sort(means)
	cut := n / 40
	p.Low, p.High = means[cut], means[n-cut-1]
	return p
}

func mean(x []float64) (m float64) {
	for _, v := range x {
		m += v
	}
	return m / float64(len(x))
}
