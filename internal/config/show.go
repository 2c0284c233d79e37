package config

import (
	"fmt"
	"slices"
	"strings"
)

// Show writes the settings in force as TOML, with where each comes from behind it,
// then the rules that do not run.
func (s *Settings) Show() string {
	var b strings.Builder
	if len(s.Files) == 0 {
		b.WriteString("# no file of settings\n")
	}
	for i, f := range s.Files {
		switch {
		case i+1 < len(s.Files):
			fmt.Fprintf(&b, "# read: %s, which is extended\n", f)
		case s.named != "":
			fmt.Fprintf(&b, "# read: %s, which %s names\n", f, s.named)
		default:
			fmt.Fprintf(&b, "# read: %s\n", f)
		}
	}
	var lines [][2]string
	width := 0
	for _, k := range s.table.Keys {
		set, ok := s.values[k.Name]
		if !ok && strings.Contains(k.Section(), ".") {
			continue // of every rule and category: only what is not as usual
		}
		line := [2]string{"# " + k.Name + " is not set", ""}
		switch {
		case ok:
			line = [2]string{k.Name + " = " + Format(set.value), set.from()}
		case k.Default != nil:
			line = [2]string{k.Name + " = " + Format(k.Default), "default"}
		}
		if line[1] != "" {
			width = max(width, min(len(line[0]), 40))
		}
		lines = append(lines, line)
	}
	for _, l := range lines {
		if l[1] == "" {
			b.WriteString(l[0] + "\n")
			continue
		}
		fmt.Fprintf(&b, "%-*s  # %s\n", width, l[0], l[1])
	}
	fmt.Fprintf(&b, "\n# %d of %d rules do not run\n", len(s.off), len(s.Rules))
	for _, m := range s.Rules {
		if from, off := s.off[m.ID]; off {
			fmt.Fprintf(&b, "#   %s: %s\n", m.ID, from)
		}
	}
	return b.String()
}

// from says where a setting comes from; a list may come from several places.
func (s *setting) from() string {
	var all []string
	for _, o := range append(slices.Clone(s.before), s.origin) {
		all = append(all, o.String())
	}
	return strings.Join(slices.Compact(all), ", ")
}
