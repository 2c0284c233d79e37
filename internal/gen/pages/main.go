// Command pages writes the reference of the rules, docs/rules.md. Run it by
// go generate ./...; a test fails when its output is stale.
package main

import (
	"fmt"
	"os"

	"github.com/mtlint/mtlint/internal/gen/page"
	"github.com/mtlint/mtlint/rules/all"
)

func main() {
	if err := os.WriteFile("../../docs/rules.md", []byte(page.Rules(all.List)), 0o644); err != nil {
		fmt.Fprintln(os.Stderr, "pages:", err)
		os.Exit(1)
	}
}
