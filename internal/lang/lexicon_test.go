package lang

import (
	"fmt"
	"strings"
	"sync"
	"testing"
)

// What a lexicon remembers is what the lists say: when it is asked for the first time
// and for the second, by many at once, when it is full, and about words too long for it.
func TestLexicon(t *testing.T) {
	p, err := Open("en")
	if err != nil {
		t.Fatal(err)
	}
	m, words := map[string]int{}, []string{"", strings.Repeat("long", 9), strings.Repeat("é", 12)}
	for i := range lexiconWords + 1000 {
		words = append(words, fmt.Sprint("w", i))
	}
	hashes := make([]uint32, len(words))
	in := func(i int) bool { return i < 1000 && i%3 == 0 }
	for i, w := range words {
		if hashes[i] = Hash(w); in(i) {
			m[w] = i
		}
	}
	l := p.Lexicon()
	lists := make([]*Index[int], answersIn*len(Word{}.says)+1) // one more than there is room for
	for k := range lists {
		lists[k] = Remembered(p, NewIndex(m))
	}
	length := NewTrait(p, func(w string, _ uint32) int { return len(w) })
	other := &Lexicon{}
	var all sync.WaitGroup
	for range 4 {
		all.Go(func() {
			for range 2 {
				known := l.Words(words, hashes)
				for i, w := range words {
					for k, x := range []*Index[int]{lists[0], lists[i%len(lists)], lists[len(lists)-1]} {
						if v, ok := x.GetKnown(l, known[i], w, hashes[i]); ok != in(i) || ok && v != i {
							t.Errorf("list %d: %q: %d, %v", k, w, v, ok)
							return
						}
					}
					if v, ok := lists[1].GetKnown(other, known[i], w, hashes[i]); ok != in(i) || ok && v != i {
						t.Errorf("with the lexicon of another pack: %q: %d, %v", w, v, ok)
						return
					}
					if n := length.GetKnown(l, known[i], w, hashes[i]); n != len(w) {
						t.Errorf("%q: length %d", w, n)
						return
					}
				}
			}
		})
	}
	all.Wait()
	if l.Words(words[:2], hashes[:2])[1] != nil {
		t.Error("a long word is cut off")
	}
	if l.Words(words[len(words)-1:], hashes[len(words)-1:])[0] != nil {
		t.Error("a full lexicon goes on to grow")
	}
}

// All words of a text at once, which have all been met before.
func BenchmarkLexicon(b *testing.B) {
	p, err := Open("en")
	if err != nil {
		b.Fatal(err)
	}
	words := make([]string, 300)
	hashes := make([]uint32, len(words))
	for i := range words {
		words[i] = fmt.Sprint("word", i)
		hashes[i] = Hash(words[i])
	}
	l := p.Lexicon()
	b.ReportAllocs()
	for b.Loop() {
		l.Words(words, hashes)
	}
}
