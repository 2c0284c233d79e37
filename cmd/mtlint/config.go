package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"

	"github.com/spf13/cobra"

	"github.com/mtlint/mtlint/internal/config"
	"github.com/mtlint/mtlint/rules/all"
)

func newConfig() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "config",
		Short: "Show the settings in force, or their JSON Schema",
		Example: `  mtlint config show news/story.txt
  mtlint config schema > mtlint.schema.json`,
		Args: subcommand,
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(newConfigShow(), newConfigSchema())
	return cmd
}

// subcommand refuses a command that there is not; cobra does so only at the top.
func subcommand(cmd *cobra.Command, args []string) error {
	if len(args) > 0 {
		return fmt.Errorf("unknown command %q; %s --help lists them", args[0], cmd.CommandPath())
	}
	return nil
}

func newConfigShow() *cobra.Command {
	var f settingFlags
	cmd := &cobra.Command{
		Use:   "show [flags] [PATH]",
		Short: "Show the settings that hold for a path, and where each comes from",
		Long: `show prints the settings that hold for an article by its path, or for the working
folder, as TOML, and behind each where it comes from: a line of a file, a flag, or
the default. Then it lists the rules that do not run, and what switched them off.`,
		DisableFlagsInUseLine: true,
		Example: `  mtlint config show news/story.txt
  mtlint config show --isolated --select accuracy`,
		Args: cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			_, settings, err := f.open(args)
			if err != nil {
				return err
			}
			_, err = io.WriteString(cmd.OutOrStdout(), settings.Show())
			return err
		},
	}
	f.register(cmd.Flags())
	return cmd
}

func newConfigSchema() *cobra.Command {
	return &cobra.Command{
		Use:     "schema",
		Short:   "Print the JSON Schema of mtlint.toml, for editors",
		Example: "  mtlint config schema > mtlint.schema.json",
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			_, err := cmd.OutOrStdout().Write(config.NewTable(config.Metas(all.List, all.Corpus)).Schema())
			return err
		},
	}
}

func newInit() *cobra.Command {
	return &cobra.Command{
		Use:   "init",
		Short: "Write a commented " + config.Names[0] + " to begin with",
		Long: `init writes ` + config.Names[0] + ` into the working folder. It names every setting with what it
means and what holds without it, all commented out. A file that is there stays.`,
		Example: "  mtlint init",
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if err := initialize(); err != nil {
				return err
			}
			_, err := fmt.Fprintf(cmd.OutOrStdout(), "%s: written; mtlint config show tells what holds\n", config.Names[0])
			return err
		},
	}
}

// initialize writes the start file, whole or not at all.
func initialize() (err error) {
	for _, name := range config.Names {
		if _, err := os.Lstat(name); err == nil {
			return fmt.Errorf("%s: is there already, and stays as it is", name)
		}
	}
	name := config.Names[0]
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644) //nolint:gosec // settings are for others to read
	if err != nil {
		return fmt.Errorf("%s: cannot be written: %w", name, unwrapPath(err))
	}
	_, err = io.WriteString(f, config.Start())
	if err = errors.Join(err, f.Close()); err != nil {
		if gone := os.Remove(name); gone != nil && !errors.Is(gone, fs.ErrNotExist) {
			err = errors.Join(err, gone)
		}
		return fmt.Errorf("%s: %w", name, err)
	}
	return nil
}
