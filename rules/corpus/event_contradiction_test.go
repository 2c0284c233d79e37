package corpus

import (
	"strings"
	"testing"
)

const bridgeStory = `Bridge at Orvik gives way

A footbridge over the Tarn gave way in the village of Orvik early on Friday, and 14 pilgrims were taken to the clinic at Brennhaven.
The crossing had been closed to carts since 2009, said Mayor Linnea Storholt, who had asked the Velmark road board for 1,275 crowns to mend the planks.
“Nobody told us that the northern pillar had been undermined by the river,” said Tomas Ekwall, who has led the ferry guild for eleven years.
The road board will pay for a new crossing before the autumn market, according to its engineer Mirjam Aldous.
Pilgrims walk from Orvik to Brennhaven each spring to honour Saint Velda, whose shrine lies on the far bank of the Tarn.
`

func TestEventContradictions(t *testing.T) {
	edit := func(pairs ...string) string {
		// The copy lacks a sentence and has words of its own, as rewritten articles do.
		pairs = append(pairs, "Bridge at Orvik gives way", "Orvik bridge fails", "early on Friday", "on Friday morning", "each spring", "every spring", "to mend", "to repair")
		return strings.NewReplacer(pairs...).Replace(bridgeStory)
	}
	for name, c := range map[string]struct {
		copy string
		want []string
	}{
		"number":   {edit("14 pilgrims", "41 pilgrims"), []string{"“14 pilgrims”", "“41 pilgrims”"}},
		"sum":      {edit("1,275 crowns", "1,725 crowns"), []string{"1,275", "1,725"}},
		"spelling": {edit("Ekwall", "Ekvall"), []string{"“Ekwall”", "“Ekvall”", "spellings"}},
		"title":    {edit("Mayor Linnea", "Judge Linnea"), []string{"Mayor", "Judge", "titles"}},
		"speaker":  {edit("said Tomas Ekwall", "said Mirjam Aldous"), []string{"Ekwall", "Aldous", "two speakers"}},
		"negation": {edit("board will pay", "board will not pay"), []string{"will not pay", "denies"}},
	} {
		got := meet(t, EventContradiction, bridgeStory, c.copy)
		disagree(t, name, got, c.want)
	}
	for name, other := range map[string]string{
		"same facts":     edit(),
		"rounded":        edit("1,275 crowns", "about 1,300 crowns"),
		"growing toll":   edit("14 pilgrims were taken", "so far 17 pilgrims were taken injured"),
		"accents":        edit("Ekwall", "Ékwall"),
		"other wording":  edit("The road board will pay", "The road board is not unwilling to pay"),
		"another office": edit("Mayor Linnea", "former Judge Linnea"),
		"other event": `Footbridge opens at Salhus

A footbridge over the Tarn was opened in the village of Salhus on Monday, and 41 pilgrims were the first to cross.
“We waited nine years,” said Mirjam Aldous, an engineer of the Velmark road board, which paid 2,340 crowns for it.
`,
	} {
		if got := meet(t, EventContradiction, bridgeStory, other); len(got[0])+len(got[1]) > 0 {
			t.Errorf("%s: %q", name, got)
		}
	}
}

const marketStory = `Fish market at Salhus to move

The fish market of Salhus will move to the old customs quay on Tuesday, harbour master Ragna Tveit told the town council.
Traders had backed the plan since 12 March, when the board of the Velmark ferry line offered them 38 stalls for six years.
Finance minister Odd Lervik signed the lease in Brennhaven, according to Jorunn Aase, the quay company's chief economist.
“We shall sell more herring there in a week than here in a month,” said Tobias Krane, who has mended nets at Salhus since his youth.
“My father would never have left the old pier,” answered the smoker Mathilde Rusten, who has let her stall to Krane.
The council agreed to pay for the roof, which architect Elin Brandvold drew after the autumn storm of 1987.
`

