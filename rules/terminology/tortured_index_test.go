package terminology

import (
	"strings"
	"testing"

	"github.com/mtlint/mtlint/internal/article"
	"github.com/mtlint/mtlint/internal/lang"
	"github.com/mtlint/mtlint/internal/layer"
)

func pack(t testing.TB) *lang.Pack {
	t.Helper()
	p, err := lang.Open("en")
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// The longest form wins, plurals and possessives are found, hyphens may join.
func TestSpunMatch(t *testing.T) {
	p := pack(t)
	s := spunTerms.Of(p)
	for src, want := range map[string]string{
		"a crimson midget":           "red dwarf",
		"two crimson midgets":        "red dwarfs",
		"the crimson midget’s light": "red dwarf's",
		"a sun-powered gadget":       "solar system",
		"our sun powered gadget":     "solar system",
		"two sun powered gadgets":    "solar systems",
		"12 months lessons":          "year classes",
		"the vital riverbank":        "central bank",
		"overseas coverages":         "foreign policies",
		"a crimson dress":            "",
		"midget crimson":             "",
	} {
		w := layer.Words.Of(article.New("test", src, p))
		n, got := s.parts(w), ""
		for i := range w.Len() - 1 {
			if hit, end := s.match(n, w, i); end > 0 && got == "" {
				got = inflect(s.terms[hit.term].words, hit.ending)
			}
		}
		if got != want {
			t.Errorf("%q: %q, want %q", src, got, want)
		}
	}
}

// Forms that are only likely count once two terms are spun for certain.
func TestLikelyFormsNeedCompany(t *testing.T) {
	const likely = "Officials spoke about the severe concern of the area station. "
	for src, want := range map[string]int{
		likely:                                 0,
		likely + "It orbits a crimson midget.": 1,
		likely + "It orbits a crimson midget, the excessive courtroom was told.": 4,
	} {
		if got := len(TorturedPhrase.Apply(article.New("test", "Talk of the town\n\n"+src, pack(t)))); got != want {
			t.Errorf("%q: %d, want %d", src, got, want)
		}
	}
}

func BenchmarkTorturedPhrase(b *testing.B) {
	p := pack(b)
	src := strings.Repeat("The minister said on Friday that the high court would hear the case of the state bank, whose chief executive had left the country. The supply of natural gas to the power plant had stopped at least twice since May.\n\n", 30)
	a := article.New("bench", src, p)
	layer.Words.Of(a)
	spunTerms.Of(p)
	b.SetBytes(int64(len(src)))
	b.ReportAllocs()
	for b.Loop() {
		TorturedPhrase.Apply(a)
	}
}

// The lexicon is read once per process, so its time adds to the start of a check.
func BenchmarkSpunTerms(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		spunTerms.Of(pack(b))
	}
}
