package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"runtime"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/mtlint/mtlint/internal/audit"
	"github.com/mtlint/mtlint/internal/baseline"
	"github.com/mtlint/mtlint/internal/config"
	"github.com/mtlint/mtlint/internal/input"
	"github.com/mtlint/mtlint/report"
	"github.com/mtlint/mtlint/rules"
)

// runFlags are the flags of the commands that check articles.
type runFlags struct {
	formats  []report.Format // that the command offers, the default first
	format   string
	output   string   // of a command that writes one format
	outputs  []string // of one that writes several
	color    string
	settings settingFlags

	progress bool
	quiet    bool

	view   report.View
	top    *pflag.Flag // of view.Top; nil: the command has none
	chosen func() bool // the format was chosen by name
	corpus []*rules.CorpusRule
	cache  string
	known  *pflag.Flag // path of the baseline
	since  string      // revision of git; empty: none
}

func (f *runFlags) register(fl *pflag.FlagSet) {
	fl.StringVarP(&f.format, "format", "f", f.formats[0].Name, "output `format`: "+report.Names(f.formats))
	fl.StringArrayVarP(&f.outputs, "output", "o", nil, outputHelp)
	f.chosen = func() bool { return fl.Changed("format") }
	f.registerBaseline(fl, "leave out the findings that this `file` has: mtlint baseline create writes it; else that of the settings")
	fl.StringVar(&f.since, "new-from-rev", "", "only findings in lines that have changed since this `revision` of git; one that ends in three points (main...) means where the branch left it")
	f.registerShared(fl)
}

// registerShared declares the flags that do not depend on what is written, but for
// those of the settings whose names begin with one of the names left out.
func (f *runFlags) registerShared(fl *pflag.FlagSet, except ...string) {
	fl.StringVar(&f.color, "color", "auto", "`when` to use colour: auto, always, never; NO_COLOR is honoured")
	f.registerRun(fl, except...)
}

// registerRun declares the flags of what is read, and how the run goes.
func (f *runFlags) registerRun(fl *pflag.FlagSet, except ...string) {
	f.settings.register(fl, except...)
	fl.BoolVar(&f.progress, "progress", false, "tell now and then how far the run has come, also where standard error is no terminal")
	fl.BoolVarP(&f.quiet, "quiet", "q", false, "write nothing to standard error; the exit code still tells that something could not be checked")
}

func formatHelp(formats []report.Format) string {
	var lines []string
	for _, f := range formats {
		lines = append(lines, fmt.Sprintf("  %-10s %s", f.Name, f.Help))
	}
	return strings.Join(lines, "\n")
}

// auditor makes what the flags and settings ask for to find the articles of the
// inputs and to check them.
func (f *runFlags) auditor(inputs []string) (*audit.Auditor, *input.Finder, *config.Settings, error) {
	c, run, err := f.settings.open(inputs)
	if err != nil {
		return nil, nil, nil, err
	}
	dec, err := decoder(run)
	if err != nil {
		return nil, nil, nil, err
	}
	jobs := int(run.Number("jobs"))
	if jobs == 0 {
		jobs = runtime.GOMAXPROCS(0)
	}
	find := &input.Finder{Of: func(arg string) *input.Finder {
		s, err := c.For(arg)
		if err != nil {
			s = run // the settings of all inputs have been read: the file was changed meanwhile
		}
		return &input.Finder{Include: s.List("include"), Exclude: s.List("exclude")}
	}}
	return &audit.Auditor{Decoder: dec, Profile: c.Profile, Jobs: jobs, Exists: f.settings.own.exists}, find, run, nil
}

