package report

import (
	"encoding/xml"
	"fmt"
	"io"

	"github.com/mtlint/mtlint/rules"
)

// Checkstyle writes the XML of the Java tool of that name, which many others read.
var Checkstyle = Format{
	Name: "checkstyle", Help: "Checkstyle XML, which many tools read",
	New: func(w io.Writer, o Options) Writer { return &checkstyleWriter{w: w, o: o} },
}

// A checkstyleWriter has a file open until an article of another comes.
type checkstyleWriter struct {
	w    io.Writer
	o    Options
	open bool
	file string
}

type checkstyleError struct {
	XMLName  xml.Name `xml:"error"`
	Line     int      `xml:"line,attr,omitempty"`
	Column   int      `xml:"column,attr,omitempty"`
	Severity string   `xml:"severity,attr"`
	Message  string   `xml:"message,attr"`
	Source   string   `xml:"source,attr"`
}

var checkstyleLevels = [...]string{notice: "info", warning: "warning", failure: "error"}

func (c *checkstyleWriter) Write(r *rules.Result) error {
	if err := c.switchTo(r.Path); err != nil {
		return err
	}
	if r.Err != nil {
		return c.write(checkstyleError{Line: r.Line, Severity: "error", Message: OneLine("cannot be checked: " + r.Err.Error()), Source: "mtlint"})
	}
	for i := range r.Findings {
		f := &r.Findings[i]
		s := c.o.spot(r.Path, r.Line, f.Start, f.End)
		if err := c.write(checkstyleError{
			Line: s.start.Line, Column: s.start.Column, Severity: checkstyleLevels[levelOf(f.Severity)],
			Message: spotted(r, f, plainly), Source: "mtlint." + f.Rule,
		}); err != nil {
			return err
		}
	}
	return nil
}

func (c *checkstyleWriter) write(e checkstyleError) error {
	text, err := xml.Marshal(e)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(c.w, "  %s\n", text)
	return err
}

// switchTo opens the element of a file, after closing that of another.
func (c *checkstyleWriter) switchTo(path string) error {
	if c.file == path && c.open {
		return nil
	}
	before := xml.Header + "<checkstyle version=\"4.3\">\n"
	switch {
	case c.file != "":
		before = " </file>\n"
	case c.open:
		before = ""
	}
	c.open, c.file = true, path
	if _, err := io.WriteString(c.w, before); err != nil || path == "" {
		return err
	}
	file := struct {
		XMLName xml.Name `xml:"file"`
		Name    string   `xml:"name,attr"`
	}{Name: OneLine(c.o.file(path))}
	text, err := xml.Marshal(file)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(c.w, " %s\n", text[:len(text)-len("</file>")])
	return err
}

func (c *checkstyleWriter) End(Summary) error {
	if err := c.switchTo(""); err != nil {
		return err
	}
	_, err := io.WriteString(c.w, "</checkstyle>\n")
	return err
}
