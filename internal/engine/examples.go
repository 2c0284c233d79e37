package engine

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/mtlint/mtlint/internal/article"
	"github.com/mtlint/mtlint/internal/lang"
	"github.com/mtlint/mtlint/internal/mqm"
	"github.com/mtlint/mtlint/internal/text"
	"github.com/mtlint/mtlint/rules"
)

// VerifyExamples runs a rule on its own examples, through the whole pipeline:
// exact spans in Bad, silence in Good, and where the findings carry fixes, the
// best ones turn Bad into Good and trigger nothing again.
func VerifyExamples(r *rules.Rule, pack *lang.Pack) error {
	bads := 0
	for _, ex := range r.Examples {
		if ex.Bad != "" {
			bads++
		}
		if err := VerifyExample(r, ex, pack); err != nil {
			return fmt.Errorf("%s: %w", r.ID, err)
		}
	}
	if bads == 0 {
		return fmt.Errorf("%s: no bad example", r.ID)
	}
	return nil
}

// VerifyExample runs a rule on one of its examples.
func VerifyExample(r *rules.Rule, ex rules.Example, pack *lang.Pack) error {
	unscored := *mqm.Core
	unscored.FindingsOnly = true // no model need be asked
	e, err := Make(Options{Rules: []*rules.Rule{r}, Scheme: &unscored})
	if err != nil {
		return err
	}
	check := func(s string) ([]rules.Finding, error) {
		res := e.Check(article.New(r.ID, s, pack))
		if len(res.NotRun) > 0 {
			return nil, errors.New(res.NotRun[0].Why)
		}
		return res.Findings, nil
	}
	if ex.Bad != "" {
		bad, want := Unmark(ex.Bad)
		if len(want) == 0 {
			return fmt.Errorf("nothing is marked in\n  %s", ex.Bad)
		}
		got, err := check(bad)
		if err != nil {
			return err
		}
		if !slices.EqualFunc(got, want, func(f rules.Finding, s text.Span) bool { return f.Span == s }) {
			return fmt.Errorf("wanted\n  %s\nfound\n  %s", ex.Bad, Mark(bad, got))
		}
		if fixed := Fix(bad, got); fixed != bad {
			// What overlaps another fix comes in a second round.
			again, err := check(fixed)
			if err != nil {
				return err
			}
			fixed = Fix(fixed, again)
			if ex.Good != "" && fixed != ex.Good {
				return fmt.Errorf("its fix of\n  %s\ngives\n  %s\nnot\n  %s", bad, fixed, ex.Good)
			}
			if again, err = check(fixed); err != nil {
				return err
			}
			if len(again) > 0 {
				return fmt.Errorf("its own fix triggers it\n  %s", Mark(fixed, again))
			}
		}
	}
	got, err := check(ex.Good)
	if err != nil {
		return err
	}
	if len(got) > 0 {
		return fmt.Errorf("nothing is to be found in the good text, but it finds\n  %s", Mark(ex.Good, got))
	}
	return nil
}

// Unmark removes the marks ⟦ and ⟧ from an annotated text and returns the spans
// they enclosed.
func Unmark(marked string) (plain string, spans []text.Span) {
	var b strings.Builder
	for {
		before, rest, found := strings.Cut(marked, "⟦")
		b.WriteString(before)
		if !found {
			return b.String(), spans
		}
		in, after, _ := strings.Cut(rest, "⟧")
		spans = append(spans, text.Span{Start: int32(b.Len()), End: int32(b.Len() + len(in))})
		b.WriteString(in)
		marked = after
	}
}

// Mark puts the marks ⟦ and ⟧ around the findings, which are sorted by place;
// those that overlap an earlier one are left out.
func Mark(plain string, found []rules.Finding) string {
	var b strings.Builder
	at := int32(0)
	for _, f := range found {
		if f.Span.Start >= at {
			b.WriteString(plain[at:f.Span.Start] + "⟦" + plain[f.Span.Start:f.Span.End] + "⟧")
			at = f.Span.End
		}
	}
	return b.String() + plain[at:]
}

// Fix makes the best fix of each finding, last first so that spans stay valid.
// found is sorted by place; a fix that overlaps a later one is left out.
func Fix(src string, found []rules.Finding) string {
	limit := int32(len(src))
	for _, f := range slices.Backward(found) {
		if len(f.Fixes) == 0 {
			continue
		}
		for _, e := range slices.Backward(f.Fixes[0].Edits) {
			if e.Span.End <= limit {
				src = src[:e.Span.Start] + e.New + src[e.Span.End:]
				limit = e.Span.Start
			}
		}
	}
	return src
}
