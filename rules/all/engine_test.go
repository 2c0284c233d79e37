package all

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/mtlint/mtlint/internal/article"
	"github.com/mtlint/mtlint/internal/engine"
	"github.com/mtlint/mtlint/rules"
)

func newEngine(t testing.TB, set []*rules.Rule) *engine.Engine {
	t.Helper()
	e, err := engine.New(set...)
	if err != nil {
		t.Fatal(err)
	}
	return e
}

// seeds are the texts of the seed articles.
func seeds(t testing.TB) (texts []string) {
	t.Helper()
	files, err := filepath.Glob("../../seeds/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no seeds: %v", err)
	}
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		texts = append(texts, string(data))
	}
	return texts
}

// FuzzCheck holds all rules to what must be true of any text: nothing panics, two
// runs agree, the order in which rules are given does not matter, and findings
// point at the words they quote.
func FuzzCheck(f *testing.F) {
	for _, s := range seeds(f) {
		f.Add(s)
	}
	pack := english(f)
	e := newEngine(f, List)
	backwards := slices.Clone(List)
	slices.Reverse(backwards)
	e2 := newEngine(f, backwards)
	f.Fuzz(func(t *testing.T, src string) {
		if !utf8.ValidString(src) || len(src) > 1<<16 {
			return
		}
		a, b := e.Check(article.New("f", src, pack)), e2.Check(article.New("f", src, pack))
		if len(a.NotRun) > 0 {
			t.Fatalf("%+v", a.NotRun)
		}
		if x, y := marshal(t, a), marshal(t, b); !bytes.Equal(x, y) {
			t.Fatalf("two runs differ:\n%s\n%s", x, y)
		}
		if a.Score.Score < 0 || a.Score.Score > 100 || a.Score.Words < 0 {
			t.Fatalf("%+v", a.Score)
		}
		for _, g := range a.Findings {
			if !strings.HasPrefix(src[g.Start.Byte:g.End.Byte], g.Text) || g.Message == "" || g.Sentence[g.Offset:g.Offset+len(g.Text)] != g.Text {
				t.Fatalf("%+v", g)
			}
		}
	})
}

func marshal(t *testing.T, r rules.Result) []byte {
	t.Helper()
	data, err := json.Marshal(r)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// Hostile texts take time that grows with their length, not with its square: the
// test fails by running into the time limit of go test.
func TestHostileTexts(t *testing.T) {
	if testing.Short() {
		t.Skip("long texts")
	}
	const n = 100_000
	e, pack := newEngine(t, List), english(t)
	for name, src := range map[string]string{
		"nested quotes":     strings.Repeat("“", n) + "word" + strings.Repeat("”", n),
		"straight quotes":   strings.Repeat("\" ", n),
		"single quotes":     strings.Repeat("' a", n),
		"points":            strings.Repeat(". ", n),
		"point quotes":      strings.Repeat(".” ", n),
		"one word":          strings.Repeat("the ", n),
		"one line":          strings.Repeat("The ferry left at dawn, said the captain, and came back. ", n/10),
		"equal lines":       strings.Repeat("The ferry left at dawn, he said.\n", n/2),
		"equal paragraphs":  "Ferry leaves\n\n" + strings.Repeat("The old ferry of the island left at dawn with forty of its passengers, he said.\n\n", n/10),
		"headline lines":    strings.Repeat("Ferry Crews Return to Work\n", n/5),
		"brackets":          strings.Repeat("(", n) + strings.Repeat(")", n),
		"letters":           strings.Repeat("a", 20*n),
		"capitals":          strings.Repeat("Mr Smith ", n),
		"entities":          strings.Repeat("&amp;", n),
		"tags":              strings.Repeat("<", n),
		"braces":            strings.Repeat("{{", n),
		"mojibake":          strings.Repeat("â€™", n),
		"cyrillic":          "The ferry left. " + strings.Repeat("и ", n),
		"countries":         strings.Repeat("Republic of the ", n/2),
		"only punctuation":  strings.Repeat("?!", n),
		"combining marks":   "a" + strings.Repeat("\u0301", n),
		"hyphens":           strings.Repeat("a-", n),
		"dotted":            strings.Repeat("a.b.", n),
		"blank lines":       strings.Repeat("\n \n", n),
		"stray marks":       strings.Repeat(" . , ", n/2),
		"short lines":       strings.Repeat("Share\n\n", n/2),
		"false statements":  "He said that " + strings.Repeat("North Korea, officially South Korea (DPRK), ", n/10),
		"quoted paragraphs": strings.Repeat("“We left at dawn.\n\n", n/5),
		"numbered names":    strings.Repeat("Abc-1 Def-22 ", n/4),
		"numbers":           strings.Repeat("14 boats and three dozen 5-3, $2bn to 7%. ", n/6),
	} {
		t.Run(name, func(t *testing.T) {
			if r := e.Check(article.New(name, src, pack)); len(r.NotRun) > 0 {
				t.Errorf("%+v", r.NotRun)
			}
		})
	}
}

// A clean paragraph at the end changes no earlier finding.
func TestAppendedParagraph(t *testing.T) {
	e, pack := newEngine(t, List), english(t)
	const more = "\n\nThe weather office expects rain on the coast until Friday evening.\n"
	for _, src := range seeds(t) {
		src = strings.TrimRight(src, "\n")
		a, b := e.Check(article.New("a", src, pack)), e.Check(article.New("b", src+more, pack))
		keys := func(r rules.Result) (k []string) {
			for _, f := range r.Findings {
				// What is said of an article's end moves with the end.
				if int(f.Span.End) < len(src)*9/10 {
					k = append(k, f.Rule+":"+f.Text)
				}
			}
			return k
		}
		if x, y := keys(a), keys(b); !slices.Equal(x, y) {
			t.Errorf("a paragraph more changes the findings of %.40q:\n%q\n%q", src, x, y)
		}
	}
}

func BenchmarkEngine(b *testing.B) {
	src := strings.Join(seeds(b), "\n\n")
	e, pack := newEngine(b, List), english(b)
	b.SetBytes(int64(len(src)))
	b.ReportAllocs()
	for b.Loop() {
		e.Check(article.New("bench", src, pack))
	}
}

// Articles one by one, and side by side, as a run over many hands them to the engine.
func BenchmarkArticles(b *testing.B) {
	texts := seeds(b)
	e, pack := newEngine(b, List), english(b)
	n := 0
	for _, s := range texts {
		n += len(s)
	}
	for _, together := range []int{1, len(texts)} {
		b.Run(fmt.Sprint(together), func(b *testing.B) {
			b.SetBytes(int64(n))
			b.ReportAllocs()
			for b.Loop() {
				for some := range slices.Chunk(texts, together) {
					var articles []*article.Article
					for _, s := range some {
						articles = append(articles, article.New("bench", s, pack))
					}
					if _, err := e.CheckAll(b.Context(), articles); err != nil {
						b.Fatal(err)
					}
				}
			}
		})
	}
}
