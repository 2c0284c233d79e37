package layer

import (
	"fmt"
	"strings"
	"testing"

	"github.com/mtlint/mtlint/internal/article"
)

// Each text and its quantities: words, kind, value, unit, noun; hedges as signs.
var quantities = []struct{ src, want string }{
	{"They sold 14 boats.", "14=cardinal 14 boat"},
	{"Twenty-one miners and a hundred other workers left.", "Twenty-one=cardinal 21 miner; a hundred=cardinal 100 worker"},
	{"some three hundred and fifty-two thousand tickets", "three hundred and fifty-two thousand=cardinal ~352000 ticket"},
	{"At least two dozen fishermen, half a million people", "two dozen=cardinal >24 fishermen; half a million=cardinal 500000 people"},
	{"1,234,567 votes, 12,34,567 votes, 1.234.567 votes", "1,234,567=cardinal 1234567 vote; 12,34,567=cardinal 1234567 vote; 1.234.567=cardinal 1234567 vote"},
	{"about $1.3bn, £500m, US$5 billion, A$3m and 40 euros", "$1.3bn=money ~1300000000 usd; £500m=money 500000000 gbp; US$5 billion=money 5000000000 usd; A$3m=money 3000000 a; 40 euros=money 40 eur"},
	{"20.5 million Canadian dollars", "20.5 million Canadian dollars=money 20500000 canadian"},
	{"5 %, five per cent, 14.7%, 2,5 percent", "5 %=percent 5 %; five per cent=percent 5 %; 14.7%=percent 14.7 %; 2,5 percent=percent 2.5 %"},
	{"a 5,000m race, 10 km, 38mph, 30 miles per hour", "5,000m=measure 5000 m; 10 km=measure 10 kilometre; 38mph=measure 38 mph; 30 miles per hour=measure 30 mph"},
	{"jailed for 14 years, a five-year plan, a 24-hour day", "14 years=duration 14 year; five-year=duration 5 year plan; 24-hour=duration 24 hour day"},
	{"a 44-year-old man aged 44, Ann Lee, 44, said", "44-year-old=age 44 year; 44=age 44; 44=age 44"},
	{"in 2004, the 1990s, 2000 people, 1984-85", "2004=year 2004; 1990s=year 1990; 2000=cardinal 2000 people; 1984-85=year 1984"},
	{"at 5.30pm, 14:05 and 5 p.m.", "5.30pm=clock 5.3; 14:05=clock 845; 5=clock 5"},
	{"won 5-3 with 737-800 planes", "5-3=score 5; 737-800=label 737"},
	{"two-thirds, one in five and three quarters of them", "two-thirds=fraction 0.6666666666666666; one in five=fraction 0.2; three quarters=fraction 0.75"},
	{"the third man, his 21st birthday, the twenty-second", "third=ordinal 3 man; 21st=ordinal 21 birthda; twenty-second=ordinal 22"},
	{"from 63 to 65, between 10 and 15 million votes", "63=cardinal 63>; 65=cardinal 65; 10=cardinal 10000000 vote>; 15 million=cardinal 15000000 vote"},
	{"a two-horse race, three other former officers", "two-horse=cardinal 2 horse; three=cardinal 3 officer"},
	{"up to 17 days, 17 days or more, fewer than 9 goats", "17 days=duration <17 day; 17 days=duration >17 day; 9=cardinal <9 goat"},
	{"On Tuesday, July 22, 2025, and 9 Sept. 2024", "22=date 22; 2025=year 2025; 9=date 9; 2024=year 2024"},
	{"No one of the ones in a hurry may win a second.", "one=cardinal 1 one; second=ordinal 2"},
}

func TestNumbers(t *testing.T) {
	for _, c := range quantities {
		a := article.New("", c.src, english(t))
		var got []string
		for _, q := range Numbers.Of(a).Quantities {
			s := fmt.Sprintf("%s=%s %s%v", a.Doc.Text(q.Span), q.Kind, [...]string{"", "~", "<", ">"}[q.Hedge], q.Value)
			if q.Value >= 1e6 {
				s = fmt.Sprintf("%s=%s %s%.0f", a.Doc.Text(q.Span), q.Kind, [...]string{"", "~", "<", ">"}[q.Hedge], q.Value)
			}
			s = strings.TrimRight(s+" "+q.Unit, " ")
			s = strings.TrimRight(s+" "+q.Noun, " ")
			if q.To >= 0 {
				s += ">"
			}
			got = append(got, s)
		}
		if s := strings.Join(got, "; "); s != c.want {
			t.Errorf("%s\ngot  %s\nwant %s", c.src, s, c.want)
		}
	}
}

func TestDates(t *testing.T) {
	for src, want := range map[string]string{
		"It met on Tuesday, July 22, 2025, at noon.":   "Tuesday, July 22, 2025: 2 22/7/2025",
		"It met on Thursday 9 September and may 3 men": "Thursday 9 September: 4 9/9/0",
		"SANTIAGO, Sept. 9 (own report)":               "Sept. 9: -1 9/9/0",
		"They may march 9 miles.":                      "",
		"Born 3 March 1990.":                           "3 March 1990: -1 3/3/1990",
	} {
		a := article.New("", src, english(t))
		var got []string
		for _, x := range Numbers.Of(a).Dates {
			got = append(got, fmt.Sprintf("%s: %d %d/%d/%d", a.Doc.Text(x.Span), x.Weekday, x.Day, x.Month, x.Year))
		}
		if s := strings.Join(got, "; "); s != want {
			t.Errorf("%s\ngot  %s\nwant %s", src, s, want)
		}
	}
}

func BenchmarkNumbers(b *testing.B) {
	src := strings.Repeat("The ministry said on Tuesday, July 22, that 14 of the 21 boats had been sold for $1.3bn, up 5% on the year before. "+
		"Nobody who had been asked about it could say why the harbour office had waited for so long before it told the owners of the others.\n\n", 200)
	a := article.New("", src, english(b))
	Words.Of(a)
	b.SetBytes(int64(len(src)))
	b.ReportAllocs()
	for b.Loop() {
		buildNumbers(a)
	}
}
