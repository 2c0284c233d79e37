package fluency

import (
	"fmt"

	"github.com/mtlint/mtlint/internal/lang"
	"github.com/mtlint/mtlint/internal/layer"
	"github.com/mtlint/mtlint/internal/mqm"
	"github.com/mtlint/mtlint/internal/text"
	"github.com/mtlint/mtlint/rules"
)

// PronounGender finds he for a woman and she for a man.
var PronounGender = &rules.Rule{
	Meta: rules.Meta{
		ID: "pronoun-gender", Name: "Pronoun of the other gender", Category: mqm.Grammar, Severity: mqm.Minor,
		Rationale: `Languages that drop the subject, or have one word for he and she, leave the choice to the translator, who does not look back. The speaker then changes gender from one sentence to the next.`,
		LetsPass: `Paragraphs that name or mention anybody of the pronoun's gender, or anybody whose gender is unknown; sentences that do not follow on the words of one speaker; ` +
			`speakers without honorific, role or first name of one gender.`,
		Examples: []rules.Example{
			{
				Bad:  "Mill to close\n\nThe mill's owner, Bohdan Lysenko, blamed the price of power. “We cannot go on,” Mr. Lysenko said. ⟦She⟧ expects to close in May.",
				Good: "Mill to close\n\nThe mill's owner, Bohdan Lysenko, blamed the price of power. “We cannot go on,” Mr. Lysenko said. He expects to close in May.",
			},
			{Good: "Mill to close\n\nThe mill's owner blamed the price of power. “My mother built it,” Mr. Lysenko said. She expects it to close in May."},
			{Good: "Mill to close\n\nAna Reis owns the mill. “We cannot go on,” her brother, Mr. Lysenko, said. She expects to close in May."},
		},
	},
	Check: pronounGender,
}

// genderWords tell of a woman or a man who may be meant by a pronoun.
var genderWords = lang.Words("gender_words")

func pronounGender(p *rules.Pass) {
	w, d := layer.Words.Of(p.Article), p.Doc
	x := layer.People.Of(p.Article)
	if len(x.Mentions) == 0 {
		return
	}
	parts, quotes, speech := layer.Structure.Of(p.Article).Parts, layer.Quotes.Of(p.Article), layer.Speech.Of(p.Article)
	for _, at := range w.AtAny("he", "she") {
		i := int(at)
		n := d.SentenceAt(d.Tokens[i].Start)
		block := d.BlockAt(d.Tokens[i].Start)
		if int(d.Sentences[n].Tokens.First) != i || parts[block] != layer.Paragraph || n == int(d.Blocks[block].Sentences.First) || quotes.InQuote(i) {
			continue
		}
		gender := layer.Man
		if w.Is(i, "she") {
			gender = layer.Woman
		}
		m := speaker(p, x, speech, quotes, d.Sentences[n-1].Tokens, d.Blocks[block].Tokens.First, at)
		if m == nil {
			continue
		}
		is, evidence := x.GenderOf(m.Person)
		if is == layer.Unknown || is == gender || mentionsGender(p, w, text.Range{First: d.Blocks[block].Tokens.First, End: d.Sentences[n].Tokens.End}) {
			continue
		}
		want := "He"
		if is == layer.Woman {
			want = "She"
		}
		t := d.Tokens[i]
		name := text.Span{Start: d.Tokens[m.Title.First].Start, End: m.End}
		shown := x.Mentions[evidence]
		why := text.Span{Start: d.Tokens[shown.Title.First].Start, End: shown.End}
		p.Report(rules.Finding{
			Span:       t.Span,
			Message:    fmt.Sprintf("“%s” for “%s”, the only person in the paragraph, who elsewhere is “%s”", d.Text(t.Span), d.Text(name), d.Text(why)),
			Suggestion: want,
			Fixes:      []rules.Fix{{Label: "write “" + want + "”", Edits: []rules.Edit{{Span: t.Span, New: want}}}},
			Related:    []rules.Related{{Span: why, Message: "the person's gender"}},
		})
	}
}

// speaker returns the mention in a sentence that stands beside a verb of saying,
// if it is the only person named from token from to the pronoun.
func speaker(p *rules.Pass, x *layer.PeopleIndex, speech *layer.SpeechFinder, quotes *layer.Quoting, sentence text.Range, from, pronoun int32) (found *layer.NameMention) {
	for i := x.From(from); i < len(x.Mentions) && x.Mentions[i].Tokens.First < pronoun; i++ {
		m := &x.Mentions[i]
		if m.Person < 0 || found != nil && found.Person != m.Person {
			return nil
		}
		if m.Tokens.First >= sentence.First && !m.Possessive && !quotes.InQuote(int(m.Tokens.First)) {
			found = m
		}
	}
	if found == nil {
		return nil
	}
	after, before := found.Tokens.End, found.Title.First-1
	if int(after) < len(p.Doc.Tokens) && speech.Plain(after) || before >= sentence.First && speech.Plain(before) {
		return found
	}
	return nil
}

// mentionsGender reports whether words like mother or actor stand there, or
// another pronoun of a third person.
func mentionsGender(p *rules.Pass, w *layer.WordIndex, r text.Range) bool {
	words := genderWords.Of(p.Lang)
	for i := r.First; i < r.End; i++ {
		if words.Has(w.Low(int(i))) {
			return true
		}
	}
	return false
}
