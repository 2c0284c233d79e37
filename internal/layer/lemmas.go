package layer

import (
	"strings"

	"github.com/mtlint/mtlint/internal/lang"
	"github.com/mtlint/mtlint/internal/tagger"
)

// Lemma is the base form of token i, folded, without its clitic: “go” for “went”,
// “minister” for “ministers'”. It goes by the token's tag.
func (x *TagIndex) Lemma(i int) string {
	t := x.At(i)
	if t == tagger.None || tagger.Marks.Has(t) {
		return x.words.Low(i)
	}
	key := int64(x.words.ID(i))<<8 | int64(t)
	lemma, ok := x.lemmas[key]
	if !ok {
		lemma = x.model.Lemma(x.lexicon, x.words.Low(i), t)
		if x.lemmas == nil {
			x.lemmas = map[int64]string{}
		}
		x.lemmas[key] = lemma
	}
	return lemma
}

var taggerLexicon = lang.NewPart(func(p *lang.Pack) *tagger.Lexicon {
	x := &tagger.Lexicon{Verbs: map[string]string{}, Nouns: map[string]string{}, Adjectives: map[string]string{}}
	for _, row := range p.Rows("irregular_verbs.tsv") {
		x.Verbs[row[0]] = row[0]
	}
	for _, row := range p.Rows("irregular_verbs.tsv") {
		for _, forms := range row[1:] {
			for f := range strings.SplitSeq(forms, "/") {
				if _, ok := x.Verbs[f]; !ok {
					x.Verbs[f] = row[0]
				}
			}
		}
	}
	for _, row := range p.Rows("irregular_nouns.tsv") {
		x.Nouns[row[0]], x.Nouns[row[1]] = row[0], row[0]
	}
	for _, row := range p.Rows("irregular_forms.tsv") {
		if row[0] == "verb" {
			x.Verbs[row[1]] = row[2]
		} else {
			x.Adjectives[row[1]] = row[2]
		}
	}
	return x
})

// LemmaAs is the base form that token i has if its tag is t.
func (x *TagIndex) LemmaAs(i int, t tagger.Tag) string {
	if x.model == nil {
		return x.words.Low(i)
	}
	return x.model.Lemma(x.lexicon, x.words.Low(i), t)
}
