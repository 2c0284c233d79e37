// Command events makes pairs of articles about one event that contradict each other
// in one fact, to measure how many of them are found:
//
//	go run ./internal/gen/events -seed 4 -gold gold.jsonl articles.jsonl > events.jsonl
//	mtlint audit --select event-contradiction,near-duplicate --format jsonl events.jsonl > found.jsonl
//	go run ./internal/gen/events -score -gold gold.jsonl found.jsonl
//
// It writes every article, and of some a second one that tells the same with fewer
// sentences, in another order and in other words, with one fact changed or none. An
// article has its copy under one of six seeds, so that seeds 4 to 6 are of texts
// that nobody saw who looked at 1 to 3. Nothing here knows how mtlint finds facts.
package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"slices"

	"github.com/mtlint/mtlint/internal/gen/records"
	"github.com/mtlint/mtlint/internal/lang"
)

type record struct {
	ID   string `json:"id"`
	Text string `json:"text"`
}

// An answer says what was changed in a copy, and where in it that stands.
type answer struct {
	ID       string   `json:"id"`
	Of       string   `json:"of"`
	Kind     string   `json:"kind"`
	Old      string   `json:"old"`
	New      string   `json:"new"`
	Places   [][2]int `json:"places"`
	Sentence string   `json:"sentence"` // as the original has it
	Copied   string   `json:"copied"`
}

// seeds is how many share the articles out among them.
const seeds = 6

func main() {
	seed := flag.Int("seed", 1, "which of the six `sets` to make")
	n := flag.Int("n", 60, "how many copies of each `kind` of change to make at most")
	gold := flag.String("gold", "gold.jsonl", "the `file` of what was changed")
	score := flag.Bool("score", false, "compare what was found with what was changed")
	misses := flag.String("misses", "", "with -score, list what was missed of a `kind`, or all")
	flag.Parse()
	var err error
	if *score {
		err = scoreFiles(os.Stdout, *gold, flag.Args(), *misses)
	} else {
		err = makeSet(os.Stdout, *gold, flag.Args(), uint64(*seed), *n) //nolint:gosec // a small number
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "events:", err)
		os.Exit(1)
	}
}

func makeSet(w io.Writer, gold string, files []string, seed uint64, n int) error {
	var all []record
	if err := records.Each(files, func(r record) { all = append(all, r) }); err != nil {
		return err
	}
	if len(all) == 0 {
		return errors.New("no articles: name a file of JSON lines with id and text")
	}
	out := bufio.NewWriter(w)
	enc := json.NewEncoder(out)
	f, err := os.Create(gold) //nolint:gosec // the user names it
	if err != nil {
		return err
	}
	answers := json.NewEncoder(f)
	r := rand.New(rand.NewPCG(seed, seeds)) //nolint:gosec // the same articles each time, on purpose
	m := &maker{r: r, lower: lowerWords(all), firsts: firstNames()}
	count := map[string]int{}
	for _, a := range all {
		err = errors.Join(err, enc.Encode(a))
		if lang.Hash(a.ID)%seeds+1 == uint32(seed) { //nolint:gosec // at most six
			order := slices.Clone(kinds)
			r.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
			slices.SortStableFunc(order, func(x, y change) int { return count[x.name] - count[y.name] })
			for _, k := range order {
				c, g, ok := m.copyOf(a, k)
				if !ok || count[k.name] >= n {
					continue
				}
				count[k.name]++
				err = errors.Join(err, enc.Encode(c), answers.Encode(g))
				break
			}
		}
	}
	return errors.Join(err, out.Flush(), f.Close())
}
