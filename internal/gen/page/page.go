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

// A File is a page that is made of the rules, by its path in docs.
type File struct{ Path, Text string }

// Pages makes all pages. Those below RulesFolder are all that there are.
func Pages(list []*rules.Rule, corpus []*rules.CorpusRule) []File {
	files := []File{
		{"rules.md", Index(list, corpus)},
		{"precision.md", Precision(list)},
		{"languages.md", Languages(list)},
		{"configuration.md", Configuration(list)},
		{"mtlint.schema.json", Schema(list, corpus)},
	}
	for _, r := range list {
		files = append(files, File{RulesFolder + r.ID + ".md", rule(&r.Meta, false)})
	}
	for _, r := range corpus {
		files = append(files, File{RulesFolder + r.ID + ".md", rule(&r.Meta, true)})
	}
	return files
}

// RulesFolder holds a page for each rule.
const RulesFolder = "rules/"

const generated = "<!-- Generated from the rules by go generate; do not edit. -->\n"

// Index returns docs/rules.md: a table for each dimension. The anchor of a row is
// the ID of its rule.
func Index(list []*rules.Rule, corpus []*rules.CorpusRule) string {
	var metas []*rules.Meta
	audits := map[string]bool{}
	for _, r := range list {
		metas = append(metas, &r.Meta)
	}
	for _, r := range corpus {
		metas = append(metas, &r.Meta)
		audits[r.ID] = true
	}
	slices.SortFunc(metas, func(a, b *rules.Meta) int {
		return cmp.Or(
			cmp.Compare(slices.Index(mqm.Dimensions, a.Category.Dimension()), slices.Index(mqm.Dimensions, b.Category.Dimension())),
			cmp.Compare(a.ID, b.ID))
	})
	var b strings.Builder
	b.WriteString(generated + "# Rules\n\n")
	fmt.Fprintf(&b, `%d rules, each with a page of its own; `+"`mtlint explain RULE`"+` prints the same. Precision is what judging findings on real text by hand gave.
Rules marked “audit” compare articles with each other, which only `+"`mtlint audit`"+` does. [Rules of your own](custom-rules.md) are written in YAML.
`, len(metas))
	dimension := ""
	for _, m := range metas {
		if d := m.Category.Dimension(); d != dimension {
			dimension = d
			fmt.Fprintf(&b, "\n## %s%s\n\n| Rule | Finds | Severity | Category | Languages | Precision |\n| --- | --- | --- | --- | --- | --- |\n", strings.ToUpper(d[:1]), d[1:])
		}
		languages := "English"
		if m.AnyLanguage {
			languages = "any"
		}
		_, category, _ := strings.Cut(string(m.Category), "/")
		name := m.Name
		if audits[m.ID] {
			name += " (audit)"
		}
		fmt.Fprintf(&b, "| <a id=\"%s\"></a>[%s](%s%s.md) | %s | %s | %s | %s | %s |\n", m.ID, m.ID, RulesFolder, m.ID, name, m.Severity, category, languages, precision(m.Precision))
	}
	return b.String()
}

// rule returns the page of a rule.
func rule(m *rules.Meta, audit bool) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s# %s\n\n%s. Severity %s, category %s. [All rules](../rules.md)\n", generated, m.ID, m.Name, m.Severity, m.Category)
	section := func(title, text string) {
		if text != "" {
			fmt.Fprintf(&b, "\n## %s\n\n%s\n", title, text)
		}
	}
	section("Why it matters", flow(m.Rationale))
	section("What it lets pass", flow(m.LetsPass))
	if audit {
		section("Where it runs", "It compares articles with each other: only `mtlint audit` runs it.")
	}
	if m.AnyLanguage {
		section("Languages", "Any whose pack has what it needs"+needs(m, ": ")+".")
	}
	settings := ""
	for _, p := range m.Params {
		settings += fmt.Sprintf("- `%s`: %s; %s unless set, from %s to %s\n", p.Name, p.Help, plain(p.Default), plain(p.Min), plain(p.Max))
	}
	if settings != "" {
		section("Settings", "In `mtlint.toml` under `[rules."+m.ID+"]`:\n\n"+strings.TrimSuffix(settings, "\n"))
	}
	if m.Precision.Judged > 0 {
		section("Measured", fmt.Sprintf("%d of %d findings right, judged by hand on %s.", m.Precision.Right, m.Precision.Judged, m.Precision.On))
	}
	for i, ex := range m.Examples {
		if i == 0 {
			b.WriteString("\n## Examples\n")
		}
		if ex.Bad != "" {
			fmt.Fprintf(&b, "\nFound:\n\n%s", quoted(ex.Bad))
		}
		if ex.Good != "" {
			fmt.Fprintf(&b, "\nPasses:\n\n%s", quoted(ex.Good))
		}
	}
	return b.String()
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
