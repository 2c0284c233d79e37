package report

import (
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode"

	"github.com/mtlint/mtlint/internal/mqm"
	"github.com/mtlint/mtlint/rules"
)

// Markdown writes totals and the worst articles for a summary of continuous
// integration or a wiki.
var Markdown = Format{
	Name: "markdown", Help: "totals and the worst articles with their findings folded away, for a step summary or a wiki",
	New: func(w io.Writer, o Options) Writer { return &markdownWriter{w: w, digest: NewDigest(o.View)} },
}

// What reads Markdown often takes a megabyte and no more.
const (
	markdownFindings = 40        // of one article
	markdownSize     = 900 << 10 // bytes of articles with their findings
)

type markdownWriter struct {
	w      io.Writer
	digest *Digest
	kept   aside
}

func (m *markdownWriter) Write(r *rules.Result) error {
	if !m.digest.Add(r) || r.Err != nil || len(r.Findings) == 0 {
		return nil
	}
	return m.kept.put(m.digest.Articles, r)
}

// Close removes what was kept aside.
func (m *markdownWriter) Close() error { return m.kept.Close() }

func (m *markdownWriter) End(s Summary) error {
	var b strings.Builder
	d := m.digest
	fmt.Fprintf(&b, "# mtlint\n\n%s, %s: %d passed, %d failed, %d could not be checked.\n", counted(d.Articles, "article"), counted(d.Words, "word"), d.Passed, d.Failed, d.Errors)
	if d.Score.n > 0 {
		fmt.Fprintf(&b, "Score: mean %s, median %s; %s of the articles pass.\n", tenth(d.Score.Mean()), tenth(d.Score.Median()), percent(d.Passed, d.Passed+d.Failed))
	}
	for _, line := range s.leftOut() {
		b.WriteString(line + ".\n")
	}
	for _, f := range s.Told() {
		fmt.Fprintf(&b, "The gate fails: %s.\n", f)
	}
	rows := d.Rows()
	m.articles(&b, rows)
	m.rules(&b)
	m.groups(&b)
	if err := m.details(&b, rows); err != nil {
		return err
	}
	_, err := io.WriteString(m.w, b.String())
	return err
}

func (m *markdownWriter) articles(b *strings.Builder, rows []Row) {
	if len(rows) == 0 {
		return
	}
	b.WriteString("\n## Articles\n\n| Score | Verdict | Critical | Major | Minor | Words | Article | Heaviest rule |\n| ---: | --- | ---: | ---: | ---: | ---: | --- | --- |\n")
	for i := range rows {
		r := &rows[i]
		score, heaviest := tenth(r.Score), markdownText(r.Heaviest)
		if r.Error != "" {
			score, heaviest = "–", markdownText(r.Error)
		}
		count := func(s mqm.Severity) string {
			if r.Counts[s] == 0 {
				return ""
			}
			return strconv.Itoa(r.Counts[s])
		}
		fmt.Fprintf(b, "| %s | %s | %s | %s | %s | %d | %s | %s |\n", score, strings.ToUpper(verdict(r.Error != "", r.Pass)),
			count(mqm.Critical), count(mqm.Major), count(mqm.Minor), r.Words, markdownText(r.Name), heaviest)
	}
	if more := m.digest.Listed() - len(rows); more > 0 {
		fmt.Fprintf(b, "\n%d more articles are not listed.\n", more)
	}
}

func (m *markdownWriter) rules(b *strings.Builder) {
	all := m.digest.HeaviestRules()
	if len(all) == 0 {
		return
	}
	b.WriteString("\n## Rules\n\n| Rule | Findings | Articles | Points |\n| --- | ---: | ---: | ---: |\n")
	for _, r := range all[:min(len(all), shownRules)] {
		fmt.Fprintf(b, "| %s | %d | %d | %s |\n", markdownText(r.Rule), r.Findings, r.Articles, points(r.Penalty))
	}
	if more := len(all) - shownRules; more > 0 {
		fmt.Fprintf(b, "\n%d more rules found something.\n", more)
	}
}

