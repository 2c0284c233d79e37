// Command articles makes a large collection of a small one, to measure with:
//
//	go run ./internal/gen/articles -n 20000 articles.jsonl > many.jsonl
//
// Articles are repeated in turn. Each copy has another id, other digits in its
// longer numbers, and one word in so many replaced by one of another article. With -mixed
// its sentences are any articles' instead, so that no article is a copy of another.
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
	"github.com/mtlint/mtlint/internal/lang"
	"github.com/mtlint/mtlint/internal/text"
)

type record struct {
	ID   string `json:"id"`
	Text string `json:"text"`
}

func main() {
	n := flag.Int("n", 20000, "how many `articles` to write")
	change := flag.Float64("change", 0.1, "`share` of the words that are replaced in each copy")
	mixed := flag.Bool("mixed", false, "exchange sentences instead, so that there are no copies")
	flag.Parse()
	if err := run(os.Stdout, flag.Args(), *n, *change, *mixed); err != nil {
		fmt.Fprintln(os.Stderr, "articles:", err)
		os.Exit(1)
	}
}

func run(w io.Writer, files []string, n int, change float64, mixed bool) error {
	var all []record
	var words, sentences []string
	pack, err := lang.Open(lang.English)
	if err != nil {
		return err
	}
	english := lang.Segmenter.Of(pack)
	err = records.Each(files, func(r record) {
		all = append(all, r)
		d := text.Parse(r.Text, english)
		for _, s := range behindTitle(d) {
			sentences = append(sentences, d.Text(s.Span))
		}
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
		switch {
		case i < len(all):
		case mixed:
			a.Text = mix(a.Text, sentences, english, r)
		default:
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

// behindTitle returns the sentences of all blocks but the first.
func behindTitle(d *text.Document) []text.Sentence {
	if len(d.Blocks) == 0 {
		return nil
	}
	return d.Sentences[d.Blocks[0].Sentences.End:]
}

// mix puts others in the place of the sentences behind the title.
func mix(article string, sentences []string, english *text.Segmenter, r *rand.Rand) string {
	var b strings.Builder
	d, at := text.Parse(article, english), int32(0)
	for _, s := range behindTitle(d) {
		b.WriteString(d.Src[at:s.Start])
		b.WriteString(sentences[r.IntN(len(sentences))])
		at = s.End
	}
	b.WriteString(d.Src[at:])
	return b.String()
}

// changed replaces words and digits of an article.
func changed(article string, words []string, share float64, r *rand.Rand) string {
	var b strings.Builder
	for i, line := range strings.Split(article, "\n") {
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
