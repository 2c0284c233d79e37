package fluency

import (
	"fmt"
	"strings"

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
		Precision: rules.Precision{Right: 6, Judged: 6, On: "human-written and machine-translated news"},
		Rationale: `Languages that drop the subject, or have one word for he and she, leave the choice to the translator, who does not look back. The speaker then changes gender from one sentence to the next.`,
		LetsPass: `Pronouns before which the paragraph names or mentions anybody of their gender, or anybody whose gender is unknown; sentences that do not follow on the words of one speaker; ` +
			`speakers without honorific, role or first name of one gender; first names whose bearer has the same other pronoun throughout; quotations; articles about gender itself.`,
		Examples: []rules.Example{
			{
				Bad:  "Mill to close\n\nThe mill's owner, Bohdan Lysenko, blamed the price of power. “We cannot go on,” Mr. Lysenko said. ⟦She⟧ expects to close in May.",
				Good: "Mill to close\n\nThe mill's owner, Bohdan Lysenko, blamed the price of power. “We cannot go on,” Mr. Lysenko said. He expects to close in May.",
			},
			{
				Bad:  "Mill to close\n\nThe mill will close in May, said its chairwoman, Oksana Lysenko, on Monday.\n\n“We cannot go on,” ⟦he⟧ said.",
				Good: "Mill to close\n\nThe mill will close in May, said its chairwoman, Oksana Lysenko, on Monday.\n\n“We cannot go on,” she said.",
			},
			{
				Bad:  "Mill to close\n\nA neighbour, who owns a boat, said he expected to lose 9,000 euros, about a third of ⟦her⟧ income. He shook ⟦her⟧ head.",
				Good: "Mill to close\n\nA neighbour, who owns a boat, said he expected to lose 9,000 euros, about a third of his income. He shook his head.",
			},
			{
				Bad:  "Fair opens\n\nThe fair, now in its ninth year, sold 4,000 tickets, according to ⟦her⟧ director, Luc Amsel.",
				Good: "Fair opens\n\nThe fair, now in its ninth year, sold 4,000 tickets, according to its director, Luc Amsel.",
			},
			{Good: "Mill to close\n\nThe mill's owner blamed the price of power. “My mother built it,” Mr. Lysenko said. She expects it to close in May. He shook her hand."},
			{Good: "Diver dies\n\nOksana Holm, who bears the name of a ship, dived for pearls. He was born in Orsa. Holm sold his boat at 60. Holm sailed with his brother."},
			{Good: "Mill to close\n\nAna Reis owns the mill. “We cannot go on,” her brother, Mr. Lysenko, said. She expects to close in May."},
			{Good: "Mill to close\n\nThe mill will close, said its chairwoman, Oksana Lysenko.\n\nThe president disagreed. “They can go on,” he said."},
		},
	},
	Check: pronounGender,
}

// aboutGender are the words of a text that changes pronouns on purpose.
var aboutGender = []string{"transgender", "trans", "transsexual", "transition", "transitioned", "nonbinary", "non-binary", "pronoun", "pronouns", "drag", "gender-fluid", "genderfluid", "intersex", "crossdresser", "cross-dressing", "feminist"}

func pronounGender(p *rules.Pass) {
	w := layer.Words.Of(p.Article)
	at := w.AtAny("he", "she", "his", "her", "himself", "herself")
	if len(at) == 0 {
		return
	}
	for _, word := range aboutGender {
		if len(w.At(word)) > 0 {
			return
		}
	}
	g := newGenders(p)
	for _, i := range at {
		if g.quotes.InQuote(int(i)) || g.parts[p.Doc.BlockAt(p.Doc.Tokens[i].Start)] != layer.Paragraph {
			continue
		}
		if w.Is(int(i), "he", "she") {
			g.subject(i)
		} else {
			g.own(i)
		}
	}
}

