package main

import (
	"bufio"
	"cmp"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// wordFile names a file of WordNet and the letter of its part of speech.
type wordFile struct {
	name   string
	letter byte
}

var wordFiles = []wordFile{{"noun", 'n'}, {"verb", 'v'}, {"adj", 'a'}, {"adv", 'r'}}

// wordNet is what is read from WordNet's files: for each word the letters of its
// parts of speech, in small letters and with a capital, and how often each was meant
// in the texts that WordNet has counted.
type wordNet struct {
	low, capital map[string]string
	senses       map[string]*[256]int
}

// writeWordNet writes the words of WordNet's files in a folder to out.
func writeWordNet(dir, out string) error {
	w := &wordNet{map[string]string{}, map[string]string{}, map[string]*[256]int{}}
	for _, f := range wordFiles {
		if err := eachLine(filepath.Join(dir, "data."+f.name), func(line string) { w.synset(line, f.letter) }); err != nil {
			return err
		}
	}
	if err := eachLine(filepath.Join(dir, "index.sense"), w.sense); err != nil {
		return err
	}
	var words []string
	for word := range w.low {
		words = append(words, word)
	}
	for word, letters := range w.capital {
		name := strings.Trim(letters, "a") != ""
		if _, ok := w.low[word]; !ok && (strings.Contains(letters, "a") || name && (len(word) > 4 || total(w.senses[word]) > 0)) {
			words = append(words, word)
		}
	}
	slices.SortFunc(words, cmp.Compare)
	var b strings.Builder
	b.WriteString("# Words and the parts of speech that they may have: n noun, v verb, a adjective, r adverb; p a name, A an adjective with a capital.\n" +
		"# Origin: WordNet 3.1, Princeton University: single words; a part of speech that makes up less than 1 % of the tagged senses of a frequent word is left out\n" +
		"# Licence: WordNet licence (free for any use with its notice, see docs/models.md)\n")
	for _, word := range words {
		if len(word) > 1 {
			fmt.Fprintf(&b, "%s\t%s\n", word, w.letters(word))
		}
	}
	return os.WriteFile(out, []byte(b.String()), 0o644)
}

// synset reads the words of a line of a data file.
func (w *wordNet) synset(line string, letter byte) {
	if line[0] == ' ' {
		return
	}
	fields := strings.Split(line, " ")
	n, err := strconv.ParseUint(fields[3], 16, 8)
	check(err)
	for i := range int(n) {
		word, _, _ := strings.Cut(fields[4+2*i], "(")
		into := w.low
		switch small := strings.Trim(word[1:], "abcdefghijklmnopqrstuvwxyz") == ""; {
		case !small:
			continue
		case 'A' <= word[0] && word[0] <= 'Z':
			into = w.capital
		case word[0] < 'a' || word[0] > 'z':
			continue
		}
		word = strings.ToLower(word)
		if strings.IndexByte(into[word], letter) < 0 {
			into[word] += string(letter)
		}
	}
}

// sense reads a line of index.sense: “plan%2:31:00:: 00705517 1 23”.
func (w *wordNet) sense(line string) {
	fields := strings.Fields(line)
	word, rest, _ := strings.Cut(fields[0], "%")
	n, err := strconv.Atoi(fields[3])
	check(err)
	if w.senses[word] == nil {
		w.senses[word] = new([256]int)
	}
	w.senses[word][" nvara"[rest[0]-'0']] += n
}

// letters are those of a word's parts of speech that are not rare.
func (w *wordNet) letters(word string) (letters string) {
	n := w.senses[word]
	for _, f := range wordFiles {
		if strings.IndexByte(w.low[word], f.letter) >= 0 && (total(n) < 50 || n[f.letter]*100 >= total(n)) {
			letters += string(f.letter)
		}
	}
	if strings.Trim(w.capital[word], "a") != "" {
		letters += "p"
	}
	if strings.Contains(w.capital[word], "a") {
		letters += "A"
	}
	return letters
}

func total(n *[256]int) (sum int) {
	if n != nil {
		for _, k := range n {
			sum += k
		}
	}
	return sum
}

func eachLine(path string, do func(line string)) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer func() { _ = f.Close() }() // nothing was written
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		do(lines.Text())
	}
	return lines.Err()
}
