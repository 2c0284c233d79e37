// Package rules is the contract between a rule and the engine. It contains no
// rule: those are in the folders below, one per MQM dimension, one file a rule.
package rules

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"

	"github.com/mtlint/mtlint/internal/article"
	"github.com/mtlint/mtlint/internal/mqm"
	"github.com/mtlint/mtlint/internal/text"
)

// Meta is everything about a rule but its code. Listings, the reference pages and
// the tests are made from it.
type Meta struct {
	ID        string // kebab-case, names the defect, never changes; file and variable follow it
	Name      string // the title, as in reports
	Category  mqm.Category
	Severity  mqm.Severity // default of its findings
	Rationale string       // why this is a defect of translated news
	LetsPass  string       // what the rule deliberately leaves alone
	Examples  []Example
	Precision Precision

	// AnyLanguage says that the check itself knows no word of a language: what it
	// knows it asks the pack for. Other rules run on English alone.
	AnyLanguage bool
	// Needs lists the files without which the rule cannot judge a language, beyond
	// those that every pack has. Only rules for any language list them; a test
	// compares the list with what the rule reads.
	Needs []string

	Lang string // of a user's own rule: the only language that it judges; empty: AnyLanguage tells
	File string // of a user's own rule: the file that it is in, and the line

	Params []Param // numbers of the check that a user may set
}

// A Param is a number of a rule that is a matter of taste.
type Param struct {
	Name              string // kebab-case
	Help              string // what it is, with its unit: lower case, no full stop
	Default, Min, Max float64
}

// An Example is documentation that runs. Bad marks every wanted finding with
// ⟦ and ⟧; Good must yield none, and is what applying the fixes to Bad gives.
// An example is a whole article, or one sentence of its body where it has one line.
type Example struct{ Bad, Good string }

// Precision is what judging a rule's findings on real text by hand gave. The zero
// value means that the rule has fired too seldom there to be judged.
type Precision struct {
	Right, Judged int
	On            string // which text
}

// Confidence estimates the probability that a finding is right, by Laplace's rule
// of succession: (right+1)/(judged+2), so 0.5 for a rule that was never judged.
func (p Precision) Confidence() float64 { return float64(p.Right+1) / float64(p.Judged+2) }

// A Rule checks one article.
type Rule struct {
	Meta
	Check func(*Pass)

	severity mqm.Severity // of all findings; unset: as the check says
}

// Tuned returns the rule with other settings than its own: a severity for all its
// findings, unless unset, and values of its parameters by name.
func (r *Rule) Tuned(severity mqm.Severity, params map[string]float64) *Rule {
	t := *r
	t.severity, t.Severity = severity, cmp.Or(severity, r.Severity)
	t.Params = slices.Clone(r.Params)
	for i := range t.Params {
		if v, ok := params[t.Params[i].Name]; ok {
			t.Params[i].Default = v
		}
	}
	return &t
}

// A Pass is rules applied to one Article, one after the other. A Check keeps nothing of it.
type Pass struct {
	*article.Article
	rule *Rule
	out  []Finding
}

// NewPass returns a pass that has found nothing yet.
func NewPass(a *article.Article) *Pass { return &Pass{Article: a} }

// Apply runs a rule on the article.
func (p *Pass) Apply(r *Rule) {
	p.rule = r
	r.Check(p)
}

// Found is what the rules found so far.
func (p *Pass) Found() []Finding { return p.out }

// Forget drops all findings but the first n.
func (p *Pass) Forget(n int) { p.out = p.out[:n] }

// Apply returns what the rule finds in an article.
func (r *Rule) Apply(a *article.Article) []Finding {
	p := NewPass(a)
	p.Apply(r)
	return p.out
}

// Param is the value of a parameter of the rule. Ask once an article, not once a word.
func (p *Pass) Param(name string) float64 {
	for i := range p.rule.Params {
		if p.rule.Params[i].Name == name {
			return p.rule.Params[i].Default
		}
	}
	panic(fmt.Sprintf("rule %s has no parameter %q", p.rule.ID, name))
}

// Report records a finding. A span outside the text, empty or upside down is a
// defect of the rule and panics here, in the rule that made it.
func (p *Pass) Report(f Finding) {
	if f.Span.Start >= f.Span.End {
		panic(fmt.Sprintf("rule %s reports the empty span %d:%d", p.rule.ID, f.Span.Start, f.Span.End))
	}
	_ = p.Doc.Src[f.Span.Start:f.Span.End]
	for _, r := range f.Related {
		_ = p.Doc.Src[r.Span.Start:r.Span.End]
	}
	f.Rule, f.Name, f.Category = p.rule.ID, p.rule.Name, p.rule.Category
	f.Severity = cmp.Or(p.rule.severity, f.Severity, p.rule.Severity)
	f.Confidence = cmp.Or(f.Confidence, p.rule.Precision.Confidence())
	p.out = append(p.out, f)
}

// Reportf records a finding that has no suggestion.
func (p *Pass) Reportf(s text.Span, format string, args ...any) {
	p.Report(Finding{Span: s, Message: fmt.Sprintf(format, args...)})
}

// A Finding is one annotated error. A rule sets the first group of fields; the
// engine fills in the second, so that a Finding outlives its Article.
type Finding struct {
	Span       text.Span    // in the decoded text; the engine turns it into bytes of the input
	Message    string       // the words at fault and what is wrong with them: lower case, no full stop
	Suggestion string       // what was probably meant, in words of the article where possible; may be empty
	Severity   mqm.Severity // unset: the rule's own
	Confidence float64      // 0 to 1; unset: from the rule's precision
	Fixes      []Fix        // edits that repair the text, best first
	Related    []Related    // other places that explain this one

	Rule        string
	Name        string
	Category    mqm.Category
	Start, End  Position
	Text        string // the words at fault; of very long ones the beginning
	Sentence    string // the sentence or line around them
	Offset      int    // where Text begins in Sentence, in bytes
	Fingerprint string
	Penalty     float64 // points that it costs
}

