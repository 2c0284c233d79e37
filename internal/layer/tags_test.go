package layer

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/mtlint/mtlint/internal/article"
	"github.com/mtlint/mtlint/internal/tagger"
)

// tagged writes the tags of a text: word/TAG, with +TAG for a clitic.
func tagged(tb testing.TB, src string) string {
	a := article.New("", src, english(tb))
	x := Tags.Of(a)
	var out []string
	for i, t := range a.Doc.Tokens {
		s := a.Doc.Text(t.Span) + "/" + x.At(i).String()
		if c := x.Clitic(i); c != tagger.None {
			s += "+" + c.String()
		}
		out = append(out, s)
	}
	return strings.Join(out, " ")
}

func TestTags(t *testing.T) {
	for src, want := range map[string]string{
		"The minister's office didn't answer questions.":          "The/DT minister's/NN+POS office/NN didn't/VBD+RB answer/VB questions/NNS ./.",
		"He went to Geneva.":                                      "He/PRP went/VBD to/IN Geneva/NNP ./.",
		"Workers at the factories want to strike on Monday.":      "Workers/NNS at/IN the/DT factories/NNS want/VBP to/TO strike/VB on/IN Monday/NNP ./.",
		"“We cannot wait,” said Ms. Okafor.":                      "“/`` We/PRP cannot/MD+RB wait/VB ,/, ”/'' said/VBD Ms/NNP ./. Okafor/NNP ./.",
		"They’ll see the teachers' union, which won 3,400 votes.": "They’ll/PRP+MD see/VB the/DT teachers/NNS '/POS union/NN ,/, which/WDT won/VBD 3,400/CD votes/NNS ./.",
	} {
		if got := tagged(t, src); got != want {
			t.Errorf("got  %s\nwant %s", got, want)
		}
	}
}

// Tags do not depend on which token is asked for first, and are None outside.
func TestTagsOnDemand(t *testing.T) {
	const src = "The bank raised its rates. Nobody was surprised. It will not do so again."
	a, b := article.New("", src, english(t)), article.New("", src, english(t))
	all := Tags.Of(a).All()
	x := Tags.Of(b)
	for i := len(all) - 1; i >= 0; i-- {
		if x.At(i) != all[i] {
			t.Errorf("token %d is %s or %s", i, x.At(i), all[i])
		}
	}
	if x.At(-1) != tagger.None || x.Clitic(len(all)) != tagger.None {
		t.Error("there are tags outside the text")
	}
}

// cleanArticles are the articles of the clean set in testdata, each on its own.
func cleanArticles(b *testing.B) (articles []*article.Article, size, tokens int) {
	b.Helper()
	files, err := filepath.Glob("../../testdata/clean/*.txt")
	if err != nil || len(files) == 0 {
		b.Fatal("no articles", err)
	}
	pack := english(b)
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			b.Fatal(err)
		}
		a := article.New("", string(data), pack)
		Words.Of(a)
		articles, tokens, size = append(articles, a), tokens+len(a.Doc.Tokens), size+len(data)
	}
	return articles, size, tokens
}

func BenchmarkTags(b *testing.B) {
	articles, size, tokens := cleanArticles(b)
	b.SetBytes(int64(size))
	b.ReportAllocs()
	for b.Loop() {
		for _, a := range articles {
			buildTags(a).All()
		}
	}
	b.ReportMetric(float64(tokens)*float64(b.N)/b.Elapsed().Seconds()/1e6, "Mtokens/s")
}

func BenchmarkTaggerLoad(b *testing.B) {
	data := english(b).Data("tagger.bin")
	for b.Loop() {
		if _, err := tagger.Load(data); err != nil {
			b.Fatal(err)
		}
	}
}

func TestLemmas(t *testing.T) {
	a := article.New("", "The women who went there hoped they'd be singing in better cities, planned analyses of bridges and buses, and didn't see wolves.", english(t))
	x := Tags.Of(a)
	var got []string
	for i := range a.Doc.Tokens {
		got = append(got, x.Lemma(i))
	}
	const want = "the woman who go there hope they be sing in good city , plan analysis of bridge and bus , and do see wolf ."
	if s := strings.Join(got, " "); s != want {
		t.Errorf("got  %s\nwant %s", s, want)
	}
}
