package report

import (
	"fmt"
	"io"
	"strings"

	"github.com/mtlint/mtlint/rules"
)

// Concise writes one line a finding, in the form that editors jump by.
var Concise = Format{
	Name: "concise", Help: "path:line:column: severity rule message, one line a finding",
	New: func(w io.Writer, _ Options) Writer { return concise{w} },
}

type concise struct{ w io.Writer }

func (c concise) Write(r *rules.Result) error {
	if r.Err != nil {
		return nil // told on standard error
	}
	for i := range r.Findings {
		f := &r.Findings[i]
		name := r.Path
		if r.Line > 0 {
			name = r.Name()
		}
		if _, err := fmt.Fprintf(c.w, "%s:%d:%d: %s %s %s\n", OneLine(name), f.Start.Line, f.Start.Column, f.Severity, f.Rule, sentence(f)); err != nil {
			return err
		}
	}
	if len(r.Failed) == 0 {
		return nil
	}
	_, err := fmt.Fprintf(c.w, "%s: fails: %s\n", OneLine(r.Name()), strings.Join(messages(r.Failed), "; "))
	return err
}

// End tells in one line what the articles together did not meet.
func (c concise) End(s Summary) error {
	failed := s.Told()
	if len(failed) == 0 {
		return nil
	}
	_, err := fmt.Fprintf(c.w, "gate fails: %s\n", strings.Join(messages(failed), "; "))
	return err
}

// sentence is the message of a finding with its suggestion.
func sentence(f *rules.Finding) string {
	if f.Suggestion == "" {
		return OneLine(f.Message)
	}
	return OneLine(f.Message) + " → " + OneLine(f.Suggestion)
}
