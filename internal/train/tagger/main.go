// Command tagger trains the English part-of-speech tagger.
//
//	go run ./internal/train/tagger -data DIR
//
// DIR holds masc_tagged.zip. With -test, it measures the tagger of the language pack
// on files in CoNLL-U format instead.
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
	flag.Parse()
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
	words := lexicon(pack)
	texts, err := readMASC(filepath.Join(*data, "masc_tagged.zip"), words)
	check(err)
	model := train(pack, words, texts)
	check(os.WriteFile(*out, model, 0o644))
	fmt.Printf("%s: %d bytes\n", *out, len(model))
}

func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}
