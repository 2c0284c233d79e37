package accuracy

import (
	"fmt"
	"slices"

	"github.com/mtlint/mtlint/internal/layer"
	"github.com/mtlint/mtlint/internal/mqm"
	"github.com/mtlint/mtlint/internal/text"
	"github.com/mtlint/mtlint/rules"
)

// TitleConflict finds a person who bears somebody else's title.
var TitleConflict = &rules.Rule{
	Meta: rules.Meta{
		ID: "title-conflict", Name: "Title of somebody else", Category: mqm.Mistranslation, Severity: mqm.Neutral,
		Rationale: `Translators and spinners that guess a dropped title, or swap the names of one sentence, turn a senator into a president. Readers can no longer tell who is who.`,
		LetsPass: `Titles that the article supports anywhere near the name, former and coming ones, titles that occur twice, people whom the article never gives a first name, ` +
			`two people of one surname, famous people's own titles, an honorific beside a rank (Mr, Gen.).`,
		Examples: []rules.Example{
			{
				Bad:  "Ferry bill fails\n\nThe bill was written by Sen. Clara Whitlock of Ohio, who has never held another office.\n\n“We will be back,” ⟦President Whitlock⟧ said.",
				Good: "Ferry bill fails\n\nThe bill was written by Sen. Clara Whitlock of Ohio, who has never held another office.\n\n“We will be back,” Sen. Whitlock said.",
			},
			{
				Bad:  "Rovers lose again\n\nRovers coach Peter Lund blamed the pitch on Sunday.\n\n“It was like soap,” ⟦Sir Lund⟧ said.",
				Good: "Rovers lose again\n\nRovers coach Peter Lund blamed the pitch on Sunday.\n\n“It was like soap,” Lund said.",
			},
			{
				Bad:  "Trader accused\n\nAnthony Karim, 36, sold the shares. Mr Karim denies it. Prosecutors say that ⟦Ms Karim⟧ knew. Mr Karim will be heard today.",
				Good: "Trader accused\n\nAnthony Karim, 36, sold the shares. Mr Karim denies it. Prosecutors say that Mr Karim knew. Mr Karim will be heard today.",
			},
			{Good: "Vote delayed\n\nPaul Brandt, a Democrat who was elected to the Senate in 2018, spoke first.\n\nSen. Brandt said that he would vote against it. A future President Brandt would regret it."},
			{Good: "The Karims\n\nAnthony Karim and his wife, Lena, own the shop. Mr Karim bakes. Ms Karim sells."},
		},
		Precision: rules.Precision{Right: 1, Judged: 2, On: "human-written and machine-translated news"},
	},
	Check: titleConflict,
}

func titleConflict(p *rules.Pass) {
	t := &titles{Pass: p, w: layer.Words.Of(p.Article), x: layer.People.Of(p.Article), names: layer.NameParts.Of(p.Lang)}
	t.mr, t.ms = t.names.KindOf("mr"), t.names.KindOf("ms")
	t.common = map[layer.TitleKind]bool{}
	for _, id := range [...]string{"senator", "representative", "general", "doctor", "judge", "governor"} {
		t.common[t.names.KindOf(id)] = true
	}
	for i := range t.x.Mentions {
		if m := &t.x.Mentions[i]; m.Kind != 0 && m.Person >= 0 && m.Paragraph {
			t.check(int32(i))
		}
	}
}

// titles is what the rule looks at.
type titles struct {
	*rules.Pass
	w     *layer.WordIndex
	x     *layer.PeopleIndex
	names *layer.PersonNames

	mr, ms layer.TitleKind
	common map[layer.TitleKind]bool // that an article need not explain
}

// How well another mention of a person speaks against a title.
const (
	firstName = 1 // it has the first name
	withRole  = 2 // and another role: “coach”, “chief executive”
	withTitle = 4 // or another title that belongs to one person
)

