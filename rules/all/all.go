// Package all lists every built-in rule and tests each of them the same way.
package all

//go:generate go run ../../internal/gen/lists
//go:generate go run ../../internal/gen/pages

import "github.com/mtlint/mtlint/rules"

// Find returns the rule with an ID, or nil.
func Find(id string) *rules.Rule {
	for _, r := range List {
		if r.ID == id {
			return r
		}
	}
	return nil
}