// genders looks for the persons that pronouns mean.
type genders struct {
	*rules.Pass
	w      *layer.WordIndex
	x      *layer.PeopleIndex
	names  *layer.PersonNames
	parts  []layer.Part
	quotes *layer.Quoting
	speech *layer.SpeechFinder
	words  *lang.Index[layer.Gender]
	mine   *possessions
	first  [layer.Woman + 1]int32 // of each gender: the first token that may name somebody of it, from 1; 0 if nobody asked
}

func newGenders(p *rules.Pass) *genders {
	return &genders{
		Pass: p, w: layer.Words.Of(p.Article), x: layer.People.Of(p.Article), names: layer.NameParts.Of(p.Lang), parts: layer.Structure.Of(p.Article).Parts,
		quotes: layer.Quotes.Of(p.Article), speech: layer.Speech.Of(p.Article), words: genderWords.Of(p.Lang), mine: ownNouns.Of(p.Lang),
	}
}

// genderWords tell of a woman, a man or anyone who may be meant by a pronoun.
var genderWords = lang.NewPart(func(p *lang.Pack) *lang.Index[layer.Gender] {
	m := map[string]layer.Gender{}
	for _, row := range p.Rows("gender_words.tsv") {
		switch row[1] {
		case "m":
			m[row[0]] = layer.Man
		case "f":
			m[row[0]] = layer.Woman
		default:
			m[row[0]] = layer.Unknown
		}
	}
	return lang.Remembered(p, lang.NewIndex(m))
})

// word returns of whom the word at token i speaks; ok is false if it is no person.
func (g *genders) word(i int32) (is layer.Gender, ok bool) {
	if is, ok = layer.Look(g.w, g.words, g.w.ID(int(i))); ok {
		return is, ok
	}
	low, owner := strings.CutSuffix(g.w.Low(int(i)), "'s")
	switch {
	case strings.HasSuffix(low, "woman"), strings.HasSuffix(low, "women"):
		return layer.Woman, true
	case strings.HasSuffix(low, "man") && g.Doc.Tokens[i].Shape == text.Lower && len(low) > 5, strings.HasSuffix(low, "men") && g.Doc.Tokens[i].Shape == text.Lower:
		return layer.Man, true
	}
	if !owner {
		return is, false
	}
	return g.words.Get(low)
}

// subject looks at he or she at token i that carries on after a speaker's words.
func (g *genders) subject(i int32) {
	d := g.Doc
	gender := layer.Man
	if g.w.Is(int(i), "she") {
		gender = layer.Woman
	}
	n := d.SentenceAt(d.Tokens[i].Start)
	b := d.BlockAt(d.Tokens[i].Start)
	var m *layer.NameMention
	first, start := d.Sentences[n].Tokens.First, max(d.Blocks[b].Tokens.First, i-maxWindow)
	switch {
	case first == i && n > int(d.Blocks[b].Sentences.First):
		m = g.speaker(d.Sentences[n-1].Tokens, start, i)
	case first < i && g.speech.Plain(i+1) && g.quotes.InQuote(int(i)-1):
		m = g.before(i, b)
	}
	if m == nil && first == i && n > int(d.Blocks[b].Sentences.First) && g.w.Is(int(i)-1, ".", "”", "\"") {
		m = g.subjectOf(d.Sentences[n-1].Tokens, start, i)
	}
	if m == nil {
		m = g.lonely(i, b, gender)
	}
	if m == nil {
		return
	}
	from := max(d.Blocks[b].Tokens.First, i-maxWindow)
	if m.Tokens.First < from {
		from = max(d.Blocks[d.BlockAt(m.Start)].Tokens.First, i-maxWindow)
	}
	is, why := g.genderOf(m.Person)
	if is == layer.Unknown || is == gender || g.rival(from, i, gender, m) || g.namedOnly(m.Person) && g.x.Pronouns(g.w, g.quotes, m.Person, gender) > 1 {
		return
	}
	g.report(i, m, why, is)
}

