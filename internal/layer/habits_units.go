package layer

import (
	"slices"

	"github.com/mtlint/mtlint/internal/article"
	"github.com/mtlint/mtlint/internal/lang"
	"github.com/mtlint/mtlint/internal/tagger"
	"github.com/mtlint/mtlint/internal/text"
)

// HabitStart is the unit before the first of each sentence.
const HabitStart = 1

// HabitUnits reads a text as units: a word of a closed list as it is, any other as its
// part of speech. What an article is about and how it is typeset does not show in them.
type HabitUnits struct {
	Names []string           // of each unit; 0 is none
	words *lang.Index[uint8] // units of the list
	tags  [tagger.NumTags]uint8
	owner [tagger.NumTags]uint8 // of a noun with the s of possession
}

// merged says which parts of speech are one unit; left out are quotation marks,
// brackets, dashes, stops and symbols.
var merged = [tagger.NumTags]tagger.Tag{
	tagger.CC: tagger.CC, tagger.CD: tagger.CD, tagger.DT: tagger.DT, tagger.EX: tagger.EX, tagger.FW: tagger.NN, tagger.IN: tagger.IN,
	tagger.JJ: tagger.JJ, tagger.JJR: tagger.JJR, tagger.JJS: tagger.JJ, tagger.MD: tagger.MD, tagger.NN: tagger.NN, tagger.NNS: tagger.NNS,
	tagger.NNP: tagger.NNP, tagger.NNPS: tagger.NNP, tagger.PDT: tagger.DT, tagger.PRP: tagger.PRP, tagger.PRPS: tagger.PRPS,
	tagger.RB: tagger.RB, tagger.RBR: tagger.RBR, tagger.RBS: tagger.RB, tagger.RP: tagger.RP, tagger.TO: tagger.TO, tagger.VB: tagger.VB,
	tagger.VBD: tagger.VBD, tagger.VBG: tagger.VBG, tagger.VBN: tagger.VBN, tagger.VBP: tagger.VBP, tagger.VBZ: tagger.VBZ,
	tagger.WDT: tagger.WDT, tagger.WP: tagger.WP, tagger.WPS: tagger.WPS, tagger.WRB: tagger.WRB, tagger.Comma: tagger.Comma,
}

// named are the parts of speech whose words always show as such.
const named = tagger.Nouns | 1<<tagger.CD | 1<<tagger.FW

// NewHabitUnits makes the units of a list of folded words.
func NewHabitUnits(words []string) *HabitUnits {
	u := &HabitUnits{Names: []string{"", "^"}, words: lang.MakeIndex[uint8](len(words))}
	add := func(name string) uint8 {
		if at := slices.Index(u.Names, name); at >= 0 {
			return uint8(at)
		}
		u.Names = append(u.Names, name)
		return uint8(len(u.Names) - 1)
	}
	for tag, to := range merged {
		if to != tagger.None {
			u.tags[tag] = add(to.String())
			u.owner[tag] = u.tags[tag]
			if tagger.Nouns.Has(to) {
				u.owner[tag] = add(to.String() + "'s")
			}
		}
	}
	for _, w := range words {
		*u.words.Ref(w) = uint8(len(u.Names))
		u.Names = append(u.Names, w)
	}
	return u
}

// Of reads the running text of an article: HabitStart, the units of a sentence, and so on.
// from are their tokens.
func (u *HabitUnits) Of(a *article.Article) (units []uint8, from []int32) {
	words, tags, plan := Words.Of(a), Tags.Of(a), Structure.Of(a)
	if !tags.Known() {
		return nil, nil
	}
	all := tags.All()
	of := make([]uint8, words.Distinct())
	for id := range of {
		of[id], _ = Look(words, u.words, int32(id))
	}
	most := len(a.Doc.Tokens) + len(a.Doc.Sentences)
	units, from = make([]uint8, 0, most), make([]int32, 0, most)
	for b := range a.Doc.Blocks {
		if plan.Parts[b] != Paragraph {
			continue
		}
		for _, s := range a.Doc.SentencesOf(&a.Doc.Blocks[b]) {
			units, from = append(units, HabitStart), append(from, s.Tokens.First)
			units, from = u.sentence(a.Doc, &s, words, tags, all, of, units, from)
		}
	}
	return units, from
}

func (u *HabitUnits) sentence(d *text.Document, s *text.Sentence, words *WordIndex, tags *TagIndex, all []tagger.Tag, of, units []uint8, from []int32) ([]uint8, []int32) {
	for i := s.Tokens.First; i < s.Tokens.End; i++ {
		t := all[i]
		unit := u.tags[t]
		switch word := of[words.ID(int(i))]; {
		case word != 0 && !named.Has(t):
			unit = word
		case t == tagger.POS: // workers ’ rights: the mark belongs to the noun before it
			if n := len(units); units[n-1] != HabitStart && d.Tokens[i].Kind != text.Word {
				units[n-1] = u.owner[all[from[n-1]]]
			}
			continue
		case unit == 0:
			continue
		case tags.clitics[i] == tagger.POS:
			unit = u.owner[t]
		}
		units, from = append(units, unit), append(from, i)
	}
	return units, from
}
