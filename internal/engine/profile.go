package engine

import "github.com/mtlint/mtlint/internal/mqm"

// A Profile is how the articles of some paths are checked and judged.
type Profile struct {
	*Engine
	Gate mqm.Gate
	Key  string // names all settings on which findings and scores depend

	Off      map[string]bool         // rules that compare articles and do not run, by ID
	Severity map[string]mqm.Severity // of the findings of such rules, where it is not their own
}

// Always gives every path the same profile.
func Always(p *Profile) func(string) (*Profile, error) {
	return func(string) (*Profile, error) { return p, nil }
}
