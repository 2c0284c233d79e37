package fluency

import (
	"unicode"
	"unicode/utf8"
)

// A charset is a single-byte encoding as which UTF-8 is read by mistake.
type charset struct {
	name  string
	upper []rune        // the characters of the upper half, byte 0x80 first
	bytes map[rune]byte // and back
}

// charsets are tried in this order. The strings are the upper halves of the
// encodings, byte 0x80 first; U+FFFD marks a byte that has no character.
var charsets = []*charset{
	newCharset("Windows-1252", "€\ufffd‚ƒ„…†‡ˆ‰Š‹Œ\ufffdŽ\ufffd\ufffd‘’“”•–—˜™š›œ\ufffdžŸ"+
		"\u00a0¡¢£¤¥¦§¨©ª«¬\u00ad®¯°±²³´µ¶·¸¹º»¼½¾¿ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõö÷øùúûüýþÿ"),
	newCharset("Windows-1251", "ЂЃ‚ѓ„…†‡€‰Љ‹ЊЌЋЏђ‘’“”•–—\ufffd™љ›њќћџ"+
		"\u00a0ЎўЈ¤Ґ¦§Ё©Є«¬\u00ad®Ї°±Ііґµ¶·ё№є»јЅѕїАБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдежзийклмнопрстуфхцчшщъыьэюя"),
	newCharset("Mac Roman", "ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø"+
		"¿¡¬√ƒ≈∆«»…\u00a0ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\uf8ffÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ"),
	newCharset("code page 437", "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»"+
		"░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0"),
	newCharset("KOI8-R", "─│┌┐└┘├┤┬┴┼▀▄█▌▐░▒▓⌠■∙√≈≤≥\u00a0⌡°²·÷═║╒ё╓╔╕╖╗╘╙╚╛╜╝╞╟╠╡Ё╢╣╤╥╦╧╨╩╪╫╬©"+
		"юабцдефгхийклмнопярстужвьызшэщчъЮАБЦДЕФГХИЙКЛМНОПЯРСТУЖВЬЫЗШЭЩЧЪ"),
}

func newCharset(name, upper string) *charset {
	c := &charset{name, []rune(upper), make(map[rune]byte, 160)}
	for i, r := range c.upper {
		if r != utf8.RuneError {
			c.bytes[r] = byte(0x80 + i)
		}
	}
	if name == "Windows-1252" { // its holes, and all of them where the text was read as Latin-1
		for r := rune(0x80); r < 0xa0; r++ {
			c.bytes[r] = byte(r)
		}
	}
	return c
}

// sequence reads one character that was written in UTF-8 and read in c from the
// beginning of s, and returns the bytes of s that it took; 0 if there is none.
func (c *charset) sequence(s string) (char rune, n int) {
	var buf [utf8.UTFMax]byte
	want := 0
	for k := 0; k < utf8.UTFMax && n < len(s); k++ {
		r, size := utf8.DecodeRuneInString(s[n:])
		b, ok := c.bytes[r]
		if !ok {
			return 0, 0
		}
		if k == 0 {
			switch {
			case b >= 0xc2 && b < 0xe0:
				want = 2
			case b >= 0xe0 && b < 0xf0:
				want = 3
			case b >= 0xf0 && b < 0xf5:
				want = 4
			default:
				return 0, 0
			}
		}
		buf[k] = b
		n += size
		if k+1 == want {
			r, size := utf8.DecodeRune(buf[:want])
			if size == want {
				return r, n
			}
			return 0, 0
		}
	}
	return 0, 0
}

// stretch reads as many such characters as follow each other at the beginning of
// s. before is the character in front of it. n is 0 where the text may be what it
// seems: one sequence by itself must give a character that is likely in English.
func (c *charset) stretch(before rune, s string) (meant string, n int) {
	var out []rune
	likely := false
	for {
		r, k := c.sequence(s[n:])
		if k == 0 {
			break
		}
		ok := c.likely(before, s[n:n+k], r)
		if !ok && !unicode.IsLetter(r) && !unicode.IsMark(r) {
			break
		}
		likely = likely || ok
		out = append(out, r)
		n += k
		before = r
	}
	if n == 0 || !likely && len(out) < 2 {
		return "", 0
	}
	return string(out), n
}

// likely reports whether r, read from the bytes s, is a character that English
// text is full of when its encoding is right, and s is not itself good text.
func (c *charset) likely(before rune, s string, r rune) bool {
	switch {
	case r >= 0x1f000: // emoji
		return true
	case r >= 0x2010 && r <= 0x27bf, r >= 0xfb00 && r <= 0xfb06, r == 0xfeff, r == 0xfffd, r == 0x200b:
		return !allQuotes(s)
	case r >= 0xa0 && r <= 0x17f:
		if c.name == "Windows-1251" || c.name == "KOI8-R" {
			return false // Latin letters after В or Г would be rare, Russian capitals before a mark are not
		}
		// A capital with an accent may well end a word in front of a mark: MAÇÃ”
		return unicode.IsLower(before) || !allQuotes(s)
	}
	return false
}

// allQuotes reports whether everything after the first character of s is a mark
// that may follow a word.
func allQuotes(s string) bool {
	_, n := utf8.DecodeRuneInString(s)
	for _, r := range s[n:] {
		switch r {
		case '“', '”', '‘', '’', '„', '‚', '–', '—', '…', '«', '»', '‹', '›', '\u00a0', '•', '·', '®', '©', '™':
		default:
			return false
		}
	}
	return true
}
