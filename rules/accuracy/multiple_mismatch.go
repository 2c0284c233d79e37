package accuracy

import (
	"fmt"
	"strconv"

	"github.com/mtlint/mtlint/internal/lang"
	"github.com/mtlint/mtlint/internal/layer"
	"github.com/mtlint/mtlint/internal/mqm"
	"github.com/mtlint/mtlint/internal/text"
	"github.com/mtlint/mtlint/rules"
)

// MultipleMismatch finds an amount that did not double, halve or triple as is said.
var MultipleMismatch = &rules.Rule{
	Meta: rules.Meta{
		ID: "multiple-mismatch", Name: "Multiple does not fit the amounts", Category: mqm.Mistranslation, Severity: mqm.Major,
		Rationale: `Words such as “doubled” and “half that” repeat what two amounts say. Where they do not fit, an amount, its currency or the word itself was mistranslated: “increase threefold” is a trap of its own.`,
		LetsPass:  `Amounts near the multiple, “more than” and “almost” by what they allow, amounts that stand farther from the word, and ranges.`,
		Examples: []rules.Example{
			{
				Bad:  "The number of boats ⟦doubled from 40 to 160⟧.",
				Good: "The number of boats quadrupled from 40 to 160.",
			},
			{
				Bad:  "Sales ⟦more than tripled to 60 million from 40 million⟧.",
				Good: "Sales more than tripled to 130 million from 40 million.",
			},
			{
				Bad:  "A ticket will cost 40 euros. Islanders will pay ⟦half that, 20 dollars⟧.",
				Good: "A ticket will cost 40 euros. Islanders will pay half that, 20 euros.",
			},
			{
				Bad:  "A ticket costs 40 euros; visitors from abroad pay ⟦twice that, 120 euros⟧.",
				Good: "A ticket costs 40 euros; visitors from abroad pay twice that, 80 euros.",
			},
			{Good: "A ticket costs 40 euros; in May it cost 20 euros. The ferry pays twice that, 80 euros, to those left behind."},
			{Good: "Profit nearly doubled to 2.64 billion from 1.45 billion. It more than doubled to 6.3m from 3.1m. The dose was doubled from Monday to 3 June."},
		},
	},
	Check: multipleMismatch,
}

// A multiple is a word that multiplies an amount.
type multiple struct {
	word  string
	times float64
}

var multiples = lang.NewPart(func(p *lang.Pack) (m []multiple) {
	for _, row := range p.Rows("multiples.tsv") {
		times, _ := strconv.ParseFloat(row[1], 64)
		m = append(m, multiple{row[0], times})
	}
	return m
})

func multipleMismatch(p *rules.Pass) {
	f := newFigures(p)
	for _, m := range multiples.Of(p.Lang) {
		for _, at := range f.w.At(m.word) {
			if f.w.Is(int(at)+1, "that") {
				f.timesThat(int(at), m.times)
			} else {
				f.multiplied(int(at), m.times)
			}
		}
	}
}

// multiplied checks “doubled from 40 to 80” and “doubled to 80 from 40”.
func (f *figures) multiplied(at int, times float64) {
	a := f.quantityAt(at + 2)
	if !f.w.Is(at+1, "from", "to") || a == nil || !plainFigure(a) || a.Kind == layer.Age {
		return
	}
	next := int(a.Tokens.End)
	b := f.quantityAt(next + 1)
	if b == nil {
		next++ // “from 40 boats to 80”
		b = f.quantityAt(next + 1)
	}
	if b == nil || !plainFigure(b) || a.Sentence != b.Sentence || !f.w.Is(next, "from", "to") || f.w.Is(next, "from") == f.w.Is(at+1, "from") || a.Value == 0 || b.Value == 0 {
		return
	}
	if a.Unit != b.Unit && a.Unit != "" && b.Unit != "" || a.Scale != b.Scale && (a.Scale == 1 || b.Scale == 1) {
		return
	}
	got := b.Value / a.Value
	if f.w.Is(at+1, "to") {
		got = 1 / got
	}
	want := times
	if times < 1 { // halved
		got, want = 1/got, 1/times
	}
	least, most := want*.85, want*1.25
	first := at
	switch {
	case f.w.Is(at-1, "than") && f.w.Is(at-2, "more"):
		first, least, most = at-2, want*.97, want+1.3
	case f.w.Is(at-1, "nearly", "almost", "about", "roughly", "around"):
		first, least = at-1, want*.75
	}
	if f.w.Is(at-1, "not") || got >= least && got <= most {
		return
	}
	f.Report(rules.Finding{
		Span:    text.Span{Start: f.Doc.Tokens[first].Start, End: b.End},
		Message: fmt.Sprintf("“%s” does not fit “%s” and “%s”, which are in the ratio of %s", f.w.Low(at), f.words(a), f.words(b), strconv.FormatFloat(got, 'g', 2, 64)),
	})
}

// timesThat checks “40 euros. Islanders pay half that, 20 euros.”
func (f *figures) timesThat(at int, times float64) {
	comma := at + 2
	b := f.quantityAt(comma + 1)
	if !f.w.Is(comma, ",", "(", ":", "–", "—") || b == nil || b.Kind != layer.Money && b.Kind != layer.Cardinal && b.Kind != layer.Measure || b.Hedge != layer.Exact || b.To >= 0 {
		return
	}
	i := f.indexAt(at) - 1
	if i < 0 {
		return
	}
	a := &f.n.Quantities[i]
	if a.Kind != b.Kind || a.Hedge != layer.Exact || a.Block != b.Block || b.Sentence-a.Sentence > 1 || a.Value == 0 || i > 0 && int(f.n.Quantities[i-1].To) == i {
		return
	}
	want := a.Value * times
	off := b.Value/want > 1.2 || b.Value/want < .8
	if a.Unit == b.Unit && !off || a.Unit != b.Unit && (off || a.Kind != layer.Money) {
		return
	}
	for k := i - 1; k >= max(0, i-tallyReach) && f.n.Quantities[k].Block == b.Block; k-- {
		if o := &f.n.Quantities[k]; o.Kind == b.Kind && o.Unit == b.Unit && nearly(b.Value, o.Value*times) {
			return // “that” is an earlier amount
		}
	}
	said := text.Span{Start: f.Doc.Tokens[at].Start, End: b.End}
	f.Report(rules.Finding{
		Span:    said,
		Message: fmt.Sprintf("“%s” of “%s” is not “%s”", f.Doc.Src[said.Start:f.Doc.Tokens[at+1].End], f.words(a), f.words(b)),
		Related: []rules.Related{{Span: a.Span, Message: "the amount that is multiplied"}},
	})
}
