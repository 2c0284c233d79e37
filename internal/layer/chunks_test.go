package layer

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/mtlint/mtlint/internal/article"
	"github.com/mtlint/mtlint/internal/text"
)

// chunked writes the chunks of a text: [noun phrases|head], {verb groups: what they
// are} and, after each sentence, its clauses: subject > verb.
func chunked(tb testing.TB, src string) (nouns, verbs, clauses string) {
	a := article.New("", src, english(tb))
	x := Chunks.Of(a)
	words := func(r text.Range) string {
		return a.Doc.Src[a.Doc.Tokens[r.First].Start:a.Doc.Tokens[r.End-1].End]
	}
	word := func(i int32) string { return a.Doc.Text(a.Doc.Tokens[i].Span) }
	var n, v, c []string
	for _, p := range x.Nouns {
		n = append(n, fmt.Sprintf("%s|%s", words(p.Range), word(p.Head)))
	}
	for _, g := range x.Verbs {
		s := words(g.Range)
		for _, f := range []struct {
			name string
			is   bool
		}{{"present", g.Tense == Present}, {"past", g.Tense == Past}, {"future", g.Tense == Future}, {"conditional", g.Tense == Conditional}, {"perfect", g.Perfect}, {"progressive", g.Progressive}, {"passive", g.Passive}, {"not", g.Negated}} {
			if f.is {
				s += " " + f.name
			}
		}
		v = append(v, s)
	}
	for i := range x.Clauses {
		k := &x.Clauses[i]
		s := "-"
		if p := x.Subject(k); p != nil {
			s = words(p.Range)
		}
		if g := x.VerbOf(k); g != nil {
			s += " > " + words(g.Range)
		}
		c = append(c, s)
	}
	return strings.Join(n, "; "), strings.Join(v, "; "), strings.Join(c, "; ")
}

func TestChunks(t *testing.T) {
	for _, c := range []struct{ src, nouns, verbs, clauses string }{
		{
			"The two former ministers have not been charged.",
			"The two former ministers|ministers", "have not been charged present perfect passive not", "The two former ministers > have not been charged",
		},
		{
			"The men in the minister's car said they had seen nothing, but the driver didn't speak.",
			"The men|men; the minister's car|car; they|they; nothing|nothing; the driver|driver",
			"said past; had seen past perfect; didn't speak past not",
			"The men > said; they > had seen; the driver > didn't speak",
		},
		{
			"On Monday, the bank that owns the mine will open a new office and close two others.",
			"Monday|Monday; the bank|bank; that|that; the mine|mine; a new office|office; two others|others",
			"owns present; will open future; close",
			"that > owns; the bank > will open",
		},
		{
			"He's leaving because there are no jobs in the long, poor valley.",
			"He's|He's; there|there; no jobs|jobs; the long, poor valley|valley",
			"He's leaving present progressive; are present",
			"He's > He's leaving; there > are",
		},
		{
			"A deal to build the bridge would have been signed.",
			"A deal|deal; the bridge|bridge", "to build; would have been signed conditional perfect passive", "A deal > would have been signed",
		},
		{
			"The doctor, who came late, said she was tired.",
			"The doctor|doctor; who|who; she|she", "came past; said past; was past", "who > came; The doctor > said; she > was",
		},
		{
			"The money they spend is not theirs.",
			"The money|money; they|they; theirs|theirs", "spend present; is not present not", "they > spend; The money > is not",
		},
		{
			"Does the new mayor of the town have a plan?",
			"the new mayor|mayor; the town|town; a plan|plan", "Does present; have", "- > Does",
		},
		{"A quiet day at the port.", "A quiet day|day; the port|port", "", "-"},
	} {
		nouns, verbs, clauses := chunked(t, c.src)
		for _, x := range [][2]string{{nouns, c.nouns}, {verbs, c.verbs}, {clauses, c.clauses}} {
			if x[0] != x[1] {
				t.Errorf("%s\n got  %s\n want %s", c.src, x[0], x[1])
			}
		}
	}
}

func BenchmarkChunks(b *testing.B) {
	articles, size, tokens := cleanArticles(b)
	for _, a := range articles {
		Tags.Of(a).All()
	}
	b.SetBytes(int64(size))
	b.ReportAllocs()
	for b.Loop() {
		for _, a := range articles {
			buildChunks(a)
		}
	}
	b.ReportMetric(float64(tokens)*float64(b.N)/b.Elapsed().Seconds()/1e6, "Mtokens/s")
}

// A text of one endless sentence takes no longer than others of its length.
func TestChunksHostile(t *testing.T) {
	for _, part := range []string{"very ", "and ", "water go ", "the ", "as he really ", "that ", "big ", "he was ", ", ", "“ ", "'s ", "raised ", "to ", "Ana's ", "who said he "} {
		src := strings.Repeat(part, 200_000/len(part)) + "."
		start := time.Now()
		Chunks.Of(article.New("", src, english(t)))
		if d := time.Since(start); d > 3*time.Second {
			t.Errorf("%q: %v", part, d)
		}
	}
}
