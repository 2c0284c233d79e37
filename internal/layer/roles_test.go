package layer

import (
	"fmt"
	"strings"
	"testing"

	"github.com/mtlint/mtlint/internal/article"
	"github.com/mtlint/mtlint/internal/lang"
)

func rolesOf(t testing.TB, src string) string {
	t.Helper()
	pack, err := lang.Open("en")
	if err != nil {
		t.Fatal(err)
	}
	a := article.New("t", src, pack)
	names, x := NameParts.Of(pack), People.Of(a)
	var out []string
	for _, r := range Roles.Of(a).All {
		s := fmt.Sprintf("%s:%s", a.Doc.Text(x.Mentions[r.Mention].Span), names.Kinds[r.Kind].ID)
		if r.Past {
			s += " past"
		}
		if r.Of.Len() > 0 {
			s += " of " + a.Doc.Src[a.Doc.Tokens[r.Of.First].Start:a.Doc.Tokens[r.Of.End-1].End]
		}
		phrase := a.Doc.Src[a.Doc.Tokens[r.Phrase.First].Start:a.Doc.Tokens[r.Phrase.End-1].End]
		out = append(out, s+" ["+phrase+"]")
	}
	return strings.Join(out, "; ")
}

func TestRoles(t *testing.T) {
	for _, c := range []struct{ body, want string }{
		{"On Monday former Greek Foreign Minister Clara Whitlock spoke.", "Clara Whitlock:minister past [former Greek Foreign Minister]"},
		{"Clara Whitlock, 51, the mayor of Lund and chair of the harbour trust, spoke.", "Clara Whitlock:mayor of Lund [the mayor]; Clara Whitlock:chair of the harbour trust [the mayor of Lund and chair]"},
		{"Kamal Brandt, Trade and Industry Minister, spoke of Sens. Paul Hall (D-Va.) and Simon Reed.",
			"Kamal Brandt:minister [Trade and Industry Minister]; Paul Hall:senator [Sens.]; Simon Reed:senator [Sens.]"},
		{"The chief of staff of the army, Paul Hall, was there.", "Paul Hall:staff of the army [The chief of staff]"},
		{"Turkey's transport minister, Paul Hall, was there with Simon Reed, whose brother is a judge.", "Paul Hall:minister [Turkey's transport minister]"},
		{"Paul Hall, an aide to the president, met Simon Reed, Norway's foreign minister, today.", "Paul Hall:staff [an aide]; Simon Reed:minister [Norway's foreign minister]"},
		{"Paul Hall, the wife of a judge, met Clara Whitlock, a police officer shot in May.", ""},
		{"On Friday Minister of Finance Paul Hall met former Ambassador to the United Nations Clara Whitlock.", "Paul Hall:minister of Finance [Minister]; Clara Whitlock:ambassador past [former Ambassador]"},
		{"After talks with Paul Hall, the president of the club said that he spoke to Clara Whitlock, and the presidents of two clubs.", ""},
		{"They met Paul Hall, the mayor.", "Paul Hall:mayor [the mayor]"},
		{"He spoke to Paul Hall, President Clara Whitlock and a judge.", "Clara Whitlock:president [President]"},
	} {
		if got := rolesOf(t, "The headline here is long enough\n\n"+c.body); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.body, got, c.want)
		}
	}
}

func BenchmarkRoles(b *testing.B) {
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
	People.Of(a)
	b.SetBytes(int64(src.Len()))
	b.ReportAllocs()
	for b.Loop() {
		buildRoles(a)
	}
}