// namedOnly reports whether nothing but the first name tells a person's gender: where
// the pronouns agree with each other, it is borne by somebody of the other gender.
func (g *genders) namedOnly(person int32) bool {
	for _, k := range g.x.Persons[person].Mentions {
		if m := &g.x.Mentions[k]; m.Gender != layer.Unknown || g.noun(m) >= 0 {
			return false
		}
	}
	return true
}

// speaker returns the mention in a sentence that stands beside a verb of saying,
// if it is the only person named from token from to the pronoun.
func (g *genders) speaker(sentence text.Range, from, pronoun int32) *layer.NameMention {
	found := g.only(from, pronoun, sentence.First)
	if found == nil {
		return nil
	}
	after, before := found.Tokens.End, found.Title.First-1
	if g.w.Is(int(after), ",") { // “Jane Doe, the mayor, said”
		for k := after + 1; k < min(after+maxApposition, sentence.End); k++ {
			if g.w.Is(int(k), ",") {
				after = k + 1
				break
			}
		}
	}
	if g.w.Is(int(before), ",") { // “said the mayor, Jane Doe”
		for k := before - 1; k > max(before-maxApposition, sentence.First); k-- {
			if g.speech.Plain(k) {
				before = k
				break
			}
		}
	}
	if int(after) < len(g.Doc.Tokens) && g.speech.Plain(after) || before >= sentence.First && g.speech.Plain(before) {
		return found
	}
	return nil
}

// subjectOf returns the person with whose name a sentence begins, if it is the
// only person named from token from to the pronoun.
func (g *genders) subjectOf(sentence text.Range, from, pronoun int32) *layer.NameMention {
	m := g.only(from, pronoun, sentence.First)
	if m == nil || m.Title.First != sentence.First {
		return nil
	}
	return m
}

// lonely returns the person named last before the pronoun at token i, if up to
// there the article holds nobody of its gender.
func (g *genders) lonely(i int32, b int, gender layer.Gender) *layer.NameMention {
	d := g.Doc
	from := max(d.Blocks[b].Tokens.First, i-maxWindow)
	if g.x.From(from) == g.x.From(i) {
		if b == 0 || g.parts[b-1] != layer.Paragraph {
			return nil
		}
		from = max(d.Blocks[b-1].Tokens.First, i-maxWindow)
	}
	m := g.only(from, i, from)
	if m == nil || d.SentenceAt(m.Start) < d.SentenceAt(d.Tokens[i].Start)-1 || g.someone(i, gender) {
		return nil
	}
	return m
}

// someone reports whether anybody who may be of that gender is named before
// token to.
func (g *genders) someone(to int32, gender layer.Gender) bool {
	if g.first[gender] == 0 {
		g.first[gender] = g.firstOf(gender) + 1
	}
	return g.first[gender] <= to
}

// firstOf returns the first token that names somebody who may be of that gender.
func (g *genders) firstOf(gender layer.Gender) int32 {
	first := int32(len(g.Doc.Tokens))
	for k := range g.x.Mentions {
		m := &g.x.Mentions[k]
		if m.Tokens.First >= first {
			break
		}
		if m.Person >= 0 {
			if is, _ := g.genderOf(m.Person); is != layer.Unknown && is != gender {
				continue
			}
		}
		first = m.Tokens.First
	}
	for k := range first {
		if is, ok := g.word(k); ok && is == gender || g.maybePerson(k, gender) {
			return k
		}
	}
	return first
}

// maxWindow is how many tokens before a pronoun may tell whom it means.
const maxWindow = 400

// maxApposition is how many tokens may tell between commas who somebody is.
const maxApposition = 14

