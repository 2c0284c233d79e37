package fluency

import (
	"slices"
	"strings"

	"github.com/mtlint/mtlint/internal/lang"
	"github.com/mtlint/mtlint/internal/layer"
	"github.com/mtlint/mtlint/internal/mqm"
	"github.com/mtlint/mtlint/internal/text"
	"github.com/mtlint/mtlint/rules"
)

// MisspelledWord finds words that no dictionary has and that are one slip away from
// a frequent one.
var MisspelledWord = &rules.Rule{
	Meta: rules.Meta{
		ID: "misspelled-word", Name: "Word misspelt", Category: mqm.Spelling, Severity: mqm.Minor,
		Rationale: `Machines and hasty editors leave words that do not exist: letters swapped, doubled, dropped or mistyped, an ending grafted on the wrong stem, half a word of the source.
Nobody has read such a text again.`,
		LetsPass: `Words with a capital letter, words that the article writes twice, foreign phrases, quoted terms, dialect ("nothin'"), British and American spellings, and new words
made of known ones ("geofenced", "unfundable"): only where one frequent word is one likely slip away is a word taken for misspelt.`,
		Examples: []rules.Example{
			{Bad: "The ⟦goverment⟧ closed the ferry line.", Good: "The government closed the ferry line."},
			{Bad: "She waited ⟦wtih⟧ her sister for the ⟦annoucement⟧.", Good: "She waited with her sister for the announcement."},
			{Bad: "The mayor will ⟦recieve⟧ the guests, ⟦accross⟧ the bridge.", Good: "The mayor will receive the guests, across the bridge."},
			{Bad: "The two villages were ⟦beteen⟧ the lakes.", Good: "The two villages were between the lakes."},
			{Good: "The colour of the geofenced, unfundable waterpark was a kind of “grean”, and he was goin’ to fetch the pasta al dente."},
			{Good: "A gridder met a gridder; the hygge of the livestream was no schadenfreude, said [b]ecause-sayer Wilm arap Thoe."},
		},
		Precision: rules.Precision{Right: 128, Judged: 131, On: "human-written news"},
		Params: []rules.Param{
			{Name: "min-letters", Help: "letters of the shortest word that is looked at", Default: 3, Min: 2, Max: 20},
			{Name: "max-unknown", Help: "different unknown words that a text may have; where there are more, and they are one in eight, it is not taken for English", Default: unknownMax, Min: 0, Max: 100000},
		},
	},
	Check: misspelledWord,
}

// newWords are known beside the dictionary.
var newWords = lang.Words("new_words")

// A text in which more distinct words than this, and one in so many, are unknown is
// not English, or not text.
const (
	unknownMax   = 40
	unknownShare = 8
)

func misspelledWord(p *rules.Pass) {
	dict := lang.Spelling.Of(p.Lang)
	if dict == nil {
		return
	}
	s := &speller{p, dict, layer.Words.Of(p.Article), layer.Classes.Of(p.Article), common.Of(p.Lang), maxTwice}
	unknown, shortest := 0, int(p.Param("min-letters"))
	var suspects []int32
	for id, class := range s.classes {
		if class > lang.Rare {
			continue
		}
		form := s.w.Form(int32(id))
		if len(form) < shortest || len(form) > maxWord || !letters(form) {
			continue
		}
		at := s.w.Of(int32(id))
		i := at[0]
		if p.Doc.Tokens[i].Kind != text.Word {
			continue
		}
		if _, known := layer.Look(s.w, s.common, int32(id)); known || len(at) == 1 && s.worth(i, form, class) {
			suspects = append(suspects, i)
			if class == lang.Unknown && p.Doc.Tokens[i].Shape == text.Lower {
				unknown++
			}
		}
	}
	if unknown > int(p.Param("max-unknown")) && unknown > len(s.classes)/unknownShare {
		return
	}
	slices.Sort(suspects)
	fine := newWords.Of(p.Lang)
	for _, i := range suspects {
		form := s.w.Low(int(i))
		if fine.Has(form) || !s.plain(int(i)) {
			continue
		}
		if meant := s.meant(form, i); meant != nil {
			s.report(i, meant)
		}
	}
}

