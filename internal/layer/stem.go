package layer

import "strings"

// Stem cuts the endings of number off a folded English noun, so that “country”
// and “countries” are one. It returns a part of s and never allocates.
func Stem(s string) string {
	s = strings.TrimSuffix(s, "'s")
	switch {
	case len(s) < 4:
		return s
	case strings.HasSuffix(s, "ies"):
		return s[:len(s)-3]
	case strings.HasSuffix(s, "y"):
		return s[:len(s)-1]
	case strings.HasSuffix(s, "sses"), strings.HasSuffix(s, "shes"), strings.HasSuffix(s, "ches"), strings.HasSuffix(s, "xes"):
		return s[:len(s)-2]
	case strings.HasSuffix(s, "s") && !strings.HasSuffix(s, "ss"):
		return s[:len(s)-1]
	}
	return s
}

// Plural reports whether a folded English word looks like a plural noun.
func Plural(s string) bool {
	switch s {
	case "people", "men", "women", "children", "police", "policemen", "fishermen", "firefighters", "feet", "criteria", "phenomena", "teeth":
		return true
	case "others", "previous", "various", "serious", "has", "was", "is", "his", "this", "us", "its", "as", "plus", "across", "thus", "always", "years'", "says":
		return false
	}
	return len(s) > 3 && s[len(s)-1] == 's' && s[len(s)-2] != 's' && s[len(s)-2] != 'u' && s[len(s)-2] != 'i'
}
