package corpus

import (
	"strconv"

	"github.com/mtlint/mtlint/internal/lang"
	"github.com/mtlint/mtlint/internal/layer"
	"github.com/mtlint/mtlint/internal/text"
)

// calendarWords are the names of weekdays, from 1, and of months, from 11.
var calendarWords = lang.NewPart(func(p *lang.Pack) map[string]int8 {
	m := map[string]int8{}
	for file, from := range map[string]int{"weekdays.tsv": firstWeekday, "months.tsv": firstMonth - 1} {
		for _, r := range p.Rows(file) {
			if n, err := strconv.Atoi(r[1]); err == nil {
				m[r[0]] = int8(from + n) //nolint:gosec // at most 23
			}
		}
	}
	return m
})

const firstWeekday, firstMonth = 1, 11

// beforeMonths are the words after which “May” or “March” is a month, if no number
// is beside it.
var beforeMonths = lang.NewSet("in", "since", "until", "till", "by", "from", "to", "of", "last", "next", "early", "late", "mid", "this", "during", "between", "and", "before", "after")

// calendar is the number of the weekday or month that a token names; 0 if none.
func (c *account) calendar(i int32) int8 {
	t := &c.Doc.Tokens[i]
	if t.Kind != text.Word || t.Shape == text.Lower {
		return 0
	}
	n := calendarWords.Of(c.Lang)[bare(c.w.Low(int(i)))]
	if n >= firstMonth && !beforeMonths.Has(c.w.Low(int(i)-1)) && !c.number(i-1) && !c.number(i+1) {
		return 0
	}
	return n
}

func (c *account) number(i int32) bool {
	return i >= 0 && int(i) < len(c.Doc.Tokens) && c.Doc.Tokens[i].Kind == text.Number
}

// calendarIn returns the only token of a change that names a weekday or month.
func (c *account) calendarIn(tokens []int32) (at int32, n int8) {
	for _, i := range tokens {
		if k := c.calendar(i); k != 0 {
			if n != 0 {
				return 0, 0
			}
			at, n = i, k
		}
	}
	return at, n
}

// mostReplaced is how many words a place may have in which a fact is changed.
const mostReplaced = 4

// days reports the weekdays and months that differ. Articles of different days may
// have taken a sentence over with the day of theirs.
func (e *event) days(m match, changes []change) {
	if e.otherDay || m.alike < muchAlike {
		return
	}
	type pair struct{ a, b int32 }
	var differ []pair
	for _, c := range changes {
		i, x := e.a.calendarIn(c.a)
		j, y := e.b.calendarIn(c.b)
		if x == 0 || y == 0 || x == y || (x < firstMonth) != (y < firstMonth) || max(len(c.a), len(c.b)) > mostReplaced {
			continue
		}
		differ = append(differ, pair{i, j})
	}
	if len(differ) != 1 {
		return
	}
	a, b := e.a.day(differ[0].a), e.b.day(differ[0].b)
	quoteA, quoteB := e.a.quote(a), e.b.quote(b)
	if e.once("day ", quoteA, quoteB) {
		e.found = append(e.found, contradiction{a: a, b: b, quoteA: quoteA, quoteB: quoteB, fact: "one event on two dates"})
	}
}

// day is the span of the date that a token belongs to.
func (c *account) day(i int32) text.Span {
	t := c.Doc.Tokens[i].Span
	for _, d := range layer.Numbers.Of(c.Article).Dates {
		if d.Start <= t.Start && t.End <= d.End {
			return d.Span
		}
	}
	return t
}
