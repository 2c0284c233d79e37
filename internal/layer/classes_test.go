package layer

import (
	"testing"

	"github.com/mtlint/mtlint/internal/article"
	"github.com/mtlint/mtlint/internal/lang"
)

func TestClasses(t *testing.T) {
	en, err := lang.Open("en")
	if err != nil {
		t.Fatal(err)
	}
	a := article.New("", "The goverment’s ferry was the ferries' ferry: wtih.", en)
	w, classes := Words.Of(a), Classes.Of(a)
	for word, known := range map[string]bool{"the": true, "goverment's": false, "ferry": true, "ferries'": true, "wtih": false} {
		at := w.At(word)
		if len(at) == 0 {
			continue // the mark is a token of its own
		}
		if got := classes[w.ID(int(at[0]))] != lang.Unknown; got != known {
			t.Errorf("%q: known is %v", word, got)
		}
	}
}

func BenchmarkClasses(b *testing.B) {
	en, err := lang.Open("en")
	if err != nil {
		b.Fatal(err)
	}
	src := sample(50000)
	b.SetBytes(int64(len(src)))
	b.ReportAllocs()
	for b.Loop() {
		b.StopTimer()
		a := article.New("", src, en)
		Words.Of(a)
		b.StartTimer()
		Classes.Of(a)
	}
}
