package main

import (
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// nonsense is what no flag of a name can be given. Flags that are not listed take
// nothing but true and false.
var nonsense = map[string][]string{
	"baseline":     {"folder"},
	"cache":        {"good.txt"},
	"color":        {"", "blue"},
	"config":       {"missing.toml", "folder", "bad.txt"},
	"exclude":      {"", "[", "a/{b"},
	"fail-level":   {"", "neutral", "Major"},
	"fail-mean":    {"", "x", "-1", "101", "NaN", "1e999"},
	"fail-share":   {"", "x", "-1", "101", "NaN"},
	"fail-under":   {"", "x", "-1", "101", "NaN", "0x"},
	"field":        {"", "body", "body=text", "text="},
	"filter":       {"", "x", "score<x", "rule=", "severity=bad"},
	"format":       {"", "xml"},
	"group-by":     {"x"},
	"ignore":       {"", "no-such-rule", "style,,"},
	"include":      {"", "["},
	"jobs":         {"", "x", "-1", "1.5", "99999999999"},
	"lang":         {"xx"},
	"max-critical": {"", "x", "-1", "1.5"},
	"max-major":    {"", "x", "-1", "1.5"},
	"max-minor":    {"", "x", "-1", "1.5"},
	"new-from-rev": {"", "HEAD", "main..."},
	"output":       {"", "missing/x.json", "folder", "xml=x"},
	"rules":        {"", "missing.yml", "folder", "bad.txt"},
	"select":       {"", "no-such-rule", "Style"},
	"sort":         {"", "x"},
	"top":          {"", "x", "-1", "1.5"},
}

// arguments are what a command needs so that only the flag is wrong.
var arguments = map[string][]string{
	"check": {"bad.txt"}, "audit": {"bad.txt"}, "compare": {"good.txt", "bad.txt"},
	"create": {"bad.txt", "--baseline=new.json"}, "update": {"bad.txt"}, "prune": {"bad.txt"}, "explain": {"bad.txt:3"}, "fix": {"bad.txt"},
}

// A flag with a value that makes no sense ends every command with a message that
// names it, and nothing is written.
func TestNonsenseFlags(t *testing.T) {
	folder(t)
	if err := os.Mkdir("folder", 0o700); err != nil {
		t.Fatal(err)
	}
	if code, _, stderr := mtlint(t, "", "baseline", "create", "--isolated", "good.txt"); code != exitPass {
		t.Fatal(stderr)
	}
	before := list(t)
	seen := map[string]bool{}
	var walk func(c *cobra.Command)
	walk = func(c *cobra.Command) {
		for _, sub := range c.Commands() {
			walk(sub)
		}
		c.InitDefaultHelpFlag()
		c.Flags().VisitAll(func(f *pflag.Flag) {
			values, ok := nonsense[f.Name]
			if !ok && f.Value.Type() != "bool" {
				t.Errorf("%s --%s: say what it cannot be given", c.CommandPath(), f.Name)
			}
			if seen[f.Name] = true; !ok {
				values = []string{"maybe"}
			}
			for _, v := range values {
				if (c.Name() == "compare" || c.Name() == "reference") && f.Name == "output" && (v == "" || v == "xml=x") {
					continue // it writes one format, to standard output unless told
				}
				args := append(strings.Fields(c.CommandPath())[1:], arguments[c.Name()]...)
				args = append(args, "--"+f.Name+"="+v)
				code, stdout, stderr := mtlint(t, "", args...)
				if code != exitError || stdout != "" || !strings.Contains(stderr, "--"+f.Name) && !strings.Contains(stderr, v+":1:") {
					t.Errorf("mtlint %s: exit %d, %q, %q", strings.Join(args, " "), code, stdout, stderr)
				}
				if after := list(t); !slices.Equal(after, before) {
					t.Fatalf("mtlint %s: writes %s", strings.Join(args, " "), after)
				}
			}
		})
	}
	walk(newRoot())
	for name := range nonsense {
		if !seen[name] {
			t.Errorf("no command has --%s", name)
		}
	}
}

func list(t *testing.T) (names []string) {
	t.Helper()
	files, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		names = append(names, f.Name())
	}
	return names
}
