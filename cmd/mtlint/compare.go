package main

import (
	"bufio"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/mtlint/mtlint/internal/audit"
	"github.com/mtlint/mtlint/internal/input"
	"github.com/mtlint/mtlint/report"
	"github.com/mtlint/mtlint/rules"
)

// compareFlags are the flags of the command compare.
type compareFlags struct {
	runFlags
	top int
}

func newCompare() *cobra.Command {
	var f compareFlags
	names := make([]string, len(report.CompareFormats))
	help := make([]string, len(report.CompareFormats))
	for i, format := range report.CompareFormats {
		names[i] = format.Name
		help[i] = fmt.Sprintf("  %-8s %s", format.Name, format.Help)
	}
	cmd := &cobra.Command{
		Use:   "compare [flags] A B",
		Short: "Compare two versions of the same articles, as by two systems",
		Long: `compare checks two folders or files that hold the same articles, as two systems or
two versions of one translated them, and prints where their scores differ, which
findings came and went, with the words that were changed, and whether the difference
of the means is more than chance: a paired bootstrap with 1,000 samples, as sacrebleu
draws them.

Articles are matched by their id in JSON lines, by their path within the folder
elsewhere. What only one side has is listed.

` + inputHelp + `

The formats:
` + strings.Join(help, "\n"),
		DisableFlagsInUseLine: true,
		Example: `  mtlint compare old/ new/
  mtlint compare --format json system-a.jsonl system-b.jsonl > difference.json`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 2 {
				return errors.New("compare needs two folders or files; mtlint compare --help shows examples")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error { return f.compare(cmd, args[0], args[1]) },
	}
	fl := cmd.Flags()
	fl.StringVarP(&f.format, "format", "f", names[0], "output `format`: "+strings.Join(names, ", "))
	fl.StringVarP(&f.output, "output", "o", "", "write the results to this `file`, which appears only when all is in it")
	f.registerShared(fl, "gate.")
	fl.IntVar(&f.top, "top", report.DefaultTop, "list `n` articles (0: all)")
	return cmd
}

// compare checks both sides and writes how they differ.
func (f *compareFlags) compare(cmd *cobra.Command, a, b string) (err error) {
	at := slices.IndexFunc(report.CompareFormats, func(x report.CompareFormat) bool { return x.Name == f.format })
	switch {
	case at < 0:
		return fmt.Errorf("--format: unknown format %q: use table, json", f.format)
	case f.top < 0:
		return fmt.Errorf("--top %d: cannot be negative", f.top)
	case a == input.Stdin && b == input.Stdin:
		return errors.New("standard input can be one of the two, not both")
	}
	options, err := terminal(f.color, cmd.OutOrStdout(), f.output != "")
	if err != nil {
		return err
	}
	options.View.Top = f.top
	auditor, find, _, err := f.auditor([]string{a, b})
	if err != nil {
		return err
	}
	find.Written = written([]string{f.output}, cmd.OutOrStdout())
	dest, err := create(cmd.Context(), f.output, cmd.OutOrStdout())
	if err != nil {
		return err
	}
	defer func() { err = firstError(err, dest.Close()) }()
	p := newProgress(cmd.ErrOrStderr(), f.progress, f.quiet, find, []string{a, b})
	wrong := 0
	seen := func(it *input.Item, r *rules.Result) {
		p.seen(it, r)
		if r.Err != nil || len(r.NotRun) > 0 {
			wrong++
		}
		if !f.quiet {
			p.complain(r)
		}
	}
	auditor.Seen = seen
	out := bufio.NewWriterSize(dest, 1<<16)
	w := report.CompareFormats[at].New(out, report.CompareOptions{Options: options, A: a, B: b})
	side := func(path string) audit.Side {
		return audit.Side{
			Items: input.Read(cmd.Context(), find.Find([]string{path}), cmd.InOrStdin(), func(n int) { p.read.Add(int64(n)) }),
			Name:  known(path),
		}
	}
	repeated, err := auditor.Compare(cmd.Context(), side(a), side(b), w.Write)
	p.end()
	if err != nil {
		return err
	}
	if err := firstError(w.End(repeated), out.Flush()); err != nil {
		return fmt.Errorf("cannot write the results: %w", err)
	}
	if cmd.Context().Err() != nil {
		if name := dest.part(); name != "" {
			return fmt.Errorf("interrupted: only what had been read was compared; what is done is in %s", name)
		}
		return errors.New("interrupted: only what had been read was compared")
	}
	dest.keep()
	if wrong > 0 {
		return exitCode(exitError)
	}
	return nil
}

// known returns by what an article of a folder or file is known again elsewhere: its
// path in the folder, its id or the number of its record.
func known(root string) func(*rules.Result) string {
	info, err := os.Stat(root)
	folder := err == nil && info.IsDir()
	return func(r *rules.Result) string {
		name := ""
		if rel, err := filepath.Rel(root, r.Path); folder && err == nil && fs.ValidPath(filepath.ToSlash(rel)) {
			name = filepath.ToSlash(rel)
		}
		switch {
		case r.ID != "" && name == "":
			return r.ID.String()
		case r.ID != "":
			return name + "#" + r.ID.String()
		case r.Line > 0:
			return fmt.Sprintf("%s:%d", name, r.Line)
		case name == "":
			return "the article"
		}
		return name
	}
}