// only returns the mention from token least on, if from token from to the pronoun
// no other person is named.
func (g *genders) only(from, pronoun, least int32) (found *layer.NameMention) {
	var person int32 = -1
	for k := g.x.From(from); k < len(g.x.Mentions) && g.x.Mentions[k].Tokens.First < pronoun; k++ {
		m := &g.x.Mentions[k]
		if m.Person < 0 || person >= 0 && person != m.Person {
			return nil
		}
		person = m.Person
		if m.Tokens.First >= least && !m.Possessive && !g.quotes.InQuote(int(m.Tokens.First)) {
			found = m
		}
	}
	return found
}

// before returns the person whose words the quotation before “he said” carries
// on: the speaker with whose words the paragraph, or the one before it, ends.
func (g *genders) before(i int32, b int) *layer.NameMention {
	d := g.Doc
	block := &d.Blocks[b]
	from := max(block.Tokens.First, i-maxWindow)
	for n := d.SentenceAt(d.Tokens[i].Start) - 1; n >= int(block.Sentences.First) && d.Sentences[n].Tokens.First >= from; n-- {
		if m := g.speaker(d.Sentences[n].Tokens, from, i); m != nil {
			return m
		}
	}
	if b == 0 || g.parts[b-1] != layer.Paragraph || g.x.From(block.Tokens.First) < g.x.From(i) {
		return nil
	}
	up := &d.Blocks[b-1]
	return g.speaker(d.Sentences[up.Sentences.End-1].Tokens, max(up.Tokens.First, i-maxWindow), i)
}

// rival reports whether anybody whom a pronoun of that gender may mean is named
// or mentioned in tokens [from, to) beside the person of mention m.
func (g *genders) rival(from, to int32, gender layer.Gender, m *layer.NameMention) bool {
	next := g.x.From(from)
	for i := from; i < to; i++ {
		for next < len(g.x.Mentions) && g.x.Mentions[next].Tokens.End <= i {
			next++
		}
		if next < len(g.x.Mentions) && g.x.Mentions[next].Title.First <= i {
			if o := &g.x.Mentions[next]; o.Person != m.Person {
				return true
			}
			continue
		}
		if is, ok := g.word(i); ok && (is == gender || is == layer.Unknown) && !g.describesAny(i, m.Person, from, to) {
			return true
		}
		if g.maybePerson(i, gender) || g.speaks(i) {
			return true
		}
	}
	return false
}

// describesAny reports whether the noun at token i says who the person is, beside
// any mention in tokens [from, to).
func (g *genders) describesAny(i, person, from, to int32) bool {
	for k := g.x.From(from); k < len(g.x.Mentions) && g.x.Mentions[k].Tokens.First < to; k++ {
		if m := &g.x.Mentions[k]; m.Person == person && g.describes(i, m) {
			return true
		}
	}
	return false
}

// genderOf returns what titles, nouns in apposition or the first name say of a
// person, and the words that say it. Signs that contradict each other say nothing.
func (g *genders) genderOf(person int32) (is layer.Gender, why text.Span) {
	d := g.Doc
	is, evidence := g.x.GenderOf(person)
	shown := &g.x.Mentions[evidence]
	why = text.Span{Start: d.Tokens[shown.Title.First].Start, End: shown.End}
	for _, k := range g.x.Persons[person].Mentions {
		m := &g.x.Mentions[k]
		at := g.noun(m)
		if at < 0 {
			continue
		}
		said, _ := g.word(at)
		if is != layer.Unknown && is != said {
			return layer.Unknown, why
		}
		is = said
		why = text.Span{Start: min(d.Tokens[at].Start, m.Start), End: max(d.Tokens[at].End, m.End)}
	}
	return is, why
}

