package corrupt

import (
	"slices"
	"strings"

	"github.com/mtlint/mtlint/internal/pattern"
)

// A Lexicon is the vocabulary of the training text: which words bear which tag, and
// the verb behind each of its forms.
type Lexicon struct {
	pools map[string]*pool
	verbs map[string]pattern.Verb // by any form
	seen  map[string]int          // folded words
}

// A pool is words to draw from, often used ones more often.
type pool struct {
	words []string
	upto  []float64 // running sum of the weights
}

const fewest = 4 // times that a word must occur to be drawn, or to be taken for a base form

// NewLexicon counts the words of tagged sentences.
func NewLexicon(verbs *pattern.Verbs, sentences [][]Token) *Lexicon {
	l := &Lexicon{pools: map[string]*pool{}, verbs: map[string]pattern.Verb{}, seen: map[string]int{}}
	count := map[[2]string]int{}
	base := map[string]int{}
	for _, s := range sentences {
		for i := range s {
			w := low(s, i)
			l.seen[w]++
			if !common(s, i) {
				continue
			}
			switch t := s[i].Tag; t {
			case "VB", "VBP":
				base[w]++
				count[[2]string{t, w}]++
			case "NN", "NNS", "VBD", "VBG", "VBN", "VBZ", "JJ", "RB":
				count[[2]string{t, w}]++
			}
		}
	}
	keys := make([][2]string, 0, len(count))
	for k, n := range count {
		if n >= fewest {
			keys = append(keys, k)
		}
	}
	slices.SortFunc(keys, func(a, b [2]string) int { return strings.Compare(a[0]+"\t"+a[1], b[0]+"\t"+b[1]) })
	for _, k := range keys {
		p := l.pools[k[0]]
		if p == nil {
			p = &pool{}
			l.pools[k[0]] = p
		}
		sum := 0.0
		if n := len(p.upto); n > 0 {
			sum = p.upto[n-1]
		}
		p.words = append(p.words, k[1])
		p.upto = append(p.upto, sum+root(float64(count[k])))
	}
	bases := make([]string, 0, len(base))
	for b, n := range base {
		if n >= fewest && len(b) > 2 && b != "be" && b != "are" && b != "were" {
			bases = append(bases, b)
		}
	}
	slices.SortFunc(bases, func(a, b string) int {
		if base[a] != base[b] {
			return base[b] - base[a]
		}
		return strings.Compare(a, b)
	})
	for _, b := range bases {
		v := verbs.Verb(b)
		v.Past, _, _ = strings.Cut(v.Past, "/")
		v.Participle, _, _ = strings.Cut(v.Participle, "/")
		for _, f := range []string{b, v.Third, v.Past, v.Participle, v.Gerund} {
			if _, ok := l.verbs[f]; !ok {
				l.verbs[f] = v
			}
		}
	}
	return l
}

// root is close to x to the power 0.7: common words are drawn more often, but not
// so much that rare ones never are.
func root(x float64) float64 {
	switch {
	case x < 16:
		return x * 0.5
	case x < 256:
		return 8 + (x-16)*0.2
	}
	return 56 + (x-256)*0.08
}

// draw returns a random word with a tag.
func (c *Corrupter) draw(tag string) string {
	p := c.lex.pools[tag]
	if p == nil {
		return ""
	}
	x := c.rnd.Float64() * p.upto[len(p.upto)-1]
	i, _ := slices.BinarySearch(p.upto, x)
	return p.words[min(i, len(p.words)-1)]
}

// plural writes the plural of a regular noun.
func plural(w string) string {
	switch n := len(w); {
	case n > 2 && w[n-1] == 'y' && !strings.ContainsRune("aeiou", rune(w[n-2])):
		return w[:n-1] + "ies"
	case strings.HasSuffix(w, "s"), strings.HasSuffix(w, "x"), strings.HasSuffix(w, "z"), strings.HasSuffix(w, "ch"), strings.HasSuffix(w, "sh"):
		return w + "es"
	}
	return w + "s"
}

// singular is the singular of a regular plural, or empty.
func (l *Lexicon) singular(w string) string {
	if strings.HasSuffix(w, "ies") && len(w) > 4 {
		return w[:len(w)-3] + "y"
	}
	if s, ok := strings.CutSuffix(w, "es"); ok && l.seen[s] >= fewest && l.seen[w[:len(w)-1]] < fewest {
		return s
	}
	if s, ok := strings.CutSuffix(w, "s"); ok && !strings.HasSuffix(s, "s") && l.seen[s] > 0 {
		return s
	}
	return ""
}