// Related is another place in the article, with what it has to do with a finding.
type Related struct {
	Span    text.Span
	Message string

	Start, End Position // set by the engine
	Text       string
	Rule       string // a finding of another rule that was merged into this one
	Article    string // name of the other article that this place is in; its Span and positions are of that article
	Path       string // of that article's file
	Record     int    // in that file, as Line of a Result
}

// A Position is a place in the input.
type Position struct {
	Byte   int // offset in the input text
	Line   int // 1-based
	Column int // 1-based, in code points
	InLine int // bytes of UTF-8 before it in its line
}

// A Fix is a set of edits that belong together.
type Fix struct {
	Label   string
	Edits   []Edit
	Certain bool // no editor would want anything else: mtlint fix may write it
}

// An Edit replaces a span of the text.
type Edit struct {
	Span text.Span
	New  string

	Start, End Position // set by the engine, but not of pages, which may write the words differently
}

// A Result is the outcome of checking one article. But for Text, if that was asked
// for, it aliases no article text.
type Result struct {
	Path     string
	Line     int // of a JSON Lines file, 1-based; 0 for a whole file
	ID       article.ID
	Title    string
	Text     string // in which the spans of the findings are; empty unless a report shows it
	Lang     string
	Meta     article.Meta
	Score    mqm.Score
	Habits   []Habit   // what the wording estimate of the score rests on most
	Findings []Finding // by span, then rule
	Omitted  int       // findings left out because their rule has very many in this article
	NotRun   []NotRun  // a rule that did not run has not passed
	Skipped  []string  // rules that cannot judge the article's language, by ID
	Err      error     // the article could not be checked; the other fields but Path, Line and ID are empty

	Directives []article.Directive // what the article's authors want passed over, and what that came to
	Warnings   []string            // what is wrong with them, each with its place

	Known *Known // what was left out because it is not new; nil if that was not asked

	Gate   mqm.Gate      // what it had to meet
	Failed []mqm.Failure // what of that it did not meet; empty if it passed
}

// A Habit is a turn of phrase that machine translation has more often than people who translate,
// and an article more often than they.
type Habit struct {
	Pattern string  `json:"pattern"` // “‹name› said”
	Text    string  `json:"text"`    // how it first reads in the article
	Count   int     `json:"count"`
	Usual   float64 `json:"usual"` // how often human translations have it in as long a text
}

// Pass reports whether the article was checked and met every threshold.
func (r *Result) Pass() bool { return r.Err == nil && len(r.Failed) == 0 }

// Name says which article this is: its path, and in a file of many its record.
func (r *Result) Name() string {
	switch {
	case r.ID != "":
		return r.Path + "#" + r.ID.String()
	case r.Line > 0:
		return r.Path + ":" + strconv.Itoa(r.Line)
	}
	return r.Path
}

// Known says what of a result was left out because it is not new.
type Known struct {
	Baseline  int     `json:"baseline"`  // findings that the baseline has
	Unchanged int     `json:"unchanged"` // findings in lines that have not changed
	Score     float64 `json:"score"`     // the score with them
}

// Suppressed is the number of findings that directives kept out.
func (r *Result) Suppressed() (n int) {
	for i := range r.Directives {
		n += r.Directives[i].Silenced
	}
	return n
}

// Counts is the number of findings of each severity.
func (r *Result) Counts() (n [mqm.Critical + 1]int) {
	for _, f := range r.Findings {
		n[f.Severity]++
	}
	return n
}

// A Reason is a rule with what its findings cost an article.
type Reason struct {
	Rule     string  `json:"rule"`
	Name     string  `json:"name"`
	Findings int     `json:"findings"`
	Penalty  float64 `json:"penalty"`
}

// Reasons returns the n heaviest rules, by points, then by name.
func (r *Result) Reasons(n int) []Reason {
	at := map[string]int{}
	all := []Reason{}
	for _, f := range r.Findings {
		if f.Penalty == 0 {
			continue
		}
		i, ok := at[f.Rule]
		if !ok {
			i = len(all)
			at[f.Rule], all = i, append(all, Reason{Rule: f.Rule, Name: f.Name})
		}
		all[i].Findings++
		all[i].Penalty = mqm.Exact(all[i].Penalty + f.Penalty)
	}
	slices.SortFunc(all, func(a, b Reason) int {
		return cmp.Or(cmp.Compare(b.Penalty, a.Penalty), cmp.Compare(a.Rule, b.Rule))
	})
	return all[:min(n, len(all))]
}

// A Dimension is the part of the score that one MQM dimension accounts for.
type Dimension struct {
	Dimension string  `json:"dimension"`
	Findings  int     `json:"findings"`
	Penalty   float64 `json:"penalty"`
	Score     float64 `json:"score"` // what the article would score by these findings alone
}

// Dimensions returns every dimension in the order of [mqm.Dimensions].
func (r *Result) Dimensions() []Dimension {
	all := make([]Dimension, len(mqm.Dimensions))
	for i, name := range mqm.Dimensions {
		d := Dimension{Dimension: name}
		for _, f := range r.Findings {
			if f.Category.Dimension() == name {
				d.Findings++
				d.Penalty = mqm.Exact(d.Penalty + f.Penalty)
			}
		}
		d.Score = r.Score.By(d.Penalty)
		all[i] = d
	}
	return all
}

// NotRun names a rule that failed on an article.
type NotRun struct {
	Rule string `json:"rule"`
	Why  string `json:"why"`
}
