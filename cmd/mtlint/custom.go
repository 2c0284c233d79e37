package main

import (
	"errors"

	"github.com/spf13/cobra"

	"github.com/mtlint/mtlint/report"
	"github.com/mtlint/mtlint/rules/custom"
)

func newRulesTest() *cobra.Command {
	return &cobra.Command{
		Use:   "test FILE|FOLDER|PATTERN...",
		Short: "Run the examples of rules of your own",
		Long: `test reads YAML files of rules of your own and runs the examples of every rule: what
is marked in bad ones must be found, in good ones nothing. docs/custom-rules.md tells
how such rules are written.

Exit codes: 0 every example passed, 1 an example failed, 2 a file could not be read.`,
		Example: `  mtlint rules test house.yml
  mtlint rules test rules/`,
		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return errors.New("no file to test: name one; mtlint rules test --help shows examples")
			}
			files, err := custom.Open(args...)
			if err != nil {
				return err
			}
			set, err := custom.Compile(exists, files...)
			if err != nil {
				return err
			}
			var all []report.Trial
			code := exitPass
			for _, o := range set.Test() {
				all = append(all, report.Trial{Rule: o.Rule, Number: o.Example, Place: o.Place, Err: o.Err})
				if o.Err != nil {
					code = exitFail
				}
			}
			if err := report.Trials(cmd.OutOrStdout(), all, columns(cmd.OutOrStdout())); err != nil || code == exitPass {
				return err
			}
			return exitCode(code)
		},
	}
}