// check looks at mention i, which has a title.
func (t *titles) check(i int32) {
	m := &t.x.Mentions[i]
	person := &t.x.Persons[m.Person]
	kind := &t.names.Kinds[m.Kind]
	famous := t.names.Famous[person.Surname]
	switch {
	case kind.Saying == nil || t.passing(m) || slices.Contains(famous.Kinds, m.Kind):
		return
	case m.Kind == t.mr || m.Kind == t.ms:
		t.honorific(i)
		return
	}
	var other *layer.NameMention
	rank := 0
	for _, j := range person.Mentions {
		o := &t.x.Mentions[j]
		if j == i || t.passing(o) {
			continue
		}
		if o.Kind == m.Kind || famous.Kinds == nil && t.together(o.Kind, m.Kind) && kind.ID != "prime-minister" {
			return
		}
		r := 0
		if o.Full {
			r = firstName
			if t.common[m.Kind] && !t.w.Is(int(o.Tokens.End), ",", "(") {
				r = 0 // nothing is said of who it is
			}
		}
		if o.Kind != 0 && o.Kind != t.mr && o.Kind != t.ms {
			if r += withRole; t.names.Kinds[o.Kind].Saying != nil {
				r += withTitle
			}
		}
		if r > rank {
			other, rank = o, r
		}
	}
	if rank == 0 || rank < withRole && m.Full || (person.First == "" || kind.ID == "doctor") && rank < withTitle {
		return
	}
	if !other.Full && other.Start > m.Start {
		return // one of the two is enough, the later
	}
	for _, j := range person.Mentions {
		if t.supported(kind, j, rank < withTitle) {
			return
		}
	}
	t.report(m, other, fmt.Sprintf("nothing in the article makes %s %s", t.Doc.Text(m.Span), kind.Name))
}

// honorific looks at a Mr or Ms that contradicts the person's other honorifics,
// or the first name.
func (t *titles) honorific(i int32) {
	m := &t.x.Mentions[i]
	person := &t.x.Persons[m.Person]
	if m.Full || len(t.x.Named(person.Surname)) > 1 || person.Gender == m.Gender || t.w.Is(int(m.Title.First), "mrs") && t.kin() {
		return
	}
	var other *layer.NameMention
	same, against := 0, 0
	for _, j := range person.Mentions {
		o := &t.x.Mentions[j]
		switch {
		case o.Kind == t.mr || o.Kind == t.ms:
			if o.Gender == m.Gender {
				same++
			} else if against++; other == nil || !other.Full {
				other = o
			}
		case o.Full && other == nil:
			other = o
		}
	}
	if other == nil || same > 1 || against == 0 && (person.Gender == layer.Unknown || t.names.Famous[person.Surname].Kinds != nil) || against < same || against == 1 && (t.kin() || t.w.Is(int(other.Title.First), "mrs") || t.w.Is(int(m.Title.First), "mrs")) {
		return
	}
	why := "the two honorifics do not go with one person"
	if against == 0 {
		why = "the honorific does not go with the first name"
	}
	t.report(m, other, why)
}

// kin reports whether the article speaks of relatives, who share a surname.
func (t *titles) kin() bool {
	for _, word := range [...]string{"wife", "husband", "widow", "widower", "spouse", "couple", "wives", "marriage", "married", "ex-wife", "ex-husband"} {
		if len(t.w.At(word)) > 0 {
			return true
		}
	}
	return false
}

func (t *titles) report(m, other *layer.NameMention, why string) {
	here := text.Span{Start: t.Doc.Tokens[m.Title.First].Start, End: m.End}
	there := other.Span
	if other.Title.Len() > 0 {
		there.Start = t.Doc.Tokens[other.Title.First].Start
	}
	t.Report(rules.Finding{
		Span:       here,
		Message:    fmt.Sprintf("“%s” here but “%s” elsewhere: %s", t.Doc.Text(here), t.Doc.Text(there), why),
		Suggestion: t.Doc.Text(there) + ", or the name of whoever bears the title",
		Related:    []rules.Related{{Span: there, Message: "the same person"}},
	})
}

