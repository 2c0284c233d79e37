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

// word scans a word that starts at src[i].
func word(src string, i int) (end int, kind Kind, shape Shape) {
	// Most words are ASCII letters up to a blank or a mark that cannot join.
	for end = i + 1; end < len(src) && classes[src[end]] == clLower; {
		end++
	}
	c := src[i]
	if c < utf8.RuneSelf && (end == len(src) || !joins[src[end]] && (src[end] != ':' || c|0x20 != 'h') ||
		src[end] == '.' && (end+1 == len(src) || classes[src[end+1]] == clSpace)) {
		if classes[c] == clUpper {
			shape = Capitalised
		}
		return end, Word, shape
	}
	if c |= 0x20; c == 'h' || c == 'w' {
		if end := address(src, i); end > 0 {
			return end, Link, Lower
		}
	}
	return longWord(src, i)
}

// joins are the bytes that may go on a word after ASCII letters.
var joins = func() (t [256]bool) {
	for c := range t {
		switch classes[c] {
		case clUpper, clDigit, clHigh:
			t[c] = true
		}
	}
	for _, c := range "'-_&.@" {
		t[c] = true
	}
	return t
}()

// longWord scans a word with anything in it that a word may hold.
func longWord(src string, i int) (end int, kind Kind, shape Shape) {
	letters, capitals, first, dots := 0, 0, false, false
	run := 0 // letters since the last point, to know “U.S.” from “end.Next”
scan:
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
		case clSpace:
			break scan
		}
		switch src[end] {
		case '\'', '-', '_':
			if !isAlnum(src, end+1) {
				break scan
			}
			end, run = end+1, 2
		case '&': // AT&T, Q&A
			if classes[src[end-1]] != clUpper || end+1 == len(src) || classes[src[end+1]] != clUpper {
				break scan
			}
			end++
		case '.':
			if e := degree(src, end, run, dots || capitals != 1 || !first); e > 0 { // Ph.D.
				return e, Word, Mixed
			}
			switch {
			case run == 1 && isLetter(src, end+1) && !isLetter(src, after(src, end+1)):
				end, run, dots = end+1, 0, true
			case run == 1 && dots && !isLetter(src, end+1):
				end, run = end+1, 2 // “U.S.-led” goes on
			default:
				if e := host(src, end); e > 0 {
					return e, Link, Lower
				}
				break scan
			}
		case '@':
			if isAlnum(src, end+1) {
				return linkEnd(src, end+1), Link, Lower
			}
			break scan
		case 0xe2: // ’ and the hyphens U+2010, U+2011
			if e-end != 3 || src[end+1] != 0x80 || (src[end+2] != 0x99 && src[end+2] != 0x90 && src[end+2] != 0x91) || !isAlnum(src, e) {
				break scan
			}
			end, run = e, 2
		default:
			break scan
		}
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

// after returns where the character at src[i] ends.
func after(src string, i int) int {
	_, e := classAt(src, i)
	return e
}

// degree returns the end of an abbreviation such as “Ph.D.” or “M.Sc.”, of which
// src[dot] is the first point, or 0. run is the number of letters before it.
func degree(src string, dot, run int, no bool) int {
	rest := src[dot+1:]
	if no || len(rest) < 2 || classes[rest[0]] != clUpper {
		return 0
	}
	switch {
	case run == 2 && rest[1] == '.': // Ph.D.
		return dot + 3
	case run == 1 && len(rest) > 2 && classes[rest[1]] == clLower && rest[2] == '.': // M.Sc.
		return dot + 4
	}
	return 0
}

// maxHost bounds how far a point is followed to see whether it stands in a host
// name or an address.
const maxHost = 64

