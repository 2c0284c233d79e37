package accuracy

import (
	"fmt"
	"strconv"
	"time"

	"github.com/mtlint/mtlint/internal/lang"
	"github.com/mtlint/mtlint/internal/layer"
	"github.com/mtlint/mtlint/internal/mqm"
	"github.com/mtlint/mtlint/internal/text"
	"github.com/mtlint/mtlint/rules"
)

// WeekdayMismatch finds a date that falls on another day of the week.
var WeekdayMismatch = &rules.Rule{
	Meta: rules.Meta{
		ID: "weekday-mismatch", Name: "Date falls on another weekday", Category: mqm.Mistranslation, Severity: mqm.Minor,
		Rationale: `A day of the week and a date name the same day twice. Where they do not meet, one was mistaken, mostly through a look-alike name of a day or a shifted date, and readers miss the event.`,
		LetsPass: `Dates without a year, unless two dates of the text name their weekdays and no year makes both right, ` +
			`or the report begins with its date and names the weekday; sentences that speak of another year; dates before 1900.`,
		Examples: []rules.Example{
			{
				Bad:  "The fair opens on ⟦Monday, July 22, 2025⟧.",
				Good: "The fair opens on Tuesday, July 22, 2025.",
			},
			{
				Bad:  "The fair opens on Tuesday, July 22, and ends on ⟦Friday, Sept. 9⟧.",
				Good: "The fair opens on Tuesday, July 22, and ends on Tuesday, Sept. 9.",
			},
			{
				Bad:  "It was signed on ⟦Sunday 5 May 2026⟧ in Velm.",
				Good: "It was signed on Sunday 5 May 2024 in Velm.",
			},
			{
				Bad: "Velm bank keeps its rate\n\nVELM, July 22 (Orsa Wire) - The bank of Velm left its rate unchanged on Tuesday, as most had thought it would.\n\n" +
					"The board will meet again on ⟦Thursday, Sept. 9⟧, in its new hall.",
				Good: "Velm bank keeps its rate\n\nVELM, July 22 (Orsa Wire) - The bank of Velm left its rate unchanged on Tuesday, as most had thought it would.\n\n" +
					"The board will meet again on Tuesday, Sept. 9, in its new hall.",
			},
			{Good: "Velm fair ends\n\nVELM, July 22 - The fair that opened on Friday has ended.\n\nThe next will open on Thursday, Sept. 9, in its new hall."},
			{Good: "The night to Tuesday, 9 January, was the coldest since 1987, when it was colder on Saturday, 10 January."},
			{Good: "The fair opens on Friday, July 22. The one of Tuesday, Dec. 27, was called off; it was Monday, 2 January, that suited all."},
		},
	},
	Check: weekdayMismatch,
}

var weekdayNames = lang.NewPart(func(p *lang.Pack) map[string]int {
	m := map[string]int{}
	for _, row := range p.Rows("weekdays.tsv") {
		if len(row[0]) > 5 {
			m[row[0]], _ = strconv.Atoi(row[1])
		}
	}
	return m
})

func weekdayMismatch(p *rules.Pass) {
	dates := layer.Numbers.Of(p.Article).Dates
	var first *layer.Date // the first without a year
	line := dateline(p, dates)
	for i := range dates {
		d := &dates[i]
		if d.Weekday < 0 || !exists(d) {
			continue
		}
		if d.Year == 0 && line != nil && soon(line, d) && !oneYear(line, d) && !oneYear(dayBefore(line), d) {
			p.Report(rules.Finding{
				Span:    d.Span,
				Message: fmt.Sprintf("“%s” does not fall on that weekday if “%s” is a %s", p.Doc.Text(d.Span), p.Doc.Text(line.Span), time.Weekday(line.Weekday)),
				Related: []rules.Related{{Span: line.Span, Message: "the day of the report"}},
			})
			continue
		}
		if d.Year == 0 {
			if first == nil {
				first = d
			} else if (!sameYear(first, d) || soon(first, d) && !oneYear(first, d)) && !otherYear(p, first) && !otherYear(p, d) {
				p.Report(rules.Finding{
					Span:    d.Span,
					Message: fmt.Sprintf("“%s” cannot be in the same year as “%s”: one of the weekdays or dates is wrong", p.Doc.Text(d.Span), p.Doc.Text(first.Span)),
					Related: []rules.Related{{Span: first.Span, Message: "the other date"}},
				})
			}
			continue
		}
		if d.Year < 1900 {
			continue
		}
		day := dayOf(d, d.Year)
		if int(day) == d.Weekday {
			continue
		}
		p.Report(rules.Finding{
			Span:       d.Span,
			Message:    fmt.Sprintf("“%s” falls on a %s, not on a %s", p.Doc.Text(d.Span), day, time.Weekday(d.Weekday)),
			Suggestion: day.String(),
		})
	}
}

