package accuracy

import (
	"fmt"

	"github.com/mtlint/mtlint/internal/layer"
	"github.com/mtlint/mtlint/internal/mqm"
	"github.com/mtlint/mtlint/internal/text"
	"github.com/mtlint/mtlint/rules"
)

// CapitalMisattached finds the capital of one country called the capital of another.
var CapitalMisattached = &rules.Rule{
	Meta: rules.Meta{
		ID: "capital-misattached", Name: "Capital of one country given to another", Category: mqm.Mistranslation, Severity: mqm.Critical,
		Rationale: `Where a translation lost track of which country a sentence is about, “the Iranian capital” ends up beside Baghdad. The reader cannot tell which of the two is meant.`,
		LetsPass: `Former capitals, seats of government and largest cities; cities that two states claim; statements that are denied, asked, supposed or called a mistake; ` +
			`“the old/former/cultural capital”; lists in which the capital and the city are two places; cities that are no country's capital.`,
		Examples: []rules.Example{
			{
				Bad:  "Talks open today in ⟦the Iranian capital, Baghdad⟧, aides said.",
				Good: "Talks open today in the Iranian capital, Tehran, aides said.",
			},
			{
				Bad:  "She flew to ⟦the French capital Berlin⟧ on Friday.",
				Good: "She flew to the French capital Paris on Friday.",
			},
			{
				Bad:  "Shells fell near ⟦Nairobi, the capital of Uganda⟧.",
				Good: "Shells fell near Kampala, the capital of Uganda.",
			},
			{
				Bad:  "The envoy arrived in ⟦Lisbon, the Spanish capital⟧, at noon.",
				Good: "The envoy arrived in Lisbon, the Spanish capital and Rome.",
			},
			{
				Bad:  "The fair moved to ⟦Peru's capital, Quito⟧.",
				Good: "The fair moved to Peru's capital, Lima.",
			},
			{
				Bad:  "Crowds gathered in ⟦the Austrian capital of Minsk⟧.",
				Good: "Crowds gathered in the Austrian capital of Vienna.",
			},
			{Good: "After a stop in Damascus, the Syrian capital, Beirut was next. In the Iranian capital, Baghdad is seen as a partner."},
			{Good: "Nairobi is not the capital of Uganda. Is Vienna the capital of Hungary? He moved from Bonn, the old German capital, to Rome."},
			{Good: "Talks were held in The Hague, the Dutch capital of justice, and in La Paz, the capital of Bolivia."},
		},
	},
	Check: capitalMisattached,
}

func capitalMisattached(p *rules.Pass) {
	at := layer.Words.Of(p.Article).At("capital")
	if len(at) == 0 {
		return
	}
	s := newStatements(p)
	for _, k := range at {
		if x := s.endingAt(int(k)); x != nil {
			s.capitalAfterCountry(x, int(k))
		} else if s.w.Is(int(k)+1, "of") || s.w.Is(int(k)+1, "city") && s.w.Is(int(k)+2, "of") {
			s.capitalOfCountry(int(k))
		}
	}
}

func isDemonym(k layer.NameKind) bool { return k == layer.Demonym }
func isCapital(k layer.NameKind) bool { return k == layer.Capital }
func isCity(k layer.NameKind) bool    { return k == layer.Capital || k == layer.OtherCity }

// capitalAfterCountry checks “the Iranian capital(,) C”, “Iran's capital, C”, and
// “C, the Iranian capital”; k is the word capital.
func (s *statements) capitalAfterCountry(x *layer.Mention, k int) {
	first := int(x.Tokens.First)
	the := first > 0 && s.w.Is(first-1, "the")
	var of []int
	switch {
	case x.Possessive:
		of = s.countries(x, layer.NameKind.OfCountry)
		if x.Embedded {
			return
		}
	case the:
		of = s.countries(x, isDemonym)
	}
	if len(of) == 0 {
		return
	}
	start := first
	if the {
		start--
	}
	before := start >= 2 && s.w.Is(start-1, ",") && s.named(start-2)
	opens := start-int(s.sentence(start).First) <= 1
	after := k + 1
	if s.w.Is(after, "city") {
		after++
	}
	if s.w.Is(after, "of") && s.w.Is(start-1, "in", "to", "from", "near", "outside", "around") {
		after++ // without a preposition it may be a figure: “London, the Russian capital of Europe”
	}
	if c := s.startingAt(after); c != nil && c.Has(layer.Capital) && !before && !c.Embedded && !(c.Possessive && opens) &&
		(!opens || s.closed(int(c.Tokens.End))) {
		s.wrongCapital(of, c, start, int(c.Tokens.End))
		return
	}
	if c := s.startingAt(after + 1); c != nil && s.w.Is(after, ",") && c.Has(layer.Capital) && !before && !c.Possessive && s.ends(int(c.Tokens.End)) {
		s.wrongCapital(of, c, start, int(c.Tokens.End))
		return
	}
	if before && s.ends(after) && !s.inList(start-1) {
		if c := s.endingAt(start - 1); c != nil {
			s.wrongCapital(of, c, int(c.Tokens.First), k+1)
		}
	}
}

