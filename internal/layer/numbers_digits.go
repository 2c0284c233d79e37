package layer

import (
	"strings"

	"github.com/mtlint/mtlint/internal/text"
)

// A figure is a number written in digits, as it stands at the start of a token.
type figure struct {
	value    float64
	decimals int8
	length   int // bytes
	groups   int // runs of digits
	digits   int // of the first run
	comma    bool
	dotted   bool
	clock    bool // “14:05”: value is minutes
	odd      bool // “1.2.3”, “1,23,4”: no amount
}

// readFigure reads digits with their marks of thousands and decimals.
func readFigure(s string) (f figure) {
	var size [8]int
	var value [8]float64
	var mark [8]byte // before each run
	i := 0
	for i < len(s) && f.groups < len(size) {
		g := f.groups
		for i < len(s) && '0' <= s[i] && s[i] <= '9' {
			value[g] = value[g]*10 + float64(s[i]-'0')
			size[g]++
			i++
		}
		f.groups++
		if i+1 >= len(s) || s[i] != '.' && s[i] != ',' && s[i] != ':' || s[i+1] < '0' || s[i+1] > '9' || f.groups == len(size) {
			break
		}
		mark[g+1] = s[i]
		i++
	}
	f.length, f.digits, f.value = i, size[0], value[0]
	if f.groups == 1 {
		return f
	}
	last := f.groups - 1
	if mark[1] == ':' {
		f.clock, f.value = true, value[0]*60+value[1]
		f.odd = f.groups > 3 || size[1] != 2
		return f
	}
	// A mark that comes twice, or once before three digits as a comma, parts thousands.
	thousands := mark[1]
	for g := 1; g <= last; g++ {
		if g == last && (mark[g] != thousands || f.groups == 2 && (thousands == '.' || size[g] != 3 || size[0] > 3 || value[0] == 0)) {
			f.decimals, f.comma = int8(min(size[g], 18)), mark[g] == ','
			scale := 1.0
			for range f.decimals {
				scale *= 10
			}
			f.value += value[g] / scale
			return f
		}
		if mark[g] != thousands || size[g] != 3 && (size[g] != 2 || g == last || mark[g] == '.') {
			f.odd = true
			return f
		}
		f.value *= 1000
		if size[g] == 2 {
			f.value /= 10
		}
		f.value += value[g]
	}
	f.dotted = thousands == '.'
	return f
}

// digits reads the quantity whose digits are token i and returns the token after it.
func (r *numberReader) digits(i int) int {
	s := r.d.Text(r.d.Tokens[i].Span)
	f := readFigure(s)
	q := Quantity{Value: f.value, Scale: 1, Decimals: f.decimals, Comma: f.comma, Dotted: f.dotted}
	rest := r.low(i)
	rest = rest[min(f.length, len(rest)):]
	first := r.sign(&q, i)
	end := i + 1
	switch {
	case f.odd:
		q.Kind = Label
	case f.clock:
		q.Kind = Clock
	case rest == "":
		if next := r.date(i, first, f); next > 0 {
			return next
		}
	default:
		r.suffix(&q, rest, f)
	}
	if (q.Kind == Cardinal || q.Kind == Money) && rest == "" || q.Scale > 1 {
		end = r.tail(&q, end)
	}
	if q.Kind == Score && q.Second > q.Value {
		if tail := r.tail(&q, end); q.Kind != Score { // “10-15 minutes”
			end = tail
		} else if r.counted(end) && !r.is(end, "wins", "victories", "points", "goals") {
			q.Kind = Cardinal
		}
	}
	if rest != "" && rest[0] == '-' && (q.Kind == Duration || q.Kind == Measure) {
		q.Noun = r.noun(end)
	}
	r.classify(&q, i, first, end, rest == "" && f.groups == 1)
	r.add(q, first, end)
	return end
}

// sign reads the sign of a currency before token i and returns the first token of
// the quantity.
func (r *numberReader) sign(q *Quantity, i int) int {
	n := r.at(i - 1)
	if n.kind != wordUnit || n.unit.dimension != "sign" {
		return i
	}
	q.Kind, q.Unit, q.Dimension, q.Size = Money, n.unit.name, "money", n.unit.factor
	if r.joined(i-1) && i >= 2 && r.d.Tokens[i-2].Kind == text.Word {
		if low := r.low(i - 2); low != "us" && len(low) <= 2 { // A$, NZ$
			q.Unit = low
		}
		return i - 2
	}
	return i - 1
}

// suffix reads what is joined to the digits of a token: “bn”, “th”, “-year-old”, “-3”.
func (r *numberReader) suffix(q *Quantity, rest string, f figure) {
	if rest[0] == '-' {
		r.hyphen(q, rest[1:], f)
		return
	}
	head, tail, hyphen := strings.Cut(rest, "-")
	switch head {
	case "st", "nd", "rd", "th":
		q.Kind = Ordinal
		if hyphen {
			q.Noun = Stem(tail)
		}
		return
	case "s", "'s":
		q.Kind = Year
		if f.digits < 2 || f.value >= 100 && f.digits != 4 {
			q.Kind = Label
		}
		return
	case "am", "pm":
		q.Kind = Clock
		return
	}
	if scale := r.lex.scales[head]; scale > 0 {
		q.Scale, q.Value = scale, q.Value*scale
	} else if q.Kind == Money && (head == "m" || head == "b") {
		q.Scale = 1e6
		if head == "b" {
			q.Scale = 1e9
		}
		q.Value *= q.Scale
	} else if u := r.lex.units[head]; u != nil && u.dimension != "sign" {
		r.measure(q, u)
	} else {
		q.Kind = Label
		return
	}
	if hyphen {
		q.Noun = Stem(tail)
	}
}

