package accuracy

import (
	"fmt"
	"strconv"

	"github.com/mtlint/mtlint/internal/layer"
	"github.com/mtlint/mtlint/internal/mqm"
	"github.com/mtlint/mtlint/internal/text"
	"github.com/mtlint/mtlint/rules"
)

// ListNumber finds a numbered list whose numbers do not go on: 1, 2, 9.
var ListNumber = &rules.Rule{
	Meta: rules.Meta{
		ID: "list-number", Name: "Number of a list out of order", Category: mqm.Mistranslation, Severity: mqm.Minor,
		Rationale: `The numbers of a list need no translation, yet decoders translate them, and drop items that they could not make sense of. Readers look for the points that are missing.`,
		LetsPass:  `Lists inside lists; lists that begin with another number than 1, run backwards, or begin again; lists of fewer than three; rows of results, and lists that pick out several numbers (1, 2, 3, 14, 19); years and decimals.`,
		Examples: []rules.Example{
			{
				Bad:  "Three things that Velm needs\n\nThe town of Velm has a new mayor. Here is what she has to do.\n\n1. Mend the harbour wall before the winter comes.\n\n2. Find a teacher for the school on the hill.\n\n⟦9⟧. Keep the ferry running until the spring.",
				Good: "Three things that Velm needs\n\nThe town of Velm has a new mayor. Here is what she has to do.\n\n1. Mend the harbour wall before the winter comes.\n\n2. Find a teacher for the school on the hill.\n\n3. Keep the ferry running until the spring.",
			},
			{Good: "Velm run\n\n1. Ivo Lund (Velm) 31:04\n\n2. Peter Holm (Orsa) 31:20\n\n3. Luc Amsel (Hexley) 31:21\n\n14. Jan Reis (Velm) 33:08"},
			{Good: "The ferry\n\n5. Velm is the smallest port of the five.\n\n4. Orsa has the oldest lighthouse.\n\n3. Hexley has no road."},
		},
	},
	Check: listNumber,
}

func listNumber(p *rules.Pass) {
	f := newFigures(p)
	last, outer := 0, 0 // outer is where the list stood that holds this one
	for b := range p.Doc.Blocks {
		r := p.Doc.Blocks[b].Tokens
		if r.Len() < 4 || p.Doc.Tokens[r.First].Kind != text.Number || f.plan.Parts[b] == layer.Title || !f.w.Is(int(r.First)+1, ".", ")") {
			continue
		}
		t := p.Doc.Tokens[r.First]
		n, err := strconv.Atoi(p.Doc.Text(t.Span))
		switch {
		case err != nil || n > 99:
			last = 0
		case n == last+1:
			last = n
		case n == 1:
			outer, last = last, 1
		case n == outer+1:
			outer, last = 0, n
		case last < 2 || n <= last:
			last = 0
		case !f.closed(r) || n > last+2 && f.goesOnFrom(b, n):
			last = 0
		default:
			p.Report(rules.Finding{
				Span:       t.Span,
				Message:    fmt.Sprintf("the list goes from %d to %d: a number is wrong, or points are missing", last, n),
				Suggestion: strconv.Itoa(last + 1),
			})
			last = 0
		}
	}
}

// closed reports whether an item ends as a sentence does, and is no row of results.
func (f *figures) closed(item text.Range) bool {
	return f.w.Is(int(item.End)-1, ".", "!", "?", "”", "\"", ")", ":")
}

// itemsAhead is how many blocks after an item are searched for the next number.
const itemsAhead = 6

// goesOnFrom reports whether the next numbered item after block b stands higher than n:
// then the list picks out some numbers.
func (f *figures) goesOnFrom(b, n int) bool {
	for _, block := range f.Doc.Blocks[b+1 : min(len(f.Doc.Blocks), b+1+itemsAhead)] {
		r := block.Tokens
		if r.Len() < 4 || f.Doc.Tokens[r.First].Kind != text.Number || !f.w.Is(int(r.First)+1, ".", ")") {
			continue
		}
		next, err := strconv.Atoi(f.Doc.Text(f.Doc.Tokens[r.First].Span))
		return err == nil && next > n
	}
	return false
}
