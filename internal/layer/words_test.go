package layer

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/mtlint/mtlint/internal/article"
	"github.com/mtlint/mtlint/internal/lang"
)

func english(tb testing.TB) *lang.Pack {
	tb.Helper()
	pack, err := lang.Open("en")
	if err != nil {
		tb.Fatal(err)
	}
	return pack
}

// A capitalised word may be the one that makes the table grow.
func TestWordsGrow(t *testing.T) {
	for _, form := range []string{"w%d", "W%d", "Ä%d", "ä%d"} {
		var b strings.Builder
		const n = 5000
		for i := range n {
			fmt.Fprintf(&b, form+" ", i%3000)
		}
		a := article.New("", b.String(), english(t))
		w := Words.Of(a)
		if w.Distinct() != 3000 {
			t.Fatalf("%s: %d distinct forms", form, w.Distinct())
		}
		for i := range n {
			want := strings.ToLower(fmt.Sprintf(form, i%3000))
			if w.Low(i) != want {
				t.Fatalf("%s: token %d is %q, not %q", form, i, w.Low(i), want)
			}
			if !slices.Contains(w.At(want), int32(i)) {
				t.Fatalf("%s: token %d is not found at %q", form, i, want)
			}
		}
	}
}