// worth reports whether token i can be believed to be a slip at all: which takes
// more of words that are known and of those with a capital. Trying corrections
// takes a thousand times as long.
func (s *speller) worth(i int32, form string, class uint8) bool {
	switch s.Doc.Tokens[i].Shape {
	case text.Lower:
		return class == lang.Unknown || len(form) >= 5
	case text.Capitalised:
		if class != lang.Unknown || len(form) < 4 || int(i)+1 == len(s.Doc.Tokens) {
			return false
		}
		if startsSentence(s.Doc, i) {
			return s.Doc.Tokens[i+1].Shape == text.Lower
		}
		return len(form) >= 8
	}
	return false
}

// common are the misspellings that people make again and again, with what is meant.
var common = lang.NewPart(func(p *lang.Pack) *lang.Index[string] {
	m := map[string]string{}
	for _, row := range p.Rows("misspellings.tsv") {
		m[row[0]] = row[1]
	}
	return lang.NewIndex(m)
})

// maxTwice is for how many words of an article two slips are tried, which takes
// a hundred times as long as looking a word up.
const maxTwice = 3

type speller struct {
	*rules.Pass
	dict    *lang.Dictionary
	w       *layer.WordIndex
	classes []uint8
	common  *lang.Index[string]
	twice   int // for so many words more
}

// Scores from which on a correction is believed. Judged on human-written news: below
// them names, terms and coinages come in.
const (
	sureShort   = 8 // of four letters
	sureMiddle  = 5
	sureLong    = 3
	sureDerived = 6
	sureKnown   = 9 // of a word that large dictionaries have
	sureCapital = 8
	sureTwice   = 2 // of a word of nine letters or more, two slips away
)

// meant is what was probably meant by token i, which is no usual word: one word, or
// two if both are likely; none if it may be right.
func (s *speller) meant(form string, i int32) []string {
	if word, ok := s.common.Get(form); ok {
		if s.Doc.Tokens[i].Shape == text.Lower || startsSentence(s.Doc, i) {
			return []string{word}
		}
		return nil
	}
	if tripled(form) {
		return nil // tripled-letter has the first
	}
	search := correct
	if s.Doc.Tokens[i].Shape != text.Lower || s.classes[s.w.ID(int(i))] != lang.Unknown {
		search = correctLikely
	}
	best, next := search(s.dict, form)
	if len(s.w.At(next.word)) > len(s.w.At(best.word)) && next.score() >= best.score()-1 {
		best, next = next, best
	}
	if !s.believed(form, i, best) {
		if best.score() > 0 || len(form) < 9 || len(form) > 16 || s.Doc.Tokens[i].Shape != text.Lower || s.classes[s.w.ID(int(i))] != lang.Unknown || s.twice == 0 || derived(s.dict, functionWords.Of(s.Lang), form) {
			return nil
		}
		s.twice--
		if best = correctTwice(s.dict, form); best.word == "" || best.score() < sureTwice {
			return nil
		}
		return []string{best.word}
	}
	words := []string{best.word}
	if next.word != "" && next.score() >= best.score()-1 && len(s.w.At(best.word)) == 0 {
		words = append(words, next.word)
	}
	return words
}

// believed reports whether a correction of token i is certain enough.
func (s *speller) believed(form string, i int32, c correction) bool {
	if c.word == "" || asSpoken(form, c.word) {
		return false
	}
	score := c.score()
	here := len(s.w.At(c.word)) > 0
	if here {
		score++ // the article itself has the word
	}
	n := len(form)
	switch {
	case s.Doc.Tokens[i].Shape == text.Capitalised:
		return s.classes[s.w.ID(int(i))] == lang.Unknown && !derived(s.dict, functionWords.Of(s.Lang), form) && s.capital(form, i, c, here)
	case s.Doc.Tokens[i].Shape != text.Lower:
		return false
	case s.classes[s.w.ID(int(i))] != lang.Unknown:
		return n >= 5 && score >= sureKnown && !derived(s.dict, functionWords.Of(s.Lang), form)
	case n == 3:
		return c.class-c.cost >= sureKnown && c.cost == costLikely && c.class >= lang.Usual+3
	case n == 4:
		return score >= sureShort && c.class >= lang.Usual+1 || score >= sureShort-1 && c.class >= lang.Usual+2 && len(c.word) == n
	case n <= 6 && score < sureMiddle, score < sureLong:
		return false
	}
	return score >= sureDerived || !derived(s.dict, functionWords.Of(s.Lang), form)
}

