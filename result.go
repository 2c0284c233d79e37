package mtlint

import (
	"github.com/mtlint/mtlint/internal/article"
	"github.com/mtlint/mtlint/rules"
)

// A Result is the outcome of checking one article. It holds on to no text of it but
// the words that findings quote.
type Result struct {
	Name     string // of the article
	Title    string // the headline
	Lang     string // the language that it was checked as
	Words    int    // of the article's own text: page residue and repetitions do not count
	Score    float64
	Penalty  float64 // points of all findings
	Fluency  float64 // points of Score that the fluency estimate took
	Wording  float64 // points of Score that the wording estimate took
	Unstable bool    // too few words for a score that means much
	Pass     bool    // it met the gate
	Failed   []string
	Findings []Finding // in reading order
	Omitted  int       // findings left out because their rule has very many
	// Suppressed is the number of findings that comments in the article keep out; see
	// docs/suppression.md.
	Suppressed int
	NotRun     []NotRun
	Skipped    []string // rules that cannot judge the language, by ID
}

// NotRun names a rule that failed on the article: it has not passed that rule.
type NotRun struct{ Rule, Why string }

// A Place is where something stands.
type Place struct {
	Start, End         int // bytes of Article.Text
	Line, Column       int // from 1; columns count characters
	EndLine, EndColumn int
}

// A Finding is a defect.
type Finding struct {
	Rule       string // ID
	Name       string // title of the rule
	Category   string // of MQM, dimension/subtype
	Severity   Severity
	Message    string // the words at fault and what is wrong with them
	Suggestion string // what was probably meant; may be empty
	Confidence float64
	Penalty    float64 // points that it costs
	Place
	Text        string    // the words at fault
	Related     []Related // other places that explain this one
	Fixes       []Fix     // edits that repair the text, best first
	Fingerprint string    // stays the same when lines move
}

// Related is another place in the article, with what it has to do with a finding.
type Related struct {
	Place
	Text    string
	Message string
	Rule    string // not empty: another rule says so, too, at this place
}

// A Fix is edits that belong together.
type Fix struct {
	Label   string
	Edits   []Edit
	Certain bool // no editor would want anything else
}

// An Edit puts a text in the place of bytes of Article.Text.
type Edit struct {
	Start, End int
	New        string
}

// result makes the public form of a result.
func (c *Checker) result(art *article.Article, r *rules.Result) Result {
	res := Result{
		Name: art.Name, Title: r.Title, Lang: r.Lang, Words: r.Score.Words, Score: r.Score.Score, Penalty: r.Score.Penalty,
		Fluency: r.Score.Fluency, Wording: r.Score.Wording, Unstable: r.Score.Unstable, Omitted: r.Omitted, Suppressed: r.Suppressed(), Skipped: r.Skipped,
		Findings: make([]Finding, len(r.Findings)),
	}
	for _, f := range c.profile.Gate.Failed(r.Score.Score, r.Counts()) {
		res.Failed = append(res.Failed, f.Message)
	}
	res.Pass = len(res.Failed) == 0
	for _, n := range r.NotRun {
		res.NotRun = append(res.NotRun, NotRun(n))
	}
	for i := range r.Findings {
		f := &r.Findings[i]
		to := Finding{
			Rule: f.Rule, Name: f.Name, Category: string(f.Category), Severity: Severity(f.Severity.String()), Message: f.Message,
			Suggestion: f.Suggestion, Confidence: f.Confidence, Penalty: f.Penalty, Place: place(f.Start, f.End), Text: f.Text, Fingerprint: f.Fingerprint,
		}
		for _, rel := range f.Related {
			to.Related = append(to.Related, Related{place(rel.Start, rel.End), rel.Text, rel.Message, rel.Rule})
		}
		for _, fix := range f.Fixes {
			edits := make([]Edit, len(fix.Edits))
			for j, e := range fix.Edits {
				at := art.Doc.Raw(e.Span)
				edits[j] = Edit{int(at.Start), int(at.End), e.New}
			}
			to.Fixes = append(to.Fixes, Fix{fix.Label, edits, fix.Certain})
		}
		res.Findings[i] = to
	}
	return res
}

func place(start, end rules.Position) Place {
	return Place{start.Byte, end.Byte, start.Line, start.Column, end.Line, end.Column}
}
