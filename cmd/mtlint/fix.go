package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode"

	"github.com/spf13/cobra"

	"github.com/mtlint/mtlint/internal/atomicfile"
	"github.com/mtlint/mtlint/internal/audit"
	"github.com/mtlint/mtlint/internal/diff"
	"github.com/mtlint/mtlint/internal/fix"
	"github.com/mtlint/mtlint/internal/input"
)

// fixFlags are the flags of the command fix.
type fixFlags struct {
	runFlags
	diff, write bool
}

func newFix() *cobra.Command {
	var f fixFlags
	cmd := &cobra.Command{
		Use:   "fix [flags] FILE|FOLDER|PATTERN...",
		Short: "Make the edits that are certain: show them, or write them",
		Long: `fix makes those edits to plain text, Markdown and HTML that no editor would want
otherwise: it deletes a headline or paragraph that stands twice, page residue and
translation notices, and a word doubled by mistake, decodes entities and characters in the
wrong encoding, mends blanks at punctuation and quotation marks, and writes an honorific as
the article mostly does. Everything else that check finds is left to people.

--diff, the default, shows the edits and changes nothing. --write makes them: a file is
replaced as a whole, keeps its encoding, line ends, mode and owner, and a second run finds
nothing more to do. What a directive keeps out is not fixed. An edit that would touch markup
is left alone, which is told on standard error.

Exit codes: 0 nothing to fix, or all was written; 1 --diff has shown edits; 2 something
could not be read or written.`,
		DisableFlagsInUseLine: true,
		Example: `  mtlint fix article.txt
  mtlint fix --write news/
  mtlint fix news/ | git apply`,
		Args: func(_ *cobra.Command, args []string) error {
			switch {
			case len(args) == 0:
				return errors.New("no file to fix: name one; mtlint fix --help shows examples")
			case f.diff && f.write:
				return errors.New("--diff shows the edits and --write makes them: use one of the two")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error { return f.fix(cmd, args) },
	}
	fl := cmd.Flags()
	fl.BoolVar(&f.diff, "diff", false, "show the edits as a unified diff (the default)")
	fl.BoolVar(&f.write, "write", false, "make the edits in the files")
	f.registerShared(fl, "gate.", "score.", "field")
	return cmd
}

// fixed is what came of one file.
type fixed struct {
	item input.Item
	fix.Outcome
	err error
}

func (f *fixFlags) fix(cmd *cobra.Command, args []string) error {
	stdout, stderr, ctx := cmd.OutOrStdout(), cmd.ErrOrStderr(), cmd.Context()
	shown, err := terminal(f.color, stdout, false)
	if err != nil {
		return err
	}
	auditor, find, _, err := f.auditor(args)
	if err != nil {
		return err
	}
	fixer := fix.Fixer{Decoder: auditor.Decoder, Profile: auditor.Profile}
	p := newProgress(stderr, f.progress, f.quiet, find, args)
	items := input.Read(ctx, editable(find.Find(args)), nil, func(n int) { p.read.Add(int64(n)) })
	changed, wrong := 0, 0
	say := func(format string, args ...any) {
		if !f.quiet {
			p.hide()
			_, _ = fmt.Fprintf(stderr, "mtlint: "+format+"\n", args...) // nowhere left to tell it
		}
	}
	for x := range audit.Ordered(ctx, items, auditor.Jobs, func(it input.Item) (x fixed) {
		x.item = it
		defer func() {
			if v := recover(); v != nil {
				x.err = fmt.Errorf("internal error: %v; please report this", v)
			}
		}()
		x.Outcome, x.err = fixer.Fix(it)
		return x
	}) {
		path := x.item.Path
		for _, l := range x.Left {
			say("%s:%d: %s is left alone: %s", path, l.Line, l.Rule, l.Why)
		}
		if x.err == nil && x.Data != nil && f.write {
			x.err = replace(path, x.item.Data, x.Data)
		}
		switch {
		case x.err != nil:
			wrong++
			say("%s: %v", path, x.err)
		case x.Data == nil:
		case f.write:
			_, err = fmt.Fprintf(stdout, "%s: %s\n", path, made(x.Made))
		default:
			changed++
			_, err = io.WriteString(stdout, diff.Unified(side("a", path), side("b", path), x.Before, x.After, style(shown.Color, isTerminal(stdout))))
		}
		if err != nil {
			return fmt.Errorf("cannot write the results: %w", err)
		}
	}
	p.end()
	switch {
	case ctx.Err() != nil:
		return errors.New("interrupted: the files that were named are done, the others are as they were")
	case wrong > 0:
		return exitCode(exitError)
	case changed > 0:
		return exitCode(exitFail)
	}
	return nil
}

// editable gives the paths that cannot be edited in place an error.
func editable(paths iter.Seq[input.Path]) iter.Seq[input.Path] {
	return func(yield func(input.Path) bool) {
		for p := range paths {
			if p.Err == nil {
				p.Err = input.Editable(p.Name)
			}
			if !yield(p) {
				return
			}
		}
	}
}

// replace writes a file anew, unless somebody else has changed it meanwhile.
func replace(path string, old, data []byte) error {
	now, err := os.ReadFile(path) //nolint:gosec // the user names it
	if err == nil && !bytes.Equal(now, old) {
		err = errors.New("it has been changed meanwhile")
	}
	if err == nil {
		err = atomicfile.Write(path, data)
	}
	if err != nil {
		return fmt.Errorf("is not written: %w", unwrapPath(err))
	}
	return nil
}

// made counts the fixes of each rule.
func made(of []string) string {
	n := map[string]int{}
	for _, rule := range of {
		n[rule]++
	}
	slices.Sort(of)
	var parts []string
	for _, rule := range slices.Compact(slices.Clone(of)) {
		if n[rule] > 1 {
			rule += fmt.Sprintf(" (%d)", n[rule])
		}
		parts = append(parts, rule)
	}
	return fmt.Sprintf("%d fixed: %s", len(of), strings.Join(parts, ", "))
}

// side names a version of a file as git does, so that its tools understand it.
func side(prefix, path string) string {
	if filepath.IsAbs(path) {
		return filepath.ToSlash(path)
	}
	return prefix + "/" + filepath.ToSlash(filepath.Clean(path))
}

// style is how the lines of a diff are shown: in colour, and on a terminal without the
// characters that steer it.
func style(color, terminal bool) func(kind byte, line string) string {
	if !color && !terminal {
		return nil
	}
	on := map[byte]string{'h': "\x1b[1m", '@': "\x1b[36m", '-': "\x1b[31m", '+': "\x1b[32m"}
	return func(kind byte, line string) string {
		line = strings.Map(func(r rune) rune {
			if unicode.IsControl(r) && r != '\t' {
				return unicode.ReplacementChar
			}
			return r
		}, strings.TrimSuffix(line, "\r"))
		if !color || on[kind] == "" {
			return line
		}
		return on[kind] + line + "\x1b[0m"
	}
}
