package report

import (
	"fmt"
	"io"
	"net/url"
	"strings"

	"github.com/mtlint/mtlint/internal/mqm"
	"github.com/mtlint/mtlint/rules"
)

// SARIF writes what code scanning reads. Each result is written as it comes, and the
// rules that they name last, so that a run of any size needs little memory.
var SARIF = Format{
	Name: "sarif", Help: "SARIF 2.1.0, for code scanning",
	New: func(w io.Writer, o Options) Writer {
		head := fmt.Sprintf(`{"$schema":%q,"version":"2.1.0","runs":[{"columnKind":"unicodeCodePoints","originalUriBaseIds":{%q:{"description":{"text":"the folder of the repository, or else the one in which mtlint ran"}}},"results":[`, sarifSchema, sarifRoot)
		s := &sarifWriter{array: array{w: w, head: head}, o: o, at: map[string]int{}, known: map[string]*rules.Meta{}}
		for i := range o.Rules {
			s.known[o.Rules[i].ID] = &o.Rules[i]
		}
		return s
	},
}

const (
	sarifSchema  = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
	sarifRoot    = "SRCROOT"
	sarifNotes   = 100 // articles that could not be checked, one by one
	sarifSnippet = 300 // bytes
)

// fingerprintKey names the way in which mtlint tells findings apart.
const fingerprintKey = "mtlintFinding/v1"

var sarifLevels = [...]string{notice: "note", warning: "warning", failure: "error"}

type sarifWriter struct {
	array
	o     Options
	known map[string]*rules.Meta
	rules []sarifRule
	at    map[string]int // number of a rule among them
	notes []sarifNotification
	wrong int // articles that could not be checked, or not by every rule
}

type sarifText struct {
	Text     string `json:"text"`
	Markdown string `json:"markdown,omitempty"`
}

type sarifResult struct {
	RuleID       string            `json:"ruleId"`
	RuleIndex    int               `json:"ruleIndex"`
	Level        string            `json:"level"`
	Message      sarifText         `json:"message"`
	Locations    []sarifLocation   `json:"locations"`
	Related      []sarifLocation   `json:"relatedLocations,omitempty"`
	Fingerprints map[string]string `json:"partialFingerprints"`
	Fixes        []sarifFix        `json:"fixes,omitempty"`
	Properties   sarifMQM          `json:"properties"`
}

// A sarifMQM is what MQM says of a finding.
type sarifMQM struct {
	Category   mqm.Category `json:"category"`
	Severity   mqm.Severity `json:"severity"`
	Confidence float64      `json:"confidence"`
	Penalty    float64      `json:"penalty"`
}

type sarifLocation struct {
	ID       *int           `json:"id,omitempty"`
	Physical sarifPhysical  `json:"physicalLocation"`
	Logical  []sarifLogical `json:"logicalLocations,omitempty"`
	Message  *sarifText     `json:"message,omitempty"`
}

type sarifPhysical struct {
	Artifact sarifArtifact `json:"artifactLocation"`
	Region   *sarifRegion  `json:"region,omitempty"`
}

type sarifArtifact struct {
	URI  string `json:"uri"`
	Base string `json:"uriBaseId,omitempty"`
}

type sarifRegion struct {
	StartLine   int        `json:"startLine"`
	StartColumn int        `json:"startColumn,omitempty"`
	EndLine     int        `json:"endLine,omitempty"`
	EndColumn   int        `json:"endColumn,omitempty"`
	Snippet     *sarifText `json:"snippet,omitempty"`
}

type sarifFix struct {
	Description sarifText     `json:"description"`
	Changes     []sarifChange `json:"artifactChanges"`
}

type sarifChange struct {
	Artifact     sarifArtifact      `json:"artifactLocation"`
	Replacements []sarifReplacement `json:"replacements"`
}

type sarifReplacement struct {
	Deleted  sarifRegion `json:"deletedRegion"`
	Inserted sarifText   `json:"insertedContent"`
}

type sarifLogical struct {
	Name string `json:"fullyQualifiedName"`
	Kind string `json:"kind"`
}

type sarifRule struct {
	ID         string         `json:"id"`
	Short      sarifText      `json:"shortDescription"`
	Full       *sarifText     `json:"fullDescription,omitempty"`
	Help       *sarifText     `json:"help,omitempty"`
	HelpURI    string         `json:"helpUri,omitempty"`
	Config     *sarifConfig   `json:"defaultConfiguration,omitempty"`
	Properties map[string]any `json:"properties,omitempty"`
}

type sarifConfig struct {
	Level string `json:"level"`
}

type sarifNotification struct {
	Level     string          `json:"level"`
	Message   sarifText       `json:"message"`
	Locations []sarifLocation `json:"locations,omitempty"`
}

func (s *sarifWriter) Write(r *rules.Result) error {
	s.note(r)
	for i := range r.Findings {
		if err := s.add(s.result(r, &r.Findings[i])); err != nil {
			return err
		}
	}
	return nil
}