// together reports whether one person often bears two kinds of title: committees
// are chaired by members, advisers were generals.
func (t *titles) together(a, b layer.TitleKind) bool {
	x, y := t.names.Kinds[a].ID, t.names.Kinds[b].ID
	for range 2 {
		switch x {
		case "chair":
			if y == "senator" || y == "representative" || y == "secretary" || y == "judge" || y == "director" || y == "executive" || y == "lord" || y == "chief" {
				return true
			}
		case "general":
			if y == "staff" || y == "secretary" || y == "ambassador" || y == "director" || y == "president" || y == "officer" || y == "chair" || y == "expert" {
				return true
			}
		case "minister":
			if y == "prime-minister" || y == "secretary" || y == "lord" || y == "chancellor" || y == "mp" || y == "leader" || y == "clergy" {
				return true
			}
		case "doctor":
			if y == "professor" || y == "expert" || y == "author" || y == "director" || y == "president" || y == "sir" || y == "executive" || y == "clergy" || y == "chief" {
				return true
			}
		case "sir", "lord":
			if y == "judge" || y == "professor" || y == "secretary" || y == "officer" || y == "admiral" || y == "prince" || y == "sir" || y == "lord" {
				return true
			}
		case "leader":
			if y == "senator" || y == "representative" || y == "president" || y == "prime-minister" || y == "party" {
				return true
			}
		}
		x, y = y, x
	}
	return false
}

// passing reports whether the words before a title say that it is not meant as
// the person's present one: “a President Hall”, “then-Sen.”, “former”.
func (t *titles) passing(m *layer.NameMention) bool {
	return t.w.Is(int(m.Title.First)-1, "a", "an", "then", "former", "ex", "potential", "future", "possible", "hypothetical", "late", "-", "another", "“", "‘", "next") ||
		t.w.Is(int(m.Tokens.End), "?")
}

const (
	signsBefore = 6
	signsAfter  = 12
	signsClose  = 5
)

// supported reports whether a sign of the title stands near mention i: before it
// up to a mark, in the apposition behind it, or close behind it.
func (t *titles) supported(kind *layer.Kind, i int32, plausible bool) bool {
	m := &t.x.Mentions[i]
	s := t.Doc.Sentences[t.Doc.SentenceAt(m.Start)].Tokens
	low, high := s.First, s.End
	if i > 0 {
		low = max(low, t.x.Mentions[i-1].Tokens.End)
	}
	if int(i)+1 < len(t.x.Mentions) {
		high = min(high, t.x.Mentions[i+1].Title.First)
	}
	for k := m.Title.First - 1; k >= max(low, m.Title.First-signsBefore); k-- {
		if t.w.Is(int(k), ",", ";", ":", "“", "”", "\"", "(", ")", "—", "–", "and", "that", "said", "told", "asked", "with", "against", "by", "to", "when", "as", "while", "if") {
			break
		}
		if t.sign(kind, k, plausible) {
			return true
		}
	}
	if m.Full {
		for k := m.Title.First; k < m.Title.End; k++ {
			if t.sign(kind, k, plausible) {
				return true
			}
		}
	}
	reach := int32(0)
	switch next := int(m.Tokens.End); {
	case t.w.Is(next, ",", "(", "-", "–", "—", "who", "was", "is"):
		reach = signsAfter
	case t.w.Is(next, "as", "became", "becomes", "become", "has", "had", "were") || t.w.Is(next+1, "elected", "appointed", "named", "chosen"):
		reach = signsClose
	}
	for k := m.Tokens.End; k < min(high, m.Tokens.End+reach); k++ {
		// “President Hall, the president said”: somebody else's.
		if t.sign(kind, k, plausible) && (m.Full || !t.w.Is(int(k)-1, "the")) {
			return true
		}
	}
	return false
}

func (t *titles) sign(kind *layer.Kind, i int32, plausible bool) bool {
	word := t.w.Low(int(i))
	return kind.Saying.Has(word) || plausible && kind.Plausible.Has(word)
}
