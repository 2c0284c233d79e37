// Command mtlint checks translated news for the defects of machine translation.
package main

import (
	"bufio"
	"context"
	"fmt"
	"os"

	"github.com/mtlint/mtlint/internal/audit"
	"github.com/mtlint/mtlint/internal/engine"
	"github.com/mtlint/mtlint/internal/input"
	"github.com/mtlint/mtlint/internal/lang"
	"github.com/mtlint/mtlint/report"
	"github.com/mtlint/mtlint/rules"
	"github.com/mtlint/mtlint/rules/all"
)

func main() {
	paths := []string{}
	for _, a := range os.Args[2:] {
		if a != "--format" && a != "jsonl" {
			paths = append(paths, a)
		}
	}
	pack, err := lang.Open("en")
	if err != nil {
		panic(err)
	}
	e, err := engine.New(all.List...)
	if err != nil {
		panic(err)
	}
	out := bufio.NewWriter(os.Stdout)
	for r := range audit.Ordered(input.Read(context.Background(), paths, os.Stdin), 2, func(it input.Item) rules.Result {
		a, err := input.Decode(it, pack)
		if err != nil {
			return rules.Result{Path: it.Path, Err: err}
		}
		return e.Check(a)
	}) {
		line, err := report.Quick(r)
		if err != nil {
			panic(err)
		}
		fmt.Fprintf(out, "%s\n", line)
	}
	_ = out.Flush()
}
