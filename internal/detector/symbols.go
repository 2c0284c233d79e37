package detector

import (
	"strings"

	"github.com/mtlint/mtlint/internal/lang"
	"github.com/mtlint/mtlint/internal/tagger"
	"github.com/mtlint/mtlint/internal/text"
)

// A Symbol is what the detector sees of a word: the hash of a word that it knows,
// or the class of one that it does not, so that a rare name gives no alarm.
type Symbol uint32

// classSymbol is the symbol of a class; the names are no words.
func classSymbol(name string) Symbol { return Symbol(lang.Hash("\x00" + name)) }

// The classes of tokens that stand for themselves by shape alone.
var (
	symEdge    = classSymbol("edge")
	symName    = classSymbol("name")
	symUpper   = classSymbol("upper")
	symMixed   = classSymbol("mixed")
	symLink    = classSymbol("link")
	symNumber  = classSymbol("number")
	symYear    = classSymbol("year")
	symOrdinal = classSymbol("ordinal")
	symCode    = classSymbol("code")
	symMonth   = classSymbol("month")
	symDay     = classSymbol("day")
	symStop    = classSymbol(".")
	symAsk     = classSymbol("?")
	symComma   = classSymbol(",")
	symColon   = classSymbol(":")
	symSemi    = classSymbol(";")
	symDash    = classSymbol("-")
	symDots    = classSymbol("...")
	symOpen    = classSymbol("(")
	symClose   = classSymbol(")")
	symMoney   = classSymbol("$")
	symPercent = classSymbol("%")
	symMark    = classSymbol("mark")
)

// suffixes are the classes of unknown words, by how they end; the first that fits.
var suffixes = []string{"'s", "s'", "ing", "edly", "ed", "ly", "tion", "sion", "ment", "ness", "ity", "ists", "ist", "ism", "ers", "er", "ors", "or", "ies", "ous", "ive", "ful", "less",
	"able", "ible", "al", "ic", "ics", "est", "ance", "ence", "ship", "hood", "ese", "ian", "ans", "an", "ss", "us", "is", "es", "s", "y"}

var suffixSymbols = func() []Symbol {
	all := make([]Symbol, len(suffixes))
	for i, s := range suffixes {
		all[i] = classSymbol("-" + s)
	}
	return all
}()

var symOther = classSymbol("other")

// calendar are the words that stand for each other.
var calendar = func() map[string]Symbol {
	m := map[string]Symbol{}
	for _, w := range strings.Fields("january february april june july august september october november december jan feb apr aug sept oct nov dec") {
		m[w] = symMonth
	}
	for _, w := range strings.Fields("monday tuesday wednesday thursday friday saturday sunday") {
		m[w] = symDay
	}
	return m
}()

// unknown is the symbol of a folded word that the model does not know.
func unknown(form string) Symbol {
	if i := strings.LastIndexByte(form, '-'); i > 0 && i+1 < len(form) {
		form = form[i+1:]
	}
	for i, s := range suffixes {
		if s[len(s)-1] == form[len(form)-1] && len(form) > len(s)+1 && strings.HasSuffix(form, s) {
			return suffixSymbols[i]
		}
	}
	return symOther
}

// number is the symbol of a token that begins with a digit.
func number(s string) Symbol {
	digits := 0
	for digits < len(s) && '0' <= s[digits] && s[digits] <= '9' {
		digits++
	}
	switch {
	case digits == len(s):
		if digits == 4 && (s[0] == '1' || s[0] == '2') {
			return symYear
		}
		return symNumber
	case strings.HasSuffix(s, "st"), strings.HasSuffix(s, "nd"), strings.HasSuffix(s, "rd"), strings.HasSuffix(s, "th"):
		return symOrdinal
	case s[digits] == ',' || s[digits] == '.':
		return symNumber
	}
	return symCode
}

// IsQuote reports whether a mark is a quotation mark. The models of words look through
// them: where a writer quotes is no question of grammar, and their shape is typography.
func IsQuote(s string) bool {
	switch s {
	case "\"", "“", "”", "„", "«", "»", "``", "''", "‘", "’", "'", "`", "‹", "›", "*":
		return true
	}
	return false
}

// mark is the symbol of a mark.
func mark(s string) Symbol {
	switch s[0] {
	case '.':
		if len(s) > 1 {
			return symDots
		}
		return symStop
	case '!', '?':
		return symAsk
	case ',':
		return symComma
	case ':':
		return symColon
	case ';':
		return symSemi
	case '-':
		return symDash
	case '(', '[':
		return symOpen
	case ')', ']':
		return symClose
	case '$':
		return symMoney
	case '%':
		return symPercent
	}
	switch s {
	case "–", "—":
		return symDash
	case "…":
		return symDots
	case "£", "€", "¥":
		return symMoney
	}
	return symMark
}

// capital is the symbol of a word with capitals. first: it begins a sentence or a
// quotation, where any word may be capitalised.
func capital(known Symbol, isKnown bool, t *text.Token, tag tagger.Tag, first bool) Symbol {
	switch {
	case known == symMonth, known == symDay, isKnown && functions.Has(tag):
		return known
	case t.Shape == text.Upper:
		return symUpper
	case t.Shape == text.Mixed:
		return symMixed
	case first && isKnown && !tagger.Names.Has(tag):
		return known
	case first && !isKnown && !tagger.Names.Has(tag):
		return known
	}
	return symName
}

// functions are the tags of words that capitals do not make into names.
const functions tagger.Set = 1<<tagger.DT | 1<<tagger.IN | 1<<tagger.PRP | 1<<tagger.PRPS | 1<<tagger.CC | 1<<tagger.MD | 1<<tagger.WDT | 1<<tagger.WP | 1<<tagger.WRB | 1<<tagger.EX | 1<<tagger.TO
