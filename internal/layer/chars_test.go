package layer

import (
	"slices"
	"strings"
	"testing"

	"github.com/mtlint/mtlint/internal/article"
	"github.com/mtlint/mtlint/internal/lang"
)

func charsOf(t testing.TB, src string) *CharIndex {
	t.Helper()
	pack, err := lang.Open("en")
	if err != nil {
		t.Fatal(err)
	}
	return Chars.Of(article.New("test", src, pack))
}

func TestCharsFindsEachClass(t *testing.T) {
	x := charsOf(t, "a & b <c [d {e %f $g @h _i \\ \x00 end.Next one ,two x,, \t\n")
	for c, want := range map[Char][]int32{
		CharAmp: {2}, CharLess: {6}, CharBracket: {9}, CharBrace: {12}, CharPercent: {15}, CharDollar: {18},
		CharAt: {21}, CharLow: {24}, CharBack: {27}, CharControl: {29}, CharTight: {34, 44, 50}, CharLoose: {44, 51},
	} {
		if got := x.At(c); !slices.Equal(got, want) {
			t.Errorf("class %d: %v, want %v", c, got, want)
		}
	}
}

func TestCharsRuns(t *testing.T) {
	src := "He said “yes” – and ate a café’s soup, привет мир…"
	got := []string{}
	for _, r := range charsOf(t, src).Runs {
		got = append(got, src[r.Start:r.End])
	}
	if want := []string{"é’", "привет", "мир…"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

func BenchmarkChars(b *testing.B) {
	src := strings.Repeat("The mayor of the coastal town said on Tuesday that the “new” ferry, which cost 4.5 million, would sail twice a day.\n\n", 500)
	pack, err := lang.Open("en")
	if err != nil {
		b.Fatal(err)
	}
	a := article.New("bench", src, pack)
	b.SetBytes(int64(len(src)))
	b.ReportAllocs()
	for b.Loop() {
		buildChars(a)
	}
}
