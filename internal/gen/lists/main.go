// Command lists writes the list of rules in rules/all. It reads source only, so it
// works while the list does not compile. Run it by go generate ./...; a test fails
// when its output is stale.
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
