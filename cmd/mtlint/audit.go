package main

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/mtlint/mtlint/report"
	"github.com/mtlint/mtlint/rules/all"
)

func newAudit() *cobra.Command {
	f := runFlags{formats: report.AuditFormats, corpus: all.Corpus}
	var filters []string
	cmd := &cobra.Command{
		Use:   "audit [flags] FILE|FOLDER|PATTERN...",
		Short: "Check many articles and print what they come to, the worst first",
		Long: `audit reads articles as check does, and prints one scored table of all of them, the
worst first, then the totals: how many pass, the mean and median score, what each
quality dimension and each rule cost, and the same by site, system or folder.

` + inputHelp + `

The formats:
` + formatHelp(report.AuditFormats),
		DisableFlagsInUseLine: true,
		Example: `  mtlint audit news/
  mtlint audit --top 0 --sort name --filter fail crawl.jsonl.gz
  mtlint audit --group-by site --cache .mtlint-cache crawl/
  mtlint audit --format csv --output scores.csv crawl.warc.gz`,
		Args: cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return errors.New("nothing to audit: name a folder or files, or - for standard input; mtlint audit --help shows examples")
			}
			if err := checkView(&f.view, filters); err != nil {
				return err
			}
			return f.run(cmd, args)
		},
	}
	fl := cmd.Flags()
	f.register(fl)
	completeFormats(cmd, f.formats)
	fl.IntVar(&f.view.Top, "top", report.DefaultTop, fmt.Sprintf("list `n` articles, and groups (0: all; html lists %d articles unless told)", report.HTML.Top))
	f.top = fl.Lookup("top")
	fl.StringVar(&f.view.Sort, "sort", report.Sorts[0], "list by `order`: "+strings.Join(report.Sorts, ", "))
	fl.StringVar(&f.view.Group, "group-by", "", "give totals for each `kind`: "+strings.Join(report.Groups, ", "))
	fl.StringArrayVar(&filters, "filter", nil, "list articles for which the `condition` holds: fail, pass, error, score<80, score>80, rule=ID, severity=major, name~TEXT; may be repeated")
	fl.StringVar(&f.cache, "cache", "", "keep outcomes in this `folder`: what has not changed is not checked again, and a run that was stopped goes on")
	return cmd
}

// checkView refuses what the flags of the list do not allow.
func checkView(v *report.View, filters []string) error {
	if v.Top < 0 {
		return fmt.Errorf("--top %d: cannot be negative", v.Top)
	}
	if !slices.Contains(report.Sorts, v.Sort) {
		return fmt.Errorf("--sort %q: use %s", v.Sort, strings.Join(report.Sorts, ", "))
	}
	if v.Group != "" && !slices.Contains(report.Groups, v.Group) {
		return fmt.Errorf("--group-by %q: use %s", v.Group, strings.Join(report.Groups, ", "))
	}
	for _, text := range filters {
		f, err := report.ParseFilter(text)
		if err != nil {
			return fmt.Errorf("--filter: %w", err)
		}
		v.Filters = append(v.Filters, f)
	}
	return nil
}
