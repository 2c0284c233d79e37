package layer

import (
	"slices"
	"strings"

	"github.com/mtlint/mtlint/internal/lang"
	"github.com/mtlint/mtlint/internal/text"
)

// World is what a language's pack knows of countries and organizations.
var World = lang.NewPart(newFacts)

// Facts is the value of the part [World].
type Facts struct {
	Countries     []Country
	Organizations []Organization

	patterns map[string][]pattern // by first folded word, longest first
	first    *lang.Index[[]pattern]
}

// A Country is a state, a territory that the news treats like one, or a state of
// the recent past.
type Country struct {
	Code          string // ISO 3166, or of that form
	Names         []string
	Formal        []string
	Abbreviations []string
	Demonyms      []string // adjectives and nouns, plurals included
	Capitals      []string // with their other spellings
	OtherCities   []string // that one may call the capital without a blunder
	Currencies    []string
	CurrencyCodes []string
	Kin           string // code of the state that owns or claims it; * for a state of the past
	Continent     string
}

// An Organization is an international organization, or a public body that is
// known by its initials.
type Organization struct {
	Names         []string
	Abbreviations []string
	Seat          string
}

// A NameKind says which of the names of a country or organization stands there.
type NameKind uint8

// The kinds of names.
const (
	CommonName NameKind = iota
	FormalName
	Abbreviation
	Demonym // adjective or noun
	Capital
	OtherCity
	OrganizationName
	Acronym // of an organization
)

// OfCountry reports whether it is a name of the country itself.
func (k NameKind) OfCountry() bool { return k <= Abbreviation }

// A Reading is one thing that a name may stand for: Index is that of a country,
// or of an organization for the last two kinds.
type Reading struct {
	Kind  NameKind
	Index int
}

// A pattern is one name, cut into tokens.
type pattern struct {
	words    []string // folded
	capital  []bool   // of each word: written with a capital letter
	exact    string   // how an abbreviation of one token is written; else empty
	readings []Reading
	sure     bool
}

// Related reports whether two countries share names or claim each other, so that
// a name of the one may be used of the other.
func (f *Facts) Related(a, b int) bool {
	x, y := &f.Countries[a], &f.Countries[b]
	return a == b || x.Kin == "*" || y.Kin == "*" || x.Kin == y.Code || y.Kin == x.Code || x.Kin != "" && x.Kin == y.Kin
}

// Sure reports whether a folded word is a name that stands for nothing else.
func (f *Facts) Sure(word string) bool {
	for _, p := range f.patterns[word] {
		if len(p.words) == 1 && p.exact == "" {
			return p.sure
		}
	}
	return false
}

func newFacts(p *lang.Pack) *Facts {
	f := &Facts{patterns: make(map[string][]pattern)}
	for i, row := range p.Rows("countries.tsv") {
		c := Country{Code: row[0], Kin: cell(row[8]), Continent: row[9]}
		c.Names = f.add(CommonName, i, names(row[1]))
		c.Formal = f.add(FormalName, i, names(row[2]))
		c.Abbreviations = f.add(Abbreviation, i, names(row[3]))
		c.Demonyms = f.add(Demonym, i, withPlurals(names(row[4])))
		for _, city := range names(row[5]) {
			if other, ok := strings.CutPrefix(city, "-"); ok {
				c.OtherCities = append(c.OtherCities, f.add(OtherCity, i, []string{other})...)
			} else {
				c.Capitals = append(c.Capitals, f.add(Capital, i, []string{city})...)
			}
		}
		c.Currencies, c.CurrencyCodes = names(row[6]), names(row[7])
		f.Countries = append(f.Countries, c)
	}
	for i, row := range p.Rows("organizations.tsv") {
		f.Organizations = append(f.Organizations, Organization{
			Names:         f.add(OrganizationName, i, names(row[1])),
			Abbreviations: f.add(Acronym, i, names(row[2])),
			Seat:          row[3],
		})
	}
	for _, list := range f.patterns {
		slices.SortStableFunc(list, func(a, b pattern) int { return len(b.words) - len(a.words) })
	}
	f.first = lang.Remembered(p, lang.NewIndex(f.patterns))
	return f
}

// cell is the value of a table's cell, in which a point stands for nothing.
func cell(s string) string {
	if s == "." {
		return ""
	}
	return s
}

// names splits a cell.
func names(s string) []string {
	if s = cell(s); s == "" {
		return nil
	}
	return strings.Split(s, "; ")
}

// withPlurals adds the plurals of the names of peoples: Finns, Iraqis; but not of
// Chinese, Polish, Swiss, Dutchmen.
func withPlurals(singular []string) []string {
	all := slices.Clone(singular)
	for _, s := range singular {
		switch {
		case strings.HasSuffix(s, "s"), strings.HasSuffix(s, "sh"), strings.HasSuffix(s, "ch"), strings.HasSuffix(s, "ese"),
			strings.HasSuffix(s, "men"), strings.HasSuffix(s, "man"), strings.HasSuffix(s, "women"), strings.HasSuffix(s, "woman"),
			strings.HasSuffix(s, "x"):
			if g := strings.TrimPrefix(s, "~"); g == "German" || g == "Ottoman" {
				all = append(all, s+"s")
			}
		default:
			all = append(all, s+"s")
		}
	}
	return all
}

// add puts the names into the patterns and returns them without their marks.
func (f *Facts) add(kind NameKind, index int, marked []string) []string {
	plain := make([]string, len(marked))
	for i, s := range marked {
		name, unsure := strings.CutPrefix(s, "~")
		plain[i] = name
		f.addPattern(name, !unsure, Reading{kind, index})
	}
	return plain
}

func (f *Facts) addPattern(name string, sure bool, r Reading) {
	d := text.Parse(name, &text.Segmenter{})
	n := pattern{sure: sure, readings: []Reading{r}}
	for _, t := range d.Tokens {
		n.words = append(n.words, Fold(d.Text(t.Span)))
		n.capital = append(n.capital, t.Kind == text.Word && t.Shape != text.Lower)
	}
	if (r.Kind == Abbreviation || r.Kind == Acronym) && len(n.words) == 1 {
		n.exact = name
	}
	list := f.patterns[n.words[0]]
	for i := range list {
		if o := &list[i]; slices.Equal(o.words, n.words) && o.exact == n.exact {
			o.readings = append(o.readings, r)
			o.sure = o.sure && sure
			return
		}
	}
	f.patterns[n.words[0]] = append(list, n)
}

// HasAcronym reports whether an acronym is that of a country or an organization.
func (f *Facts) HasAcronym(acronym string) bool {
	return slices.ContainsFunc(f.patterns[Fold(acronym)], func(p pattern) bool { return len(p.words) == 1 && p.exact == acronym })
}
