// Package corpus holds the rules that compare articles with each other, one file a
// rule.
package corpus
