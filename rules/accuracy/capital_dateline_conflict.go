package accuracy

import (
	"fmt"

	"github.com/mtlint/mtlint/internal/layer"
	"github.com/mtlint/mtlint/internal/mqm"
	"github.com/mtlint/mtlint/internal/text"
	"github.com/mtlint/mtlint/rules"
)

// CapitalDatelineConflict finds what happened in one capital by the dateline, and in
// another in the text.
var CapitalDatelineConflict = &rules.Rule{
	Meta: rules.Meta{
		ID: "capital-dateline-conflict", Name: "Capital of another country than the dateline's", Category: mqm.Mistranslation, Severity: mqm.Major,
		Rationale: `“The treaty, signed in the Swedish capital” under a dateline of another capital: where two countries stand in one sentence, a translation takes the wrong one, and the reader learns the wrong place.`,
		LetsPass: `Datelines that are no capital or are far from the words, articles that name a city of the other country, events that the first paragraph does not speak of, countries that claim each other, statements that ` +
			`are denied, asked or called a mistake.`,
		Examples: []rules.Example{
			{
				Bad:  "Ferry pact\n\nOSLO — Norway and Sweden signed a pact on ferries on Friday.\n\nThe pact, signed in ⟦the Swedish capital⟧ by two ministers, ends a long quarrel.",
				Good: "Ferry pact\n\nOSLO — Norway and Sweden signed a pact on ferries on Friday.\n\nThe pact, signed in the Norwegian capital by two ministers, ends a long quarrel.",
			},
			{Good: "Ferry pact\n\nOSLO — Norway and Sweden signed a pact on ferries on Friday.\n\nA first draft was signed in the Swedish capital last year, before talks in Stockholm broke down."},
			{Good: "Ferry pact\n\nOSLO — Norway and Sweden agreed on ferries on Friday.\n\nA draft was signed in the Swedish capital last year."},
		},
	},
	Check: capitalDatelineConflict,
}

func capitalDatelineConflict(p *rules.Pass) {
	at := layer.Words.Of(p.Article).At("capital")
	if len(at) == 0 {
		return
	}
	s := newStatements(p)
	city, lead := s.dateline()
	if city == nil {
		return
	}
	home := s.countries(city, isCapital)
	for _, k := range at[:min(len(at), maxCapitals)] {
		x := s.endingAt(int(k))
		if k < lead.First || x == nil {
			continue
		}
		first := int(x.Tokens.First)
		of := s.countries(x, isDemonym)
		if x.Possessive {
			of = s.ownNames(x)
		} else if first--; !s.w.Is(first, "the") {
			continue
		}
		if !s.w.Is(first-1, "in") || !s.apart(home, of) || !s.goesOn(int(k)+1) || s.namesCity(of) || !s.told(first-2, lead) || !s.asserted(first, int(k)+1) {
			continue
		}
		p.Report(rules.Finding{
			Span:       text.Span{Start: p.Doc.Tokens[first].Start, End: p.Doc.Tokens[k].End},
			Message:    fmt.Sprintf("“%s” here, but the dateline says “%s”, the capital of %s, and the article names no city of %s", p.Doc.Src[p.Doc.Tokens[first].Start:p.Doc.Tokens[k].End], p.Doc.Text(city.Span), s.name(home[0]), s.name(of[0])),
			Suggestion: "the capital of " + s.name(home[0]),
			Related:    []rules.Related{{Span: city.Span, Message: "the dateline"}},
		})
	}
}

// maxCapitals bounds how often an article is looked through for cities.
const maxCapitals = 20

// dateline returns the capital that the first paragraph is dated from, and the
// tokens of that paragraph.
func (s *statements) dateline() (*layer.Mention, text.Range) {
	body := layer.Structure.Of(s.Article).Body()
	if body.Len() == 0 {
		return nil, text.Range{}
	}
	lead := s.Doc.Blocks[body.First].Tokens
	city := s.startingAt(int(lead.First))
	if city == nil || !city.Has(layer.Capital) || s.Doc.Tokens[lead.First].Shape != text.Upper {
		return nil, lead
	}
	for k := city.Tokens.End; k < min(lead.End, city.Tokens.End+maxDateline); k++ {
		if s.w.Is(int(k), "—", "–", "-", "--") {
			return city, lead
		}
	}
	return nil, lead
}

// maxDateline is how many tokens may stand between the city and the dash: the day
// and the agency.
const maxDateline = 8

// goesOn reports whether no name of a city follows at token i.
func (s *statements) goesOn(i int) bool {
	if s.w.Is(i, ",", "of", "city") {
		i++
	}
	return i < len(s.Doc.Tokens) && s.Doc.Tokens[i].Shape != text.Capitalised && s.Doc.Tokens[i].Shape != text.Upper
}

// namesCity reports whether the article names a capital of one of the countries.
func (s *statements) namesCity(of []int) bool {
	for i := range s.ms {
		for _, c := range s.countries(&s.ms[i], isCity) {
			for _, o := range of {
				if c == o {
					return true
				}
			}
		}
	}
	return false
}

// told reports whether the first paragraph has the word at token i: “signed”.
func (s *statements) told(i int, lead text.Range) bool {
	word := s.w.Low(i)
	if len(word) < 3 || s.Doc.Tokens[i].Kind != text.Word || s.Doc.Tokens[i].Shape != text.Lower {
		return false
	}
	for _, k := range s.w.At(word) {
		if k >= lead.First && k < lead.End && int(k) != i {
			return true
		}
	}
	return false
}
