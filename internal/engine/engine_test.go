package engine

import (
	"fmt"
	"strings"
	"testing"

	"github.com/mtlint/mtlint/internal/article"
	"github.com/mtlint/mtlint/internal/lang"
	"github.com/mtlint/mtlint/internal/mqm"
	"github.com/mtlint/mtlint/internal/text"
	"github.com/mtlint/mtlint/rules"
)

// spotter makes a rule that reports every occurrence of a phrase.
func spotter(id, phrase string, c mqm.Category, s mqm.Severity) *rules.Rule {
	return &rules.Rule{
		Meta: rules.Meta{
			ID: id, Name: "Spots " + phrase, Category: c, Severity: s, Rationale: "test",
			Examples: []rules.Example{{Bad: "⟦" + phrase + "⟧"}},
		},
		Check: func(p *rules.Pass) {
			for at := 0; ; {
				n := strings.Index(p.Doc.Src[at:], phrase)
				if n < 0 {
					return
				}
				at += n + len(phrase)
				p.Report(rules.Finding{Span: text.Span{Start: int32(at - len(phrase)), End: int32(at)}, Message: id})
			}
		},
	}
}

func check(t testing.TB, src string, set ...*rules.Rule) rules.Result {
	t.Helper()
	pack, err := lang.Open("en")
	if err != nil {
		t.Fatal(err)
	}
	e, err := New(set...)
	if err != nil {
		t.Fatal(err)
	}
	return e.Check(article.New("a", src, pack))
}

// summary lists findings as rule:text, with merged rules in brackets.
func summary(r rules.Result) string {
	var all []string
	for _, f := range r.Findings {
		s := f.Rule + ":" + f.Text
		for _, rel := range f.Related {
			s += "(" + rel.Rule + ")"
		}
		all = append(all, s)
	}
	return strings.Join(all, " ")
}

func TestNewRefusesBadSets(t *testing.T) {
	whole := spotter("x", "y", mqm.Grammar, mqm.Minor)
	part := *whole
	part.ID, part.Rationale = "z", ""
	if _, err := New(whole, whole); err == nil {
		t.Error("two rules of one name pass")
	}
	if _, err := New(&part); err == nil {
		t.Error("an incomplete rule passes")
	}
}

func TestPanicCostsOneRule(t *testing.T) {
	bad := spotter("boom", "x", mqm.Grammar, mqm.Minor)
	bad.Check = func(p *rules.Pass) {
		p.Reportf(text.Span{Start: 0, End: 3}, "kept out")
		p.Reportf(text.Span{Start: 5, End: 5}, "empty span")
	}
	r := check(t, "The ferry left.", bad, spotter("ferry", "ferry", mqm.Grammar, mqm.Minor))
	if len(r.NotRun) != 1 || r.NotRun[0].Rule != "boom" || summary(r) != "ferry:ferry" {
		t.Errorf("%q, not run: %v", summary(r), r.NotRun)
	}
}