func TestEventContradictionsOfRewrittenArticles(t *testing.T) {
	tell := func(pairs ...string) string {
		pairs = append(pairs, "Fish market at Salhus to move", "New quay for the traders of Salhus", "had backed", "had supported", "who has mended nets at Salhus since his youth", "a net mender",
			"“My father would never have left the old pier,” answered the smoker Mathilde Rusten, who has let her stall to Krane.\n", "")
		return strings.NewReplacer(pairs...).Replace(marketStory)
	}
	for name, c := range map[string]struct {
		copy string
		want []string
	}{
		"weekday":           {tell("on Tuesday", "on Saturday"), []string{"“Tuesday”", "“Saturday”", "two dates"}},
		"month":             {tell("12 March", "12 August"), []string{"“12 March”", "“12 August”"}},
		"year":              {tell("1987", "1978"), []string{"“1987”", "“1978”"}},
		"counted otherwise": {tell("38 stalls", "83 stands"), []string{"38", "83"}},
		"moved number":      {tell("offered them 38 stalls for six years", "for nine years offered them 38 stalls"), []string{"six years", "nine years"}},
		"portfolio":         {tell("Finance minister", "Fisheries minister"), []string{"“Finance minister Odd Lervik”", "“Fisheries minister Odd Lervik”", "two titles"}},
		"apposed title":     {tell("chief economist", "chief executive"), []string{"Jorunn Aase, the quay company's chief executive", "two titles"}},
		"profession":        {tell("architect Elin", "historian Elin"), []string{"architect", "historian"}},
		"opposite":          {tell("council agreed", "council refused"), []string{"agreed", "refused", "denies"}},
		"other speaker":     {tell("said Tobias Krane", "said Elin Brandvold"), []string{"Krane", "Brandvold", "two speakers"}},
	} {
		got := meet(t, EventContradiction, marketStory, c.copy)
		disagree(t, name, got, c.want)
	}
	for name, other := range map[string]string{
		"same facts":            tell(),
		"kin of a role":         tell("architect Elin", "designer Elin", "chief economist", "chief strategist"),
		"another day":           tell("on Tuesday, harbour master", "next week, harbour master"),
		"rewritten date":        tell("since 12 March", "since March 12"),
		"vague title":           tell("Finance minister", "Government leader"),
		"past office":           tell("architect Elin", "former historian Elin"),
		"both roles":            tell("architect Elin Brandvold drew after the autumn storm of 1987.", "historian Elin Brandvold drew after the autumn storm of 1987. The architect Brandvold also drew the town hall."),
		"other things":          tell("offered them 38 stalls for six years", "offered them six years and 12 sheds"),
		"double denial":         tell("agreed to pay", "did not refuse to pay"),
		"quotations that touch": tell("said Tobias Krane, who has mended nets at Salhus since his youth.", "said Tobias Krane. Elin Brandvold said: “He is right.”"),
	} {
		if got := meet(t, EventContradiction, marketStory, other); len(got[0])+len(got[1]) > 0 {
			t.Errorf("%s: %q", name, got)
		}
	}
}

func TestHeadOfOneParagraph(t *testing.T) {
	if a := open(t, "The lock jammed again. Nobody was hurt, and the barges waited."); a.Doc.Text(head(a)) != "The lock jammed again." {
		t.Errorf("%q", a.Doc.Text(head(a)))
	}
}

func TestRounds(t *testing.T) {
	for _, c := range []struct {
		a, b float64
		want bool
	}{{1.3, 1.27, true}, {200, 197, true}, {1300, 1275, true}, {14, 41, false}, {40, 20, false}, {1275, 1725, false}, {0, 3, false}} {
		if got := rounds(c.a, c.b); got != c.want {
			t.Errorf("rounds(%v, %v) = %v", c.a, c.b, got)
		}
	}
}

func TestDays(t *testing.T) {
	if a, b := dayOf("2024-03-01T10:00:00Z"), dayOf("2024-02-29"); a-b != 1 {
		t.Errorf("%d days", a-b)
	}
	if dayOf("yesterday, at noon") != 0 {
		t.Error("a date that cannot be read is none")
	}
}

// disagree reports an error unless each of two articles has one finding, and the first
// says all of what is wanted.
func disagree(t *testing.T, name string, got [][]string, want []string) {
	t.Helper()
	if len(got[0]) != 1 || len(got[1]) != 1 {
		t.Errorf("%s: %q", name, got)
		return
	}
	for _, w := range want {
		if !strings.Contains(got[0][0], w) {
			t.Errorf("%s: %q, want %q", name, got[0][0], w)
		}
	}
}
