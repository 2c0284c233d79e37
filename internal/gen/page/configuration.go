package page

import (
	"fmt"
	"slices"
	"strings"

	"github.com/mtlint/mtlint/internal/config"
	"github.com/mtlint/mtlint/rules"
)

// Schema returns docs/mtlint.schema.json.
func Schema(list []*rules.Rule, corpus []*rules.CorpusRule) string {
	return string(config.NewTable(config.Metas(list, corpus)).Schema())
}

// Configuration returns docs/configuration.md: how settings are found, then each.
func Configuration(list []*rules.Rule) string {
	var b strings.Builder
	b.WriteString("<!-- Generated from the settings and the rules by go generate; do not edit. -->\n" + configurationHead)
	section := "\x00"
	for _, k := range config.NewTable(nil).Keys {
		if strings.Contains(k.Section(), ".") {
			continue
		}
		if s := k.Section(); s != section {
			section = s
			title := "At the top"
			if s != "" {
				title = "`[" + s + "]`"
			}
			fmt.Fprintf(&b, "\n### %s\n\n| Key | What it does | Value | Default | Flag |\n| --- | --- | --- | --- | --- |\n", title)
		}
		standard, flag := "–", "–"
		if k.Default != nil {
			standard = "`" + config.Format(k.Default) + "`"
		}
		if k.Flag != "" {
			flag = "`--" + k.Flag + "`"
		}
		what := k.Words()
		if !k.PerPath {
			what += " *(whole run)*"
		}
		value := k.Allowed()
		if k.Example != "" {
			value += ", as in `" + k.Example + "`"
		}
		fmt.Fprintf(&b, "| `%s` | %s | %s | %s | %s |\n", k.Leaf(), cell(what), cell(value), standard, flag)
	}
	b.WriteString(configurationRules)
	list = slices.Clone(list)
	slices.SortFunc(list, func(a, b *rules.Rule) int { return strings.Compare(a.ID, b.ID) })
	for _, r := range list {
		for _, p := range r.Params {
			fmt.Fprintf(&b, "| [%s](rules/%s.md) | `%s` | %s | %s | %s to %s |\n", r.ID, r.ID, p.Name, cell(p.Help), plain(p.Default), plain(p.Min), plain(p.Max))
		}
	}
	return b.String()
}

// cell keeps a text from ending its cell of a table.
func cell(s string) string { return strings.ReplaceAll(s, "|", `\|`) }

const configurationHead = `# Settings

mtlint needs no settings. Where a team wants other rules, another gate or its own names, they stand in ` + "`mtlint.toml`" + ` or ` + "`.mtlint.toml`" + `, in
[TOML](https://toml.io). ` + "`mtlint init`" + ` writes one to begin with, ` + "`mtlint config show PATH`" + ` prints what holds for an article and where it comes from, and
` + "[mtlint.schema.json](mtlint.schema.json), which `mtlint config schema`" + ` prints as well, lets editors complete and check it.

    select = ["accuracy", "fluency", "doubled-word"]
    ignore = ["locale"]

    [gate]
    fail-under = 85
    max-major = 2

    [accept]
    names = ["Zsófia Bacsó"]

    [rules.misspelled-word]
    severity = "neutral"

    [[override]]
    paths = ["**/opinion/**"]
    ignore = ["style"]
    gate.fail-under = 70

## Which file holds

The first of these that there is, and no other:

1. the file of ` + "`--config`" + `;
2. the file of the environment variable ` + "`MTLINT_CONFIG`" + `;
3. for each article the nearest file in its folder or one above it;
4. your own: ` + "`mtlint/mtlint.toml`" + ` in the folder of your settings (` + "`~/.config`" + ` on Linux).

` + "`--isolated`" + ` reads none. A flag beats every file. Settings of the whole run, marked below, come from the file of the first input; ` + "`include` and `exclude`" + ` from that of each input.

` + "`extend = \"../base.toml\"`" + ` takes from another file what this one does not say. That one may extend a third, sixteen in all; files that extend each other in
a circle are refused. A value takes the place of the one that was extended; accepted words and names, rules of your own, overrides and switched-off rules are added. In order, the
later beating the earlier: the extended file, its overrides, this file, its overrides, the flags.

An unknown key or a value that is not allowed ends mtlint with exit status 2 before anything is checked; the message shows the place and what is allowed. Where a
folder further down has such a file, its articles are not checked, and the exit status is 2 as well.

## Rules on and off

` + "`select` and `ignore`" + ` take IDs (` + "`doubled-word`" + `), categories (` + "`fluency/spelling`" + `) or their first words (` + "`fluency`, `locale`" + `), severities (` + "`minor`" + `) and ` + "`all`" + `. Of a select
and an ignore that name the same rule the more exact one counts: an ID is more exact than a category, a category than its first word, that than a
severity, and ` + "`all`" + ` is the least; of two that are equally exact, ignore. An override or a flag begins with what the places before it left: its ignore takes rules away, and its select begins anew.

## Some paths

` + "`[[override]]`" + ` holds for the paths that match one of its patterns, as ` + "`news/opinion/**`, `**/opinion/**` or `*.html`" + `: from the folder of the file on (of an extended file, of the one that extends it; of one that was named, from the working folder), or by the name alone. Everything but what
belongs to the whole run may stand in it. Of several that match, the later ones beat the earlier.

## Words and names that are right

` + "`accept.words`" + ` lists words that are spelled as they should be, in any case. ` + "`accept.names`" + ` lists names, of one word or several; they count where they are used as names, with
their capitals, so that the surname Bury does not hide a slip in “bury”. Neither hides anything but what is said of how a word is written.

## All settings
`

const configurationRules = `
### ` + "`[score.category.\"CATEGORY\"]`" + `

| Key | What it does | Value | Default |
| --- | --- | --- | --- |
` + "| `minor`, `major`, `critical` | penalty points of a finding of this category | a number from 0 to 1000 | those of `[score]`; minor `fluency/punctuation` 0.1 |" + `

### ` + "`[rules.RULE]`" + `

| Key | What it does | Value | Default |
| --- | --- | --- | --- |
` + "| `enabled` | whether the rule runs | true or false | `true` |" + `
` + "| `severity` | severity of all findings of the rule | neutral, minor, major or critical | that of the rule |" + `

These rules have numbers of their own:

| Rule | Key | What it is | Default | Range |
| --- | --- | --- | --- | --- |
`
