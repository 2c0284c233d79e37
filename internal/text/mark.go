package text

import (
	"unicode"
	"unicode/utf8"
)

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
