package accuracy

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/mtlint/mtlint/internal/lang"
	"github.com/mtlint/mtlint/internal/layer"
	"github.com/mtlint/mtlint/internal/mqm"
	"github.com/mtlint/mtlint/internal/text"
	"github.com/mtlint/mtlint/rules"
)

// GroupSize finds a group that is spoken of again with another number.
var GroupSize = &rules.Rule{
	Meta: rules.Meta{
		ID: "group-size", Name: "One group, two sizes", Category: mqm.Mistranslation, Severity: mqm.Minor,
		Rationale: `“The three brothers” are those that the text has spoken of. Where it has only spoken of “the two brothers”, a number was mistaken, and the reader looks for the third.`,
		LetsPass: `Groups of one noun whose number comes in three forms or more, unless just two of them are “the”; other groups (“the other two”, “three more”, “the three new boats” after two old ones), ` +
			`numbers that are nowhere near each other, rounded ones, groups that somebody joins or leaves in between, sizes that “the” takes up (“it was three countries … the three countries”), and groups that are never called “the”, “these” or “all”.`,
		Examples: []rules.Example{
			{
				Bad: "Brothers sail home\n\nThe coast guard said it had towed the two brothers to Velm on Monday. They had been at sea for a week.\n\n" +
					"A doctor saw ⟦the three brothers⟧ and sent them to bed.",
				Good: "Brothers sail home\n\nThe coast guard said it had towed the two brothers to Velm on Monday. They had been at sea for a week.\n\n" +
					"A doctor saw the two brothers and sent them to bed.",
			},
			{
				Bad:  "Velm builds schools\n\nFive old mills will become schools. The council owns ⟦the seven mills⟧ and will sell none.",
				Good: "Velm builds schools\n\nFive old mills will become schools. The council owns the five mills and will sell none.",
			},
			{
				Bad:  "Velm loses again\n\nVelm have lost the last two games against Orsa. The coach called ⟦these last three games⟧ a lesson.",
				Good: "Velm loses again\n\nVelm have lost the last two games against Orsa. The coach called these first three games a lesson.",
			},
			{Good: "Divers found\n\nThe two divers were found on Monday. The other three divers had come back by boat. All five divers are well."},
			{Good: "Brothers held\n\nThe two brothers were held on Monday. A third brother gave himself up, and the three brothers will be heard in court."},
			{Good: "Mills sold\n\nThe council sold two old mills on Monday. The three new mills at the harbour stay, and its twelve mills in the hills do so too."},
			{Good: "Seats lost\n\nThe Greens kept their 17 seats. The Reds lost six of their 10 seats. In four months five months of talks were forgotten."},
		},
	},
	Check: groupSize,
}

// A group is a mention of a counted group: “the last two rusty boats”.
type group struct {
	*layer.Quantity
	kind  groupKind
	rank  int32 // form of “last”; -1
	first int32 // token of the determiner, if there is one
	noun  int32 // token of the noun
}

type groupKind uint8

const (
	someGroup  groupKind = iota
	ownedGroup           // “its two boats”
	theGroup             // “the two boats”
	otherGroup           // “the other two boats”
)

var (
	groupDeterminers = lang.NewSet("the", "these", "those", "all", "both")
	groupOwners      = lang.NewSet("its", "his", "her", "their", "our", "your", "my")
	groupRanks       = lang.NewSet("first", "last", "top", "final", "opening", "main", "only", "same", "closing", "leading", "best", "big", "biggest", "largest")
	groupOthers      = lang.NewSet("other", "remaining", "another", "next", "past", "previous", "additional", "further", "more", "fewer", "less", "extra", "new", "newest", "oldest")
)

func groupSize(p *rules.Pass) {
	f := newFigures(p)
	all := f.groups()
	slices.SortStableFunc(all, func(a, b group) int { return cmp.Compare(a.Noun, b.Noun) })
	for len(all) > 0 {
		n := 1
		for n < len(all) && all[n].Noun == all[0].Noun {
			n++
		}
		before, again := f.resized(all[:n])
		all = all[n:]
		if again == nil {
			continue
		}
		s := f.groupSpan(again)
		was := f.groupSpan(before)
		p.Report(rules.Finding{
			Span:       s,
			Message:    fmt.Sprintf("%s speaks of “%s”, but %s of “%s”", f.place(again.Quantity), f.Doc.Text(s), f.place(before.Quantity), f.Doc.Text(was)),
			Suggestion: strings.Replace(f.Doc.Text(s), f.words(again.Quantity), strings.ToLower(f.words(before.Quantity)), 1),
			Related:    []rules.Related{{Span: was, Message: "the other number"}},
		})
	}
}

func (f *figures) groupSpan(g *group) text.Span {
	return text.Span{Start: f.Doc.Tokens[g.first].Start, End: f.Doc.Tokens[g.noun].End}
}

