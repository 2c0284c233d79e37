// Command articles makes a large collection of a small one, to measure with:
//
//	go run ./internal/gen/articles -n 20000 articles.jsonl > many.jsonl
//
// Articles are repeated in turn. Each copy has another id, other digits in its
// longer numbers, and one word in so many replaced by one of another article.
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
	"strings"

	"github.com/mtlint/mtlint/internal/gen/records"
)

type record struct {
	ID   string `json:"id"`
	Text string `json:"text"`
}

func main() {
	n := flag.Int("n", 20000, "how many `articles` to write")
	change := flag.Float64("change", 0.1, "`share` of the words that are replaced in each copy")
	flag.Parse()
	if err := run(os.Stdout, flag.Args(), *n, *change); err != nil {
		fmt.Fprintln(os.Stderr, "articles:", err)
		os.Exit(1)
	}
}

func run(w io.Writer, files []string, n int, change float64) error {
	var all []record
	var words []string
	err := records.Each(files, func(r record) {
		all = append(all, r)
		for _, x := range strings.Fields(r.Text) {
			if plain(x) {
				words = append(words, x)
			}
		}
	})
	if err != nil {
		return err
	}
	if len(words) == 0 {
		return errors.New("no articles: name a file of JSON lines with id and text")
	}
	r := rand.New(rand.NewPCG(1, 2)) //nolint:gosec // the same articles each time, on purpose
	out := bufio.NewWriter(w)
	enc := json.NewEncoder(out)
	for i := range n {
		a := all[i%len(all)]
		a.ID = fmt.Sprintf("%s/%d", a.ID, i/len(all))
		if i >= len(all) {
			a.Text = changed(a.Text, words, change, r)
		}
		if err := enc.Encode(a); err != nil {
			return err
		}
	}
	return out.Flush()
}

// plain reports whether a word can stand in the place of another: lower-case letters
// alone, and not one of the little words.
func plain(w string) bool {
	return len(w) > 3 && !strings.ContainsFunc(w, func(c rune) bool { return c < 'a' || c > 'z' })
}

// changed replaces words and digits of a text.
func changed(text string, words []string, share float64, r *rand.Rand) string {
	var b strings.Builder
	for i, line := range strings.Split(text, "\n") {
		if i > 0 {
			b.WriteByte('\n')
		}
		for k, w := range strings.Split(line, " ") {
			if k > 0 {
				b.WriteByte(' ')
			}
			switch {
			case plain(w) && r.Float64() < share:
				w = words[r.IntN(len(words))]
			case len(w) > 2 && w[0] >= '1' && w[0] <= '9':
				w = string(rune('1'+r.IntN(9))) + w[1:]
			}
			b.WriteString(w)
		}
	}
	return b.String()
}
