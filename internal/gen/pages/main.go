// Command pages writes the pages that are made of the rules, the reference of the
// rules and that of the settings. Run it by go generate ./...; a test fails when its output is
// stale.
package main

import (
	"fmt"
	"os"

	"github.com/mtlint/mtlint/internal/gen/page"
	"github.com/mtlint/mtlint/rules/all"
)

func main() {
	for _, p := range page.Pages {
		if err := os.WriteFile("../../docs/"+p.File, []byte(p.Text(all.List, all.Corpus)), 0o644); err != nil {
			fmt.Fprintln(os.Stderr, "pages:", err)
			os.Exit(1)
		}
	}
}
