package layer

import (
	"strings"
	"testing"

	"github.com/mtlint/mtlint/internal/article"
)

// Each line begins with the part that its block plays.
var plans = []struct {
	name, title string
	genre       Genre
	lines       string
}{
	{name: "navigation above the headline", genre: Report, lines: `
before: Skip to content
before: Home » News » Europe
before: Sign In | Register
title: Ferry strike strands thousands on the islands
byline: By Marta Velik
byline: Published 3 March 2024, 10:14 GMT
caption: Passengers wait at the harbour in Port Ellery. Photo: Jon Arden/Coast Press
paragraph: Thousands of passengers were stranded on Sunday after ferry crews walked out over pay.
short: Story continues below advertisement
paragraph: "We have waited since six in the morning," said one of them, Anna Brandt.
heading: No talks before Monday
paragraph: The company said that it would not return to the table before Monday morning.
credit: Tom Alder contributed reporting from Hexley.
short: Share on Facebook
`},
	{name: "kicker, title known", title: "Two held after fire at the old mill", genre: Report, lines: `
before: Trending Now
before: Crime and courts
title: Two held after fire at the old mill
byline: JANE DOE, Staff Writer
byline: By Ida Holm, crime correspondent
paragraph: Two men were arrested on Friday after a fire destroyed a mill outside Kirkholme.
caption: (Photo courtesy of the Kirkholme fire service)
paragraph: Nobody was hurt, the police said.
heading: Two held after fire at the old mill
credit: Jo Webb from Kirkholme made contribution to report.
credit: Source: Kirkholme Gazette
credit: Reporting by Ann Lee; editing by Sam Okoro
`},
	{name: "title known in another wording", title: "Mayor of Hexley resigns over bridge contract", genre: Report, lines: `
before: Menu
title: Mayor of Hexly resigns over bridge contract
paragraph: The mayor of Hexley resigned on Tuesday after an inquiry into the contract for a new bridge.
`},
	{name: "no headline", genre: Report, lines: `
paragraph: The council approved the budget late on Tuesday.
paragraph: It foresees neither new debt nor higher taxes.
`},
	{name: "one block", genre: Report, lines: `
paragraph: The minister said the talks had failed
`},
	{name: "headline that asks", genre: Report, lines: `
title: Will the bridge ever open?
paragraph: The bridge over the Severn was to have opened in May, and it is still closed.
`},
	{name: "lists and scores", genre: Report, lines: `
title: Saturday football round-up
short: Ashby Vale 0-0 Thornwick
short: Marl Bridge 3-2 Coldharbour
paragraph: Nobody scored at Ashby Vale, where it rained all afternoon without a break.
paragraph: These are the fixtures for next week:
short: - Thornwick v Hexley
short: - Coldharbour v Ashby Vale
`},
	{name: "cut off at the end", genre: Report, lines: `
title: Harbour dredging to begin in spring
paragraph: Dredging of the harbour will begin in spring, the port authority said on Monday.
paragraph: The work was put off twice because the
`},
	{name: "column", genre: Opinion, lines: `
before: Opinion
title: Let the old trams run
byline: By Piet Vermeer
paragraph: The city wants to scrap its trams, and the city is wrong.
paragraph: They are slow, they are loud and they are loved.
credit: Piet Vermeer is a columnist for this newspaper.
`},
	{name: "voice of a column", genre: Opinion, lines: `
title: Let the old trams run
paragraph: We were promised a vote, and we have not had one.
paragraph: If our council can find money for a car park, it can find money for rails.
paragraph: The depot is 90 years old.
paragraph: Until then we will ride, and we will pay.
`},
	{name: "voice of an essay", genre: Essay, lines: `
title: The winter I learned to whistle
paragraph: I was nine when my grandfather took me to the ice.
paragraph: He said nothing, and I said nothing back.
paragraph: It was my whistle that brought the dog home.
`},
	{name: "first person only in quotations", genre: Report, lines: `
title: Growers count the cost of the frost
paragraph: "I lost every tree," said Ida Holm, who grows apples.
paragraph: “We were told it would not freeze. My phone said four degrees,” her brother said.
paragraph: ‘I have never seen the like,’ said a neighbour.
`},
	{name: "one quotation lost its marks", genre: Report, lines: `
title: Growers count the cost of the frost
paragraph: I lost every tree, said Ida Holm, who grows apples.
paragraph: The frost came a week after the blossom, and it came at night.
paragraph: The growers' union asked the government for help on Monday.
paragraph: The ministry said that it would answer within a month.
`},
	{name: "questions and answers", genre: Interview, lines: `
title: Nine minutes with a lighthouse keeper
paragraph: Q. How long have you lived here?
paragraph: A. Since I was a boy.
paragraph: Q. And alone?
paragraph: A. With a radio.
`},
	{name: "entries with the time", genre: Liveblog, lines: `
title: Storm reaches the coast
byline: By Ann Lee
short: 10:42 a.m.
paragraph: The harbour has been closed, the coastguard says.
short: 11:05 a.m.
paragraph: Trains to the north have stopped.
short: 11:20 a.m.
paragraph: Power is out in three villages.
short: 11:48 a.m.
paragraph: The wind has reached 110 kilometres an hour.
`},
	{name: "label of a liveblog", genre: Liveblog, lines: `
title: Live updates: storm reaches the coast
paragraph: The harbour has been closed, the coastguard says.
`},
	{name: "turns of speakers", genre: Transcript, lines: `
title: What was said at the hearing
paragraph: JUDGE: Were you in the house that night?
paragraph: WITNESS: I was in the garden.
paragraph: JUDGE: And the door was open?
paragraph: WITNESS: It was shut.
`},
}