func (s *sarifWriter) result(r *rules.Result, f *rules.Finding) sarifResult {
	main := s.location(s.o.spot(r.Path, r.Line, f.Start, f.End), f.Text)
	if r.Line > 0 {
		main.Logical = []sarifLogical{{r.Name(), "object"}}
	}
	res := sarifResult{
		RuleID: f.Rule, RuleIndex: s.rule(f), Level: sarifLevels[levelOf(f.Severity)], Locations: []sarifLocation{main},
		Fingerprints: map[string]string{fingerprintKey: f.Fingerprint},
		Properties:   sarifMQM{f.Category, f.Severity, f.Confidence, f.Penalty},
	}
	for i := range f.Related {
		rel := &f.Related[i]
		there := s.location(s.o.related(r, rel), rel.Text)
		there.ID, there.Message = &i, &sarifText{Text: OneLine(rel.Message)}
		res.Related = append(res.Related, there)
	}
	if fix := repair(r, f); fix != nil {
		change := sarifChange{Artifact: sarifFile(s.o.file(r.Path))}
		for _, e := range fix.Edits {
			change.Replacements = append(change.Replacements, sarifReplacement{
				sarifRegion{StartLine: e.Start.Line, StartColumn: e.Start.Column, EndLine: e.End.Line, EndColumn: e.End.Column}, sarifText{Text: e.New},
			})
		}
		res.Fixes = []sarifFix{{sarifText{Text: OneLine(fix.Label)}, []sarifChange{change}}}
	}
	// In a message, [words](1) refers to the related location with that ID.
	res.Message.Text = spotted(r, f, func(i int, where string) string {
		return fmt.Sprintf("[%s](%d)", strings.NewReplacer(`\`, `\\`, "[", `\[`, "]", `\]`).Replace(where), i)
	})
	return res
}

func (s *sarifWriter) location(at spot, snippet string) sarifLocation {
	region := &sarifRegion{StartLine: at.start.Line, StartColumn: at.start.Column}
	if at.start.Column > 0 {
		region.EndLine, region.EndColumn = at.end.Line, at.end.Column
		region.Snippet = &sarifText{Text: cutText(snippet, sarifSnippet)}
	}
	if at.start.Line == 0 {
		region = nil
	}
	return sarifLocation{Physical: sarifPhysical{sarifFile(at.path), region}}
}

// sarifFile refers to a file by a URI, below the root where it can.
func sarifFile(path string) sarifArtifact {
	switch {
	case strings.HasPrefix(path, "/"):
		return sarifArtifact{URI: (&url.URL{Scheme: "file", Path: path}).String()}
	case len(path) > 1 && path[1] == ':' && strings.Contains(path, "/"): // C:/news/a.txt
		return sarifArtifact{URI: (&url.URL{Scheme: "file", Path: "/" + path}).String()}
	}
	return sarifArtifact{(&url.URL{Path: path}).String(), sarifRoot}
}

// rule returns the number of a finding's rule in the list at the end.
func (s *sarifWriter) rule(f *rules.Finding) int {
	if i, ok := s.at[f.Rule]; ok {
		return i
	}
	rule := sarifRule{ID: f.Rule, Short: sarifText{Text: f.Name}}
	if m := s.known[f.Rule]; m != nil {
		rule.Full = &sarifText{Text: flow(m.Rationale)}
		rule.Help = &sarifText{Text: flow(m.Rationale), Markdown: ruleHelp(m)}
		if m.LetsPass != "" {
			rule.Help.Text += " It lets pass: " + flow(m.LetsPass)
		}
		rule.HelpURI = s.o.helpURI(m.ID)
		rule.Config = &sarifConfig{sarifLevels[levelOf(m.Severity)]}
		rule.Properties = map[string]any{
			"category": m.Category, "severity": m.Severity, "tags": []string{"translation", m.Category.Dimension()},
			"precision": precisionInWords(m.Precision), "problem.severity": [...]string{"recommendation", "warning", "error"}[levelOf(m.Severity)],
		}
	}
	s.at[f.Rule], s.rules = len(s.rules), append(s.rules, rule)
	return s.at[f.Rule]
}

// precisionInWords is the scale by which code scanning sorts rules.
func precisionInWords(p rules.Precision) string {
	switch c := p.Confidence(); {
	case c >= 0.95:
		return "very-high"
	case c >= 0.85:
		return "high"
	}
	return "medium"
}

// note keeps what could not be checked for the end.
func (s *sarifWriter) note(r *rules.Result) {
	if r.Err == nil && len(r.NotRun) == 0 {
		return
	}
	if s.wrong++; s.wrong > sarifNotes {
		return
	}
	where := []sarifLocation{s.location(s.o.spot(r.Path, r.Line, rules.Position{}, rules.Position{}), "")}
	if r.Err != nil {
		s.notes = append(s.notes, sarifNotification{Level: "error", Message: sarifText{Text: OneLine(r.Name() + ": " + r.Err.Error())}, Locations: where})
	}
	for _, n := range r.NotRun {
		s.notes = append(s.notes, sarifNotification{Level: "error", Message: sarifText{Text: OneLine(r.Name() + ": rule " + n.Rule + " did not run: " + n.Why)}, Locations: where})
	}
}

// End writes what is known only now.
func (s *sarifWriter) End(sum Summary) error {
	if more := s.wrong - sarifNotes; more > 0 {
		s.notes = append(s.notes, sarifNotification{Level: "error", Message: sarifText{Text: fmt.Sprintf("%d more articles could not be checked", more)}})
	}
	if s.rules == nil {
		s.rules = []sarifRule{}
	}
	driver := map[string]any{"name": "mtlint", "informationUri": repository, "version": s.o.Version, "rules": s.rules}
	if err := s.end("]"); err != nil {
		return err
	}
	for _, part := range []struct {
		name string
		v    any
	}{
		{"tool", map[string]any{"driver": driver}},
		{"invocations", []any{map[string]any{"executionSuccessful": s.wrong == 0, "toolExecutionNotifications": append([]sarifNotification{}, s.notes...)}}},
		{"properties", map[string]any{"summary": sum}},
	} {
		if _, err := fmt.Fprintf(s.w, ",%q:", part.name); err != nil {
			return err
		}
		if err := encode(s.w, part.v); err != nil {
			return err
		}
	}
	_, err := io.WriteString(s.w, "}]}\n")
	return err
}
