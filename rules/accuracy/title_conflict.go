package accuracy

import (
	"fmt"
	"slices"
	"strings"

	"github.com/mtlint/mtlint/internal/lang"
	"github.com/mtlint/mtlint/internal/layer"
	"github.com/mtlint/mtlint/internal/mqm"
	"github.com/mtlint/mtlint/internal/text"
	"github.com/mtlint/mtlint/rules"
)

// TitleConflict finds a person who bears somebody else's title.
var TitleConflict = &rules.Rule{
	Meta: rules.Meta{
		ID: "title-conflict", Name: "Title of somebody else", Category: mqm.Mistranslation, Severity: mqm.Major,
		Rationale: `Translators and spinners that guess a dropped title, or swap the names of one sentence, turn a senator into a president. Readers can no longer tell who is who.`,
		LetsPass: `Titles that the article supports anywhere near the name, former and coming ones, titles that occur twice, titles that one person often bears side by side (chairman and senator), ` +
			`people whom the article never gives a first name, two people of one surname, offices that famous people have held, titles before a full name. A Mr or Ms that contradicts the others is minor; one that contradicts the first name only is let pass if the pronouns agree with it.`,
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
			{
				Bad:  "Harbour deal signed\n\nDavid Lund, the trade and industry minister, signed the deal on Friday. “It is a good day,” said ⟦Judge Lund⟧. Mr Lund thanked the dockers.",
				Good: "Harbour deal signed\n\nDavid Lund, the trade and industry minister, signed the deal on Friday. “It is a good day,” said Minister Lund. Mr Lund thanked the dockers.",
			},
			{
				Bad:  "Water bill passes\n\nSens. Paula Reis and Ivo Brandt wrote the bill. A week later ⟦Dr. Brandt⟧ took it back.",
				Good: "Water bill passes\n\nSens. Paula Reis and Ivo Brandt wrote the bill. A week later Dr. Brandt, a physician, took it back.",
			},
			{
				Bad:  "Depot to open\n\nOrhan Tekeli, who runs the depot, hired 40 drivers.\n\n“We need more,” ⟦Ms. Tekeli⟧ said.",
				Good: "Depot to open\n\nOrhan Tekeli, who runs the depot, hired 40 drivers.\n\n“We need more,” Orhan Tekeli said.",
			},
			{Good: "Bridge vote\n\nThe committee's chairman, Sen. Paula Reis, opened the vote. Chairman Reis left early. Former Judge Ivo Lund, now a senator, stayed; Sen. Lund voted."},
			{Good: "Vote delayed\n\nPaul Brandt, a Democrat who was elected to the Senate in 2018, spoke first.\n\nSen. Brandt said that he would vote against it. A future President Brandt would regret it."},
			{Good: "Chief retires\n\nAnthony Holm, named after her uncle, is to retire. Ms Holm joined the harbour office as a clerk. She plans to sail."},
			{Good: "Tunnel opens\n\nPrime Minister Ida Holm first proposed it in 2009, when she was mayor of Velm. Mayor Holm's plan failed. Rosa Diaz plays Dr Holm, her wife."},
			{Good: "The Karims\n\nAnthony Karim and his wife, Lena, own the shop. Mr Karim bakes. Ms Karim sells."},
		},
	},
	Check: titleConflict,
}

