package report

import (
	"encoding/csv"
	"io"
	"strconv"
	"strings"

	"github.com/mtlint/mtlint/internal/mqm"
	"github.com/mtlint/mtlint/rules"
)

// CSV writes a row for each article, for spreadsheets.
var CSV = Format{
	Name: "csv", Help: "a row of figures for each article, as it is done",
	New: func(w io.Writer, _ Options) Writer { return &csvWriter{w: csv.NewWriter(w)} },
}

type csvWriter struct {
	w       *csv.Writer
	started bool
}

func (c *csvWriter) head() error {
	if c.started {
		return nil
	}
	c.started = true
	head := []string{"path", "record", "id", "title", "lang", "site", "system", "date", "words", "score", "pass", "critical", "major", "minor", "neutral", "points", "heaviest_rule"}
	for _, d := range mqm.Dimensions {
		head = append(head, strings.ReplaceAll(d, " ", "_"))
	}
	return c.w.Write(append(head, "error"))
}

func (c *csvWriter) Write(r *rules.Result) error {
	if err := c.head(); err != nil {
		return err
	}
	num := func(f float64) string { return strconv.FormatFloat(f, 'f', -1, 64) }
	row := []string{plain(r.Path), "", plain(r.ID.String()), plain(r.Title), r.Lang, plain(r.Meta.Site), plain(r.Meta.System), plain(r.Meta.Date)}
	if r.Line > 0 {
		row[1] = strconv.Itoa(r.Line)
	}
	if r.Err != nil {
		row = append(row, make([]string, 9+len(mqm.Dimensions))...)
		row = append(row, plain(r.Err.Error()))
		return c.write(row)
	}
	n, heaviest := r.Counts(), ""
	if h := r.Reasons(1); len(h) > 0 {
		heaviest = h[0].Rule
	}
	row = append(row, strconv.Itoa(r.Score.Words), num(r.Score.Score), strconv.FormatBool(r.Pass()), strconv.Itoa(n[mqm.Critical]), strconv.Itoa(n[mqm.Major]),
		strconv.Itoa(n[mqm.Minor]), strconv.Itoa(n[mqm.Neutral]), num(r.Score.Penalty), heaviest)
	for _, d := range r.Dimensions() {
		row = append(row, num(d.Penalty))
	}
	return c.write(append(row, ""))
}

func (c *csvWriter) write(row []string) error {
	if err := c.w.Write(row); err != nil {
		return err
	}
	c.w.Flush()
	return c.w.Error()
}

func (c *csvWriter) End(Summary) error {
	if err := c.head(); err != nil {
		return err
	}
	c.w.Flush()
	return c.w.Error()
}

// plain keeps a spreadsheet from taking a text for a formula.
func plain(s string) string {
	if s != "" && strings.ContainsRune("=+-@\t\r", rune(s[0])) {
		return "'" + s
	}
	return s
}
