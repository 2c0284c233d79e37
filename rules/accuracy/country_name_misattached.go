package accuracy

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/mtlint/mtlint/internal/lang"
	"github.com/mtlint/mtlint/internal/layer"
	"github.com/mtlint/mtlint/internal/mqm"
	"github.com/mtlint/mtlint/internal/text"
	"github.com/mtlint/mtlint/rules"
)

// CountryNameMisattached finds the formal name or the initials of one country given to another.
var CountryNameMisattached = &rules.Rule{
	Meta: rules.Meta{
		ID: "country-name-misattached", Name: "Name of one country given to another", Category: mqm.Mistranslation, Severity: mqm.Critical,
		Rationale: `Spinning and translation take “the country”, “the North” or “Washington” for the wrong state, and then a formal name, or initials in brackets, stand beside a country that they do not belong to. ` +
			`The sentence says plainly that two states are one, and readers are told something false.`,
		LetsPass: `Statements that are denied, asked, supposed or reported as a slip or a joke; territories and the state that owns or claims them; states of the past; ` +
			`names that two states share (Congo, Korea); “Canada (US)” and the like, as in tables; names that are part of longer ones (New Mexico).`,
		Examples: []rules.Example{
			{
				Bad:  "The envoy used the country's formal name, ⟦the Hellenic Republic, to refer to Japan⟧.",
				Good: "The envoy used the country's formal name, the Hellenic Republic, to refer to Greece.",
			},
			{
				Bad:  "Grain prices rose in ⟦South Korea (DPRK)⟧ in May.",
				Good: "Grain prices rose in South Korea (ROK) in May.",
			},
			{
				Bad:  "⟦Mali, officially the French Republic⟧, closed its border.",
				Good: "Mali, officially the Republic of Mali, closed its border.",
			},
			{
				Bad:  "Flights to ⟦Laos's official name, the Kingdom of Thailand⟧, were cut.",
				Good: "Laos's official name, the Lao People's Democratic Republic, was cut from the page.",
			},
			{
				Bad:  "⟦The PRC, as Brazil is officially known⟧, sent two ships.",
				Good: "The PRC, as China is officially known, sent two ships.",
			},
			{
				Bad:  "The treaty refers to ⟦Slovenia by its formal name, the Republic of Croatia⟧, twice.",
				Good: "The treaty refers to Croatia by its formal name, the Republic of Croatia, twice.",
			},
			{
				Bad:  "⟦Peru appears under its full name, the Plurinational State of Bolivia⟧, on the map.",
				Good: "Peru appears beside the Plurinational State of Bolivia on the map.",
			},
			{
				Bad:  "⟦Laos, the Kingdom of Thailand⟧, has signed.",
				Good: "Laos, the Kingdom of Thailand and Vietnam have signed. For Laos, the Kingdom of Thailand is a market.",
			},
			{Good: "The host mistakenly announced South Korea as the Democratic People's Republic of Korea, the official name of South Korea, she thought."},
			{Good: "Exports to the United States (UK, Japan and Chile follow) grew. Taiwan, officially the Republic of China, exports chips."},
			{
				Bad:  "Delegates from ⟦the Islamic Republic of Iran (Iraq)⟧ left.",
				Good: "Delegates from the Islamic Republic of Iran (Iraq, too, was invited) left.",
			},
			{Good: "The base in Cuba is officially US territory, he wrote. The bloc is known in China by its initials, UK."},
			{Bad: "She used the official name of the country, ⟦the Hellenic Republic, to refer to Peru⟧."},
			{Good: "He did not use the formal name, the Islamic Republic of Iran, for Iraq."},
		},
	},
	Check: countryNameMisattached,
}

// namingLinks maps a normalised link to its condition.
var namingLinks = lang.NewPart(func(p *lang.Pack) map[string]string {
	m := make(map[string]string)
	for _, row := range p.Rows("naming_links.tsv") {
		m[row[0]] = row[1]
	}
	return m
})

