package fluency

import (
	"strings"
	"unicode/utf8"

	"github.com/mtlint/mtlint/internal/layer"
	"github.com/mtlint/mtlint/internal/mqm"
	"github.com/mtlint/mtlint/internal/text"
	"github.com/mtlint/mtlint/rules"
)

// TripledLetter finds words with the same letter three times in a row.
var TripledLetter = &rules.Rule{
	Meta: rules.Meta{
		ID: "tripled-letter", Name: "Letter three times in a row", Category: mqm.Spelling, Severity: mqm.Minor,
		Rationale: `No English word has the same letter three times in a row. Where one does, a key was held too long or two spellings were pasted over each other.`,
		LetsPass:  `Stretched words of speech ("sooo", "reeeally"), sounds, Roman numerals, words in capitals, quotations, names, addresses, words with an apostrophe or hyphen.`,
		Examples: []rules.Example{
			{Bad: "The new ⟦ferrryboat⟧ sails on Monday.", Good: "The new ferryboat sails on Monday."},
			{Bad: "The ⟦committtee⟧ met; the committee has nine members.", Good: "The committee met; the committee has nine members."},
			{Good: "Hmmm, said Pope John XXIII, it was sooo long and reeeally loooong: aaargh, brrr, www.news.example, zzz, \"I am veryyy happppy\", Schifffahrt."},
		},
		Precision: rules.Precision{Right: 8, Judged: 8, On: "machine-translated and human-written news"},
	},
	Check: tripledLetter,
}

func tripledLetter(p *rules.Pass) {
	w, d := layer.Words.Of(p.Article), p.Doc
	for id := range w.Distinct() {
		form := w.Form(int32(id))
		at := triple(form)
		if at < 0 {
			continue
		}
		meant := form[:at] + form[at+1:]
		if once := form[:at] + form[at+2:]; len(w.At(meant)) == 0 && len(w.At(once)) > 0 {
			meant = once
		}
		for _, i := range w.Of(int32(id)) {
			t := d.Tokens[i]
			plain := t.Shape == text.Lower || t.Shape == text.Capitalised && startsSentence(d, i)
			if t.Kind != text.Word || !plain || spoken(d, i) {
				continue
			}
			word := meant
			if t.Shape == text.Capitalised {
				word = strings.ToUpper(word[:1]) + word[1:]
			}
			p.Report(rules.Finding{
				Span:       t.Span,
				Message:    "“" + d.Text(t.Span) + "” has “" + form[at:at+1] + "” three times in a row, as no English word has",
				Suggestion: word,
				Fixes:      []rules.Fix{{Label: "write “" + word + "”", Edits: []rules.Edit{{Span: t.Span, New: word}}}},
			})
		}
	}
}

// A stretched word of speech is short; in a long word three letters are a slip.
const longWord = 8

// triple returns where a letter stands exactly three times in a row in a word
// that is no stretched one; -1 if there is none.
func triple(form string) int {
	if len(form) < longWord {
		return -1
	}
	at := -1
	for i := 2; i < len(form); i++ {
		c := form[i]
		if c >= utf8.RuneSelf || c < 'a' || c > 'z' {
			return -1
		}
		if c != form[i-1] || c != form[i-2] {
			continue
		}
		if at >= 0 || i == 2 || i == len(form)-1 {
			return -1 // more than three, or at an end: stretched
		}
		at = i - 2
	}
	if at == 1 && (form[1] == 'e' || form[1] == 'o') && !strings.HasPrefix(form, "co") { // reeeally, looonger; but coooperate
		return -1
	}
	return at
}

func startsSentence(d *text.Document, i int32) bool {
	return d.Sentences[d.SentenceAt(d.Tokens[i].Start)].Tokens.First == i
}

// spoken reports whether a quotation is open before token i in its block. In a
// block without end nothing is known.
func spoken(d *text.Document, i int32) bool {
	b := d.Blocks[d.BlockAt(d.Tokens[i].Start)]
	before := d.Src[b.Start:d.Tokens[i].Start]
	return len(before) > longBlock || strings.Count(before, `"`)%2 == 1 || strings.Count(before, "“") > strings.Count(before, "”")
}

// longBlock is more bytes than a paragraph of news has.
const longBlock = 20000