// capital reports whether an unknown word with a capital letter is no name: a little
// word at the start of a sentence, a word of a title, or one that the article has
// right elsewhere.
func (s *speller) capital(form string, i int32, c correction, here bool) bool {
	if startsSentence(s.Doc, i) && len(form) > 3 && (functionWords.Of(s.Lang).Has(c.word) || lineStarters.Of(s.Lang).Has(c.word)) {
		return int(i)+1 < len(s.Doc.Tokens) && s.Doc.Tokens[i+1].Shape != text.Capitalised && s.Doc.Tokens[i+1].Kind != text.Punct
	}
	if strings.IndexByte("aeiou", form[len(form)-1]) >= 0 {
		return false // “Instituto”
	}
	return len(form) >= 8 && c.class >= lang.Usual+1 && c.score() >= sureCapital || len(form) >= 7 && here && c.class >= 6 && c.score() >= sureMiddle && c.cost <= costSlip
}

// asSpoken reports whether a form is how its correction is said: “nothin”, “lovin”.
func asSpoken(form, meant string) bool {
	return strings.HasSuffix(form, "in") && meant == form+"g"
}

// tripled reports whether a letter stands three times in a row.
func tripled(form string) bool {
	for i := 2; i < len(form); i++ {
		if form[i] == form[i-1] && form[i] == form[i-2] {
			return true
		}
	}
	return false
}

func letters(form string) bool {
	for i := range len(form) {
		if form[i] < 'a' || form[i] > 'z' {
			return false
		}
	}
	return true
}

// plain reports whether token i is a word of running English: not the rest of a word
// with a bracket or asterisk in it, not a quoted term, not part of a foreign phrase
// or of a name.
func (s *speller) plain(i int) bool {
	d := s.Doc
	t := d.Tokens[i]
	if !strings.Contains(beforeWord, byteText(d.Src, int(t.Start)-1)) || !strings.Contains(afterWord, byteText(d.Src, int(t.End))) {
		return false
	}
	if int(t.End)+1 < len(d.Src) && d.Src[t.End] == '.' && d.Src[t.End+1] > ' ' && d.Src[t.End+1] < 0x80 && d.Src[t.End+1] != '"' && d.Src[t.End+1] != '\'' {
		return false // an address
	}
	if q := layer.Quotes.Of(s.Article).At(i); q != nil && q.Close >= 0 && int(q.Close-q.Open) <= 3 {
		return false
	}
	foreign := particlesOf.Of(s.Lang)
	for _, j := range [...]int{i - 1, i + 1} {
		if j < 0 || j >= len(d.Tokens) || d.Tokens[j].Kind != text.Word {
			continue
		}
		n := d.Tokens[j]
		if n.Shape == text.Lower && (s.classes[s.w.ID(j)] <= lang.Rare && n.Len() > 2 || foreign.Has(s.w.Low(j))) {
			return false
		}
	}
	return i == 0 || i+1 >= len(d.Tokens) || !capital(d.Tokens[i-1]) || !capital(d.Tokens[i+1])
}

// What may stand right beside a whole word; the empty string is the edge of the text.
const (
	beforeWord = " \n\t\"“‘'(—–,;:.…?!\xa0\x9c\x98\x94\x93"
	afterWord  = " \n\t\".,;:?!)—–…\xe2\xc2"
)

func byteText(src string, at int) string {
	if at < 0 || at >= len(src) {
		return ""
	}
	return src[at : at+1]
}

var particlesOf = lang.Words("foreign_particles")

func capital(t text.Token) bool { return t.Kind == text.Word && t.Shape != text.Lower }

func (s *speller) report(i int32, meant []string) {
	t := s.Doc.Tokens[i]
	if t.Shape == text.Capitalised {
		for k, word := range meant {
			meant[k] = strings.ToUpper(word[:1]) + word[1:]
		}
	}
	f := rules.Finding{
		Span:       t.Span,
		Message:    "“" + s.Doc.Text(t.Span) + "” is no English word; “" + strings.Join(meant, "” or “") + "” was probably meant",
		Suggestion: strings.Join(meant, " or "),
	}
	for _, word := range meant {
		f.Fixes = append(f.Fixes, rules.Fix{Label: "write “" + word + "”", Edits: []rules.Edit{{Span: t.Span, New: word}}})
	}
	s.Report(f)
}
