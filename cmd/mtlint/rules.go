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
)

func newRules() *cobra.Command {
	var format, language string
	var settings settingFlags
	cmd := &cobra.Command{
		Use:   "rules",
		Short: "List the rules, or test rules of your own",
		Example: `  mtlint rules
  mtlint rules --format json
  mtlint rules --lang de
  mtlint rules --rules house.yml`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			list, err := settings.metas()
			if err != nil {
				return err
			}
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
			return fmt.Errorf("--format: unknown format %q: use table or json", format)
		},
	}
	cmd.Flags().StringVarP(&format, "format", "f", "table", "output `format`: table or json")
	cmd.Flags().StringVar(&language, "lang", "", "list only the rules that run on this `language`: "+strings.Join(lang.Tags(), ", "))
	settings.registerFiles(cmd.Flags())
	cmd.AddCommand(newRulesTest())
	return cmd
}

// metas lists the rules there are, the user's own included, by category, then ID.
func (f *settingFlags) metas() ([]rules.Meta, error) {
	_, run, err := f.open(nil)
	if err != nil {
		return nil, err
	}
	list := slices.Clone(run.Rules)
	slices.SortFunc(list, func(a, b rules.Meta) int {
		return cmp.Or(cmp.Compare(a.Category, b.Category), cmp.Compare(a.ID, b.ID))
	})
	return list, nil
}

func writeJSON(w io.Writer, v any) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(v)
}
