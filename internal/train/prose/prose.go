// Package prose reads the text that models are trained on: see docs/models.md.
package prose

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"

	"github.com/mtlint/mtlint/internal/train/masc"
)

// Read returns the distinct sentences of the corpora in a folder, one a line.
func Read(dir string) (lines []string, err error) {
	for _, name := range []string{"digitalgov.txt", "18f.txt", "stateunion.txt", "inaugural.txt"} {
		data, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			return nil, err
		}
		lines = append(lines, strings.Split(string(data), "\n")...)
	}
	masc, err := readMASC(filepath.Join(dir, "masc_tagged.zip"))
	if err != nil {
		return nil, err
	}
	seen := map[string]bool{}
	kept := lines[:0]
	for _, l := range append(lines, masc...) {
		if l = strings.TrimSpace(l); !seen[l] && prose(l) {
			seen[l] = true
			kept = append(kept, l)
		}
	}
	return kept, nil
}

// Shuffled returns one in every so many of the sentences of Read, in an order that is
// random and the same each time.
func Shuffled(dir string, every int) ([]string, error) {
	lines, err := Read(dir)
	rand.New(rand.NewPCG(1, 1)).Shuffle(len(lines), func(i, j int) { lines[i], lines[j] = lines[j], lines[i] }) //nolint:gosec // the same order each time, on purpose
	return lines[:len(lines)/every], err
}

// prose reports whether a line is a sentence of running text.
func prose(l string) bool {
	if len(l) < 25 || len(l) > 400 || l[0] < 'A' || l[0] > 'Z' || strings.Contains(l, "http") || strings.ContainsAny(l, "|{}<>\\_=*") {
		return false
	}
	end := strings.TrimRight(l, "\"”’')")
	if end == "" || !strings.ContainsRune(".!?", rune(end[len(end)-1])) {
		return false
	}
	lower, capitals := 0, 0
	for w := range strings.FieldsSeq(l) {
		switch c := w[0]; {
		case 'a' <= c && c <= 'z':
			lower++
		case 'A' <= c && c <= 'Z':
			capitals++
		}
	}
	return lower >= 4 && lower > capitals
}

// readMASC returns the lines of the written part of the Manually Annotated
// Sub-Corpus as they were before they were cut into words.
func readMASC(path string) (lines []string, err error) {
	texts, err := masc.Read(path, func(name string) bool { return !strings.Contains(name, "/written/") })
	for _, text := range texts {
		for line := range strings.Lines(text) {
			lines = append(lines, join(line))
		}
	}
	return lines, err
}

// join writes a line of word_TAG as text.
func join(line string) string {
	var b strings.Builder
	glue, open := true, false
	for f := range strings.FieldsSeq(line) {
		at := strings.LastIndexByte(f, '_')
		if at <= 0 {
			continue
		}
		w := f[:at]
		right := strings.Contains("),.;:!?%]", w) || w == "'s" || w == "’s" || w == "n't" || w == "'" || w == "'re" || w == "'ve" || w == "'ll" || w == "'d" || w == "'m"
		left := w == "(" || w == "[" || w == "$"
		switch w {
		case "``":
			w, left = "\"", true
		case "''":
			w, right = "\"", true
		case "\"":
			left, right, open = !open, open, !open
		case "-LRB-":
			w, left = "(", true
		case "-RRB-":
			w, right = ")", true
		}
		if !glue && !right {
			b.WriteByte(' ')
		}
		b.WriteString(w)
		glue = left
	}
	return b.String()
}
