// Package fluency holds the rules about the English itself: grammar, quotation marks,
// punctuation, spelling, character encoding.
package fluency
