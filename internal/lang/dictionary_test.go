package lang_test

import (
	"bytes"
	"testing"

	"github.com/mtlint/mtlint/internal/lang"
)

func TestDictionary(t *testing.T) {
	en, err := lang.Open("en")
	if err != nil {
		t.Fatal(err)
	}
	d := lang.Spelling.Of(en)
	for word, least := range map[string]int{"the": lang.Highest, "government": lang.Usual, "colour": 6, "color": 6, "don't": lang.Rare, "ferryboat": lang.Rare, "selfie": lang.Rare} {
		if c := d.Class(word); c < least {
			t.Errorf("%q has class %d, want at least %d", word, c, least)
		}
	}
	for _, word := range []string{"goverment", "wtih", "qzxv", ""} {
		if c := d.Class(word); c != lang.Unknown {
			t.Errorf("%q has class %d", word, c)
		}
	}
	if d.Frequent("government") != d.Class("government") || d.Frequent("ferryboat") != lang.Unknown || d.Frequent("goverment") != lang.Unknown {
		t.Error("Frequent is not the class of common words only")
	}
}

func TestWriteDictionary(t *testing.T) {
	class := func(w string) int { return map[string]int{"ship": 7, "shoal": 1}[w] }
	a, err := lang.WriteDictionary([]string{"ship", "shoal"}, class)
	if err != nil {
		t.Fatal(err)
	}
	if b, _ := lang.WriteDictionary([]string{"ship", "shoal"}, class); !bytes.Equal(a, b) {
		t.Error("two runs differ")
	}
	if _, err := lang.WriteDictionary([]string{"quay"}, class); err == nil {
		t.Error("a word without a class is let in")
	}
}

func BenchmarkDictionary(b *testing.B) {
	en, _ := lang.Open("en")
	d := lang.Spelling.Of(en)
	words := []string{"the", "goverment", "harbour", "qzxv", "committee", "between", "ferries"}
	n := 0
	for _, w := range words {
		n += len(w) + 1
	}
	b.SetBytes(int64(n))
	b.ReportAllocs()
	for b.Loop() {
		for _, w := range words {
			d.Class(w)
		}
	}
}

func BenchmarkDictionaryLoad(b *testing.B) {
	for b.Loop() {
		en, _ := lang.Open("en")
		lang.Spelling.Of(en)
	}
}

// What is thought of in search of a correction must not pass by chance.
func TestFrequentRandom(t *testing.T) {
	en, err := lang.Open("en")
	if err != nil {
		t.Fatal(err)
	}
	d := lang.Spelling.Of(en)
	x, hits := uint32(1), 0
	word := make([]byte, 12)
	for range 1_000_000 {
		for i := range word {
			x = x*1664525 + 1013904223
			word[i] = 'a' + byte(x>>24)%26
		}
		if d.Frequent(string(word)) != lang.Unknown {
			hits++
		}
	}
	if hits > 20 {
		t.Errorf("%d of a million made-up words pass", hits)
	}
}
