package main

import (
	"bufio"
	"fmt"
	"io"
	"iter"
	"os"
	"runtime"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/mtlint/mtlint/internal/audit"
	"github.com/mtlint/mtlint/internal/engine"
	"github.com/mtlint/mtlint/internal/input"
	"github.com/mtlint/mtlint/internal/mqm"
	"github.com/mtlint/mtlint/report"
	"github.com/mtlint/mtlint/rules"
	"github.com/mtlint/mtlint/rules/all"
)

// runFlags are the flags of the commands that check articles.
type runFlags struct {
	formats   []report.Format // that the command offers, the default first
	format    string
	output    string
	color     string
	input     inputFlags
	failUnder float64
	failLevel string
	jobs      int

	progress bool
	quiet    bool

	view   report.View
	top    *pflag.Flag // of view.Top; nil: the command has none
	corpus []*rules.CorpusRule
	cache  string
}

func (f *runFlags) register(fl *pflag.FlagSet) {
	fl.StringVarP(&f.format, "format", "f", f.formats[0].Name, "output `format`: "+report.Names(f.formats))
	fl.Float64Var(&f.failUnder, "fail-under", mqm.DefaultGate.FailUnder, "fail an article whose `score` is below this, 0 to 100")
	fl.StringVar(&f.failLevel, "fail-level", mqm.DefaultGate.FailLevel.String(), "fail an article with a finding of this `severity` or above: critical, major, minor, none")
	f.registerShared(fl)
}

// registerShared declares the flags that do not depend on what is written.
func (f *runFlags) registerShared(fl *pflag.FlagSet) {
	fl.StringVarP(&f.output, "output", "o", "", "write the results to this `file`, which appears only when all is in it")
	fl.StringVar(&f.color, "color", "auto", "`when` to use colour: auto, always, never; NO_COLOR is honoured")
	f.input.register(fl)
	fl.BoolVar(&f.progress, "progress", false, "tell now and then how far the run has come, also where standard error is no terminal")
	fl.BoolVarP(&f.quiet, "quiet", "q", false, "write nothing to standard error; the exit code still tells that something could not be checked")
	fl.IntVarP(&f.jobs, "jobs", "j", 0, "check `n` articles at the same time (0: one a processor); the output is the same for any number")
}

func formatHelp(formats []report.Format) string {
	var lines []string
	for _, f := range formats {
		lines = append(lines, fmt.Sprintf("  %-8s %s", f.Name, f.Help))
	}
	return strings.Join(lines, "\n")
}

// gate reads the thresholds of the flags.
func (f *runFlags) gate() (mqm.Gate, error) {
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

// auditor makes what the flags ask for to find articles and to check them.
func (f *runFlags) auditor() (*audit.Auditor, *input.Finder, error) {
	if f.jobs < 0 {
		return nil, nil, fmt.Errorf("--jobs %d: cannot be negative", f.jobs)
	}
	if f.jobs == 0 {
		f.jobs = runtime.GOMAXPROCS(0)
	}
	find, dec, err := f.input.open()
	if err != nil {
		return nil, nil, err
	}
	eng, err := engine.New(all.List...)
	if err != nil {
		return nil, nil, err
	}
	return &audit.Auditor{Decoder: dec, Engine: eng, Gate: mqm.DefaultGate, Jobs: f.jobs}, find, nil
}

// run checks what the arguments name; what could not be checked is told on
// standard error.
func (f *runFlags) run(cmd *cobra.Command, args []string) (err error) {
	ctx, stderr := cmd.Context(), cmd.ErrOrStderr()
	gate, err := f.gate()
	if err != nil {
		return err
	}
	format, err := report.Find(f.formats, f.format)
	if err != nil {
		return err
	}
	options, err := terminal(f.color, cmd.OutOrStdout(), f.output != "")
	if err != nil {
		return err
	}
	options.View = f.view
	if f.top != nil && !f.top.Changed && format.Top > 0 {
		options.View.Top = format.Top
	}
	for _, r := range all.List {
		options.Rules = append(options.Rules, r.Meta)
	}
	for _, r := range f.corpus {
		options.Rules = append(options.Rules, r.Meta)
	}
	auditor, find, err := f.auditor()
	if err != nil {
		return err
	}
	auditor.Gate, auditor.Corpus, auditor.Texts = gate, f.corpus, format.Texts
	if f.cache != "" {
		c, err := audit.OpenCache(f.cache, version()+f.input.setup())
		if err != nil {
			return err
		}
		defer func() { err = firstError(err, c.Close()) }()
		auditor.Cache = c
	}
	dest, err := create(f.output, cmd.OutOrStdout())
	if err != nil {
		return err
	}
	defer func() { err = firstError(err, dest.Close()) }()
	p := newProgress(stderr, f.progress, f.quiet, find, args)
	auditor.Seen = p.seen
	items := input.Read(ctx, find.Find(args), cmd.InOrStdin(), func(n int) { p.read.Add(int64(n)) })
	sum, err := f.write(auditor, items, format, options, dest, p)
	p.end()
	if err != nil {
		return err
	}
	dest.keep()
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

// write runs the auditor and writes its results.
func (f *runFlags) write(auditor *audit.Auditor, items iter.Seq[input.Item], format report.Format, o report.Options, dest io.Writer, p *progress) (sum report.Summary, err error) {
	out := bufio.NewWriterSize(dest, 1<<16)
	w := format.New(out, o)
	if c, ok := w.(io.Closer); ok {
		defer func() { err = firstError(err, c.Close()) }()
	}
	err = auditor.Run(items, func(r *rules.Result) error {
		sum.Add(r)
		if !f.quiet {
			p.complain(r)
		}
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
		return sum, err
	}
	if err := w.End(sum); err != nil {
		return sum, fmt.Errorf("cannot write the results: %w", err)
	}
	if err := out.Flush(); err != nil {
		return sum, fmt.Errorf("cannot write the results: %w", err)
	}
	return sum, nil
}

// complain tells what of an article could not be checked.
func (p *progress) complain(r *rules.Result) {
	if r.Err == nil && len(r.NotRun) == 0 {
		return
	}
	p.hide()
	if r.Err != nil {
		_, _ = fmt.Fprintf(p.stderr, "mtlint: %s: %v\n", r.Name(), r.Err) // nowhere left to tell it
	}
	for _, n := range r.NotRun {
		_, _ = fmt.Fprintf(p.stderr, "mtlint: %s: rule %s did not run (%s); please report this\n", r.Name(), n.Rule, n.Why)
	}
}

// terminal finds out what the output can show.
func terminal(color string, stdout io.Writer, file bool) (report.Options, error) {
	o := report.Options{Version: version(), Width: columns(stdout)}
	if file {
		o.Width = report.DefaultWidth
	}
	switch color {
	case "always":
		o.Color = true
	case "never":
	case "auto":
		o.Color = !file && os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb" && isTerminal(stdout)
	default:
		return o, fmt.Errorf("--color %q: use auto, always or never", color)
	}
	return o, nil
}
