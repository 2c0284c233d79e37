package report

import (
	"encoding/json"
	"errors"
	"fmt"
	"html/template"
	"math"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"github.com/mtlint/mtlint/internal/article"
	"github.com/mtlint/mtlint/internal/mqm"
	"github.com/mtlint/mtlint/internal/text"
	"github.com/mtlint/mtlint/rules"
)

// withoutAssets leaves out of a page what is the same in all.
func withoutAssets(page string) string {
	return strings.NewReplacer(htmlStyle, "…", htmlScript, "…", template.HTMLEscapeString(contentPolicy()), "…").Replace(page)
}

// audited is a small audit: an article with findings, one of which begins inside
// another, a pair of which one refers to the other, and one with an error.
func audited() []*rules.Result {
	find := func(r *rules.Result, words string) text.Span {
		i := strings.Index(r.Text, words)
		return text.Span{Start: int32(i), End: int32(i + len(words))}
	}
	at := func(r *rules.Result, s text.Span) rules.Position {
		return rules.Position{Byte: int(s.Start), Line: 1 + strings.Count(r.Text[:s.Start], "\n"), Column: 1 + int(s.Start) - strings.LastIndexByte("\n"+r.Text[:s.Start], '\n')}
	}
	a := &rules.Result{
		Path: "a.txt", Title: "Ferry Crews Return to Work", Lang: "en", Score: mqm.NewScore(220, 31), Meta: article.Meta{Site: "island.example"},
		Text:   "Ferry Crews Return to Work\n\nThe crews of Malta, the Hellenic Republic, went back to work.\n\nThey had passed a legislation.\n",
		Failed: mqm.Gate{FailUnder: 80}.Failed(0, [mqm.Critical + 1]int{}),
	}
	b := &rules.Result{
		Path: "b.jsonl", Line: 2, ID: `"b-7"`, Title: "Ferries Sail Again", Lang: "en", Score: mqm.NewScore(640, 5), Meta: article.Meta{Site: "harbour.example"},
		Text: "Ferries Sail Again\nThe crews came back after nine days.\n",
	}
	add := func(r *rules.Result, f rules.Finding, words string) {
		f.Span, f.Text, f.Name = find(r, words), words, f.Rule+" in words"
		f.Start, f.End = at(r, f.Span), at(r, f.Span)
		r.Findings = append(r.Findings, f)
	}
	add(a, rules.Finding{Rule: "country-name-misattached", Category: mqm.Mistranslation, Severity: mqm.Critical, Penalty: 25,
		Message: "the Hellenic Republic is the formal name of Greece, not of Malta", Suggestion: "the Republic of Malta",
		Related: []rules.Related{{Span: text.Span{Start: 0, End: 5}, Text: "Ferry", Message: "the headline", Start: rules.Position{Line: 1, Column: 1}}}}, "Malta, the Hellenic Republic")
	add(a, rules.Finding{Rule: "hellenic", Category: mqm.WrongTerm, Severity: mqm.Neutral, Message: "“Hellenic”: rare"}, "Hellenic")
	add(a, rules.Finding{Rule: "uncountable-with-article", Category: mqm.Grammar, Severity: mqm.Minor, Penalty: 1, Message: "“a legislation”: legislation has no singular article"}, "a legislation")
	days := find(b, "nine days")
	add(b, rules.Finding{Rule: "event-number", Category: mqm.Mistranslation, Severity: mqm.Major, Penalty: 5, Message: "“nine days” here, “went back” there",
		Related: []rules.Related{{Article: "a.txt", Span: find(a, "went back"), Start: at(a, find(a, "went back")), Text: "went back", Message: "the other article"}}}, b.Text[days.Start:days.End])
	return []*rules.Result{a, b, {Path: "c.txt", Err: errors.New("is empty")}}
}

