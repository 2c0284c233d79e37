package report

import (
	"bytes"
	"cmp"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/mtlint/mtlint/rules"
)

// Marot writes the table that the viewer of the WMT annotations reads: a row for
// each finding, and one for each line of an article in which nothing was found.
var Marot = Format{
	Name: "marot", Help: "ten columns for Marot, the viewer of MQM annotations of the WMT",
	Texts: true,
	New:   func(w io.Writer, o Options) Writer { return &marotWriter{w: w, o: o} },
}

type marotWriter struct {
	w        io.Writer
	o        Options
	open     bool
	segments int // of all articles
}

const (
	marotHead  = "system\tdoc\tdocSegId\tglobalSegId\trater\tsource\ttarget\tcategory\tseverity\tmetadata\n"
	marotRater = "mtlint"
	marotClean = "no-error"
)

// A marotNote is what a row says of a finding beyond its category and severity.
type marotNote struct {
	Note      string  `json:"note"`
	Marked    string  `json:"marked_text"`
	Unsourced bool    `json:"source_not_seen"`
	Rule      string  `json:"rule"`
	Penalty   float64 `json:"penalty"`
}

func (m *marotWriter) Write(r *rules.Result) error {
	if err := m.begin(); err != nil || r.Err != nil {
		return err
	}
	named := rules.Result{Path: m.o.file(r.Path), Line: r.Line, ID: r.ID}
	system, doc := marotCell(cmp.Or(r.Meta.System, "unknown")), marotCell(named.Name())
	found := make([]*rules.Finding, len(r.Findings))
	for i := range r.Findings {
		found[i] = &r.Findings[i]
	}
	slices.SortStableFunc(found, func(a, b *rules.Finding) int { return cmp.Compare(a.Span.Start, b.Span.Start) })
	var b bytes.Buffer
	end, segment := 0, 0
	for line := range strings.Lines(r.Text) {
		start := end
		end += len(line)
		if strings.TrimSpace(line) == "" && (len(found) == 0 || int(found[0].Span.Start) >= end) {
			continue
		}
		segment++
		m.segments++
		row := func(target, category, severity, note string) {
			for _, cell := range []string{system, doc, strconv.Itoa(segment), strconv.Itoa(m.segments), marotRater, "", target, category, severity} {
				b.WriteString(cell + "\t")
			}
			b.WriteString(note + "\n")
		}
		none := true
		for ; len(found) > 0 && int(found[0].Span.Start) < end; found = found[1:] {
			f := found[0]
			from, to := max(0, int(f.Span.Start)-start), min(int(f.Span.End)-start, len(line))
			var note bytes.Buffer
			if err := encode(&note, marotNote{marotCell(sentence(f)), marotCell(line[from:to]), true, f.Rule, f.Penalty}); err != nil {
				return err
			}
			row(marotCell(line[:from])+"<v>"+marotCell(line[from:to])+"</v>"+marotCell(line[to:]),
				capitals(string(f.Category)), capitals(f.Severity.String()), strings.TrimSpace(note.String()))
			none = false
		}
		if none {
			row(marotCell(line), marotClean, marotClean, "{}")
		}
	}
	_, err := m.w.Write(b.Bytes())
	return err
}

// marotCell keeps a text in its cell. The viewer takes cells for HTML, so what looks
// like a tag, a mark of its own included, gets a blank.
func marotCell(s string) string {
	s = OneLine(strings.TrimRight(s, "\r\n"))
	var b strings.Builder
	for i := range len(s) {
		b.WriteByte(s[i])
		if s[i] == '<' && i+1 < len(s) && !strings.ContainsRune(" =<>", rune(s[i+1])) {
			b.WriteByte(' ')
		}
	}
	return b.String()
}

// capitals writes a category as the annotations of the WMT do.
func capitals(s string) string {
	parts := strings.Split(s, "/")
	for i, p := range parts {
		parts[i] = strings.ToUpper(p[:min(1, len(p))]) + p[min(1, len(p)):]
	}
	return strings.Join(parts, "/")
}

func (m *marotWriter) begin() error {
	if m.open {
		return nil
	}
	m.open = true
	_, err := io.WriteString(m.w, marotHead)
	return err
}

func (m *marotWriter) End(Summary) error { return m.begin() }
