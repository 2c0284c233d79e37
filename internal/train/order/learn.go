package main

import (
	"cmp"
	"math"
	"math/rand/v2"
	"slices"

	"github.com/mtlint/mtlint/internal/order"
)

// What learning works with. Found on the sentences held out.
const (
	slow       = 2   // what a weight's squared gradients count from: rare sequences learn little
	rate       = 0.3 // of AdaGrad
	decay      = 1e-6
	scale      = 30 // units of a stored weight that make one logit
	fewestGood = 5  // a sequence is learnt if good sentences have it so often,
	fewestBad  = 8  // or other orders of their words
	countBits  = 26
	pairs      = 350000 // of stored weights: 1.4 MB
	tries      = 8      // other orders of a window
	unknown    = 45     // per cent of the words are seen as words that the model does not know
	tableBits  = 24
)

// A learner is a softmax over the orders of a window, by AdaGrad over hashed sequences.
type learner struct {
	w, g      []float32
	good, bad []uint8
	try       []order.Unit
	blur      []order.Unit
	sets      [tries + 1][]uint32
}

func newLearner() *learner {
	return &learner{w: make([]float32, 1<<tableBits), g: make([]float32, 1<<tableBits), good: make([]uint8, 1<<countBits), bad: make([]uint8, 1<<countBits)}
}

// windows calls do with windows of a sentence, and other orders of each.
func windows(u []order.Unit, rnd *rand.Rand, do func(from, n int, orders [][]int)) {
	for i := order.Pad + 1 + rnd.IntN(2); i < len(u)-order.Pad-1; i += 1 + rnd.IntN(3) {
		n := min(4, 2+rnd.IntN(5)) // mostly four
		for k := 0; k < n; k++ {
			if !order.Movable(u[i+k]) {
				n = k
			}
		}
		if n < 2 {
			continue
		}
		var orders [][]int
		for t := 0; t < tries && (n > 2 || t < 2); t++ {
			p := make([]int, n)
			for k := range p {
				p[k] = k
			}
			if n > 2 && rnd.IntN(4) == 0 { // neighbours
				k := rnd.IntN(n - 1)
				p[k], p[k+1] = p[k+1], p[k]
			} else {
				rnd.Shuffle(n, func(a, b int) { p[a], p[b] = p[b], p[a] })
			}
			same := true
			for k := range p {
				same = same && u[i+k] == u[i+p[k]]
			}
			if !same {
				orders = append(orders, p)
			}
		}
		if len(orders) > 0 {
			do(i, n, orders)
		}
	}
}

// every is all kinds of sequences.
const every = 1<<32 - 1

func slot(h uint64) uint32 { return uint32(h >> (64 - tableBits)) }

// candidates fills sets with the sequences of the order as it is and of the others.
func (l *learner) candidates(u []order.Unit, from, n int, orders [][]int, kinds uint32, add func(k int, h uint64)) {
	order.Sequences(u, from, from+n, func(hs []uint64) {
		for t, h := range hs {
			if kinds>>t&1 != 0 {
				add(0, h)
			}
		}
	})
	l.try = append(l.try[:0], u...)
	for k, p := range orders {
		for j, o := range p {
			l.try[from+j] = u[from+o]
		}
		order.Sequences(l.try, from, from+n, func(hs []uint64) {
			for t, h := range hs {
				if kinds>>t&1 != 0 {
					add(k+1, h)
				}
			}
		})
	}
}

// count counts how often a sequence is met in the orders that writers chose, and in
// others.
func (l *learner) count(all [][]order.Unit, rnd *rand.Rand) {
	for _, u := range all {
		order.Sequences(u, order.Pad, len(u)-order.Pad, func(hs []uint64) {
			for _, h := range hs {
				if at := h >> (64 - countBits); l.good[at] < 255 {
					l.good[at]++
				}
			}
		})
		windows(u, rnd, func(from, n int, orders [][]int) {
			l.candidates(u, from, n, orders[:1], every, func(k int, h uint64) {
				if at := h >> (64 - countBits); k > 0 && l.bad[at] < 255 {
					l.bad[at]++
				}
			})
		})
	}
}

