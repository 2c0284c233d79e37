package report

import (
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/mtlint/mtlint/rules"
)

// RuleTable writes the list of rules as a table of width columns.
func RuleTable(w io.Writer, list []rules.Meta, width int) error {
	var b strings.Builder
	id, category := len("Rule"), len("Category")
	for _, m := range list {
		id, category = max(id, len(m.ID)), max(category, len(m.Category))
	}
	head := []string{"Rule", "Severity", "Category", "Finds"}
	room := width - (id + category + len("Severity") + 13)
	if room < least {
		head = []string{"Rule", "Severity", "Finds"}
		room = max(least, width-(id+len("Severity")+10))
	}
	rows := make([][]string, len(list))
	for i, m := range list {
		rows[i] = []string{m.ID, m.Severity.String()}
		if len(head) == 4 {
			rows[i] = append(rows[i], string(m.Category))
		}
		rows[i] = append(rows[i], strings.Join(wrap(m.Name, room), "\n"))
	}
	t := &tableWriter{w: w, o: Options{Width: width}}
	if err := t.table(&b, head, rows); err != nil {
		return err
	}
	fmt.Fprintf(&b, "%d rules. mtlint explain RULE tells more.\n", len(list))
	_, err := io.WriteString(w, b.String())
	return err
}

// Explain writes everything that is known of a rule.
func Explain(w io.Writer, m rules.Meta, width int) error {
	width = min(width, DefaultWidth)
	var b strings.Builder
	for _, line := range wrap(m.ID+": "+m.Name, width) {
		b.WriteString(line + "\n")
	}
	b.WriteByte('\n')
	for _, row := range [][2]string{
		{"Severity", m.Severity.String()}, {"Category", string(m.Category)}, {"Languages", languages(&m)}, {"Precision", precision(&m)}, {"File", m.File},
	} {
		if row[1] == "" {
			continue
		}
		for i, line := range wrap(row[1], width-11) {
			if i > 0 {
				row[0] = ""
			}
			fmt.Fprintf(&b, "%-10s %s\n", row[0], line)
		}
	}
	section := func(title, body string) {
		if body == "" {
			return
		}
		fmt.Fprintf(&b, "\n%s\n", title)
		for _, line := range wrap(body, width-2) {
			b.WriteString("  " + line + "\n")
		}
	}
	section("Why it matters", m.Rationale)
	section("What it lets pass", m.LetsPass)
	for i, p := range m.Params {
		if i == 0 {
			fmt.Fprintf(&b, "\nSettings, in [rules.%s]\n", m.ID)
		}
		number := func(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }
		for _, line := range wrap(fmt.Sprintf("%s = %s: %s, from %s to %s", p.Name, number(p.Default), p.Help, number(p.Min), number(p.Max)), width-2) {
			b.WriteString("  " + line + "\n")
		}
	}
	for i, ex := range m.Examples {
		if i == 0 {
			b.WriteString("\nExamples\n")
		}
		example(&b, "found", ex.Bad, width)
		example(&b, "passes", ex.Good, width)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func example(b *strings.Builder, label, text string, width int) {
	if text == "" {
		return
	}
	for par := range strings.SplitSeq(text, "\n") {
		for _, line := range wrap(par, width-10) {
			fmt.Fprintf(b, "  %-7s %s\n", label, line)
			label = ""
		}
	}
}

// precision says how often a rule was right, or that this is not known yet.
func precision(m *rules.Meta) string {
	switch p := m.Precision; {
	case m.File != "":
		return "not measured: a rule of your own"
	case p.Judged == 0:
		return "not yet measured: it fired too seldom on real text"
	default:
		return fmt.Sprintf("%d of %d findings right, judged by hand on %s", p.Right, p.Judged, p.On)
	}
}

// languages says which languages a rule judges.
func languages(m *rules.Meta) string {
	switch {
	case m.Lang != "":
		return m.Lang
	case m.AnyLanguage:
		return "any whose pack has what the rule needs"
	}
	return "English"
}

// A Trial is how an example of a rule came out.
type Trial struct {
	Rule   string
	Number int    // of the example, from 1
	Place  string // where it is written
	Err    error  // nil: the rule found what it had to
}

// Trials writes a table of examples, and below it why some failed.
func Trials(w io.Writer, all []Trial, width int) error {
	var b strings.Builder
	rows, failed := make([][]string, len(all)), 0
	ids := map[string]bool{}
	for i, t := range all {
		outcome := "passed"
		if t.Err != nil {
			outcome = "FAILED"
			failed++
		}
		ids[t.Rule] = true
		rows[i] = []string{t.Rule, fmt.Sprint(t.Number), outcome, OneLine(t.Place)}
	}
	t := &tableWriter{w: w, o: Options{Width: width}}
	if err := t.table(&b, []string{"Rule", "Example", "Outcome", "Place"}, rows); err != nil {
		return err
	}
	fmt.Fprintf(&b, "Rules %d, examples %d: %d passed, %d failed\n", len(ids), len(all), len(all)-failed, failed)
	for _, t := range all {
		if t.Err != nil {
			fmt.Fprintf(&b, "\n%v\n", t.Err)
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}
