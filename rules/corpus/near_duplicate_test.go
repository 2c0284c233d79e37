package corpus

import (
	"strings"
	"testing"

	"github.com/mtlint/mtlint/internal/article"
	"github.com/mtlint/mtlint/internal/lang"
	"github.com/mtlint/mtlint/internal/mqm"
	"github.com/mtlint/mtlint/rules"
)

const quayStory = `Crews end strike at island port

The crews of the island's eleven ferries went back to work on Tuesday, nine days after they had walked off the boats over the length of night shifts.
Harbour pilots, bakers and hotel keepers had pressed both sides to talk, since fresh bread, newspapers and letters reached the outer villages only by fishing boat.
Under the agreement, which the assembly of captains accepted late on Monday, no sailor will work more than six nights in a row, and the company will hire forty deckhands before the summer season.
Marta Ostrander, who leads the union, said the result was fair, but that mistrust would take longer to heal than the timetable.
The company lost about two million crowns in tickets; it has asked the regional treasury for a loan, a request that the finance councillor called premature.
`

func open(t *testing.T, src string) *article.Article {
	t.Helper()
	pack, err := lang.Open(lang.English)
	if err != nil {
		t.Fatal(err)
	}
	return article.New("x", src, pack)
}

// meet runs a corpus rule over articles and returns what it reports on each.
func meet(t *testing.T, r *rules.CorpusRule, all ...string) [][]string {
	t.Helper()
	groups := map[string][]rules.Record{}
	arts := make([]*article.Article, len(all))
	for i, src := range all {
		arts[i] = open(t, src)
		r.Map(arts[i], func(key string, rec rules.Record) {
			rec.Article = i
			groups[key] = append(groups[key], rec)
		})
	}
	found, pairs := make([][]string, len(all)), map[[2]int]bool{}
	for _, records := range groups {
		r.Reduce(&rules.Group{
			Records: records,
			Meet:    func(a, b rules.Record, _ float64) { pairs[[2]int{a.Article, b.Article}] = true },
			Other: func(rec rules.Record, message string) rules.Related {
				return rules.Related{Span: rec.Span, Message: message}
			},
		}, func(at rules.Record, f rules.Finding) { found[at.Article] = append(found[at.Article], f.Message) })
	}
	for p := range pairs { // a test of more than two articles must not depend on the order
		r.Compare(arts[p[0]], arts[p[1]], func(m rules.Match) {
			found[p[0]], found[p[1]] = append(found[p[0]], m.SaysA), append(found[p[1]], m.SaysB)
		})
	}
	return found
}

func TestCopies(t *testing.T) {
	spun := strings.NewReplacer("strike", "walkout", "fresh", "new", "letters", "mail", "agreement", "accord", "accepted", "endorsed", "late on", "on the evening of",
		"fair", "just", "premature", "hasty", "talk", "negotiate", "heal", "mend").Replace(quayStory)
	for name, c := range map[string]struct{ other, want string }{
		"word for word":  {quayStory, "word for word"},
		"other headline": {strings.Replace(quayStory, "Crews end strike at island port", "Ferries sail again", 1), "under another headline"},
		"words replaced": {spun, "“new” for “fresh”"},
	} {
		got := meet(t, NearDuplicate, quayStory, c.other)
		if len(got[0]) != 1 || len(got[1]) != 1 || !strings.Contains(got[1][0], c.want) {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
	on := func(date, system string) article.Meta { return article.Meta{Date: date, System: system} }
	for meta, want := range map[[2]article.Meta][2]mqm.Severity{
		{on("2024-05-11", "A"), on("", "")}:            {mqm.Minor, mqm.Minor},
		{on("2024-05-11", "A"), on("2024-05-12", "A")}: {mqm.Neutral, mqm.Minor},
		{on("2024-05-11", "A"), on("2024-05-10", "")}:  {mqm.Minor, mqm.Neutral},
		{on("2024-05-11", "A"), on("2024-05-11", "B")}: {mqm.Neutral, mqm.Neutral},
	} {
		a, b := open(t, quayStory), open(t, spun)
		a.Meta, b.Meta = meta[0], meta[1]
		var got [2]mqm.Severity
		NearDuplicate.Compare(a, b, func(m rules.Match) { got = [2]mqm.Severity{m.ForA, m.ForB} })
		if got != want {
			t.Errorf("%v: %v, want %v", meta, got, want)
		}
	}
	other := `Ferry company asks for a loan

The company whose crews went on strike has asked the regional treasury for help. Its director, Joris Hallam, told councillors that two million crowns were missing.
The finance councillor, a former captain himself, answered that the treasury had paid for three new boats only last winter and that a request in the week of the agreement came early.
Hotel keepers on the outer islands, who had watched their guests leave one after another, want the company to repay deposits first, and some of the bakers have engaged a lawyer.
The union takes no side: Marta Ostrander said that what the owners did with their money had never been any business of the deckhands, and that she hoped it would stay so.
`
	if got := meet(t, NearDuplicate, quayStory, other); len(got[0])+len(got[1]) > 0 {
		t.Errorf("two articles about one event are no copies: %q", got)
	}
	if got := meet(t, NearDuplicate, "Boats\n\nThe boats sail.", "Boats\n\nThe boats sail."); len(got[0]) > 0 {
		t.Errorf("too short to say: %q", got)
	}
}

func BenchmarkSketch(b *testing.B) {
	pack, err := lang.Open(lang.English)
	if err != nil {
		b.Fatal(err)
	}
	a := article.New("x", strings.Repeat(quayStory, 4), pack)
	b.SetBytes(int64(len(a.Doc.Src)))
	b.ReportAllocs()
	for b.Loop() {
		leastOf(a)
	}
}
