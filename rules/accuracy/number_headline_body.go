package accuracy

import (
	"fmt"

	"github.com/mtlint/mtlint/internal/layer"
	"github.com/mtlint/mtlint/internal/mqm"
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
			{
				Bad:  "Landslide leaves 14 dead in Velm\n\nAt least ⟦41⟧ people were killed when a hillside slid onto the market of Velm on Monday.\n\nThe rain went on.",
				Good: "Landslide leaves 14 dead in Velm\n\nForty-one people were injured when a hillside slid onto the market of Velm on Monday.\n\nThe rain went on.",
			},
			{
				Bad:  "Hexley paper to cut 90 posts\n\nThe paper of Hexley is to lose ⟦190⟧ jobs, a tenth of its staff, it said on Monday.",
				Good: "Hexley paper to cut 90 posts\n\nThe paper of Hexley is to lose about 90 jobs. A year ago it lost 190 jobs.",
			},
			{
				Bad:  "Fall in pupils of 40% in Velm\n\nThe number of pupils in Velm fell ⟦43%⟧ last year, the council said.",
				Good: "Fall in pupils of 40% in Velm\n\nThe number of pupils in Velm fell 39.8% last year, the council said.",
			},
			{
				Bad:  "Velm: vote on harbour law on 24 May close to failing\n\nThe vote on the harbour law that Velm planned for ⟦27⟧ May was close to failing on Sunday.",
				Good: "Velm: vote on harbour law on 24 May close to failing\n\nThe mayor of Velm said on 20 May that the vote on the law may fail.",
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
		if int(t.Block) < f.plan.Title || t.Value <= 1 && t.Unit == "" && t.Kind != layer.Fraction || f.itemNumber(t) {
			continue
		}
		if c == nil {
			x := f.context(p.Doc.Blocks[f.plan.Title].Tokens)
			c = &x
		}
		f.againstBody(i, c)
	}
}

// headlineNumbers bounds how many numbers are looked at: a headline with more is none.
const headlineNumbers = 20

// itemNumber reports whether t numbers the headline itself: “5. How to enter”.
func (f *figures) itemNumber(t *layer.Quantity) bool {
	r := f.Doc.Blocks[t.Block].Tokens
	return t.Tokens.First == r.First && t.Tokens.End < r.End && f.w.Is(int(t.Tokens.End), ".", ")", ":")
}

// againstBody weighs every number of the body that may be the headline's number at,
// and reports the likeliest if none that agrees is nearly as likely.
func (f *figures) againstBody(at int, c *figureContext) {
	best, bad, good, plain := -1, 0, 0, 0
	same, paragraphs, block, agreed := false, 0, int32(-1), int32(-1)
	qs := f.n.Quantities
	t := &qs[at]
	h := headlined{t, at, f.kinds(at), f.stated(at)}
	for i := at + 1; i < len(qs); i++ {
		q := &qs[i]
		if q.Block <= t.Block {
			continue
		}
		if q.Block != block && f.plan.Parts[q.Block] == layer.Paragraph {
			paragraphs, block = paragraphs+1, q.Block
		}
		alike := similar(t, q)
		if f.confirmed(&h, i, alike) || f.addsUp(t, i) {
			same, agreed = true, q.Sentence
			if best >= 0 && qs[best].Sentence == agreed {
				best, bad = -1, 0
			}
			good = max(good, f.points(t, q, c, paragraphs))
			continue
		}
		if !alike || agreed == q.Sentence || f.plan.Parts[q.Block] != layer.Paragraph || f.inHeadline(q) || f.partial(t, q) || f.rate(q, c) || t.Kind == layer.Score && (f.otherScore(q) || f.running(q) || f.near(q, 99, 8, "penalties", "shoot-out", "shootout", "spot-kicks")) {
			continue
		}
		points := f.points(t, q, c, paragraphs)
		bare := points
		if h.stated {
			if !f.countsSame(t, q, c) {
				continue
			}
		} else if points += f.nowhere(&h, i, paragraphs, c); points < leastPoints {
			continue
		}
		if points > bad && !f.otherEvent(&h, i) {
			best, bad, plain = i, points, bare
		}
	}
	if bad < leastPoints {
		return
	}
	q := &qs[best]
	if same && (good > 3 || plain < good+2) && (bad < 6 || digitsOf(t.Value) < 2 || !slip(f.words(t), f.words(q))) {
		return
	}
	f.Report(rules.Finding{
		Span:       q.Span,
		Message:    fmt.Sprintf("headline says “%s”, %s says “%s”: one of the two numbers is wrong", f.phrase(t), f.place(q), f.phrase(q)),
		Suggestion: f.words(t),
		Related:    []rules.Related{{Span: t.Span, Message: "the headline's number"}},
	})
}

// leastPoints is the evidence that is enough to say that two numbers count the same.
const leastPoints = 4
