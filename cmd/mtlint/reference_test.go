package main

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// The help of every command is in docs/cli.md, so that a change of a flag is seen in
// review.
func TestReferenceIsFresh(t *testing.T) {
	_, want, stderr := mtlint(t, "", "reference", "--format", "markdown")
	if got, err := os.ReadFile("../../docs/cli.md"); err != nil || string(got) != want || stderr != "" {
		t.Errorf("docs/cli.md is stale: go generate ./cmd/mtlint writes it anew (%v) %s", err, stderr)
	}
}

// The man page has every command and flag, and nothing in a help text is taken for
// a request.
func TestManPage(t *testing.T) {
	_, page, stderr := mtlint(t, "", "reference")
	if stderr != "" {
		t.Fatal(stderr)
	}
	request := regexp.MustCompile(`^\.(TH|SH|PP|TP|B|I|nf|fi)( |$)`)
	filled := true
	for line := range strings.Lines(page) {
		line = strings.TrimSuffix(line, "\n")
		if (strings.HasPrefix(line, ".") || strings.HasPrefix(line, "'")) && !request.MatchString(line) {
			t.Errorf("taken for a request: %s", line)
		}
		if line == ".nf" || line == ".fi" {
			if filled != (line == ".nf") {
				t.Errorf("%s is in the wrong place", line)
			}
			filled = !filled
		}
	}
	for _, c := range commands(newRoot()) {
		if !strings.Contains(page, roff(lowered(c.Short))) && !strings.Contains(page, roff(c.Short)) {
			t.Errorf("%s is missing", c.CommandPath())
		}
		c.LocalFlags().VisitAll(func(f *pflag.Flag) {
			if !f.Hidden && c.HasParent() && !strings.Contains(page, `\fB\-\-`+roff(f.Name)+`\fR`) {
				t.Errorf("%s --%s is missing", c.CommandPath(), f.Name)
			}
		})
	}
	if got := roff(".mtlint.toml\n'a' C:\\b-c"); got != "\\&.mtlint.toml\n\\&'a' C:\\eb\\-c" {
		t.Errorf("%q", got)
	}
}

// Shells complete formats, values of settings and rules.
func TestCompletion(t *testing.T) {
	for args, want := range map[string]string{
		"check --format ":       "sarif",
		"check --output ":       "sarif=",
		"audit --output ":       "html=",
		"check --fail-level ":   "critical",
		"audit --select ":       "doubled-word",
		"explain doubled-":      "doubled-word",
		"baseline ":             "prune",
		"config show --ignore ": "accuracy",
	} {
		_, out, _ := mtlint(t, "", append([]string{cobra.ShellCompRequestCmd}, strings.Split(args, " ")...)...)
		if !regexp.MustCompile(`(?m)^` + want + `($|\t)`).MatchString(out) {
			t.Errorf("%s: no %s in %q", args, want, out)
		}
	}
	for _, shell := range []string{"bash", "zsh", "fish", "powershell"} {
		if code, out, _ := mtlint(t, "", "completion", shell); code != exitPass || !strings.Contains(out, "mtlint") {
			t.Errorf("%s: exit %d, %d bytes", shell, code, len(out))
		}
	}
}
