package report

import (
	"crypto/sha256"
	"encoding/hex"
	"io"

	"github.com/mtlint/mtlint/internal/mqm"
	"github.com/mtlint/mtlint/rules"
)

// GitLab writes a code quality report of GitLab.
var GitLab = Format{
	Name: "gitlab", Help: "code quality report of GitLab",
	New: func(w io.Writer, o Options) Writer { return &gitlabWriter{array{w: w, head: "["}, o} },
}

type gitlabWriter struct {
	array
	o Options
}

type gitlabIssue struct {
	Description string         `json:"description"`
	Check       string         `json:"check_name"`
	Fingerprint string         `json:"fingerprint"`
	Severity    string         `json:"severity"`
	Location    gitlabLocation `json:"location"`
}

type gitlabLocation struct {
	Path  string      `json:"path"`
	Lines gitlabLines `json:"lines"`
}

type gitlabLines struct {
	Begin int `json:"begin"`
	End   int `json:"end,omitempty"`
}

var gitlabSeverities = [...]string{mqm.Neutral: "info", mqm.Minor: "minor", mqm.Major: "major", mqm.Critical: "critical"}

func (g *gitlabWriter) Write(r *rules.Result) error {
	if r.Err != nil {
		return g.add(gitlabIssue{
			Description: OneLine("cannot be checked: " + r.Err.Error()), Check: "mtlint", Fingerprint: g.fingerprint(r, "error"), Severity: "blocker",
			Location: gitlabLocation{g.o.file(r.Path), gitlabLines{Begin: max(1, r.Line)}},
		})
	}
	for i := range r.Findings {
		f := &r.Findings[i]
		s := g.o.spot(r.Path, r.Line, f.Start, f.End)
		if err := g.add(gitlabIssue{
			Description: spotted(r, f, plainly), Check: f.Rule, Fingerprint: g.fingerprint(r, f.Fingerprint), Severity: gitlabSeverities[f.Severity],
			Location: gitlabLocation{s.path, gitlabLines{s.start.Line, s.end.Line}},
		}); err != nil {
			return err
		}
	}
	return nil
}

// fingerprint tells a finding apart from those of all other articles.
func (g *gitlabWriter) fingerprint(r *rules.Result, own string) string {
	named := rules.Result{Path: g.o.file(r.Path), Line: r.Line, ID: r.ID}
	sum := sha256.Sum256([]byte(named.Name() + "\x00" + own))
	return hex.EncodeToString(sum[:16])
}

func (g *gitlabWriter) End(Summary) error { return g.end("]\n") }
