package text_test

import (
	"slices"
	"testing"

	"github.com/mtlint/mtlint/internal/text"
)

func TestLayout(t *testing.T) {
	for _, src := range []string{"", "One line", "One.\r\rTwo three. Four.\rFive.", "\n\n A  B.\n\n\n \u201cC\u201d, said D-e.\t4,000 \u00e9t\u00e9s.\n"} {
		d := text.Parse(src, &text.Segmenter{})
		layout := d.AppendLayout(nil)
		got, rest, err := text.Restore(src, append(slices.Clone(layout), 7, 8))
		if err != nil || len(rest) != 2 || got.Src != src || !slices.Equal(got.Tokens, d.Tokens) || !slices.Equal(got.Sentences, d.Sentences) || !slices.Equal(got.Blocks, d.Blocks) {
			t.Errorf("%q: rest %v, error %v\n got %+v\nwant %+v", src, rest, err, got, d)
		}
		for n := range layout {
			if _, _, err := text.Restore(src, layout[:n]); err == nil {
				t.Errorf("%q: the first %d of %d bytes are taken for all", src, n, len(layout))
			}
		}
	}
}
