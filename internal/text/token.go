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
		tok.Kind = Word
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

// word scans a word that starts at src[i].
func word(src string, i int) (end int, kind Kind, shape Shape) {
	if src[i]|0x20 == 'h' || src[i]|0x20 == 'w' {
		if end := address(src, i); end > 0 {
			return end, Link, Lower
		}
	}
	letters, capitals, first, dots := 0, 0, false, false
	run := 0 // letters since the last point, to know “U.S.” from “end.Next”
	for end = i; end < len(src); {
		c, e := classAt(src, end)
		switch c {
		case clUpper:
			if letters == 0 {
				first = true
			}
			letters, capitals, run = letters+1, capitals+1, run+1
			end = e
			continue
		case clLower:
			letters, run = letters+1, run+1
			end = e
			continue
		case clDigit:
			run = 2
			end = e
			continue
		}
		if c == clSpace {
			break
		}
		switch src[end] {
		case '\'', '-', '_':
			if isAlnum(src, end+1) && end > i {
				end, run = end+1, 2
				continue
			}
		case '&': // AT&T, Q&A
			if classes[src[end-1]] == clUpper && end+1 < len(src) && classes[src[end+1]] == clUpper {
				end++
				continue
			}
		case '.':
			if run == 1 {
				if isLetter(src, end+1) {
					if _, e := classAt(src, end+1); !isLetter(src, e) {
						end, run, dots = end+1, 0, true
						continue
					}
				} else if dots {
					end, run = end+1, 2
					continue // “U.S.-led”
				}
			}
		case '@':
			if isAlnum(src, end+1) {
				return linkEnd(src, end+1), Link, Lower
			}
		case 0xe2: // ’ and the hyphens U+2010, U+2011
			if e-end == 3 && (src[end+1] == 0x80) && (src[end+2] == 0x99 || src[end+2] == 0x90 || src[end+2] == 0x91) && isAlnum(src, e) {
				end, run = e, 2
				continue
			}
		}
		break
	}
	switch {
	case capitals == 0:
		shape = Lower
	case capitals == letters && letters > 1:
		shape = Upper
	case capitals == 1 && first:
		shape = Capitalised
	default:
		shape = Mixed
	}
	return end, Word, shape
}

// number scans the rest of a token that began with a digit.
func number(src string, end int) int {
	for end < len(src) {
		c, e := classAt(src, end)
		switch {
		case c == clDigit, c == clLower, c == clUpper:
			end = e
			continue
		case c == clPunct:
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
			}
		}
		return end
	}
	return end
}

// punct scans the mark src[i:end], runs of points and dashes, @handles and #tags.
func punct(src string, i, end int) (int, Kind) {
	switch c := src[i]; c {
	case '.', '-':
		for end < len(src) && src[end] == c {
			end++
		}
	case '@', '#':
		if isLetter(src, end) {
			return linkEnd(src, end), Link
		}
	}
	return end, Punct
}

// address returns the end of a web address that starts at src[i], or 0.
func address(src string, i int) int {
	rest := src[i:]
	for _, p := range [...]string{"http://", "https://", "www."} {
		if len(rest) > len(p) && asciiFoldEqual(rest[:len(p)], p) && isAlnum(src, i+len(p)) {
			return linkEnd(src, i+len(p))
		}
	}
	return 0
}

// linkEnd runs to the end of an address; closing punctuation stays outside.
func linkEnd(src string, end int) int {
	stop := end
	for end < len(src) {
		c, e := classAt(src, end)
		switch {
		case c == clSpace, c == clPunct && (src[end] >= utf8.RuneSelf || src[end] == '"' || src[end] == '<' || src[end] == '>'):
			return stop
		case c != clPunct || src[end] == '/' || src[end] == '_':
			stop = e
		}
		end = e
	}
	return stop
}

// asciiFoldEqual compares s with an ASCII lower-case string of the same length.
func asciiFoldEqual(s, lower string) bool {
	for i := range len(s) {
		c := s[i]
		if 'A' <= c && c <= 'Z' {
			c |= 0x20
		}
		if c != lower[i] {
			return false
		}
	}
	return true
}
