package fluency

import (
	"fmt"
	"slices"
	"strings"

	"github.com/mtlint/mtlint/internal/lang"
	"github.com/mtlint/mtlint/internal/layer"
	"github.com/mtlint/mtlint/internal/mqm"
	"github.com/mtlint/mtlint/internal/pattern"
	"github.com/mtlint/mtlint/internal/text"
	"github.com/mtlint/mtlint/rules"
)

// ClauseRepeatsVerb finds a clause that says the verb before it once more, as a
// noun with an empty verb.
var ClauseRepeatsVerb = &rules.Rule{
	Meta: rules.Meta{
		ID: "clause-repeats-verb", Name: "Clause repeats the verb before it", Category: mqm.Grammar, Severity: mqm.Major,
		Rationale: `A decoder that renders one source verb twice, or a rewriter that pads, appends a clause without content: “said … and made statements”, “decided … and made a decision”. After “gone beyond buying” the clause even contradicts itself.`,
		LetsPass:  `Clauses that add something: “… and reached an agreement on fishing”, “made a statement to the court”.`,
		Examples: []rules.Example{
			{Bad: "The mayor said the bridge was safe ⟦and made statements⟧.", Good: "The mayor said the bridge was safe."},
			{Bad: "Peru has ⟦gone beyond purchasing used buses and made purchases⟧."},
			{Bad: "Police arrested two men near the port ⟦and carried out arrests⟧, witnesses said."},
			{Bad: "The two sides agreed to share the river ⟦and reached an agreement⟧."},
			{Good: "The two sides agreed to meet in May and reached an agreement on fishing rights a year later."},
			{Good: "She sang two songs, answered questions from children and made a statement."},
		},
	},
	Check: clauseRepeatsVerb,
}

type repeats struct {
	nouns map[string][]lang.Set // noun → the forms of the verbs that it repeats
	light lang.Set
}

var verbRepeats = lang.NewPart(func(p *lang.Pack) repeats {
	v, r := pattern.VerbsOf.Of(p), repeats{map[string][]lang.Set{}, lang.Set{}}
	for _, row := range p.Rows("nominalizations.tsv") {
		var forms []string
		for verb := range strings.FieldsSeq(row[0]) {
			forms = append(forms, v.Forms(verb)...)
		}
		set := lang.NewSet(forms...)
		for noun := range strings.FieldsSeq(row[1]) {
			r.nouns[noun] = append(r.nouns[noun], set)
		}
	}
	for _, verb := range []string{"make", "give", "issue", "reach", "carry", "take", "hold", "have", "conduct", "launch", "offer", "provide", "pay", "put", "lodge", "deliver", "perform", "impose"} {
		for _, f := range v.Forms(verb) {
			if !strings.HasSuffix(f, "ing") {
				r.light[f] = struct{}{}
			}
		}
	}
	return r
})

func clauseRepeatsVerb(p *rules.Pass) {
	d, w, r := p.Doc, layer.Words.Of(p.Article), verbRepeats.Of(p.Lang)
	for _, and := range w.At("and") {
		i := int(and) + 1
		if !r.light.Has(w.Low(i)) {
			continue
		}
		lo, hi := pattern.Bounds(d, int(and))
		i++
		for i < hi && i < int(and)+5 && w.Is(i, "out", "a", "an", "the", "some", "his", "her", "its", "their", "such", "several", "these", "own") {
			i++
		}
		if i >= hi || i+1 < hi && d.Tokens[i+1].Kind != text.Punct {
			continue // words follow: the clause may add something
		}
		verb := repeated(w, r.nouns[w.Low(i)], lo, int(and))
		if verb < 0 {
			continue
		}
		from := int(and)
		if w.Is(verb-1, "beyond") && verb-1 >= lo {
			from = verb - 1
			if from > lo && w.Is(from-1, "go", "gone", "went", "goes", "going", "moved", "moves") {
				from--
			}
		}
		span := text.Span{Start: d.Tokens[from].Start, End: d.Tokens[i].End}
		f := rules.Finding{
			Span:    span,
			Message: fmt.Sprintf("“%s” only says “%s” once more, and adds nothing", d.Text(text.Span{Start: d.Tokens[and].Start, End: span.End}), w.Low(verb)),
			Related: []rules.Related{{Span: d.Tokens[verb].Span, Message: "the verb that is repeated"}},
		}
		if from < int(and) {
			f.Message = fmt.Sprintf("“%s” contradicts itself: what was gone beyond is what is then done", d.Text(span))
		} else {
			cut := text.Span{Start: d.Tokens[and-1].End, End: span.End}
			f.Fixes = []rules.Fix{{Label: "delete the clause", Edits: []rules.Edit{{Span: cut}}}}
			f.Suggestion = "leave the clause out"
		}
		p.Report(f)
	}
}

// repeated returns the last token of [lo, and) that is a form of a verb that the
// noun repeats; -1 if there is none.
func repeated(w *layer.WordIndex, verbs []lang.Set, lo, and int) int {
	for i := and - 1; i >= lo && len(verbs) > 0; i-- {
		if slices.ContainsFunc(verbs, func(s lang.Set) bool { return s.Has(w.Low(i)) }) {
			return i
		}
	}
	return -1
}
