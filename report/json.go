package report

import (
	"bytes"
	"encoding/json"
	"io"
	"slices"

	"github.com/mtlint/mtlint/internal/article"
	"github.com/mtlint/mtlint/internal/mqm"
	"github.com/mtlint/mtlint/rules"
)

// Schema names the form of the JSON output; schema/mtlint.report.v1.json describes it.
const Schema = "mtlint.report/v1"

// JSON writes one document.
var JSON = Format{
	Name: "json", Help: "one JSON document with all articles and a summary (" + Schema + ")",
	New: func(w io.Writer, o Options) Writer {
		return &jsonWriter{w: w, version: o.Version, digest: NewDigest(View{Top: 1, Group: o.View.Group})} // it lists none
	},
}

// JSONL writes one line an article as soon as it is checked.
var JSONL = Format{
	Name: "jsonl", Help: "one JSON object a line for each article, as it is done",
	New: func(w io.Writer, _ Options) Writer { return jsonlWriter{w} },
}

type jsonArticle struct {
	Schema     string     `json:"schema,omitempty"`
	Path       string     `json:"path"`
	Line       int        `json:"record,omitempty"`
	ID         article.ID `json:"id"`
	URL        string     `json:"url,omitempty"`
	Date       string     `json:"date,omitempty"`
	Site       string     `json:"site,omitempty"`
	System     string     `json:"system,omitempty"`
	Error      string     `json:"error,omitempty"`
	*jsonCheck            // absent where there is an error
}

type jsonCheck struct {
	Title      string               `json:"title"`
	Lang       string               `json:"lang"`
	Words      int                  `json:"words"`
	Score      float64              `json:"score"`
	Raw        float64              `json:"raw"`
	NPT        float64              `json:"npt"`
	Penalty    float64              `json:"penalty"`
	Fluency    float64              `json:"fluency_estimate"`
	Wording    float64              `json:"wording_estimate"`
	Habits     []rules.Habit        `json:"habits"`
	Unstable   bool                 `json:"unstable"`
	Pass       bool                 `json:"pass"`
	Failed     []string             `json:"failed"`
	Gate       jsonGate             `json:"gate"`
	Reasons    []rules.Reason       `json:"reasons"`
	Counts     map[mqm.Severity]int `json:"counts"`
	Dimensions []rules.Dimension    `json:"dimensions"`
	Findings   []jsonFinding        `json:"findings"`
	Omitted    int                  `json:"omitted,omitempty"`
	Suppressed int                  `json:"suppressed"`
	Known      *rules.Known         `json:"known,omitempty"`
	Warnings   []string             `json:"warnings,omitempty"`
	NotRun     []rules.NotRun       `json:"not_run,omitempty"`
	Skipped    []string             `json:"skipped,omitempty"`
}

type jsonFinding struct {
	Rule       string       `json:"rule"`
	Name       string       `json:"name"`
	Category   mqm.Category `json:"category"`
	Severity   mqm.Severity `json:"severity"`
	Confidence float64      `json:"confidence"`
	Penalty    float64      `json:"penalty"`
	Message    string       `json:"message"`
	Suggestion string       `json:"suggestion"`
	jsonPlace
	Text        string        `json:"text"`
	Related     []jsonRelated `json:"related"`
	Fingerprint string        `json:"fingerprint"`
}

type jsonPlace struct {
	Start     int `json:"start"`
	End       int `json:"end"`
	Line      int `json:"line"`
	Column    int `json:"column"`
	EndLine   int `json:"end_line"`
	EndColumn int `json:"end_column"`
}

type jsonRelated struct {
	Rule    string `json:"rule,omitempty"`
	Article string `json:"article,omitempty"`
	Message string `json:"message"`
	jsonPlace
	Text string `json:"text"`
}

func place(start, end rules.Position) jsonPlace {
	return jsonPlace{start.Byte, end.Byte, start.Line, start.Column, end.Line, end.Column}
}

// reasons is how many of the heaviest rules a report names.
const reasons = 3

