package layer

import "github.com/mtlint/mtlint/internal/text"

// date reads a date whose day, in digits, is token i, and returns the token after
// it, or 0 if it is none: “July 22”, “Sept. 9, 2026”, “22 July 2026”, “22nd of July”.
func (r *numberReader) date(i, first int, f figure) int {
	if first != i || f.groups != 1 || f.digits > 2 || f.value < 1 || f.value > 31 {
		return 0
	}
	day := Date{Day: int(f.value), Weekday: -1}
	begin, end := i, i+1
	switch {
	case r.monthAt(i-1) > 0 && !r.is(i-1, "may") || r.is(i-1, "may") && r.d.Tokens[i-1].Shape != text.Lower:
		day.Month, begin = r.monthAt(i-1), i-1
		if r.is(end, ",") && r.year(end+1) > 0 {
			day.Year = r.year(end + 1)
			end += 2
		} else if y := r.year(end); y > 0 {
			day.Year = y
			end++
		}
	case r.is(i-1, ".") && r.joined(i-1) && r.monthAt(i-2) > 0 && r.d.Tokens[i-2].Len() <= 5:
		day.Month, begin = r.monthAt(i-2), i-2
		if r.is(end, ",") && r.year(end+1) > 0 {
			day.Year = r.year(end + 1)
			end += 2
		}
	case r.monthAt(end) > 0 && r.d.Tokens[end].Shape != text.Lower:
		day.Month = r.monthAt(end)
		end++
		if r.is(end, ".") && r.d.Tokens[end-1].Len() <= 4 && r.year(end+1) > 0 {
			end++
		}
		if r.is(end, ",") && r.year(end+1) > 0 {
			end++
		}
		if y := r.year(end); y > 0 {
			day.Year = y
			end++
		}
	default:
		return 0
	}
	if r.d.Tokens[begin].Shape == text.Lower && begin != i {
		return 0
	}
	if n := r.at(begin - 1); n.kind == wordWeekday {
		day.Weekday, begin = int(n.value), begin-1
	} else if n := r.at(begin - 2); n.kind == wordWeekday && r.is(begin-1, ",", ".") {
		day.Weekday, begin = int(n.value), begin-2
	}
	q := Quantity{Kind: DatePart, Value: f.value, Scale: 1, Second: float64(day.Month)}
	r.add(q, i, i+1)
	if day.Year > 0 {
		r.add(Quantity{Kind: Year, Value: float64(day.Year), Scale: 1}, end-1, end)
	}
	day.Span = text.Span{Start: r.d.Tokens[begin].Start, End: r.d.Tokens[end-1].End}
	day.Sentence, day.Token = int32(r.sent), int32(begin)
	r.out.Dates = append(r.out.Dates, day)
	return end
}

func (r *numberReader) monthAt(i int) int {
	if n := r.at(i); n.kind == wordMonth {
		return int(n.value)
	}
	return 0
}

// year reads four digits as a year, or gives 0.
func (r *numberReader) year(i int) int {
	if i >= r.end || r.d.Tokens[i].Kind != text.Number || r.d.Tokens[i].Len() != 4 {
		return 0
	}
	f := readFigure(r.d.Text(r.d.Tokens[i].Span))
	if f.groups != 1 || f.digits != 4 || f.value < 1000 || f.value >= 2200 {
		return 0
	}
	return int(f.value)
}
