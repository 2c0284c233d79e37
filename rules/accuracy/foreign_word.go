package accuracy

import (
	"strings"

	"github.com/mtlint/mtlint/internal/lang"
	"github.com/mtlint/mtlint/internal/layer"
	"github.com/mtlint/mtlint/internal/mqm"
	"github.com/mtlint/mtlint/internal/text"
	"github.com/mtlint/mtlint/rules"
)

// ForeignWord finds frequent words of other languages in running English.
var ForeignWord = &rules.Rule{
	Meta: rules.Meta{
		ID: "foreign-word", Name: "Word left untranslated", Category: mqm.Untranslated, Severity: mqm.Major,
		Rationale: `A function word or a common noun of the source language in the middle of an English sentence was not translated. Only words that no English writer uses count ("jedoch", "également", "według"), and unknown words with letters that English has not.`,
		LetsPass:  `Names and titles ("Süden und Norden"), words in quotation marks or brackets, phrases of several foreign words, words that are introduced as foreign.`,
		Examples: []rules.Example{
			{Bad: "The council ⟦jedoch⟧ approved the bridge."},
			{Bad: "They spoke ⟦avec⟧ the mayor about the ⟦gouvernement⟧ plan."},
			{Bad: "The ferry waited ten ⟦dakika⟧ for the guests."},
			{Bad: "The ⟦hallitus⟧ closed the road, and the ⟦brandkåren⟧ came."},
			{Bad: "The mayor was there. ⟦Das wurde jedoch nicht bestätigt und bereits wieder dementiert.⟧ Traffic was light."},
			{Good: "She works for Wasser und Brot, reads \"und\" in the novel Guerra e Paz, and the word jedoch means however."},
			{Good: "He sang la guerra está perdida to his pueblo (gobierno), and cried pero no mucho."},
			{Good: "The café served jalapeño dip; a crémaillère, or house-warming, was planned, and “fjällräven” is a fox."},
		},
		Precision: rules.Precision{Right: 32, Judged: 36, On: "machine-translated news and government web pages"},
	},
	Check: foreignWord,
}

// A loan is a word that should not be in English text.
type loan struct{ written, language, meaning string }

// loans are by their folded form.
var loans = lang.NewPart(func(p *lang.Pack) *lang.Index[loan] {
	words, stop := p.Rows("foreign_words.tsv"), p.Rows("foreign_stopwords.tsv")
	n := len(words)
	for _, row := range stop {
		n += strings.Count(row[1], " ") + 1
	}
	x := lang.MakeIndex[loan](n)
	for _, row := range words {
		*x.Ref(layer.Fold(row[0])) = loan{row[0], row[1], row[2]}
	}
	for _, row := range stop {
		for word := range strings.SplitSeq(row[1], " ") {
			if l := x.Ref(word); l.written == "" {
				*l = loan{written: word, language: row[0]}
			}
		}
	}
	return lang.Remembered(p, x)
})

// particles are little words that are found in foreign phrases and names in
// English text. A neighbour among them shows that the word is part of one.
var particles = lang.Words("foreign_particles")

var functionWords = lang.Words("function_words")

func foreignWord(p *rules.Pass) {
	d, w := p.Doc, layer.Words.Of(p.Article)
	known := loans.Of(p.Lang)
	hits := layer.Among(w, known)
	c := context{p, w, known, particles.Of(p.Lang), functionWords.Of(p.Lang)}
	c.accented()
	judged := int32(0) // the sentences before this token
	for k := 0; k < len(hits); {
		if hits[k] >= judged {
			judged = d.Sentences[d.SentenceAt(d.Tokens[hits[k]].Start)].Tokens.End
			if n := c.sentence(hits[k:]); n > 0 {
				k += n
				continue
			}
		}
		from := hits[k]
		to := from
		for k++; k < len(hits) && hits[k] == to+1; k++ {
			to++
		}
		if to-from < 2 && c.stray(int(from), int(to)) {
			c.report(int(from), int(to))
		}
	}
}

type context struct {
	*rules.Pass
	words     *layer.WordIndex
	known     *lang.Index[loan]
	particles lang.Set
	function  lang.Set
}

// loan is what is known of the word at token i.
func (c *context) loan(i int) loan {
	l, _ := c.known.Get(c.words.Low(i))
	return l
}

// wholly is the number of known words that show a sentence to be in their
// language, where no English function word stands in it.
const wholly = 4