// known reports whether a sequence is met often enough to be learnt.
func (l *learner) known(h uint64) bool {
	at := h >> (64 - countBits)
	return l.good[at] >= fewestGood || l.bad[at] >= fewestBad
}

// uses is how often a sequence was met, roughly.
func (l *learner) uses(h uint64) float64 {
	at := h >> (64 - countBits)
	return float64(l.good[at]) + float64(l.bad[at])
}

// blurred is a sentence in which the model does not know some of the words: what is
// learnt of classes is then not left to the words.
func (l *learner) blurred(u []order.Unit, rnd *rand.Rand) []order.Unit {
	l.blur = append(l.blur[:0], u...)
	for i := range l.blur {
		if rnd.IntN(100) < unknown {
			l.blur[i].Sym = l.blur[i].Class
		}
	}
	return l.blur
}

// round goes through all sentences once.
func (l *learner) round(all [][]order.Unit, rnd *rand.Rand, learn bool) (loss float64, windowsSeen int) {
	for _, k := range rnd.Perm(len(all)) {
		u := all[k]
		if learn {
			u = l.blurred(u, rnd)
		}
		windows(u, rnd, func(from, n int, orders [][]int) {
			var z [tries + 1]float64
			for j := range l.sets {
				l.sets[j] = l.sets[j][:0]
			}
			kinds := uint32(every)
			if learn {
				kinds = rnd.Uint32()
			}
			l.candidates(u, from, n, orders, kinds, func(j int, h uint64) {
				s := slot(h)
				if l.known(h) {
					l.sets[j] = append(l.sets[j], s)
					z[j] += float64(l.w[s])
				}
			})
			if !learn {
				for j := range z {
					z[j] /= 2 // half of the kinds were left out in learning
				}
			}
			top := slices.Max(z[:len(orders)+1])
			sum := 0.0
			for j := range len(orders) + 1 {
				z[j] = math.Exp(z[j] - top)
				sum += z[j]
			}
			loss -= math.Log(z[0]/sum + 1e-12)
			windowsSeen++
			if !learn || z[0]/sum > 0.998 {
				return
			}
			for j := range len(orders) + 1 {
				g := float32(z[j] / sum)
				if j == 0 {
					g--
				}
				if g < 1e-3 && g > -1e-3 {
					continue
				}
				for _, s := range l.sets[j] {
					gg := g + decay*l.w[s]
					l.g[s] += gg * gg
					l.w[s] -= rate * gg / float32(math.Sqrt(float64(l.g[s])+slow))
				}
			}
		})
	}
	return loss / float64(windowsSeen), windowsSeen
}

// store moves the heaviest weights into a table.
func (l *learner) store(all [][]order.Unit, rnd *rand.Rand) *order.Table {
	type weight struct {
		h    uint64
		v    int8
		uses float64 // how much it matters
	}
	var ws []weight
	for _, u := range all {
		windows(u, rnd, func(from, n int, orders [][]int) {
			l.candidates(u, from, n, orders, every, func(_ int, h uint64) {
				s := slot(h)
				if l.w[s] == 0 || !l.known(h) {
					return
				}
				if v := math.Round(float64(l.w[s]) * scale / 2); v >= 1 || v <= -1 {
					ws = append(ws, weight{h, int8(max(-127, min(127, v))), math.Abs(v) * math.Sqrt(l.uses(h))})
				}
				l.w[s] = 0 // it is stored
			})
		})
	}
	slices.SortStableFunc(ws, func(a, b weight) int { return cmp.Or(cmp.Compare(b.uses, a.uses), cmp.Compare(a.h, b.h)) })
	t := order.NewTable(pairs)
	for _, w := range ws {
		t.Put(w.h, w.v)
	}
	return t
}
