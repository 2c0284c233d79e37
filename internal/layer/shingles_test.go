package layer

import (
	"strings"
	"testing"

	"github.com/mtlint/mtlint/internal/article"
	"github.com/mtlint/mtlint/internal/lang"
)

func shingled(t testing.TB, src string) *ShingleIndex {
	t.Helper()
	p, err := lang.Open("en")
	if err != nil {
		t.Fatal(err)
	}
	return Shingles.Of(article.New("t", src, p))
}

func TestShingles(t *testing.T) {
	x := shingled(t, "The harbour of Selm froze over last night.\n\n…\n\nNobody was hurt, said the harbour master.\n\n"+
		"THE HARBOUR of Selm – froze over last night!\n\nThe harbour of Selm froze over again last night. Nobody was hurt, said the harbour master.\n\nToo short.")
	for _, c := range []struct {
		block, before int
		share         float64
	}{{0, -1, 0}, {1, -1, 0}, {2, -1, 0}, {3, 0, 1}, {4, 2, 4. / 13}, {5, -1, 0}} {
		b, share := x.BlockBefore(c.block)
		if b != c.before || share != c.share {
			t.Errorf("block %d: before it %d with %.2f, want %d with %.2f", c.block, b, share, c.before, c.share)
		}
	}
	if s, share := x.SentenceBefore(4); s != 0 || share != .5 {
		t.Errorf("near sentence: %d %.2f", s, share)
	}
	if s, share := x.SentenceBefore(5); s != 2 || share != 1 {
		t.Errorf("equal sentence: %d %.2f", s, share)
	}
	if n := len(x.Block(0)); n != 8 {
		t.Errorf("block of %d words", n)
	}
	if n := len(x.Sentence(5)); n != 7 {
		t.Errorf("sentence of %d words", n)
	}
}

func TestShinglesOfLittle(t *testing.T) {
	for _, src := range []string{"", "…", "One", "One two three.\n\nOne two three."} {
		x := shingled(t, src)
		for b := 0; b+1 < len(x.blocks); b++ {
			if u, share := x.BlockBefore(b); u >= 0 || share != 0 {
				t.Errorf("%q: block %d: %d %v", src, b, u, share)
			}
		}
	}
}

// Equal lines without end, and a line without end, take linear time.
func BenchmarkShingles(b *testing.B) {
	varied := func() string {
		var s strings.Builder
		for i := range 20000 {
			s.WriteString([]string{"alder ", "birch ", "cedar ", "date ", "elm "}[i*i%11%5])
			s.WriteString(strings.Repeat(string(rune('a'+i%26)), i%7+1) + " ")
			if i%40 == 39 {
				s.WriteString("end.\n\n")
			}
		}
		return s.String()
	}()
	for name, src := range map[string]string{
		"varied":     varied,
		"equalLines": strings.Repeat("The harbour of Selm froze over last night.\n", 5000),
		"oneLine":    strings.Repeat("the harbour of Selm froze over ", 7000),
	} {
		b.Run(name, func(b *testing.B) {
			p, err := lang.Open("en")
			if err != nil {
				b.Fatal(err)
			}
			a := article.New("b", src, p)
			Words.Of(a)
			b.SetBytes(int64(len(src)))
			b.ReportAllocs()
			for b.Loop() {
				x := buildShingles(a)
				for i := range a.Doc.Blocks {
					x.BlockBefore(i)
				}
				for i := range a.Doc.Sentences {
					x.SentenceBefore(i)
				}
			}
		})
	}
}
