package accuracy

import (
	"fmt"
	"strings"

	"github.com/mtlint/mtlint/internal/lang"
	"github.com/mtlint/mtlint/internal/layer"
	"github.com/mtlint/mtlint/internal/mqm"
	"github.com/mtlint/mtlint/internal/text"
	"github.com/mtlint/mtlint/rules"
)

// StrangerName finds a surname that is used as if its bearer had been introduced.
var StrangerName = &rules.Rule{
	Meta: rules.Meta{
		ID: "stranger-name", Name: "Stranger's name", Category: mqm.Mistranslation, Severity: mqm.Minor,
		Rationale: `News gives a person's first name and role before it uses the bare surname. A surname that comes out of nowhere, once, and speaks, is often a wrong guess for a name that the article did introduce.`,
		LetsPass:  `Famous people, articles that introduce nobody or few, names inside quotations, names that stand more than once, names with a role beside them.`,
		Examples: []rules.Example{
			{
				Bad:  "Bakers strike\n\nThe bakers' leader, Paula Reis, called the strike. Ms Reis bakes rye. “We will win,” Ms ⟦Tolland⟧ said.",
				Good: "Bakers strike\n\nThe bakers' leader, Paula Reis, called the strike. Ms Reis bakes rye. “We will win,” Ms Reis said.",
			},
			{
				Bad:  "Rovers win\n\nCoach Peter Lund praised Ivo Marek, his keeper, and Lund meant it. “He was a wall,” ⟦Ostrander⟧ said.",
				Good: "Rovers win\n\nCoach Peter Lund praised Ivo Marek, his keeper, and Lund meant it. “He was a wall,” Lund said.",
			},
			{Good: "Bakers strike\n\nThe bakers strike. Trump said that they should bake. “We will win,” said Ms Tolland, a baker."},
		},
		Precision: rules.Precision{Right: 6, Judged: 6, On: "human-written and machine-translated news"},
	},
	Check: strangerName,
}

var speakingBodies = lang.Words("speaking_bodies")

func strangerName(p *rules.Pass) {
	s := &strangers{Pass: p, w: layer.Words.Of(p.Article), x: layer.People.Of(p.Article), names: layer.NameParts.Of(p.Lang), speech: layer.Speech.Of(p.Article), facts: layer.World.Of(p.Lang)}
	known := s.introduced()
	if known == nil {
		return
	}
	d := p.Doc
	parts := layer.Structure.Of(p.Article).Parts
	for b, block := range d.Blocks {
		if parts[b] != layer.Paragraph {
			continue
		}
		for i := int(block.Tokens.First); i < int(block.Tokens.End); i++ {
			t := d.Tokens[i]
			if t.Kind != text.Word || t.Shape != text.Capitalised || t.Len() < 4 || t.Start < known.Start || !s.stranger(i, block.Tokens) {
				continue
			}
			p.Report(rules.Finding{
				Span:    t.Span,
				Message: fmt.Sprintf("“%s” speaks here as if introduced, but the article gives nobody of that name a first name or a role, unlike “%s”", d.Text(t.Span), d.Text(known.Span)),
				Related: []rules.Related{{Span: known.Span, Message: "a person whom the article introduces"}},
			})
		}
	}
}

// introduced returns the first full name, if the article gives the surnames of
// the people it introduces alone later, or introduces several.
func (s *strangers) introduced() (known *layer.NameMention) {
	n := 0
	for i := range s.x.Persons {
		p := &s.x.Persons[i]
		if p.First == "" || len(p.Mentions) == 0 {
			continue
		}
		m := &s.x.Mentions[p.Mentions[0]]
		if !m.Full {
			return nil // it begins in the middle
		}
		if n++; known == nil {
			known = m
		}
		if len(p.Mentions) > 1 && !s.x.Mentions[p.Mentions[1]].Full {
			n++
		}
	}
	if n < 2 {
		return nil
	}
	return known
}

type strangers struct {
	*rules.Pass
	w      *layer.WordIndex
	x      *layer.PeopleIndex
	names  *layer.PersonNames
	speech *layer.SpeechFinder
	facts  *layer.Facts
}

func (s *strangers) stranger(i int, block text.Range) bool {
	d := s.Doc
	capital := func(k int) bool {
		return k >= int(block.First) && k < int(block.End) && d.Tokens[k].Kind == text.Word && d.Tokens[k].Shape != text.Lower
	}
	low := s.w.Low(i)
	if !s.verb(i+1) && !s.verb(i-1) && !s.w.Is(i-1, "mr", "mrs", "ms", ".") || capital(i+1) || len(s.w.Of(s.w.ID(i))) != 1 {
		return false
	}
	if strings.Contains(low, "'") || speakingBodies.Of(s.Lang).Has(low) || len(s.w.At(low+"'s")) > 0 || strings.HasSuffix(low, "shire") || strings.HasSuffix(low, "men") || s.resembles(low) || s.names.Unlikely(low) || s.facts.Sure(low) {
		return false
	}
	k := i - 1
	if s.w.Is(k, ".") {
		k--
	}
	if capital(k) && s.w.Is(k, "mr", "mrs", "ms") {
		return s.verb(i+1) || s.verb(k-1)
	}
	if capital(i-1) || strings.HasSuffix(low, "s") || strings.Contains(low, "-") && !s.plain(i+1) {
		return false
	}
	switch {
	case s.plain(i+1) && !s.w.Is(i+1, "announced", "declared", "claimed", "concluded"):
		if s.w.Is(i+1, "added", "insisted", "continued", "replied", "explained", "told") && (i == int(block.First) || s.w.Is(i-1, ".")) {
			return true
		}
		return i == int(block.First) && s.w.Is(i+1, "said") && s.w.Is(i+2, ":", "that", "he", "she", "the", "in", "it") || i > int(block.First) && s.w.Is(i-1, "”", "\"", "’", ",", "but", "however")
	case s.plain(i-1) && !s.w.Is(i-1, "told", "announced"):
		return s.w.Is(i+1, ".", ",", "in", "on", "of", "after") && s.w.Is(i-2, "”", "\"", "’", ",")
	}
	return false
}

// resembles reports whether a word may be a misspelling of a surname in the
// article: another rule's finding.
func (s *strangers) resembles(low string) bool {
	for i := range s.x.Persons[:min(len(s.x.Persons), maxResembling)] {
		name := s.x.Persons[i].Surname
		if s.x.Persons[i].First != "" && name[:1] == low[:1] && layer.SpellingDistance(low, name) <= 2 && len(name) > 4 {
			return true
		}
	}
	return false
}

// maxResembling bounds how many surnames are compared letter by letter.
const maxResembling = 64

func (s *strangers) verb(i int) bool {
	return i >= 0 && i < len(s.Doc.Tokens) && s.Doc.Tokens[i].Shape == text.Lower && s.speech.Verb(int32(i))
}

func (s *strangers) plain(i int) bool { return s.verb(i) && s.speech.Plain(int32(i)) }
