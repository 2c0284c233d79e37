package text

import "unicode/utf8"

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
