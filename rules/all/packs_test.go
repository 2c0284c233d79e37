package all

import (
	"io/fs"
	"maps"
	"os"
	"slices"
	"testing"

	"github.com/mtlint/mtlint/internal/engine"
	"github.com/mtlint/mtlint/internal/lang"
)

// everyPack lists what the parser and the layers of structure and quotation read:
// the files that every language has, even if they are empty.
var everyPack = []string{
	"abbreviations.txt", "after_final.txt", "asking_verbs.txt", "elisions.txt", "final_abbreviations.txt", "inner_abbreviations.txt",
	"numbered_abbreviations.txt", "ordinal_nouns.txt", "quotation_marks.tsv", "reporting_verbs.txt", "speech.tsv", "starters.txt", "structure.tsv", "titles.txt",
}

// taggerFiles are read where a rule asks the tagger, which a language need not
// have: a rule that cannot do without it lists them as well.
var taggerFiles = []string{"irregular_forms.tsv", "irregular_nouns.tsv", "irregular_verbs.tsv", "tagger.bin"}

func TestEveryPackIsWhole(t *testing.T) {
	for _, tag := range lang.Tags() {
		p, err := lang.Open(tag)
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range everyPack {
			if !p.Has(file) {
				t.Errorf("the pack %q lacks %s", tag, file)
			}
		}
	}
}

// A recorder notes which files of a pack are read.
type recorder struct {
	fs.FS
	read map[string]bool
}

func (r recorder) Open(name string) (fs.File, error) {
	r.read[name] = true
	return r.FS.Open(name)
}

// A rule for any language lists what it needs of a pack, no more and no less.
func TestNeeds(t *testing.T) {
	for _, r := range List {
		if !r.AnyLanguage {
			if len(r.Needs) > 0 {
				t.Errorf("%s: only rules for any language list what they need", r.ID)
			}
			continue
		}
		rec := recorder{os.DirFS("../../internal/lang/data/" + lang.English), map[string]bool{}}
		if err := engine.VerifyExamples(r, lang.From(lang.English, rec)); err != nil {
			t.Error(err)
		}
		for _, file := range everyPack {
			delete(rec.read, file)
		}
		for _, file := range taggerFiles {
			if !slices.Contains(r.Needs, file) {
				delete(rec.read, file)
			}
		}
		if got := slices.Sorted(maps.Keys(rec.read)); !slices.Equal(got, r.Needs) {
			t.Errorf("%s: reads %q, says that it needs %q", r.ID, got, r.Needs)
		}
	}
}

func TestWhoJudges(t *testing.T) {
	other := lang.From("xx", os.DirFS(t.TempDir()))
	for _, r := range List {
		if !engine.Judges(&r.Meta, english(t)) {
			t.Errorf("%s does not judge English", r.ID)
		}
		if want := r.AnyLanguage && len(r.Needs) == 0; engine.Judges(&r.Meta, other) != want && want {
			t.Errorf("%s needs nothing and yet does not judge another language", r.ID)
		}
	}
}
