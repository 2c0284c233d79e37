package terminology

import (
	"strings"

	"github.com/mtlint/mtlint/internal/layer"
	"github.com/mtlint/mtlint/internal/mqm"
	"github.com/mtlint/mtlint/internal/pattern"
	"github.com/mtlint/mtlint/internal/text"
	"github.com/mtlint/mtlint/rules"
)

// TorturedPhrase finds the terms of tortured.tsv in their spun forms.
var TorturedPhrase = &rules.Rule{
	Meta: rules.Meta{
		ID: "tortured-phrase", Name: "Fixed term with its words replaced", Category: mqm.WrongTerm, Severity: mqm.Major,
		Rationale: `Rewriters replace word after word from a thesaurus, and take fixed terms apart in doing so: a red dwarf becomes a “crimson midget”, the High Court an “excessive courtroom”. The reader no longer knows what is meant, and the article is not its site's own work.`,
		LetsPass:  `Forms that people write as well, names and titles in capitals that are not those of offices and courts, and a verb with its object (“they have superstar players”).`,
		Examples: []rules.Example{
			{Bad: "The planet orbits a ⟦crimson midget⟧ in a distant ⟦sun powered gadget⟧.", Good: "The planet orbits a red dwarf in a distant solar system."},
			{Bad: "It is close to its ⟦have superstar⟧, and two ⟦scarlet dwarfs⟧ are near.", Good: "It is close to its host star, and two red dwarfs are near."},
			{Bad: "The case went to the ⟦Excessive Courtroom⟧ in Nairobi, said its ⟦leader justice⟧ and the ⟦unfamiliar pastor⟧."},
			{Bad: "She was treated for ⟦bosom malignancy⟧ and ⟦kidney disappointment⟧."},
			{Bad: "Two ⟦12 months lessons⟧ of cod survived, said the ⟦vital riverbank⟧.", Good: "Two year classes of cod survived, said the central bank."},
			{Good: "The clubs have superstar players, and the actress in “Scarlet Dwarf” wore a crimson dress."},
			{Good: "The high court sat in a courtroom where the excessive heat made people ill."},
		},
		Precision: rules.Precision{Right: 6, Judged: 6, On: "spun and machine-translated news; silent on 1.2 million words of human-written news"},
		Params: []rules.Param{
			{Name: "min-terms", Help: "different terms and everyday words that must be spun for certain before forms that are only likely count", Default: 2, Min: 0, Max: 20},
		},
	},
	Check: torturedPhrase,
}

func torturedPhrase(p *rules.Pass) {
	d, w, s := p.Doc, layer.Words.Of(p.Article), spunTerms.Of(p.Lang)
	n := s.parts(w)
	var found []spunPlace
	certain := map[int]bool{}
	for i := 0; i+1 < len(d.Tokens); {
		if !n.begin(w.ID(i), w.ID(i+1)) {
			i++
			continue
		}
		hit, end := s.match(n, w, i)
		if end == 0 || d.BlockAt(d.Tokens[i].Start) != d.BlockAt(d.Tokens[end-1].Start) || !s.isTerm(d, w, i, end, hit) {
			i++
			continue
		}
		if !hit.likely {
			certain[hit.term] = true
		}
		found = append(found, spunPlace{hit, text.Span{Start: d.Tokens[i].Start, End: d.Tokens[end-1].End}})
		i = end
	}
	if len(found) == 0 {
		return
	}
	proofs := len(certain) + len(pattern.Hits.Of(p.Article).Of("spun-function-word"))
	least := int(p.Param("min-terms"))
	for _, f := range found {
		if f.likely && proofs < least {
			continue
		}
		term := inflect(s.terms[f.term].words, f.ending)
		p.Report(rules.Finding{Span: f.span, Message: "“" + d.Text(f.span) + "” is a spun form of “" + term + "”", Suggestion: term})
	}
}

// A spunPlace is where a form stands.
type spunPlace struct {
	spunHit
	span text.Span
}

// inflect gives a term the ending that its spun form has.
func inflect(term, ending string) string {
	if ending != "s" && ending != "s'" {
		return term + ending
	}
	possessive := strings.TrimPrefix(ending, "s")
	switch base, y := strings.CutSuffix(term, "y"); {
	case y && !strings.ContainsAny(base[len(base)-1:], "aeiou"):
		return base + "ies" + possessive
	case strings.HasSuffix(term, "ves"), strings.HasSuffix(term, "rs"), strings.HasSuffix(term, "ts"):
		return term + possessive // plural already
	case strings.HasSuffix(term, "s"), strings.HasSuffix(term, "x"), strings.HasSuffix(term, "ch"), strings.HasSuffix(term, "sh"):
		return term + "es" + possessive
	}
	return term + ending
}

// isTerm reports whether the tokens from i to end may stand for a term here.
func (s *spunIndex) isTerm(d *text.Document, w *layer.WordIndex, i, end int, hit spunHit) bool {
	if s.verbs.Has(w.Low(i)) && !w.Is(i-1, "the", "a", "an", "this", "its", "his", "her", "their", "our", "whose", "every", "each", "no") &&
		!strings.HasSuffix(w.Low(i-1), "'s") {
		return false // the first word may be a verb here, and the others its object
	}
	if s.terms[hit.term].office {
		return true
	}
	for k := i; k < end; k++ {
		if d.Tokens[k].Shape == text.Lower {
			return true
		}
	}
	return false // a name, or a headline in capitals
}
