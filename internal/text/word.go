package text

import "unicode/utf8"

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