// capitalOfCountry checks “C, (the) capital of X”, “C is the capital of X” and “the
// capital of X, C”; k is the word capital.
func (s *statements) capitalOfCountry(k int) {
	n := k + 2
	if s.w.Is(k+1, "city") {
		n++
	}
	if s.w.Is(n, "the") {
		n++
	}
	x := s.startingAt(n)
	if x == nil || x.Possessive || x.Embedded && s.Doc.Tokens[x.Tokens.End].Kind == text.Word {
		return
	}
	of := s.countries(x, layer.NameKind.OfCountry)
	start, end := k, int(x.Tokens.End)
	if s.w.Is(start-1, "the") {
		start--
	}
	if start >= 2 && s.w.Is(start-1, ",") {
		if c := s.endingAt(start - 1); c != nil && !s.inList(start-1) {
			s.wrongCapital(of, c, int(c.Tokens.First), end)
			return
		}
		if s.named(start - 2) {
			return
		}
	}
	if start < k && s.w.Is(start-1, "is", "remains") {
		if c := s.endingAt(start - 1); c != nil && int(c.Tokens.First) == int(s.sentence(start).First) {
			s.wrongCapital(of, c, int(c.Tokens.First), end)
			return
		}
	}
	if start < k && s.w.Is(end, ",") {
		if c := s.startingAt(end + 1); c != nil && c.Has(layer.Capital) && !c.Possessive && s.ends(int(c.Tokens.End)) {
			s.wrongCapital(of, c, start, int(c.Tokens.End))
		}
	}
}

// named reports whether token i is a capitalised word, so that what follows may be
// said of it.
func (s *statements) named(i int) bool {
	t := s.Doc.Tokens[i]
	return t.Kind == text.Word && t.Shape != text.Lower || s.w.Is(i, ".")
}

// inList reports whether the name that ends before the comma at token i is a
// later item of a list: “Rome, Vienna, the”.
func (s *statements) inList(comma int) bool {
	c := s.endingAt(comma)
	if c == nil {
		return false
	}
	i := int(c.Tokens.First) - 1
	return i >= 0 && (s.w.Is(i, ",") || s.named(i) && s.w.Is(i, "and", "or"))
}

// closed reports whether an apposition ends before token i.
func (s *statements) closed(i int) bool {
	return i >= len(s.Doc.Tokens) || s.w.Is(i, ",", ".", ";", ")", "—", "–", "!", "”", "\"", ":")
}

// ends reports whether an apposition ends before token i, and no list goes on there.
func (s *statements) ends(i int) bool {
	if !s.closed(i) {
		return false
	}
	return !s.w.Is(i, ",") || !s.w.Is(i+1, "and", "or", "as") && s.startingAt(i+1) == nil && !(i+1 < len(s.Doc.Tokens) && s.named(i+1))
}

func (s *statements) wrongCapital(of []int, c *layer.Mention, from, to int) {
	in := s.countries(c, isCapital)
	if len(in) == 0 || !s.apart(of, s.countries(c, isCity)) || !s.asserted(from, to) {
		return
	}
	end := s.Doc.Tokens[to-1].End
	if to == int(c.Tokens.End) {
		end = c.End
	}
	want := s.facts.Countries[of[0]].Capitals[0]
	s.Report(rules.Finding{
		Span:       text.Span{Start: s.Doc.Tokens[from].Start, End: end},
		Message:    fmt.Sprintf("“%s” is the capital of %s, not of %s", s.Doc.Text(c.Span), s.name(in[0]), s.name(of[0])),
		Suggestion: want + " in place of " + s.Doc.Text(c.Span) + ", or " + s.name(in[0]) + " in place of " + s.name(of[0]),
	})
}
