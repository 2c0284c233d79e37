package lang

import (
	"strings"
	"testing"
)

func TestIndex(t *testing.T) {
	m := map[string]int{"": 9}
	words := strings.Fields("a the ferry harbour strike strikes crew crews é 港口")
	for i, w := range words {
		m[w] = i
	}
	x := NewIndex(m)
	for i, w := range words {
		if v, ok := x.Get(w); !ok || v != i {
			t.Errorf("%q: %d, %v", w, v, ok)
		}
	}
	for _, w := range []string{"b", "tha", "ferries", "striker", "è", "港"} {
		if _, ok := x.Get(w); ok {
			t.Errorf("%q is found", w)
		}
	}
}

// The words of a sentence, few of which are in a list of the usual size.
func BenchmarkIndex(b *testing.B) {
	p, err := Open("en")
	if err != nil {
		b.Fatal(err)
	}
	m := map[string]bool{}
	for _, row := range p.Rows("foreign_words.tsv") {
		m[row[0]] = true
	}
	text := strings.Fields("the crews of the island ferries went back to work on tuesday after nine days and the first boat left the harbour at dawn with forty passengers on board")
	x := NewIndex(m)
	hashes := make([]uint32, len(text))
	for i, w := range text {
		hashes[i] = Hash(w)
	}
	b.Run("index", func(b *testing.B) {
		for b.Loop() {
			for i, w := range text {
				x.GetHashed(w, hashes[i])
			}
		}
	})
	b.Run("map", func(b *testing.B) {
		n := 0
		for b.Loop() {
			for _, w := range text {
				if m[w] {
					n++
				}
			}
		}
	})
}
