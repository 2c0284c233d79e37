package accuracy

import (
	"testing"

	"github.com/mtlint/mtlint/internal/article"
	"github.com/mtlint/mtlint/internal/lang"
	"github.com/mtlint/mtlint/internal/layer"
)

// Two numbers of one sentence, and whether they may be the same amount.
func TestAgree(t *testing.T) {
	pack, err := lang.Open("en")
	if err != nil {
		t.Fatal(err)
	}
	for src, want := range map[string]bool{
		"14 boats, 14 boats":                     true,
		"14 boats, 41 boats":                     false,
		"£9m, £8.7m":                             true,
		"£9m, £8.4m":                             false,
		"$14m, $13.9m":                           true,
		"$14m, $13.9bn":                          false,
		"40 jobs, 42 jobs":                       true,
		"40 jobs, 47 jobs":                       false,
		"nearly 100 goats, 96 goats":             true,
		"up to 2,400 jobs, 2,500 jobs":           false,
		"up to 17 days, up to 27 days":           false,
		"more than 2,400 jobs, 2,500 jobs":       true,
		"at least 2,600 jobs, 2,500 jobs":        false,
		"75.000 people, 75,000 people":           true,
		"about three dozen goats, 38 goats":      true,
		"a win by 3-1, a win of 1-3 for the men": true,
	} {
		qs := layer.Numbers.Of(article.New("", src, pack)).Quantities
		if len(qs) != 2 {
			t.Fatalf("%q: %d quantities", src, len(qs))
		}
		if got := agree(&qs[0], &qs[1]); got != want || agree(&qs[1], &qs[0]) != want {
			t.Errorf("%q: %v", src, got)
		}
	}
}

func TestSlip(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{{"14", "41", true}, {"107", "707", true}, {"$1.3m", "£1.8bn", true}, {"107", "770", false}, {"7", "9", false}, {"12", "123", false}, {"six", "nine", false}} {
		if got := slip(c.a, c.b); got != c.want {
			t.Errorf("%s, %s: %v", c.a, c.b, got)
		}
	}
}

func TestFar(t *testing.T) {
	for _, c := range []struct {
		x, y float64
		want bool
	}{{14, 41, false}, {7, 9500, true}, {7100, 710000, false}, {2.4e6, 2.4e9, false}, {0, 5, true}} {
		if far(c.x, c.y) != c.want || far(c.y, c.x) != c.want {
			t.Errorf("%v, %v", c.x, c.y)
		}
	}
}
