package report

import (
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/olekukonko/tablewriter"
	"github.com/olekukonko/tablewriter/pkg/twwidth"
	"github.com/olekukonko/tablewriter/renderer"
	"github.com/olekukonko/tablewriter/tw"

	"github.com/mtlint/mtlint/internal/mqm"
	"github.com/mtlint/mtlint/rules"
)

// Table writes for people: a scored table an article, then its findings.
var Table = Format{
	Name: "table", Help: "a scored table for each article, with its findings explained",
	New: func(w io.Writer, o Options) Writer {
		if o.Width <= 0 {
			o.Width = DefaultWidth
		}
		return &tableWriter{w: w, o: o}
	},
}

type tableWriter struct {
	w     io.Writer
	o     Options
	wrote bool
}

// Below this width of its last column the findings table drops the column of
// rules, then that of severities, and names them before the message instead.
const (
	narrow   = 44
	narrower = 32
)

// The least width of the column that explains a finding.
const least = 16

func (t *tableWriter) Write(r *rules.Result) error {
	if r.Err != nil {
		return nil // told on standard error
	}
	var b strings.Builder
	if t.wrote {
		b.WriteByte('\n')
	}
	t.wrote = true
	for _, line := range wrap(OneLine(r.Name()), t.o.Width) {
		b.WriteString(t.paint(bold, line) + "\n")
	}
	for _, line := range wrap(OneLine(r.Title), t.o.Width) {
		b.WriteString(line + "\n")
	}
	if err := t.scores(&b, r); err != nil {
		return err
	}
	t.reasons(&b, r)
	if err := t.findings(&b, r); err != nil {
		return err
	}
	_, err := io.WriteString(t.w, b.String())
	return err
}

func (t *tableWriter) End(s Summary) error {
	var b strings.Builder
	if s.Articles > 1 {
		fmt.Fprintf(&b, "\n%d articles: %s passed, %s failed, %s could not be checked\n", s.Articles,
			t.paint(green, strconv.Itoa(s.Passed)), t.paintIf(s.Failed > 0, red, strconv.Itoa(s.Failed)), t.paintIf(s.Errors > 0, red, strconv.Itoa(s.Errors)))
		for _, line := range s.leftOut() {
			b.WriteString(line + "\n")
		}
	}
	t.gate(&b, &s)
	_, err := io.WriteString(t.w, b.String())
	return err
}

// gate tells what the articles together did not meet, or that some may fail.
func (t *tableWriter) gate(b *strings.Builder, s *Summary) {
	for _, f := range s.Told() {
		for _, line := range wrap("The gate fails: "+f.Message, t.o.Width) {
			b.WriteString(t.paint(red, line) + "\n")
		}
	}
	if len(s.Unmet) == 0 && s.Failed > 0 {
		fmt.Fprintf(b, "The gate passes: %g %% of the articles may fail (fail-share)\n", s.Gate.Share)
	}
}

// scores writes the head of an article's report: score and counts, and what each
// dimension contributes.
func (t *tableWriter) scores(b *strings.Builder, r *rules.Result) error {
	verdict := t.paint(green+bold, "PASS")
	if !r.Pass() {
		verdict = t.paint(red+bold, "FAIL")
	}
	words := strconv.Itoa(r.Score.Words)
	if r.Score.Unstable {
		words += " (unstable)"
	}
	n := r.Counts()
	count := func(s mqm.Severity) string { return t.paintIf(n[s] > 0, severityColor[s], strconv.Itoa(n[s])) }
	err := t.row(b, []string{"Score", "Verdict", "Words", "Critical", "Major", "Minor", "Neutral"}, []string{
		t.paint(bold, fmt.Sprintf("%.1f", r.Score.Score)), verdict, words,
		count(mqm.Critical), count(mqm.Major), count(mqm.Minor), count(mqm.Neutral),
	})
	if err != nil {
		return err
	}
	var head, row []string
	for _, d := range r.Dimensions() {
		name := strings.TrimSuffix(d.Dimension, " convention")
		head = append(head, strings.ToUpper(name[:1])+name[1:])
		row = append(row, t.paintIf(d.Penalty > 0, yellow, fmt.Sprintf("%.1f", d.Score)))
	}
	return t.row(b, head, row)
}