func countryNameMisattached(p *rules.Pass) {
	s := newStatements(p)
	links := namingLinks.Of(p.Lang)
	var buf [96]byte
	for i := 0; i+1 < len(s.ms); i++ {
		a, b := &s.ms[i], &s.ms[i+1]
		if !a.IsCountry() {
			continue
		}
		from, gap := a, int(a.Tokens.End)
		if s.bracketed(a, b) {
			if s.apart(s.ownNames(a), s.ownNames(b)) {
				s.inBrackets(a, b)
				continue
			}
			if i+2 == len(s.ms) {
				return
			}
			i++
			gap, b = gap+3, &s.ms[i+1]
		}
		if !b.IsCountry() || int(b.Tokens.First)-gap > maxLink || b.Embedded && b.Tokens.First > 0 && !s.afterLower(b) {
			continue
		}
		if s.apposed(a, b, gap) {
			s.linked(from, b, "plain")
			continue
		}
		if key := s.link(buf[:0], from, gap, int(b.Tokens.First)); len(key) > 0 {
			if b.Possessive && !bytes.Contains(key, []byte("for")) && !bytes.Contains(key, []byte("of")) {
				continue
			}
			if bytes.Contains(key, []byte(" its")) && s.w.Is(int(from.Tokens.First)-1, "in", "of", "to", "within") && !s.w.Is(int(from.Tokens.First)-2, "refers", "refer", "referred", "referring", "speaks", "spoke", "speak", "speaking") {
				continue // “known in China by its initials, …”
			}
			s.linked(from, b, links[string(key)])
		}
	}
}

// apposed reports whether b is a formal name between commas behind a, the subject
// of its sentence: “Laos, the Kingdom of Thailand, has …”. A list would go on with
// a name, or with “and”.
func (s *statements) apposed(a, b *layer.Mention, gap int) bool {
	first, end := int(b.Tokens.First), int(b.Tokens.End)
	if a.Tokens.First != s.sentence(int(a.Tokens.First)).First || !b.Has(layer.FormalName) || !s.w.Is(gap, ",") || !(first == gap+1 || first == gap+2 && s.w.Is(gap+1, "the")) {
		return false
	}
	return s.w.Is(end, ",") && (s.w.Is(end+1, "is", "was", "has", "had", "will", "would", "says", "said", "does", "did", "can") ||
		end+1 < len(s.Doc.Tokens) && s.Doc.Tokens[end+1].Shape == text.Lower && strings.HasSuffix(s.w.Low(end+1), "ed") && !s.w.Is(end+2, "by", "from", "to", "with"))
}

// afterName are words that go on after a name that is not an adjective.
var afterName = []string{
	"after", "also", "and", "as", "at", "because", "before", "but", "by", "during", "for", "from", "had", "has", "in", "instead", "is", "on", "or",
	"said", "since", "that", "to", "was", "when", "which", "while", "who", "with",
}

// maxLink is the number of tokens of the longest link, with commas and articles.
const maxLink = 11

// bracketed reports whether b stands in brackets of its own behind a.
func (s *statements) bracketed(a, b *layer.Mention) bool {
	end := int(b.Tokens.End)
	return b.IsCountry() && b.Tokens.First == a.Tokens.End+1 && end == int(b.Tokens.First)+1 && s.w.Is(end-2, "(") && s.w.Is(end, ")")
}

// inBrackets reports “South Korea (DPRK)” and “the DPRK (South Korea)”.
func (s *statements) inBrackets(a, b *layer.Mention) {
	if !a.Sure || !b.Sure || a.Embedded || !s.running(a) {
		return
	}
	// Initials that everyone uses stand in brackets for many reasons: a table,
	// “Boston, Lincolnshire (UK)”.
	if s.telling(a) && !b.Has(layer.Abbreviation) || s.telling(b) && !a.Has(layer.Abbreviation) || a.Has(layer.FormalName) {
		s.misattached(a, b, b.Span.End+1)
	}
}

// telling reports whether m is a formal name, or initials that stand for nothing else.
func (s *statements) telling(m *layer.Mention) bool {
	return m.Has(layer.FormalName) || m.Has(layer.Abbreviation) && !everyday(s.Doc.Text(m.Span))
}

// everyday reports whether initials stand in brackets for many reasons.
func everyday(initials string) bool {
	switch strings.ReplaceAll(initials, ".", "") {
	case "US", "USA", "UK", "GB", "UAE":
		return true
	}
	return false
}

