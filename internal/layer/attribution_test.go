package layer

import (
	"strings"
	"testing"
)

func TestTagIn(t *testing.T) {
	for _, want := range []string{ // | before the comma, / after the verb
		"We will go|, said/ the minister of trade.",
		"We will go|, he told/ reporters.",
		"We will go|, she later added/.",
		"We will go|, the council's spokesman said/ on Friday.",
		"We will go|, Dr. Ana Alves, who leads the team, wrote/ in a letter.",
		"We will go|, House leader Rui Alves of Porto said/ at a news conference.",
		"Will we go?| he asked/.",
		"We will go, and that is what the minister said he wanted.",
		"As a gesture, the council has announced nothing.",
		"The bread, which we said was old, is new.",
		"We will go, while Ana Alves demanded an answer.",
		"We will go, whatever they say we do.",
	} {
		a, _ := quoted(t, strings.NewReplacer("|", "", "/", "").Replace(want))
		comma, verb, ok := Speech.Of(a).TagIn(0, int32(len(a.Doc.Tokens)))
		got := a.Doc.Src
		if ok {
			at := a.Doc.Tokens[comma].Start
			if got[at] != ',' {
				at = a.Doc.Tokens[comma].End
			}
			end := a.Doc.Tokens[verb].End
			got = got[:at] + "|" + got[at:end] + "/" + got[end:]
		}
		if got != want {
			t.Errorf("want %s\n got %s", want, got)
		}
	}
}
