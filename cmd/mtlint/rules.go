package main

import (
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/mtlint/mtlint/internal/engine"
	"github.com/mtlint/mtlint/internal/lang"
	"github.com/mtlint/mtlint/report"
	"github.com/mtlint/mtlint/rules"
	"github.com/mtlint/mtlint/rules/all"
)

func newRules() *cobra.Command {
	var format, language string
	cmd := &cobra.Command{
		Use:   "rules",
		Short: "List the rules",
		Example: `  mtlint rules
  mtlint rules --format json
  mtlint rules --lang de`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			list := metas()
			if language != "" {
				pack, err := lang.Open(language)
				if err != nil {
					return fmt.Errorf("--lang: %w", err)
				}
				list = slices.DeleteFunc(list, func(m rules.Meta) bool { return !engine.Judges(&m, pack) })
			}
			switch format {
			case "table":
				return report.RuleTable(cmd.OutOrStdout(), list, columns(cmd.OutOrStdout()))
			case "json":
				return writeJSON(cmd.OutOrStdout(), list)
			}
			return fmt.Errorf("unknown format %q: use table or json", format)
		},
	}
	cmd.Flags().StringVarP(&format, "format", "f", "table", "output `format`: table or json")
	cmd.Flags().StringVar(&language, "lang", "", "list only the rules that run on this `language`: "+strings.Join(lang.Tags(), ", "))
	cmd.AddCommand(newRulesTest())
	return cmd
}

func newExplain() *cobra.Command {
	return &cobra.Command{
		Use:     "explain RULE",
		Short:   "Explain a rule: what it finds, why, what it lets pass, examples",
		Example: "  mtlint explain headline-repeated",
		Args:    cobra.ExactArgs(1),
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			var ids []string
			for _, m := range metas() {
				ids = append(ids, m.ID)
			}
			return ids, cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			r := all.Find(args[0])
			if r == nil {
				return fmt.Errorf("no rule is called %q: mtlint rules lists them", args[0])
			}
			return report.Explain(cmd.OutOrStdout(), r.Meta, columns(cmd.OutOrStdout()))
		},
	}
}

// metas lists the rules by category, then ID.
func metas() []rules.Meta {
	list := make([]rules.Meta, len(all.List))
	for i, r := range all.List {
		list[i] = r.Meta
	}
	slices.SortFunc(list, func(a, b rules.Meta) int {
		return cmp.Or(cmp.Compare(a.Category, b.Category), cmp.Compare(a.ID, b.ID))
	})
	return list
}

func writeJSON(w io.Writer, v any) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(v)
}