// noun returns the token of a noun in apposition that says of a mention whether
// it is a man or a woman, or -1.
func (g *genders) noun(m *layer.NameMention) int32 {
	d := g.Doc
	gendered := func(k int32) bool {
		is, ok := g.word(k)
		return ok && is != layer.Unknown && d.Tokens[k].Shape == text.Lower && !g.w.Is(int(k), "he", "she", "his", "her", "him", "hers", "himself", "herself")
	}
	if k := m.Title.First - 2; k > 0 && g.w.Is(int(k)+1, ",") && gendered(k) && !g.w.Is(int(m.Tokens.End), "and") { // “the chairwoman, Jane Doe”
		return k
	}
	k := m.Tokens.End
	if !g.w.Is(int(k), ",") || !g.w.Is(int(k)+1, "the", "a", "an", "its", "their") {
		return -1
	}
	for k += 2; int(k)+1 < len(d.Tokens) && k < m.Tokens.End+maxApposition && d.Tokens[k].Kind == text.Word; k++ {
		if gendered(k) {
			if g.w.Is(int(k)+1, ",", ".", "of", "from", "in", "at", "for", "who") {
				return k
			}
			return -1
		}
	}
	return -1
}

// describes reports whether the noun at token i says who the person of mention m
// is: “the mayor, Jane Doe”, “Jane Doe, the mayor”, “mayor Jane Doe”.
func (g *genders) describes(i int32, m *layer.NameMention) bool {
	if i < m.Tokens.First {
		k := m.Title.First - 1
		if i == k || g.w.Is(int(k), ",") && i == k-1 {
			return true
		}
		if !g.w.Is(int(k), ",") || k-i > maxApposition {
			return false
		}
		for k--; k > i; k-- { // “the head of the union, Jane Doe”
			if g.Doc.Tokens[k].Kind == text.Punct {
				return false
			}
		}
		return g.w.Is(int(i)+1, "of", "at", "for")
	}
	if !g.w.Is(int(m.Tokens.End), ",") || i-m.Tokens.End > maxApposition {
		return false
	}
	for k := m.Tokens.End + 1; k < i; k++ {
		if g.Doc.Tokens[k].Kind == text.Punct && !g.w.Is(int(k), "-") {
			return false
		}
	}
	return true
}

// maybePerson reports whether the capitalised token i may belong to a name of
// somebody of that gender whom the layer of people does not know for one.
func (g *genders) maybePerson(i int32, gender layer.Gender) bool {
	if t := g.Doc.Tokens[i]; t.Kind != text.Word || t.Shape == text.Lower {
		return false
	}
	if is, ok := g.names.GenderAt(g.w, int(i)); ok {
		return is == layer.Unknown || is == gender
	}
	if f, ok := g.names.Famous[g.w.Low(int(i))]; ok {
		return f.Gender != layer.Man && f.Gender != layer.Woman || f.Gender == gender
	}
	return false
}

// speaks reports whether the capitalised token i stands before a verb of saying.
func (g *genders) speaks(i int32) bool {
	t := g.Doc.Tokens[i]
	return t.Kind == text.Word && t.Shape != text.Lower && int(i)+1 < len(g.Doc.Tokens) && g.speech.Verb(i+1) && !g.w.Is(int(i), "he", "she", "it", "they", "we", "i", "who", "that", "which")
}

func (g *genders) report(i int32, m *layer.NameMention, why text.Span, is layer.Gender) {
	d := g.Doc
	t := d.Tokens[i]
	want := "he"
	if is == layer.Woman {
		want = "she"
	}
	if t.Shape != text.Lower {
		want = string(want[0]-'a'+'A') + want[1:]
	}
	name := text.Span{Start: d.Tokens[m.Title.First].Start, End: m.End}
	g.Report(rules.Finding{
		Span:       t.Span,
		Message:    fmt.Sprintf("“%s” for “%s”, the only person who can be meant, who elsewhere is “%s”", d.Text(t.Span), d.Text(name), d.Text(why)),
		Suggestion: want,
		Fixes:      []rules.Fix{{Label: "write “" + want + "”", Edits: []rules.Edit{{Span: t.Span, New: want}}}},
		Related:    []rules.Related{{Span: why, Message: "the person's gender"}},
	})
}
