package custom

import (
	"strings"

	"github.com/mtlint/mtlint/rules"
)

// read reads the examples.
func (r *rule) read(f fieldset) error {
	n, err := f.must("examples")
	if err != nil {
		return err
	}
	if r.examples, err = n.list(maxExample); err != nil {
		return err
	}
	bad := false
	for _, at := range r.examples {
		by, err := at.fields("bad", "good")
		if err != nil {
			return err
		}
		var ex rules.Example
		if n, ok := by["bad"]; ok {
			if ex.Bad, err = n.text(mostText); err != nil {
				return err
			}
			bad = true
			ex.Bad = strings.TrimRight(ex.Bad, "\n")
			if err := marked(ex.Bad); err != "" {
				return n.errorf("%s: put what the rule must find between ⟦ and ⟧", err)
			}
		}
		if n, ok := by["good"]; ok {
			if ex.Good, err = n.text(mostText); err != nil {
				return err
			}
			ex.Good = strings.TrimRight(ex.Good, "\n")
			if strings.ContainsAny(ex.Good, "⟦⟧") {
				return n.errorf("in a good example nothing is to be found: take the marks ⟦ ⟧ away")
			}
		}
		if ex == (rules.Example{}) {
			return at.errorf("an example has a text “bad”, a text “good”, or both")
		}
		r.Examples = append(r.Examples, ex)
	}
	if !bad {
		return n.errorf("there is no bad example: show at least one text in which the rule finds something")
	}
	return nil
}

// marked says what is wrong with the marks of a bad example.
func marked(s string) string {
	open, any := false, false
	for _, r := range s {
		switch {
		case r == '⟦' && open:
			return "⟦ stands within ⟦ ⟧"
		case r == '⟧' && !open:
			return "⟧ stands without ⟦"
		case r == '⟦' || r == '⟧':
			open, any = r == '⟦', true
		}
	}
	switch {
	case open:
		return "⟦ is not closed"
	case !any:
		return "nothing is marked"
	}
	return ""
}
