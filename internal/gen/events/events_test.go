package main

import (
	"math/rand/v2"
	"strings"
	"testing"
)

const sluice = `Sluice at Varde jams again

The old sluice at Varde jammed on Tuesday and 37 barges were held at the lower lock, said Mayor Henrik Dalgaard.
“We have asked the ministry for a new gate since the great flood,” said Henrik Dalgaard, who took office in 1998.
The keeper Astrid Kolding had denied that the gate was worn, and she will ask for an inquiry into its chains.
“Nobody oiled the chains of this gate for all of the long winter,” Astrid Kolding said.
The town council of Varde will pay 4,200 crowns for repairs before 12 April, according to the treasurer of the harbour.
Skippers were given coal and bread while they waited, and none of the crews was in danger.
`

func TestChanges(t *testing.T) {
	made := map[string]int{}
	for seed := range uint64(40) {
		for _, k := range kinds {
			again := func() (record, answer, bool) {
				m := &maker{r: rand.New(rand.NewPCG(seed, 1)), lower: lowerWords([]record{{Text: sluice}}), firsts: firstNames()} //nolint:gosec // the same each time
				return m.copyOf(record{"one", sluice}, k)
			}
			c, g, ok := again()
			if !ok {
				continue
			}
			made[k.name]++
			if d, h, _ := again(); d != c || h.New != g.New {
				t.Fatalf("%s: two runs differ", k.name)
			}
			if k.name != nothing && len(g.Places) == 0 {
				t.Errorf("%s: %q > %q has no place", k.name, g.Old, g.New)
			}
			for _, p := range g.Places {
				word, _, _ := strings.Cut(g.New, " ")
				if got := c.Text[p[0]:p[1]]; k.name != "title" && got != g.New || !strings.HasPrefix(got, word) {
					t.Errorf("%s: %q > %q, but %q is marked", k.name, g.Old, g.New, got)
				}
			}
			if strings.ContainsAny(c.Text, markStart+markEnd) {
				t.Errorf("%s: a mark was left", k.name)
			}
		}
	}
	for _, k := range kinds {
		if made[k.name] < 5 {
			t.Errorf("%s: made %d times", k.name, made[k.name])
		}
	}
}

func TestSplit(t *testing.T) {
	headline, said := split("Sluice jams\n\nMr. Dalgaard said so. “No.” She left.\nThe U.S. Navy came.")
	var got []string
	for _, s := range said {
		got = append(got, s.text)
	}
	if want := "Mr. Dalgaard said so.|“No.”|She left.|The U.S. Navy came."; headline != "Sluice jams" || strings.Join(got, "|") != want {
		t.Errorf("%q, %q", headline, got)
	}
}