func (m *markdownWriter) groups(b *strings.Builder) {
	all := m.digest.WorstGroups()
	if len(all) == 0 {
		return
	}
	by := m.digest.View.Group
	fmt.Fprintf(b, "\n## By %s\n\n| %s | Articles | Pass | Mean | Median | Points |\n| --- | ---: | ---: | ---: | ---: | ---: |\n", by, capital(by))
	shown := all[:cut(len(all), m.digest.View.Top)]
	for _, g := range shown {
		fmt.Fprintf(b, "| %s | %d | %s | %s | %s | %s |\n", markdownText(g.Name), g.Articles, percent(g.Passed, g.Articles), tenth(g.Score.Mean()), tenth(g.Score.Median()), points(g.Penalty))
	}
	if more := len(all) - len(shown); more > 0 {
		fmt.Fprintf(b, "\n%d more are not listed.\n", more)
	}
}

// details writes the findings of each listed article, folded away.
func (m *markdownWriter) details(b *strings.Builder, rows []Row) error {
	first := true
	for i := range rows {
		if _, ok := m.kept.at[rows[i].Number]; !ok {
			continue
		}
		if first {
			b.WriteString("\n## Findings\n")
			first = false
		}
		if b.Len() > markdownSize {
			b.WriteString("\nThe findings of the other articles are left out here.\n")
			return nil
		}
		r, err := m.kept.get(rows[i].Number)
		if err != nil {
			return err
		}
		markdownArticle(b, r)
	}
	return nil
}

func markdownArticle(b *strings.Builder, r *rules.Result) {
	n := r.Counts()
	label := r.Name()
	if r.Title != "" {
		label += ": " + r.Title
	}
	fmt.Fprintf(b, "\n<details>\n<summary>%s %s, %s</summary>\n\n", tenth(r.Score.Score), markdownText(label), inWords(n))
	b.WriteString("| Place | Severity | Rule | Finding |\n| ---: | --- | --- | --- |\n")
	for i := range r.Findings[:min(len(r.Findings), markdownFindings)] {
		f := &r.Findings[i]
		s := markdownText(f.Message)
		if !strings.Contains(f.Message, f.Text) {
			s = "“" + markdownText(f.Text) + "”: " + s
		}
		if f.Suggestion != "" {
			s += "<br>→ " + markdownText(f.Suggestion)
		}
		for _, rel := range f.Related {
			where := at(rel.Start)
			switch {
			case rel.Article != "":
				where = rel.Article + ":" + where
			case rel.Rule != "":
				where = rel.Rule
			}
			s += "<br>see " + markdownText(where) + ": " + markdownText(rel.Message)
		}
		fmt.Fprintf(b, "| %s | %s | %s | %s |\n", at(f.Start), f.Severity, markdownText(f.Rule), s)
	}
	if more := max(len(r.Findings)-markdownFindings, 0) + r.Omitted; more > 0 {
		fmt.Fprintf(b, "\n%s left out here.\n", counted(more, "more finding"))
	}
	b.WriteString("\n</details>\n")
}

// markdownLongest is how many bytes of a text a cell shows.
const markdownLongest = 600

// markdownText writes a text so that neither Markdown nor HTML reads anything into
// it: on one line, with a reference for every character that either, or a host's
// links to users, issues and addresses, gives a meaning to.
func markdownText(s string) string {
	cut := cutText(s, markdownLongest)
	var b strings.Builder
	for i, r := range cut {
		switch {
		case strings.ContainsRune("&<>|\\`*_[]~$@#", r) || r == ':' && !strings.HasPrefix(cut[i+1:], " "):
			fmt.Fprintf(&b, "&#%d;", r)
		case unicode.IsSpace(r) || unicode.IsControl(r):
			b.WriteByte(' ')
		case unicode.Is(unicode.Cf, r):
			fmt.Fprintf(&b, "U+%04X", r)
		default:
			b.WriteRune(r)
		}
	}
	if len(cut) < len(s) {
		b.WriteString(" …")
	}
	return b.String()
}
