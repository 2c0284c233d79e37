package main

import (
	"errors"
	"slices"
	"sync"

	"github.com/spf13/cobra"

	"github.com/mtlint/mtlint/report"
	"github.com/mtlint/mtlint/rules"
	"github.com/mtlint/mtlint/rules/all"
	"github.com/mtlint/mtlint/rules/custom"
)

// ownRules are the rules of the user's own that a run has loaded. Files of settings
// bring theirs when the first article below them is read.
type ownRules struct {
	mu   sync.Mutex
	list []*rules.Rule
	sum  string // of the files that the flag names
}

// load loads the rules of files.
func (o *ownRules) load(files []string) ([]*rules.Rule, error) {
	if len(files) == 0 {
		return nil, nil
	}
	set, err := custom.Load(builtIn, files...)
	if err != nil {
		return nil, err
	}
	o.mu.Lock()
	defer o.mu.Unlock()
	o.list = append(o.list, set.Rules...)
	o.sum += set.Sum
	return set.Rules, nil
}

// exists reports whether there is a rule, of mtlint or the user's own.
func (o *ownRules) exists(id string) bool {
	o.mu.Lock()
	defer o.mu.Unlock()
	return builtIn(id) || slices.ContainsFunc(o.list, func(r *rules.Rule) bool { return r.ID == id })
}

// builtIn reports whether mtlint has a rule, for single articles or for many.
func builtIn(id string) bool {
	return all.Find(id) != nil || slices.ContainsFunc(all.Corpus, func(r *rules.CorpusRule) bool { return r.ID == id })
}

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
			set, err := custom.Compile(builtIn, files...)
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
