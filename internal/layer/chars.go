package layer

import (
	"unicode/utf8"

	"github.com/mtlint/mtlint/internal/article"
	"github.com/mtlint/mtlint/internal/text"
)

// Chars gives the places of the characters that rules about spacing, markup,
// encoding and scripts start from, so that one scan of the bytes serves them all.
var Chars = article.NewLayer("chars", buildChars)

// A Char is a class of characters that the layer [Chars] collects.
type Char uint8

// The classes.
const (
	charPlain   Char = iota
	CharAmp          // &
	CharLess         // <
	CharBracket      // [
	CharBrace        // {
	CharPercent      // %
	CharDollar       // $
	CharAt           // @
	CharLow          // _
	CharBack         // backslash
	CharControl      // a control character of ASCII; not tab, line feed, form feed, carriage return
	CharTight        // . , ; ! ? before which something stands and after which no blank does
	CharLoose        // . , ; ! ? after a blank or after another of them
	charMark         // . , ; ! ? before it is known which of the two
	charHigh         // first byte of a character beyond ASCII
	numChars
)

var charClasses = func() (t [256]Char) {
	for c := range t {
		switch {
		case c >= utf8.RuneSelf:
			t[c] = charHigh
		case c < ' ' && c != '\t' && c != '\n' && c != '\f' && c != '\r', c == 0x7f:
			t[c] = CharControl
		}
	}
	for c, class := range map[byte]Char{
		'&': CharAmp, '<': CharLess, '[': CharBracket, '{': CharBrace, '%': CharPercent, '$': CharDollar,
		'@': CharAt, '_': CharLow, '\\': CharBack,
		'.': charMark, ',': charMark, ';': charMark, '!': charMark, '?': charMark,
	} {
		t[c] = class
	}
	return t
}()

// A CharIndex is the value of the layer [Chars].
type CharIndex struct {
	at [numChars][]int32
	// Runs are the longest stretches of characters beyond ASCII. Those that hold
	// nothing but quotation marks, dashes and ellipses are left out.
	Runs []text.Span
}

// At returns the places of a class in ascending order.
func (x *CharIndex) At(c Char) []int32 { return x.at[c] }

func buildChars(a *article.Article) *CharIndex {
	x, src := &CharIndex{}, a.Doc.Src
	for i := 0; i < len(src); i++ {
		c := charClasses[src[i]]
		if c == charPlain {
			continue
		}
		switch c {
		case charMark:
			x.mark(src, i)
		case charHigh:
			i = x.run(src, i) - 1
		default:
			x.at[c] = append(x.at[c], int32(i))
		}
	}
	return x
}

// mark sorts the mark at src[i] by what stands around it. Most marks follow a
// letter and precede a blank, and are of no interest.
func (x *CharIndex) mark(src string, i int) {
	if i > 0 && (src[i-1] == ' ' || charClasses[src[i-1]] == charMark || src[i-1] >= utf8.RuneSelf) {
		x.at[CharLoose] = append(x.at[CharLoose], int32(i))
	}
	if i > 0 && i+1 < len(src) && src[i+1] > ' ' {
		x.at[CharTight] = append(x.at[CharTight], int32(i))
	}
}

// run records the stretch of characters beyond ASCII that begins at src[i] and
// returns where it ends.
func (x *CharIndex) run(src string, i int) int {
	end, odd := i, false
	for end < len(src) && src[end] >= utf8.RuneSelf {
		if src[end] == 0xe2 && end+2 < len(src) && src[end+1] == 0x80 && src[end+2] >= 0x90 && src[end+2] < 0xa8 {
			end += 3 // U+2010 to U+2027: dashes, quotation marks, bullets, ellipsis
			continue
		}
		odd = true
		end++
	}
	if odd {
		x.Runs = append(x.Runs, text.Span{Start: int32(i), End: int32(end)})
	}
	return end
}
