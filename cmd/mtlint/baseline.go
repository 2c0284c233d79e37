package main

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/mtlint/mtlint/internal/baseline"
	"github.com/mtlint/mtlint/internal/config"
	"github.com/mtlint/mtlint/internal/input"
	"github.com/mtlint/mtlint/rules"
	"github.com/mtlint/mtlint/rules/all"
)

func newBaseline() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "baseline",
		Short: "Keep the findings that are lived with, so that a gate is about new ones",
		Long: `A baseline is a file of known findings. mtlint check and mtlint audit leave them out
with --baseline FILE, score and judge without them, and say what the score is with
them. A finding is known by its article, its rule, its sentence and its words: lines
may move. Paths are kept from the folder of the baseline.`,
		Example: `  mtlint baseline create news/
  mtlint check --baseline .mtlint-baseline.json news/
  mtlint baseline prune news/`,
	}
	cmd.AddCommand(
		newBaselineCommand("create", "Write a baseline with all findings of today",
			"create writes a baseline with everything that check and audit find in the articles now.", createBaseline),
		newBaselineCommand("update", "Bring a baseline up to date: new findings in, those no longer found out",
			`update adds to a baseline what is found now, and takes out what is no longer found in the
articles named, and articles that are no longer there. Others stay as they are.`, updateBaseline),
		newBaselineCommand("prune", "Take out of a baseline what is no longer found",
			`prune takes out of a baseline what is no longer found in the articles named, and
articles that are no longer there. New findings are not added.`, pruneBaseline),
	)
	return cmd
}

// A baselineChange opens a baseline and says what to do with each result of the run.
type baselineChange func(path string) (b *baseline.Baseline, note func(*rules.Result) int, prune bool, err error)

func createBaseline(path string) (*baseline.Baseline, func(*rules.Result) int, bool, error) {
	if _, err := os.Lstat(path); !errors.Is(err, fs.ErrNotExist) {
		return nil, nil, false, fmt.Errorf("baseline %s: exists: mtlint baseline update brings it up to date, --baseline names another", path)
	}
	b, err := baseline.New(path)
	if err != nil {
		return nil, nil, false, err
	}
	return b, b.Add, false, nil
}

func updateBaseline(path string) (*baseline.Baseline, func(*rules.Result) int, bool, error) {
	b, err := baseline.Open(path)
	if err != nil {
		return nil, nil, false, err
	}
	return b, b.Add, true, nil
}

func pruneBaseline(path string) (*baseline.Baseline, func(*rules.Result) int, bool, error) {
	b, err := baseline.Open(path)
	if err != nil {
		return nil, nil, false, err
	}
	return b, func(r *rules.Result) int { b.Meet(r); return 0 }, true, nil
}

func newBaselineCommand(name, short, long string, change baselineChange) *cobra.Command {
	var f runFlags
	cmd := &cobra.Command{
		Use:                   name + " [flags] FILE|FOLDER|PATTERN...",
		Short:                 short,
		Long:                  long,
		DisableFlagsInUseLine: true,
		Example:               "  mtlint baseline " + name + " news/",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return errors.New("no file: name the articles as for mtlint check")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error { return f.baseline(cmd, args, change) },
	}
	fl := cmd.Flags()
	f.registerBaseline(fl, "the `file` of known findings; else that of the settings, or "+baseline.DefaultName)
	f.registerRun(fl, "gate.")
	return cmd
}

// registerBaseline declares the flag of the baseline.
func (f *runFlags) registerBaseline(fl *pflag.FlagSet, help string) {
	fl.String("baseline", "", help)
	f.known = fl.Lookup("baseline")
}

// baselinePath is the file that the flag names, or else the settings.
func (f *runFlags) baselinePath(run *config.Settings) string {
	path := run.Text("baseline")
	switch _, origin := run.Value("baseline"); {
	case f.known.Changed:
		return f.known.Value.String()
	case path != "" && !filepath.IsAbs(path):
		return filepath.Join(filepath.Dir(origin.File), path)
	}
	return path
}

// baseline runs what check and audit run and changes the baseline by what was found.
func (f *runFlags) baseline(cmd *cobra.Command, args []string, change baselineChange) error {
	auditor, find, run, err := f.auditor(args)
	if err != nil {
		return err
	}
	path := cmp.Or(f.baselinePath(run), baseline.DefaultName)
	b, note, prune, err := change(path)
	if err != nil {
		return err
	}
	auditor.Corpus = all.Corpus
	p := newProgress(cmd.ErrOrStderr(), f.progress, f.quiet, find, args)
	added, wrong := 0, 0
	auditor.Seen = func(it *input.Item, r *rules.Result) {
		p.seen(it, r)
		added += note(r) // what check finds: comparing articles may merge it with something else
	}
	ctx := cmd.Context()
	items := input.Read(ctx, find.Find(args), cmd.InOrStdin(), func(n int) { p.read.Add(int64(n)) })
	err = auditor.Run(ctx, items, func(r *rules.Result) error {
		if r.Err != nil || len(r.NotRun) > 0 {
			wrong++
		}
		if !f.quiet {
			p.complain(r)
		}
		added += note(r)
		return nil
	})
	p.end()
	switch {
	case err != nil:
		return err
	case ctx.Err() != nil:
		return fmt.Errorf("interrupted: %s is as it was", path)
	}
	removed := 0
	if prune {
		idle := append(b.Idle(auditor.Ran), b.Gone()...)
		b.Drop(idle)
		removed = len(idle)
	}
	if err := b.Save(); err != nil {
		return err
	}
	entries, articles := b.Len()
	if _, err := fmt.Fprintf(cmd.OutOrStdout(), "%s: %d added, %d removed: %d known findings in %d articles\n", path, added, removed, entries, articles); err != nil {
		return err
	}
	if wrong > 0 {
		return exitCode(exitError)
	}
	return nil
}

// shownIdle is how many entries that are no longer found are named.
const shownIdle = 10

// idle tells which entries of a baseline are no longer found.
func idle(stderr io.Writer, path string, all []baseline.Idle) {
	if len(all) == 0 {
		return
	}
	say := func(format string, args ...any) { _, _ = fmt.Fprintf(stderr, format+"\n", args...) } // nowhere left to tell it
	say("mtlint: %s: %d known findings are no longer found; mtlint baseline prune takes them out", path, len(all))
	for _, i := range all[:min(len(all), shownIdle)] {
		say("  %s: %s %q", i.Article, i.Rule, i.Text)
	}
	if more := len(all) - shownIdle; more > 0 {
		say("  and %d more", more)
	}
}
