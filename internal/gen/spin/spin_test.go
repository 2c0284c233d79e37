package spin

import (
	"os"
	"slices"
	"strings"
	"testing"
)

func TestLexiconIsNotStale(t *testing.T) {
	want, err := Lexicon()
	if err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile("../../lang/data/en/tortured.tsv")
	if err != nil || string(got) != string(want) {
		t.Errorf("tortured.tsv is stale: run go generate ./... (%v)", err)
	}
}

func TestLexiconIsBroad(t *testing.T) {
	entries, err := Entries()
	if err != nil {
		t.Fatal(err)
	}
	certain := 0
	for _, e := range entries {
		if len(e.Forms) > 0 {
			certain++
		}
	}
	if pairs := len(rows(thesaurusFile)); certain < 800 || pairs < 1500 {
		t.Errorf("%d terms with certain forms, %d substitutes", certain, pairs)
	}
}

// Every word of the thesaurus is of use, and none is put for itself.
func TestThesaurus(t *testing.T) {
	seen := map[string]bool{}
	for _, r := range rows(thesaurusFile) {
		if r[0] == r[1] || seen[r[0]+"\t"+r[1]] {
			t.Errorf("%q is put for itself, or twice", r)
		}
		seen[r[0]+"\t"+r[1]] = true
	}
}

func TestForms(t *testing.T) {
	thesaurus := map[string][]substitute{
		"red":   {{"crimson", alone}, {"reddish", paired}},
		"dwarf": {{"midget", alone}, {"runt", hint}},
	}
	certain, likely := forms([]string{"red", "dwarf"}, thesaurus)
	slices.Sort(certain)
	slices.Sort(likely)
	if s := strings.Join(certain, ", "); s != "crimson dwarf, crimson midget, crimson runt, red midget, reddish midget" {
		t.Errorf("certain: %s", s)
	}
	if s := strings.Join(likely, ", "); s != "red runt, reddish runt" {
		t.Errorf("likely: %s", s)
	}
}

func TestSearch(t *testing.T) {
	forms := map[string]bool{"bare eye": true, "home soil": true, "calm talks": true}
	found := map[string]bool{}
	search("Seen with the bare eye: teams on Home soil’s edge, in a calm and talks.", forms, found)
	if len(found) != 2 || !found["bare eye"] || !found["home soil"] {
		t.Errorf("%v", found)
	}
}