// row writes a table of one row, or a line for each of its cells where the
// terminal is too narrow for it.
func (t *tableWriter) row(b *strings.Builder, head, row []string) error {
	width := 1
	for i := range head {
		width += 3 + max(twwidth.Width(head[i]), twwidth.Width(row[i]))
	}
	if width <= t.o.Width {
		return t.table(b, head, [][]string{row})
	}
	for i := range head {
		fmt.Fprintf(b, "%-12s %s\n", head[i], row[i])
	}
	return nil
}

// reasons writes which thresholds failed and which rules cost most.
func (t *tableWriter) reasons(b *strings.Builder, r *rules.Result) {
	if len(r.Failed) > 0 {
		for _, line := range wrap("Fails: "+strings.Join(messages(r.Failed), "; ")+".", t.o.Width) {
			b.WriteString(t.paint(red, line) + "\n")
		}
	}
	if r.Score.Unstable {
		for _, line := range wrap(fmt.Sprintf("Under %d words one finding more or less moves the score far.", mqm.StableWords), t.o.Width) {
			b.WriteString(t.paint(dim, line) + "\n")
		}
	}
	for _, note := range estimates(r) {
		for _, line := range wrap(note, t.o.Width) {
			b.WriteString(t.paint(dim, line) + "\n")
		}
	}
	for i, reason := range r.Reasons(reasons) {
		label := "                 "
		if i == 0 {
			label = "Heaviest, points:"
		}
		line := fmt.Sprintf("%s %5s  %s", label, points(reason.Penalty), reason.Name)
		if reason.Findings > 1 {
			line += fmt.Sprintf(" (%d findings)", reason.Findings)
		}
		if twwidth.Width(line) > t.o.Width {
			line = left(line, t.o.Width-1) + "…"
		}
		b.WriteString(line + "\n")
	}
	for _, line := range known(r.Known) {
		b.WriteString(t.paint(dim, line) + "\n")
	}
	if n := r.Suppressed(); n > 0 {
		b.WriteString(t.paint(dim, fmt.Sprintf("%d suppressed.", n)) + "\n")
	}
	for _, n := range r.NotRun {
		b.WriteString(t.paint(red, "Not run: "+n.Rule+": "+OneLine(n.Why)) + "\n")
	}
	if n := len(r.Skipped); n > 0 {
		for _, line := range wrap(fmt.Sprintf("%d rules did not run: they cannot judge the language %q.", n, r.Lang), t.o.Width) {
			b.WriteString(t.paint(dim, line) + "\n")
		}
	}
}

// known says what was left out because it is not new.
func known(k *rules.Known) (lines []string) {
	if k == nil {
		return nil
	}
	add := func(n int, where string) {
		if n > 0 {
			lines = append(lines, fmt.Sprintf("%d %s.", n, where))
		}
	}
	add(k.Baseline, "known from the baseline")
	add(k.Unchanged, "in lines that have not changed")
	if len(lines) > 0 {
		lines = append(lines, fmt.Sprintf("With what is known the score is %.1f.", k.Score))
	}
	return lines
}

// findings writes the table of findings in reading order.
func (t *tableWriter) findings(b *strings.Builder, r *rules.Result) error {
	if len(r.Findings) == 0 {
		b.WriteString("Nothing found.\n")
		return nil
	}
	place, severity, rule := len("Place"), len("Severity"), len("Rule")
	for i := range r.Findings {
		f := &r.Findings[i]
		place, rule = max(place, len(at(f.Start))), max(rule, len(f.Rule))
	}
	head := []string{"Place", "Severity", "Rule", "Finding"}
	width := t.o.Width - (place + severity + rule + 3*len(head) + 1)
	if width < narrow {
		head = []string{"Place", "Severity", "Finding"}
		width = t.o.Width - (place + severity + 3*len(head) + 1)
	}
	if width < narrower && len(head) == 3 {
		head = []string{"Place", "Finding"}
		width = max(least, t.o.Width-(place+3*len(head)+1))
	}
	rows := make([][]string, len(r.Findings))
	for i := range r.Findings {
		f := &r.Findings[i]
		message := OneLine(f.Message)
		rows[i] = []string{at(f.Start)}
		if len(head) > 2 {
			rows[i] = append(rows[i], t.paint(severityColor[f.Severity], f.Severity.String()))
		}
		switch len(head) {
		case 4:
			rows[i] = append(rows[i], f.Rule)
		case 3:
			message = f.Rule + ": " + message
		default:
			message = f.Severity.String() + " " + f.Rule + ": " + message
		}
		rows[i] = append(rows[i], t.explain(f, message, width))
	}
	if err := t.table(b, head, rows); err != nil {
		return err
	}
	if r.Omitted > 0 {
		fmt.Fprintf(b, "%d more findings of the same rules are left out.\n", r.Omitted)
	}
	return nil
}

