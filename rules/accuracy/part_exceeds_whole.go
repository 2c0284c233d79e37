package accuracy

import (
	"strconv"
	"strings"

	"github.com/mtlint/mtlint/internal/lang"
	"github.com/mtlint/mtlint/internal/layer"
	"github.com/mtlint/mtlint/internal/mqm"
	"github.com/mtlint/mtlint/internal/text"
	"github.com/mtlint/mtlint/rules"
)

// PartExceedsWhole finds “eight of the six boats”.
var PartExceedsWhole = &rules.Rule{
	Meta: rules.Meta{
		ID: "part-exceeds-whole", Name: "Part larger than the whole", Category: mqm.Mistranslation, Severity: mqm.Major,
		Rationale: `Nobody can lose eight of six games, and two sides of one vote cannot have 79 and 42 percent. One of the two numbers was mistaken.`,
		LetsPass:  `Rankings and odds, ranges, amounts of other things, shares that may overlap or that belong to different questions, and changes from one share to another.`,
		Examples: []rules.Example{
			{
				Bad:  "In ⟦eight of the six towns⟧ the buses ran late.",
				Good: "In six of the eight towns the buses ran late.",
			},
			{
				Bad:  "⟦Of the 14 sailors saved, 17⟧ have gone home.",
				Good: "Of the 17 sailors saved, 14 have gone home.",
			},
			{
				Bad:  "She leads among farmers, ⟦79 percent to 42 percent⟧.",
				Good: "She leads among farmers, 57 percent to 42 percent.",
			},
			{
				Bad:  "The change needs ⟦five-fourths⟧ of the council.",
				Good: "The change needs three-fourths of the council.",
			},
			{
				Bad:  "⟦Fifty-twelve⟧ boats came.",
				Good: "Fifty-two boats came.",
			},
			{Good: "Orsa was 12 of the 10 best in no list. Of the 14 boats, 60 percent are old. Its lead fell from 79 percent to 42 percent, and prices rose 12 percent to 95 percent of those of 2010."},
		},
	},
	Check: partExceedsWhole,
}

var (
	partVerbs = lang.NewSet("have", "had", "were", "are", "will", "did", "do", "voted", "died", "said", "say", "remain", "remained", "returned", "came", "went", "chose", "won", "lost", "failed", "passed", "live", "lived", "survived", "stayed")
	leadWords = lang.NewSet("lead", "leads", "led", "leading", "ahead", "won", "wins", "win", "winning", "beat", "beats", "defeated", "margin", "trail", "trails", "trailing", "over", "favor", "favour", "edge", "edged", "tops", "topped")
)

func partExceedsWhole(p *rules.Pass) {
	f := newFigures(p)
	qs := f.n.Quantities
	for i := range qs {
		a := &qs[i]
		if a.Kind == layer.Percent && int(a.To) == i+1 {
			f.twoShares(a, &qs[i+1])
		}
		if a.Kind != layer.Cardinal || a.Hedge != layer.Exact || a.To >= 0 || i+1 == len(qs) {
			continue
		}
		b := &qs[i+1]
		if b.Kind != layer.Cardinal || b.Hedge != layer.Exact || b.To >= 0 || a.Sentence != b.Sentence {
			continue
		}
		if s, ok := f.partOf(a, b); ok {
			p.Reportf(s, "“%s”: the part is larger than the whole", f.Doc.Text(s))
		}
	}
	w := f.w
	for id := range w.Distinct() {
		form := w.Form(int32(id))
		why := overfull(form, numberValues.Of(p.Lang))
		if why == "" {
			continue
		}
		for _, at := range w.At(form) {
			if why == noNumber || w.Is(int(at)+1, "of") {
				s := p.Doc.Tokens[at].Span
				p.Reportf(s, "“%s” is %s", p.Doc.Text(s), why)
			}
		}
	}
}

// partOf gives the span of “eight of the six boats” or “of the 14 sailors, 17 have”,
// whose numbers are a and b.
func (f *figures) partOf(a, b *layer.Quantity) (s text.Span, ok bool) {
	first, end, next := int(a.Tokens.First), int(a.Tokens.End), int(b.Tokens.First)
	if f.w.Is(end, "of") && a.Value > b.Value {
		ok = next == end+1 || next == end+2 && f.w.Is(end+1, "the", "its", "his", "her", "their", "our", "those", "these")
		return text.Span{Start: a.Start, End: f.phraseEnd(b)}, ok && f.heads(b, f.head(b)) && !f.w.Is(first-1, "no", ".", "number", "part")
	}
	if !f.w.Is(first-1, "the", "those", "these", "its", "their") || !f.w.Is(first-2, "of") || b.Value <= a.Value || !f.w.Is(next-1, ",") || next > end+12 || !partVerbs.Has(f.w.Low(int(b.Tokens.End))) {
		return s, false
	}
	starts := first-2 == int(f.Doc.Sentences[a.Sentence].Tokens.First) || f.w.Is(first-3, ",", "that", "and", "“", "\"")
	return text.Span{Start: f.Doc.Tokens[first-2].Start, End: b.End}, starts
}

// head is the token of the noun that q counts, or one beyond its reach.
func (f *figures) head(q *layer.Quantity) int {
	at := int(q.Tokens.End)
	for at < int(q.Tokens.End)+3 && layer.Stem(f.w.Low(at)) != q.Noun {
		at++
	}
	return at
}

// twoShares weighs “ahead by 57 percent to 42 percent”: the shares of two sides.
func (f *figures) twoShares(a, b *layer.Quantity) {
	if a.Value+b.Value < 102 || a.Value <= b.Value || a.Value > 100 || f.w.Is(int(a.Tokens.First)-1, "from", "by", "between") {
		return
	}
	s := f.Doc.Sentences[a.Sentence].Tokens
	for i := max(s.First, a.Tokens.First-16); i < min(s.End, b.Tokens.End+8); i++ {
		if leadWords.Has(f.w.Low(int(i))) {
			s := text.Span{Start: a.Start, End: b.End}
			f.Reportf(s, "“%s” is %g percent together", f.Doc.Text(s), a.Value+b.Value)
			return
		}
	}
}

// numberValues are the number words that compounds are made of.
var numberValues = lang.NewPart(func(p *lang.Pack) map[string]numberPart {
	m := map[string]numberPart{}
	for _, row := range p.Rows("number_words.tsv") {
		value, _ := strconv.ParseFloat(row[2], 64)
		m[row[0]] = numberPart{row[1], value}
	}
	return m
})

type numberPart struct {
	kind  string
	value float64
}

const (
	noNumber      = "no number"
	moreThanWhole = "more than the whole"
)

// overfull says what is wrong with “five-fourths” and “fifty-twelve”.
func overfull(form string, parts map[string]numberPart) string {
	left, right, ok := strings.Cut(form, "-")
	if !ok || len(left) < 3 || len(right) < 3 {
		return ""
	}
	a := parts[left]
	if a.kind == "" {
		return ""
	}
	b := parts[right]
	switch {
	case a.kind == "tens" && b.kind == "teen" && a.value > 20: // “twenty-twelve” is a year
		return noNumber
	case a.kind == "digit" && b.kind == "fraction" && b.value > 2 && a.value > b.value:
		return moreThanWhole
	}
	return ""
}
