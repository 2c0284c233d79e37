package layer

import (
	"fmt"
	"strings"
	"testing"

	"github.com/mtlint/mtlint/internal/article"
	"github.com/mtlint/mtlint/internal/lang"
)

var kindNames = [...]string{"common", "formal", "abbreviation", "demonym", "capital", "city", "organization", "acronym"}

// show lists mentions as name/kind:code, with ~ where unsure, + where embedded.
func show(a *article.Article) string {
	f := World.Of(a.Lang)
	var parts []string
	for _, m := range Mentions.Of(a) {
		s := a.Doc.Text(m.Span) + "/"
		for i, r := range m.Readings {
			if i > 0 {
				s += "|"
			}
			s += kindNames[r.Kind]
			if r.Kind < OrganizationName {
				s += ":" + f.Countries[r.Index].Code
			}
		}
		if !m.Sure {
			s += "~"
		}
		if m.Embedded {
			s += "+"
		}
		parts = append(parts, s)
	}
	return strings.Join(parts, ", ")
}

func TestMentions(t *testing.T) {
	pack, err := lang.Open("en")
	if err != nil {
		t.Fatal(err)
	}
	for src, want := range map[string]string{
		"They told us that the US pays.":                                           "US/abbreviation:US",
		"The Democratic People’s Republic of Korea (DPRK) and South Korea's army.": "Democratic People’s Republic of Korea/formal:KP, DPRK/abbreviation:KP, South Korea/common:KR",
		"A polish for turkey, china and male birds.":                               "",
		"Papua New Guinea's capital, Port Moresby":                                 "Papua New Guinea/common:PG, Port Moresby/capital:PG",
		"People in New Mexico and Air China staff":                                 "Mexico/common:MX+, China/common:CN+",
		"In France, Poles and Iraqis met a Dutchman.":                              "France/common:FR, Poles/demonym:PL, Iraqis/demonym:IQ, Dutchman/demonym:NL",
		"the Congo and the U.S. government":                                        "Congo/common:CD|common:CG~, U.S./abbreviation:US",
		"Trinidad & Tobago, Guinea-Bissau":                                         "Trinidad & Tobago/common:TT, Guinea-Bissau/common:GW",
		"the World Health Organization (WHO)":                                      "World Health Organization/organization, WHO/acronym",
		"NORTH KOREA FIRES MISSILE":                                                "NORTH KOREA/common:KP+",
	} {
		if got := show(article.New("t", src, pack)); got != want {
			t.Errorf("%s\n got %s\nwant %s", src, got, want)
		}
	}
}

// Every name of the table is found again where it stands alone.
func TestEveryNameIsFound(t *testing.T) {
	pack, err := lang.Open("en")
	if err != nil {
		t.Fatal(err)
	}
	f := World.Of(pack)
	check := func(kind NameKind, index int, names []string) {
		for _, n := range names {
			a := article.New("t", "about "+n+" today", pack)
			ms := Mentions.Of(a)
			ok := len(ms) == 1 && a.Doc.Text(ms[0].Span) == n
			if ok {
				ok = false
				for _, r := range ms[0].Readings {
					ok = ok || r == Reading{kind, index}
				}
			}
			if !ok {
				t.Errorf("%q: %s", n, show(a))
			}
		}
	}
	for i := range f.Countries {
		c := &f.Countries[i]
		check(CommonName, i, c.Names)
		check(FormalName, i, c.Formal)
		check(Abbreviation, i, c.Abbreviations)
		check(Demonym, i, c.Demonyms)
		check(Capital, i, c.Capitals)
		check(OtherCity, i, c.OtherCities)
	}
	for i, o := range f.Organizations {
		check(OrganizationName, i, o.Names)
		check(Acronym, i, o.Abbreviations)
	}
}

func BenchmarkMentions(b *testing.B) {
	pack, err := lang.Open("en")
	if err != nil {
		b.Fatal(err)
	}
	var src strings.Builder
	for i := range 12 {
		fmt.Fprintf(&src, "The ministers of France and Japan met in Vienna on day %d of the talks, although nobody had expected the delegation that quickly. "+
			"According to Iranian officials, the United Nations would send observers before winter comes and roads close.\n\n", i)
	}
	a := article.New("bench", src.String(), pack)
	Words.Of(a)
	b.SetBytes(int64(src.Len()))
	b.ReportAllocs()
	for b.Loop() {
		buildMentions(a)
	}
}
