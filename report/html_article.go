package report

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/mtlint/mtlint/internal/mqm"
	"github.com/mtlint/mtlint/internal/text"
	"github.com/mtlint/mtlint/rules"
)

// A tableRow is a row of the page's table.
type tableRow struct {
	*htmlRow
	Score   string
	Verdict string
	Found   string // the counts in words
	data    rowData
}

// row is the table's row for an article of the list.
func (l *htmlArticles) row(r *htmlRow) tableRow {
	t := tableRow{htmlRow: r, Score: tenth(r.Score), Verdict: verdict(r.Error != "", r.Pass), Found: inWords(r.Counts)}
	t.data = rowData{
		Number: r.Number, Score: r.Score, Verdict: t.Verdict, Critical: r.Counts[mqm.Critical], Major: r.Counts[mqm.Major], Minor: r.Counts[mqm.Minor],
		Neutral: r.Counts[mqm.Neutral], Words: r.Words, Name: strings.TrimSpace(strings.Join([]string{r.Title, r.Name, r.Site, r.System}, " ")), Heaviest: r.Heaviest,
		Rules: []int{},
	}
	if r.Error != "" {
		t.data.Score, t.Found = -1, ""
	}
	for _, id := range r.Rules {
		t.data.Rules = append(t.data.Rules, l.rules[id])
	}
	return t
}

// Origin tells where an article is from; its name is there if the title stands above.
func (t tableRow) Origin() string { return origin(t.Title, t.Name, t.Site, t.System) }

// Origin is the same for an article's text, with all that is known.
func (a *htmlArticle) Origin() string {
	return origin(a.Title, a.Name(), a.Meta.Site, a.Meta.System, a.Meta.Date, a.Lang, a.Meta.URL)
}

func origin(title, name string, others ...string) string {
	if title == "" {
		name = ""
	}
	all := append([]string{name}, others...)
	return strings.Join(slices.DeleteFunc(all, func(s string) bool { return s == "" }), " · ")
}

func verdict(failed, pass bool) string {
	switch {
	case failed:
		return "error"
	case pass:
		return "pass"
	}
	return "fail"
}

// Count is the number of findings of a severity; empty for none.
func (t tableRow) Count(severity string) string {
	s, err := mqm.ParseSeverity(severity)
	if err != nil || t.Counts[s] == 0 {
		return ""
	}
	return strconv.Itoa(t.Counts[s])
}

// inWords lists counts, the heaviest first.
func inWords(counts [mqm.Critical + 1]int) string {
	var parts []string
	for s := mqm.Critical; s >= mqm.Neutral; s-- {
		if counts[s] > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", counts[s], s))
		}
	}
	if parts == nil {
		return "nothing found"
	}
	return strings.Join(parts, ", ")
}

// A htmlArticle is an article as a page shows it.
type htmlArticle struct {
	*rules.Result
	ID         string // of its element
	Label      string // title, or else name
	Verdict    string
	Estimates  []string
	Score      string
	Dimensions []bar
	Found      string
	Paragraphs []paragraph
	Cut        bool // the text is longer
	List       []htmlFinding
	Back       []htmlBack
}

// A paragraph is a line of the text, in pieces.
type paragraph struct {
	Title  bool
	Pieces []piece
}

// A piece is a stretch of text under the same findings.
type piece struct {
	Text  string
	Class string   // severity, or "place" for what only explains a finding; empty: plain
	IDs   []string // of the findings and places that begin here; none: it goes on from before
	Href  string
	Tip   string
	By    string // the element that describes it
}

type htmlFinding struct {
	*rules.Finding
	ID, Mark string // elements of the finding and of its words in the text
	Shown    bool   // the words are in the text
	Place    string
	Points   string
	Related  []htmlRelated
}

type htmlRelated struct {
	rules.Related
	Place string
	Href  string
}

type htmlBack struct {
	backReference
	Href string // of the finding there
	Mark string // of the words here; empty: they are not in the text
	ID   string // of this entry, where the words have none
}

// A stretchOf is a span of the text with what is to be said of it.
type stretchOf struct {
	text.Span
	severity mqm.Severity // unset: a place that explains
	id, href string
	tip      string
}

