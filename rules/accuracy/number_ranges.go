package accuracy

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/mtlint/mtlint/internal/layer"
	"github.com/mtlint/mtlint/rules"
)

// oddRange reports the one range “40 to 63 percent” of a text that has “40 to 67
// percent” several times, and no third that begins with 40.
func (f *facts) oddRange() {
	qs := f.n.Quantities
	var ranges []int
	for i := range qs {
		if a := &qs[i]; a.To > 0 && f.plan.Parts[a.Block] == layer.Paragraph && a.Kind < layer.Age && a.Kind != layer.Ordinal && !a.Written {
			ranges = append(ranges, i)
		}
	}
	if len(ranges) < 3 {
		return
	}
	end := func(i int) *layer.Quantity { return &qs[qs[i].To] }
	slices.SortFunc(ranges, func(i, j int) int {
		return cmp.Or(cmp.Compare(end(i).Unit, end(j).Unit), cmp.Compare(qs[i].Value, qs[j].Value), cmp.Compare(end(i).Value, end(j).Value), cmp.Compare(i, j))
	})
	for len(ranges) > 0 {
		first, n, k := ranges[0], 1, 1 // n ranges begin like the first, k of them end like it
		for ; n < len(ranges) && end(ranges[n]).Unit == end(first).Unit && qs[ranges[n]].Value == qs[first].Value; n++ {
			if end(ranges[n]).Value == end(first).Value {
				k = n + 1
			}
		}
		last := ranges[n-1]
		next := ranges[min(1, n-1)]
		ranges = ranges[n:]
		var odd, other int
		switch {
		case n >= 3 && k == 1 && end(next).Value == end(last).Value:
			odd, other = first, last
		case n >= 3 && k == n-1:
			odd, other = last, first
		default:
			continue
		}
		a, b := end(other), end(odd)
		if !slip(f.Doc.Text(f.Doc.Tokens[a.Tokens.First].Span), f.Doc.Text(f.Doc.Tokens[b.Tokens.First].Span)) {
			continue
		}
		f.Report(rules.Finding{
			Span:       b.Span,
			Message:    fmt.Sprintf("%s ends the range at “%s”, %s and others at “%s”", f.place(b), f.words(b), f.place(a), f.words(a)),
			Suggestion: f.words(a),
			Related:    []rules.Related{{Span: a.Span, Message: "the other end"}},
		})
	}
}
