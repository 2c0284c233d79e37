package order

import (
	"strings"
	"testing"

	"github.com/mtlint/mtlint/internal/article"
	"github.com/mtlint/mtlint/internal/detector"
	"github.com/mtlint/mtlint/internal/lang"
	"github.com/mtlint/mtlint/internal/layer"
)

// report is prose of the kind that is checked.
const report = `The council of Arden voted on Monday to close the old ferry terminal, which has stood empty since the storm in March.
Mayor Ellen Marsh said the building was no longer safe, and that the town could not pay for the repairs that engineers had asked for.
"We have tried everything," she told reporters. "There is no money left, and nobody wants to buy it."
Traders near the harbour fear that fewer visitors will come next summer. About 40 of them have signed a letter to the regional government.
`

// BenchmarkMoves measures what the layer costs beyond those it asks for.
func BenchmarkMoves(b *testing.B) {
	pack, err := lang.Open("en")
	if err != nil {
		b.Fatal(err)
	}
	src := strings.Repeat(strings.ReplaceAll(report, "\n", "\n\n"), 20)
	a := article.New("", src, pack)
	layer.Tags.Of(a).All()
	layer.Structure.Of(a)
	detector.Garbles.Of(a)
	b.SetBytes(int64(len(src)))
	b.ReportAllocs()
	for b.Loop() {
		build(a)
	}
}
