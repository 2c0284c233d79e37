package page

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/mtlint/mtlint/internal/engine"
	"github.com/mtlint/mtlint/internal/lang"
	"github.com/mtlint/mtlint/rules"
)

const aboutLanguages = `<!-- Generated from the rules and the language packs by go generate; do not edit. -->
# Languages

mtlint was made for English news. What it knows of a language lies in a language pack, a folder of word lists and tables; code knows no word
of another language than English. Rules that need nothing but such lists run on every language that has them.

## What happens with a text

- Its language is detected: by the lang field of a record or of a web page, else by the text itself. The article is read with the pack of its
  language; a text in a language without a pack is refused (exit status 2). ` + "`--lang TAG`" + ` takes all texts for that language.
- Rules that cannot judge the language are skipped, and it shows: the table says how many, JSON lists them as ` + "`skipped`" + `, and
  ` + "`mtlint rules --lang TAG`" + ` lists the rules that do run. A rule that was skipped has not passed.
- The score is that of the rules that ran, so scores of two languages cannot be compared.

## How to add a language

1. Make the folder ` + "`internal/lang/data/TAG`" + ` with a ` + "`pack.yml`" + ` (tag and name). Every file says on top what it is, its origin and its licence.
2. Write the files that every pack has; they may be empty, and a test names those that are missing: abbreviations of all kinds, titles, words that
   begin sentences, reporting verbs, the words around speech (` + "`speech.tsv`" + `), page furniture (` + "`structure.tsv`" + `). Where ordinals have a point,
   ` + "`ordinal_nouns.txt`" + ` lists what follows one. Where the quotation marks are not the English ones, ` + "`quotation_marks.tsv`" + ` says which open and close.
3. Write ` + "`function_words.txt`" + ` and ` + "`core_words.txt`" + `, by which texts in other languages are told apart.
4. Add the files that the rules below need, as far as the language has use for them. A rule whose file is missing is skipped. A file that English
   has and the language does not need (` + "`quote_tails.tsv`" + `) may have no entries.
5. Put at least six good articles into ` + "`testdata/TAG/clean`" + `, on which nothing may be found, and four damaged ones into ` + "`testdata/TAG/articles`" + `, with
   every defect marked. Write them yourself: quotations of all styles, figures, dates, abbreviations, lists, dialogue. Then run
   ` + "`go generate ./... && go test ./...`" + `.

A tagger, a detector and the facts about countries and persons exist for English only.

`

// Languages returns docs/languages.md: how languages work, and which rules run on which.
func Languages(list []*rules.Rule) string {
	list = slices.Clone(list)
	slices.SortFunc(list, func(a, b *rules.Rule) int { return cmp.Compare(a.ID, b.ID) })
	var b strings.Builder
	b.WriteString(aboutLanguages)
	tags := append([]string{lang.English}, slices.DeleteFunc(lang.Tags(), func(t string) bool { return t == lang.English })...)
	b.WriteString("## Which rules run\n\n| Rule |")
	packs := make([]*lang.Pack, 0, len(tags))
	for _, tag := range tags {
		if p, err := lang.Open(tag); err == nil { // the tags are those of the embedded packs
			packs = append(packs, p)
			fmt.Fprintf(&b, " %s |", tag)
		}
	}
	b.WriteString(" Needs |\n| --- |" + strings.Repeat(" --- |", len(packs)) + " --- |\n")
	for _, r := range list {
		if !r.AnyLanguage {
			continue
		}
		fmt.Fprintf(&b, "| %s |", r.ID)
		for _, p := range packs {
			mark := "–"
			if engine.Judges(&r.Meta, p) {
				mark = "yes"
			}
			fmt.Fprintf(&b, " %s |", mark)
		}
		fmt.Fprintf(&b, "%s |\n", needs(&r.Meta, " "))
	}
	b.WriteString("\nAll other rules know English themselves and run on English alone.\n")
	return b.String()
}
