package report

import (
	"bytes"
	"encoding/json"
	"io"

	"github.com/mtlint/mtlint/internal/mqm"
	"github.com/mtlint/mtlint/internal/stats"
	"github.com/mtlint/mtlint/rules"
)

// CompareSchema names the form of the JSON output; schema/mtlint.compare.v1.json
// describes it.
const CompareSchema = "mtlint.compare/v1"

// CompareJSON writes one document.
var CompareJSON = CompareFormat{
	Name: "json", Help: "one JSON document with all articles and a summary (" + CompareSchema + ")",
	New: func(w io.Writer, o CompareOptions) CompareWriter {
		return &compareJSON{comparison: newComparison(o), w: w}
	},
}

type compareJSON struct {
	comparison
	w     io.Writer
	wrote bool
}

type jsonPair struct {
	Name       string       `json:"name"`
	A          jsonSide     `json:"a"`
	B          jsonSide     `json:"b"`
	Difference float64      `json:"difference"`
	Kept       int          `json:"kept"`
	Gone       []jsonChange `json:"gone"`
	New        []jsonChange `json:"new"`
}

type jsonSide struct {
	Score   float64 `json:"score"`
	Penalty float64 `json:"penalty"`
	Words   int     `json:"words"`
	Pass    bool    `json:"pass"`
}

type jsonChange struct {
	Rule        string       `json:"rule"`
	Severity    mqm.Severity `json:"severity"`
	Penalty     float64      `json:"penalty"`
	Message     string       `json:"message"`
	Text        string       `json:"text"`
	Line        int          `json:"line"`
	Column      int          `json:"column"`
	Words       string       `json:"words"`
	Fingerprint string       `json:"fingerprint"`
}

func newJSONChanges(all []rules.Change) []jsonChange {
	out := make([]jsonChange, len(all))
	for i, c := range all {
		f := c.Finding
		out[i] = jsonChange{f.Rule, f.Severity, f.Penalty, f.Message, f.Text, f.Start.Line, f.Start.Column, c.Words, f.Fingerprint}
	}
	return out
}

func (j *compareJSON) Write(p *rules.Pair) error {
	if !j.add(p) {
		return nil
	}
	side := func(r *rules.Result) jsonSide {
		return jsonSide{r.Score.Score, r.Score.Penalty, r.Score.Words, r.Pass()}
	}
	return j.item(jsonPair{p.Name, side(p.A), side(p.B), round(p.B.Score.Score-p.A.Score.Score, 2), p.Kept, newJSONChanges(p.Gone), newJSONChanges(p.New)})
}

// item writes an element of the list of articles, or, if v is nil, only what stands
// before it.
func (j *compareJSON) item(v any) error {
	var b bytes.Buffer
	if !j.wrote {
		head, err := json.Marshal(map[string]any{"name": "mtlint", "version": j.o.Version})
		if err != nil {
			return err
		}
		b.WriteString(`{"schema":"` + CompareSchema + `","tool":`)
		b.Write(head)
		b.WriteString(`,"articles":[`)
	}
	if v != nil {
		data, err := json.Marshal(v)
		if err != nil {
			return err
		}
		if j.wrote {
			b.WriteByte(',')
		}
		b.WriteByte('\n')
		b.Write(data)
	}
	j.wrote = true
	_, err := j.w.Write(b.Bytes())
	return err
}

func (j *compareJSON) End(repeated int) error {
	s := j.end(repeated)
	if !j.wrote {
		if err := j.item(nil); err != nil {
			return err
		}
	}
	data, err := json.Marshal(struct {
		A         string         `json:"a"`
		B         string         `json:"b"`
		Articles  int            `json:"articles"`
		Better    int            `json:"better"`
		Worse     int            `json:"worse"`
		MeanA     float64        `json:"mean_a"`
		MeanB     float64        `json:"mean_b"`
		Diff      float64        `json:"difference"`
		Interval  [2]float64     `json:"interval"`
		P         float64        `json:"p"`
		Resamples int            `json:"resamples"`
		Rules     []*ruleChange  `json:"rules"`
		OnlyA     []string       `json:"only_a"`
		OnlyB     []string       `json:"only_b"`
		Repeated  int            `json:"repeated"`
		Errors    []compareError `json:"errors"`
	}{
		j.o.A, j.o.B, s.N, j.better, j.worse, round(s.MeanA, 3), round(s.MeanB, 3), round(s.Difference, 3),
		[2]float64{round(s.Low, 3), round(s.High, 3)}, round(s.P, 4), stats.Resamples, j.changed(), j.onlyA, j.onlyB, repeated, j.errors,
	})
	if err != nil {
		return err
	}
	_, err = j.w.Write(append(append([]byte("\n],\"summary\":"), data...), "}\n"...))
	return err
}