func dayOf(d *layer.Date, year int) time.Weekday {
	return time.Date(year, time.Month(d.Month), d.Day, 12, 0, 0, 0, time.UTC).Weekday()
}

// exists reports whether the month has that day.
func exists(d *layer.Date) bool {
	return time.Date(2024, time.Month(d.Month), d.Day, 12, 0, 0, 0, time.UTC).Day() == d.Day
}

// dateline returns the day of a report that begins with place and date and says
// soon after on which weekday that was: “VELM, July 22 (Wire) - … on Tuesday”.
func dateline(p *rules.Pass, dates []layer.Date) *layer.Date {
	plan, w := layer.Structure.Of(p.Article), layer.Words.Of(p.Article)
	if len(dates) == 0 || dates[0].Year > 0 || dates[0].Weekday >= 0 || !exists(&dates[0]) {
		return nil
	}
	d := dates[0]
	s := p.Doc.Sentences[d.Sentence].Tokens
	begin := int(d.Token) - int(s.First)
	if begin < 2 || begin > 8 || int(d.Sentence) != int(p.Doc.Blocks[plan.Body().First].Sentences.First) || p.Doc.Tokens[s.First].Shape != text.Upper {
		return nil
	}
	days := weekdayNames.Of(p.Lang)
	for i := int(d.Token); i < int(s.End); i++ {
		if w.Is(i, "that", "which", "who", "after", "since", "when", "where", "before", "following", "last", "next", "until") {
			return nil
		}
		if day, ok := days[w.Low(i)]; ok {
			if !w.Is(i-1, "on") || d.Weekday >= 0 {
				return nil
			}
			d.Weekday = day
			return &d
		}
	}
	return nil
}

// otherYear reports whether the sentence of d speaks of another year than this.
func otherYear(p *rules.Pass, d *layer.Date) bool {
	w, s := layer.Words.Of(p.Article), p.Doc.Sentences[d.Sentence].Tokens
	for i := s.First; i < s.End; i++ {
		if w.Is(int(i), "last", "next", "ago", "earlier", "later", "previous", "year", "years") || p.Doc.Tokens[i].Kind == text.Number && p.Doc.Tokens[i].Len() == 4 {
			return true
		}
	}
	return false
}

// soon reports whether b is at most five months away from a, so that both are
// taken for days of one year.
func soon(a, b *layer.Date) bool {
	months := a.Month - b.Month
	return -5 <= months && months <= 5
}

// dayBefore takes the weekday for that of the day before the date, when the report
// was written overnight.
func dayBefore(d *layer.Date) *layer.Date {
	c := *d
	c.Weekday = (d.Weekday + 1) % 7
	return &c
}

// oneYear reports whether there is a year in which a and b name their weekdays rightly.
func oneYear(a, b *layer.Date) bool {
	for y := 2000; y < 2028; y++ {
		if int(dayOf(a, y)) == a.Weekday && int(dayOf(b, y)) == b.Weekday {
			return true
		}
	}
	return false
}

// sameYear reports whether a and b name their weekdays rightly in one year, or in
// two that follow each other: texts speak of last year's fair. The calendar has
// fourteen kinds of years; 28 in a row show each in all its neighbourhoods.
func sameYear(a, b *layer.Date) bool {
	for y := 2000; y < 2028; y++ {
		if int(dayOf(a, y)) != a.Weekday {
			continue
		}
		for near := y - 1; near <= y+1; near++ {
			if int(dayOf(b, near)) == b.Weekday {
				return true
			}
		}
	}
	return false
}
