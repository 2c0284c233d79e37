package main

import (
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/mtlint/mtlint/internal/config"
	"github.com/mtlint/mtlint/internal/mqm"
	"github.com/mtlint/mtlint/report"
	"github.com/mtlint/mtlint/rules/all"
)

// complete tells the shell which values the flags of a command and of those below
// it take.
func complete(c *cobra.Command) {
	c.Flags().VisitAll(func(f *pflag.Flag) {
		v, ok := f.Value.(*settingFlag)
		if !ok {
			return
		}
		switch {
		case v.key.Kind == config.Choice:
			offer(c, f.Name, v.key.Choices...)
		case v.key.Flag == "select" || v.key.Flag == "ignore":
			offer(c, f.Name, ruleGroups()...)
		}
	})
	for _, sub := range c.Commands() {
		complete(sub)
	}
}

// ruleGroups is what rules are chosen by.
func ruleGroups() (names []string) {
	for _, m := range config.Metas(all.List, all.Corpus) {
		names = append(names, m.ID)
	}
	names = append(names, mqm.Dimensions...)
	return append(names, mqm.Critical.String(), mqm.Major.String(), mqm.Minor.String(), mqm.Neutral.String())
}

// completeFormats offers the formats of a command for --format and, for a file or
// not, for --output.
func completeFormats(c *cobra.Command, formats []report.Format) {
	var names, outputs []string
	for _, f := range formats {
		names = append(names, f.Name+"\t"+f.Help)
		outputs = append(outputs, f.Name+"=\t"+f.Help)
	}
	offer(c, "format", names...)
	_ = c.RegisterFlagCompletionFunc("output", func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) { // the flag exists, and is registered once
		return outputs, cobra.ShellCompDirectiveNoSpace
	})
}

func offer(c *cobra.Command, flag string, values ...string) {
	_ = c.RegisterFlagCompletionFunc(flag, cobra.FixedCompletions(values, cobra.ShellCompDirectiveNoFileComp)) // the flag exists, and is registered once
}
