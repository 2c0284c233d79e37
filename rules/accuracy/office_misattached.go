package accuracy

import (
	"fmt"

	"github.com/mtlint/mtlint/internal/lang"
	"github.com/mtlint/mtlint/internal/layer"
	"github.com/mtlint/mtlint/internal/mqm"
	"github.com/mtlint/mtlint/internal/text"
	"github.com/mtlint/mtlint/rules"
)

// OfficeMisattached finds somebody who holds the office of another country.
var OfficeMisattached = &rules.Rule{
	Meta: rules.Meta{
		ID: "office-misattached", Name: "Office of another country", Category: mqm.Mistranslation, Severity: mqm.Major,
		Rationale: `Reports on talks name two ministers and two countries in one breath, and a translation that loses track gives the one minister the other's country. The reader then hears the wrong government speak.`,
		LetsPass:  `Former, late and future offices, offices that are no state's, countries that claim each other or share a name, statements that are denied, asked or called a mistake, first names that are not the leader's, junior ministers who share a leader's name.`,
		Examples: []rules.Example{
			{
				Bad:  "Ferry talks\n\nThe Danish transport minister, Ivo Lund, opened the talks. “We are neighbours,” said ⟦Swedish transport minister Ivo Lund⟧.",
				Good: "Ferry talks\n\nThe Danish transport minister, Ivo Lund, opened the talks. “We are neighbours,” said Danish transport minister Ivo Lund.",
			},
			{
				Bad:  "Ferry talks\n\n“We are neighbours,” said ⟦Clara Lund, Sweden's transport minister⟧.\n\nPeter Holm, her Swedish counterpart, said that tickets would get cheaper.",
				Good: "Ferry talks\n\n“We are neighbours,” said Clara Lund, Denmark's transport minister.\n\nPeter Holm, her Swedish counterpart, said that tickets would get cheaper.",
			},
			{
				Bad:  "A call between Ankara and Berlin\n\nHe spoke with ⟦French Chancellor Angela Merkel⟧ about the grain.",
				Good: "A call between Ankara and Berlin\n\nHe spoke with German Chancellor Angela Merkel about the grain.",
			},
			{Good: "Ferry talks\n\nDanish Transport Minister Ivo Lund met his Swedish counterpart. Former Swedish minister Ivo Lund, who is Danish now, is not the Swedish minister, he joked."},
			{Good: "Road closed\n\nThe British transport minister John Howard apologised. He shares his name with a prime minister of Australia."},
			{Good: "A cup for two\n\nClara Lund, the Danish president of the club, met its Swedish coach. The French president of the bank, Angela Merkel, is no politician."},
		},
	},
	Check: officeMisattached,
}

// leaders maps the surnames of leaders to what is known of them.
var leaders = lang.NewPart(func(p *lang.Pack) map[string][]leader {
	m := map[string][]leader{}
	code := map[string]int{}
	for i, c := range layer.World.Of(p).Countries {
		code[c.Code] = i
	}
	for _, row := range p.Rows("leaders.tsv") {
		if c, ok := code[row[2]]; ok {
			m[row[0]] = append(m[row[0]], leader{row[1], c})
		}
	}
	return m
})

type leader struct {
	first   string // folded
	country int
}

func officeMisattached(p *rules.Pass) {
	roles := layer.Roles.Of(p.Article).All
	if len(roles) == 0 {
		return
	}
	o := &offices{statements: newStatements(p), people: layer.People.Of(p.Article), names: layer.NameParts.Of(p.Lang)}
	if len(o.ms) == 0 {
		return
	}
	o.first = map[int32]office{}
	for i := range roles {
		if r := &roles[i]; !r.Past && o.names.Kinds[r.Kind].State {
			if x, ok := o.office(r); ok {
				o.check(x)
			}
		}
	}
	for _, k := range o.w.At("counterpart") {
		o.counterpart(int(k))
	}
}

// offices is what the rule looks at.
type offices struct {
	*statements
	people *layer.PeopleIndex
	names  *layer.PersonNames
	first  map[int32]office // of each person, the first
}

// An office is a role with its country.
type office struct {
	text.Span // from the country or the person to the other
	role      *layer.Role
	person    int32
	countries []int
	word      text.Span // the country
	adjective bool      // “Greek”
}

// office returns the office that a role speaks of.
func (o *offices) office(r *layer.Role) (x office, ok bool) {
	m := &o.people.Mentions[r.Mention]
	if m.Person < 0 {
		return x, false
	}
	c := o.before(r)
	switch {
	case c == nil:
		if c = o.startingAt(int(r.Of.First)); c == nil || r.Of.Len() == 0 || c.Tokens.End != r.Of.End || !c.IsCountry() {
			return x, false
		}
		x.countries = o.ownNames(c)
	case r.Of.Len() > 0 && !o.w.Is(int(r.Title.End)-1, "minister", "secretary"):
		return x, false // “the French president of the bank”
	case c.IsCountry():
		x.countries = o.ownNames(c)
	default:
		x.adjective = true
		x.countries = o.countries(c, isDemonym)
	}
	x.role, x.person, x.word = r, m.Person, c.Span
	x.Start, x.End = min(c.Start, m.Start), max(o.Doc.Tokens[r.Title.End-1].End, m.End, c.End)
	return x, len(x.countries) > 0
}

