package fluency

import (
	"fmt"

	"github.com/mtlint/mtlint/internal/lang"
	"github.com/mtlint/mtlint/internal/layer"
	"github.com/mtlint/mtlint/internal/mqm"
	"github.com/mtlint/mtlint/internal/text"
	"github.com/mtlint/mtlint/rules"
)

// DoubledWord finds a word that stands twice in a row.
var DoubledWord = &rules.Rule{
	Meta: rules.Meta{
		ID: "doubled-word", Name: "Word doubled", Category: mqm.Grammar, Severity: mqm.Minor,
		AnyLanguage: true, Needs: []string{"doubled.tsv", "doubled_fine.txt", "doubled_names.txt"},
		Rationale: `Decoders that lose track of what they have translated emit a word twice, and so do edits that are pasted over each other.`,
		LetsPass: `Pairs that English allows ("had had", "that that vote", "moved in in June", "gave her her coat"), emphasis ("very very", "no no"),
words made by doubling ("bling bling"), names made by doubling ("Baden Baden") or that the article doubles more than once, threefold chants, and
words with punctuation between them.`,
		Precision: rules.Precision{Right: 120, Judged: 126, On: "machine-translated and human-written news"},
		Examples: []rules.Example{
			{Bad: "The minister said ⟦the the⟧ talks failed.", Good: "The minister said the talks failed."},
			{Bad: "A statue of ⟦Edwin Edwin⟧ Harrow stands by the gate.", Good: "A statue of Edwin Harrow stands by the gate."},
			{Bad: "⟦The The⟧ mayor said ⟦that that⟧ the bridge was safe.", Good: "The mayor said that the bridge was safe."},
			{Bad: "They went ⟦to to to⟧ Lisbon.", Good: "They went to Lisbon."},
			{Bad: "The ferry was late because of the ⟦weather weather weather weather⟧.", Good: "The ferry was late because of the weather."},
			{Good: "He said that that vote had had no effect in Baden Baden."},
			{Good: "She moved in in June, gave her her keys and was very very happy."},
			{Good: "What it is is a mistake, and the crowd shouted drill drill drill."},
			{Good: "It costs $5 in New York, New York, and “no” no longer means no."},
		},
	},
	Check: doubledWord,
}

// doubledNames are names that are made by doubling, doubledFine other words.
var (
	doubledNames = lang.Words("doubled_names")
	doubledFine  = lang.Words("doubled_fine")
)

func doubledWord(p *rules.Pass) {
	d, w := p.Doc, layer.Words.Of(p.Article)
	for i := 1; i < len(d.Tokens); i++ {
		if w.ID(i) != w.ID(i-1) || d.Tokens[i].Kind != text.Word || d.Tokens[i-1].End == d.Tokens[i].Start {
			continue
		}
		first, last := i-1, i
		for last+1 < len(d.Tokens) && w.ID(last+1) == w.ID(i) {
			last++
		}
		i = last
		if doubleIsFine(p, w, first, last) {
			continue
		}
		cut := text.Span{Start: d.Tokens[first].End, End: d.Tokens[last].End}
		if d.Tokens[first].Shape == text.Lower { // “the The Hague”: keep the name's capital
			cut = text.Span{Start: d.Tokens[first].Start, End: d.Tokens[last].Start}
		}
		one := d.Text(d.Tokens[first].Span)
		times := "twice"
		if n := last - first + 1; n > 2 {
			times = fmt.Sprint(n, " times")
		}
		p.Report(rules.Finding{
			Span:       text.Span{Start: d.Tokens[first].Start, End: d.Tokens[last].End},
			Message:    fmt.Sprintf("“%s” stands %s in a row, as if the sentence had been started again", one, times),
			Suggestion: d.Src[d.Tokens[first].Start:cut.Start] + d.Src[cut.End:d.Tokens[last].End],
			Fixes:      []rules.Fix{{Label: "keep one", Edits: []rules.Edit{{Span: cut}}, Certain: certainlyOnce(p, w, first, last)}},
		})
	}
}

// certainlyOnce reports whether nobody can have meant a word to stand twice: it is no
// name, between which and itself a full stop may be lost, and not as somebody spoke
// or wrote.
func certainlyOnce(p *rules.Pass, w *layer.WordIndex, first, last int) bool {
	g, word := doubled.Of(p.Lang), w.Low(first)
	if p.Doc.Tokens[last].Shape != text.Lower {
		return false
	}
	for filler := range g["filler"] {
		if len(w.At(filler)) > 0 {
			return false // a transcript of speech
		}
	}
	if layer.Quotes.Of(p.Article).InQuote(first) {
		return false
	}
	if g["function"].Has(word) {
		return !g["clause-end"].Has(word)
	}
	for j := max(0, first-8); j < first; j++ {
		if g["cleft"].Has(w.Low(j)) {
			return false // “what they know know only they”
		}
	}
	return len(word) >= leastContent
}

