package terminology

import (
	"fmt"
	"slices"

	"github.com/mtlint/mtlint/internal/layer"
	"github.com/mtlint/mtlint/internal/mqm"
	"github.com/mtlint/mtlint/internal/text"
	"github.com/mtlint/mtlint/rules"
)

// AcronymVariant finds the letters of an acronym in another order than where it was introduced.
var AcronymVariant = &rules.Rule{
	Meta: rules.Meta{
		ID: "acronym-variant", Name: "Acronym with its letters in another order", Category: mqm.InconsistentTerm, Severity: mqm.Minor,
		Rationale: `Translation forms an acronym anew in each sentence, from the words in the order of the source: what was introduced as the AWF comes back as the FWA, and readers look for a second organization.`,
		LetsPass:  `Acronyms of two letters, acronyms that are introduced or explained themselves, well-known ones, texts that have both three times and more.`,
		Examples: []rules.Example{
			{
				Bad:  "Farmers go home\n\nThe Allied Farmers' Guild (AFG) ended its march on Friday. The ⟦GAF⟧ had threatened to block the port.",
				Good: "Farmers go home\n\nThe Allied Farmers' Guild (AFG) ended its march on Friday. The AFG had threatened to block the port.",
			},
			{Good: "Farmers go home\n\nThe Allied Farmers' Guild (AFG) and the General Assembly of Farmers (GAF) ended their march on Friday. The GAF had threatened to block the port."},
		},
		Precision: rules.Precision{Right: 3, Judged: 3, On: "human-written and machine-translated news"},
	},
	Check: acronymVariant,
}

// maxAcronyms bounds the introduced acronyms that are compared.
const maxAcronyms = 100

func acronymVariant(p *rules.Pass) {
	d, w := p.Doc, layer.Words.Of(p.Article)
	brackets := w.At("(")
	if len(brackets) == 0 {
		return
	}
	introduced := map[string]bool{}
	var places []int
	for _, b := range brackets {
		i := int(b) + 1
		if i+1 < len(d.Tokens) && i > 1 && acronym(d, i) && w.Is(i+1, ")") && d.Tokens[i-2].Kind == text.Word {
			if word := d.Text(d.Tokens[i].Span); !introduced[word] && len(places) < maxAcronyms {
				introduced[word] = true
				places = append(places, i)
			}
		}
	}
	known := layer.World.Of(p.Lang)
	byLetters := map[string]int{}
	for _, i := range places {
		letters := sorted(d.Text(d.Tokens[i].Span))
		if _, twice := byLetters[letters]; twice {
			byLetters[letters] = -1
		} else {
			byLetters[letters] = i
		}
	}
	if len(byLetters) == 0 {
		return
	}
	seen := map[string]bool{}
	for i := places[0] + 1; i < len(d.Tokens); i++ {
		if !acronym(d, i) || w.Is(i-1, "(") || w.Is(i+1, "(") {
			continue
		}
		word := d.Text(d.Tokens[i].Span)
		if seen[word] || introduced[word] {
			continue
		}
		seen[word] = true
		from, ok := byLetters[sorted(word)]
		if !ok || from < 0 || from > i || len(w.At(layer.Fold(word))) > 2 || known.HasAcronym(word) ||
			layer.Structure.Of(p.Article).Parts[d.BlockAt(d.Tokens[i].Start)] != layer.Paragraph {
			continue
		}
		first := d.Text(d.Tokens[from].Span)
		p.Report(rules.Finding{
			Span:       d.Tokens[i].Span,
			Message:    fmt.Sprintf("“%s” here but “(%s)” where it is introduced: the same letters in another order", word, first),
			Suggestion: first,
			Fixes:      []rules.Fix{{Label: "write “" + first + "”", Edits: []rules.Edit{{Span: d.Tokens[i].Span, New: first}}}},
			Related:    []rules.Related{{Span: d.Tokens[from].Span, Message: "introduced here"}},
		})
	}
}

// acronym reports whether token i is three to six capitals.
func acronym(d *text.Document, i int) bool {
	t := d.Tokens[i]
	if t.Kind != text.Word || t.Shape != text.Upper || t.Len() < 3 || t.Len() > 6 {
		return false
	}
	for _, c := range []byte(d.Text(t.Span)) {
		if c < 'A' || c > 'Z' {
			return false
		}
	}
	return true
}

func sorted(word string) string {
	letters := []byte(word)
	slices.Sort(letters)
	return string(letters)
}