// running reports whether m stands in a paragraph.
func (s *statements) running(m *layer.Mention) bool {
	return layer.Structure.Of(s.Article).Parts[s.Doc.BlockAt(m.Start)] == layer.Paragraph
}

// afterLower reports whether a lower-case word or a mark stands before m.
func (s *statements) afterLower(m *layer.Mention) bool {
	t := s.Doc.Tokens[m.Tokens.First-1]
	return t.Kind != text.Word || t.Shape == text.Lower
}

// link appends the normalised words between the end of a and token to; nothing if
// they are no link.
func (s *statements) link(buf []byte, a *layer.Mention, from, to int) []byte {
	if a.Possessive && from == int(a.Tokens.End) {
		buf = append(buf, "'s"...)
	}
	for i := from; i < to; i++ {
		word := s.w.Low(i)
		switch word {
		case ",", "“", "”", "\"", "(", ")", "the", "‘", "’", "'", ":":
			continue
		case ".", ";", "!", "?", "and", "or":
			if word != "or" {
				return nil
			}
		case "official", "full":
			word = "formal"
		case "officially":
			word = "formally"
		case "called", "named", "termed":
			word = "known"
		}
		if len(buf) > 0 {
			buf = append(buf, ' ')
		}
		if len(buf)+len(word) > cap(buf) {
			return nil
		}
		buf = append(buf, word...)
	}
	return buf
}

// linked checks two names of which the words between say that they are of one country.
func (s *statements) linked(a, b *layer.Mention, condition string) {
	end := int(b.Tokens.End)
	spanEnd := b.End
	if condition != "after" && !b.Possessive && end < len(s.Doc.Tokens) && s.Doc.Tokens[end].Kind == text.Word && !s.w.Is(end, afterName...) {
		return // “formally US territory”
	}
	switch condition {
	case "plain":
		if !ownFormal(a) && !ownFormal(b) {
			return
		}
	case "named":
		if !s.namingWord(int(a.Tokens.First) - 1) {
			return
		}
	case "after":
		n := end
		if !s.w.Is(n, "is", "are") {
			return
		}
		if n++; !s.w.Is(n, "formally", "officially", "also") || !s.w.Is(n+1, "known", "called", "named") || !ownFormal(a) {
			return
		}
		spanEnd = s.Doc.Tokens[n+1].End
	default:
		return
	}
	if s.apart(s.ownNames(a), s.ownNames(b)) && s.running(a) {
		s.misattached(a, b, spanEnd)
	}
}

// ownFormal reports whether m is a formal name or an abbreviation.
func ownFormal(m *layer.Mention) bool {
	return m.Has(layer.FormalName) || m.Has(layer.Abbreviation)
}

// namingWord reports whether the words up to token i announce a name: “the
// country's formal name, the”, “the initials”.
func (s *statements) namingWord(i int) bool {
	for n := 0; n < 8; n++ {
		switch s.w.Low(i - n) {
		case "name":
			return s.w.Is(i-n-1, "formal", "official", "full", "own", "proper")
		case "acronym", "abbreviation", "initials":
			return true
		case ",", "the", "of", "country", "state", "nation", "“", "\"", "‘", ":": // “the formal name of the country, the”
			continue
		}
		return false
	}
	return false
}

func (s *statements) misattached(a, b *layer.Mention, end int32) {
	if !s.asserted(int(a.Tokens.First), int(b.Tokens.End)) {
		return
	}
	x, y := s.ownNames(a)[0], s.ownNames(b)[0]
	formal, other := a, y
	if !ownFormal(a) || b.Has(layer.Abbreviation) {
		formal, other = b, x
	}
	owner := s.ownNames(formal)[0]
	s.Report(rules.Finding{
		Span:       text.Span{Start: s.from(a), End: end},
		Message:    fmt.Sprintf("“%s” is a name of %s, not of %s", s.Doc.Text(formal.Span), s.name(owner), s.name(other)),
		Suggestion: s.name(owner) + " in place of " + s.name(other) + ", or a name of " + s.name(other),
	})
}
