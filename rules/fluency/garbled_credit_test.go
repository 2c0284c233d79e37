package fluency

import (
	"strings"
	"testing"

	"github.com/mtlint/mtlint/internal/article"
	"github.com/mtlint/mtlint/internal/lang"
)

func TestGarbledCredit(t *testing.T) {
	p, err := lang.Open("en")
	if err != nil {
		t.Fatal(err)
	}
	const before = "Last Sack Is Ground\n\nThe mill at the weir ground its last sack of rye on Friday, the owner said.\n\n"
	for _, c := range []struct {
		want  bool
		lines string
	}{
		{true, "Odile Marchand contributed report.|Odile Marchand contributed to this reports.|Rui Matos contributed in the reporting.|Rui Matos contributes to the preparation of report."},
		{true, "Rui Matos and Odile Marchand have contribution to the article.|In this report contributed Rui Matos.|Odile Marchand contribute the reporting of Paris."},
		{true, "The writing of Rui Matos; editing by Odile Marchand|Reportage by Rui Matos|From Porto the reporting has made Rui Matos.|Contributed to the report Rui Matos."},
		{false, "Odile Marchand contributed.|Odile Marchand contributed from Paris.|Odile Marchand contributed reporting from Paris.|Rui Matos and Odile Marchand contributed to this article."},
		{false, "Odile Marchand in Paris, Rui Matos in Porto and Lena Holt contributed reporting.|Additional reporting by Rui Matos|With reporting by Rui Matos and Odile Marchand"},
		{false, "Reporting by Rui Matos in Porto; Writing by Odile Marchand; Editing by Lena Holt|Rui Matos reported from Porto.|Written by Rui Matos.|Rui Matos contributed to the report."},
		{false, "Contributing: Rui Matos|Rui Matos contributed research.|Staff writers Rui Matos and Lena Holt contributed to this story.|The Valley Press contributed to this report."},
		{false, "Rui Matos is a reporter in Porto.|Odile Marchand edits the magazine.|Lena Holt contributed to the defeat.|Edited by Odile Marchand for clarity."},
	} {
		for line := range strings.SplitSeq(c.lines, "|") {
			a := article.New("x", before+line, p)
			if got := GarbledCredit.Apply(a); len(got) == 1 != c.want {
				t.Errorf("%q: %v", line, got)
			}
		}
	}
}
