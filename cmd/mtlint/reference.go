package main

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

//go:generate go run . reference --format markdown --output ../../docs/cli.md

// newReference makes the command by which packages of mtlint get their man page, and
// docs/cli.md its text. People read --help.
func newReference() *cobra.Command {
	var format, path string
	cmd := &cobra.Command{
		Use:    "reference",
		Short:  "Print the help of all commands as one page",
		Hidden: true,
		Args:   cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) (err error) {
			pages := map[string]func(io.Writer, *cobra.Command){"man": manPage, "markdown": markdownPage}
			page := pages[format]
			if page == nil {
				return fmt.Errorf("--format %q: use man or markdown", format)
			}
			dest, err := create(cmd.Context(), path, cmd.OutOrStdout())
			if err != nil {
				return err
			}
			defer func() { err = firstError(err, dest.Close()) }()
			w := bufio.NewWriter(dest)
			page(w, cmd.Root())
			if err := w.Flush(); err != nil {
				return err
			}
			dest.keep()
			return nil
		},
	}
	cmd.Flags().StringVarP(&format, "format", "f", "man", "output `format`: man, markdown")
	cmd.Flags().StringVarP(&path, "output", "o", "", "write the page to this `file`")
	return cmd
}

// commands are those that people see, each after the one that it belongs to.
func commands(c *cobra.Command) []*cobra.Command {
	all := []*cobra.Command{c}
	for _, sub := range c.Commands() {
		if sub.IsAvailableCommand() && sub.Name() != "completion" {
			all = append(all, commands(sub)...)
		}
	}
	return all
}

func markdownPage(w io.Writer, root *cobra.Command) {
	put := func(format string, args ...any) { _, _ = fmt.Fprintf(w, format, args...) } // w keeps its error
	put("<!-- Generated from the flags by go generate; do not edit. -->\n# Commands\n\nWhat `--help` prints. `mtlint completion SHELL` prints completions for bash, zsh, fish and PowerShell; `mtlint reference` prints a man page.\n")
	for _, c := range commands(root) {
		var help bytes.Buffer
		out := c.OutOrStdout()
		c.SetOut(&help)
		_ = c.Help() // a buffer takes everything
		c.SetOut(out)
		put("\n## %s\n\n```text\n%s```\n", c.CommandPath(), strings.TrimRight(help.String(), "\n")+"\n")
	}
}

// manPage writes a page for section 1 of the manual.
func manPage(w io.Writer, root *cobra.Command) {
	put := func(format string, args ...any) { _, _ = fmt.Fprintf(w, format, args...) } // w keeps its error
	put(".TH %s 1 \"\" \"mtlint %s\" \"User Commands\"\n.SH NAME\n%s \\- %s\n", strings.ToUpper(root.Name()), roff(root.Version), root.Name(), roff(lowered(root.Short)))
	put(".SH SYNOPSIS\n.B %s\n.I command\n[flags] [arguments]\n.SH DESCRIPTION\n%s", root.Name(), roffText(root.Long))
	for _, c := range commands(root)[1:] {
		put(".SH %s\n%s.\n", strings.ToUpper(roff(c.CommandPath())), roff(c.Short))
		if c.Runnable() {
			put(".PP\n.nf\n%s\n.fi\n", roff(c.UseLine()))
		}
		if c.Long != "" {
			put(".PP\n%s", roffText(c.Long))
		}
		c.LocalFlags().VisitAll(func(f *pflag.Flag) {
			if f.Hidden {
				return
			}
			name, usage := pflag.UnquoteUsage(f)
			put(".TP\n")
			if f.Shorthand != "" {
				put("\\fB\\-%s\\fR, ", f.Shorthand)
			}
			put("\\fB\\-\\-%s\\fR", roff(f.Name))
			if name != "" {
				put(" \\fI%s\\fR", roff(name))
			}
			put("\n%s", roff(usage))
			if f.DefValue != "" && f.DefValue != "false" && f.DefValue != "[]" {
				put(" (default %s)", roff(f.DefValue))
			}
			put("\n")
		})
		if c.Example != "" {
			put(".PP\nExamples:\n.PP\n.nf\n%s\n.fi\n", roff(c.Example))
		}
	}
}

// lowered begins a line of a list of commands with a small letter, as manuals do.
func lowered(s string) string { return strings.ToLower(s[:1]) + s[1:] }

var roffSigns = strings.NewReplacer(`\`, `\e`, "-", `\-`)

// roff writes a text so that it is read as text: nothing in it is a request.
func roff(s string) string {
	s = roffSigns.Replace(s)
	lines := strings.Split(s, "\n")
	for i, l := range lines {
		if strings.HasPrefix(l, ".") || strings.HasPrefix(l, "'") {
			lines[i] = `\&` + l
		}
	}
	return strings.Join(lines, "\n")
}

// roffText writes paragraphs; one with lines that are set in stays as it is.
func roffText(s string) string {
	var b strings.Builder
	for i, p := range strings.Split(strings.TrimSpace(s), "\n\n") {
		if p == "" {
			continue
		}
		if i > 0 {
			b.WriteString(".PP\n")
		}
		if strings.Contains(p, "\n  ") || strings.HasPrefix(p, "  ") {
			b.WriteString(".nf\n" + roff(p) + "\n.fi\n")
		} else {
			b.WriteString(roff(p) + "\n")
		}
	}
	return b.String()
}