// host returns the end of an e-mail address or of a bare host name whose first
// point is src[dot], or 0.
func host(src string, dot int) int {
	label := dot + 1
	end := label
scan:
	for ; end < len(src) && end < dot+maxHost; end++ {
		switch c := src[end]; classes[c] {
		case clLower, clUpper, clDigit:
		case clPunct:
			switch c {
			case '-', '_', '+':
			case '.':
				if end+1 == len(src) || !isAlnum(src, end+1) {
					break scan
				}
				label = end + 1
			case '@':
				if isAlnum(src, end+1) {
					return linkEnd(src, end+1)
				}
				return 0
			default:
				break scan
			}
		default:
			break scan
		}
	}
	switch src[label:end] {
	case "com", "org", "net", "gov", "edu", "info":
		return linkEnd(src, end)
	case "uk", "au", "nz", "za", "in", "jp", "br", "tr", "ua":
		for _, p := range [...]string{"co.", "com.", "org.", "gov.", "ac.", "net."} {
			if label-dot > len(p) && src[label-len(p):label] == p && src[label-len(p)-1] == '.' {
				return linkEnd(src, end)
			}
		}
	}
	return 0
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

// punct scans the mark src[i:end], runs of points and dashes, @handles and #tags,
// and what is written with a mark in front: ’90s, ’n’.
func punct(src string, i, end int) (int, Kind) {
	switch c := src[i]; c {
	case '.', '-':
		for end < len(src) && src[end] == c {
			end++
		}
	case '@', '#':
		if isTrueLetter(src, end) {
			return tagEnd(src, end), Link
		}
	case '\'':
		return elision(src, end)
	case 0xe2:
		if src[i:end] == "’" || src[i:end] == "‘" {
			return elision(src, end)
		}
	}
	if end < len(src) && src[end] >= utf8.RuneSelf {
		end = cluster(src, i, end)
	}
	return end, Punct
}

// elision returns the end and kind of a token that began with an apostrophe and
// goes on at src[end]: “’90s” and “’n’”; anything else is the mark alone.
func elision(src string, end int) (int, Kind) {
	rest := src[end:]
	switch {
	case len(rest) >= 3 && classes[rest[0]] == clDigit && classes[rest[1]] == clDigit && rest[2] == 's' && !isAlnum(src, end+3):
		return end + 3, Number
	case len(rest) >= 2 && rest[0]|0x20 == 'n' && rest[1] == '\'' && !isAlnum(src, end+2):
		return end + 2, Word
	case len(rest) >= 4 && rest[0]|0x20 == 'n' && rest[1:4] == "’" && !isAlnum(src, end+4):
		return end + 4, Word
	}
	return end, Punct
}

// cluster returns the end of the character that a reader sees at src[i:end] as
// one: marks, joiners, skin tones and the second half of a flag belong to it.
func cluster(src string, i, end int) int {
	flag, _ := utf8.DecodeRuneInString(src[i:])
	for end < len(src) && src[end] >= utf8.RuneSelf {
		r, n := utf8.DecodeRuneInString(src[end:])
		switch {
		case r == 0x200d:
			end += n
			if c, e := classAtEnd(src, end); c == clPunct {
				end = e
			}
			continue
		case unicode.IsMark(r), r == 0x200c, 0x1f3fb <= r && r <= 0x1f3ff, 0xe0020 <= r && r <= 0xe007f:
		case isFlag(r) && isFlag(flag):
			flag = 0
		default:
			return end
		}
		end += n
	}
	return end
}

// classAtEnd is classAt, but white space at the end of src and before ASCII.
func classAtEnd(src string, i int) (class, int) {
	if i >= len(src) || src[i] < utf8.RuneSelf {
		return clSpace, i
	}
	return classAt(src, i)
}

// isFlag reports whether r is one of the letters that make up flags in pairs.
func isFlag(r rune) bool { return 0x1f1e6 <= r && r <= 0x1f1ff }

// isTrueLetter is isLetter without marks and joiners.
func isTrueLetter(src string, i int) bool {
	r, _ := utf8.DecodeRuneInString(src[i:])
	return unicode.IsLetter(r)
}

// tagEnd returns the end of a handle or tag.
func tagEnd(src string, end int) int {
	for end < len(src) && (src[end] == '_' || isAlnum(src, end)) {
		end = after(src, end)
	}
	return end
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
		case c == clPunct && src[end:e] == "’" && e < len(src) && src[e] == 's' && !isAlnum(src, e+1): // “Amazon.com’s”
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
