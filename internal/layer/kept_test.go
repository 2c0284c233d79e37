package layer

import (
	"reflect"
	"testing"

	"github.com/mtlint/mtlint/internal/article"
	"github.com/mtlint/mtlint/internal/lang"
)

func TestKeptArticles(t *testing.T) {
	for _, tag := range []string{"en", "de"} { // the one has a dictionary, the other none
		pack, err := lang.Open(tag)
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range plans {
			a := article.New("x.txt", p.lines+"\nMs Quill’s U.S. TRIP — “naïve”, the 4,000 élèves didn’t say.", pack)
			a.Title = p.title
			kept := Keep(nil, a)
			got, err := Restore("x.txt", a.Doc.Src, kept, pack)
			if err != nil {
				t.Fatalf("%s: %v", p.name, err)
			}
			if !reflect.DeepEqual(got.Doc, a.Doc) || !reflect.DeepEqual(Words.Of(got).forms, Words.Of(a).forms) || !reflect.DeepEqual(Words.Of(got).id, Words.Of(a).id) ||
				!reflect.DeepEqual(Words.Of(got).At("the"), Words.Of(a).At("the")) || !reflect.DeepEqual(People.Of(got).Mentions, People.Of(a).Mentions) || !reflect.DeepEqual(Structure.Of(got), Structure.Of(a)) || !reflect.DeepEqual(Classes.Of(got), Classes.Of(a)) {
				t.Errorf("%s: not the same article:\n got %v\nwant %v", p.name, got.Doc, a.Doc)
			}
			for n := range kept {
				if _, err := Restore("x.txt", a.Doc.Src, kept[:n], pack); err == nil {
					t.Fatalf("%s: the first %d of %d bytes are taken for all", p.name, n, len(kept))
				}
			}
		}
	}
}

func BenchmarkRestore(b *testing.B) {
	pack, err := lang.Open(lang.English)
	if err != nil {
		b.Fatal(err)
	}
	a := article.New("x.txt", plans[0].lines, pack)
	kept := Keep(nil, a)
	b.SetBytes(int64(len(a.Doc.Src)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Restore("x.txt", a.Doc.Src, kept, pack); err != nil {
			b.Fatal(err)
		}
	}
}
