package report

import (
	"encoding/xml"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/mtlint/mtlint/rules"
)

// JUnit writes a test suite for each article: one test for its score, and one that
// fails for each rule by which the gate fails it.
var JUnit = Format{
	Name: "junit", Help: "JUnit XML: an article's score and the rules at the gate's level as test cases",
	New: func(w io.Writer, o Options) Writer { return &junitWriter{w: w, o: o} },
}

type junitWriter struct {
	w    io.Writer
	o    Options
	open bool
}

type junitSuite struct {
	XMLName    xml.Name        `xml:"testsuite"`
	Name       string          `xml:"name,attr"`
	Tests      int             `xml:"tests,attr"`
	Failures   int             `xml:"failures,attr"`
	Errors     int             `xml:"errors,attr"`
	File       string          `xml:"file,attr,omitempty"`
	Properties []junitProperty `xml:"properties>property"`
	Cases      []junitCase     `xml:"testcase"`
	Out        string          `xml:"system-out,omitempty"`
}

type junitProperty struct {
	Name  string `xml:"name,attr"`
	Value string `xml:"value,attr"`
}

type junitCase struct {
	Name    string        `xml:"name,attr"`
	Class   string        `xml:"classname,attr"`
	Failure *junitProblem `xml:"failure"`
	Error   *junitProblem `xml:"error"`
}

type junitProblem struct {
	Type    string `xml:"type,attr"`
	Message string `xml:"message,attr"`
	Text    string `xml:",chardata"`
}

func (j *junitWriter) Write(r *rules.Result) error {
	if err := j.begin(); err != nil {
		return err
	}
	s := junitSuite{Name: OneLine(r.Name()), File: OneLine(j.o.file(r.Path))}
	score := junitCase{Name: "score", Class: s.Name}
	switch {
	case r.Err != nil:
		score.Error = &junitProblem{Type: "unreadable", Message: OneLine(r.Err.Error())}
	case !r.Pass():
		score.Failure = &junitProblem{Type: "gate", Message: strings.Join(messages(r.Failed), "; ")}
	}
	s.Cases = append(s.Cases, score)
	if r.Err == nil {
		s.Properties = []junitProperty{{"score", tenth(r.Score.Score)}, {"words", strconv.Itoa(r.Score.Words)}}
		j.rules(&s, r)
	}
	return j.suite(s)
}

// suite writes a suite and how its tests went.
func (j *junitWriter) suite(s junitSuite) error {
	s.Tests = len(s.Cases)
	for i := range s.Cases {
		if s.Cases[i].Failure != nil {
			s.Failures++
		}
		if s.Cases[i].Error != nil {
			s.Errors++
		}
	}
	text, err := xml.MarshalIndent(s, " ", " ")
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(j.w, "%s\n", text)
	return err
}

// rules adds a case for each rule whose findings fail the gate and for each that did
// not run; what other rules found is told as output.
func (j *junitWriter) rules(s *junitSuite, r *rules.Result) {
	known := map[string]int{}
	var other strings.Builder
	for i := range r.Findings {
		f := &r.Findings[i]
		line := spotted(r, f, plainly) + "\n"
		if r.Line == 0 {
			line = at(f.Start) + ": " + line
		}
		if level := r.Gate.FailLevel; level == 0 || f.Severity < level {
			other.WriteString(f.Severity.String() + " " + f.Rule + " " + line)
			continue
		}
		n, ok := known[f.Rule]
		if !ok {
			n = len(s.Cases)
			known[f.Rule] = n
			s.Cases = append(s.Cases, junitCase{Name: f.Rule, Class: s.Name, Failure: &junitProblem{Type: f.Severity.String(), Message: OneLine(f.Name)}})
		}
		s.Cases[n].Failure.Text += line
	}
	for _, n := range r.NotRun {
		s.Cases = append(s.Cases, junitCase{Name: n.Rule, Class: s.Name, Error: &junitProblem{Type: "not-run", Message: OneLine(n.Why)}})
	}
	s.Out = other.String()
}

func (j *junitWriter) begin() error {
	if j.open {
		return nil
	}
	j.open = true
	_, err := io.WriteString(j.w, xml.Header+"<testsuites name=\"mtlint\">\n")
	return err
}

// End writes what the articles together do not meet as a suite of its own.
func (j *junitWriter) End(sum Summary) error {
	if err := j.begin(); err != nil {
		return err
	}
	if told := sum.together(); len(told) > 0 {
		s := junitSuite{Name: "all articles"}
		for _, f := range told {
			s.Cases = append(s.Cases, junitCase{Name: f.Threshold, Class: s.Name, Failure: &junitProblem{Type: "gate", Message: f.Message}})
		}
		if err := j.suite(s); err != nil {
			return err
		}
	}
	_, err := io.WriteString(j.w, "</testsuites>\n")
	return err
}
