// Command pages writes the pages that are made of the rules, the reference of the
// rules and that of the settings, and removes those of rules that are gone. Run it by
// go generate ./...; a test fails when its output is stale.
package main

import (
	"fmt"
	"os"
	"path/filepath"

	"github.com/mtlint/mtlint/internal/gen/page"
	"github.com/mtlint/mtlint/rules/all"
)

func main() {
	if err := write("../../docs"); err != nil {
		fmt.Fprintln(os.Stderr, "pages:", err)
		os.Exit(1)
	}
}

func write(docs string) error {
	if err := os.RemoveAll(filepath.Join(docs, page.RulesFolder)); err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Join(docs, page.RulesFolder), 0o755); err != nil {
		return err
	}
	for _, p := range page.Pages(all.List, all.Corpus) {
		if err := os.WriteFile(filepath.Join(docs, p.Path), []byte(p.Text), 0o644); err != nil {
			return err
		}
	}
	return nil
}