// sentence reports the sentence of the first hit if it was not translated at all.
// It returns how many hits that disposes of.
func (c context) sentence(hits []int32) (n int) {
	d, known := c.Doc, c.loan(int(hits[0]))
	s := d.Sentences[d.SentenceAt(d.Tokens[hits[0]].Start)]
	same := 0
	for n < len(hits) && hits[n] < s.Tokens.End {
		if c.loan(int(hits[n])).language == known.language {
			same++
		}
		n++
	}
	if same < wholly {
		return 0
	}
	for i := s.Tokens.First; i < s.Tokens.End; i++ {
		if w := c.words.Low(int(i)); c.function.Has(w) && !c.particles.Has(w) || isQuote(d.Text(d.Tokens[i].Span)) {
			return 0
		}
	}
	c.Report(rules.Finding{Span: s.Span, Message: "a whole sentence is " + known.language + " and was not translated"})
	return n
}

func isQuote(s string) bool {
	switch s {
	case `"`, "“", "”", "„", "«", "»":
		return true
	}
	return false
}

// stray reports whether the known words from to to stand in running English.
func (c context) stray(from, to int) bool {
	d := c.Doc
	for i := from; i <= to; i++ {
		if d.Text(d.Tokens[i].Span) != strings.ReplaceAll(c.loan(i).written, "'", apostrophe(d, i)) {
			return false // a capital that it would not have: a name or a title
		}
	}
	return c.inProse(from, to)
}

// inProse reports whether English stands around the tokens from to to, and nothing
// shows that they are foreign on purpose.
func (c context) inProse(from, to int) bool {
	d := c.Doc
	s := d.Sentences[d.SentenceAt(d.Tokens[from].Start)]
	prev, next := text.Token{}, text.Token{}
	if from > int(s.Tokens.First) {
		prev = d.Tokens[from-1]
	}
	if to+1 < int(s.Tokens.End) {
		next = d.Tokens[to+1]
	}
	before, after := d.Src[s.Start:d.Tokens[from].Start], d.Src[d.Tokens[to].End:s.End]
	switch {
	case inBrackets(before, after), quoted(strings.TrimRight(before, " "), strings.TrimLeft(after, " ")):
		return false
	case c.phrase(from, to, s), introduced(c.Pass, from-1):
		return false
	case !c.inEnglish(s):
		return false
	case named(prev) && named(next), prev.End == d.Tokens[from].Start && prev.Kind != text.Punct:
		return false
	}
	if next.Kind == text.Punct && named(prev) && d.Tokens[to].Shape == text.Lower {
		return d.Src[next.Start] == '.' || d.Src[next.Start] == ',' // no name ends with such a word
	}
	return english(prev) || english(next) || prev.Kind == text.Number
}

func apostrophe(d *text.Document, i int) string {
	if strings.Contains(d.Text(d.Tokens[i].Span), "’") {
		return "’"
	}
	return "'"
}

// inEnglish reports whether the sentence has a function word that only English has.
func (c context) inEnglish(s text.Sentence) bool {
	for i := int(s.Tokens.First); i < int(s.Tokens.End); i++ {
		if c.function.Has(c.words.Low(i)) && !c.words.Is(i, "a", "also", "an", "as", "has", "he", "her", "in", "is", "more", "on", "was") {
			return true
		}
	}
	return false
}

// phrase reports whether other foreign words stand close by.
func (c context) phrase(from, to int, s text.Sentence) bool {
	for k := 1; k <= 3; k++ {
		if c.foreign(from-k, s) || c.foreign(to+k, s) {
			return true
		}
	}
	return false
}

// foreign reports whether token i of the sentence looks like another foreign word.
func (c context) foreign(i int, s text.Sentence) bool {
	if i < int(s.Tokens.First) || i >= int(s.Tokens.End) || !english(c.Doc.Tokens[i]) {
		return false
	}
	low := c.words.Low(i)
	if _, ok := c.known.Get(low); ok || c.particles.Has(low) {
		return true
	}
	for k := range len(low) {
		if low[k] >= 0xc3 && low[k] != 0xe2 { // an accent, not an apostrophe
			return true
		}
	}
	return false
}

func named(t text.Token) bool {
	return t.Kind == text.Word && t.Shape != text.Lower
}

// english reports whether a neighbour is a word in lower case, as no name or
// title has it.
func english(t text.Token) bool {
	return t.Kind == text.Word && t.Shape == text.Lower
}

func (c context) report(from, to int) {
	s := text.Span{Start: c.Doc.Tokens[from].Start, End: c.Doc.Tokens[to].End}
	f := rules.Finding{Span: s, Message: "“" + c.Doc.Text(s) + "” is " + c.loan(from).language + " and was not translated"}
	var meaning []string
	for i := from; i <= to; i++ {
		if m := c.loan(i).meaning; m != "" {
			meaning = append(meaning, m)
		}
	}
	if len(meaning) == to-from+1 {
		f.Suggestion = "in English, perhaps “" + strings.Join(meaning, " ") + "”"
	}
	c.Report(f)
}
