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

func TestWords(t *testing.T) {
	a := article.New("", "The dog didn’t see the DOG. Élan, élan! ΣΊΣΥΦΟΣ’ And THE end don't İ", english(t))
	w := Words.Of(a)
	var low []string
	for i := range a.Doc.Tokens {
		low = append(low, w.Low(i))
	}
	want := []string{"the", "dog", "didn't", "see", "the", "dog", ".", "élan", ",", "élan", "!", "σίσυφοσ", "'", "and", "the", "end", "don't", "i"}
	if !slices.Equal(low, want) {
		t.Fatalf("got  %q\nwant %q", low, want)
	}
	for i, s := range low {
		src := a.Doc.Text(a.Doc.Tokens[i].Span)
		if Fold(src) != s || w.Form(w.ID(i)) != s || !w.Is(i, "x", s) || w.Is(i, "x") {
			t.Errorf("token %d, %q, is folded in two ways", i, src)
		}
	}
	for _, c := range []struct {
		got, want []int32
	}{
		{w.At("the"), []int32{0, 4, 14}},
		{w.At("The"), nil}, // only folded words are asked for
		{w.At("cat"), nil},
		{w.AtAny("dog", "the", "cat"), []int32{0, 1, 4, 5, 14}},
		{w.AtAny(), nil},
		{w.In(lang.NewSet("dog", "cat")), []int32{1, 5}},
		{w.In(lang.NewSet(append(strings.Fields("a b c d e f g h j k l m n o p q r s t u v w x y z"), "dog", "end")...)), []int32{1, 5, 15}},
		{w.In(nil), nil},
	} {
		if !slices.Equal(c.got, c.want) {
			t.Errorf("got %v, want %v", c.got, c.want)
		}
	}
	for _, i := range []int{-1, len(a.Doc.Tokens), 1 << 30} {
		if w.Low(i) != "" || w.Is(i, "") {
			t.Errorf("token %d is outside the text", i)
		}
	}
	empty := Words.Of(article.New("", "", english(t)))
	if empty.At("the") != nil || empty.Low(0) != "" || empty.Distinct() != 0 {
		t.Error("an empty text has words")
	}
}

func BenchmarkWords(b *testing.B) {
	src := sample(64 << 10)
	a := article.New("", src, english(b))
	b.SetBytes(int64(len(src)))
	b.ReportAllocs()
	for b.Loop() {
		buildWords(a).At("the")
	}
}
