package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime"
	"strings"

	"github.com/spf13/cobra"

	"github.com/mtlint/mtlint/internal/audit"
	"github.com/mtlint/mtlint/internal/engine"
	"github.com/mtlint/mtlint/internal/input"
	"github.com/mtlint/mtlint/internal/mqm"
	"github.com/mtlint/mtlint/report"
	"github.com/mtlint/mtlint/rules"
	"github.com/mtlint/mtlint/rules/all"
)

// checkFlags are the flags of the check command as given.
type checkFlags struct {
	format    string
	color     string
	input     inputFlags
	failUnder float64
	failLevel string
	jobs      int
}

func newCheck() *cobra.Command {
	var f checkFlags
	cmd := &cobra.Command{
		Use:   "check [flags] FILE|FOLDER|PATTERN...",
		Short: "Check articles and print a scored table for each",
		Long: `check reads articles and prints, for each, its score from 0 to 100, the verdict,
what each quality dimension contributes, the heaviest reasons, and every finding
with its place, the words at fault, what is wrong and what was probably meant.

What is read, told by the file's extension:
  .txt    plain text; the first line is the headline
  .md     Markdown; the running text without code and markup
  .html   a web page; its main text, with places that point into the page
  .jsonl  JSON lines, an article each: {"id", "text", "title"?, "lang"?, "url"?, "date"?, "site"?, "system"?}
  .warc   a web archive, or .wet: every page in it
Each may be packed: .gz, .zst. Folders are searched for such files in lexical order;
hidden files and what .gitignore names are passed over. - is standard input, of any of these.

The formats:
` + formatHelp(),
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
			return check(cmd.Context(), args, f, cmd.InOrStdin(), cmd.OutOrStdout(), cmd.ErrOrStderr())
		},
	}
	fl := cmd.Flags()
	fl.StringVarP(&f.format, "format", "f", report.Table.Name, "output `format`: "+report.Names())
	fl.StringVar(&f.color, "color", "auto", "`when` to use colour: auto, always, never; NO_COLOR is honoured")
	f.input.register(fl)
	fl.Float64Var(&f.failUnder, "fail-under", mqm.DefaultGate.FailUnder, "fail an article whose `score` is below this, 0 to 100")
	fl.StringVar(&f.failLevel, "fail-level", mqm.DefaultGate.FailLevel.String(), "fail an article with a finding of this `severity` or above: critical, major, minor, none")
	fl.IntVarP(&f.jobs, "jobs", "j", 0, "check `n` articles at the same time (0: one a processor); the output is the same for any number")
	return cmd
}

func formatHelp() string {
	var lines []string
	for _, f := range report.Formats {
		lines = append(lines, fmt.Sprintf("  %-8s %s", f.Name, f.Help))
	}
	return strings.Join(lines, "\n")
}

// gate reads the thresholds of the flags.
func (f *checkFlags) gate() (mqm.Gate, error) {
	g := mqm.Gate{FailUnder: f.failUnder}
	if !(f.failUnder >= 0 && f.failUnder <= 100) {
		return g, fmt.Errorf("--fail-under %v: a score is between 0 and 100", f.failUnder)
	}
	if f.failLevel == "none" {
		return g, nil
	}
	level, err := mqm.ParseSeverity(f.failLevel)
	if err != nil || level == mqm.Neutral {
		return g, fmt.Errorf("--fail-level %q: use critical, major, minor or none", f.failLevel)
	}
	g.FailLevel = level
	return g, nil
}

// check runs the command; what it could not check is told on stderr.
func check(ctx context.Context, paths []string, f checkFlags, stdin io.Reader, stdout, stderr io.Writer) error {
	gate, err := f.gate()
	if err != nil {
		return err
	}
	format, err := report.Find(f.format)
	if err != nil {
		return err
	}
	options, err := terminal(f.color, stdout)
	if err != nil {
		return err
	}
	if f.jobs < 0 {
		return fmt.Errorf("--jobs %d: cannot be negative", f.jobs)
	}
	if f.jobs == 0 {
		f.jobs = runtime.GOMAXPROCS(0)
	}
	find, dec, err := f.input.open()
	if err != nil {
		return err
	}
	eng, err := engine.New(all.List...)
	if err != nil {
		return err
	}

	out := bufio.NewWriterSize(stdout, 1<<16)
	w := format.New(out, options)
	var sum report.Summary
	auditor := &audit.Auditor{Decoder: dec, Engine: eng, Gate: gate, Jobs: f.jobs}
	err = auditor.Run(input.Read(ctx, find.Find(paths), stdin), func(r *rules.Result) error {
		sum.Add(r)
		complain(stderr, r)
		err := w.Write(r)
		if err == nil && out.Buffered() > 0 && sum.Articles == 1 {
			err = out.Flush() // let the first result be seen at once
		}
		if err != nil {
			return fmt.Errorf("cannot write the results: %w", err)
		}
		return nil
	})
	if err != nil {
		return err
	}
	if err := w.End(sum); err != nil {
		return fmt.Errorf("cannot write the results: %w", err)
	}
	if err := out.Flush(); err != nil {
		return fmt.Errorf("cannot write the results: %w", err)
	}
	switch {
	case ctx.Err() != nil:
		return fmt.Errorf("interrupted: %d articles were checked", sum.Articles)
	case sum.Errors > 0:
		return exitCode(exitError)
	case sum.Failed > 0:
		return exitCode(exitFail)
	}
	return nil
}

// complain tells what of an article could not be checked.
func complain(stderr io.Writer, r *rules.Result) {
	if r.Err != nil {
		_, _ = fmt.Fprintf(stderr, "mtlint: %s: %v\n", r.Name(), r.Err) // nowhere left to tell it
	}
	for _, n := range r.NotRun {
		_, _ = fmt.Fprintf(stderr, "mtlint: %s: rule %s did not run (%s); please report this\n", r.Name(), n.Rule, n.Why)
	}
}

// terminal finds out what the output can show.
func terminal(color string, stdout io.Writer) (report.Options, error) {
	o := report.Options{Version: version(), Width: columns(stdout)}
	switch color {
	case "always":
		o.Color = true
	case "never":
	case "auto":
		o.Color = os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb" && isTerminal(stdout)
	default:
		return o, fmt.Errorf("--color %q: use auto, always or never", color)
	}
	return o, nil
}