// run checks what the arguments name; what could not be checked is told on
// standard error.
func (f *runFlags) run(cmd *cobra.Command, args []string) (err error) {
	ctx, stderr := cmd.Context(), cmd.ErrOrStderr()
	wanted, err := requests(f.formats, f.format, f.chosen(), f.outputs)
	if err != nil {
		return err
	}
	shown, err := terminal(f.color, cmd.OutOrStdout(), false)
	if err != nil {
		return err
	}
	shown.View = f.view
	if shown.Dir, err = os.Getwd(); err != nil {
		return err
	}
	shown.Root, shown.StepSummary = repository(shown.Dir), os.Getenv("GITHUB_STEP_SUMMARY")
	auditor, find, run, err := f.auditor(args)
	if err != nil {
		return err
	}
	shown.Rules = run.Rules
	for _, filter := range f.view.Filters {
		// The settings of a folder may know it, so that it is no error.
		if filter.Rule != "" && !slices.ContainsFunc(run.Rules, func(m rules.Meta) bool { return m.ID == filter.Rule }) {
			f.tell(stderr, fmt.Sprintf("--filter %s: no rule is called so; mtlint rules lists them", filter.Text))
		}
	}
	var paths []string
	for _, r := range wanted {
		paths = append(paths, r.path)
	}
	find.Written = written(paths, cmd.OutOrStdout())
	auditor.Corpus = f.corpus
	auditor.Texts = slices.ContainsFunc(wanted, func(r request) bool { return r.format.Texts })
	if f.cache != "" {
		c, note, err := audit.OpenCache(f.cache, build(), readAs(run)+f.settings.own.sum)
		if err != nil {
			return err
		}
		f.tell(stderr, note)
		defer func() {
			note, failed := c.Close()
			f.tell(stderr, note)
			if failed != nil { // of the articles nothing is missing
				f.tell(stderr, fmt.Sprintf("%v: what was checked from then on is not kept", failed))
			}
		}()
		auditor.Cache = c
	}
	known := f.baselinePath(run)
	if known != "" {
		if auditor.Known, err = baseline.Open(known); err != nil {
			return err
		}
	}
	if cmd.Flags().Changed("new-from-rev") {
		if auditor.Old, err = unchanged(ctx, f.since, args); err != nil {
			return err
		}
	}
	var outs sinks
	defer func() { err = firstError(err, outs.close()) }()
	if err := outs.open(ctx, wanted, cmd.OutOrStdout(), func(r request) report.Options { return f.options(r, shown) }); err != nil {
		return err
	}
	p := newProgress(stderr, f.progress, f.quiet, find, args)
	if !f.quiet {
		defer patience(ctx, stderr)()
	}
	auditor.Seen, auditor.Comparing = p.seen, p.comparing
	auditor.Note = func(note string) {
		p.hide()
		f.tell(stderr, note)
	}
	items := input.Read(ctx, find.Find(args), cmd.InOrStdin(), func(n int) { p.read.Add(int64(n)) })
	sum := report.Summary{Gate: run.RunGate(), Article: run.Profile.Gate}
	err = auditor.Run(ctx, items, func(r *rules.Result) error {
		if sum.Add(r); sum.Articles == 1 {
			p.hide() // the results may go where the bar is
		}
		if !f.quiet {
			p.complain(r)
		}
		return outs.write(r)
	})
	p.end()
	if err != nil {
		return err
	}
	if auditor.Known != nil && !f.quiet && ctx.Err() == nil {
		idle(stderr, known, auditor.Known.Idle(auditor.Ran))
	}
	sum.Judge()
	stopped := ctx.Err() != nil
	partial, err := outs.end(sum, !stopped)
	if err != nil {
		return err
	}
	switch {
	case stopped:
		return interrupted(p.articles, sum.Articles, len(f.corpus) == 0 || auditor.Compared, partial)
	case sum.Errors > 0:
		return exitCode(exitError)
	case len(sum.Unmet) > 0 && !run.On("gate.exit-zero"):
		return exitCode(exitFail)
	}
	return nil
}

// interrupted says what was done when somebody stopped the run.
func interrupted(checked, written int, compared bool, files []string) error {
	what := fmt.Sprintf("interrupted: %d articles were checked", checked)
	if !compared {
		what += ", and not compared with each other"
	}
	if written < checked {
		what += fmt.Sprintf("; %d of them are in the results", written)
	}
	if len(files) > 0 {
		what += "; what is done is in " + strings.Join(files, ", ")
	}
	return errors.New(what)
}

// options are those of one output; shown are what standard output can show.
func (f *runFlags) options(r request, shown report.Options) report.Options {
	o := shown
	if r.path != "" {
		o.Width, o.Color = report.DefaultWidth, f.color == "always"
	}
	if f.top != nil && !f.top.Changed && r.format.Top > 0 {
		o.View.Top = r.format.Top
	}
	return o
}

// tell writes a note, if there is one.
func (f *runFlags) tell(stderr io.Writer, note string) {
	if note != "" && !f.quiet {
		_, _ = fmt.Fprintf(stderr, "mtlint: note: %s\n", note) // nowhere left to tell it
	}
}

// complain tells what of an article could not be checked, and which directives are wrong.
func (p *progress) complain(r *rules.Result) {
	if r.Err == nil && len(r.NotRun) == 0 && len(r.Warnings) == 0 {
		return
	}
	p.hide()
	for _, w := range r.Warnings {
		_, _ = fmt.Fprintf(p.stderr, "mtlint: warning: %s\n", report.OneLine(w)) // nowhere left to tell it
	}
	if r.Err != nil {
		_, _ = fmt.Fprintf(p.stderr, "mtlint: %s: %s\n", report.OneLine(r.Name()), report.OneLine(r.Err.Error())) // nowhere left to tell it
	}
	for _, n := range r.NotRun {
		_, _ = fmt.Fprintf(p.stderr, "mtlint: %s: rule %s did not run (%s); please report this\n", report.OneLine(r.Name()), n.Rule, report.OneLine(n.Why))
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
