package main

import (
	"math"
	"math/rand/v2"

	"github.com/mtlint/mtlint/internal/corrupt"
	"github.com/mtlint/mtlint/internal/detector"
)

// What learning works with. Found on the sentences held out.
const (
	pairs  = 1 << 20 // of weights: 4 MB
	rate   = 0.08    // of AdaGrad
	decay  = 1e-6
	scale  = 40 // units of a stored weight that make one logit
	fewest = 20 // sentences that a feature must have been seen in to be learnt
	light  = 2  // stored weights below this are left out
)

// A learner is logistic regression by AdaGrad over hashed features.
type learner struct {
	w, g []float32
	bias float32
	gb   float32
	seen *counter
}

// A counter says roughly in how many sentences a feature was seen.
type counter struct {
	n    []uint8
	last []int32
}

// tableBits is the size of what learning keeps of each feature.
const tableBits = 26

// slot is where learning keeps a feature.
func slot(key uint64) uint64 { return key >> (64 - tableBits) }

func newCounter() *counter {
	return &counter{make([]uint8, 1<<tableBits), make([]int32, 1<<tableBits)}
}

func (c *counter) add(key uint64, sentence int32) {
	s := slot(key)
	if c.last[s] != sentence && c.n[s] < 255 {
		c.n[s]++
		c.last[s] = sentence
	}
}

func newLearner() *learner {
	return &learner{w: make([]float32, 1<<tableBits), g: make([]float32, 1<<tableBits), seen: newCounter()}
}

// count counts the features of good sentences, and of the damaged words of others:
// the good words of those were counted already.
func (l *learner) count(all []sample, damagedOnly bool, first int32) {
	for k, s := range all {
		detector.Features(s.units, func(i int, keys []uint64) {
			if damagedOnly && s.ops[i] == corrupt.None {
				return
			}
			for _, key := range keys {
				l.seen.add(key, first+int32(k))
			}
		})
	}
}

// learn goes once over the samples in a random order and returns the mean loss.
func (l *learner) learn(all []sample, rnd *rand.Rand) float64 {
	loss, n := 0.0, 0
	var at [detector.NumFeatures]uint64
	for _, k := range rnd.Perm(len(all)) {
		s := &all[k]
		detector.Features(s.units, func(i int, keys []uint64) {
			z, used := l.bias, 0
			for _, key := range keys {
				if f := slot(key); l.seen.n[f] >= fewest {
					z += l.w[f]
					at[used] = f
					used++
				}
			}
			p := 1 / (1 + math.Exp(-float64(z)))
			y := 0.0
			if s.ops[i] != corrupt.None {
				y = 1
			}
			loss -= y*math.Log(p+1e-9) + (1-y)*math.Log(1-p+1e-9)
			n++
			g := float32(p - y)
			if g < 0.002 && g > -0.002 {
				return // learnt
			}
			l.gb += g * g
			l.bias -= rate * g / (float32(math.Sqrt(float64(l.gb))) + 1e-3)
			for _, f := range at[:used] {
				gg := g + decay*l.w[f]
				l.g[f] += gg * gg
				l.w[f] -= rate * gg / (float32(math.Sqrt(float64(l.g[f]))) + 1e-3)
			}
		})
	}
	return loss / float64(n)
}

// store moves the weights of the samples' features into a table.
func (l *learner) store(t *detector.Table, all []sample) {
	for _, s := range all {
		detector.Features(s.units, func(_ int, keys []uint64) {
			for _, key := range keys {
				f := slot(key)
				if l.seen.n[f] < fewest {
					continue
				}
				l.seen.n[f] = 0 // it is stored
				if v := math.Round(float64(l.w[f]) * scale); v >= light || v <= -light {
					t.Put(key, int8(max(-127, min(127, v))))
				}
			}
		})
	}
}
