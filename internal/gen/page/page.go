// Package page renders the reference of the rules from the rules themselves.
package page

import (
	"cmp"
	"fmt"
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/mtlint/mtlint/internal/mqm"
	"github.com/mtlint/mtlint/rules"
)

// Pages are the pages that are made of the rules, by their files in docs.
var Pages = []struct {
	File string
	Text func([]*rules.Rule, []*rules.CorpusRule) string
}{
	{"rules.md", without(Rules)},
	{"precision.md", without(Precision)},
	{"languages.md", without(Languages)},
	{"configuration.md", Configuration},
	{"mtlint.schema.json", Schema},
}

// without makes a page that does not tell of rules that compare articles.
func without(text func([]*rules.Rule) string) func([]*rules.Rule, []*rules.CorpusRule) string {
	return func(list []*rules.Rule, _ []*rules.CorpusRule) string { return text(list) }
}

// Rules returns docs/rules.md: a table, then each rule by dimension.
func Rules(list []*rules.Rule) string {
	list = slices.Clone(list)
	slices.SortFunc(list, func(a, b *rules.Rule) int {
		return cmp.Or(
			cmp.Compare(slices.Index(mqm.Dimensions, a.Category.Dimension()), slices.Index(mqm.Dimensions, b.Category.Dimension())),
			cmp.Compare(a.ID, b.ID))
	})
	var b strings.Builder
	b.WriteString("<!-- Generated from the rules by go generate; do not edit. -->\n# Rules\n\n")
	fmt.Fprintf(&b, "%d rules. `mtlint explain RULE` prints the same text. Precision is what judging findings on real text by hand gave.\n\n", len(list))
	b.WriteString("| Rule | Finds | Severity | Category | Languages | Precision |\n| --- | --- | --- | --- | --- | --- |\n")
	for _, r := range list {
		languages := "English"
		if r.AnyLanguage {
			languages = "any"
		}
		fmt.Fprintf(&b, "| [%s](#%s) | %s | %s | %s | %s | %s |\n", r.ID, r.ID, r.Name, r.Severity, r.Category, languages, precision(r.Precision))
	}
	dimension := ""
	for _, r := range list {
		if d := r.Category.Dimension(); d != dimension {
			dimension = d
			fmt.Fprintf(&b, "\n## %s%s\n", strings.ToUpper(d[:1]), d[1:])
		}
		rule(&b, &r.Meta)
	}
	return b.String()
}

func rule(b *strings.Builder, m *rules.Meta) {
	fmt.Fprintf(b, "\n### %s\n\n%s. Severity %s, category %s.\n\n", m.ID, m.Name, m.Severity, m.Category)
	fmt.Fprintf(b, "**Why it matters.** %s\n\n**What it lets pass.** %s\n\n", flow(m.Rationale), flow(m.LetsPass))
	if m.AnyLanguage {
		b.WriteString("**Languages.** Any whose pack has what it needs" + needs(m, ": ") + ".\n\n")
	}
	for _, p := range m.Params {
		fmt.Fprintf(b, "**Setting.** `%s`: %s; %s unless set, from %s to %s.\n\n", p.Name, p.Help, plain(p.Default), plain(p.Min), plain(p.Max))
	}
	if m.Precision.Judged > 0 {
		fmt.Fprintf(b, "**Measured.** %d of %d findings right, judged by hand on %s.\n\n", m.Precision.Right, m.Precision.Judged, m.Precision.On)
	}
	for _, ex := range m.Examples {
		if ex.Bad != "" {
			fmt.Fprintf(b, "Found:\n\n%s\n", quoted(ex.Bad))
		}
		if ex.Good != "" {
			fmt.Fprintf(b, "Passes:\n\n%s\n", quoted(ex.Good))
		}
	}
}

// needs lists the files that a rule for any language needs, if any: a family of
// files by its first word.
func needs(m *rules.Meta, before string) string {
	const family = 4 // files
	kin := map[string]int{}
	for _, file := range m.Needs {
		first, _, _ := strings.Cut(file, "_")
		kin[first]++
	}
	var names []string
	for _, file := range m.Needs {
		if first, _, _ := strings.Cut(file, "_"); kin[first] >= family {
			file = first + "_*" + path.Ext(file)
		}
		if name := "`" + file + "`"; !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	if names == nil {
		return ""
	}
	return before + strings.Join(names, ", ")
}

func precision(p rules.Precision) string {
	if p.Judged == 0 {
		return "not measured yet"
	}
	return fmt.Sprintf("%d of %d", p.Right, p.Judged)
}

func plain(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }

// flow puts a text that is wrapped in the source on one line.
func flow(s string) string { return strings.Join(strings.Fields(s), " ") }

// quoted shows an example as it is, marks and all.
func quoted(s string) string {
	fence := "```"
	for strings.Contains(s, fence) {
		fence += "`"
	}
	return fence + "text\n" + s + "\n" + fence + "\n"
}

// Precision returns docs/precision.md: how often each rule was right on real text.
func Precision(list []*rules.Rule) string {
	list = slices.Clone(list)
	slices.SortFunc(list, func(a, b *rules.Rule) int { return cmp.Compare(a.ID, b.ID) })
	var b strings.Builder
	b.WriteString(`<!-- Generated from the rules by go generate; do not edit. -->
# Precision of the rules

Each row says how many findings of a rule were read on real text, and how many of them were right. The texts were read while the rules were
being made, so new text will show somewhat lower figures. Where the text had been altered on purpose, the last column says so. A rule that was never judged has fired too seldom on real text; its examples are its only evidence.
A rule below nine in ten is advice (neutral) or is not in the set.

The findings of a rule in any collection of articles are listed again by

    mtlint check --format concise FILES | grep ' RULE '

| Rule | Severity | Right | Read | On |
| --- | --- | --- | --- | --- |
`)
	unjudged := 0
	for _, r := range list {
		p := r.Precision
		if p.Judged == 0 {
			unjudged++
			fmt.Fprintf(&b, "| %s | %s | – | – | never judged |\n", r.ID, r.Severity)
			continue
		}
		fmt.Fprintf(&b, "| %s | %s | %d | %d | %s |\n", r.ID, r.Severity, p.Right, p.Judged, p.On)
	}
	fmt.Fprintf(&b, "\n%d rules, %d of them never judged.\n", len(list), unjudged)
	return b.String()
}