func newJSONArticle(r *rules.Result) jsonArticle {
	a := jsonArticle{Path: r.Path, Line: r.Line, ID: r.ID, URL: r.Meta.URL, Date: r.Meta.Date, Site: r.Meta.Site, System: r.Meta.System}
	if r.Err != nil {
		a.Error = r.Err.Error()
		return a
	}
	c := &jsonCheck{
		Title: r.Title, Lang: r.Lang, Words: r.Score.Words, Score: r.Score.Score, Raw: r.Score.Raw,
		NPT: r.Score.NPT, Penalty: r.Score.Penalty, Fluency: r.Score.Fluency, Wording: r.Score.Wording, Habits: append([]rules.Habit{}, r.Habits...), Unstable: r.Score.Unstable, Pass: r.Pass(),
		Failed: messages(r.Failed), Gate: jsonGate{thresholds(r.Gate), noneNil(r.Failed)}, Reasons: r.Reasons(reasons), Counts: map[mqm.Severity]int{},
		Dimensions: r.Dimensions(), Findings: make([]jsonFinding, len(r.Findings)), Omitted: r.Omitted,
		Suppressed: r.Suppressed(), Known: r.Known, Warnings: r.Warnings, NotRun: r.NotRun, Skipped: r.Skipped,
	}
	counts := r.Counts()
	for s := mqm.Neutral; s <= mqm.Critical; s++ {
		c.Counts[s] = counts[s]
	}
	for i := range r.Findings {
		f := &r.Findings[i]
		j := jsonFinding{
			Rule: f.Rule, Name: f.Name, Category: f.Category, Severity: f.Severity, Confidence: f.Confidence,
			Penalty: f.Penalty, Message: f.Message, Suggestion: f.Suggestion, jsonPlace: place(f.Start, f.End),
			Text: f.Text, Related: make([]jsonRelated, len(f.Related)), Fingerprint: f.Fingerprint,
		}
		for k, rel := range f.Related {
			j.Related[k] = jsonRelated{rel.Rule, rel.Article, rel.Message, place(rel.Start, rel.End), rel.Text}
		}
		c.Findings[i] = j
	}
	a.jsonCheck = c
	return a
}

// A jsonGate is what had to be met, and what was not.
type jsonGate struct {
	Thresholds map[string]any `json:"thresholds"`
	Failed     []mqm.Failure  `json:"failed"`
}

// thresholds lists those of a gate by the names of their flags.
func thresholds(g mqm.Gate) map[string]any {
	level := "none"
	if g.FailLevel != 0 {
		level = g.FailLevel.String()
	}
	all := map[string]any{"fail-under": g.FailUnder, "fail-level": level}
	for s := mqm.Minor; s <= mqm.Critical; s++ {
		if g.Max[s].Set {
			all["max-"+s.String()] = g.Max[s].N
		}
	}
	return all
}

// runGate is the gate of a whole run.
func runGate(s *Summary) jsonGate {
	all := thresholds(s.Article)
	all["fail-share"] = s.Gate.Share
	if s.Gate.Mean.Set {
		all["fail-mean"] = s.Gate.Mean.N
	}
	return jsonGate{all, noneNil(s.Unmet)}
}

func noneNil(f []mqm.Failure) []mqm.Failure { return append([]mqm.Failure{}, f...) }

// messages are failures in words.
func messages(failed []mqm.Failure) []string {
	all := make([]string, len(failed))
	for i, f := range failed {
		all[i] = f.Message
	}
	return all
}

// encode writes v and a line break, without the escapes that only HTML needs.
func encode(w io.Writer, v any) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	return enc.Encode(v)
}

// An array is written element by element, each on a line of its own.
type array struct {
	w    io.Writer
	head string // what stands before the first
	open bool
}

func (a *array) add(v any) error {
	before := ","
	if !a.open {
		a.open, before = true, a.head+"\n"
	}
	if _, err := io.WriteString(a.w, before); err != nil {
		return err
	}
	return encode(a.w, v)
}

// end writes what stands after the last element.
func (a *array) end(tail string) error {
	if !a.open {
		tail = a.head + "\n" + tail
	}
	_, err := io.WriteString(a.w, tail)
	return err
}

type jsonlWriter struct{ w io.Writer }

func (j jsonlWriter) Write(r *rules.Result) error {
	a := newJSONArticle(r)
	a.Schema = Schema
	return encode(j.w, a)
}

func (jsonlWriter) End(Summary) error { return nil }

type jsonWriter struct {
	w       io.Writer
	version string
	digest  *Digest
	open    bool
}

func (j *jsonWriter) Write(r *rules.Result) error {
	j.digest.Add(r)
	sep := ",\n"
	if !j.open {
		j.open = true
		head := map[string]any{"schema": Schema, "tool": map[string]string{"name": "mtlint", "version": j.version}}
		b, err := json.Marshal(head)
		if err != nil {
			return err
		}
		sep = string(bytes.TrimSuffix(b, []byte("}"))) + ",\"articles\":[\n"
	}
	if _, err := io.WriteString(j.w, sep); err != nil {
		return err
	}
	return encode(j.w, newJSONArticle(r))
}

func (j *jsonWriter) End(s Summary) error {
	if !j.open {
		return encode(j.w, map[string]any{
			"schema": Schema, "tool": map[string]string{"name": "mtlint", "version": j.version},
			"articles": []int{}, "summary": newJSONSummary(s, j.digest), "gate": runGate(&s),
		})
	}
	b, err := json.Marshal(struct {
		Summary jsonSummary `json:"summary"`
		Gate    jsonGate    `json:"gate"`
	}{newJSONSummary(s, j.digest), runGate(&s)})
	if err != nil {
		return err
	}
	b[0] = ',' // instead of the brace: the document has been open since its first article
	_, err = j.w.Write(slices.Concat([]byte("]"), b, []byte("\n")))
	return err
}
