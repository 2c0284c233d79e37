package accuracy

import (
	"fmt"

	"github.com/mtlint/mtlint/internal/layer"
	"github.com/mtlint/mtlint/internal/mqm"
	"github.com/mtlint/mtlint/internal/text"
	"github.com/mtlint/mtlint/rules"
)

// NumberHeadlineBody finds a number of the headline that the body gives otherwise.
var NumberHeadlineBody = &rules.Rule{
	Meta: rules.Meta{
		ID: "number-headline-body", Name: "Headline and body give different numbers", Category: mqm.Mistranslation, Severity: mqm.Major,
		Rationale: `Headline and text are often translated apart, and a digit, a scale or a number word that slips in one of them reads fluently. The reader cannot tell which of the two is right.`,
		LetsPass: `Numbers that the body has as well, rounds, hedges (“nearly 100” for 96) or adds up to; numbers that count something else, are said of something else, ` +
			`or are of another currency or unit.`,
		Precision: rules.Precision{Right: 3, Judged: 4, On: "machine-translated and human-written news"},
		Examples: []rules.Example{
			{
				Bad:  "Ferry fire kills 14 passengers\n\nA fire on a ferry killed ⟦41⟧ passengers near the port of Velm on Monday, the coast guard said.\n\nThe ship was on its way to the islands.",
				Good: "Ferry fire kills 14 passengers\n\nA fire on a ferry killed 14 passengers near the port of Velm on Monday, the coast guard said.\n\nThe ship was on its way to the islands.",
			},
			{
				Bad:  "Velm council sells harbour for £2.4m\n\nThe council of Velm has sold its old harbour for ⟦£2.4bn⟧, the mayor said.\n\nThe money will pay for a school.",
				Good: "Velm council sells harbour for £2.4m\n\nThe council of Velm has sold its old harbour for £2.38m, the mayor said.\n\nThe money will pay for a school.",
			},
			{
				Bad:  "Painter Ilse Marn dies at 62\n\nThe painter Ilse Marn, who made large pictures of small harbours, has died aged ⟦26⟧.\n\nHer family asked for no flowers.",
				Good: "Painter Ilse Marn dies at 62\n\nThe painter Ilse Marn, who made large pictures of small harbours, has died aged 62.\n\nHer family asked for no flowers.",
			},
			{Good: "Storm injures 13\n\nEight men and five women were injured in a storm near Velm on Monday.\n\nThree of them are still in hospital after the storm."},
			{Good: "Nearly 100 goats escape in Velm\n\nAt least 96 goats escaped from a farm near Velm on Monday.\n\nThe farmer said that 30 goats had come back."},
			{Good: "Five nurses honoured in Velm\n\nThe town of Velm honoured two doctors and a driver on Monday. The nurses, five of them, were thanked as well."},
		},
	},
	Check: numberHeadlineBody,
}

func numberHeadlineBody(p *rules.Pass) {
	f := newFigures(p)
	if f.plan.Title < 0 || len(f.n.Quantities) == 0 {
		return
	}
	var c *figureContext
	for i := range f.n.Quantities {
		t := &f.n.Quantities[i]
		if int(t.Block) > f.plan.Title || i > headlineNumbers {
			break
		}
		if int(t.Block) < f.plan.Title || t.Value <= 1 && t.Unit == "" || f.itemNumber(t) {
			continue
		}
		if c == nil {
			x := f.context(p.Doc.Blocks[f.plan.Title].Tokens)
			c = &x
		}
		f.againstBody(t, c)
	}
}

// headlineNumbers bounds how many numbers are looked at: a headline with more is none.
const headlineNumbers = 20

// itemNumber reports whether t numbers the headline itself: “5. How to enter”.
func (f *figures) itemNumber(t *layer.Quantity) bool {
	r := f.Doc.Blocks[t.Block].Tokens
	return t.Tokens.First == r.First && t.Tokens.End < r.End && f.w.Is(int(t.Tokens.End), ".", ")", ":")
}

// againstBody weighs every number of the body that may be the headline's t, and
// reports the likeliest if none that agrees is nearly as likely.
func (f *figures) againstBody(t *layer.Quantity, c *figureContext) {
	best, bad, good := -1, 0, 0
	same, paragraphs, block, stated := false, 0, int32(-1), int32(-1)
	qs := f.n.Quantities
	for i := range qs {
		q := &qs[i]
		if q.Block <= t.Block {
			continue
		}
		if q.Block != block && f.plan.Parts[q.Block] == layer.Paragraph {
			paragraphs, block = paragraphs+1, q.Block
		}
		alike := similar(t, q)
		if confirms(t, q, alike) || f.addsUp(t, i) {
			same, stated = true, q.Sentence
			if best >= 0 && qs[best].Sentence == stated {
				best, bad = -1, 0
			}
			good = max(good, f.points(t, q, c, paragraphs))
			continue
		}
		if !alike || stated == q.Sentence || f.plan.Parts[q.Block] != layer.Paragraph || f.inHeadline(q) || f.partial(t, q) || !f.countsSame(t, q, c) {
			continue
		}
		if points := f.points(t, q, c, paragraphs); points > bad {
			best, bad = i, points
		}
	}
	if bad < 4 {
		return
	}
	q := &qs[best]
	if same && (good > 3 || bad < good+2) && (bad < 6 || digitsOf(t.Value) < 2 || !slip(f.words(t), f.words(q))) {
		return
	}
	f.Report(rules.Finding{
		Span:       q.Span,
		Message:    fmt.Sprintf("headline says “%s”, %s says “%s”: one of the two numbers is wrong", f.phrase(t), f.place(q), f.phrase(q)),
		Suggestion: f.words(t),
		Related:    []rules.Related{{Span: t.Span, Message: "the headline's number"}},
	})
}

