package main

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"github.com/mtlint/mtlint/internal/corrupt"
	"github.com/mtlint/mtlint/internal/detector"
)

// How many good words there may be to one that the quick model leaves to the whole one,
// to one that is worth trying edits, and to one that is taken for garbled.
const (
	perDoubtful = 10
	perSuspect  = 1000
	perAlarm    = 8000
)

// A spot is the word of a sentence that looks worst, and what the best edit gains.
type spot struct {
	at    int
	score int32
	gain  float32
}

// worst looks at each sentence.
func worst(m *detector.Model, all []sample) (places []spot, words int) {
	var z []int32
	e := detector.NewEditor(m)
	for _, s := range all {
		words += len(s.ops)
		if len(s.ops) == 0 {
			places = append(places, spot{score: math.MinInt32})
			continue
		}
		z = append(z[:0], make([]int32, len(s.ops))...)
		m.Score(s.units, z, false)
		p := spot{score: slices.Max(z)}
		p.at = slices.Index(z, p.score)
		if p.score >= m.Suspect {
			best := e.Best(s.units, p.at)
			p.gain = best.Worth()
		}
		places = append(places, p)
	}
	return places, words
}

// doubtful is the sum of the quick model's weights that one good word in perDoubtful
// reaches.
func doubtful(m *detector.Model, good []sample) int32 {
	m.Doubtful = math.MaxInt32
	var all []int32
	for _, s := range good {
		z := make([]int32, len(s.ops))
		m.Score(s.units, z, false)
		all = append(all, z...)
	}
	slices.Sort(all)
	return all[len(all)-len(all)/perDoubtful]
}

// suspect is the sum of weights at which one good word in perSuspect is worth trying
// edits.
func suspect(m *detector.Model, good []sample) int32 {
	m.Suspect = math.MaxInt32
	places, words := worst(m, good)
	slices.SortFunc(places, func(a, b spot) int { return cmp.Compare(b.score, a.score) })
	return places[words/perSuspect].score
}

// gain is what an edit must gain so that good sentences give one alarm in perAlarm
// words.
func gain(m *detector.Model, good []sample) int32 {
	places, words := worst(m, good)
	slices.SortFunc(places, func(a, b spot) int { return cmp.Compare(b.gain, a.gain) })
	return int32(places[words/perAlarm].gain * scale)
}

// hard returns the good sentences with a word that is taken for garbled.
func (l *learner) hard(good []sample) (all []sample) {
	for i := range good {
		if l.predict(&good[i]); len(l.z) > 0 && slices.Max(l.z) > 0 {
			all = append(all, good[i])
		}
	}
	return all
}

// loss is the mean loss of the whole model, and the area under the curve of its scores.
func loss(m *detector.Model, all []sample) (mean, auc float64) {
	var z []int32
	var good, bad [4096]float64
	sum, n := 0.0, 0
	for _, s := range all {
		if len(s.ops) == 0 {
			continue
		}
		z = append(z[:0], make([]int32, len(s.ops))...)
		m.Score(s.units, z, true)
		for i, v := range z {
			x := float64(v) / scale
			at := max(0, min(4095, int(v)+2048))
			if s.ops[i] != corrupt.None {
				x = -x
				bad[at]++
			} else {
				good[at]++
			}
			sum += math.Log1p(math.Exp(x))
			n++
		}
	}
	below, wins, g, b := 0.0, 0.0, 0.0, 0.0
	for i := range good {
		wins += bad[i] * (below + good[i]/2)
		below += good[i]
		g, b = g+good[i], b+bad[i]
	}
	return sum / float64(n), wins / (g * b)
}

// report prints how much of each kind of damage is found in sentences that training
// never saw: where one kind was done, by the worst word and its edit.
func report(m *detector.Model, all []sample) {
	var found, there [corrupt.Ops]int
	places, _ := worst(m, all)
	for k, s := range all {
		op := corrupt.None
		for _, o := range s.ops {
			if o != corrupt.None && op != corrupt.None && o != op {
				op = corrupt.None
				break
			}
			op = max(o, op)
		}
		if op == corrupt.None {
			continue
		}
		there[op]++
		if p := places[k]; int32(p.gain*scale) >= m.Gain && near(s.ops, p.at) {
			found[op]++
		}
	}
	for op := corrupt.Op(1); op < corrupt.Ops; op++ {
		if there[op] > 0 {
			fmt.Printf("%-28s found %.3f of %d\n", op, float64(found[op])/float64(there[op]), there[op])
		}
	}
}

// near reports whether word at or one beside it was damaged.
func near(ops []corrupt.Op, at int) bool {
	for k := max(0, at-1); k < min(len(ops), at+2); k++ {
		if ops[k] != corrupt.None {
			return true
		}
	}
	return false
}
