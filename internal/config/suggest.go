package config

// didYouMean names the word of a list that was probably meant, if there is one.
func didYouMean(word string, list []string) string {
	best, at := len(word)/3+1, ""
	for _, w := range list {
		if d := distance(word, w, best+1); d < best || d == best && at == "" {
			best, at = d, w
		}
	}
	if at == "" {
		return ""
	}
	return "; did you mean " + quote(at) + "?"
}

// longest is the length in bytes from which on words are not compared.
const longest = 64

// distance is the number of letters that are to be put in, left out, replaced or
// swapped with their neighbour to make a of b; limit if it is not less.
func distance(a, b string, limit int) int {
	if len(a) > longest || len(b) > longest || max(len(a)-len(b), len(b)-len(a)) >= limit {
		return limit
	}
	var before, last, row [longest + 1]int
	for j := range len(b) + 1 {
		last[j] = j
	}
	for i := range len(a) {
		row[0] = i + 1
		for j := range len(b) {
			cost := 1
			if a[i] == b[j] {
				cost = 0
			}
			row[j+1] = min(last[j]+cost, last[j+1]+1, row[j]+1)
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				row[j+1] = min(row[j+1], before[j-1]+1)
			}
		}
		before, last = last, row
	}
	return min(last[len(b)], limit)
}
