package spin

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode"
)

// longest is the number of words of the longest form that text is searched for.
const longest = 6

// Written makes the file written.txt anew: what it holds, and the forms that stand
// in the *.txt files of a folder. Lists of word pairs with counts will do as well as text.
func Written(dir string) ([]byte, error) {
	entries, err := Entries()
	if err != nil {
		return nil, err
	}
	forms := map[string]bool{}
	for _, e := range entries {
		for _, f := range slices.Concat(e.Forms, e.Likely) {
			forms[f] = true
		}
	}
	found := map[string]bool{}
	for _, r := range rows(writtenFile) {
		found[r[0]] = true
	}
	files, err := filepath.Glob(filepath.Join(dir, "*.txt"))
	if err != nil {
		return nil, err
	}
	for _, f := range files {
		text, err := os.ReadFile(f)
		if err != nil {
			return nil, err
		}
		for line := range strings.Lines(string(text)) {
			search(line, forms, found)
		}
	}
	var all []string
	for f := range found {
		all = append(all, f)
	}
	slices.Sort(all)
	return []byte("# Forms that people write: they are left out of the lexicon.\n" +
		"# Origin: seen in public-domain text (go run ./internal/gen/tortured -data FOLDER) or added by hand\n" +
		"# Licence: Apache-2.0\n" + strings.Join(all, "\n") + "\n"), nil
}

// search adds to found the forms that stand in a line, in the plural too.
func search(line string, forms, found map[string]bool) {
	words := strings.FieldsFunc(strings.ToLower(strings.ReplaceAll(line, "’", "'")), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '\'' && r != '-'
	})
	for i := range words {
		for n := 1; n <= longest && i+n <= len(words); n++ {
			f := strings.Join(words[i:i+n], " ")
			for _, f := range []string{f, strings.TrimSuffix(f, "'s"), strings.TrimSuffix(f, "s"), strings.TrimSuffix(f, "es")} {
				if forms[f] {
					found[f] = true
				}
			}
		}
	}
}
