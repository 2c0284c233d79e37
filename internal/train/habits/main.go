// Command habits learns which turns of phrase machine translation has more or less
// often than people who translate the same texts.
//
//	go run ./internal/train/habits -data FILE
//
// FILE is a JSON Lines file of English documents, each {src_lang, year, doc, kind, text}
// with kind "human" or "mt" and doc the document that was translated. Equal text gives
// an equal model. -measure says how well documents of kinds not learnt from are told
// apart, and writes nothing.
package main

import (
	"bufio"
	"cmp"
	"encoding/json"
	"flag"
	"fmt"
	"log"
	"math"
	"os"
	"slices"
	"strings"

	"github.com/mtlint/mtlint/internal/article"
	"github.com/mtlint/mtlint/internal/lang"
	"github.com/mtlint/mtlint/internal/layer"
	"github.com/mtlint/mtlint/internal/tagger"
)

// A document is what is learnt from.
type document struct {
	Lang    string `json:"src_lang"`
	Year    int    `json:"year"`
	Doc     string `json:"doc"`
	Kind    string `json:"kind"`
	Text    string `json:"text"`
	machine bool
	units   float64
	counts  []count // ascending by feature
}

type count struct {
	feature int32
	n       float64
}

func main() {
	log.SetFlags(0)
	data := flag.String("data", "", "the JSON Lines file with the documents")
	out := flag.String("o", "internal/lang/data/en/habits.tsv", "the file whose rows are written anew")
	measure := flag.Bool("measure", false, "measure on documents left out of training, and write nothing")
	flag.Parse()
	pack, err := lang.Open("en")
	check(err)
	docs, err := read(*data)
	check(err)
	articles := make([]*article.Article, len(docs))
	for i, d := range docs {
		articles[i] = article.New("", d.Text, pack)
	}
	units := layer.NewHabitUnits(littleWords(docs, articles))
	names := countTurns(docs, articles, units)
	log.Printf("%d documents, %d units, %d turns of phrase", len(docs), len(units.Names), len(names))
	if *measure {
		report(docs, len(names))
		return
	}
	weights := fit(docs, len(names))
	check(write(*out, names, weights, humanRates(docs, len(names))))
}

func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}

func read(file string) (docs []*document, err error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer func() { _ = f.Close() }() // it was only read
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<24)
	for lines.Scan() {
		d := &document{}
		if err := json.Unmarshal(lines.Bytes(), d); err != nil {
			return nil, fmt.Errorf("%s, line %d: %w", file, len(docs)+1, err)
		}
		d.machine = d.Kind == "mt"
		docs = append(docs, d)
	}
	return docs, lines.Err()
}

// auxiliaries are the verbs among the little words. “Said” is none: news says it as often as it must.
var auxiliaries = lang.NewSet("be", "been", "being", "is", "are", "was", "were", "have", "has", "had", "having", "do", "does", "did")

// littleWords are the words in a fifth of the human translations that are mostly neither noun, name,
// number, adjective nor full verb: what a text is about does not show in them.
func littleWords(docs []*document, articles []*article.Article) (words []string) {
	const often = 0.2
	content := tagger.Nouns | tagger.Adjectives | tagger.Verbs | tagger.SetOf(tagger.CD, tagger.FW)
	in, asContent, uses := map[string]int{}, map[string]int{}, map[string]int{}
	human := 0
	for i, d := range docs {
		if d.machine {
			continue
		}
		human++
		text, tags := layer.Words.Of(articles[i]), layer.Tags.Of(articles[i])
		seen := map[string]bool{}
		for t := range articles[i].Doc.Tokens {
			w := text.Low(t)
			if strings.Trim(w, "abcdefghijklmnopqrstuvwxyz") != "" {
				continue
			}
			uses[w]++
			if tags.Is(t, content) && !auxiliaries.Has(w) {
				asContent[w]++
			}
			if !seen[w] {
				seen[w] = true
				in[w]++
			}
		}
	}
	for w, n := range in {
		if float64(n) >= often*float64(human) && 2*asContent[w] < uses[w] {
			words = append(words, w)
		}
	}
	slices.Sort(words)
	return words
}

// countTurns counts units and pairs of units in each document, and returns the names of
// those that are in many.
func countTurns(docs []*document, articles []*article.Article, units *layer.HabitUnits) (names []string) {
	const many = 120
	n := len(units.Names)
	name := func(f int) string {
		if f < n {
			return units.Names[f]
		}
		return units.Names[f/n-1] + " " + units.Names[f%n]
	}
	in := make([]int, n+n*n)
	all := make([]map[int]float64, len(docs))
	for i := range docs {
		c := map[int]float64{}
		last := 0
		text, _ := units.Of(articles[i])
		for _, u := range text {
			u := int(u)
			if u != layer.HabitStart {
				docs[i].units++
				c[u]++
				c[(last+1)*n+u]++
			}
			last = u
		}
		for f := range c {
			in[f]++
		}
		all[i] = c
	}
	number := make([]int32, len(in))
	for f, k := range in {
		if k >= many {
			names = append(names, name(f))
			number[f] = int32(len(names))
		}
	}
	for i, c := range all {
		for f, k := range c {
			if number[f] > 0 {
				docs[i].counts = append(docs[i].counts, count{number[f] - 1, k})
			}
		}
		slices.SortFunc(docs[i].counts, func(a, b count) int { return cmp.Compare(a.feature, b.feature) })
	}
	return names
}

// humanRates are the shares of the units of human translations that each feature has,
// every translation direction and year counting the same.
func humanRates(docs []*document, features int) []float64 {
	rates, set := make([]float64, features), map[string]float64{}
	for _, d := range docs {
		if !d.machine {
			set[d.set()] += d.units
		}
	}
	for _, d := range docs {
		if !d.machine {
			for _, c := range d.counts {
				rates[c.feature] += c.n / set[d.set()] / float64(len(set))
			}
		}
	}
	return rates
}

// set is the translation direction and year of a document.
func (d *document) set() string { return fmt.Sprint(d.Year, " ", d.Lang) }

// write replaces the rows of the model's file that hold weights; what is above them
// stays.
func write(file string, names []string, weights, rates []float64) error {
	old, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	var b strings.Builder
	for line := range strings.Lines(string(old)) {
		if line[0] == '#' || line[0] == '=' || line == "\n" {
			b.WriteString(line)
		}
	}
	kept := 0
	for i, name := range names {
		const least = 0.004 // of a log-odds that chance makes in a text of a hundred words
		if math.Abs(weights[i])*math.Sqrt(rates[i]/100) < least {
			continue
		}
		kept++
		fmt.Fprintf(&b, "%s\t%.2f\t%.3f\n", name, weights[i], 1000*rates[i])
	}
	log.Printf("%s: %d weights", file, kept)
	return os.WriteFile(file, []byte(b.String()), 0o644)
}
