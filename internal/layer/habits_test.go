package layer

import (
	"math"
	"strings"
	"testing"

	"github.com/mtlint/mtlint/internal/article"
	"github.com/mtlint/mtlint/internal/lang"
)

func TestHabitUnits(t *testing.T) {
	u := NewHabitUnits([]string{"of", "that", "the"})
	units, from := u.Of(article.New("", "The mayor’s aides said that “most of the workers’ tents” were gone – 12 in London. No word.", english(t)))
	if len(units) != len(from) {
		t.Errorf("%d units of %d tokens", len(units), len(from))
	}
	got := make([]string, len(units))
	for i, unit := range units {
		got[i] = u.Names[unit]
	}
	const want = "^ the NN's NNS VBD that JJ of the NNS's NNS VBD VBN CD IN NNP ^ DT NN"
	if s := strings.Join(got, " "); s != want {
		t.Errorf("units %s\nwant  %s", s, want)
	}
}

// A text that goes on in the same way has the same index however long it is, from fewUnits on.
func TestHabitsAreRates(t *testing.T) {
	const prose = "The council said that the bridge of the town was closed, and the mayor of the town also asked the people for help. They went home.\n\n"
	short := Habits.Of(article.New("", strings.Repeat(prose, 6), english(t)))
	long := Habits.Of(article.New("", strings.Repeat(prose, 60), english(t)))
	if short.Units < fewUnits || long.Units != 10*short.Units || math.Abs(short.Index-long.Index) > 1e-9 {
		t.Errorf("%d units %v, %d units %v", short.Units, short.Index, long.Units, long.Index)
	}
	if len(long.Heaviest) == 0 {
		t.Fatal("nothing speaks for machine translation in a text full of “of the”")
	}
	for _, h := range long.Heaviest {
		if h.Count < fewest || float64(h.Count) <= h.Usual || !strings.Contains(prose, h.Text) {
			t.Errorf("%+v", h)
		}
	}
}

func TestShortTextHasNoHabits(t *testing.T) {
	for src, want := range map[string]bool{
		"":                                 false,
		"The council met on Monday.":       false,
		strings.Repeat("of the town ", 60): false,
		strings.Repeat("It was a long day. ", 12): true,
	} {
		if got := Habits.Of(article.New("", src, english(t))).Enough(); got != want {
			t.Errorf("%.30q: %v", src, got)
		}
	}
}

// Another language has no such model and loses nothing.
func TestHabitsOfAnotherLanguage(t *testing.T) {
	pack, err := lang.Open("de")
	if err != nil {
		t.Fatal(err)
	}
	if r := Habits.Of(article.New("", strings.Repeat("Der Rat kam am Montag zusammen. ", 40), pack)); r.Enough() || r.Index != 0 {
		t.Errorf("%+v", r)
	}
}

func BenchmarkHabits(b *testing.B) {
	articles, size, _ := cleanArticles(b)
	for _, a := range articles {
		Tags.Of(a).All()
		Structure.Of(a)
	}
	b.SetBytes(int64(size))
	b.ReportAllocs()
	for b.Loop() {
		for _, a := range articles {
			buildHabits(a)
		}
	}
}
