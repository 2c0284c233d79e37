package tagger

import (
	"testing"

	"github.com/mtlint/mtlint/internal/lang"
)

func english(tb testing.TB) *Model {
	tb.Helper()
	pack, err := lang.Open("en")
	if err != nil {
		tb.Fatal(err)
	}
	m, err := Load(pack.Data("tagger.bin"))
	if err != nil {
		tb.Fatal(err)
	}
	return m
}

func TestTagNames(t *testing.T) {
	for tag := range Tag(NumTags) {
		if Parse(tag.String()) != tag {
			t.Errorf("%d is called %q", tag, tag)
		}
	}
	if NumTags != 46 || Parse("XYZ") != None {
		t.Error("there are 45 tags")
	}
}

func TestSplit(t *testing.T) {
	for form, want := range map[string][2]string{
		"don't": {"do", "n't"}, "minister's": {"minister", "'s"}, "they'll": {"they", "'ll"}, "cannot": {"can", "not"},
		"o'clock": {"o'clock", ""}, "n't": {"n't", ""}, "'s": {"'s", ""}, "house": {"house", ""}, "x't": {"x't", ""},
	} {
		if host, clitic := Split(form); host != want[0] || clitic != want[1] {
			t.Errorf("%q is %q and %q", form, host, clitic)
		}
	}
}

// Forms that are not in the dictionary get the tags that their base forms allow.
func TestDerive(t *testing.T) {
	m := english(t)
	for form, want := range map[string]Set{
		"accumulates":  SetOf(VBZ),
		"accumulating": present,
		"redefines":    SetOf(VBZ),
		"brutalities":  SetOf(NNS),
		"xqzt":         0,
	} {
		w := m.Word(form)
		if got := m.set(w.class); got != want {
			t.Errorf("%s has the tags %b, not %b", form, got, want)
		}
	}
}

func TestLoadDamaged(t *testing.T) {
	good := Encode(map[string]Entry{"the": {Tags: SetOf(DT)}, "run": {Tags: SetOf(NN, VB)}}, []Weight{{12345 << 40, NN, 3}, {12345 << 40, VB, -3}})
	m, err := Load(good)
	if err != nil {
		t.Fatal(err)
	}
	if w := m.Word("the"); w.Fixed() != DT {
		t.Errorf("the is %s", w.Fixed())
	}
	if got := m.best([]uint64{12345 << 40, 99}, SetOf(NN, VB)); got != NN {
		t.Errorf("the weights choose %s", got)
	}
	if got := m.best(nil, SetOf(NN, VB)); got == None {
		t.Error("nothing is chosen without weights")
	}
	for n := range good {
		if _, err := Load(good[:n]); err == nil {
			t.Fatalf("the first %d bytes are no model", n)
		}
	}
}

// Weights are found again in rows of any length.
func TestRows(t *testing.T) {
	var weights []Weight
	for n := range NumTags {
		for tag := range n {
			weights = append(weights, Weight{uint64(n+1) * 0x9e3779b97f4a7c15, Tag(tag), int8(n*tag%101 - 50)})
		}
	}
	m, err := Load(Encode(nil, weights))
	if err != nil {
		t.Fatal(err)
	}
	for n := 2; n < NumTags; n++ {
		for a := range n {
			for b := range a {
				want := Tag(b) // of equals, the first
				if int8(n*a%101-50) > int8(n*b%101-50) {
					want = Tag(a)
				}
				if got := m.best([]uint64{uint64(n+1) * 0x9e3779b97f4a7c15}, SetOf(Tag(a), Tag(b))); got != want {
					t.Fatalf("row of %d: of %s and %s, %s is chosen", n, Tag(a), Tag(b), got)
				}
			}
		}
	}
}

func BenchmarkBest(b *testing.B) {
	m := english(b)
	var buf [NumFeatures]uint64
	words := [3]Word{m.Word("the"), m.Word("plan"), m.Word("to")}
	units := []Unit{{&words[0], First}, {&words[1], Lower}, {&words[2], Lower}}
	b.ReportAllocs()
	for b.Loop() {
		h := History{last: DT}
		m.best(Features(units, 1, &h, &buf), Nouns|Verbs)
	}
}
