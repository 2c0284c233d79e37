package main

import (
	"math"
	"math/rand/v2"
	"slices"

	"github.com/mtlint/mtlint/internal/corrupt"
	"github.com/mtlint/mtlint/internal/detector"
)

// What learning works with. Found on the sentences held out.
const (
	rate  = 0.08 // of AdaGrad
	decay = 1e-6
	scale = 40 // units of a stored weight that make one logit
)

// A size says how much a model learns.
type size struct {
	patterns int   // how many of the patterns at each word it looks at
	fewest   uint8 // sentences that a pattern must have been seen in to be learnt
	light    int   // patterns whose weights sum up to less are left out
	pairs    int   // of entries of its table
	bits     uint  // of a hash: where learning keeps the pattern
}

// The two models: 256 kB and 4 MB.
var (
	quick = size{detector.QuickPatterns, 100, 8, 1 << 15, 24}
	whole = size{detector.NumPatterns, 20, 4, 1 << 19, 25}
)

// A learner is logistic regression by AdaGrad over hashed patterns.
type learner struct {
	size
	cells []cell
	bias  float32
	gb    float32
	loss  float64   // the mean of the last round
	z     []float64 // of the words of a sentence
	d     []float32 // their gradients
	pos   []place   // of the patterns of a sentence
}

// A cell is what learning keeps of a pattern: its weights for the three units, the
// sums of the squares of their gradients, and in how many sentences it was seen, roughly.
type cell struct {
	w, g [3]float32
	last int32
	n    uint8
}

// A place is a pattern in a sentence.
type place struct {
	at   int // the anchor
	cell *cell
}

func newLearner(s size) *learner { return &learner{size: s, cells: make([]cell, 1<<s.bits)} }

// of is where learning keeps a pattern.
func (l *learner) of(hash uint64) *cell { return &l.cells[hash>>(64-l.bits)] }

// count counts the patterns of good sentences, and those around the damaged words of
// others: the good words of those were counted already.
func (l *learner) count(all []sample, damagedOnly bool, first int32) {
	for k, s := range all {
		detector.Patterns(s.units, func(i int, hashes []uint64) {
			if damagedOnly && !s.damaged(i-1) && !s.damaged(i) && !s.damaged(i+1) {
				return
			}
			for _, h := range hashes[:min(len(hashes), l.patterns)] {
				if c := l.of(h); c.last != first+int32(k) && c.n < 255 {
					c.n++
					c.last = first + int32(k)
				}
			}
		})
	}
}

// damaged reports whether word i was damaged.
func (s *sample) damaged(i int) bool { return i >= 0 && i < len(s.ops) && s.ops[i] != corrupt.None }

// predict puts the logits of the words of a sentence into l.z.
func (l *learner) predict(s *sample) {
	l.z, l.pos = l.z[:0], l.pos[:0]
	for range s.ops {
		l.z = append(l.z, float64(l.bias))
	}
	detector.Patterns(s.units, func(i int, hashes []uint64) {
		for _, h := range hashes[:min(len(hashes), l.patterns)] {
			c := l.of(h)
			if c.n < l.fewest {
				continue
			}
			l.pos = append(l.pos, place{i, c})
			for k, w := range c.w {
				if at := i + k - 1; uint(at) < uint(len(l.z)) {
					l.z[at] += float64(w)
				}
			}
		}
	})
}

// learn goes once over the samples in a random order and returns the mean loss.
func (l *learner) learn(all []sample, rnd *rand.Rand) float64 {
	loss, n := 0.0, 0
	for _, k := range rnd.Perm(len(all)) {
		s := &all[k]
		l.predict(s)
		l.d = l.d[:0]
		for i, z := range l.z {
			p, y := 1/(1+math.Exp(-z)), 0.0
			if s.ops[i] != corrupt.None {
				y = 1
			}
			loss -= y*math.Log(p+1e-9) + (1-y)*math.Log(1-p+1e-9)
			n++
			g := float32(p - y)
			if g < 0.002 && g > -0.002 {
				g = 0 // learnt
			} else {
				l.gb += g * g
				l.bias -= rate * g / (root(l.gb))
			}
			l.d = append(l.d, g)
		}
		for _, p := range l.pos {
			c := p.cell
			for k := range c.w {
				at := p.at + k - 1
				if uint(at) >= uint(len(l.d)) || l.d[at] == 0 {
					continue
				}
				g := l.d[at] + decay*c.w[k]
				c.g[k] += g * g
				c.w[k] -= rate * g / root(c.g[k])
			}
		}
	}
	return loss / float64(n)
}

func root(x float32) float32 { return float32(math.Sqrt(float64(x))) + 1e-3 }

// table returns the weights of the patterns of samples.
func (l *learner) table(all ...[]sample) *detector.Table {
	t := detector.NewTable(l.pairs, int32(math.Round(float64(l.bias*scale))))
	for _, s := range slices.Concat(all...) {
		detector.Patterns(s.units, func(_ int, hashes []uint64) {
			for _, h := range hashes[:min(len(hashes), l.patterns)] {
				c := l.of(h)
				if c.n < l.fewest {
					continue
				}
				c.n = 0 // it is stored
				var w detector.Weights
				for i, v := range c.w {
					w[i] = int8(math.Round(float64(max(-127, min(127, v*scale)))))
				}
				if w.Heft() >= l.light {
					t.Put(h, w)
				}
			}
		})
	}
	return t
}