func TestStructure(t *testing.T) {
	for _, c := range plans {
		var want, src []string
		for line := range strings.Lines(strings.TrimSpace(c.lines)) {
			part, s, _ := strings.Cut(strings.TrimSpace(line), ": ")
			want, src = append(want, part), append(src, s)
		}
		a := article.New(c.name, strings.Join(src, "\n\n"), english(t))
		a.Title = c.title
		p := Structure.Of(a)
		for b, part := range p.Parts {
			if part.String() != want[b] {
				t.Errorf("%s: %q is a %s, not a %s", c.name, src[b], part, want[b])
			}
			if (part == Title) != (b == p.Title) {
				t.Errorf("%s: the headline is block %d, but block %d is a %s", c.name, p.Title, b, part)
			}
		}
		if p.Genre != c.genre {
			t.Errorf("%s: genre %s, not %s", c.name, p.Genre, c.genre)
		}
	}
}

func TestBody(t *testing.T) {
	a := article.New("", "Old mill burns down again\n\nBy Ann Lee\n\nThe mill burned on Friday for the second time.\n\nA third fire\n\nNobody was hurt, the police said.\n\nShare on Facebook", english(t))
	if got := Structure.Of(a).Body(); got.First != 2 || got.End != 5 {
		t.Errorf("body is blocks %d to %d", got.First, got.End)
	}
	if got := Structure.Of(article.New("", "", english(t))).Body(); got.Len() != 0 {
		t.Errorf("an empty text has a body: %v", got)
	}
}

func BenchmarkStructure(b *testing.B) {
	src := sample(64 << 10)
	pack := english(b)
	b.SetBytes(int64(len(src)))
	b.ReportAllocs()
	a := article.New("", src, pack)
	Words.Of(a).At("the")
	for b.Loop() {
		buildStructure(a)
	}
}

// sample is an article of about n bytes.
func sample(n int) string {
	const paragraph = "The council of Port Ellery said on Tuesday that it would spend £4.3m on the harbour, although “nobody has asked the fishermen”, as its own treasurer, Marta Velik, put it.\n\n" +
		"She didn’t say when work would begin. Mr. Arden, who runs the ferries to St. Bride's, expects a start in the spring of 2025, \"if we're lucky\".\n\n"
	return "Council votes to dredge the harbour\n\nBy Ann Lee\n\n" + strings.Repeat(paragraph, n/len(paragraph)+1)
}
