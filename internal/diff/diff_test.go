package diff

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// number turns words into numbers, as the words layer does.
func number(m map[string]int32, s string) (out []int32) {
	for _, w := range strings.Fields(s) {
		if _, ok := m[w]; !ok {
			m[w] = int32(len(m))
		}
		out = append(out, m[w])
	}
	return out
}

func TestWords(t *testing.T) {
	for _, c := range []struct {
		a, b, edits string // an edit is written a>b
		same        int
	}{
		{"", "", "", 0},
		{"a b c", "a b c", "", 3},
		{"a b c", "a c", "b>", 2},
		{"a c", "a b c", ">b", 2},
		{"a b c d", "a x c d", "b>x", 3},
		{"a b", "x y", "a b>x y", 0},
		{"a b c d e", "x a b d e y", ">x c> >y", 4},
	} {
		m := map[string]int32{}
		a, b := number(m, c.a), number(m, c.b)
		r, ok := Words(a, b)
		var edits []string
		fa, fb := strings.Fields(c.a), strings.Fields(c.b)
		for _, e := range r.Edits {
			edits = append(edits, strings.Join(fa[e.A.First:e.A.End], " ")+">"+strings.Join(fb[e.B.First:e.B.End], " "))
		}
		if got := strings.Join(edits, " "); !ok || got != c.edits || r.Same != c.same {
			t.Errorf("%q, %q: %q, same %d; want %q, same %d", c.a, c.b, got, r.Same, c.edits, c.same)
		}
	}
}

// Applying the edits to a gives b, whatever the two are.
func TestEditsRebuild(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	random := func() []int32 {
		s := make([]int32, rng.IntN(40))
		for i := range s {
			s[i] = int32(rng.IntN(6))
		}
		return s
	}
	for range 2000 {
		a, b := random(), random()
		r, _ := Words(a, b)
		var got []int32
		at, same := int32(0), 0
		for _, e := range r.Edits {
			same += int(e.A.First - at)
			got = append(got, a[at:e.A.First]...)
			got = append(got, b[e.B.First:e.B.End]...)
			at = e.A.End
		}
		same += len(a) - int(at)
		got = append(got, a[at:]...)
		if !slices.Equal(got, b) || same != r.Same {
			t.Fatalf("%v, %v: edits %v give %v; same %d, counted %d", a, b, r.Edits, got, r.Same, same)
		}
	}
}

func TestBound(t *testing.T) {
	if _, ok := Words(make([]int32, MaxWords+1), nil); ok {
		t.Error("a run longer than MaxWords was compared")
	}
	if r, ok := Words(make([]int32, MaxWords), nil); !ok || len(r.Edits) != 1 {
		t.Errorf("a run of MaxWords: %v %v", r, ok)
	}
}

func TestRatio(t *testing.T) {
	if r := (Result{Same: 3, A: 4, B: 4}).Ratio(); r != .75 {
		t.Error(r)
	}
	if r := (Result{}).Ratio(); r != 1 {
		t.Error(r)
	}
}

// The worst case: nothing in common at full length.
func BenchmarkWordsWorst(b *testing.B) {
	x, y := make([]int32, MaxWords), make([]int32, MaxWords)
	for i := range x {
		x[i], y[i] = int32(i), int32(-i-1)
	}
	b.ReportAllocs()
	for b.Loop() {
		Words(x, y)
	}
}

// A paragraph of 60 words in which three differ.
func BenchmarkWordsNear(b *testing.B) {
	x := make([]int32, 60)
	for i := range x {
		x[i] = int32(i % 45)
	}
	y := slices.Clone(x)
	y[7], y[30], y[51] = 100, 101, 102
	b.ReportAllocs()
	for b.Loop() {
		Words(x, y)
	}
}

// What a copy has in common with its original is found however long the two are.
func TestLongCopies(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	for range 50 {
		a := make([]int32, MaxWords)
		for i := range a {
			a[i] = int32(rng.IntN(150)) // words come back
			if rng.IntN(3) == 0 {
				a[i] = int32(1000 + i)
			}
		}
		b, changed := slices.Clone(a), 0
		for i := range b {
			if rng.IntN(10) < 2 {
				b[i] = int32(-rng.IntN(100) - 1)
				changed++
			}
		}
		r, ok := Words(a, b)
		if want := len(a) - changed; !ok || r.Same < want-2 {
			t.Errorf("%d words the same, want %d", r.Same, want)
		}
	}
}

// An article and its copy with a tenth of its words replaced.
func BenchmarkWordsCopy(b *testing.B) {
	rng := rand.New(rand.NewPCG(5, 6))
	x := make([]int32, 480)
	for i := range x {
		x[i] = int32(rng.IntN(150))
		if rng.IntN(3) == 0 {
			x[i] = int32(1000 + i)
		}
	}
	y := slices.Clone(x)
	for range 48 {
		y[rng.IntN(len(y))] = int32(rng.IntN(2000))
	}
	b.ReportAllocs()
	for b.Loop() {
		Words(x, y)
	}
}
