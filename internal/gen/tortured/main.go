// Command tortured writes the lexicon of spun terms, tortured.tsv of the English
// pack, from the terms and the thesaurus in internal/gen/spin. With -data it first
// searches the *.txt files of a folder, which people wrote, for the forms, and adds
// those it finds to the list of forms to leave out.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"

	"github.com/mtlint/mtlint/internal/gen/spin"
)

func main() {
	data := flag.String("data", "", "folder of text that people wrote, *.txt; forms in it are left out from now on")
	root := flag.String("root", ".", "the project's folder")
	flag.Parse()
	if err := write(*root, *data); err != nil {
		fmt.Fprintln(os.Stderr, "tortured:", err)
		os.Exit(1)
	}
}

func write(root, data string) error {
	if data != "" {
		text, err := spin.Written(data)
		if err != nil {
			return err
		}
		// The list is compiled in: the lexicon follows with the next run.
		return os.WriteFile(filepath.Join(root, "internal/gen/spin/written.txt"), text, 0o644)
	}
	text, err := spin.Lexicon()
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(root, "internal/lang/data/en/tortured.tsv"), text, 0o644)
}
