package accuracy

import (
	"cmp"
	"slices"

	"github.com/mtlint/mtlint/internal/layer"
	"github.com/mtlint/mtlint/internal/text"
)

// samePairs bounds how many equal figures are compared with each other: an article
// that has one figure more often is a table.
const samePairs = 12

// equalFigures yields every two quantities that are written with the same figure,
// whatever their scale and unit: “$1.3m” and “1.3 billion”. The earlier comes first.
func (f *figures) equalFigures(yield func(a, b *layer.Quantity) bool) {
	qs := f.n.Quantities
	order := make([]int32, 0, len(qs))
	for i := range qs {
		if q := &qs[i]; q.Kind != layer.Label && q.Kind != layer.Year && q.Kind != layer.Clock && q.Kind != layer.DatePart && q.Kind != layer.Score && q.Value > 0 {
			order = append(order, int32(i))
		}
	}
	slices.SortFunc(order, func(i, j int32) int {
		return cmp.Or(cmp.Compare(qs[i].Value/qs[i].Scale, qs[j].Value/qs[j].Scale), cmp.Compare(i, j))
	})
	for i := range order {
		a := &qs[order[i]]
		for j := i + 1; j < len(order) && j < i+samePairs; j++ {
			b := &qs[order[j]]
			if a.Value/a.Scale != b.Value/b.Scale {
				break
			}
			if !yield(a, b) {
				return
			}
		}
	}
}

// alike is the number of different content words that two stretches of text share.
func (f *figures) alike(a, b text.Range) (n int) {
	var stems [64]string
	k := 0
	function := figureFunction.Of(f.Lang)
	content := func(i int32) string {
		low := f.w.Low(int(i))
		if f.Doc.Tokens[i].Kind != text.Word || len(low) < 3 || function.Has(low) || contextless.Has(low) {
			return ""
		}
		return stemOf(low)
	}
	for i := a.First; i < a.End && k < len(stems); i++ {
		if s := content(i); s != "" && !slices.Contains(stems[:k], s) {
			stems[k] = s
			k++
		}
	}
	for i := b.First; i < b.End; i++ {
		if s := content(i); s != "" {
			if at := slices.Index(stems[:k], s); at >= 0 {
				stems[at] = ""
				n++
			}
		}
	}
	return n
}
