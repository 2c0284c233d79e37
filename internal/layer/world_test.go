package layer

import (
	"slices"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/currency"
	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"github.com/mtlint/mtlint/internal/lang"
)

func facts(t testing.TB) *Facts {
	t.Helper()
	p, err := lang.Open("en")
	if err != nil {
		t.Fatal(err)
	}
	return World.Of(p)
}

func TestCountriesAreComplete(t *testing.T) {
	f := facts(t)
	codes := make(map[string]bool)
	states := 0
	for _, c := range f.Countries {
		if codes[c.Code] {
			t.Errorf("%s stands there twice", c.Code)
		}
		codes[c.Code] = true
		if c.Kin == "" {
			states++
		}
		if len(c.Names) == 0 || len(c.Demonyms) == 0 || len(c.Capitals) == 0 || len(c.Currencies) == 0 || len(c.CurrencyCodes) == 0 {
			t.Errorf("%s lacks a name, demonym, capital or currency", c.Code)
		}
		switch c.Continent {
		case "Africa", "Asia", "Europe", "North America", "South America", "Oceania":
		default:
			t.Errorf("%s lies in %q", c.Code, c.Continent)
		}
		for _, a := range c.Abbreviations {
			if strings.IndexFunc(a, unicode.IsUpper) < 0 {
				t.Errorf("%s: abbreviation %q", c.Code, a)
			}
		}
	}
	for _, c := range f.Countries {
		if c.Kin != "" && c.Kin != "*" && !codes[c.Kin] {
			t.Errorf("%s is kin of the unknown %q", c.Code, c.Kin)
		}
	}
	if states < 190 {
		t.Errorf("only %d states", states)
	}
}

// The Unicode locale data know the same countries by the same names, and money.
func TestCountriesAgreeWithUnicode(t *testing.T) {
	f := facts(t)
	en := display.Regions(language.English)
	historic := []string{"SUR", "DDM", "YUM", "CSK", "BTC", "SLE", "VES", "ZWG", "BGN", "MRU"} // before or after the data
	for _, c := range f.Countries {
		if len(c.Code) != 2 || c.Kin == "*" {
			continue
		}
		r, err := language.ParseRegion(c.Code)
		if err != nil {
			t.Errorf("%s: %v", c.Code, err)
			continue
		}
		want := strings.NewReplacer("’", "'", "&", "and", " SAR China", "").Replace(en.Name(r))
		want, _, _ = strings.Cut(want, " (")
		known := false
		for _, n := range slices.Concat(c.Names, c.Formal) {
			known = known || strings.EqualFold(strings.ReplaceAll(n, "-", " "), strings.ReplaceAll(want, "-", " "))
		}
		if !known && !slices.Contains([]string{"CD", "CG", "VC"}, c.Code) {
			t.Errorf("%s: %q is not among %q", c.Code, want, c.Names)
		}
		for _, code := range c.CurrencyCodes {
			if _, err := currency.ParseISO(code); err != nil && !slices.Contains(historic, code) {
				t.Errorf("%s: currency %q: %v", c.Code, code, err)
			}
		}
		changed := []string{"HR", "LS", "MR", "SL", "VE", "ZW"} // since the data were made
		if u, ok := currency.FromRegion(r); ok && !slices.Contains(c.CurrencyCodes, u.String()) && !slices.Contains(changed, c.Code) {
			t.Errorf("%s: currency %q, Unicode has %s", c.Code, c.CurrencyCodes, u)
		}
	}
}

// A name of two states is marked as unsure, except the abbreviations, capitals
// and former seats that a state shares with the one it succeeded.
func TestSharedNamesAreMarked(t *testing.T) {
	f := facts(t)
	for _, list := range f.patterns {
		for _, p := range list {
			for _, r := range p.readings[1:] {
				first := p.readings[0]
				if p.sure && r.Kind < OrganizationName && first.Kind < OrganizationName && !f.Related(first.Index, r.Index) {
					t.Errorf("%q: %v", strings.Join(p.words, " "), p.readings)
				}
			}
		}
	}
}

func TestOrganizationsAreUnique(t *testing.T) {
	f := facts(t)
	seen := make(map[string]bool)
	for _, o := range f.Organizations {
		for _, n := range o.Names {
			if seen[n] {
				t.Errorf("%q stands there twice", n)
			}
			seen[n] = true
		}
		if len(o.Abbreviations) == 0 || o.Seat == "" {
			t.Errorf("%q lacks initials or a seat", o.Names[0])
		}
	}
	if len(f.Organizations) < 60 {
		t.Errorf("only %d organizations", len(f.Organizations))
	}
}
