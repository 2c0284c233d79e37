package text

import (
	"unicode"
	"unicode/utf8"
)

// class sorts bytes so that ASCII, nearly all of a news text, is decided by table.
type class uint8

const (
	clPunct class = iota
	clSpace
	clLower
	clUpper
	clDigit
	clHigh // first byte of a character that must be decoded
)

var classes = func() (t [256]class) {
	for c := range t {
		switch {
		case c >= utf8.RuneSelf:
			t[c] = clHigh
		case 'a' <= c && c <= 'z':
			t[c] = clLower
		case 'A' <= c && c <= 'Z':
			t[c] = clUpper
		case '0' <= c && c <= '9':
			t[c] = clDigit
		case c <= ' ' || c == 0x7f:
			t[c] = clSpace
		}
	}
	return t
}()

// classAt returns the class of the character at src[i] and where it ends.
func classAt(src string, i int) (class, int) {
	c := classes[src[i]]
	if c != clHigh {
		return c, i + 1
	}
	r, n := utf8.DecodeRuneInString(src[i:])
	switch {
	case unicode.IsUpper(r), unicode.IsTitle(r):
		c = clUpper
	case unicode.IsLetter(r), unicode.IsMark(r), r == 0x00ad, r == 0x200c, r == 0x200d:
		c = clLower // soft hyphen and joiners do not end a word
	case unicode.IsDigit(r):
		c = clDigit
	case unicode.IsSpace(r), r == 0xfeff, r == 0x200b:
		c = clSpace
	default:
		c = clPunct
	}
	return c, i + n
}

// isAlnum reports whether a letter or digit starts at src[i].
func isAlnum(src string, i int) bool {
	if i >= len(src) {
		return false
	}
	c, _ := classAt(src, i)
	return c == clLower || c == clUpper || c == clDigit
}

func isLetter(src string, i int) bool {
	if i >= len(src) {
		return false
	}
	c, _ := classAt(src, i)
	return c == clLower || c == clUpper
}

// next returns the token that starts at src[i] and where scanning goes on. The
// kind is Space, and the token to be dropped, for white space.
func next(src string, i int) Token {
	c, end := classAt(src, i)
	tok := Token{Span: Span{Start: int32(i)}}
	switch c {
	case clSpace:
		for end < len(src) && classes[src[end]] == clSpace {
			end++
		}
	case clLower, clUpper:
		if src[i] >= utf8.RuneSelf && !isTrueLetter(src, i) { // a mark or joiner astray
			tok.Kind, end = Punct, cluster(src, i, end)
			break
		}
		end, tok.Kind, tok.Shape = word(src, i)
	case clDigit:
		tok.Kind = Number
		end = number(src, end)
	default:
		tok.Kind = Punct
		end, tok.Kind = punct(src, i, end)
	}
	tok.End = int32(end)
	return tok
}

// number scans the rest of a token that began with a digit.
func number(src string, end int) int {
	for end < len(src) {
		c, e := classAt(src, end)
		switch c {
		case clDigit, clLower, clUpper:
			end = e
			continue
		case clPunct:
			switch src[end] {
			case '.', ',', ':':
				if end+1 < len(src) && classes[src[end+1]] == clDigit && classes[src[end-1]] == clDigit {
					end++
					continue
				}
			case '-':
				if isAlnum(src, end+1) {
					end++
					continue
				}
			case '\'', 0xe2: // 1990's
				if (src[end] == '\'' || src[end:e] == "’") && isLetter(src, e) {
					end = e
					continue
				}
			}
		}
		return end
	}
	return end
}

// isTrueLetter is isLetter without marks and joiners.
func isTrueLetter(src string, i int) bool {
	r, _ := utf8.DecodeRuneInString(src[i:])
	return unicode.IsLetter(r)
}
