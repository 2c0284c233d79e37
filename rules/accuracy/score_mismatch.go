package accuracy

import (
	"fmt"

	"github.com/mtlint/mtlint/internal/layer"
	"github.com/mtlint/mtlint/internal/mqm"
	"github.com/mtlint/mtlint/internal/text"
	"github.com/mtlint/mtlint/rules"
)

// ScoreMismatch finds scores of one match that cannot all be right.
var ScoreMismatch = &rules.Rule{
	Meta: rules.Meta{
		ID: "score-mismatch", Name: "Scores of one match disagree", Category: mqm.Mistranslation, Severity: mqm.Major,
		Rationale: `A score only grows: a side cannot lead by 50-6 in a match that ends 19-20, and no shoot-out follows extra time that one side has won. A digit that slipped in translation shows itself so.`,
		LetsPass:  `Scores of sets, legs, shoot-outs, other matches and whole series; scores that no word calls the state or the end of this match; goals that were missed or ruled out; headlines that name more than one match.`,
		Examples: []rules.Example{
			{
				Bad:  "Velm 19-20 Hexley\n\nHexley held on to win a match of two halves in the rain on Friday.\n\nThe visitors had led ⟦50-6⟧ with two early tries, but lost their way after the break.",
				Good: "Velm 19-20 Hexley\n\nHexley held on to win a match of two halves in the rain on Friday.\n\nThe visitors had led 20-6 with two early tries, but lost their way after the break.",
			},
			{
				Bad:  "Velm Stars 5-3 Hexley Giants\n\nVelm Stars made up for the defeat of Friday by winning the return match ⟦5-6⟧ at home on Saturday.",
				Good: "Velm Stars 5-3 Hexley Giants\n\nVelm Stars made up for the defeat of Friday by winning the return match 5-3 at home on Saturday.",
			},
			{
				Bad:  "Velm beat Hexley on penalties\n\nVelm are through after a shoot-out that ended a match which finished ⟦3-2⟧ after extra time.",
				Good: "Velm beat Hexley on penalties\n\nVelm are through after a shoot-out that ended a match which finished 2-2 after extra time.",
			},
			{Good: "Velm 2-0 Hexley\n\nVelm had a chance to make it 3-0 before the break.\n\nHexley led 3-1 when the two met at the harbour in October, and thought they had made it 2-1 here. They are level with Orsa, who won 3-1 after trailing."},
			{Good: "Velm 1-1 Hexley\n\nHexley won 3-1 on penalties.\n\nThe two sides had led the series 4-0 and 5-2 before. Velm took the first set 6-4."},
		},
	},
	Check: scoreMismatch,
}

// scoreReach is how far from a score the words may stand that say what it is.
const scoreReach = 9

func scoreMismatch(p *rules.Pass) {
	f := newFigures(p)
	var final *layer.Quantity
	stated := false // the body has the headline's score
	for i := range f.n.Quantities {
		q := &f.n.Quantities[i]
		if q.Kind != layer.Score {
			continue
		}
		if b := int(q.Block); b <= f.plan.Title {
			if b == f.plan.Title && f.betweenNames(q) {
				if final != nil {
					return // a round-up
				}
				final = q
				for j := range f.n.Quantities[i+1:] {
					o := &f.n.Quantities[i+1+j]
					stated = stated || o.Kind == layer.Score && o.Block > q.Block && agree(o, q)
				}
			}
			continue
		}
		if f.plan.Parts[q.Block] != layer.Paragraph || f.otherScore(q) {
			continue
		}
		if f.shotOut(q) {
			p.Report(rules.Finding{
				Span:    q.Span,
				Message: fmt.Sprintf("“%s” after extra time leaves nothing for a shoot-out to decide: the score must have been level", f.words(q)),
			})
			continue
		}
		if final == nil {
			continue
		}
		switch {
		case f.running(q) && !f.imagined(q) && !within(q, final):
			f.Report(rules.Finding{
				Span:    q.Span,
				Message: fmt.Sprintf("the match ended “%s” in the headline, and cannot have stood at “%s” before", f.words(final), f.words(q)),
				Related: []rules.Related{{Span: final.Span, Message: "the headline's score"}},
			})
		case !stated && f.result(q, final):
			f.Report(rules.Finding{
				Span:       q.Span,
				Message:    fmt.Sprintf("headline says “%s”, %s says “%s”: one of the two scores is wrong", f.words(final), f.place(q), f.words(q)),
				Suggestion: f.words(final),
				Related:    []rules.Related{{Span: final.Span, Message: "the headline's score"}},
			})
		}
	}
}

