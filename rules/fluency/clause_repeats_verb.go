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
			{Bad: "Strikers have ⟦moved beyond delaying the deliveries and delayed them⟧."},
			{Bad: "The club has ⟦gone further than selling players and has sold players⟧, fans say."},
			{Good: "The club has gone beyond selling players and sold its ground. Firms moved beyond testing cars in labs and tested them on roads."},
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
		if verb < 0 || goneBeyond(w, verb, lo) >= 0 {
			continue
		}
		span := text.Span{Start: d.Tokens[and].Start, End: d.Tokens[i].End}
		f := rules.Finding{
			Span:    span,
			Message: fmt.Sprintf("“%s” only says “%s” once more, and adds nothing", d.Text(span), w.Low(verb)),
			Related: []rules.Related{{Span: d.Tokens[verb].Span, Message: "the verb that is repeated"}},
		}
		cut := text.Span{Start: d.Tokens[and-1].End, End: span.End}
		f.Fixes = []rules.Fix{{Label: "delete the clause", Edits: []rules.Edit{{Span: cut}}}}
		f.Suggestion = "leave the clause out"
		p.Report(f)
	}
	for _, than := range w.AtAny("beyond", "past", "than") {
		beyondItself(p, w, r, int(than)+1)
	}
}

// goneBeyond returns the verb of “gone beyond” or “moved far past” that stands
// right before the gerund at token i, not before token lo; -1 if there is none.
func goneBeyond(w *layer.WordIndex, i, lo int) int {
	j := i - 2
	switch {
	case w.Is(i-1, "beyond", "past"):
		for j > lo && w.Is(j, "far", "well", "even", "way") {
			j--
		}
	case w.Is(i-1, "than") && w.Is(i-2, "further", "farther"):
		for j--; j > lo && w.Is(j, "even", "much", "far"); {
			j--
		}
	default:
		return -1
	}
	if j >= lo && w.Is(j, "go", "gone", "went", "goes", "going", "move", "moved", "moves", "moving", "step", "stepped", "steps", "get", "got", "pass", "passed") {
		return j
	}
	return -1
}

// beyondItself reports “gone beyond testing the gates and tested them”: a gerund
// at token i that comes back after “and”, with nothing new beside it.
func beyondItself(p *rules.Pass, w *layer.WordIndex, r repeats, i int) {
	d := p.Doc
	lo, hi := pattern.Bounds(d, i-1)
	gerund := w.Low(i)
	if i >= hi || !strings.HasSuffix(gerund, "ing") {
		return
	}
	from := goneBeyond(w, i, lo)
	if from < 0 {
		return
	}
	and := i + 1
	for and < hi && !w.Is(and, "and") && d.Tokens[and].Kind != text.Punct {
		and++
	}
	if !w.Is(and, "and") {
		return
	}
	k := and + 1
	for k < hi && w.Is(k, "has", "have", "had", "then", "now", "just", "simply", "even", "also", "is", "are", "already") {
		k++
	}
	again := k < hi && pattern.VerbsOf.Of(p.Lang).HasForm(gerund, w.Low(k))
	if !again && k < hi && r.light.Has(w.Low(k)) {
		for k++; k < hi && w.Is(k, "out", "a", "an", "the", "some", "its", "their", "such"); {
			k++
		}
		again = k < hi && (w.Low(k) == gerund || repeated(w, r.nouns[w.Low(k)], i, i+1) == i)
	}
	if !again {
		return
	}
	end := k + 1
	for ; end < hi && d.Tokens[end].Kind != text.Punct; end++ {
		if w.Is(end, "it", "them", "this", "these", "those", "him", "her", "again", "too", "already", "the", "some") {
			continue
		}
		said := false
		for j := i + 1; j < and; j++ {
			said = said || w.ID(j) == w.ID(end)
		}
		if !said {
			return // something new
		}
	}
	span := text.Span{Start: d.Tokens[from].Start, End: d.Tokens[end-1].End}
	p.Report(rules.Finding{
		Span:    span,
		Message: fmt.Sprintf("“%s” contradicts itself: what was gone beyond is what is then done", d.Text(span)),
		Related: []rules.Related{{Span: d.Tokens[i].Span, Message: "the verb that is repeated"}},
	})
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
