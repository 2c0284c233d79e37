package accuracy

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/mtlint/mtlint/internal/mqm"
	"github.com/mtlint/mtlint/internal/text"
	"github.com/mtlint/mtlint/rules"
)

// A block is a range of Unicode that one script fills.
type block struct {
	lo, hi rune
	name   string
}

// blocks are the scripts that occur in the source texts of news, ascending.
var blocks = []block{
	{0x370, 0x3ff, "Greek"}, {0x400, 0x52f, "Cyrillic"}, {0x530, 0x58f, "Armenian"}, {0x590, 0x5ff, "Hebrew"},
	{0x600, 0x6ff, "Arabic"}, {0x750, 0x77f, "Arabic"}, {0x8a0, 0x8ff, "Arabic"}, {0x900, 0x97f, "Devanagari"},
	{0x980, 0x9ff, "Bengali"}, {0xa00, 0xa7f, "Gurmukhi"}, {0xa80, 0xaff, "Gujarati"}, {0xb00, 0xb7f, "Odia"}, {0xb80, 0xbff, "Tamil"},
	{0xc00, 0xc7f, "Telugu"}, {0xc80, 0xcff, "Kannada"}, {0xd00, 0xd7f, "Malayalam"}, {0xd80, 0xdff, "Sinhala"},
	{0xe00, 0xe7f, "Thai"}, {0xe80, 0xeff, "Lao"}, {0xf00, 0xfff, "Tibetan"}, {0x1000, 0x109f, "Burmese"}, {0x10a0, 0x10ff, "Georgian"},
	{0x1100, 0x11ff, "Korean"}, {0x1200, 0x137f, "Ethiopic"}, {0x1780, 0x17ff, "Khmer"}, {0x1800, 0x18af, "Mongolian"}, {0x1f00, 0x1fff, "Greek"},
	{0x3005, 0x3007, "Chinese"}, {0x3041, 0x30ff, "Japanese"}, {0x3131, 0x318e, "Korean"}, {0x3400, 0x9fff, "Chinese"}, {0xac00, 0xd7a3, "Korean"},
	{0xf900, 0xfaff, "Chinese"}, {0xfb1d, 0xfb4f, "Hebrew"}, {0xfb50, 0xfdcf, "Arabic"}, {0xfe70, 0xfefc, "Arabic"}, {0x20000, 0x323af, "Chinese"},
}

// script names the script of a letter or mark; empty for those of Latin, and for
// what is no letter.
func script(r rune) string {
	if r < 0x370 || 0x1e00 <= r && r < 0x1f00 || !unicode.IsLetter(r) && !unicode.IsMark(r) {
		return ""
	}
	for _, b := range blocks {
		if r <= b.hi {
			if r >= b.lo {
				return b.name
			}
			return ""
		}
	}
	return ""
}

// lookAlikes maps letters of Cyrillic and Greek to the Latin ones that look the same.
var lookAlikes = map[rune]rune{
	'а': 'a', 'с': 'c', 'е': 'e', 'о': 'o', 'р': 'p', 'х': 'x', 'у': 'y', 'і': 'i', 'ѕ': 's', 'ј': 'j', 'һ': 'h', 'ԁ': 'd',
	'А': 'A', 'В': 'B', 'Е': 'E', 'К': 'K', 'М': 'M', 'Н': 'H', 'О': 'O', 'Р': 'P', 'С': 'C', 'Т': 'T', 'Х': 'X', 'І': 'I', 'Ѕ': 'S', 'Ј': 'J', 'У': 'Y',
	'ο': 'o', 'Ο': 'O', 'Α': 'A', 'Ε': 'E', 'Κ': 'K', 'Μ': 'M', 'Ν': 'N', 'Ρ': 'P', 'Τ': 'T', 'Χ': 'X', 'ν': 'v',
}

// homoglyph judges a stretch that touches Latin letters: a word that only looks
// Latin is reported here. It returns true if nothing else needs to be said.
func (f *foreign) homoglyph(s text.Span, name string) bool {
	src := f.Doc.Src
	prev, _ := utf8.DecodeLastRuneInString(src[:s.Start])
	next, _ := utf8.DecodeRuneInString(src[s.End:])
	if src[s.Start:s.End] == "х" && unicode.IsDigit(prev) && unicode.IsDigit(next) {
		prev = 'x' // a multiplication sign, as in “90х200”
	}
	if name != "Cyrillic" && name != "Greek" || !unicode.Is(unicode.Latin, prev) && !unicode.Is(unicode.Latin, next) {
		return false
	}
	var latin strings.Builder
	for _, r := range src[s.Start:s.End] {
		l, ok := lookAlikes[r]
		if !ok {
			return utf8.RuneCountInString(src[s.Start:s.End]) < 3 // Δx, TNFα, a letter turned round in a brand
		}
		latin.WriteRune(l)
	}
	i := f.Doc.TokenAt(s.Start)
	word := f.Doc.Text(f.Doc.Tokens[i].Span)
	if name == "Greek" && len(word) < 6 {
		return true // a symbol with an index
	}
	f.found = append(f.found, rules.Finding{
		Span: s, Severity: mqm.Minor, Suggestion: latin.String(),
		Message: "“" + src[s.Start:s.End] + "” in “" + word + "” is a " + name + " letter that only looks like “" + latin.String() + "”, so that a search does not find the word",
		Fixes:   []rules.Fix{{Label: "write the Latin letter", Edits: []rules.Edit{{Span: s, New: latin.String()}}}},
	})
	return true
}
