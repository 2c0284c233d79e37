package main

import (
	"errors"

	"github.com/spf13/cobra"

	"github.com/mtlint/mtlint/report"
)

func newCheck() *cobra.Command {
	f := runFlags{formats: report.Formats}
	cmd := &cobra.Command{
		Use:   "check [flags] FILE|FOLDER|PATTERN...",
		Short: "Check articles and print a scored table for each",
		Long: `check reads articles and prints, for each, its score from 0 to 100, the verdict,
what each quality dimension contributes, the heaviest reasons, and every finding
with its place, the words at fault, what is wrong and what was probably meant.

` + inputHelp + `

The formats:
` + formatHelp(report.Formats),
		DisableFlagsInUseLine: true,
		Example: `  mtlint check article.txt
  mtlint check --fail-under 90 --fail-level major news/
  mtlint check --exclude 'drafts/**' 'site/**/*.html'
  curl -s https://example.org/story.txt | mtlint check -
  mtlint check --format jsonl articles.jsonl > results.jsonl`,
		Args: cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return errors.New("no file to check: name one, or - for standard input; mtlint check --help shows examples")
			}
			return f.run(cmd, args)
		},
	}
	f.register(cmd.Flags())
	completeFormats(cmd, f.formats)
	return cmd
}