func at(p rules.Position) string { return fmt.Sprintf("%d:%d", p.Line, p.Column) }

// explain is the cell that shows the words at fault in their sentence, what is
// wrong with them, and what was probably meant.
func (t *tableWriter) explain(f *rules.Finding, message string, width int) string {
	var lines []string
	for _, e := range excerpts(f.Sentence, f.Offset, f.Offset+len(f.Text), width) {
		if t.o.Color {
			lines = append(lines, e.before+t.paint(underline+severityColor[f.Severity], e.hit)+e.after)
			continue
		}
		lines = append(lines, e.before+e.hit+e.after,
			strings.Repeat(" ", twwidth.Width(e.before))+strings.Repeat("^", max(1, twwidth.Width(e.hit))))
	}
	lines = append(lines, wrap(message, width)...)
	if f.Suggestion != "" {
		for _, l := range wrap("→ "+OneLine(f.Suggestion), width) {
			lines = append(lines, t.paint(green, l))
		}
	}
	for _, r := range f.Related {
		where := fmt.Sprintf("see %s: %s", at(r.Start), OneLine(r.Message))
		if r.Rule != "" {
			where = fmt.Sprintf("also %s: %s", r.Rule, OneLine(r.Message))
		}
		if r.Article != "" {
			where = fmt.Sprintf("see %s:%s “%s”: %s", OneLine(r.Article), at(r.Start), OneLine(r.Text), OneLine(r.Message))
		}
		for _, l := range wrap(where, width) {
			lines = append(lines, t.paint(dim, l))
		}
	}
	return strings.Join(lines, "\n")
}

// table renders one table. Cells come wrapped; the library only draws. The columns
// under the heads in right hold figures, one below the other.
func (t *tableWriter) table(b *strings.Builder, head []string, rows [][]string, right ...string) error {
	between := tw.Off
	for _, r := range rows {
		if strings.Contains(r[len(r)-1], "\n") {
			between = tw.On
		}
	}
	align := tw.MakeAlign(len(head), tw.AlignLeft)
	for i, h := range head {
		if slices.Contains(right, h) {
			align[i] = tw.AlignRight
		}
	}
	table := tablewriter.NewTable(b,
		tablewriter.WithRenderer(renderer.NewBlueprint(tw.Rendition{
			Symbols:  tw.NewSymbols(tw.StyleRounded),
			Settings: tw.Settings{Separators: tw.Separators{BetweenRows: between}},
		})),
		tablewriter.WithHeaderAutoFormat(tw.Off),
		tablewriter.WithAlignment(align),
		tablewriter.WithHeaderAutoWrap(tw.WrapNone),
		tablewriter.WithRowAutoWrap(tw.WrapNone),
		tablewriter.WithTrimSpace(tw.Off),
	)
	table.Header(head)
	if err := table.Bulk(rows); err != nil {
		return err
	}
	return table.Render()
}

// ANSI sequences.
const (
	bold      = "\x1b[1m"
	dim       = "\x1b[2m"
	underline = "\x1b[4m"
	red       = "\x1b[31m"
	green     = "\x1b[32m"
	yellow    = "\x1b[33m"
	magenta   = "\x1b[35m"
	reset     = "\x1b[0m"
)

var severityColor = [...]string{mqm.Neutral: dim, mqm.Minor: yellow, mqm.Major: red, mqm.Critical: magenta + bold}

func (t *tableWriter) paint(style, s string) string { return t.paintIf(true, style, s) }

func (t *tableWriter) paintIf(when bool, style, s string) string {
	if !when || !t.o.Color || s == "" {
		return s
	}
	return style + s + reset
}
