package main

import (
	"slices"
	"strings"
	"sync"

	"github.com/mtlint/mtlint/internal/article"
	"github.com/mtlint/mtlint/internal/corrupt"
	"github.com/mtlint/mtlint/internal/detector"
	"github.com/mtlint/mtlint/internal/lang"
)

// A sample is a sentence as the detector sees it, with what was done to each word.
type sample struct {
	units []detector.Unit // with edges
	ops   []corrupt.Op
}

// A mark is a damaged span.
type mark struct {
	start, end int
	op         corrupt.Op
}

// read takes sentences through the pipeline that articles go through.
func read(sentences [][]corrupt.Token, pack *lang.Pack, vocab detector.Vocabulary) (all []sample) {
	for part := range slices.Chunk(sentences, batch) {
		var b strings.Builder
		var marks []mark
		for _, s := range part {
			var text strings.Builder
			at := b.Len()
			corrupt.Text(s, &text, func(start, end int, op corrupt.Op) { marks = append(marks, mark{at + start, at + end, op}) })
			b.WriteString(text.String())
			b.WriteString("\n\n")
		}
		a := article.New("", b.String(), pack)
		r := detector.NewReader(a, vocab, nil)
		next := 0
		for i := range a.Doc.Sentences {
			units, from := r.Units(&a.Doc.Sentences[i])
			ops := make([]corrupt.Op, len(from))
			for k, t := range from {
				tok := a.Doc.Tokens[t]
				for next < len(marks) && marks[next].end <= int(tok.Start) {
					next++
				}
				if next < len(marks) && marks[next].start < int(tok.End) {
					ops[k] = marks[next].op
				}
			}
			all = append(all, sample{slices.Clone(units), ops})
		}
	}
	return all
}

// streams damages the sentences once for every seed.
func streams(clean [][]corrupt.Token, seeds []uint64, lex *corrupt.Lexicon, pack *lang.Pack, vocab detector.Vocabulary) [][]sample {
	out := make([][]sample, len(seeds))
	var wg sync.WaitGroup
	slots := make(chan struct{}, workers)
	for i, seed := range seeds {
		wg.Go(func() {
			slots <- struct{}{}
			defer func() { <-slots }()
			c := corrupt.New(seed, lex, pack)
			damaged := make([][]corrupt.Token, len(clean))
			for k, s := range clean {
				damaged[k] = c.Corrupt(s)
			}
			out[i] = read(damaged, pack, vocab)
		})
	}
	wg.Wait()
	return out
}

const workers = 2