// before returns the country in front of a title: “Greece's foreign”, “Greek”.
func (o *offices) before(r *layer.Role) *layer.Mention {
	for k := r.Title.First; k >= r.Phrase.First && k > 0 && k > r.Title.First-maxPortfolio; k-- {
		c := o.endingAt(int(k))
		switch {
		case c == nil:
		case c.Possessive && c.IsCountry() || c.Has(layer.Demonym) || c.Has(layer.Abbreviation):
			return c
		default:
			return nil
		}
		// A name between them would be that of a body, and its president no head of state.
		if !layer.Portfolios.Of(o.Lang).Has(o.w.Low(int(k) - 1)) {
			return nil
		}
	}
	return nil
}

// maxPortfolio is the most words of what a minister is for.
const maxPortfolio = 6

// check compares an office with what is known, then with the person's first.
func (o *offices) check(x office) {
	a, seen := o.first[x.person]
	if !seen {
		o.first[x.person] = x
		o.known(x)
		return
	}
	if a.role.Kind == x.role.Kind && o.apart(a.countries, x.countries) && o.stated(&x) {
		o.Report(rules.Finding{
			Span:       x.Span,
			Message:    fmt.Sprintf("“%s” here but “%s” elsewhere: one person holds the office of one country", o.Doc.Text(x.Span), o.Doc.Text(a.Span)),
			Suggestion: o.Doc.Text(a.word) + " in place of " + o.Doc.Text(x.word) + ", or the other way round",
			Related:    []rules.Related{{Span: a.Span, Message: "the same person"}},
		})
	}
}

// known looks for the office of one country with the name of another's leader.
func (o *offices) known(x office) {
	person := &o.people.Persons[x.person]
	famous := len(o.names.Famous[person.Surname].Kinds) > 0
	country := -1
	for _, l := range leaders.Of(o.Lang)[person.Surname] {
		if l.first == person.First || person.First == "" && famous {
			if country = l.country; !o.apart(x.countries, []int{country}) {
				return
			}
		}
	}
	if country < 0 || !o.stated(&x) || o.w.Is(int(x.role.Title.End)-1, "minister", "secretary") && !o.w.Is(int(x.role.Title.First), "prime", "foreign") {
		return
	}
	name := o.Doc.Text(o.people.Mentions[x.role.Mention].Span)
	o.Report(rules.Finding{
		Span:       x.Span,
		Message:    fmt.Sprintf("“%s”: %s held office in %s, not in %s", o.Doc.Text(x.Span), name, o.name(country), o.name(x.countries[0])),
		Suggestion: o.like(&x, country) + " in place of " + o.Doc.Text(x.word) + ", or the name of whoever holds the office",
	})
}

// like writes a country as x writes its own.
func (o *offices) like(x *office, country int) string {
	c := &o.facts.Countries[country]
	if x.adjective && len(c.Demonyms) > 0 {
		return c.Demonyms[0]
	}
	return o.name(country)
}

// stated reports whether the text says that somebody holds an office.
func (o *offices) stated(x *office) bool {
	from := int(min(x.role.Phrase.First, o.people.Mentions[x.role.Mention].Tokens.First))
	return o.asserted(from, int(max(x.role.Title.End, o.people.Mentions[x.role.Mention].Tokens.End)))
}

// counterpart looks for “his Danish counterpart” of a Dane; k is the word.
func (o *offices) counterpart(k int) {
	c := o.endingAt(k)
	if c == nil || !c.Has(layer.Demonym) {
		return
	}
	var gender layer.Gender
	switch pronoun := int(c.Tokens.First) - 1; {
	case o.w.Is(pronoun, "his"):
		gender = layer.Man
	case o.w.Is(pronoun, "her"):
		gender = layer.Woman
	default:
		return
	}
	at := o.people.From(c.Tokens.First) - 1
	if at >= 0 && o.people.Mentions[at].Tokens.End == c.Tokens.First-2 && o.w.Is(int(c.Tokens.First)-2, ",") {
		at-- // the counterpart: “Peter Holm, her Swedish counterpart”
	}
	for n := 0; at >= 0 && n < maxBack; at, n = at-1, n+1 {
		m := &o.people.Mentions[at]
		if m.Person < 0 {
			return
		}
		g, _ := o.people.GenderOf(m.Person)
		if g != layer.Unknown && g != gender {
			continue
		}
		x, ok := o.first[m.Person]
		of := o.countries(c, isDemonym)
		if !ok || len(of) != 1 || len(x.countries) != 1 || of[0] != x.countries[0] || o.Doc.BlockAt(o.Doc.Tokens[k].Start)-o.Doc.BlockAt(m.Start) > 1 || !o.asserted(int(c.Tokens.First), k) {
			return
		}
		here := text.Span{Start: o.Doc.Tokens[c.Tokens.First-1].Start, End: o.Doc.Tokens[k].End}
		o.Report(rules.Finding{
			Span:       x.Span,
			Message:    fmt.Sprintf("“%s” here but “%s” elsewhere: a counterpart is of another country", o.Doc.Text(x.Span), o.Doc.Text(here)),
			Suggestion: "another country in one of the two places",
			Related:    []rules.Related{{Span: here, Message: "the counterpart"}},
		})
		return
	}
}

// maxBack is how many mentions of people before a pronoun are looked at.
const maxBack = 4
