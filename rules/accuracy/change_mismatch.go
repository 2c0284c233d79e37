package accuracy

import (
	"fmt"
	"math"
	"strconv"

	"github.com/mtlint/mtlint/internal/lang"
	"github.com/mtlint/mtlint/internal/layer"
	"github.com/mtlint/mtlint/internal/mqm"
	"github.com/mtlint/mtlint/internal/text"
	"github.com/mtlint/mtlint/rules"
)

// ChangeMismatch finds a rise that goes down, a cut that goes up, and a percentage
// that its two figures do not give.
var ChangeMismatch = &rules.Rule{
	Meta: rules.Meta{
		ID: "change-mismatch", Name: "Change does not fit its figures", Category: mqm.Mistranslation, Severity: mqm.Major,
		Rationale: `Other languages name the old and the new figure in another order, so that translation swaps them: “raise the age to 63 from 65”. The words then say the opposite of the figures.`,
		LetsPass:  `Ranks and places, dates and years, negative figures, times of a race, figures of different units, rounded percentages, and verbs that stand far from the figures.`,
		Examples: []rules.Example{
			{
				Bad:  "The scheme raises the retirement age ⟦to 61 from 64⟧.",
				Good: "The scheme raises the retirement age to 64 from 61.",
			},
			{
				Bad:  "The bank cut its rate ⟦from 4.5 percent to 5.25 percent⟧.",
				Good: "The bank cut its rate from 5.25 percent to 4.5 percent.",
			},
			{
				Bad:  "Sales rose ⟦10 percent to 60 million from 40 million⟧.",
				Good: "Sales rose 50 percent to 60 million from 40 million.",
			},
			{Good: "She rose to third from fifth, and to No. 3 from No. 5. Prices rose from May 20 to June 3; the fall from 30 to 40 boats was feared."},
		},
	},
	Check: changeMismatch,
}

var changeVerbs = lang.NewPart(func(p *lang.Pack) map[string]bool { // true: upwards
	m := map[string]bool{}
	for _, row := range p.Rows("change_verbs.tsv") {
		m[row[0]] = row[1] == "up"
	}
	return m
})

func changeMismatch(p *rules.Pass) {
	f := newFigures(p)
	qs := f.n.Quantities
	for i := 0; i+1 < len(qs); i++ {
		a, b := &qs[i], &qs[i+1]
		if a.Sentence != b.Sentence || !plainFigure(a) || !plainFigure(b) || a.Value == b.Value || a.Unit != "" && b.Unit != "" && a.Unit != b.Unit || b.Tokens.First-a.Tokens.End > 4 {
			continue
		}
		if a.Unit == "" != (b.Unit == "") && (a.Kind == layer.Percent || b.Kind == layer.Percent || a.Kind == layer.Money || b.Kind == layer.Money) && a.To < 0 {
			continue
		}
		before, between := int(a.Tokens.First)-1, int(b.Tokens.First)-1
		var from, to *layer.Quantity
		switch {
		case f.w.Is(before, "from") && f.w.Is(between, "to"):
			from, to = a, b
		case f.w.Is(before, "to") && f.w.Is(between, "from"):
			from, to = b, a
		default:
			continue
		}
		if from.Scale != to.Scale && (from.Scale == 1 || to.Scale == 1) {
			continue
		}
		if i > 0 && f.percentOff(&qs[i-1], from, to, before) {
			continue
		}
		f.wrongWay(from, to, before, text.Span{Start: f.Doc.Tokens[before].Start, End: b.End})
	}
}

// plainFigure reports whether q is an amount that can rise and fall.
func plainFigure(q *layer.Quantity) bool {
	switch q.Kind {
	case layer.Cardinal, layer.Money, layer.Percent, layer.Measure, layer.Age:
		return q.Second == 0
	}
	return false
}

// verbReach is how many words before the figures their verb may stand: “raise the
// retirement age to”.
const verbReach = 5

// wrongWay compares the direction of the verb with that of the figures.
func (f *figures) wrongWay(from, to *layer.Quantity, before int, s text.Span) {
	verbs := changeVerbs.Of(f.Lang)
	for i := before - 1; i >= 0 && i >= before-verbReach; i-- {
		if f.Doc.Tokens[i].Kind != text.Word {
			return
		}
		low := f.w.Low(i)
		up, ok := verbs[low]
		if !ok {
			if f.w.Is(i, "and", "or", "but", "that", "which", "who", "not", "by", "in", "of", "rank", "place", "ranking", "ranked", "position", "no", "seed", "from", "to") {
				return
			}
			continue
		}
		if up == (to.Value > from.Value) || f.w.Is(i-1, "the", "a", "an", "not", "no", "sharp", "their", "its") {
			return
		}
		way := "down"
		if to.Value > from.Value {
			way = "up"
		}
		f.Report(rules.Finding{
			Span:       s,
			Message:    fmt.Sprintf("“%s”, but the figures go %s: the two may be swapped", low, way),
			Suggestion: fmt.Sprintf("from %s to %s", f.words(to), f.words(from)),
			Related:    []rules.Related{{Span: f.Doc.Tokens[i].Span, Message: "the verb"}},
		})
		return
	}
}

// changes reports whether the words before token i say that something rose or fell.
func (f *figures) changes(i int) bool {
	verbs := changeVerbs.Of(f.Lang)
	for j := i - 1; j >= 0 && j >= i-3; j-- {
		if _, ok := verbs[f.w.Low(j)]; ok || f.w.Is(j, "up", "down") {
			return true
		}
	}
	return false
}

// percentOff checks “rose 10 percent to 60 from 40”.
func (f *figures) percentOff(share, from, to *layer.Quantity, before int) bool {
	if share.Kind != layer.Percent || int(share.Tokens.End) != before || from.Value == 0 || share.Hedge != layer.Exact || from.Kind == layer.Percent || to.Kind == layer.Percent || !f.changes(int(share.Tokens.First)) {
		return false
	}
	got := math.Abs(to.Value-from.Value) / from.Value * 100
	if math.Abs(got-share.Value) <= max(3, share.Value*.2) {
		return false
	}
	// What the two figures may be rounded by.
	slack := (stepOf(to.Value) + stepOf(from.Value)) / 2 / from.Value * 100
	if math.Abs(got-share.Value) <= slack {
		return false
	}
	last := to
	if from.Start > to.Start {
		last = from
	}
	f.Report(rules.Finding{
		Span:       text.Span{Start: share.Start, End: last.End},
		Message:    fmt.Sprintf("the change from “%s” to “%s” is not “%s” but about %s percent", f.words(from), f.words(to), f.words(share), strconv.FormatFloat(roundTo(got), 'f', -1, 64)),
		Suggestion: strconv.FormatFloat(roundTo(got), 'f', -1, 64) + " percent",
	})
	return true
}
