// Command detector trains the English detector of garbled words.
//
//	go run ./internal/train/detector -data DIR
//
// DIR holds digitalgov.txt, 18f.txt, stateunion.txt, inaugural.txt and
// masc_tagged.zip. Equal text gives an equal model, byte by byte.
package main

import (
	"cmp"
	"flag"
	"fmt"
	"log"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/mtlint/mtlint/internal/corrupt"
	"github.com/mtlint/mtlint/internal/detector"
	"github.com/mtlint/mtlint/internal/lang"
	"github.com/mtlint/mtlint/internal/pattern"
	"github.com/mtlint/mtlint/internal/train/prose"
)

func main() {
	log.SetFlags(0)
	data := flag.String("data", "", "the folder with the training text")
	out := flag.String("o", "internal/lang/data/en/detector.bin", "the file to write")
	rounds := flag.Int("rounds", 12, "how often the text is damaged anew")
	part := flag.Int("part", 1, "take every n-th sentence only, for a trial")
	flag.Parse()
	start := time.Now()
	step := func(format string, args ...any) {
		log.Printf("%4.0f s  %s", time.Since(start).Seconds(), fmt.Sprintf(format, args...))
	}

	pack, err := lang.Open("en")
	check(err)
	text, err := prose.Shuffled(*data, *part)
	check(err)
	all := parse(text, pack)
	held := all[:len(all)/heldOut]
	clean := all[len(held):]
	step("%d sentences, %d of them held out", len(all), len(held))

	vocab := vocabulary(clean)
	lex := corrupt.NewLexicon(pattern.VerbsOf.Of(pack), clean)
	models := []*learner{newLearner(quick), newLearner(whole)}
	each := func(do func(l *learner)) {
		var wg sync.WaitGroup
		for _, l := range models {
			wg.Go(func() { do(l) })
		}
		wg.Wait()
	}
	good := read(clean, pack, vocab)
	each(func(l *learner) { l.count(good, false, 1) })
	at := int32(len(good)) + 1
	total, last := 0, [][]sample(nil)
	for r := 0; r < *rounds; r += workers {
		seeds := []uint64{}
		for k := range min(workers, *rounds-r) {
			seeds = append(seeds, uint64(100+r+k))
		}
		last = streams(clean, seeds, lex, pack, vocab)
		each(func(l *learner) {
			first := at
			for k, s := range last {
				l.count(s, true, first)
				first += int32(len(s))
				l.loss = l.learn(s, rand.New(rand.NewPCG(2, uint64(r+k))))
			}
			if r+workers < *rounds {
				l.learn(l.hard(good), rand.New(rand.NewPCG(3, uint64(r))))
			}
		})
		for _, s := range last {
			at += int32(len(s))
			total += len(s)
		}
		step("%d sentences, loss %.4f and %.4f", total, models[0].loss, models[1].loss)
	}

	var tables [2]*detector.Table
	for i, l := range models {
		tables[i] = l.table(append(last, good)...)
		step("%d patterns, %d without room", tables[i].Len(), tables[i].Lost)
	}
	m := &detector.Model{Scale: scale}
	m, err = detector.Load(detector.Encode(m, vocab, tables))
	check(err)
	heldGood := read(held, pack, vocab)
	m.Doubtful = doubtful(m, heldGood)
	m.Suspect = suspect(m, heldGood)
	m.Gain = gain(m, heldGood)
	model := detector.Encode(m, vocab, tables)
	check(os.WriteFile(*out, model, 0o644))
	test := slices.Concat(streams(held, []uint64{1, 2, 3}, lex, pack, vocab)...)
	mean, area := loss(m, test)
	step("held out: loss %.4f, area under the curve %.4f", mean, area)
	report(m, test)
	step("%s: %d bytes, doubtful from %.2f, suspect from %.2f, garbled from a gain of %.2f", *out, len(model), float64(m.Doubtful)/scale, float64(m.Suspect)/scale, float64(m.Gain)/scale)
}

// heldOut is the share of the sentences that training never sees: one in so many.
const heldOut = 12

func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}

// vocabulary makes the table of the words that occur often enough to be told from
// their class.
func vocabulary(clean [][]corrupt.Token) detector.Vocabulary {
	const (
		often = 5
		minor = 8 // a tag that every eighth of a word's tags is belongs to its class
	)
	tags := map[string]map[string]int{}
	for _, s := range clean {
		corrupt.EachWord(s, func(word, tag string) {
			if tags[word] == nil {
				tags[word] = map[string]int{}
			}
			tags[word][tag]++
		})
	}
	var words, kinds []string
	uses := map[string]int{} // of each kind: how many words
	for w, t := range tags {
		n := 0
		for _, k := range t {
			n += k
		}
		if n >= often {
			words = append(words, w)
		}
	}
	slices.Sort(words)
	for _, w := range words {
		kind, n := []string{}, 0
		for _, k := range tags[w] {
			n += k
		}
		for tag, k := range tags[w] {
			if k*minor >= n {
				kind = append(kind, tag)
			}
		}
		slices.Sort(kind)
		kinds = append(kinds, strings.Join(kind, " "))
		uses[kinds[len(kinds)-1]]++
	}
	var all []string
	for k := range uses {
		all = append(all, k)
	}
	slices.SortFunc(all, func(a, b string) int { return cmp.Or(uses[b]-uses[a], cmp.Compare(a, b)) })
	classes := make([]detector.Class, len(words))
	for i, k := range kinds {
		classes[i] = detector.Class(min(slices.Index(all, k)+1, int(detector.MaxClass)))
	}
	return detector.NewVocabulary(words, classes)
}
