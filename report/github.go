package report

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/mtlint/mtlint/internal/mqm"
	"github.com/mtlint/mtlint/rules"
)

// GitHub writes annotations of GitHub Actions, the worst findings first, and appends
// a table of the articles to the summary of the step.
var GitHub = Format{
	Name: "github", Help: "annotations of GitHub Actions, the worst first, and a table in the step's summary",
	New: func(w io.Writer, o Options) Writer {
		g := &githubWriter{w: w, o: o}
		if o.StepSummary != "" {
			o.View.Top = cmp.Or(o.View.Top, DefaultTop)
			g.table = Markdown.New(&g.summary, o)
		}
		return g
	},
}

// GitHub shows so many annotations of a level for each step.
const githubShown = 10

var githubCommands = [...]string{notice: "notice", warning: "warning", failure: "error"}

type githubWriter struct {
	w        io.Writer
	o        Options
	shown    [failure + 1][]annotation // the worst of each level, by weight
	findings int
	summary  bytes.Buffer
	table    Writer // into the summary; nil: there is none
}

type annotation struct {
	severity mqm.Severity
	fails    bool // its article does
	penalty  float64
	command  string
}

// weigh orders annotations, the worse the higher.
func weigh(a, b annotation) int {
	return cmp.Or(cmp.Compare(a.severity, b.severity), boolean(a.fails)-boolean(b.fails), cmp.Compare(a.penalty, b.penalty))
}

func boolean(b bool) int {
	if b {
		return 1
	}
	return 0
}

func (g *githubWriter) Write(r *rules.Result) error {
	if r.Err != nil {
		s := g.o.spot(r.Path, r.Line, rules.Position{}, rules.Position{})
		g.keep(failure, annotation{severity: mqm.Critical + 1, command: githubCommand(failure, "cannot be checked", s, r.Err.Error())})
	}
	if len(r.Failed) > 0 {
		if _, err := fmt.Fprintf(g.w, "mtlint: %s: fails: %s\n", OneLine(r.Name()), strings.Join(messages(r.Failed), "; ")); err != nil {
			return err
		}
	}
	for i := range r.Findings {
		f := &r.Findings[i]
		g.findings++
		l := levelOf(f.Severity)
		command := githubCommand(l, f.Rule+" ("+f.Severity.String()+")", g.o.spot(r.Path, r.Line, f.Start, f.End), spotted(r, f, plainly))
		g.keep(l, annotation{f.Severity, !r.Pass(), f.Penalty, command})
	}
	if g.table == nil {
		return nil
	}
	return g.table.Write(r)
}

// keep keeps an annotation as long as it is among the worst of its level; of equals
// the first.
func (g *githubWriter) keep(l level, a annotation) {
	all := g.shown[l]
	i, _ := slices.BinarySearchFunc(all, a, func(have, a annotation) int {
		return cmp.Or(weigh(a, have), -1) // after its equals
	})
	all = slices.Insert(all, i, a)
	g.shown[l] = all[:min(len(all), githubShown)]
}

var (
	githubText     = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	githubProperty = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
)

// githubCommand is a line of the log that the runner takes for an annotation.
func githubCommand(l level, title string, s spot, message string) string {
	b := "::" + githubCommands[l] + " title=" + githubProperty.Replace(title) + ",file=" + githubProperty.Replace(s.path)
	if s.start.Line > 0 {
		b += fmt.Sprintf(",line=%d,endLine=%d", s.start.Line, s.end.Line)
	}
	if s.start.Column > 0 && s.start.Line == s.end.Line { // on several lines columns are an error
		b += fmt.Sprintf(",col=%d,endColumn=%d", s.start.Column, s.end.Column)
	}
	return b + "::" + githubText.Replace(OneLine(message))
}

func (g *githubWriter) End(sum Summary) error {
	var b strings.Builder
	for _, f := range sum.together() {
		b.WriteString("::error title=gate::" + githubText.Replace(f.Message) + "\n")
	}
	shown := 0
	for l := failure; l >= notice; l-- {
		for _, a := range g.shown[l] {
			b.WriteString(a.command + "\n")
			shown++
		}
	}
	fmt.Fprintf(&b, "mtlint: %d articles, %d failed, %d could not be checked; %d findings", sum.Articles, sum.Failed, sum.Errors, g.findings)
	if g.findings > shown {
		fmt.Fprintf(&b, ", of which the worst %d of each level are annotated", githubShown)
	}
	b.WriteString("\n")
	if _, err := io.WriteString(g.w, b.String()); err != nil {
		return err
	}
	if g.table == nil {
		return nil
	}
	if err := g.table.End(sum); err != nil {
		return err
	}
	return g.summarize()
}

// summarize appends the table to the step's summary, to which other programs write too.
func (g *githubWriter) summarize() (err error) {
	f, err := os.OpenFile(g.o.StepSummary, os.O_WRONLY|os.O_APPEND|os.O_CREATE, 0o644) //nolint:gosec // the runner names it
	if err != nil {
		return fmt.Errorf("GITHUB_STEP_SUMMARY: %w", err)
	}
	_, err = g.summary.WriteTo(f)
	return errors.Join(err, f.Close())
}

// Close removes what the table has put aside.
func (g *githubWriter) Close() error {
	if c, ok := g.table.(io.Closer); ok {
		return c.Close()
	}
	return nil
}