func TestMerge(t *testing.T) {
	const g, dup = mqm.Grammar, mqm.Duplication
	for _, c := range []struct {
		name string
		set  []*rules.Rule
		want string
	}{
		{"heavier kept", []*rules.Rule{spotter("a", "ferry left", g, mqm.Minor), spotter("b", "ferry left", g, mqm.Major)}, "b:ferry left(a)"},
		{"longer kept", []*rules.Rule{spotter("a", "ferry left", g, mqm.Minor), spotter("b", "ferry left at", g, mqm.Minor)}, "b:ferry left at(a)"},
		{"different words", []*rules.Rule{spotter("a", "ferry left", g, mqm.Minor), spotter("b", "at", g, mqm.Minor)}, "a:ferry left b:at"},
		{"a word of a clause is its own finding", []*rules.Rule{spotter("a", "The old ferry left at dawn", g, mqm.Minor), spotter("b", "old", g, mqm.Minor)}, "a:The old ferry left at dawn b:old"},
		{"all of a repeated block", []*rules.Rule{spotter("a", "The old ferry left at dawn", dup, mqm.Major), spotter("b", "old", g, mqm.Major)}, "a:The old ferry left at dawn(b)"},
		{"something worse in a repeated block", []*rules.Rule{spotter("a", "The old ferry left at dawn", dup, mqm.Minor), spotter("b", "old", g, mqm.Critical)}, "a:The old ferry left at dawn b:old"},
		{"mere overlap", []*rules.Rule{spotter("a", "ferry left", g, mqm.Minor), spotter("b", "left at", g, mqm.Minor)}, "a:ferry left b:left at"},
	} {
		if got := summary(check(t, "The old ferry left at dawn.", c.set...)); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestScore(t *testing.T) {
	src := strings.Repeat("The old ferry left at dawn. ", 200) // 1,200 words
	for _, c := range []struct {
		phrase   string
		category mqm.Category
		severity mqm.Severity
		penalty  float64
		score    float64
	}{
		{"never", mqm.Grammar, mqm.Critical, 0, 100},
		{"ferry", mqm.Grammar, mqm.Neutral, 0, 100},
		{"ferry", mqm.Grammar, mqm.Minor, 3, 100 - 3/1.2}, // only three minor ones count
		{"ferry", mqm.Punctuation, mqm.Minor, 0.3, 100 - 0.3/1.2},
		{"ferry", mqm.Grammar, mqm.Major, 1000, 0},
	} {
		r := check(t, src, spotter("x", c.phrase, c.category, c.severity))
		if diff := r.Score.Penalty - c.penalty; diff > 1e-9 || diff < -1e-9 {
			t.Errorf("%s %s: %v points, want %v", c.category, c.severity, r.Score.Penalty, c.penalty)
		}
		if diff := r.Score.Score + r.Score.Fluency + r.Score.Wording - c.score; diff > 1e-9 || diff < -1e-9 {
			t.Errorf("%s %s: score %v, want %v", c.category, c.severity, r.Score.Score+r.Score.Fluency, c.score)
		}
	}
}

func TestOwnWords(t *testing.T) {
	r := check(t, "Skip to content\n\nThe ferry left at dawn, said 2 men.", spotter("nav", "Skip to content", mqm.Residue, mqm.Minor))
	if r.Score.Words != 8 {
		t.Errorf("%d words of its own, want 8: page residue does not count", r.Score.Words)
	}
}

func TestCodeIsNotProse(t *testing.T) {
	pack, err := lang.Open("en")
	if err != nil {
		t.Fatal(err)
	}
	e, err := New(spotter("x", "ferry", mqm.Grammar, mqm.Minor))
	if err != nil {
		t.Fatal(err)
	}
	const src = "ferry `ferry` ferry `old ferry` ferry`ferry`"
	a := article.New("a", src, pack)
	for i := 0; ; i++ {
		from := strings.IndexByte(src[i:], '`')
		if from < 0 {
			break
		}
		from += i
		i = from + 1 + strings.IndexByte(src[from+1:], '`')
		a.Code = append(a.Code, text.Span{Start: int32(from), End: int32(i + 1)})
	}
	got := ""
	r := e.Check(a)
	for _, f := range r.Findings {
		got += fmt.Sprint(f.Start.Column, " ")
	}
	if got != "1 15 33 " {
		t.Errorf("found at %s", got)
	}
}

func TestPlaces(t *testing.T) {
	r := check(t, "Die Fähre\n\nThe naïve ferry left.\r\nThe ferry came.", spotter("x", "ferry", mqm.Grammar, mqm.Minor))
	got := ""
	for _, f := range r.Findings {
		got += fmt.Sprintf("%d:%d-%d:%d@%d+%d ", f.Start.Line, f.Start.Column, f.End.Line, f.End.Column, f.Start.Byte, f.Start.InLine)
	}
	if want := "3:11-3:16@23+11 4:5-4:10@40+4 "; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

// Edits have places in plain text; in a page the words may be written differently.
func TestPlacesOfEdits(t *testing.T) {
	r := spotter("x", "ferry", mqm.Grammar, mqm.Minor)
	r.Check = func(p *rules.Pass) {
		s := text.Span{Start: 10, End: 15}
		p.Report(rules.Finding{Span: s, Message: "x", Fixes: []rules.Fix{{Edits: []rules.Edit{{Span: text.Span{Start: 15, End: 15}, New: p.Doc.Src[0:3]}, {Span: s}}}}})
	}
	got := check(t, "Fähre:\n\nA ferry left.", r).Findings[0].Fixes[0].Edits
	if fmt.Sprint(got[0].Start, got[0].End, got[1].Start, got[1].End) != "{15 3 7 6} {15 3 7 6} {10 3 2 1} {15 3 7 6}" || got[0].New != "Fä" {
		t.Errorf("%+v", got)
	}
	pack, err := lang.Open("en")
	if err != nil {
		t.Fatal(err)
	}
	a := article.New("a", "Fähre:\n\nA ferry left.", pack)
	a.Doc.Page = "<p>F&auml;hre:</p><p>A ferry left.</p>"
	found := []rules.Finding{{Fixes: []rules.Fix{{Edits: []rules.Edit{{New: "x"}}}}}}
	if locate(a.Doc, found); found[0].Fixes[0].Edits[0].Start.Line != 0 {
		t.Errorf("%+v", found)
	}
}

func TestPlacesInLongLines(t *testing.T) {
	src := "\ufeff" + strings.Repeat("naïve ", 5000) + "ferry\n" + strings.Repeat("é", 10000) + " ferry"
	r := check(t, src, spotter("x", "ferry", mqm.Grammar, mqm.Minor))
	got := ""
	for _, f := range r.Findings {
		got += fmt.Sprintf("%d:%d@%d+%d ", f.Start.Line, f.Start.Column, f.Start.Byte, f.Start.InLine)
	}
	if want := "1:30001@35003+35000 2:10002@55010+20001 "; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestMergedFindingsStayInOrder(t *testing.T) {
	r := check(t, "The old ferry left at dawn.", spotter("a", "old ferry left at", mqm.Grammar, mqm.Minor), spotter("b", "old", mqm.Grammar, mqm.Minor), spotter("c", "ferry left at", mqm.Grammar, mqm.Major))
	if got, want := summary(r), "b:old c:ferry left at(a)"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestFingerprintsOutliveMovedLines(t *testing.T) {
	rule := spotter("x", "ferry", mqm.Grammar, mqm.Minor)
	one := check(t, "The ferry left. The ferry left.\n\nA ferry came.", rule)
	two := check(t, "News\n\nSome other line.\n\nThe ferry left.  The FERRY is a ferry.\n\nThe ferry left.\n\nA ferry  came.", rule)
	seen := map[string]bool{}
	for _, f := range one.Findings {
		if seen[f.Fingerprint] {
			t.Error("two findings have one fingerprint")
		}
		seen[f.Fingerprint] = true
	}
	kept := 0
	for _, f := range two.Findings {
		if seen[f.Fingerprint] {
			kept++
		}
	}
	if kept != len(one.Findings) {
		t.Errorf("%d of %d fingerprints found again", kept, len(one.Findings))
	}
}
