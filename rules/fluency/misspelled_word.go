package fluency

import (
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
		Precision: rules.Precision{Right: 96, Judged: 99, On: "human-written news"},
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
	s := speller{p, dict, layer.Words.Of(p.Article), layer.Classes.Of(p.Article)}
	var unknown []int32
	for id, class := range s.classes {
		if class != lang.Unknown {
			continue
		}
		form := s.w.Form(int32(id))
		if len(form) < shortest || len(form) > maxWord || !letters(form) {
			continue
		}
		at := s.w.At(form)
		if len(at) == 1 && p.Doc.Tokens[at[0]].Shape == text.Lower && p.Doc.Tokens[at[0]].Kind == text.Word {
			unknown = append(unknown, at[0])
		}
	}
	if n := len(unknown); n == 0 || n > unknownMax && n > len(s.classes)/unknownShare {
		return
	}
	fine := newWords.Of(p.Lang)
	for _, i := range unknown {
		if form := s.w.Low(int(i)); !fine.Has(form) && s.plain(int(i)) {
			if meant, ok := s.meant(form); ok {
				s.report(i, meant)
			}
		}
	}
}

// The shortest word that is looked at.
const shortest = 3

type speller struct {
	*rules.Pass
	dict    *lang.Dictionary
	w       *layer.WordIndex
	classes []uint8
}

// Scores from which on a correction is believed. Judged on human-written news: below
// them names, terms and coinages come in.
const (
	sureShort   = 10 // of three and four letters
	sureMiddle  = 5
	sureLong    = 3
	sureDerived = 6
)

// meant is what was probably meant by an unknown word: one word, or two if both are
// likely.
func (s speller) meant(form string) (words []string, ok bool) {
	if tripled(form) {
		return nil, false // tripled-letter has them
	}
	best, next := correct(s.dict, form)
	if best.word == "" || asSpoken(form, best.word) {
		return nil, false
	}
	if len(s.w.At(next.word)) > len(s.w.At(best.word)) && next.score() >= best.score()-1 {
		best, next = next, best
	}
	words = []string{best.word}
	if next.word != "" && next.score() >= best.score()-1 && len(s.w.At(best.word)) == 0 {
		words = append(words, next.word)
	}
	score := best.score()
	if len(s.w.At(best.word)) > 0 {
		score++ // the article itself has the word
	}
	switch n := len(form); {
	case n <= 4:
		return words, score >= sureShort && best.cost <= costSlip
	case n <= 6 && score < sureMiddle, score < sureLong:
		return nil, false
	}
	return words, score >= sureDerived || !derived(s.dict, form)
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
func (s speller) plain(i int) bool {
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

func (s speller) report(i int32, meant []string) {
	t := s.Doc.Tokens[i]
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
