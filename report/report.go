// Package report writes results. One file per format; a Writer streams, so a run
// of any size needs the memory of one article.
package report

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/mtlint/mtlint/internal/mqm"
	"github.com/mtlint/mtlint/rules"
)

// A Writer receives every Result in order, then End once. It reports the first
// error of the stream below it. One that is an io.Closer as well keeps results in
// files, which Close removes.
type Writer interface {
	Write(*rules.Result) error
	End(Summary) error
}

// A Summary is what a run came to.
type Summary struct {
	Articles int `json:"articles"` // all that were given, those with errors included
	Passed   int `json:"passed"`
	Failed   int `json:"failed"`
	Errors   int `json:"errors"` // could not be checked, or not by every rule
	Words    int `json:"words"`

	Suppressed int `json:"suppressed"` // findings that directives kept out
	Known      int `json:"known"`      // findings left out because they are not new

	Gate      mqm.RunGate   `json:"-"` // what the articles had to meet together
	Article   mqm.Gate      `json:"-"` // what each had to meet, unless its path has other settings
	Unmet     []mqm.Failure `json:"-"` // what of Gate they did not meet; see Judge
	scores    float64       // sum
	withKnown float64       // sum of the scores that the articles have with known findings
}

// Mean is the mean score of the articles that were checked, 0 of none.
func (s *Summary) Mean() float64 { return s.scores / float64(max(1, s.Passed+s.Failed)) }

// Judge holds the articles together against the gate of the run.
func (s *Summary) Judge() { s.Unmet = s.Gate.Failed(s.Mean(), s.Passed+s.Failed, s.Failed) }

// Told is what of Unmet needs to be said: that the only article of a run failed has
// been said with it.
func (s *Summary) Told() []mqm.Failure {
	return slices.DeleteFunc(slices.Clone(s.Unmet), func(f mqm.Failure) bool { return s.Articles == 1 && f.Threshold == "fail-share" })
}

// together is what the articles do not meet though each might: that none may fail
// has been said with those that do.
func (s *Summary) together() []mqm.Failure {
	return slices.DeleteFunc(slices.Clone(s.Unmet), func(f mqm.Failure) bool { return s.Gate.Share == 0 && f.Threshold == "fail-share" })
}

// Add counts one more result.
func (s *Summary) Add(r *rules.Result) {
	s.Articles++
	s.Words += r.Score.Words
	s.Suppressed += r.Suppressed()
	if k := r.Known; k != nil {
		s.Known += k.Baseline + k.Unchanged
		s.withKnown += k.Score
	}
	s.scores += r.Score.Score
	switch {
	case r.Err != nil:
		s.Errors++
		return
	case r.Pass():
		s.Passed++
	default:
		s.Failed++
	}
	if len(r.NotRun) > 0 {
		s.Errors++
	}
}

// leftOut says which findings are not in the results.
func (s *Summary) leftOut() (lines []string) {
	if s.Known > 0 {
		lines = append(lines, fmt.Sprintf("%d known %s left out; with them the mean score is %.1f", s.Known, are(s.Known, "finding"), s.withKnown/float64(max(1, s.Passed+s.Failed))))
	}
	if s.Suppressed > 0 {
		lines = append(lines, fmt.Sprintf("%d suppressed", s.Suppressed))
	}
	return lines
}

// counted is a number with its noun, whose plural has an s.
func counted(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

func are(n int, noun string) string {
	if n == 1 {
		return noun + " is"
	}
	return noun + "s are"
}

// Options are what a format may want to know of the terminal and the program.
type Options struct {
	Width   int          // columns; 0: DefaultWidth
	Color   bool         // ANSI colours and underlining
	Version string       // of mtlint
	View    View         // of formats that list many articles
	Rules   []rules.Meta // for formats that explain them
	// StepSummary is a file to which a table of the articles is appended; empty: none.
	StepSummary string
	Dir         string // in which the run is
	Root        string // from which formats for tools name files; empty: paths stay as they were given
}

// DefaultWidth is the width of a table that does not go to a terminal.
const DefaultWidth = 100

// A Format is one output format as listed by --help.
type Format struct {
	Name, Help string
	New        func(io.Writer, Options) Writer
	Texts      bool // results must hold the texts of the articles
	Top        int  // how many articles are listed if nothing is said; 0: DefaultTop
}

// DefaultTop is how many articles most formats list.
const DefaultTop = 20

// Formats lists the formats in the order in which help shows them.
var Formats = append([]Format{Table, Concise, JSON, JSONL}, forTools...)

// AuditFormats are those that an audit can be written in.
var AuditFormats = append([]Format{AuditTable, HTML, Markdown, Concise, JSON, JSONL, CSV}, forTools...)

// forTools are the formats of the services and tools of continuous integration.
var forTools = []Format{SARIF, JUnit, GitHub, GitLab, Checkstyle, RDJSON, Marot}

// Names lists formats, with commas between.
func Names(formats []Format) string {
	names := make([]string, len(formats))
	for i, f := range formats {
		names[i] = f.Name
	}
	return strings.Join(names, ", ")
}

// Find returns the format with a name.
func Find(formats []Format, name string) (Format, error) {
	for _, f := range formats {
		if f.Name == name {
			return f, nil
		}
	}
	return Format{}, fmt.Errorf("unknown format %q: use %s", name, Names(formats))
}
