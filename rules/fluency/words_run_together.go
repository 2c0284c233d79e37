package fluency

import (
	"github.com/mtlint/mtlint/internal/lang"
	"github.com/mtlint/mtlint/internal/layer"
	"github.com/mtlint/mtlint/internal/mqm"
	"github.com/mtlint/mtlint/internal/text"
	"github.com/mtlint/mtlint/rules"
)

// WordsRunTogether finds two words written as one.
var WordsRunTogether = &rules.Rule{
	Meta: rules.Meta{
		ID: "words-run-together", Name: "Two words written as one", Category: mqm.Spelling, Severity: mqm.Minor,
		Rationale: `The blank between two words is lost where lines or pieces of a text are joined without one: "ofthe", "governmentsaid". Spelling checkers of the writer would have shown it; nobody looked.`,
		LetsPass:  `Compounds of two nouns, as new terms are ("newsfeed"), names, foreign words, quoted terms, and words that the article writes twice.`,
		Examples: []rules.Example{
			{Bad: "The captain ⟦ofthe⟧ ferry blamed the fog.", Good: "The captain of the ferry blamed the fog."},
			{Bad: "The ⟦governmentsaid⟧ that the port was safe.", Good: "The government said that the port was safe."},
			{Bad: "The law is ⟦toprevent⟧ accidents ⟦andto⟧ save lives.", Good: "The law is to prevent accidents and to save lives."},
			{Good: "The newsfeed of the waterpark was a handout; the forester and the witherer saw the wasteland of Thebeck."},
		},
		Precision: rules.Precision{Right: 10, Judged: 10, On: "human-written and machine-translated news"},
	},
	Check: wordsRunTogether,
}

// glue words stand beside any other and make no compounds.
var glue = lang.NewSet("the", "of", "and", "that", "with", "from", "was", "were", "said", "has", "have", "this", "these", "those", "their", "which", "will", "would", "could", "should", "they", "been", "for", "to",
	"than", "but", "because", "who", "had", "about", "between", "during", "what", "when", "where", "is", "are", "in", "on", "by", "at", "as", "it", "its", "his", "he", "she", "we", "be", "not", "or", "if", "you", "your", "our")

// light are the glue words of one or two letters, and others that begin or end many
// a word: they count only beside another glue word.
var light = lang.NewSet("is", "are", "in", "on", "by", "at", "as", "it", "its", "he", "she", "we", "be", "or", "if", "our", "his", "not", "has", "for", "of", "who", "but", "had", "than", "about", "over")

func wordsRunTogether(p *rules.Pass) {
	dict := lang.Spelling.Of(p.Lang)
	if dict == nil {
		return
	}
	s := &speller{Pass: p, dict: dict, w: layer.Words.Of(p.Article), classes: layer.Classes.Of(p.Article)}
	unknown := 0
	type hit struct {
		i  int32
		at int
	}
	var hits []hit
	for id, class := range s.classes {
		form := s.w.Form(int32(id))
		if class != lang.Unknown || len(form) < 5 || len(form) > maxWord || !letters(form) {
			continue
		}
		at := s.w.Of(int32(id))
		if t := p.Doc.Tokens[at[0]]; len(at) > 1 || t.Kind != text.Word || t.Shape != text.Lower {
			continue
		}
		unknown++
		if k := s.seam(form); k > 0 && s.plain(int(at[0])) {
			hits = append(hits, hit{at[0], k})
		}
	}
	if unknown > unknownMax && unknown > len(s.classes)/unknownShare {
		return
	}
	for _, h := range hits {
		t := p.Doc.Tokens[h.i]
		form := p.Doc.Text(t.Span)
		two := form[:h.at] + " " + form[h.at:]
		at := t.Start + int32(h.at)
		p.Report(rules.Finding{
			Span:       t.Span,
			Message:    "“" + form + "” is “" + two + "” without the blank between the words",
			Suggestion: two,
			Fixes:      []rules.Fix{{Label: "write “" + two + "”", Edits: []rules.Edit{{Span: text.Span{Start: at, End: at}, New: " "}}}},
		})
	}
}

// seam is where two usual words meet in an unknown one, one of which is glue; 0 if
// nowhere, or in two places.
func (s *speller) seam(form string) (at int) {
	best := 0
	for k := 2; k <= len(form)-2; k++ {
		a, b := form[:k], form[k:]
		if !glue.Has(a) && !glue.Has(b) {
			continue
		}
		both := glue.Has(a) && glue.Has(b)
		if !both && (glue.Has(a) && light.Has(a) || glue.Has(b) && (light.Has(b) || b == "to" || b == "and" && len(a) < 4)) {
			continue
		}
		ca, cb := s.dict.Frequent(a), s.dict.Frequent(b)
		if !both && (min(ca, cb) < lang.Usual-2 || min(len(a), len(b)) < 2 || max(len(a), len(b)) < 4) {
			continue
		}
		if score := ca + cb; score > best {
			best, at = score, k
		}
	}
	if at == 0 {
		return 0
	}
	if c, next := correct(s.dict, form); max(c.score(), next.score()) >= sureMiddle && !glue.Has(form[:at]) {
		return 0 // misspelled-word has a better reading
	}
	return at
}