// groups lists the counted groups of the article's paragraphs.
func (f *figures) groups() (all []group) {
	qs := f.n.Quantities
	for i := range qs {
		q := &qs[i]
		if q.Kind != layer.Cardinal || q.Value < 2 || q.Value > 999 || q.Scale > 1 || q.Hedge != layer.Exact || q.Noun == "" || q.Noun == "time" || q.To >= 0 || i > 0 && int(qs[i-1].To) == i ||
			f.plan.Parts[q.Block] != layer.Paragraph || strings.IndexByte(f.words(q), '-') >= 0 {
			continue
		}
		g := group{q, someGroup, -1, q.Tokens.First, q.Tokens.End}
		for g.noun < q.Tokens.End+3 && !f.heads(q, int(g.noun)) {
			g.noun++
		}
		if !f.heads(q, int(g.noun)) || f.w.Is(int(q.Tokens.End), "of") {
			continue
		}
		at := int(g.first) - 1
		if groupRanks.Has(f.w.Low(at)) {
			g.rank = f.w.ID(at)
			at--
		}
		switch low := f.w.Low(at); {
		case groupOthers.Has(low), low == "or", groupOthers.Has(f.w.Low(int(q.Tokens.End))):
			g.kind = otherGroup
		case groupDeterminers.Has(low):
			g.kind, g.first = theGroup, int32(at)
		case groupOwners.Has(low):
			g.kind, g.first = ownedGroup, int32(at)
		}
		all = append(all, g)
	}
	return all
}

// heads reports whether token i is the plural noun that q counts.
func (f *figures) heads(q *layer.Quantity, i int) bool {
	low := f.w.Low(i)
	return layer.Plural(low) && layer.Stem(low) == q.Noun
}

// resized returns the mention that speaks of a group again with another number, and
// the one that it contradicts.
func (f *figures) resized(all []group) (before, again *group) {
	x, y := twoSizes(all, theGroup)
	if y == nil {
		x, y = twoSizes(all, someGroup)
	}
	if y == nil || (max(x.Value, y.Value) >= 2*min(x.Value, y.Value) || max(x.Value, y.Value) > smallGroup) && !slip(f.words(x.Quantity), f.words(y.Quantity)) {
		return nil, nil
	}
	for i := range all {
		g := &all[i]
		switch {
		case g.kind == otherGroup:
			return nil, nil
		case again != nil || g.kind == someGroup || g.Value != x.Value && g.Value != y.Value:
			continue
		}
		before = x
		if g.Value == x.Value {
			before = y
		}
		if before.Start < g.Start && before.rank == g.rank && (g.kind != ownedGroup || before.kind != ownedGroup) && f.narrows(before, g) && !f.elsewhere(g) {
			if f.changed(before, g) || slices.ContainsFunc(all[:i], func(h group) bool { return h.Value == g.Value && h.kind == someGroup }) {
				return nil, nil
			}
			again = g
		}
	}
	return before, again
}

// smallGroup is the largest number that is mistaken as a whole; of larger ones it is
// a digit.
const smallGroup = 20

var (
	groupJoins  = lang.NewSet("join", "joins", "joined", "joining", "another", "plus")
	groupLeaves = lang.NewSet("died", "left", "quit", "withdrew", "withdrawn", "released", "freed", "escaped", "dropped", "resigned", "survivors", "acquitted", "cleared")
	groupNth    = [...]string{2: "second", 3: "third", 4: "fourth", 5: "fifth", 6: "sixth", 7: "seventh", 8: "eighth", 9: "ninth", 10: "tenth", 11: "eleventh", 12: "twelfth"}
)

// changed reports whether words between a and b say that the group grew or shrank:
// “a third brother gave himself up”, “Lithuania joined them”.
func (f *figures) changed(a, b *group) bool {
	words, nth := groupLeaves, ""
	if b.Value > a.Value {
		words = groupJoins
		if int(b.Value) < len(groupNth) {
			nth = groupNth[int(b.Value)]
		}
	}
	for i := max(a.noun-changeReach, b.first-changeReach); i < b.first; i++ {
		if low := f.w.Low(int(i)); words.Has(low) || nth != "" && low == nth && f.w.Is(int(i)-1, "a", "the", "another") && !f.w.Is(int(i)+1, "of") {
			return true
		}
	}
	return false
}

// changeReach is how far before a group the words may stand that say how it changed.
const changeReach = 60

// elsewhere reports whether the number of g has just been said of something else:
// “three cases … these three people”.
func (f *figures) elsewhere(g *group) bool {
	for s := max(int(g.Sentence)-1, 0); s <= int(g.Sentence); s++ {
		for _, q := range f.n.In(s) {
			if q.Kind == layer.Cardinal && q.Value == g.Value && q.Start < g.Start && q.Noun != g.Noun && q.Block == g.Block {
				return true
			}
		}
	}
	return false
}

// twoSizes returns the first mentions, at least of a kind, with each of two numbers;
// nothing if there is a third.
func twoSizes(all []group, kind groupKind) (x, y *group) {
	for i := range all {
		g := &all[i]
		switch {
		case g.kind < kind:
		case x == nil:
			x = g
		case g.Value == x.Value:
		case y == nil:
			y = g
		case g.Value != y.Value:
			return nil, nil
		}
	}
	return x, y
}

// narrows reports whether every word between b's number and noun stands between
// a's too: “the three boats” may be the “two rusty boats”, “the three new boats” are not.
func (f *figures) narrows(a, b *group) bool {
	for i := b.Tokens.End; i < b.noun; i++ {
		same := false
		for j := a.Tokens.End; j < a.noun; j++ {
			same = same || f.w.ID(int(i)) == f.w.ID(int(j))
		}
		if !same {
			return false
		}
	}
	return true
}
