package report

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"html/template"
	"io"
	"maps"
	"slices"

	"github.com/mtlint/mtlint/internal/text"
	"github.com/mtlint/mtlint/rules"
)

// HTML writes one self-contained page for people.
var HTML = Format{
	Name: "html", Help: "one self-contained page with every article's text and its findings highlighted",
	Texts: true, Top: 5000,
	New: func(w io.Writer, o Options) Writer {
		return &htmlWriter{w: w, o: o, digest: NewDigest(o.View), refs: map[string][]backReference{}}
	},
}

// How much goes into a page, so that a browser can open it.
const (
	htmlStatic  = 200        // articles that can be read without JavaScript
	htmlDetails = 96 << 20   // bytes of articles with their findings, about
	htmlText    = 200 << 10  // bytes of one article's text
	htmlRefs    = 50         // other articles that are named at one that they refer to
	htmlRules   = shownRules // rules in the overview; the others are folded away
	htmlGroups  = 200        // groups
)

//go:embed html/page.html
var htmlTemplates string

//go:embed html/page.css
var htmlStyle string

//go:embed html/page.js
var htmlScript string

var htmlPage = template.Must(template.New("page").Parse(htmlTemplates))

type htmlWriter struct {
	w      io.Writer
	o      Options
	digest *Digest
	kept   aside
	links  aside                      // what each article says of others, as far as it names them
	refs   map[string][]backReference // by the name of a listed article
}

// A backReference is a finding of another article that names this one.
type backReference struct {
	Number  int // of the other article
	Name    string
	Finding int // in it, from 1
	place   int // of the finding's, from 1
	Message string
	span    text.Span
}

func (h *htmlWriter) Write(r *rules.Result) error {
	listed := h.digest.Add(r)
	number := h.digest.Articles
	if err := h.link(number, r); err != nil {
		return err
	}
	if !listed {
		return nil
	}
	if len(r.Text) > htmlText {
		short := *r
		short.Text = cutText(r.Text, htmlText)
		r = &short
	}
	return h.kept.put(number, r)
}

// link keeps aside what an article says of others: which of those are listed is known
// at the end.
func (h *htmlWriter) link(number int, r *rules.Result) error {
	said := rules.Result{Path: r.Path, Line: r.Line, ID: r.ID}
	for i := range r.Findings {
		f, message := rules.Finding{}, r.Findings[i].Message
		for _, rel := range r.Findings[i].Related {
			if rel.Rule != "" { // what follows is of that rule's finding in the same words
				message = rel.Message
			}
			f.Related = append(f.Related, rules.Related{Article: rel.Article, Span: rel.Span, Message: message})
			if rel.Article == "" {
				continue
			}
			said.Findings = append(said.Findings, make([]rules.Finding, i+1-len(said.Findings))...)
			said.Findings[i] = f
		}
	}
	if len(said.Findings) == 0 {
		return nil
	}
	return h.links.put(number, &said)
}

// backReferences reads what was said of the listed articles.
func (h *htmlWriter) backReferences(l *htmlArticles) error {
	for _, number := range slices.Sorted(maps.Keys(h.links.at)) {
		r, err := h.links.get(number)
		if err != nil {
			return err
		}
		for i, f := range r.Findings {
			for k, rel := range f.Related {
				if l.at[rel.Article] == nil || len(h.refs[rel.Article]) == htmlRefs {
					continue
				}
				h.refs[rel.Article] = append(h.refs[rel.Article], backReference{number, r.Name(), i + 1, k + 1, rel.Message, rel.Span})
			}
		}
	}
	return nil
}

// Close removes what was kept aside.
func (h *htmlWriter) Close() error { return errors.Join(h.kept.Close(), h.links.Close()) }

// A htmlRow is an article of the page's table.
type htmlRow struct {
	*Row
	Details bool // the page has its text
}

// A htmlArticles is the list of a page.
type htmlArticles struct {
	rows   []htmlRow
	at     map[string]*htmlRow // by name
	number map[int]*htmlRow
	rules  map[string]int // number of each rule on the page
}

// list decides what the page shows of each article.
func (h *htmlWriter) list() *htmlArticles {
	rows := h.digest.Rows()
	l := &htmlArticles{make([]htmlRow, len(rows)), map[string]*htmlRow{}, map[int]*htmlRow{}, map[string]int{}}
	size := int64(0)
	for i := range rows {
		size += h.kept.at[rows[i].Number].size
		row := htmlRow{&rows[i], size <= htmlDetails}
		l.rows[i] = row
		if _, twice := l.at[row.Name]; !twice {
			l.at[row.Name] = &l.rows[i]
		}
		l.number[row.Number] = &l.rows[i]
	}
	for i, r := range h.digest.HeaviestRules() {
		l.rules[r.Rule] = i
	}
	return l
}

