// Command order trains the English model of word order.
//
//	go run ./internal/train/order -data DIR
//
// DIR holds digitalgov.txt, 18f.txt, stateunion.txt, inaugural.txt and
// masc_tagged.zip. Equal text gives an equal model, byte by byte.
package main

import (
	"flag"
	"fmt"
	"log"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/mtlint/mtlint/internal/article"
	"github.com/mtlint/mtlint/internal/lang"
	"github.com/mtlint/mtlint/internal/layer"
	"github.com/mtlint/mtlint/internal/order"
	"github.com/mtlint/mtlint/internal/tagger"
	"github.com/mtlint/mtlint/internal/text"
	"github.com/mtlint/mtlint/internal/train/prose"
)

func main() {
	log.SetFlags(0)
	data := flag.String("data", "", "the folder with the training text")
	out := flag.String("o", "internal/lang/data/en/order.bin", "the file to write")
	rounds := flag.Int("rounds", 7, "how often the text is gone through")
	part := flag.Int("part", 1, "take every n-th sentence only, for a trial")
	flag.Parse()
	start := time.Now()
	step := func(format string, args ...any) {
		log.Printf("%4.0f s  %s", time.Since(start).Seconds(), fmt.Sprintf(format, args...))
	}
	pack, err := lang.Open("en")
	check(err)
	lines, err := prose.Shuffled(*data, *part)
	check(err)
	var articles []*article.Article
	for part := range slices.Chunk(lines, 512) {
		articles = append(articles, article.New("", strings.Join(part, "\n\n"), pack))
	}
	held := len(articles) / 12
	words := vocabulary(articles[held:])
	step("%d lines, %d words", len(lines), len(words))
	known := map[uint32]*order.Kind{}
	for i := range words {
		known[lang.Hash(words[i].Form)] = &words[i].Kind
	}
	var all [2][][]order.Unit
	tokens := 0
	for i, a := range articles {
		r := order.NewReader(a, func(h uint32) *order.Kind { return known[h] })
		which := 0
		if i < held {
			which = 1
		}
		for k := range a.Doc.Sentences {
			u, from := r.Units(&a.Doc.Sentences[k])
			if len(from) > 4 && len(from) < 120 {
				all[which] = append(all[which], slices.Clone(u))
				tokens += len(from)
			}
		}
	}
	step("%d sentences, %d held out, %d tokens", len(all[0]), len(all[1]), tokens)
	l := newLearner()
	rnd := rand.New(rand.NewPCG(2, 2))
	l.count(all[0], rnd)
	step("counted")
	for range *rounds {
		loss, n := l.round(all[0], rnd, true)
		lh, nh := l.round(all[1], rand.New(rand.NewPCG(3, 3)), false)
		step("loss %.4f of %d, held out %.4f of %d", loss, n, lh, nh)
	}
	table := l.store(all[0], rand.New(rand.NewPCG(2, 2)))
	step("%d weights, %d lost", table.Len(), table.Lost)
	model := order.Encode(scale, words, table)
	_, err = order.Load(model)
	check(err)
	check(os.WriteFile(*out, model, 0o644))
	step("%s: %d bytes", *out, len(model))
}

func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}

const (
	often  = 5   // a word that occurs less is seen as its class
	own    = 400 // so many words are classes of their own
	shared = 3   // so many words a kind has, or it is that of the tag which they bear most
	minor  = 8   // a tag that every eighth of a word's tags is belongs to its class
)

// vocabulary is the words that occur often enough.
func vocabulary(articles []*article.Article) (words []order.Word) {
	tags := map[string]*[64]int{}
	total := map[string]int{}
	for _, a := range articles {
		w, t := layer.Words.Of(a), layer.Tags.Of(a)
		all := t.All()
		for i, tok := range a.Doc.Tokens {
			if tok.Kind != text.Word || tagger.Names.Has(all[i]) {
				continue
			}
			f := w.Low(i)
			if tags[f] == nil {
				tags[f] = new([64]int)
			}
			tag := all[i]
			switch c := t.Clitic(i); c {
			case tagger.None, tagger.RB:
			case tagger.POS:
				tag = tagger.POS
			default:
				tag = tagger.Tag(tagger.NumTags)
			}
			tags[f][tag]++
			total[f]++
		}
	}
	for f, n := range total {
		if n < often {
			continue
		}
		k := order.Kind{}
		for t, c := range tags[f] {
			if c*minor >= n {
				k.Can |= 1 << t
			}
			if c > tags[f][k.Main] {
				k.Main = tagger.Tag(t)
			}
		}
		k.Can = order.Usual(k.Can)
		words = append(words, order.Word{Form: f, Kind: k})
	}
	slices.SortFunc(words, func(a, b order.Word) int {
		if d := total[b.Form] - total[a.Form]; d != 0 {
			return d
		}
		return strings.Compare(a.Form, b.Form)
	})
	for i := range words {
		words[i].Kind.Own = i < own
		if words[i].Kind.Own {
			words[i].Kind.Can = 0
		}
	}
	uses := map[order.Kind]int{}
	for _, w := range words {
		uses[w.Kind]++
	}
	for i, w := range words {
		if !w.Kind.Own && uses[w.Kind] < shared {
			words[i].Kind.Can = 1 << w.Kind.Main
		}
	}
	return words
}
