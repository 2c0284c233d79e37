// Command gen writes what is derived from the rules: the list in rules/all. Run
// it by go generate ./... from the module's root; a test fails when its output
// is stale.
package main

import (
	"fmt"
	"os"

	"github.com/mtlint/mtlint/internal/gen/list"
)

func main() {
	out, err := list.Source("..")
	if err == nil {
		err = os.WriteFile("zz_list.go", out, 0o644)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "gen:", err)
		os.Exit(1)
	}
}