// End writes the page: the overview, the table of the articles, then the articles,
// each as soon as it is made.
func (h *htmlWriter) End(s Summary) error {
	l := h.list()
	if err := h.backReferences(l); err != nil {
		return err
	}
	if err := h.part("top", newOverview(h.digest, h.o, l, s.Told())); err != nil {
		return err
	}
	static := l.rows[:min(len(l.rows), htmlStatic)]
	others := l.rows[len(static):]
	for i := range static {
		if err := h.part("row", l.row(&static[i])); err != nil {
			return err
		}
	}
	if err := h.part("rows-end", len(others)); err != nil {
		return err
	}
	for i := range others {
		if err := h.part("plain-row", l.row(&others[i])); err != nil {
			return err
		}
	}
	if err := h.part("texts", len(others)); err != nil {
		return err
	}
	for i := range static {
		if !static[i].Details {
			break
		}
		if err := h.article(h.w, l, &static[i]); err != nil {
			return err
		}
	}
	if err := h.part("texts-end", nil); err != nil {
		return err
	}
	if err := h.part("rules", newGlossary(h.digest, h.o)); err != nil {
		return err
	}
	if err := h.data(l); err != nil {
		return err
	}
	return h.part("end", nil)
}

func (h *htmlWriter) part(name string, data any) error {
	return htmlPage.ExecuteTemplate(h.w, name, data)
}

// article renders an article of the list.
func (h *htmlWriter) article(w io.Writer, l *htmlArticles, row *htmlRow) error {
	r, err := h.kept.get(row.Number)
	if err != nil {
		return err
	}
	return htmlPage.ExecuteTemplate(w, "article", newHTMLArticle(r, row.Number, h.refs[r.Name()], l))
}

// A rowData is what the page's script knows of an article. HTML is its row of the
// table.
type rowData struct {
	Number   int     `json:"n"`
	Score    float64 `json:"score"` // -1 where it could not be checked
	Verdict  string  `json:"verdict"`
	Critical int     `json:"critical"`
	Major    int     `json:"major"`
	Minor    int     `json:"minor"`
	Neutral  int     `json:"neutral"`
	Words    int     `json:"words"`
	Name     string  `json:"name"` // and whatever else of it can be searched for
	Heaviest string  `json:"heaviest"`
	Rules    []int   `json:"rules"`
	HTML     string  `json:"html"`
}

// data writes for the script the list of the articles, and then each article as a
// string with its HTML. In JSON the characters < > & are all escaped, so that
// nothing in it can end the element.
func (h *htmlWriter) data(l *htmlArticles) error {
	open, b := `<script type="application/json" id="rows">[`, bytes.Buffer{}
	for i := range l.rows {
		b.Reset()
		row := l.row(&l.rows[i])
		if err := htmlPage.ExecuteTemplate(&b, "row", row); err != nil {
			return err
		}
		row.data.HTML = b.String()
		text, err := json.Marshal(row.data)
		if err != nil {
			return err
		}
		if _, err := fmt.Fprintf(h.w, "%s%s", open, text); err != nil {
			return err
		}
		open = ",\n"
	}
	if len(l.rows) > 0 {
		open = ""
	}
	if _, err := fmt.Fprintf(h.w, "%s]</script>\n", open); err != nil {
		return err
	}
	if err := h.part("script", template.JS(htmlScript)); err != nil { //nolint:gosec // a constant
		return err
	}
	for i := range l.rows {
		if !l.rows[i].Details {
			break
		}
		b.Reset()
		if err := h.article(&b, l, &l.rows[i]); err != nil {
			return err
		}
		text, err := json.Marshal(b.String())
		if err != nil {
			return err
		}
		if _, err := fmt.Fprintf(h.w, "<script type=\"application/json\" id=\"d%d\">%s</script>\n", l.rows[i].Number, text); err != nil {
			return err
		}
	}
	return nil
}

// cutText shortens s to n bytes, between characters.
func cutText(s string, n int) string {
	for n > 0 && n < len(s) && s[n]&0xC0 == 0x80 {
		n--
	}
	return s[:min(n, len(s))]
}

// contentPolicy lets a browser run and show only what mtlint put into the page,
// and load nothing.
func contentPolicy() string {
	hash := func(s string) string {
		sum := sha256.Sum256([]byte(s))
		return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
	}
	return "default-src 'none'; img-src data:; base-uri 'none'; form-action 'none'; style-src " + hash(htmlStyle) + "; script-src " + hash(htmlScript)
}

// newGlossary explains the rules that found something, as far as they are known.
func newGlossary(d *Digest, o Options) (all []rules.Meta) {
	known := map[string]rules.Meta{}
	for _, m := range o.Rules {
		known[m.ID] = m
	}
	for id, t := range d.Rules {
		m := known[id]
		m.ID, m.Name = id, t.Name
		all = append(all, m)
	}
	slices.SortFunc(all, func(a, b rules.Meta) int { return cmp.Compare(a.ID, b.ID) })
	return all
}
