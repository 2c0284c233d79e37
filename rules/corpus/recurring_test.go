package corpus

import (
	"fmt"
	"strings"
	"testing"

	"github.com/mtlint/mtlint/internal/article"
	"github.com/mtlint/mtlint/rules"
)

func TestSharedHeadline(t *testing.T) {
	other := strings.ReplaceAll(`Crews end strike at island port

The orchard keepers of the southern valley picked the first cherries on Sunday, three weeks earlier than anyone alive remembers.
Mild nights in February had brought the blossom out; bees followed, and a frost in March spared the slopes above the mill.
Agronomists from the provincial institute warned that early fruit attracts moths, and recommended nets, traps and patience instead of spraying.
Buyers from two canneries offered prices that growers called insulting, then raised them when a wholesaler from the capital appeared with empty lorries.
Pickers are scarce: schools have not closed, seasonal labourers arrive in June, and the tents in which they sleep still lie folded in the parish barn.
`, "\n", "\n\n")
	story := strings.ReplaceAll(quayStory, "\n", "\n\n")
	if got := meet(t, HeadlineShared, story, other); len(got[0]) != 1 || len(got[1]) != 1 || !strings.Contains(got[0][0], "crews end strike at island port") {
		t.Errorf("%q", got)
	}
	if got := meet(t, HeadlineShared, story, story); len(got[0]) > 0 {
		t.Errorf("one text under one headline: %q", got)
	}
	if got := meet(t, HeadlineShared, story, other, other, story); len(got[0]) > 0 {
		t.Errorf("a standing headline: %q", got)
	}
}

func TestRecurringLines(t *testing.T) {
	groups := map[string][]rules.Record{}
	for i := range 6 {
		a := open(t, fmt.Sprintf("Story %d of the week in the valley\n\nThe %d crews went back to work on Tuesday, and boats sailed.\n\nEnjoy the valley with our evening letter\n\nThanks", i, i))
		a.Meta = article.Meta{Site: "valley.example"}
		if i == 5 {
			a.Meta.Site = ""
		}
		LineRecurs.Map(a, func(key string, r rules.Record) {
			r.Article = i
			groups[key] = append(groups[key], r)
		})
	}
	found := map[int][]string{}
	for _, records := range groups {
		LineRecurs.Reduce(&rules.Group{Records: records, Other: func(r rules.Record, m string) rules.Related { return rules.Related{Span: r.Span, Message: m} }},
			func(at rules.Record, f rules.Finding) { found[at.Article] = append(found[at.Article], f.Message) })
	}
	for i := range 6 {
		if want := i < 5; len(found[i]) == 1 != want {
			t.Errorf("article %d: %q", i, found[i])
		}
	}
}
