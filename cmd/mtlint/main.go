// Command mtlint checks translated news for the defects of machine translation.
package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"runtime/debug"
	"syscall"

	"github.com/spf13/cobra"
)

// The exit codes.
const (
	exitPass  = 0
	exitFail  = 1 // an article did not meet the gate
	exitError = 2 // usage, configuration, unreadable input, a rule that failed
)

// softLimit is from how much memory on the collector works harder. What a run of any
// size holds is a fraction of it; without the limit four times that would be garbage.
const softLimit = 192 << 20

func main() {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(400) // articles are small and short-lived: 25 MB more memory saves a quarter of the time
	}
	if os.Getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(softLimit)
	}
	signal.Ignore(syscall.SIGPIPE) // a reader that has had enough is an error of writing, after which files are tidied up
	os.Exit(run(stoppable(), os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

// run executes the command line and returns the exit code.
func run(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	cmd := newRoot()
	cmd.SetArgs(args)
	cmd.SetIn(stdin)
	cmd.SetOut(stdout)
	cmd.SetErr(stderr)
	var unsaid error // cobra drops what goes wrong when help is printed
	help := cmd.HelpFunc()
	cmd.SetHelpFunc(func(c *cobra.Command, args []string) {
		var text bytes.Buffer
		out := c.OutOrStdout()
		c.SetOut(&text)
		help(c, args)
		c.SetOut(out)
		_, unsaid = text.WriteTo(out)
	})
	err := cmd.ExecuteContext(ctx)
	err = firstError(err, unsaid)
	var code exitCode
	switch {
	case err == nil:
		return exitPass
	case errors.As(err, &code):
		return int(code)
	case errors.Is(err, syscall.EPIPE):
		return exitError // whoever closed the pipe knows
	}
	_, _ = fmt.Fprintln(stderr, "mtlint:", err) // nowhere left to tell it
	return exitError
}

// An exitCode is an outcome that has already been explained to the user.
type exitCode int

func (c exitCode) Error() string { return fmt.Sprintf("exit code %d", int(c)) }

func newRoot() *cobra.Command {
	root := &cobra.Command{
		Use:   "mtlint",
		Short: "Find the defects of machine translation in news articles",
		Long: `mtlint reads news articles and finds what machine translation and rewriting
programs leave behind: garbled sentences, names given to the wrong country, lost
quotation marks, headlines pasted into the text, page residue. It needs no source
text, no network and no configuration.

Exit codes: 0 every article passed, 1 an article failed the gate, 2 something could
not be checked.`,
		Example: `  mtlint check article.txt
  mtlint audit news/
  mtlint explain headline-repeated`,
		Version:       version(),
		SilenceUsage:  true,
		SilenceErrors: true,
	}
	root.SetVersionTemplate("mtlint {{.Version}}\n")
	root.SetFlagErrorFunc(func(c *cobra.Command, err error) error {
		return fmt.Errorf("%w; %s --help lists the flags", err, c.CommandPath())
	})
	root.AddCommand(newCheck(), newAudit(), newCompare(), newBaseline(), newFix(), newRules(), newExplain(), newConfig(), newInit(), newVersion(), newReference())
	complete(root)
	return root
}