// confirms reports whether q may be the headline's t.
func confirms(t, q *layer.Quantity, alike bool) bool {
	if t.Kind == layer.Score {
		return q.Kind == layer.Score && agree(t, q)
	}
	if alike && agree(t, q) {
		return true
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
		if t.Value == q.Value || t.Second == q.Value && q.Value > 0 {
			return true
		}
	}
	return false
}

// countsSame reports whether two plain numbers may count the same things: they
// have one noun, or one of the nouns stands near the other number as well.
func (f *figures) countsSame(t, q *layer.Quantity, c *figureContext) bool {
	if t.Noun == "time" || t.Noun == "fold" {
		return false // “up 19 times” is said of much
	}
	switch t.Kind {
	case layer.Ordinal:
		return t.Noun != "" && t.Noun == q.Noun
	case layer.Age:
		return count(f.shared(c, f.around(q, 10))) >= 2 || f.sameBefore(t, q)
	}
	if far(t.Value, q.Value) {
		return false
	}
	if t.Kind != layer.Cardinal || q.Kind != layer.Cardinal || t.Noun == q.Noun || t.Noun == "" && q.Noun == "" {
		return true
	}
	if f.sameBefore(t, q) && f.Doc.Tokens[t.Tokens.First-1].Shape != text.Lower {
		return true // “Channel 4”
	}
	after, verb := stemOf(f.w.Low(int(t.Tokens.End))), !layer.Plural(f.w.Low(int(t.Tokens.End)))
	reach := q.Tokens.End + 5
	if peopleNouns.Of(f.Lang).Has(f.w.Low(int(q.Tokens.End))) {
		reach += 6
	}
	for i := q.Tokens.First - 4; i < reach && int(i) < len(f.Doc.Tokens); i++ {
		if low := f.w.Low(int(i)); verb && len(low) > 3 && stemOf(low) == after && t.Noun == layer.Stem(f.w.Low(int(t.Tokens.End))) {
			return true // “14 killed”, “killing 14”
		}
	}
	for i := q.Tokens.End; i < q.Tokens.End+6 && int(i) < len(f.Doc.Tokens); i++ {
		low := f.w.Low(int(i))
		if t.Noun != "" && layer.Stem(low) == t.Noun {
			return true
		}
	}
	return false
}

// sameBefore reports whether the same word stands before both numbers.
func (f *figures) sameBefore(t, q *layer.Quantity) bool {
	i, j := int(t.Tokens.First)-1, int(q.Tokens.First)-1
	return t.Tokens.First > f.Doc.Blocks[t.Block].Tokens.First && j >= 0 && f.w.ID(i) == f.w.ID(j) && f.Doc.Tokens[i].Kind == text.Word
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
	sum := qs[i].Value
	for j := i + 1; j < len(qs) && j <= i+3 && qs[j].Sentence == qs[i].Sentence; j++ {
		if qs[j].Kind != qs[i].Kind {
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
	return t.Kind < layer.Year
}

// points weighs the evidence that the body's number q is meant to be the
// headline's t.
func (f *figures) points(t, q *layer.Quantity, c *figureContext, paragraph int) int {
	reach := int32(14)
	if paragraph <= 2 {
		reach = 25
	}
	n := min(count(f.shared(c, f.around(q, reach))), 4)
	if t.Noun != "" && t.Noun == q.Noun {
		n += 2
	}
	if t.Unit != "" {
		n++
	}
	if next := int(q.Tokens.End); f.w.Is(next, "fewer", "more", "less", "additional", "extra", "other") && f.w.Low(int(t.Tokens.End)) != f.w.Low(next) {
		n -= 2
	}
	if f.sameBefore(t, q) {
		n++
		if before := f.Doc.Tokens[t.Tokens.First-1]; before.Shape != text.Lower && before.Len() > 3 {
			n++ // “Channel 4”
		}
	}
	if paragraph <= 2 {
		n++
	}
	if paragraph == 1 && int(q.Sentence) <= int(f.Doc.Blocks[q.Block].Sentences.First) {
		n++
	}
	return n
}
