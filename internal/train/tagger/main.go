// Command tagger trains the English part-of-speech tagger.
//
//	go run ./internal/train/tagger -data DIR
//
// DIR holds masc_tagged.zip. With -test, it measures the tagger of the language pack
// on files in CoNLL-U format instead; with -wordnet, it makes the list of words that
// is the base of the dictionary.
package main

import (
	"flag"
	"fmt"
	"log"
	"os"
	"path/filepath"

	"github.com/mtlint/mtlint/internal/lang"
	"github.com/mtlint/mtlint/internal/tagger"
)

func main() {
	log.SetFlags(0)
	data := flag.String("data", "", "the folder with the training text")
	out := flag.String("o", "internal/lang/data/en/tagger.bin", "the file to write")
	test := flag.Bool("test", false, "measure the model on the CoNLL-U files that are named, do not train")
	errors := flag.Int("errors", 0, "with -test, show the most frequent confusions, this many")
	words := flag.String("wordnet", "", "write the list of WordNet's words from the files in this folder, do not train")
	flag.Parse()
	if *words != "" {
		check(writeWordNet(*words, "internal/train/tagger/wordnet.tsv"))
		return
	}
	if *test {
		model, err := os.ReadFile(*out)
		check(err)
		m, err := tagger.Load(model)
		check(err)
		for _, file := range flag.Args() {
			measure(m, file, *errors)
		}
		return
	}
	pack, err := lang.Open("en")
	check(err)
	can := lexicon(pack)
	texts, err := readMASC(filepath.Join(*data, "masc_tagged.zip"), can)
	check(err)
	model := train(pack, can, texts)
	check(os.WriteFile(*out, model, 0o644))
	fmt.Printf("%s: %d bytes\n", *out, len(model))
}

func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}