// leastContent is how long a word is that is no function word of any language.
const leastContent = 4

// doubleIsFine reports whether the equal tokens first to last, two or more, are
// good English or not running text.
func doubleIsFine(p *rules.Pass, w *layer.WordIndex, first, last int) bool {
	d, g := p.Doc, doubled.Of(p.Lang)
	a, b := d.Tokens[first], d.Tokens[last]
	word := w.Low(first)
	s := d.SentenceAt(a.Start)
	if s != d.SentenceAt(b.Start) || d.Src[a.End-1] == '.' {
		return true // “in the U.S. U.S. officials”
	}
	function := g["function"].Has(word)
	if last-first > 1 && !function || doubledFine.Of(p.Lang).Has(word) {
		return last-first < loop-1 || len(word) < 3 || doubledFine.Of(p.Lang).Has(word) || g["chant"].Has(w.Low(first-1)) || layer.Quotes.Of(p.Article).InQuote(first)
	}
	if last-first > 1 {
		return false
	}
	if a.Shape == text.Lower && b.Shape == text.Lower {
		return pairIsGrammar(w, g, word, first, last)
	}
	if function {
		if g["name-article"].Has(word) && a.Shape != text.Lower && b.Shape != text.Lower && (doubledAgain(w, word, first) || a.Start != d.Sentences[s].Start) {
			return true // the band The The
		}
		return g["begin"].Has(word) // “That that is so”
	}
	if a.Shape != b.Shape || len(word) == 1 {
		return true // a name and a word, or initials: “will Will”, “LONDON London”, “M M Ray”
	}
	if first > 1 && w.ID(first-2) == w.ID(first) {
		return true // “Turn, Turn Turn”
	}
	if first > 0 && (g["title"].Has(w.Low(first-1)) || g["title"].Has(w.Low(first-2))) {
		return true
	}
	return doubledNames.Of(p.Lang).Has(word) || doubledAgain(w, word, first) || stackedName(d, g["stack"], word, last)
}

// loop is how often a decoder that is caught in one says a word, and nobody else
// outside a chant.
const loop = 4

// mentions bounds how many of a name are looked at: more are no article, and each
// double looks at them anew.
const mentions = 2000

// doubledAgain reports whether the article doubles the word elsewhere as well:
// then it is a name.
func doubledAgain(w *layer.WordIndex, word string, first int) bool {
	post := w.At(word)
	for j := 1; j < min(len(post), mentions); j++ {
		if post[j] == post[j-1]+1 && int(post[j-1]) != first {
			return true
		}
	}
	return false
}

// stackedName reports whether the second word begins another part of a stack of
// names: “Oklahoma City City Council”, “White House House liaison”.
func stackedName(d *text.Document, stacking lang.Set, word string, last int) bool {
	if !stacking.Has(word) || last < 2 {
		return false
	}
	before := d.Tokens[last-2]
	return before.Kind == text.Word && before.Shape != text.Lower
}

// functionWords are never doubled for effect nor made into names.
var functionWords = doubledGroup("function")

// doubled are the groups of doubled.tsv.
var doubled = lang.Grouped("doubled")

func doubledGroup(name string) *lang.Part[lang.Set] {
	return lang.NewPart(func(p *lang.Pack) lang.Set { return doubled.Of(p)[name] })
}

// pairIsGrammar decides on two lower-case words, first and last.
func pairIsGrammar(w *layer.WordIndex, g lang.Groups, word string, first, last int) bool {
	before, after := w.Low(first-1), w.Low(last+1)
	switch {
	case g["perfect"].Has(word): // “he had had”
		return !g["after-perfect"].Has(after)
	case g["that"].Has(word):
		return !g["opener"].Has(after) || g["before-that"].Has(before)
	case g["be"].Has(word): // “what it is is a mistake”
		for j := max(0, first-8); j < first; j++ {
			if g["cleft"].Has(w.Low(j)) {
				return true
			}
		}
		return false
	case g["given"].Has(word): // “gave her her coat”
		return g["giver"].Has(before)
	case g["pronoun"].Has(word):
		return clauseBefore(w, g["clause"], first)
	}
	if g["placed"].Has(word) && len(before) > 2 && (g["placed-ending"].Has(before[len(before)-2:]) || g["placed-ending"].Has(before[len(before)-3:])) {
		return true // “the position they were placed in in the past”
	}
	return g["particle"].Has(word) && g["phrasal"].Has(before)
}

// clauseBefore reports whether a clause that began with if, when or the like may
// end with the first of two equal pronouns: “when you see it it is too late”.
func clauseBefore(w *layer.WordIndex, conjunctions lang.Set, first int) bool {
	for j := max(0, first-6); j < first; j++ {
		if conjunctions.Has(w.Low(j)) {
			return j < first-1
		}
	}
	return false
}
