// Package design holds the rules about what surrounds and lays out an article: repetitions,
// page residue, notices, markup, truncation.
package design
