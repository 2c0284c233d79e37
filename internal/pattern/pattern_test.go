package pattern

import (
	"slices"
	"strings"
	"testing"

	"github.com/mtlint/mtlint/internal/article"
	"github.com/mtlint/mtlint/internal/lang"
	"github.com/mtlint/mtlint/internal/layer"
)

func english(t testing.TB) *lang.Pack {
	t.Helper()
	p, err := lang.Open("en")
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// find returns what a pattern reports in a text, joined by a bar.
func find(t *testing.T, pack *lang.Pack, pattern, src string) string {
	t.Helper()
	p, err := VocabularyOf.Of(pack).Compile(pattern)
	if err != nil {
		t.Fatal(err)
	}
	a := article.New("test", src, pack)
	w, d := layer.Words.Of(a), a.Doc
	var got []string
	for _, k := range p.elems[p.key].keys {
		for _, i := range w.At(k) {
			lo, hi := Bounds(d, int(i))
			t := try{d: d, w: w, lo: lo, hi: hi}
			if from, to, ok := p.match(&t, int(i)); ok {
				got = append(got, d.Src[d.Tokens[from].Start:d.Tokens[to-1].End])
			}
		}
	}
	slices.Sort(got)
	return strings.Join(got, "|")
}

func TestMatch(t *testing.T) {
	pack := english(t)
	for _, c := range []struct{ pattern, src, want string }{
		{"~turn a blind eye on", "They Turned a blind eye on it. She turns a blind eye to it.", "Turned a blind eye on"},
		{"~turn <poss> back to ..3 for help|aid", "It is turning its back to old friends for help.", "turning its back to old friends for help"},
		{"~turn <poss> back to ..3 for help|aid", "It is turning its back to old friends in Rome, all for help.", ""},
		{"~turn <poss> back to ..3 for help|aid", "It turned its back to us. They came for help.", ""},
		{"going|able [be|do]", "She is able do it.", "do"},
		{"~put an? end on", "They put end on it, and put an end on that.", "put an end on|put end on"},
		{"!who has been", "who has been; he has been", "has been"},
		{"in the event !of", "in the event of rain and in the event that", "in the event"},
		{"^ by my opinion", "By my opinion it is. I say: “By my opinion”. I stand by my opinion.", "By my opinion|By my opinion"},
		{"out of blue $", "out of blue, out of blue paint, out of blue.", "out of blue|out of blue"},
		{"since <number> days", "since 3 days, since May days", "since 3 days"},
		{"<name> reminded that", "Smith reminded that; he reminded that", "Smith reminded that"},
		{"cat|dog ..2 <plural>", "dog and cats; cat in nice hats", "cat in nice hats|dog and cats"},
		{"~be over", "It isn't over, they were over.", "isn't over|were over"},
	} {
		if got := find(t, pack, c.pattern, c.src); got != c.want {
			t.Errorf("%q in %q: %q, want %q", c.pattern, c.src, got, c.want)
		}
	}
}

func TestCompileRefuses(t *testing.T) {
	v := VocabularyOf.Of(english(t))
	for _, bad := range []string{"", "<word>", "a||b", "<nothing> word", "..x word", "word [ ]", strings.Repeat("word ", maxElems+1)} {
		if _, err := v.Compile(bad); err == nil {
			t.Errorf("%q compiles", bad)
		}
	}
}

func TestVerbs(t *testing.T) {
	v := VerbsOf.Of(english(t))
	for base, want := range map[string]string{
		"agree": "agree agreed agreeing agrees", "carry": "carried carries carry carrying", "plan": "plan planned planning plans",
		"visit": "visit visited visiting visits", "reach": "reach reached reaches reaching", "go": "go goes going gone went",
		"lie": "lain lay lie lied lies lying", "make": "made make makes making", "show": "show showed showing shown shows",
		"turn": "turn turned turning turns", "quit": "quit quits quitting", "admit": "admit admits admitted admitting",
	} {
		if got := strings.Join(v.Forms(base), " "); got != want {
			t.Errorf("%s: %s, want %s", base, got, want)
		}
	}
}

// Every row of the pack's lists compiles and says something, and what it
// recommends is not itself a hit of the same list.
func TestPhraseLists(t *testing.T) {
	pack := english(t)
	ps := PhrasesOf.Of(pack)
	if !slices.IsSorted(ps.Lists) || len(ps.All) < 500 {
		t.Errorf("%d phrases in %q", len(ps.All), ps.Lists)
	}
	for i := range ps.All {
		ph := &ps.All[i]
		if ph.Meant == "" || len(ph.Why) < 8 {
			t.Errorf("%q: meant %q, why %q", ph.Source, ph.Meant, ph.Why)
		}
		a := article.New("test", "They said so, and they "+ph.Meant+" again.", pack)
		for _, h := range Hits.Of(a).Of(ps.Lists[ph.list]) {
			t.Errorf("%s: %q means %q, which %q hits", ps.Lists[ph.list], ph.Source, ph.Meant, h.Source)
		}
	}
}

func TestFill(t *testing.T) {
	a := article.New("test", "They met in Friday.", english(t))
	h := Hit{First: 2, End: 4}
	for in, want := range map[string]string{
		"on {2}": "on Friday", "{1} {-1}": "in Friday", "{3}{-3}": "", "as is": "as is", "{x": "x",
	} {
		if got := h.fill(a.Doc, in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

func TestHitsLeaveHeadlinesAlone(t *testing.T) {
	a := article.New("test", "Police beat around bush\n\nThe police beat around the bushes.\n\nThey put end to the talks on Monday, and went home at ten.", english(t))
	var got []string
	for _, h := range Hits.Of(a).Of("idiom-garbled") {
		got = append(got, a.Doc.Text(h.Span))
	}
	if s := strings.Join(got, "|"); s != "beat around the bushes|put end to" {
		t.Errorf("hits: %q", s)
	}
}

func BenchmarkHits(b *testing.B) {
	pack := english(b)
	src := strings.Repeat("The minister said on Friday that the bridge would be closed in order to protect drivers, according to a statement. Residents had turned to the council for help at least twice since May.\n\n", 30)
	PhrasesOf.Of(pack)
	a := article.New("bench", src, pack)
	layer.Words.Of(a).At("the")
	layer.Structure.Of(a)
	b.SetBytes(int64(len(src)))
	b.ReportAllocs()
	for b.Loop() {
		build(a)
	}
}

func TestHasForm(t *testing.T) {
	en, err := lang.Open("en")
	if err != nil {
		t.Fatal(err)
	}
	v := VerbsOf.Of(en)
	for _, c := range []struct {
		gerund, word string
		want         bool
	}{
		{"testing", "tested", true}, {"buying", "bought", true}, {"selling", "sells", true}, {"moving", "moved", true},
		{"planning", "planned", true}, {"lying", "lied", true}, {"testing", "testing", false}, {"bring", "brought", false}, {"selling", "seals", false},
	} {
		if got := v.HasForm(c.gerund, c.word); got != c.want {
			t.Errorf("HasForm(%q, %q) = %v", c.gerund, c.word, got)
		}
	}
}
