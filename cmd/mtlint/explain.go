package main

import (
	"errors"
	"fmt"
	"iter"
	"os"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"github.com/mtlint/mtlint/internal/input"
	"github.com/mtlint/mtlint/internal/mqm"
	"github.com/mtlint/mtlint/report"
	"github.com/mtlint/mtlint/rules"
)

func newExplain() *cobra.Command {
	var f runFlags
	cmd := &cobra.Command{
		Use:   "explain RULE | FILE:LINE",
		Short: "Explain a rule, or the findings in a line of an article",
		Long: `explain RULE tells what a rule finds, why that is a defect, what the rule lets pass,
how often it was right on real text, which parameters it has, and shows examples.

explain FILE:LINE checks an article and tells why the findings in a line were made:
what is wrong, the other places that are evidence, why it matters, and what each costs
the score. FILE:LINE:COLUMN, as the format concise writes it, picks the findings there.
Of a file of many articles write FILE:RECORD or FILE#ID for all findings of one, and
FILE:RECORD:LINE or FILE#ID:LINE for those of a line.`,
		Example: `  mtlint explain headline-repeated
  mtlint explain article.txt:12
  mtlint explain crawl.jsonl#a-17:3`,
		DisableFlagsInUseLine: true,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return errors.New("explain needs a rule, or FILE:LINE; mtlint explain --help shows examples")
			}
			return nil
		},
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			var ids []string
			list, _ := f.settings.metas() // nothing is completed by rules that cannot be read
			for _, m := range list {
				ids = append(ids, m.ID)
			}
			return ids, cobra.ShellCompDirectiveDefault
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			if p, ok := cutPlace(args[0]); ok {
				return f.why(cmd, p)
			}
			list, err := f.settings.metas()
			if err != nil {
				return err
			}
			for _, m := range list {
				if m.ID == args[0] {
					return report.Explain(cmd.OutOrStdout(), m, columns(cmd.OutOrStdout()))
				}
			}
			if isFile(args[0]) {
				return fmt.Errorf("which line of %s? write %s:12", args[0], args[0])
			}
			return fmt.Errorf("no rule is called %q, and no file has that name: mtlint rules lists them", args[0])
		},
	}
	fl := cmd.Flags()
	fl.StringVar(&f.color, "color", "auto", "`when` to use colour: auto, always, never; NO_COLOR is honoured")
	f.settings.register(fl, "include", "exclude", "jobs", "gate.fail-mean", "gate.fail-share", "gate.exit-zero")
	return cmd
}

// A place is a line of an article as a user names it.
type place struct {
	name    string // as the user wrote it
	file    string
	id      string // of a record; empty: the number tells
	numbers []int  // record, line, column: as many as there are
}

// cutPlace reads FILE:LINE, FILE#ID:LINE and the like. A rule's ID is no place.
func cutPlace(s string) (p place, ok bool) {
	p = place{name: s, file: s}
	for len(p.numbers) < 3 && !isFile(p.file) {
		at := strings.LastIndexByte(p.file, ':')
		n, err := strconv.ParseUint(p.file[at+1:], 10, 31)
		if at <= 0 || err != nil {
			break
		}
		p.file, p.numbers = p.file[:at], append([]int{int(n)}, p.numbers...)
	}
	if file, id, ok := strings.Cut(p.file, "#"); ok && !isFile(p.file) {
		p.file, p.id = file, id
	}
	return p, p.id != "" || len(p.numbers) > 0
}

func isFile(name string) bool {
	_, err := os.Stat(name)
	return err == nil
}

// why checks the article of a place, and tells about the findings there.
func (f *runFlags) why(cmd *cobra.Command, p place) error {
	o, err := terminal(f.color, cmd.OutOrStdout(), false)
	if err != nil {
		return err
	}
	auditor, find, run, err := f.auditor([]string{p.file})
	if err != nil {
		return err
	}
	auditor.Jobs = 1
	read := input.Read(cmd.Context(), find.Find([]string{p.file}), cmd.InOrStdin(), nil)
	var found *rules.Result
	many := false
	err = auditor.Run(cmd.Context(), p.only(read, &many), func(r *rules.Result) error {
		if found == nil && (p.id == "" || r.ID.String() == p.id) {
			found = r
		}
		return nil
	})
	switch {
	case err != nil:
		return err
	case found == nil:
		return fmt.Errorf("%s: there is no such article", p.name)
	case found.Err != nil:
		return fmt.Errorf("%s: %w", found.Name(), found.Err)
	}
	prof, err := auditor.Profile(p.file)
	if err != nil {
		return err
	}
	line, column := 0, 0
	numbers := p.numbers
	if many && p.id == "" {
		numbers = numbers[min(1, len(numbers)):]
	}
	if len(numbers) > 0 {
		line = numbers[0]
	}
	if len(numbers) > 1 {
		column = numbers[1]
	}
	var here []*rules.Finding
	for i := range found.Findings {
		if g := &found.Findings[i]; covers(g, line, column) {
			here = append(here, g)
		}
	}
	without := func(all ...*rules.Finding) mqm.Score {
		r := *found
		prof.Leave(&r, func(g *rules.Finding) bool {
			return slices.ContainsFunc(all, func(h *rules.Finding) bool { return h.Fingerprint == g.Fingerprint })
		})
		return r.Score
	}
	costs := make([]report.Cost, len(here))
	for i, g := range here {
		costs[i] = report.Cost{Finding: g, Without: without(g)}
		if at := slices.IndexFunc(run.Rules, func(m rules.Meta) bool { return m.ID == g.Rule }); at >= 0 {
			costs[i].Meta = &run.Rules[at]
		}
	}
	return report.Why(cmd.OutOrStdout(), found, p.name, costs, without(here...), o)
}

// only passes on the articles among which the one of the place is, and tells whether
// the file holds many.
func (p *place) only(items iter.Seq[input.Item], many *bool) iter.Seq[input.Item] {
	return func(yield func(input.Item) bool) {
		for it := range items {
			*many = *many || it.Line > 0
			if it.Line > 0 && p.id == "" && (len(p.numbers) == 0 || it.Line != p.numbers[0]) {
				continue
			}
			if !yield(it) || it.Line > 0 && p.id == "" {
				return
			}
		}
	}
}

// covers reports whether a finding stands in a line, and at a column of it; 0 is any.
func covers(f *rules.Finding, line, column int) bool {
	switch {
	case line == 0:
		return true
	case line < f.Start.Line || line > f.End.Line:
		return false
	case column == 0:
		return true
	}
	return !(line == f.Start.Line && column < f.Start.Column) && !(line == f.End.Line && column >= f.End.Column)
}
