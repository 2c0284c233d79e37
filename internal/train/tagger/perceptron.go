package main

import (
	"math"

	"github.com/mtlint/mtlint/internal/tagger"
)

// A perceptron is an averaged one: a weight's value is its mean over all steps.
type perceptron struct {
	rows        map[uint64][]cell
	step        int64
	right, seen int
}

// A cell is the weight of a feature for a tag.
type cell struct {
	tag   tagger.Tag
	value float32
	total float64
	stamp int64
}

// learn tags a sentence and corrects the weights where that went wrong.
func (p *perceptron) learn(m *tagger.Model, x *sentence) {
	var buf [tagger.NumFeatures]uint64
	var h tagger.History
	for i := range x.units {
		t, set := m.Decided(&x.units[i])
		if t == tagger.None {
			p.step++
			features := tagger.Features(x.units, i, &h, &buf)
			t = p.best(features, set)
			if gold := x.gold[i]; gold != tagger.None && set.Has(gold) {
				p.seen++
				if t == gold {
					p.right++
				} else {
					for _, f := range features {
						p.update(f, gold, 1)
						p.update(f, t, -1)
					}
				}
			}
		}
		h.Add(&x.units[i], t)
	}
}

func (p *perceptron) best(features []uint64, set tagger.Set) tagger.Tag {
	var score [tagger.NumTags]float32
	for _, f := range features {
		for _, c := range p.rows[f] {
			score[c.tag] += c.value
		}
	}
	top := tagger.None
	for t := range tagger.Tag(tagger.NumTags) {
		if set.Has(t) && (top == tagger.None || score[t] > score[top]) {
			top = t
		}
	}
	return top
}

func (p *perceptron) update(f uint64, t tagger.Tag, by float32) {
	row := p.rows[f]
	for i := range row {
		if c := &row[i]; c.tag == t {
			c.total += float64(p.step-c.stamp) * float64(c.value)
			c.stamp, c.value = p.step, c.value+by
			return
		}
	}
	p.rows[f] = append(row, cell{t, by, 0, p.step})
}

const (
	scale   = 10.0 // of a weight to a byte
	minimum = 0.35 // a smaller weight is dropped
)

// weights are the means, as bytes.
func (p *perceptron) weights() (all []tagger.Weight) {
	for f, row := range p.rows { // Encode sorts them
		for _, c := range row {
			mean := (c.total + float64(p.step-c.stamp)*float64(c.value)) / float64(p.step)
			if math.Abs(mean) >= minimum {
				v := math.Round(max(-127, min(127, mean*scale)))
				all = append(all, tagger.Weight{Feature: f, Tag: c.tag, Value: int8(v)})
			}
		}
	}
	return all
}