// betweenNames reports whether the score stands between two names: “Velm 2-1 Hexley”.
func (f *figures) betweenNames(q *layer.Quantity) bool {
	r := f.Doc.Blocks[q.Block].Tokens
	i, j := q.Tokens.First-1, q.Tokens.End
	if f.w.Is(int(j), "-", "–") {
		j += 2 // “Velm 38 - 17 Hexley”
	}
	if i < r.First || j >= r.End {
		return false
	}
	a, b := f.Doc.Tokens[i], f.Doc.Tokens[j]
	return a.Kind == text.Word && a.Shape != text.Lower && b.Kind == text.Word && b.Shape != text.Lower
}

// within reports whether a match that ends with the score end may have stood at q.
func within(q, end *layer.Quantity) bool {
	return q.Value <= end.Value && q.Second <= end.Second || q.Value <= end.Second && q.Second <= end.Value
}

// near reports whether one of the words stands near q in its sentence.
func (f *figures) near(q *layer.Quantity, before, after int32, words ...string) bool {
	s := f.Doc.Sentences[q.Sentence].Tokens
	for i := max(s.First, q.Tokens.First-before); i < min(s.End, q.Tokens.End+after); i++ {
		if f.w.Is(int(i), words...) {
			return true
		}
	}
	return false
}

// otherScore reports whether q is no score of the whole match, or of another one.
func (f *figures) otherScore(q *layer.Quantity) bool {
	return f.near(q, 99, 99, "aggregate", "leg", "legs", "set", "sets", "tie-break", "tie-breaker", "tiebreak", "series", "overall", "season", "last", "previous", "earlier", "record", "games", "meeting", "meetings", "matches", "head-to-head", "weeks", "ago", "round", "frames", "rubber", "reverse", "met", "meet", "faced", "friendly", "season's", "january", "february", "april", "june", "july", "august", "september", "october", "november", "december", "elsewhere")
}

// running reports whether q is called the state of the match.
func (f *figures) running(q *layer.Quantity) bool {
	return f.near(q, scoreReach, 4, "lead", "led", "leading", "ahead", "level", "levelled", "half-time", "halftime", "interval", "break", "trailed", "trailing", "behind", "make", "made", "making") &&
		!f.near(q, scoreReach, 6, "penalties", "shoot-out", "shootout", "spot-kicks", "beat", "defeat", "victory", "win", "loss", "against") &&
		!f.near(q, 3, 0, "won", "lost", "drew", "wins", "winning", "losing", "drawing")
}

// imagined reports whether q is a score that never stood: a missed chance, a goal that
// was ruled out.
func (f *figures) imagined(q *layer.Quantity) bool {
	return f.near(q, 20, 20, "chance", "chances", "could", "would", "should", "might", "may", "nearly", "almost", "thought", "disallowed", "denied", "ruled", "rule", "overturned", "offside", "var", "missed", "failed", "appeared", "wanted", "hoped", "trying", "tried", "threatened", "if")
}

// result reports whether q is called the result, and differs from the headline's in
// one of the two numbers only.
func (f *figures) result(q, final *layer.Quantity) bool {
	if (q.Value == final.Value) == (q.Second == final.Second) || q.Block > final.Block+2 || f.running(q) {
		return false
	}
	return f.near(q, 6, 0, "win", "winning", "won", "beat", "beating", "victory", "defeat", "defeated", "finished", "ended") &&
		!f.near(q, 99, 8, "penalties", "shoot-out", "shootout", "spot-kicks")
}

// shotOut reports whether q is said to be the score after extra time of a match that
// penalties decided, and is not level.
func (f *figures) shotOut(q *layer.Quantity) bool {
	if q.Value == q.Second || q.Value > 9 || q.Second > 9 || !f.w.Is(int(q.Tokens.End), "after") || !f.near(q, 0, 5, "extra", "extra-time", "overtime", "extensions", "extension", "prolongation", "prolongations") {
		return false
	}
	if !f.near(q, 99, 99, "shoot-out", "shootout", "shootouts") && !f.near(q, 99, 0, "penalties") {
		return false
	}
	return f.near(q, 4, 0, "finished", "ended", "ending", "finishing", "stood", "was") && !f.near(q, 99, 99, "won", "beat", "win")
}