func titleConflict(p *rules.Pass) {
	t := &titles{Pass: p, w: layer.Words.Of(p.Article), x: layer.People.Of(p.Article), names: layer.NameParts.Of(p.Lang)}
	t.mr, t.ms = t.names.KindOf("mr"), t.names.KindOf("ms")
	for i := range t.x.Mentions {
		if m := &t.x.Mentions[i]; m.Kind != 0 && m.Paragraph {
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
}

// How well another mention of a person speaks against a title.
const (
	firstName = 1 // it has the first name
	withRole  = 2 // and another role: “coach”, “chief executive”
	withTitle = 4 // or another title that belongs to one person
)

// An objection is the mention that speaks most against a title.
type objection struct {
	mention *layer.NameMention
	span    text.Span // with what it says of the person
	rank    int
}

// check looks at mention i, which has a title.
func (t *titles) check(i int32) {
	m := &t.x.Mentions[i]
	kind := &t.names.Kinds[m.Kind]
	persons := []int32{m.Person}
	if m.Person < 0 { // one of several, or one whose first name is spelled in two ways
		persons = t.x.Named(t.w.Low(int(m.Surname)))
	}
	switch {
	case kind.Saying == nil || t.passing(m) || t.spouse(m) || len(persons) == 0 || len(persons) > maxNamesakes:
		return
	case m.Kind == t.mr || m.Kind == t.ms:
		if m.Person >= 0 {
			t.honorific(i)
		}
		return
	}
	var best objection
	for _, p := range persons {
		o, ok := t.object(i, &t.x.Persons[p])
		if !ok || len(persons) > 1 && o.rank < withTitle {
			return
		}
		if o.rank > best.rank {
			best = o
		}
	}
	t.report(m, best.mention, best.span, mqm.Major, fmt.Sprintf("nothing in the article makes %s %s", t.Doc.Text(m.Span), kind.Name))
}

// object returns what speaks against the title of mention i, if it is person's;
// not ok if anything speaks for it.
func (t *titles) object(i int32, person *layer.Person) (best objection, ok bool) {
	m := &t.x.Mentions[i]
	kind := &t.names.Kinds[m.Kind]
	famous := t.names.Famous[person.Surname]
	if slices.Contains(famous.Kinds, m.Kind) {
		return best, false
	}
	offices := t.names.Offices[person.Surname]
	several := slices.Contains(offices, m.Kind)
	polite, strong := 0, 0
	beside := false
	for _, j := range person.Mentions[:min(len(person.Mentions), maxMentions)] {
		o := &t.x.Mentions[j]
		if o.Kind == t.mr || o.Kind == t.ms {
			polite++
		}
		if j == i {
			continue
		}
		e := objection{o, o.Span, 0}
		if o.Full && (!kind.Common || t.w.Is(int(o.Tokens.End), ",", "(") || t.possessive(int(o.Tokens.First)-1)) {
			e.rank = firstName
		}
		for _, r := range t.roles(j) {
			if r.Kind == m.Kind || several && slices.Contains(offices, r.Kind) {
				return best, false
			}
			past := r.Past || t.passing(o)
			if r.Kind == t.mr || r.Kind == t.ms || past && !o.Full {
				continue
			}
			beside = beside || (famous.Kinds == nil || m.Full) && slices.Contains(kind.Beside, r.Kind)
			rank := withRole
			if t.names.Kinds[r.Kind].Saying != nil && !past {
				rank = withTitle
				strong++
			}
			if rank > e.rank {
				e.rank = e.rank&firstName + rank
				e.span = text.Span{Start: min(o.Start, t.Doc.Tokens[r.Title.First].Start), End: max(o.End, t.Doc.Tokens[r.Title.End-1].End)}
			}
		}
		if e.rank > best.rank {
			best = e
		}
	}
	switch {
	case best.rank == 0 || several && best.rank < withRole,
		m.Full && !(best.rank >= withTitle && slices.Contains(famous.Kinds, best.mention.Kind)), // a full name is seldom guessed
		(person.First == "" || kind.ID == "doctor") && best.rank < withTitle,
		beside && (!kind.Rank || polite < politely) && !(kind.ID == "sir" && person.First != ""),
		!best.mention.Full && best.mention.Start > m.Start && strong < 2 && !slices.Contains(famous.Kinds, best.mention.Kind): // one of the two is enough, the later
		return best, false
	}
	for _, j := range person.Mentions[:min(len(person.Mentions), maxMentions)] {
		if (j != i || !m.Full) && t.supported(kind, j, best.rank < withTitle) {
			return best, false
		}
	}
	return best, true
}

// maxMentions and maxNamesakes bound what is looked at for one title.
const (
	maxMentions  = 200
	maxNamesakes = 4
)

// politely is how often an article calls a person Mr or Ms before it is strange
// that it should call the same person a general or a lord.
const politely = 1

// roles are the titles at a mention: outside running text only that before it.
func (t *titles) roles(j int32) []layer.Role {
	if o := &t.x.Mentions[j]; !o.Paragraph && o.Kind != 0 {
		return []layer.Role{{Mention: j, Kind: o.Kind, Title: o.Title}}
	}
	return layer.Roles.Of(t.Article).Of(j)
}

// possessive reports whether token i is a name with 's: “the museum's Clara Hall”.
func (t *titles) possessive(i int) bool {
	return i >= 0 && t.Doc.Tokens[i].Shape != text.Lower && strings.HasSuffix(t.w.Low(i), "'s")
}

// honorific looks at a Mr or Ms that contradicts the person's other honorifics,
// or the first name.
func (t *titles) honorific(i int32) {
	m := &t.x.Mentions[i]
	person := &t.x.Persons[m.Person]
	if m.Full || len(t.x.Named(person.Surname)) > 1 || person.Gender == m.Gender || t.w.Is(int(m.Title.First), "mrs") && t.names.Famous[person.Surname].Kinds != nil {
		return
	}
	var other *layer.NameMention
	same, against := 0, 0
	mrs := t.w.Is(int(m.Title.First), "mrs") // the wife of the other, maybe
	for _, j := range person.Mentions[:min(len(person.Mentions), maxMentions)] {
		o := &t.x.Mentions[j]
		switch {
		case o.Kind == t.mr || o.Kind == t.ms:
			mrs = mrs || t.w.Is(int(o.Title.First), "mrs")
			if o.Gender == m.Gender {
				same++
			} else if against++; other == nil || !other.Full {
				other = o
			}
		case o.Full && other == nil:
			other = o
		}
	}
	if other == nil || same > 1 || mrs && (person.Gender == layer.Unknown || t.w.Is(int(m.Title.First), "mrs") && against > 0) || against == 0 && (person.Gender == layer.Unknown || t.names.Famous[person.Surname].Kinds != nil) || against > 0 && against < same || against == 0 && t.x.Pronouns(t.w, layer.Quotes.Of(t.Article), m.Person, m.Gender) > 0 || (mrs || against < 2) && t.kin(person) {
		return
	}
	why := "the two honorifics do not go with one person"
	if against == 0 {
		why = "the honorific does not go with the first name"
	}
	there := other.Span
	if other.Title.Len() > 0 {
		there.Start = t.Doc.Tokens[other.Title.First].Start
	}
	t.report(m, other, there, mqm.Minor, why)
}

// spouse reports whether a mention names a relative of whom the same name may be
// known: “Dr Hall, his wife”.
func (t *titles) spouse(m *layer.NameMention) bool {
	next := int(m.Tokens.End)
	return t.w.Is(next, ",", "(", "—", "–") && t.w.Is(next+1, "his", "her", "the", "whose", "their") && (kinWords.Has(t.w.Low(next+2)) || kinWords.Has(t.w.Low(next+3)))
}

// kin reports whether the article speaks of a relative of a person near the name:
// relatives share it.
func (t *titles) kin(person *layer.Person) bool {
	for _, j := range person.Mentions[:min(len(person.Mentions), maxMentions)] {
		m := &t.x.Mentions[j]
		for k := m.Title.First - kinReach; k < m.Tokens.End+kinReach; k++ {
			if kinWords.Has(t.w.Low(int(k))) {
				return true
			}
		}
	}
	return false
}

const kinReach = 12

var kinWords = lang.NewSet("wife", "husband", "widow", "widower", "spouse", "couple", "wives", "marriage", "married", "ex-wife", "ex-husband", "mother", "father", "son", "daughter", "sister", "brother", "parents", "family", "sisters", "brothers", "twin", "twins", "siblings", "children")

func (t *titles) report(m, other *layer.NameMention, there text.Span, severity mqm.Severity, why string) {
	here := text.Span{Start: t.Doc.Tokens[m.Title.First].Start, End: m.End}
	meant := other.Span // without an apposition
	if other.Title.Len() > 0 {
		meant.Start = t.Doc.Tokens[other.Title.First].Start
	}
	t.Report(rules.Finding{
		Span:       here,
		Severity:   severity,
		Message:    fmt.Sprintf("“%s” here but “%s” elsewhere: %s", t.Doc.Text(here), t.Doc.Text(there), why),
		Suggestion: t.Doc.Text(meant) + ", or the name of whoever bears the title",
		Related:    []rules.Related{{Span: there, Message: "the same person"}},
	})
}
