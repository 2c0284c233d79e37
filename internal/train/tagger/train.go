package main

import (
	"fmt"
	"log"
	"math/rand/v2"

	"github.com/mtlint/mtlint/internal/lang"
	"github.com/mtlint/mtlint/internal/tagger"
)

const epochs = 6

// train makes a model of texts.
func train(pack *lang.Pack, words map[string]tagger.Set, texts [][][]token) []byte {
	var samples []*sample
	for _, t := range texts {
		samples = append(samples, newSample(pack, t))
	}
	empty := load(tagger.Encode(nil, nil))
	counts := count{}
	for _, s := range samples {
		for _, x := range s.sentences(empty) {
			counts.add(&x)
		}
	}
	dictionary := counts.dictionary(words)
	decide(pack, dictionary)
	m := load(tagger.Encode(dictionary, nil))
	var all []sentence
	for _, s := range samples {
		all = append(all, s.sentences(m)...)
	}
	units := 0
	for _, x := range all {
		units += len(x.units)
	}
	fmt.Printf("%d sentences, %d words and marks, %d words in the dictionary\n", len(all), units, len(dictionary))
	p := &perceptron{rows: map[uint64][]cell{}}
	rng := rand.New(rand.NewPCG(1, 2))
	for range epochs {
		rng.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
		p.right, p.seen = 0, 0
		for i := range all {
			p.learn(m, &all[i])
			if rng.IntN(8) == 0 {
				p.learn(m, titled(&all[i]))
			}
		}
		fmt.Printf("%.4f of %d undecided right\n", float64(p.right)/float64(p.seen), p.seen)
	}
	weights := p.weights()
	fmt.Printf("%d features, %d weights kept\n", len(p.rows), len(weights))
	return tagger.Encode(dictionary, weights)
}

func load(data []byte) *tagger.Model {
	m, err := tagger.Load(data)
	if err != nil {
		log.Fatal(err)
	}
	return m
}

// titled is a sentence as a headline would write it.
func titled(x *sentence) *sentence {
	y := &sentence{gold: x.gold, forms: x.forms}
	for _, u := range x.units {
		if !tagger.Marks.Has(u.Fixed()) {
			u.Case = tagger.Titled
		}
		y.units = append(y.units, u)
	}
	return y
}
