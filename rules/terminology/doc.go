// Package terminology holds the rules on names and terms: one thing, one name.
package terminology
