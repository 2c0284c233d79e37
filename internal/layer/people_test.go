package layer

import (
	"fmt"
	"strings"
	"testing"

	"github.com/mtlint/mtlint/internal/article"
	"github.com/mtlint/mtlint/internal/lang"
)

func peopleOf(t testing.TB, src string) string {
	t.Helper()
	pack, err := lang.Open("en")
	if err != nil {
		t.Fatal(err)
	}
	a := article.New("t", src, pack)
	x := People.Of(a)
	var out []string
	for _, m := range x.Mentions {
		s := a.Doc.Text(m.Span)
		if m.Title.Len() > 0 {
			s = a.Doc.Src[a.Doc.Tokens[m.Title.First].Start:a.Doc.Tokens[m.Title.End-1].End] + "|" + s
		}
		out = append(out, fmt.Sprintf("%s=%d", s, m.Person))
	}
	return strings.Join(out, " ")
}

func TestPeople(t *testing.T) {
	for _, c := range []struct{ body, want string }{
		{"On Monday Sen. Clara Whitlock spoke. Sen. Whitlock's aide left. Then Whitlock left.", "Sen.|Clara Whitlock=0 Sen.|Whitlock=0 Whitlock=0"},
		{"Critics of Prime Minister Tran Van Hoa met Hans de Vries, and de Vries laughed.", "Prime Minister|Tran Van Hoa=0 Hans de Vries=1 Vries=1"},
		{"The talks with Kim Jong Un failed. On Friday Kim flew home.", "Kim Jong Un=0 Kim=0"},
		{"Two brothers, Peter Hall and Simon Hall, met. Only Mr. Hall stayed.", "Peter Hall=0 Simon Hall=1 Mr.|Hall=-1"},
		{"She joined General Motors and the Justice Department near Martin Luther King Street.", ""},
		{"Former United Nations envoy Jan R. Holm, 61, died. The wife of Mr Holm was there.", "envoy|Jan R. Holm=0 Mr|Holm=0"},
		{"An aide to Helka Raunio was there. “No,” said Raunio.", "Helka Raunio=0 Raunio=0"},
	} {
		if got := peopleOf(t, "The headline here is long enough\n\n"+c.body); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.body, got, c.want)
		}
	}
}

func BenchmarkPeople(b *testing.B) {
	pack, err := lang.Open("en")
	if err != nil {
		b.Fatal(err)
	}
	var src strings.Builder
	src.WriteString("Talks go on in the capital\n\n")
	for i := range 12 {
		fmt.Fprintf(&src, "The president of the club, Clara Whitlock, met Sen. Paul Brandt in Vienna on day %d of the talks, although nobody had expected the delegation that quickly. "+
			"According to Mr. Brandt, the observers would come before winter sets in and the roads to the villages close, while Whitlock said that nothing had been decided.\n\n", i)
	}
	a := article.New("bench", src.String(), pack)
	Words.Of(a)
	Structure.Of(a)
	b.SetBytes(int64(src.Len()))
	b.ReportAllocs()
	for b.Loop() {
		buildPeople(a)
	}
}

// Ten thousand different names take about ten thousand times as long as one.
func BenchmarkPeopleMany(b *testing.B) {
	pack, err := lang.Open("en")
	if err != nil {
		b.Fatal(err)
	}
	var src strings.Builder
	src.WriteString("Names\n\n")
	for i := range 10000 {
		fmt.Fprintf(&src, "On that day Peter Ha%cl%c%cson spoke and the others listened.\n\n", 'a'+i%26, 'a'+i/26%26, 'a'+i/676%26)
	}
	a := article.New("bench", src.String(), pack)
	Words.Of(a)
	Structure.Of(a)
	b.SetBytes(int64(src.Len()))
	for b.Loop() {
		buildPeople(a)
	}
}
