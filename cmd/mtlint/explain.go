package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"github.com/mtlint/mtlint/report"
)

func newExplain() *cobra.Command {
	var settings settingFlags
	cmd := &cobra.Command{
		Use:     "explain RULE",
		Short:   "Explain a rule: what it finds, why, what it lets pass, examples",
		Example: "  mtlint explain headline-repeated",
		Args:    cobra.ExactArgs(1),
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			var ids []string
			list, _ := settings.metas() // nothing is completed by rules that cannot be read
			for _, m := range list {
				ids = append(ids, m.ID)
			}
			return ids, cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			list, err := settings.metas()
			if err != nil {
				return err
			}
			for _, m := range list {
				if m.ID == args[0] {
					return report.Explain(cmd.OutOrStdout(), m, columns(cmd.OutOrStdout()))
				}
			}
			return fmt.Errorf("no rule is called %q: mtlint rules lists them", args[0])
		},
	}
	settings.registerFiles(cmd.Flags())
	return cmd
}
