package report

import (
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/olekukonko/tablewriter/pkg/twwidth"

	"github.com/mtlint/mtlint/internal/mqm"
	"github.com/mtlint/mtlint/rules"
)

// A Cost is a finding and what it does to the score of its article.
type Cost struct {
	*rules.Finding
	Meta    *rules.Meta // of its rule; nil if that is not known
	Without mqm.Score   // what the article would score without it
}

// Why writes why findings of an article were made, and what they cost its score.
// place says where they are; without is the score without any of them.
func Why(w io.Writer, r *rules.Result, place string, all []Cost, without mqm.Score, o Options) error {
	t := &tableWriter{w: w, o: o}
	t.o.Width = min(max(o.Width, narrow), DefaultWidth)
	var b strings.Builder
	verdict := "passes"
	if len(r.Failed) > 0 {
		verdict = "fails: " + strings.Join(messages(r.Failed), "; ")
	}
	for _, line := range wrap(fmt.Sprintf("%s: score %.1f, %d words, %s", OneLine(place), r.Score.Score, r.Score.Words, verdict), t.o.Width) {
		b.WriteString(t.paint(bold, line) + "\n")
	}
	if len(all) == 0 {
		b.WriteString(nowhere(r))
	}
	told := map[string]bool{}
	for i := range all {
		t.why(&b, r, &all[i], !told[all[i].Rule])
		told[all[i].Rule] = true
	}
	if len(all) > 1 && without.Score > r.Score.Score {
		fmt.Fprintf(&b, "\nWithout these %d findings the score would be %.1f.\n", len(all), without.Score)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// nearby is how many lines with findings are named where one has none.
const nearby = 12

// nowhere says on which lines there are findings.
func nowhere(r *rules.Result) string {
	var lines []string
	last := 0
	for i := range r.Findings {
		if line := r.Findings[i].Start.Line; line != last {
			last = line
			lines = append(lines, strconv.Itoa(line))
		}
	}
	switch n := len(lines); {
	case n == 0:
		return "Nothing found there, nor elsewhere in the article.\n"
	case n > nearby:
		lines = append(lines[:nearby], fmt.Sprintf("and %d more", n-nearby))
	}
	return "Nothing found there. Lines with findings: " + strings.Join(lines, ", ") + ".\n"
}

// why writes one finding, and what is known of its rule if that has not been told.
func (t *tableWriter) why(b *strings.Builder, r *rules.Result, c *Cost, rule bool) {
	fmt.Fprintf(b, "\n%s  %s  %s: %s\n", at(c.Start), t.paint(severityColor[c.Severity], c.Severity.String()), c.Rule, c.Name)
	for _, e := range excerpts(c.Sentence, c.Offset, c.Offset+len(c.Text), t.o.Width-4) {
		fmt.Fprintf(b, "    %s%s%s\n", e.before, e.hit, e.after)
		fmt.Fprintf(b, "    %s%s\n", strings.Repeat(" ", twwidth.Width(e.before)), t.paint(severityColor[c.Severity], strings.Repeat("^", max(1, twwidth.Width(e.hit)))))
	}
	row := func(label, text string) {
		for _, line := range wrap(text, t.o.Width-17) {
			fmt.Fprintf(b, "  %-14s %s\n", label, line)
			label = ""
		}
	}
	row("What is wrong", OneLine(c.Message))
	if c.Suggestion != "" {
		row("Probably meant", OneLine(c.Suggestion))
	}
	label := "Evidence"
	for i := range c.Related {
		row(label, evidence(&c.Related[i]))
		label = ""
	}
	row("Cost", cost(r, c))
	if c.Meta != nil && rule {
		row("Why it matters", c.Meta.Rationale)
		row("Precision", precision(c.Meta))
		row("More", "mtlint explain "+c.Rule)
	}
}

// evidence quotes a place that explains a finding.
func evidence(rel *rules.Related) string {
	switch quote := "“" + clipped(OneLine(rel.Text)) + "”"; {
	case rel.Rule != "":
		return "the rule " + rel.Rule + " says so, too: " + OneLine(rel.Message)
	case rel.Text == "":
		return OneLine(rel.Message)
	default:
		return fmt.Sprintf("%s %s: %s", elsewhere(rel), quote, OneLine(rel.Message))
	}
}

// longestQuote is how many columns of another place are quoted.
const longestQuote = 160

func clipped(s string) string {
	if twwidth.Width(s) <= longestQuote {
		return s
	}
	return left(s, longestQuote-1) + "…"
}

// cost says what a finding costs the score, or why it costs nothing.
func cost(r *rules.Result, c *Cost) string {
	points := strconv.FormatFloat(c.Penalty, 'f', -1, 64) + " penalty points"
	if c.Penalty == 1 {
		points = "1 penalty point"
	}
	switch {
	case c.Severity == mqm.Neutral:
		return "nothing: a neutral finding is advice"
	case c.Penalty == 0:
		return "nothing: of the minor findings of one rule only the first few count"
	case c.Without.Score <= r.Score.Score && r.Score.Score == 0:
		return fmt.Sprintf("%s; the score would be 0 without it, too", points)
	case c.Without.Score <= r.Score.Score:
		return fmt.Sprintf("%s, but without it another minor finding of the rule would count: the score would stay %.1f", points, r.Score.Score)
	}
	return fmt.Sprintf("%s in %d words: %.1f of the score, which would be %.1f without it", points, r.Score.Words, c.Without.Score-r.Score.Score, c.Without.Score)
}
