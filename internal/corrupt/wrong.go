package corrupt

import (
	_ "embed" // the tables of wrong words
	"strings"
)

//go:embed synonyms.tsv
var synonymTable string

//go:embed calques.tsv
var calqueTable string

// wrongWords are what stands in for right words: synonyms of another sense, and
// phrases put word by word.
type wrongWords struct {
	synonyms map[string][]string
	calques  map[string][]calque // by the first word of the right phrase
}

type calque struct{ right, wrong []string }

func readWrong() (w wrongWords) {
	w.synonyms, w.calques = map[string][]string{}, map[string][]calque{}
	for line := range strings.Lines(synonymTable) {
		if right, wrong, ok := strings.Cut(strings.TrimSpace(line), "\t"); ok && line[0] != '#' {
			w.synonyms[right] = strings.Split(wrong, "|")
		}
	}
	for line := range strings.Lines(calqueTable) {
		if right, wrong, ok := strings.Cut(strings.TrimSpace(line), "\t"); ok && line[0] != '#' {
			r := strings.Fields(right)
			for _, one := range strings.Split(wrong, "|") {
				w.calques[r[0]] = append(w.calques[r[0]], calque{r, strings.Fields(one)})
			}
		}
	}
	return w
}

// synonym does what a spinner does: takes a synonym without asking for the sense.
func (c *Corrupter) synonym(s []Token) []Token {
	i := c.pick(len(s), func(i int) bool { return common(s, i) && c.wrong.synonyms[low(s, i)] != nil })
	if i < 0 {
		return nil
	}
	words := strings.Fields(one(c, c.wrong.synonyms[low(s, i)]))
	s = replace(s, Synonym, i, words[0])
	if s == nil || len(words) == 1 {
		return s
	}
	return append(s[:i+1], append(tokens(words[1:], Synonym), s[i+1:]...)...)
}

// calque writes a fixed phrase as other languages say it.
func (c *Corrupter) calque(s []Token) []Token {
	var found []calque
	var at []int
	for i := range s {
		for _, q := range c.wrong.calques[low(s, i)] {
			if matches(s, i, q.right) {
				found, at = append(found, q), append(at, i)
			}
		}
	}
	if len(found) == 0 {
		return nil
	}
	k := c.rnd.IntN(len(found))
	q, i := found[k], at[k]
	with := tokens(q.wrong, Calque)
	with[0].Glue = s[i].Glue
	if i == 0 {
		with[0].Text = raise(with[0].Text)
	}
	return append(s[:i], append(with, s[i+len(q.right):]...)...)
}

func matches(s []Token, i int, words []string) bool {
	for k, w := range words {
		if low(s, i+k) != w {
			return false
		}
	}
	return true
}

func tokens(words []string, op Op) []Token {
	all := make([]Token, len(words))
	for i, w := range words {
		all[i] = Token{Text: w, Tag: "NN", Op: op}
	}
	return all
}
