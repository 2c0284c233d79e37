package report

import (
	"io/fs"
	"path/filepath"
	"slices"
	"strings"

	"github.com/mtlint/mtlint/internal/mqm"
	"github.com/mtlint/mtlint/rules"
)

// A spot is a place as tools know it that know only files and lines.
type spot struct {
	path       string
	start, end rules.Position // without column where the file has none for it
}

// spot places something in the file of an article. An article that is a record of
// a file is on the record's line: what is in it has no place of its own there.
func (o Options) spot(path string, record int, start, end rules.Position) spot {
	if record > 0 {
		start = rules.Position{Line: record}
		end = start
	}
	return spot{o.file(path), start, end}
}

// related is the spot of another place that explains a finding of an article.
func (o Options) related(r *rules.Result, rel *rules.Related) spot {
	if rel.Article != "" {
		return o.spot(rel.Path, rel.Record, rel.Start, rel.End)
	}
	return o.spot(r.Path, r.Line, rel.Start, rel.End)
}

// repair is the best fix of a finding, if it can be told where in the file its edits are.
func repair(r *rules.Result, f *rules.Finding) *rules.Fix {
	if r.Line > 0 || len(f.Fixes) == 0 || slices.ContainsFunc(f.Fixes[0].Edits, func(e rules.Edit) bool { return e.Start.Line == 0 }) {
		return nil
	}
	return &f.Fixes[0]
}

// file names a file by its path from the root, with slashes; one that is not below
// the root keeps its own path.
func (o Options) file(path string) string {
	if o.Root == "" || path == "-" {
		return filepath.ToSlash(path)
	}
	abs := path
	if !filepath.IsAbs(path) {
		abs = filepath.Join(o.Dir, path)
	}
	if rel, err := filepath.Rel(o.Root, abs); err == nil && fs.ValidPath(filepath.ToSlash(rel)) {
		return filepath.ToSlash(rel)
	}
	return filepath.ToSlash(abs)
}

// spotted is a finding's message for such tools: where it is, if the spot cannot
// tell, what is wrong, what was meant, and the other places that explain it. link
// says how the other place with a number is written.
func spotted(r *rules.Result, f *rules.Finding, link func(i int, where string) string) string {
	text := strings.ReplaceAll(sentence(f), "](", "] (") // which some would take for a link
	if r.Line > 0 {
		name := "record"
		if r.ID != "" {
			name = OneLine(r.ID.String())
		}
		text = name + ", " + at(f.Start) + ": " + text
	}
	for i := range f.Related {
		text += "; see " + link(i, elsewhere(&f.Related[i])) + ": " + OneLine(f.Related[i].Message)
	}
	return text
}

// plainly writes other places as they are.
func plainly(_ int, where string) string { return where }

// elsewhere names the other place of a finding.
func elsewhere(r *rules.Related) string {
	switch {
	case r.Article != "":
		return OneLine(r.Article) + ":" + at(r.Start)
	case r.Rule != "":
		return r.Rule
	}
	return at(r.Start)
}

// A level is how much a severity weighs for tools that have three.
type level int

const (
	notice level = iota
	warning
	failure
)

func levelOf(s mqm.Severity) level {
	switch {
	case s >= mqm.Major:
		return failure
	case s == mqm.Minor:
		return warning
	}
	return notice
}

// helpURI is where a rule is explained; empty for one of the user's own.
func (o Options) helpURI(rule string) string {
	if slices.ContainsFunc(o.Rules, func(m rules.Meta) bool { return m.ID == rule && m.File != "" }) {
		return ""
	}
	return repository + "/blob/main/docs/rules/" + rule + ".md"
}

const repository = "https://github.com/mtlint/mtlint"

// ruleHelp explains a rule in Markdown.
func ruleHelp(m *rules.Meta) string {
	var b strings.Builder
	b.WriteString("**Why it matters.** " + flow(m.Rationale) + "\n")
	if m.LetsPass != "" {
		b.WriteString("\n**What it lets pass.** " + flow(m.LetsPass) + "\n")
	}
	for _, ex := range m.Examples {
		for _, e := range []struct{ label, text string }{{"Found", ex.Bad}, {"Passes", ex.Good}} {
			if e.text != "" && !strings.Contains(e.text, "\n") {
				b.WriteString("\n" + e.label + ": " + markdownText(e.text) + "\n")
			}
		}
	}
	return b.String()
}

// flow puts a text that is wrapped in the source on one line.
func flow(s string) string { return strings.Join(strings.Fields(s), " ") }
