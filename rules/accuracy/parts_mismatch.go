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

// PartsMismatch finds a total that is not the sum of the parts named right after it.
var PartsMismatch = &rules.Rule{
	Meta: rules.Meta{
		ID: "parts-mismatch", Name: "Parts do not add up to the total", Category: mqm.Mistranslation, Severity: mqm.Major,
		Rationale: `“Twelve people, seven men and six women” cannot be: a number was misread in translation. The parts say at least as much as the total, and readers believe the one that they see first.`,
		LetsPass:  `Parts that need not be all (“including two children”), unless they are more than the whole; parts that overlap, as children and girls; totals that are hedged; anything but people and medals.`,
		Examples: []rules.Example{
			{
				Bad:  "The boat carried ⟦12 people, seven men and six women⟧, the coast guard said.",
				Good: "The boat carried 13 people, seven men and six women, the coast guard said.",
			},
			{
				Bad:  "Three people were hurt, and ⟦five passengers (three women and four children⟧) are missing.",
				Good: "Three people were hurt, and seven passengers (three women and four children) are missing.",
			},
			{
				Bad:  "Velm won ⟦five medals: two gold, one silver and four bronze⟧.",
				Good: "Velm won seven medals: two gold, one silver and four bronze.",
			},
			{Good: "It killed 12 people, including seven men and two women. At least 12 people, seven men and six women, were there. He met 14 students, two teachers and a guard."},
		},
	},
	Check: partsMismatch,
}

// A side is a set of people that shuts another out: men and women, adults and children.
var partSides = lang.NewPart(func(*lang.Pack) map[string]uint8 {
	return map[string]uint8{
		"man": 1, "men": 1, "male": 1, "males": 1, "woman": 2, "women": 2, "female": 2, "females": 2,
		"boy": 4, "boys": 4, "girl": 8, "girls": 8, "adult": 16, "adults": 16, "child": 32, "children": 32,
		"gold": 64, "golds": 64, "silver": 128, "silvers": 128, "bronze": 192, "bronzes": 192,
	}
})

func partsMismatch(p *rules.Pass) {
	f := newFigures(p)
	sides := partSides.Of(p.Lang)
	for i := range f.n.Quantities {
		q := &f.n.Quantities[i]
		if !exact(q) || q.Value < 2 || q.Noun == "" {
			continue
		}
		medals := q.Noun == "medal"
		if !medals && !f.people(q) {
			continue
		}
		at := int(q.Tokens.End) // after the noun
		for n := 0; n < 3 && layer.Stem(f.w.Low(at)) != q.Noun; n++ {
			at++
		}
		if at++; !f.w.Is(at, ",", ":", "(", "-", "–", "—") {
			continue
		}
		last := int(f.Doc.Sentences[q.Sentence].Tokens.End)
		sum, set, end, listed := f.parts(at+1, last, sides)
		if !listed || int(q.Value) == sum {
			continue
		}
		// More than the whole they must not be, and all of it if no other side is left.
		overlap := set&(1|2) != 0 && set&16 != 0 || set&(4|8) != 0 && set&32 != 0
		whole := set == 1|2 || set == 4|8 || set == 16|32 || set == 1|2|32 || set == 1|2|4|8
		if !medals && overlap || sum < int(q.Value) && (medals || !whole) {
			continue
		}
		p.Report(rules.Finding{
			Span:       text.Span{Start: q.Start, End: f.Doc.Tokens[end-1].End},
			Message:    fmt.Sprintf("“%s”, but the parts named are %d", f.phrase(q), sum),
			Suggestion: strconv.Itoa(sum),
		})
	}
}

// parts reads “seven men and six women” from token i: their sum, the sides that they
// are of, and the token after them.
func (f *figures) parts(i, last int, sides map[string]uint8) (sum int, set uint8, end int, ok bool) {
	for n := 0; n < 6; n++ {
		q := f.quantityAt(i)
		switch {
		case q != nil && q.Kind == layer.Cardinal && q.Hedge == layer.Exact && q.Scale == 1 && int(q.Tokens.First) == i:
			sum += int(q.Value)
			i = int(q.Tokens.End)
		case f.w.Is(i, "a", "an"):
			sum++
			i++
		default:
			return 0, 0, 0, false
		}
		side := sides[f.w.Low(i)]
		if side == 0 { // “two young women”
			i++
			side = sides[f.w.Low(i)]
		}
		if side == 0 || i >= last || side < 64 && set&side != 0 {
			return 0, 0, 0, false
		}
		set |= side
		i++
		switch {
		case f.w.Is(i, ",") && f.w.Is(i+1, "and"):
			i += 2
		case f.w.Is(i, "and") && n > 0 && f.quantityAt(i+1) == nil && sides[f.w.Low(i+2)] == 0:
			return sum, set, i, true
		case f.w.Is(i, ",") && (f.quantityAt(i+1) != nil || f.w.Is(i+1, "a", "an") && sides[f.w.Low(i+2)] != 0), f.w.Is(i, "and"):
			i++
		default:
			return sum, set, i, n > 0 && f.w.Is(i, ",", ".", ")", ";", "-", "–", "—")
		}
	}
	return 0, 0, 0, false
}
