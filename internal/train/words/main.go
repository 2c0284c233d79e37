// Command words makes the English dictionary, internal/lang/data/en/words.bin, from
// open word lists. The folder that it reads has
//
//	scowl/          the files of SCOWL (Debian package scowl, usr/share/dict/scowl)
//	wordnet/        index.noun, index.verb, index.adj, index.adv (Debian package wordnet-base)
//	frequency.txt   words with counts (frequency_dictionary_en_82_765.txt of the Python package symspellpy)
//
// Run from the module's root: go run ./internal/train/words -data DIR. The output is
// the same to the byte each time.
package main

import (
	"bytes"
	"flag"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/mtlint/mtlint/internal/lang"
)

func main() {
	data := flag.String("data", "", "folder of the word lists")
	out := flag.String("o", "internal/lang/data/en/words.bin", "file to write")
	flag.Parse()
	if err := run(*data, *out); err != nil {
		fmt.Fprintln(os.Stderr, "words:", err)
		os.Exit(1)
	}
}

func run(data, out string) error {
	size := map[string]int{} // of the smallest SCOWL list with the word in lower case
	named := map[string]bool{}
	if err := readSCOWL(filepath.Join(data, "scowl"), size, named); err != nil {
		return err
	}
	counts, err := readCounts(filepath.Join(data, "frequency.txt"))
	if err != nil {
		return err
	}
	nouns, err := readWordNet(filepath.Join(data, "wordnet"))
	if err != nil {
		return err
	}
	class := map[string]int{}
	for w := range nouns {
		class[w] = 2
	}
	for w := range named {
		class[w] = lang.Rare
	}
	for w := range counts {
		class[w] = max(class[w], lang.Rare) // in no list in lower case: a name
	}
	for w, s := range size {
		class[w] = max(classOf(s, counts[w]), class[w])
	}
	words := make([]string, 0, len(class))
	for w := range class {
		words = append(words, w)
	}
	slices.SortFunc(words, func(a, b string) int { // the weightier first: see WriteDictionary
		if d := class[b] - class[a]; d != 0 {
			return d
		}
		return strings.Compare(a, b)
	})
	file, err := lang.WriteDictionary(words, func(w string) int { return class[w] })
	if err != nil {
		return err
	}
	fmt.Printf("%d words, %d bytes\n", len(words), len(file))
	return os.WriteFile(out, file, 0o644)
}

// classOf turns the size of a SCOWL list and a count into a class of frequency. Each
// class is three times as frequent as the one below it; the least count is 13,570.
func classOf(size, count int) int {
	switch {
	case size >= 95:
		return lang.Rare // mostly names and abbreviations in the counts
	case size >= 80:
		return 2
	case count > 0:
		return min(lang.Highest, max(2, 2+int(math.Log(float64(count)/13000)/math.Log(3))))
	case size >= 55:
		return 3
	case size >= 35:
		return 4 // too new for the counts, as “selfie”
	}
	return 5
}

func readSCOWL(dir string, size map[string]int, named map[string]bool) error {
	files, err := filepath.Glob(filepath.Join(dir, "*.[0-9][0-9]"))
	if err != nil || len(files) == 0 {
		return fmt.Errorf("no word lists in %s", dir)
	}
	for _, f := range files {
		name := filepath.Base(f)
		if strings.HasPrefix(name, "special-") || strings.Contains(name, "abbreviations") {
			continue // Roman numerals, hacker slang
		}
		n, err := strconv.Atoi(name[len(name)-2:])
		if err != nil {
			return err
		}
		b, err := os.ReadFile(f)
		if err != nil {
			return err
		}
		for line := range bytes.Lines(b) {
			w := latin1(bytes.TrimSpace(line))
			low := strings.ToLower(w)
			switch {
			case !plain(low) || strings.HasSuffix(low, "'s"):
			case low != w:
				named[low] = true
			case size[w] == 0 || n < size[w]:
				size[w] = n
			}
		}
	}
	return nil
}

func readCounts(file string) (map[string]int, error) {
	b, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	counts := map[string]int{}
	for line := range strings.Lines(strings.TrimPrefix(string(b), "\ufeff")) {
		if w, n, ok := strings.Cut(strings.TrimSpace(line), " "); ok && plain(w) {
			if counts[w], err = strconv.Atoi(n); err != nil {
				return nil, err
			}
		}
	}
	return counts, nil
}

func readWordNet(dir string) (map[string]bool, error) {
	words := map[string]bool{}
	for _, pos := range []string{"noun", "verb", "adj", "adv"} {
		b, err := os.ReadFile(filepath.Join(dir, "index."+pos))
		if err != nil {
			return nil, err
		}
		for line := range bytes.Lines(b) {
			if w, _, _ := strings.Cut(string(line), " "); len(w) > 2 && plain(w) {
				words[w] = true
			}
		}
	}
	return words, nil
}

// plain reports whether a word is of letters, with apostrophes.
func plain(w string) bool {
	for _, r := range w {
		if !unicode.IsLetter(r) && r != '\'' {
			return false
		}
	}
	return w != ""
}

func latin1(b []byte) string {
	r := make([]rune, len(b))
	for i, c := range b {
		r[i] = rune(c)
	}
	return string(r)
}
