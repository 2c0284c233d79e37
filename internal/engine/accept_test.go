package engine

import (
	"testing"

	"github.com/mtlint/mtlint/internal/article"
	"github.com/mtlint/mtlint/internal/lang"
	"github.com/mtlint/mtlint/internal/mqm"
	"github.com/mtlint/mtlint/rules"
)

func TestAccept(t *testing.T) {
	pack, err := lang.Open("en")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		text, phrase string
		category     mqm.Category
		accepted     bool
	}{
		{"It was gemuetlich in there.", "gemuetlich", mqm.Spelling, true},
		{"Gemuetlich it was in there.", "Gemuetlich", mqm.Untranslated, true},
		{"It was gemuetlich indeed.", "gemuetlich indeed", mqm.Untranslated, false},
		{"It was gemuetlich in there.", "gemuetlich", mqm.Grammar, false},
		{"They burry the ferry in sand.", "burry", mqm.Spelling, false},
		{"They asked Burry’s friend on Monday.", "Burry’s", mqm.Spelling, true},
		{"They asked Burry on Monday.", "Burry", mqm.InconsistentTerm, true},
		{"It was Gemuetlich AG again.", "Gemuetlich", mqm.InconsistentTerm, false},
		{"Burry the ferry in sand.", "Burry", mqm.Spelling, false},
		{"Burry the ferry in sand, said Burry.", "Burry", mqm.Spelling, true},
		{"Zoltan Burry came. Burry was late.", "Burry", mqm.Spelling, true},
		{"Mr Burry came home.\n\nBurry was late on Monday.", "Burry", mqm.Spelling, true},
		{"They asked Ada vann Dykk on Monday.", "Ada vann Dykk", mqm.Spelling, true},
		{"They asked a vann for help.", "vann", mqm.Spelling, false},
		{"They asked Mr. Burry for help.", "Mr. Burry", mqm.NameFormat, false},
	} {
		rule := spotter("odd", c.phrase, c.category, mqm.Minor)
		e, err := Make(Options{Rules: []*rules.Rule{rule}, Accept: NewAccept([]string{"Gemuetlich"}, []string{"Zoltan Burry", "Ada vann Dykk"})})
		if err != nil {
			t.Fatal(err)
		}
		if got := len(e.Check(article.New("a", c.text, pack)).Findings) == 0; got != c.accepted {
			t.Errorf("%q, %q of %s: accepted %v", c.text, c.phrase, c.category, got)
		}
	}
}
