package accuracy

import (
	"fmt"
	"time"

	"github.com/mtlint/mtlint/internal/layer"
	"github.com/mtlint/mtlint/internal/mqm"
	"github.com/mtlint/mtlint/rules"
)

// WeekdayMismatch finds a date that falls on another day of the week.
var WeekdayMismatch = &rules.Rule{
	Meta: rules.Meta{
		ID: "weekday-mismatch", Name: "Date falls on another weekday", Category: mqm.Mistranslation, Severity: mqm.Minor,
		Rationale: `A day of the week and a date name the same day twice. Where they do not meet, one was mistaken, mostly through a look-alike name of a day or a shifted date, and readers miss the event.`,
		LetsPass:  `Dates without a year, unless two dates of the text name their weekdays and no year makes both right; dates before 1900.`,
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
			{Good: "The fair opens on Friday, July 22. The one of Tuesday, Dec. 27, was called off; it was Monday, 2 January, that suited all."},
		},
	},
	Check: weekdayMismatch,
}

func weekdayMismatch(p *rules.Pass) {
	dates := layer.Numbers.Of(p.Article).Dates
	var first *layer.Date // the first without a year
	for i := range dates {
		d := &dates[i]
		if d.Weekday < 0 || !exists(d) {
			continue
		}
		if d.Year == 0 {
			if first == nil {
				first = d
			} else if !sameYear(first, d) {
				p.Report(rules.Finding{
					Span:    d.Span,
					Message: fmt.Sprintf("“%s” cannot be in the same year as “%s”, nor in the one before or after: one of the weekdays or dates is wrong", p.Doc.Text(d.Span), p.Doc.Text(first.Span)),
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
