package stats

import (
	"math"
	"testing"
)

func TestByHand(t *testing.T) {
	// Two articles, of which the second gains 2 points. The four samples that can be
	// drawn are (1,1), (1,2), (2,1) and (2,2), with means of 0, 1, 1 and 2. Moved by
	// their mean of 1 these are 1, 0, 0 and 1, none greater than 1: p = 1/5.
	draws, at := []int{0, 0, 0, 1, 1, 0, 1, 1}, 0
	pick := func(int) int { at++; return draws[at-1] }
	got := bootstrap([]float64{80, 90}, []float64{80, 92}, 4, pick)
	want := Paired{N: 2, MeanA: 85, MeanB: 86, Difference: 1, Low: 0, High: 2, P: 0.2}
	if got != want {
		t.Errorf("%+v, want %+v", got, want)
	}
	// Differences of 4 and -2: means 4, 1, 1, -2, moved by 1 to 3, 0, 0, 3; the
	// difference is 1, and two are greater: p = 3/5.
	at = 0
	if got := bootstrap([]float64{0, 2}, []float64{4, 0}, 4, pick); got.P != 0.6 || got.Difference != 1 {
		t.Errorf("%+v", got)
	}
}

func TestBootstrap(t *testing.T) {
	a, b := make([]float64, 200), make([]float64, 200)
	for i := range a {
		a[i] = 70 + float64(i%17)
		b[i] = a[i] + float64(i%5) - 2
	}
	same := Bootstrap(a, b)
	if same.P < 0.5 || same.Low > 0 || same.High < 0 || math.Abs(same.Difference) > 0.01 {
		t.Errorf("no difference: %+v", same)
	}
	if again := Bootstrap(a, b); again != same {
		t.Errorf("another run gave %+v, not %+v", again, same)
	}
	for i := range b {
		b[i]++
	}
	if more := Bootstrap(a, b); more.P > 0.002 || more.Low < 0.5 || more.High > 1.5 {
		t.Errorf("a point more: %+v", more)
	}
	if got := Bootstrap(a, a); got.P != 1 || got.Low != 0 || got.High != 0 {
		t.Errorf("equal: %+v", got)
	}
	if got := Bootstrap(nil, nil); got.N != 0 || got.P != 1 {
		t.Errorf("none: %+v", got)
	}
}

func BenchmarkBootstrap(b *testing.B) {
	x, y := make([]float64, 10000), make([]float64, 10000)
	for i := range x {
		x[i], y[i] = float64(i%31), float64(i%29)
	}
	for b.Loop() {
		Bootstrap(x, y)
	}
}

// A few articles cannot prove anything, however far apart the two are.
func TestFewArticles(t *testing.T) {
	for n, want := range map[int]float64{1: 1, 2: 0.5, 5: 0.0625} {
		a, b := make([]float64, n), make([]float64, n)
		for i := range b {
			b[i] = 90
		}
		if got := Bootstrap(a, b); got.P != want {
			t.Errorf("%d articles: p = %v, want %v", n, got.P, want)
		}
	}
}
