package report

import (
	"fmt"
	"io"

	"github.com/mtlint/mtlint/rules"
)

// RDJSON writes the diagnostics that reviewdog reads.
var RDJSON = Format{
	Name: "rdjson", Help: "diagnostics for reviewdog",
	New: func(w io.Writer, o Options) Writer {
		return &rdjsonWriter{array{w: w, head: fmt.Sprintf(`{"source":{"name":"mtlint","url":%q},"diagnostics":[`, repository)}, o}
	},
}

type rdjsonWriter struct {
	array
	o Options
}

type rdjsonDiagnostic struct {
	Message  string          `json:"message"`
	Location rdjsonLocation  `json:"location"`
	Severity string          `json:"severity"`
	Code     *rdjsonCode     `json:"code,omitempty"`
	Related  []rdjsonRelated `json:"related_locations,omitempty"`
	// Suggestions are alternatives, so a fix of several edits cannot be one.
	Suggestions []rdjsonSuggestion `json:"suggestions,omitempty"`
}

type rdjsonLocation struct {
	Path  string       `json:"path"`
	Range *rdjsonRange `json:"range,omitempty"`
}

type rdjsonRange struct {
	Start rdjsonPosition  `json:"start"`
	End   *rdjsonPosition `json:"end,omitempty"`
}

type rdjsonPosition struct {
	Line   int `json:"line"`
	Column int `json:"column,omitempty"` // in bytes of UTF-8, from 1
}

type rdjsonCode struct {
	Value string `json:"value"`
	URL   string `json:"url,omitempty"`
}

type rdjsonRelated struct {
	Message  string         `json:"message"`
	Location rdjsonLocation `json:"location"`
}

type rdjsonSuggestion struct {
	Range *rdjsonRange `json:"range"`
	Text  string       `json:"text"`
}

var rdjsonLevels = [...]string{notice: "INFO", warning: "WARNING", failure: "ERROR"}

func (d *rdjsonWriter) Write(r *rules.Result) error {
	if r.Err != nil {
		return d.add(rdjsonDiagnostic{
			Message: OneLine("cannot be checked: " + r.Err.Error()), Severity: "ERROR",
			Location: d.location(d.o.spot(r.Path, r.Line, rules.Position{}, rules.Position{})),
		})
	}
	for i := range r.Findings {
		f := &r.Findings[i]
		v := rdjsonDiagnostic{
			Message: spotted(r, f, plainly), Severity: rdjsonLevels[levelOf(f.Severity)], Code: &rdjsonCode{f.Rule, d.o.helpURI(f.Rule)},
			Location: d.location(d.o.spot(r.Path, r.Line, f.Start, f.End)),
		}
		if fix := repair(r, f); fix != nil && len(fix.Edits) == 1 {
			e := &fix.Edits[0]
			v.Suggestions = []rdjsonSuggestion{{d.location(d.o.spot(r.Path, 0, e.Start, e.End)).Range, e.New}}
		}
		for k := range f.Related {
			v.Related = append(v.Related, rdjsonRelated{OneLine(f.Related[k].Message), d.location(d.o.related(r, &f.Related[k]))})
		}
		if err := d.add(v); err != nil {
			return err
		}
	}
	return nil
}

func (d *rdjsonWriter) location(s spot) rdjsonLocation {
	l := rdjsonLocation{Path: s.path}
	if s.start.Line > 0 {
		l.Range = &rdjsonRange{Start: rdjsonPosition{Line: s.start.Line}}
	}
	if s.start.Column > 0 {
		l.Range.Start.Column = s.start.InLine + 1
		l.Range.End = &rdjsonPosition{s.end.Line, s.end.InLine + 1}
	}
	return l
}

func (d *rdjsonWriter) End(Summary) error { return d.end("]}\n") }