// parsePage reads a page as a browser does, with JavaScript or without.
func parsePage(t testing.TB, page string, script bool) *html.Node {
	t.Helper()
	root, err := html.ParseWithOptions(strings.NewReader(page), html.ParseOptionEnableScripting(script))
	if err != nil {
		t.Fatal(err)
	}
	return root
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// content is the text in an element.
func content(n *html.Node) string {
	var b strings.Builder
	for c := range n.Descendants() {
		if c.Type == html.TextNode {
			b.WriteString(c.Data)
		}
	}
	return b.String()
}

// embedded are the articles that a page has for its script, by ID, and the rows of
// its table.
func embedded(t testing.TB, page string) (articles map[string]string, rows []rowData) {
	t.Helper()
	articles = map[string]string{}
	for n := range parsePage(t, page, true).Descendants() {
		if n.Data != "script" || attr(n, "type") != "application/json" {
			continue
		}
		dec := json.NewDecoder(strings.NewReader(n.FirstChild.Data))
		dec.DisallowUnknownFields()
		id, s := attr(n, "id"), ""
		var err error
		if id == "rows" {
			err = dec.Decode(&rows)
		} else {
			err = dec.Decode(&s)
			articles[id] = s
		}
		if err != nil || dec.More() {
			t.Fatalf("%s: %v", id, err)
		}
	}
	return articles, rows
}

// The data for the script say the same as the results.
func TestHTMLData(t *testing.T) {
	page := rendered(t, HTML, Options{}, audited()...)
	_, rows := embedded(t, page)
	want := []rowData{
		{Number: 3, Score: -1, Verdict: "error", Name: "c.txt", Rules: []int{}},
		{Number: 1, Score: mqm.NewScore(220, 31).Score, Verdict: "fail", Critical: 1, Minor: 1, Neutral: 1, Words: 220, Name: "Ferry Crews Return to Work a.txt island.example", Heaviest: "country-name-misattached", Rules: []int{0, 3, 2}},
		{Number: 2, Score: mqm.NewScore(640, 5).Score, Verdict: "pass", Major: 1, Words: 640, Name: "Ferries Sail Again b.jsonl#b-7 harbour.example", Heaviest: "event-number", Rules: []int{1}},
	}
	for i := range rows {
		if i < len(want) && !strings.Contains(page, rows[i].HTML) {
			t.Errorf("row %d is not the one without the script: %s", i, rows[i].HTML)
		}
		rows[i].HTML = ""
	}
	if !reflect.DeepEqual(rows, want) {
		t.Errorf("got %+v, want %+v", rows, want)
	}
	if empty := rendered(t, HTML, Options{}, nil...); !strings.Contains(empty, `id="rows">[]</script>`) {
		t.Error("no articles: the list is not an empty one")
	}
}

// Every link of a page leads to something in it, whatever can be seen of it: all
// articles at once without JavaScript, and with it what the script puts in.
func TestHTMLLinks(t *testing.T) {
	page := rendered(t, HTML, Options{Version: "v0", Rules: []rules.Meta{{ID: "hellenic", Rationale: "x"}}}, audited()...)
	whole := page
	articles, _ := embedded(t, page)
	for _, s := range articles {
		whole += s
	}
	for name, p := range map[string]struct {
		text   string
		script bool
	}{"static": {page, false}, "script": {whole, true}} {
		ids, links := map[string]bool{}, map[string]bool{}
		for n := range parsePage(t, p.text, p.script).Descendants() {
			if id := attr(n, "id"); id != "" {
				if ids[id] {
					t.Errorf("%s: two elements %q", name, id)
				}
				ids[id] = true
			}
			if n.Data == "a" {
				links[attr(n, "href")] = true
			}
		}
		for l := range links {
			if to, ok := strings.CutPrefix(l, "#"); !ok || !ids[to] {
				t.Errorf("%s: no element for %q", name, l)
			}
		}
		for _, want := range []string{"#a1", "#a1-m1", "#a1-f1", "#a1-p1-1", "#a1-b2-1-1", "#a2-f1", "#r-hellenic"} {
			if !links[want] {
				t.Errorf("%s: no link to %s", name, want)
			}
		}
	}
}

// What another article says of this one is the message of the finding that says it,
// also where that is told with a heavier one about the same words.
func TestHTMLReferences(t *testing.T) {
	all := audited()
	f := &all[1].Findings[0]
	f.Related = append(f.Related, rules.Related{Rule: "event-name", Message: "“Marlow” here, “Marlowe” there"},
		rules.Related{Article: "a.txt", Span: text.Span{Start: 0, End: 5}, Message: "the other article"})
	articles, _ := embedded(t, rendered(t, HTML, Options{}, all...))
	var got []string
	for n := range parsePage(t, articles["d1"], true).Descendants() {
		if attr(n, "class") == "back" {
			for li := range n.Descendants() {
				if li.Data == "li" {
					got = append(got, content(li))
				}
			}
		}
	}
	want := []string{"b.jsonl#b-7: “nine days” here, “went back” there (the words here)", "b.jsonl#b-7: “Marlow” here, “Marlowe” there (the words here)"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// The text of an article is in the page byte for byte, whatever its marks.
func TestHTMLShowsTheText(t *testing.T) {
	all := audited()
	articles, _ := embedded(t, rendered(t, HTML, Options{}, all...))
	for i, want := range []string{all[0].Text, all[1].Text} {
		var got []string
		for n := range parsePage(t, articles[fmt.Sprintf("d%d", i+1)], true).Descendants() {
			if attr(n, "class") == "text" {
				for p := range n.ChildNodes() {
					if p.Data == "p" {
						got = append(got, content(p))
					}
				}
			}
		}
		want := strings.Join(strings.Fields(want), " ")
		if s := strings.Join(strings.Fields(strings.Join(got, " ")), " "); s != want {
			t.Errorf("got %q, want %q", s, want)
		}
	}
}

// breakers are texts that end, open or confuse something if they are written raw.
var breakers = []string{
	`<script>alert(1)</script>`, `</script><img src=x onerror=alert(1)>`, `</textarea></title></style>`, `<!-- --> -->`, `]]>`,
	`</noscript></table></main>`, `"'` + "`" + `>${1}{{.}}`, "\u2028\u2029", "&lt;b&gt; &amp;", `javascript:alert(1)`, `<a href="javascript:alert(1)">`, "a\x00b", "\u202e\u2066",
}

func TestHTMLEscapes(t *testing.T) {
	for _, evil := range breakers {
		r := &rules.Result{
			Path: evil, ID: article.ID(mustJSON(evil)), Title: evil, Lang: "en", Score: mqm.NewScore(100, 5), Text: evil + "\n" + evil + " x",
			Meta:   article.Meta{URL: evil, Site: evil, System: evil, Date: evil},
			NotRun: []rules.NotRun{{Rule: evil, Why: evil}}, Failed: []mqm.Failure{{Message: evil}},
			Findings: []rules.Finding{{
				Rule: evil, Name: evil, Category: mqm.Category(evil), Severity: mqm.Major, Message: evil, Suggestion: evil, Text: evil, Sentence: evil,
				Span:    text.Span{Start: int32(len(evil) + 1), End: int32(2*len(evil) + 1)},
				Related: []rules.Related{{Article: evil, Message: evil, Text: evil}, {Message: evil, Text: evil, Span: text.Span{Start: 0, End: int32(len(evil))}}},
			}},
		}
		o := Options{Version: evil, View: View{Group: "site"}, Rules: []rules.Meta{{ID: evil, Name: evil, Rationale: evil, LetsPass: evil}}}
		page := rendered(t, HTML, o, r, &rules.Result{Path: evil, Err: errors.New(evil)})
		shown := strings.NewReplacer("\x00", "\ufffd").Replace(evil)
		articles, rows := embedded(t, page)
		for i, part := range []string{page, articles["d1"], "<table>" + rows[1].HTML} {
			for _, script := range []bool{true, false} {
				found := 0
				for n := range parsePage(t, part, script).Descendants() {
					switch {
					case n.Type == html.CommentNode:
						t.Errorf("%q makes a comment %q", evil, n.Data)
					case n.Data == "img" || n.Data == "b" || n.Data == "script" && attr(n, "type") == "" && n.FirstChild.Data != htmlScript:
						t.Errorf("%q makes an element %s", evil, n.Data)
					case n.Data == "a" && !strings.HasPrefix(attr(n, "href"), "#"):
						t.Errorf("%q makes a link to %q", evil, attr(n, "href"))
					case n.Type == html.TextNode && strings.Contains(n.Data, shown):
						found++
					}
					for _, a := range n.Attr {
						if strings.HasPrefix(a.Key, "on") {
							t.Errorf("%q makes an attribute %s", evil, a.Key)
						}
					}
				}
				if found < 2 {
					t.Errorf("part %d: %q is shown %d times", i, evil, found)
				}
			}
		}
		for _, n := range []string{"<script", "</script"} {
			want := 4 // the list, the script, an article each
			if n == "<script" && strings.Count(page, n) != want || n == "</script" && strings.Count(page, n) != want {
				t.Errorf("%q: %d times %s", evil, strings.Count(page, n), n)
			}
		}
	}
}

func mustJSON(s string) string {
	b, _ := json.Marshal(s) // a string always can be
	return string(b)
}

// The page holds the texts of at most so many articles for browsers without
// JavaScript, and says what is missing.
func TestHTMLOfManyArticles(t *testing.T) {
	var all []*rules.Result
	for i := range htmlStatic + 50 {
		all = append(all, &rules.Result{Path: fmt.Sprintf("%03d.txt", i), Title: "Harvest Fair Opens", Text: "Harvest Fair Opens\n\nIt did.", Lang: "en", Score: mqm.NewScore(600, float64(i%7)), Meta: article.Meta{Site: fmt.Sprintf("s%03d.example", i)}})
	}
	page := rendered(t, HTML, Options{View: View{Top: htmlStatic + 20, Group: "site"}}, all...)
	static := parsePage(t, page, false)
	articles, rows := 0, 0
	for n := range static.Descendants() {
		if n.Data == "article" {
			articles++
		}
		if n.Data == "tr" && attr(n, "data-n") != "" {
			rows++
		}
	}
	texts, list := embedded(t, page)
	if articles != htmlStatic || rows != htmlStatic || len(texts) != htmlStatic+20 || len(list) != htmlStatic+20 {
		t.Errorf("%d articles, %d rows, %d texts, %d in the list", articles, rows, len(texts), len(list))
	}
	for _, want := range []string{"30 more articles are counted above but not listed", "The texts of these 20 articles need JavaScript", "50 more are not listed; --format json has all"} {
		if !strings.Contains(content(static), want) {
			t.Errorf("the page does not say: %s", want)
		}
	}
}

var colour = regexp.MustCompile(`--([a-z-]+): #([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})`)

// Text has a contrast of 4.5 and what else carries meaning of 3, by the formula of
// the Web Content Accessibility Guidelines, in both colour schemes.
func TestHTMLContrast(t *testing.T) {
	schemes := strings.SplitN(htmlStyle, "prefers-color-scheme: dark", 2)
	dark, _, _ := strings.Cut(schemes[1], "* {")
	for name, css := range map[string]string{"light": schemes[0], "dark": dark} {
		light := map[string]float64{}
		for _, m := range colour.FindAllStringSubmatch(css, -1) {
			var rgb [3]float64
			for i := range rgb {
				var v int
				_, _ = fmt.Sscanf(m[2+i], "%x", &v)
				rgb[i] = linear(float64(v) / 255)
			}
			light[m[1]] = 0.2126*rgb[0] + 0.7152*rgb[1] + 0.0722*rgb[2]
		}
		check := func(a, b string, least float64) {
			x, okA := light[a]
			y, okB := light[b]
			if got := (max(x, y) + 0.05) / (min(x, y) + 0.05); !okA || !okB || got < least {
				t.Errorf("%s: %s on %s has a contrast of %.2f, not %.1f", name, a, b, got, least)
			}
		}
		for _, ground := range []string{"bg", "panel"} {
			for _, ink := range []string{"fg", "muted", "link", "pass", "fail"} {
				check(ink, ground, 4.5)
			}
			check("bar", ground, 3)
		}
		for _, s := range []string{"critical", "major", "minor", "neutral", "place"} {
			check("fg", s, 4.5)
			check(s+"-line", s, 3)
			check(s+"-line", "panel", 3)
		}
	}
}

func linear(c float64) float64 {
	if c <= 0.03928 {
		return c / 12.92
	}
	return math.Pow((c+0.055)/1.055, 2.4)
}
