package detector

import (
	"slices"
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

// ends are the classes of unknown words, by how they end; the first that fits.
var ends = func() (all []end) {
	for s := range strings.FieldsSeq("'s s' ing edly ed ly tion sion ment ness ity ists ist ism ers er ors or ies ous ive ful less " +
		"able ible al ic ics est ance ence ship hood ese ian ans an ss us is es s y") {
		all = append(all, end{s, classSymbol("-" + s)})
	}
	return append(all, end{"", classSymbol("other")})
}()

type end struct {
	suffix string
	symbol Symbol
}

// endOf is the number of the end of a folded word.
func endOf(word string) int {
	if i := strings.LastIndexByte(word, '-'); i > 0 && i+1 < len(word) {
		word = word[i+1:]
	}
	return slices.IndexFunc(ends, func(e end) bool {
		return e.suffix == "" || len(word) > len(e.suffix)+1 && strings.HasSuffix(word, e.suffix)
	})
}

// calendar are the words that stand for each other.
var calendar = []struct {
	symbol Symbol
	words  []string
}{
	{symMonth, strings.Fields("january february april june july august september october november december jan feb apr aug sept oct nov dec")},
	{symDay, strings.Fields("monday tuesday wednesday thursday friday saturday sunday")},
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
