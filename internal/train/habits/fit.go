package main

import "math"

// strength is that of the prior: found by leaving out languages, years and documents;
// a third or three times of it change the figures by less than 0.01.
const strength = 0.015

// A design is the documents as a logistic regression sees them: a row of rates of
// features, each divided by the spread that chance gives it in a text of one unit, and a
// constant.
type design struct {
	rows   [][]count
	y      []float64 // 1 for machine translation
	weight []float64 // of the row: sets and kinds count the same
	scale  []float64 // of each feature
}

// fewUnits is as in the layer.
const fewUnits = 100

func newDesign(docs []*document, features int) *design {
	x := &design{scale: make([]float64, features+1)}
	total, sizes := 0.0, map[string]float64{}
	for _, d := range docs {
		total += d.units
		sizes[d.set()+d.Kind]++
		for _, c := range d.counts {
			x.scale[c.feature] += c.n
		}
	}
	for f, n := range x.scale {
		if n > 0 {
			x.scale[f] = 1 / math.Sqrt(n/total)
		}
	}
	x.scale[features] = 1
	for _, d := range docs {
		row := make([]count, 0, len(d.counts)+1)
		for _, c := range d.counts {
			row = append(row, count{c.feature, x.scale[c.feature] * c.n / max(d.units, fewUnits)})
		}
		x.rows = append(x.rows, append(row, count{int32(features), 1}))
		y := 0.0
		if d.machine {
			y = 1
		}
		x.y = append(x.y, y)
		x.weight = append(x.weight, strength*float64(len(docs))/float64(len(sizes))/sizes[d.set()+d.Kind])
	}
	return x
}

// fit returns the weight of each feature, per unit of a text that has no other.
func fit(docs []*document, features int) []float64 {
	x := newDesign(docs, features)
	beta := make([]float64, features+1)
	for range 8 { // Newton's method converges in six
		gradient, curve := x.gradient(beta)
		step := x.solve(gradient, curve)
		for f := range beta {
			beta[f] -= step[f]
		}
	}
	for f := range beta {
		beta[f] *= x.scale[f]
	}
	return beta[:features]
}

// prior is the curvature of the prior at a feature: the constant has none.
func (x *design) prior(f int) float64 {
	if f == len(x.scale)-1 {
		return 0
	}
	return 1
}

func (x *design) gradient(beta []float64) (g, curve []float64) {
	g, curve = make([]float64, len(beta)), make([]float64, len(x.rows))
	for f, b := range beta {
		g[f] = x.prior(f) * b
	}
	for i, row := range x.rows {
		p := 1 / (1 + math.Exp(-dot(row, beta)))
		curve[i] = x.weight[i] * p * (1 - p)
		for _, c := range row {
			g[c.feature] += x.weight[i] * (p - x.y[i]) * c.n
		}
	}
	return g, curve
}

// solve divides by the matrix of second derivatives, by conjugate gradients.
func (x *design) solve(g, curve []float64) []float64 {
	times := func(v []float64) []float64 {
		out := make([]float64, len(v))
		for f := range v {
			out[f] = x.prior(f) * v[f]
		}
		for i, row := range x.rows {
			k := curve[i] * dot(row, v)
			for _, c := range row {
				out[c.feature] += k * c.n
			}
		}
		return out
	}
	solution, rest := make([]float64, len(g)), append([]float64(nil), g...)
	direction, size := append([]float64(nil), g...), inner(g, g)
	for k := 0; k < 60 && size > 1e-16; k++ {
		image := times(direction)
		a := size / inner(direction, image)
		for f := range solution {
			solution[f] += a * direction[f]
			rest[f] -= a * image[f]
		}
		next := inner(rest, rest)
		for f := range direction {
			direction[f] = rest[f] + next/size*direction[f]
		}
		size = next
	}
	return solution
}

func dot(row []count, v []float64) (sum float64) {
	for _, c := range row {
		sum += c.n * v[c.feature]
	}
	return sum
}

func inner(a, b []float64) (sum float64) {
	for i := range a {
		sum += a[i] * b[i]
	}
	return sum
}