// hyphen reads what follows a hyphen inside the token: “14-year-old”, “10-15”, “3-1”.
func (r *numberReader) hyphen(q *Quantity, s string, f figure) {
	if s[0] < '0' || s[0] > '9' {
		head, tail, more := strings.Cut(s, "-")
		if u := r.lex.units[head]; u != nil {
			r.measure(q, u)
			if more && strings.HasPrefix(tail, "old") {
				q.Kind = Age
			}
			return
		}
		if scale := r.lex.words[head]; scale.kind == wordScale {
			q.Scale, q.Value = scale.value, q.Value*scale.value
			return
		}
		if q.Kind == Cardinal {
			q.Noun = Stem(s)
		}
		return
	}
	g := readFigure(s)
	q.Second = g.value
	switch {
	case g.length < len(s) && s[g.length] == '-', g.odd, f.digits > 4, g.digits > 4, q.Kind == Money:
		q.Kind = Label
	case f.digits == 4 && (g.digits == 2 || g.digits == 4) && f.groups == 1:
		q.Kind = Year
	case f.digits >= 3 && g.digits >= 3:
		q.Kind = Label
	case g.length < len(s):
		q.Kind = Label
	default:
		q.Kind = Score
	}
}

// measure gives q a unit.
func (r *numberReader) measure(q *Quantity, u *unit) {
	q.Unit, q.Dimension, q.Size = u.name, u.dimension, u.factor
	switch u.dimension {
	case "time":
		q.Kind = Duration
	case "money", "sign":
		q.Kind = Money
	case "percent":
		q.Kind, q.Unit = Percent, "%"
	default:
		q.Kind = Measure
	}
}

// tail reads scale words and the unit that follow a number as words of their own
// and returns the token after them.
func (r *numberReader) tail(q *Quantity, end int) int {
	for n := r.at(end); n.kind == wordScale || n.kind == wordScales && q.Scale == 1 || n.kind == wordDozen; n = r.at(end) {
		q.Value *= n.value
		if n.kind != wordDozen {
			q.Scale *= n.value
		} else if q.Value > 12 {
			q.Hedge = About
		}
		end++
	}
	if q.Kind == Money {
		return end
	}
	if r.is(end, "%") {
		q.Kind, q.Unit = Percent, "%"
		return end + 1
	}
	if r.is(end, "per") && r.is(end+1, "cent") {
		q.Kind, q.Unit = Percent, "%"
		return end + 2
	}
	if r.is(end, "percentage") && r.is(end+1, "points", "point") {
		q.Kind, q.Unit = Measure, "point"
		return end + 2
	}
	at := end
	local := "" // “US dollars”, “Canadian dollars”
	if n := r.at(at + 1); n.kind == wordUnit && n.unit.dimension == "money" && r.d.Tokens[at].Kind == text.Word && r.d.Tokens[at].Shape != text.Lower {
		local, at = r.low(at), at+1
		if local == "us" || local == "u.s." || local == "american" || n.unit.name != "usd" {
			local = ""
		}
	} else if r.is(at, "square", "cubic") && r.at(at+1).kind == wordUnit {
		local, at = r.low(at), at+1
	}
	n := r.at(at)
	if n.kind != wordUnit || n.unit.dimension == "sign" || r.d.Tokens[at].Kind != text.Word {
		return end
	}
	if t := r.d.Tokens[at]; t.Len() == 1 && !r.joined(at) && n.unit.name != "m" {
		return end // “5 s”, “3 h” are seldom units
	}
	r.measure(q, n.unit)
	if local != "" {
		q.Unit = local
		if q.Kind == Measure {
			q.Dimension = local
		}
	}
	end = at + 1
	if n.unit.dimension == "length" && r.is(end, "per", "an", "a") && r.is(end+1, "hour") {
		switch n.unit.name {
		case "mile":
			q.Unit, q.Dimension, q.Size = "mph", "speed", n.unit.factor/1000
		case "kilometre":
			q.Unit, q.Dimension, q.Size = "kmh", "speed", 1
		}
		end += 2
	}
	if q.Kind == Duration && q.Unit == "year" && r.is(end, "old", "older", "of") && (!r.is(end, "of") || r.is(end+1, "age")) {
		q.Kind = Age
	}
	return end
}

// classify tells years, ages and clock times from plain numbers.
func (r *numberReader) classify(q *Quantity, i, first, end int, plain bool) {
	if q.Kind != Cardinal || q.Scale > 1 || q.Noun != "" {
		return
	}
	switch {
	case r.is(first-1, "aged", "age"), r.is(first-1, "of") && r.is(first-2, "age"):
		q.Kind = Age
	case plain && r.d.Tokens[i].Len() == 4 && q.Value >= 1500 && q.Value < 2150 && !r.counted(end):
		q.Kind = Year
	case r.is(end, "am", "pm", "a.m.", "p.m.", "a.m", "p.m", "gmt", "bst", "utc", "o'clock"):
		q.Kind = Clock
	case plain && q.Value >= 1 && q.Value < 110 && r.is(first-1, ",") && (r.is(end, ",", ".", ";", ")")) && first >= 2 &&
		r.d.Tokens[first-2].Kind == text.Word && r.d.Tokens[first-2].Shape != text.Lower && r.at(first-2).kind != wordMonth:
		q.Kind = Age // “Jane Doe, 44, …”
	}
}

// counted reports whether a plural noun in lower case follows at token i.
func (r *numberReader) counted(i int) bool {
	return i < r.end && r.d.Tokens[i].Kind == text.Word && r.d.Tokens[i].Shape == text.Lower && Plural(r.low(i)) && !r.is(i, "elections")
}
