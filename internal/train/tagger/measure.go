package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/mtlint/mtlint/internal/lang"
	"github.com/mtlint/mtlint/internal/tagger"
)

// readCoNLLU reads a treebank of the Universal Dependencies: its words and their
// language-specific tags.
func readCoNLLU(path string) (lines [][]token, err error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var line []token
	until := 0 // last word of a token that is written as one
	spaced := true
	for row := range strings.SplitSeq(string(data), "\n") {
		switch {
		case row == "":
			if len(line) > 0 {
				lines = append(lines, line)
			}
			line, until = nil, 0
			continue
		case row[0] == '#':
			continue
		}
		c := strings.Split(row, "\t")
		if strings.Contains(c[0], ".") {
			continue
		}
		after := !strings.Contains(c[9], "SpaceAfter=No")
		var from, to int
		if n, _ := fmt.Sscanf(c[0], "%d-%d", &from, &to); n == 2 {
			until, spaced = to, after
			continue
		}
		if from < until {
			after = false
		} else if from == until {
			after = spaced
		}
		line = append(line, token{strings.ReplaceAll(c[1], "’", "'"), tagger.Parse(c[4]), after})
		if tagger.Parse(c[4]) == tagger.None {
			line[len(line)-1].tag = likeness(c[4])
		}
	}
	return lines, nil
}

// likeness is the Penn tag for one that only the Universal Dependencies have; None
// for what is not measured: parts of a word that its writer broke in two (GW).
func likeness(name string) tagger.Tag {
	switch name {
	case "ADD": // addresses
		return tagger.NNP
	case "AFX": // prefixes
		return tagger.JJ
	case "HYPH", "NFP":
		return tagger.Colon
	}
	return tagger.None
}

// measure prints how often the model is right on a treebank.
func measure(m *tagger.Model, path string, errors int) {
	lines, err := readCoNLLU(path)
	check(err)
	pack, err := lang.Open("en")
	check(err)
	right, seen, skipped := 0, 0, 0
	wrong := map[string]int{}
	for _, x := range newSample(pack, lines).sentences(m) {
		tags := make([]tagger.Tag, len(x.units))
		m.Tag(x.units, tags)
		for i, gold := range x.gold {
			switch {
			case gold == tagger.None:
				skipped++
			case same(tags[i], gold):
				seen, right = seen+1, right+1
			default:
				seen++
				wrong[fmt.Sprintf("%s not %s", tags[i], gold)]++
				if errors > 100 {
					wrong[fmt.Sprintf("%s not %s %s", tags[i], gold, x.forms[i])]++
				}
			}
		}
	}
	fmt.Printf("%s: %.4f of %d right, %d not comparable\n", filepath.Base(path), float64(right)/float64(seen), seen, skipped)
	show(wrong, errors)
}

// same reports whether two tags are equal but for marks: those of the Universal
// Dependencies go by function.
func same(a, b tagger.Tag) bool {
	marks := tagger.Marks | tagger.SetOf(tagger.SYM)
	return a == b || marks.Has(a) && marks.Has(b)
}

func show(wrong map[string]int, n int) {
	kinds := make([]string, 0, len(wrong))
	for k := range wrong {
		kinds = append(kinds, k)
	}
	slices.SortFunc(kinds, func(a, b string) int {
		if d := wrong[b] - wrong[a]; d != 0 {
			return d
		}
		return strings.Compare(a, b)
	})
	for _, k := range kinds[:min(n, len(kinds))] {
		fmt.Printf("%6d %s\n", wrong[k], k)
	}
}
