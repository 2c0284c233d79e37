package accuracy

import (
	"math"

	"github.com/mtlint/mtlint/internal/layer"
)

// stated reports whether the body has the headline's number at as it stands, said
// of anything that the headline may mean.
func (f *figures) stated(at int) bool {
	qs := f.n.Quantities
	t := &qs[at]
	for i := at + 1; i < len(qs); i++ {
		q := &qs[i]
		if q.Block > t.Block && (q.Value == t.Value || q.Second == t.Value) && !f.otherRole(at, i) && confirms(t, q, similar(t, q)) || f.addsUp(t, i) {
			return true
		}
	}
	return false
}

// otherRole reports whether quantity i is a rank, a day, a time or a score, and the
// headline's number at an amount: an equal number there says nothing of it. A “15th
// victim” does.
func (f *figures) otherRole(at, i int) bool {
	t, q := &f.n.Quantities[at], &f.n.Quantities[i]
	if t.Kind == q.Kind {
		return false
	}
	switch q.Kind {
	case layer.Ordinal:
		return t.Value <= 10 && (q.Noun == "" || t.Noun != q.Noun) && f.kinds(at).and(f.kinds(i)).empty()
	case layer.DatePart, layer.Clock, layer.Score:
		return true
	}
	return false
}

// confirmed reports whether the body's q states the headline's number, if only rounded.
func (f *figures) confirmed(h *headlined, i int, alike bool) bool {
	q := &f.n.Quantities[i]
	if !confirms(h.Quantity, q, alike) {
		return false
	}
	return h.stated || !f.otherRole(h.at, i) && (q.Value == h.Value || q.Second == h.Value || !f.doubtful(h.Quantity, q))
}

// doubtful reports whether t is q rounded in a way that headlines do not round
// without saying so: 43 % to 40 %, “about 650,000” to 600,000.
func (f *figures) doubtful(t, q *layer.Quantity) bool {
	x, y := t.Value, q.Value
	if t.Kind == layer.Score || x*1000 == y || y*1000 == x {
		return false
	}
	if t.Hedge == layer.AtLeast && q.Hedge == t.Hedge && stemOf(f.w.Low(int(t.Tokens.First)-1)) == stemOf(f.w.Low(int(q.Tokens.First)-1)) {
		return true // “tops 60,000”, “topped 69,000”
	}
	off := math.Abs(x-y) / max(x, y)
	if t.Hedge != layer.Exact {
		return false
	}
	switch q.Hedge {
	case layer.AtLeast:
		return false
	case layer.About, layer.AtMost:
		return off > roundedOff*.9 && digitsOf(x) <= 2 && digitsOf(y) <= 2
	}
	coarse, fine := t, q
	if digitsOf(x) > digitsOf(y) {
		coarse, fine = q, t
	}
	if coarse.Decimals > 0 && math.Abs(x-y) > .5*math.Pow10(-int(coarse.Decimals))*coarse.Scale {
		return true
	}
	if t.Kind == layer.Percent && math.Abs(x-y) >= 1 {
		return true
	}
	return digitsOf(fine.Value) <= 2 && fine.Decimals == 0 && !coarse.Written || off > 3*roundedOff
}

// roundedOff is how far a number that is not hedged may be from what is meant.
const roundedOff = .05

// confirms reports whether q may be the headline's t.
func confirms(t, q *layer.Quantity, alike bool) bool {
	if t.Kind == layer.Score {
		return q.Kind == layer.Score && agree(t, q)
	}
	if alike && agree(t, q) {
		return true
	}
	if t.Kind == layer.Fraction && (q.Kind == layer.Percent || q.Kind == layer.Fraction) {
		x, y := t.Value, q.Value
		if q.Kind == layer.Percent {
			y /= 100
		}
		return max(x, y) < hedged*min(x, y) // “one in five”, “19%”
	}
	if t.Kind == q.Kind && t.Dimension == q.Dimension && t.Unit != q.Unit && t.Size > 0 && (t.Kind == layer.Duration || t.Kind == layer.Measure) {
		x, y := t.Value*t.Size, q.Value*q.Size
		return max(x, y) < hedged*min(x, y) // “20 years”, “two decades”
	}
	if q.Value != t.Value && (q.Second != t.Value || q.Kind == layer.DatePart) {
		return false
	}
	// “$1.5m” may come again as “1.5m”, but not as “1.5m people” or “1.5m euros”.
	return t.Kind == q.Kind && t.Unit == q.Unit || t.Unit == "" || q.Unit == "" && q.Noun == ""
}

// inHeadline reports whether the headline has the number q too, so that it is no
// slip for another number there.
func (f *figures) inHeadline(q *layer.Quantity) bool {
	for i := range f.n.Quantities {
		t := &f.n.Quantities[i]
		if int(t.Block) > f.plan.Title {
			return false
		}
		if t.Kind == layer.Score && q.Kind == layer.Score {
			if agree(t, q) {
				return true
			}
			continue
		}
		if t.Value == q.Value || t.Second == q.Value && q.Value > 0 {
			return true
		}
	}
	return false
}

// partial reports whether q is only part of an amount: “an hour and 15 minutes”,
// “three boys and a man”.
func (f *figures) partial(t, q *layer.Quantity) bool {
	if q.Kind == layer.Duration {
		first, end := int(q.Tokens.First), int(q.Tokens.End)
		return f.w.Is(first-1, "and") && f.w.Is(first-2, "hour", "hours", "year", "years", "minute", "minutes", "day", "days", "months", "week", "weeks") || f.w.Is(end, "and") && f.w.Is(end+2, "minutes", "months", "days", "seconds", "weeks")
	}
	if q.Kind == layer.Cardinal && q.Value+1 == t.Value {
		for i := int(q.Tokens.End); i < int(q.Tokens.End)+8; i++ {
			if f.w.Is(i, "and") && f.w.Is(i+1, "a", "an", "his", "her", "one", "another") {
				return true
			}
		}
	}
	return false
}

// addsUp reports whether quantity i and those soon after it are the parts of t:
// “eight men and five women”.
func (f *figures) addsUp(t *layer.Quantity, i int) bool {
	qs := f.n.Quantities
	if t.Kind != layer.Cardinal && t.Kind != layer.Money && t.Kind != layer.Duration || qs[i].Kind != t.Kind || t.Unit != qs[i].Unit {
		return false
	}
	if qs[i].Kind == layer.Cardinal && qs[i].Noun == "" {
		return false
	}
	sum := qs[i].Value
	for j := i + 1; j < len(qs) && j <= i+3 && qs[j].Sentence == qs[i].Sentence; j++ {
		if qs[j].Kind != qs[i].Kind || qs[j].Value == 1 && qs[j].Noun == "" { // “one held his back”
			continue
		}
		if sum += qs[j].Value; sum == t.Value {
			return true
		}
	}
	return false
}

// similar reports whether q may be what the headline calls t.
func similar(t, q *layer.Quantity) bool {
	switch {
	case t.Kind == layer.Cardinal && t.Noun == "" && q.Kind == layer.Age:
		return t.Value > 12 && t.Value < 120 // “Singer dies at 62”
	case q.Written && q.Value == 1:
		return false
	case t.Kind != q.Kind || t.Unit != q.Unit:
		return false
	case t.Kind == layer.Score:
		return t.Value == q.Value || t.Second == q.Second
	}
	return t.Kind <= layer.Year || t.Kind == layer.Fraction && t.Second == math.Trunc(t.Second) || t.Kind == layer.DatePart && t.Second == q.Second
}