func newHTMLArticle(r *rules.Result, number int, refs []backReference, l *htmlArticles) *htmlArticle {
	a := &htmlArticle{Result: r, ID: fmt.Sprintf("a%d", number), Verdict: verdict(r.Err != nil, r.Pass()), Score: tenth(r.Score.Score), Found: inWords(r.Counts()), Estimates: estimates(r)}
	a.Label = r.Title
	if a.Label == "" {
		a.Label = r.Name()
	}
	if r.Err == nil {
		for _, d := range r.Dimensions() {
			if d.Penalty > 0 {
				a.Dimensions = append(a.Dimensions, bar{Name: d.Dimension, Value: points(d.Penalty)})
			}
		}
	}
	var marks []stretchOf
	in := func(s text.Span) bool { return 0 <= s.Start && s.Start < s.End && int(s.End) <= len(r.Text) }
	a.Cut = len(r.Text) >= htmlText-3
	for i := range r.Findings {
		f := htmlFinding{Finding: &r.Findings[i], ID: fmt.Sprintf("%s-f%d", a.ID, i+1), Mark: fmt.Sprintf("%s-m%d", a.ID, i+1)}
		f.Shown, f.Place = in(f.Span), at(f.Start)
		if p := points(f.Penalty); p == "1" {
			f.Points = "1 point"
		} else if f.Penalty > 0 {
			f.Points = p + " points"
		}
		if f.Shown {
			marks = append(marks, stretchOf{f.Span, f.Severity, f.Mark, "#" + f.ID, tip(f.Finding)})
		}
		for k, rel := range f.Finding.Related {
			o := htmlRelated{Related: rel, Place: at(rel.Start)}
			switch {
			case rel.Rule != "":
			case rel.Article != "":
				if to := l.at[rel.Article]; to != nil && to.Details {
					o.Href = fmt.Sprintf("#a%d-b%d-%d-%d", to.Number, number, i+1, k+1)
				}
			case in(rel.Span):
				id := fmt.Sprintf("%s-p%d-%d", a.ID, i+1, k+1)
				o.Href = "#" + id
				marks = append(marks, stretchOf{rel.Span, 0, id, "#" + f.ID, rel.Message})
			}
			f.Related = append(f.Related, o)
		}
		a.List = append(a.List, f)
	}
	for _, ref := range refs {
		b := htmlBack{backReference: ref, ID: fmt.Sprintf("%s-b%d-%d-%d", a.ID, ref.Number, ref.Finding, ref.place)}
		if from := l.number[ref.Number]; from != nil && from.Details {
			b.Href = fmt.Sprintf("#a%d-f%d", ref.Number, ref.Finding)
		}
		if in(ref.span) && b.Href != "" {
			marks = append(marks, stretchOf{ref.span, 0, b.ID, b.Href, ref.Name + ": " + ref.Message})
			b.Mark, b.ID = "#"+b.ID, ""
		}
		a.Back = append(a.Back, b)
	}
	a.Paragraphs = paragraphs(r.Text, r.Title, marks)
	return a
}

// tip is what is shown at the words of a finding.
func tip(f *rules.Finding) string {
	s := f.Severity.String() + ": " + f.Message
	if f.Suggestion != "" {
		s += "\n→ " + f.Suggestion
	}
	return s + "\n" + f.Name
}

// paragraphs cuts a text into lines, and these where marks begin and end.
func paragraphs(src, title string, marks []stretchOf) (all []paragraph) {
	slices.SortStableFunc(marks, func(a, b stretchOf) int { return int(a.Start) - int(b.Start) })
	var cuts []int
	for _, m := range marks {
		cuts = append(cuts, int(m.Start), int(m.End))
	}
	slices.Sort(cuts)
	cuts = slices.Compact(cuts)
	var open []*stretchOf // that cover the place reached, by start
	next := 0
	told := map[*stretchOf]bool{}
	for from := 0; from < len(src); {
		end := len(src)
		if n := strings.IndexByte(src[from:], '\n'); n >= 0 {
			end = from + n
		}
		p := paragraph{}
		for from < end {
			for len(cuts) > 0 && cuts[0] <= from {
				cuts = cuts[1:]
			}
			to := end
			if len(cuts) > 0 {
				to = min(to, cuts[0])
			}
			open = slices.DeleteFunc(open, func(m *stretchOf) bool { return int(m.End) <= from })
			for ; next < len(marks) && int(marks[next].Start) <= from; next++ {
				if int(marks[next].End) > from {
					open = append(open, &marks[next])
				}
			}
			p.Pieces = append(p.Pieces, newPiece(src[from:to], open, told))
			from = to
		}
		if line := strings.TrimSpace(src[end-lineLength(p) : end]); line != "" || marked(p) {
			p.Title = len(all) == 0 && line == title && title != ""
			all = append(all, p)
		}
		from = end + 1
	}
	return all
}

func lineLength(p paragraph) (n int) {
	for _, x := range p.Pieces {
		n += len(x.Text)
	}
	return n
}

func marked(p paragraph) bool {
	return slices.ContainsFunc(p.Pieces, func(x piece) bool { return x.Class != "" })
}

// tipsShown is how many findings of one place its tip tells.
const tipsShown = 4

// newPiece describes a piece by the marks over it. It looks and leads like the
// heaviest of them.
func newPiece(s string, open []*stretchOf, told map[*stretchOf]bool) piece {
	p := piece{Text: s}
	if len(open) == 0 {
		return p
	}
	top := open[0]
	for _, m := range open {
		if m.severity > top.severity {
			top = m
		}
		if !told[m] {
			told[m] = true
			p.IDs = append(p.IDs, m.id)
		}
	}
	tips := []string{top.tip}
	for _, m := range open {
		if len(tips) < tipsShown && !slices.Contains(tips, m.tip) {
			tips = append(tips, m.tip)
		}
	}
	p.Class, p.Href, p.Tip = "place", top.href, strings.Join(tips, "\n")
	if top.severity > 0 {
		p.Class, p.By = top.severity.String(), top.href[1:]
	}
	return p
}
