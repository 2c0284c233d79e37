// Package accuracy holds the rules about names, facts and words that were not
// translated rightly, or not at all.
package accuracy
