// Package locale holds the rules about the forms of numbers, names and dates that
// one language keeps and another does not.
package locale
