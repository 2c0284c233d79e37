package accuracy

import (
	"sort"
	"strings"

	"github.com/mtlint/mtlint/internal/lang"
	"github.com/mtlint/mtlint/internal/layer"
	"github.com/mtlint/mtlint/internal/text"
	"github.com/mtlint/mtlint/rules"
)

var mistakeWords = lang.Words("mistake_words")

// statements is what the rules on statements of fact about countries and
// organizations look at.
type statements struct {
	*rules.Pass
	w     *layer.WordIndex
	facts *layer.Facts
	ms    []layer.Mention

	block int // the last that slips was asked about, and its answer
	slip  bool
}

func newStatements(p *rules.Pass) *statements {
	return &statements{Pass: p, w: layer.Words.Of(p.Article), facts: layer.World.Of(p.Lang), ms: layer.Mentions.Of(p.Article), block: -1}
}

// startingAt returns the mention that begins with token i, or nil.
func (s *statements) startingAt(i int) *layer.Mention {
	j := sort.Search(len(s.ms), func(j int) bool { return int(s.ms[j].Tokens.First) >= i })
	if j < len(s.ms) && int(s.ms[j].Tokens.First) == i {
		return &s.ms[j]
	}
	return nil
}

// endingAt returns the mention whose last token stands before token i, or nil.
func (s *statements) endingAt(i int) *layer.Mention {
	j := sort.Search(len(s.ms), func(j int) bool { return int(s.ms[j].Tokens.End) >= i })
	if j < len(s.ms) && int(s.ms[j].Tokens.End) == i {
		return &s.ms[j]
	}
	return nil
}

// sentence returns the tokens of the sentence that token i is in.
func (s *statements) sentence(i int) text.Range {
	return s.Doc.Sentences[s.Doc.SentenceAt(s.Doc.Tokens[i].Start)].Tokens
}

// negationReach is how many tokens before a statement its negation may stand: “did
// not use the country's formal name, the …”.
const negationReach = 10

// asserted reports whether the text states what tokens [from, to) say: that its
// paragraph does not speak of a slip or a joke, and the words themselves are not
// negated, asked or supposed.
func (s *statements) asserted(from, to int) bool {
	in := s.sentence(from)
	if last := int(in.End) - 1; s.w.Is(last, "?") || s.w.Is(last-1, "?") {
		return false
	}
	for i := max(int(in.First), from-negationReach); i < to; i++ {
		if s.w.Is(i, "not", "never", "isn't", "wasn't", "didn't", "doesn't", "don't", "if", "would", "could", "no", "neither", "nor") {
			return false
		}
	}
	return !s.slips(s.Doc.BlockAt(s.Doc.Tokens[from].Start))
}

// slips reports whether a block speaks of a mistake or a joke.
func (s *statements) slips(block int) bool {
	if block == s.block {
		return s.slip
	}
	s.block, s.slip = block, false
	mistakes := mistakeWords.Of(s.Lang)
	for i := s.Doc.Blocks[block].Tokens.First; i < s.Doc.Blocks[block].Tokens.End && !s.slip; i++ {
		s.slip = mistakes.Has(s.w.Low(int(i)))
	}
	return s.slip
}

// countries returns the readings of m that accept holds for; a state of the past
// only if there is no other.
func (s *statements) countries(m *layer.Mention, accept func(layer.NameKind) bool) (indexes []int) {
	var past []int
	for _, r := range m.Readings {
		switch {
		case r.Kind >= layer.OrganizationName || !accept(r.Kind):
		case s.facts.Countries[r.Index].Kin == "*":
			past = append(past, r.Index)
		default:
			indexes = append(indexes, r.Index)
		}
	}
	if len(indexes) == 0 {
		return past
	}
	return indexes
}

// ownNames returns the countries that m names by a name of their own.
func (s *statements) ownNames(m *layer.Mention) []int {
	return s.countries(m, layer.NameKind.OfCountry)
}

// apart reports whether no country of the one list is, or is kin of, a country of
// the other; an empty list tells nothing.
func (s *statements) apart(a, b []int) bool {
	for _, x := range a {
		for _, y := range b {
			if s.facts.Related(x, y) {
				return false
			}
		}
	}
	return len(a) > 0 && len(b) > 0
}

// name is the usual name of a country, with the article that it takes.
func (s *statements) name(country int) string {
	name := s.facts.Countries[country].Names[0]
	switch name {
	case "Netherlands", "Philippines", "Bahamas", "Gambia", "Maldives", "Comoros", "Seychelles", "Vatican":
		return "the " + name
	}
	for _, word := range [...]string{"United ", "Republic", "Islands", "Union", "Emirates", "Kingdom", "Federation"} {
		if strings.Contains(name, word) {
			return "the " + name
		}
	}
	return name
}

// from is the start of m with an article before it.
func (s *statements) from(m *layer.Mention) int32 {
	if first := int(m.Tokens.First); first > 0 && s.w.Is(first-1, "the") {
		return s.Doc.Tokens[first-1].Start
	}
	return m.Start
}
