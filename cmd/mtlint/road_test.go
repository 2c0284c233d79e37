package main

import (
	"encoding/json"
	"encoding/xml"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// stories are what the articles of a repository are made from: {place}, {person},
// {title} and {n} differ from article to article.
var stories = []string{
	`{place} Council Delays Vote on Harbour Wall

The council of {place} put off a vote on the new harbour wall on Tuesday, after residents asked for more time to study the plans.

“We want to get this right,” said {title} {person}, who leads the planning committee. “The last wall stood for {n} years.”

The engineers had proposed a wall of granite, which would cost more than concrete but need fewer repairs. A decision is expected in the spring.`,
	`Library in {place} Opens After Two Years of Repairs

The public library of {place} opened its doors again on Saturday. Its roof had leaked since a storm two winters ago, and most of the books had been kept in a school nearby.

About {n} people came to the opening. {title} {person}, the head librarian, cut the ribbon and thanked the volunteers who had carried the boxes.

“They never complained, not even about the encyclopedias,” {person} said.`,
	`Orchard Growers Near {place} Expect a Good Harvest

Growers in the valley above {place} expect their best apple harvest in years, thanks to a mild spring and enough rain in June.

{title} {person}, whose family owns {n} hectares of orchards, said the first fruit would be picked in the second week of September.

Prices may fall all the same. Warehouses across the region are still half full of last year's apples, and the juice makers have not yet signed their contracts.`,
	`Night Bus Returns to {place}

From Friday a bus will again connect {place} with the hospital at night. The old service ended when the company that ran it went bankrupt.

The new bus will leave the market square every hour, and a ticket will cost as much as by day. {title} {person}, a nurse who works late shifts, collected {n} signatures for it.

“I walked home for a year,” {person} said. “That is over now.”`,
	`Swimmers Find Old Bell off {place}

Two swimmers have found a bronze bell on the sea floor off {place}. Divers of the museum brought it ashore on Monday.

It weighs {n} kilograms and carries a date that nobody has been able to read so far. {title} {person}, who looks after the museum's boats, believes that it belonged to a lightship.

The bell will be cleaned over the winter. Visitors can see it through a window of the workshop.`,
}

// makeRepository writes 50 articles into the folder news, some with old defects.
func makeRepository(t *testing.T) {
	t.Helper()
	places := []string{"Ellery", "Port Hallow", "Marwick", "Stenbridge", "Oakmere", "Tolland Bay", "Brackwater", "Eastford", "Kilmory", "Saltby"}
	people := []string{"Rosalind Whitlow", "Peter Hargrave", "Miriam Dunstan", "Owen Pellworth", "Clara Fenwick", "Daniel Osgood", "Helen Marrable", "Thomas Greaves", "Ruth Calloway", "Martin Selwood"}
	for _, dir := range []string{".git", "news"} {
		if err := os.Mkdir(dir, 0o700); err != nil {
			t.Fatal(err)
		}
	}
	for i := range 50 {
		person, title := people[(i*3+i/10)%10], "Mr."
		if i := (i*3 + i/10) % 10; i%2 == 0 {
			title = "Ms."
		}
		_, surname, _ := strings.Cut(person, " ")
		body := strings.NewReplacer("{place}", places[i%10], "{title} {person}", person, "{person}", title+" "+surname, "{n}", fmt.Sprint(30+7*i)).Replace(stories[i/10])
		switch i % 9 {
		case 4: // as some older articles are
			headline, _, _ := strings.Cut(body, "\n")
			body += "\n\n" + headline
		case 7:
			body = strings.Replace(body, " the ", " the the ", 2)
		}
		writeFile(t, article(i), body+"\n")
	}
}

func article(i int) string { return filepath.Join("news", fmt.Sprintf("story-%02d.txt", i)) }

func writeFile(t *testing.T, name, text string) {
	t.Helper()
	if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

func readFile(t *testing.T, name string) string {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// A team with old articles takes up the gate: it starts green, goes red with one
// annotation when an article is damaged, and green again when that is mended.
func TestRoad(t *testing.T) {
	t.Chdir(t.TempDir())
	makeRepository(t)
	must := func(code int, args ...string) string {
		t.Helper()
		got, out, stderr := mtlint(t, "", args...)
		if got != code || stderr != "" {
			t.Fatalf("mtlint %s: exit %d, want %d\n%s%s", strings.Join(args, " "), got, code, out, stderr)
		}
		return out
	}
	gate := func(code int) (annotations []string) {
		t.Helper()
		out := must(code, "check", "--baseline", ".mtlint-baseline.json", "--output", "github", "--output", "sarif=out.sarif", "--output", "junit=out.xml", "news")
		for line := range strings.Lines(out) {
			if strings.HasPrefix(line, "::") {
				annotations = append(annotations, strings.TrimSpace(line))
			}
		}
		return annotations
	}

	must(exitPass, "init")
	writeFile(t, "mtlint.toml", strings.Replace(readFile(t, "mtlint.toml"), `#fail-level = "critical"`, `fail-level = "minor"`, 1))
	must(exitFail, "check", "news")
	if out := must(exitPass, "baseline", "create", "news"); !strings.Contains(out, "16 known findings in 11 articles") {
		t.Error(out) // 6 repeated headlines, two doubled words each in 5
	}
	if got := gate(exitPass); len(got) > 0 {
		t.Errorf("the gate does not start green: %s", got)
	}

	sound := readFile(t, article(33))
	writeFile(t, article(33), strings.Replace(sound, "a bus will", "a a bus will", 1))
	if got := gate(exitFail); len(got) != 1 || !strings.HasPrefix(got[0], "::warning title=doubled-word (minor),file=news/story-33.txt,line=3,endLine=3,col=13,") {
		t.Errorf("%q, want one annotation", got)
	}
	if n := sarifResults(t); n != 1 {
		t.Errorf("SARIF has %d results", n)
	}
	if suites, failed := junitSuites(t); suites != 50 || failed != 1 {
		t.Errorf("JUnit: %d of %d suites fail", failed, suites)
	}

	must(exitPass, "fix", "--write", article(33))
	if readFile(t, article(33)) != sound {
		t.Error("the fix is not what was there")
	}
	if got := gate(exitPass); len(got) > 0 || sarifResults(t) != 0 {
		t.Errorf("still red: %s", got)
	}
}

func sarifResults(t *testing.T) int {
	t.Helper()
	var log struct {
		Runs []struct{ Results []struct{ RuleID string } }
	}
	if err := json.Unmarshal([]byte(readFile(t, "out.sarif")), &log); err != nil || len(log.Runs) != 1 {
		t.Fatal(err)
	}
	return len(log.Runs[0].Results)
}

func junitSuites(t *testing.T) (suites, failed int) {
	t.Helper()
	var report struct {
		Suites []struct {
			Failures int `xml:"failures,attr"`
		} `xml:"testsuite"`
	}
	if err := xml.Unmarshal([]byte(readFile(t, "out.xml")), &report); err != nil {
		t.Fatal(err)
	}
	for _, s := range report.Suites {
		if s.Failures > 0 {
			failed++
		}
	}
	return len(report.Suites), failed
}
