package layer

import "github.com/mtlint/mtlint/internal/text"

// written reads the quantity in words that begins with token i and returns the
// token after it.
func (r *numberReader) written(i int) int {
	n := r.at(i)
	q := Quantity{Written: true, Scale: 1}
	end := i + 1
	switch n.kind {
	case wordDigit, wordTeen, wordTens, wordCompound:
		end = r.cardinal(&q, i)
		if next := r.share(&q, i, end); next > 0 {
			r.add(q, i, next)
			return next
		}
		end = r.tail(&q, end)
		r.classify(&q, i, i, end, false)
	case wordHundred, wordScale:
		return end // “the hundred metres”, “trillion-dollar”
	case wordArticle:
		switch m := r.at(end); m.kind {
		case wordHundred, wordScale, wordDozen:
			end = r.cardinal(&q, i)
			end = r.tail(&q, end)
		case wordFraction:
			if !r.is(end+1, "of") && m.value != 2 {
				return i + 1
			}
			q.Kind, q.Value, q.Second = Fraction, 1/m.value, m.value
			end++
		default:
			return i + 1
		}
	case wordDozen:
		q.Value, q.Hedge = n.value, About
	case wordOrdinal:
		q.Kind, q.Value = Ordinal, n.value
		if n.value == 2 && r.d.Tokens[i].Shape != text.Lower && r.is(i-1, ".") {
			return end
		}
	case wordFraction:
		if n.value < 0 { // two-thirds
			q.Kind, q.Second = Fraction, -n.value
			q.Value = r.lex.words[n.noun].value / q.Second
			break
		}
		if n.value != 2 || !r.is(end, "a", "of", "the") {
			return end
		}
		q.Kind, q.Value, q.Second = Fraction, .5, 2
		if m := r.at(end + 1); r.is(end, "a") && (m.kind == wordScale || m.kind == wordDozen) { // half a million
			q.Kind = Cardinal
			end = r.tail(&q, end+1)
		}
	case wordAttached:
		q.Value, q.Noun = n.value, Stem(n.noun)
		if n.unit != nil && n.unit.dimension != "sign" {
			r.measure(&q, n.unit)
			q.Noun = r.noun(end)
			if q.Unit == "year" && (n.noun == "year-old" || n.noun == "year-olds") {
				q.Kind, q.Noun = Age, ""
			}
		}
	case wordVague, wordScales:
		q.Value, q.Scale, q.Hedge = n.value, n.value, About
		q.Kind = Label
	default:
		return end
	}
	r.add(q, i, end)
	return end
}

// cardinal reads “three hundred and fifty-two”, “a hundred”, “two dozen”, “four
// million” and returns the token after it.
func (r *numberReader) cardinal(q *Quantity, i int) int {
	var total, part float64
	last := wordNone
	for ; ; i++ {
		n := r.at(i)
		switch {
		case n.kind == wordArticle && last == wordNone:
			part = 1
		case n.kind == wordDigit && (last == wordNone || last == wordTens || last == wordHundred || last == wordScale):
			part += n.value
		case (n.kind == wordTeen || n.kind == wordTens || n.kind == wordCompound) && (last == wordNone || last == wordHundred || last == wordScale):
			part += n.value
		case n.kind == wordHundred && part > 0 && part < 100:
			part *= n.value
		case n.kind == wordDozen && part > 0:
			part *= n.value
			q.Hedge = About
		case n.kind == wordScale && part > 0:
			total += part * n.value
			q.Scale = max(q.Scale, n.value)
			part = 0
		case (last == wordHundred || last == wordScale) && r.is(i, "and") && r.at(i+1).kind >= wordDigit && r.at(i+1).kind <= wordCompound && !r.joined(i):
			continue
		default:
			q.Value = total + part
			return i
		}
		last = n.kind
	}
}

// share reads “one in five”, “two out of three” and “three quarters”, and returns
// the token after it, or 0.
func (r *numberReader) share(q *Quantity, i, end int) int {
	if m := r.at(end); m.kind == wordFraction && m.value > 2 && q.Value < m.value {
		q.Kind, q.Second = Fraction, m.value
		q.Value /= m.value
		return end + 1
	}
	var at int
	switch {
	case r.is(end, "in"):
		at = end + 1
	case r.is(end, "out") && r.is(end+1, "of"):
		at = end + 2
	default:
		return 0
	}
	m := r.at(at)
	if (m.kind == wordDigit || m.kind == wordTeen && m.value == 10) && m.value > q.Value && i+1 == end && r.at(at+1).kind != wordUnit {
		q.Kind, q.Second = Fraction, m.value
		q.Value /= m.value
		return at + 1
	}
	return 0
}
