package corrupt

import "strings"

// letters reports whether tokens i to j are words or numbers, so that moving them
// leaves the marks alone.
func letters(s []Token, i, j int) bool {
	if i < 0 || j > len(s) {
		return false
	}
	for _, t := range s[i:j] {
		if c := t.Text[0]; t.Glue || c < '0' || c > '9' && c < 'A' || c > 'Z' && c < 'a' || c > 'z' {
			return false
		}
	}
	return true
}

// reorder writes the tokens from i on in another order and labels them.
func reorder(s []Token, op Op, i int, order []int) []Token {
	old := append([]Token(nil), s[i:i+len(order)]...)
	same := true
	for k, from := range order {
		same = same && strings.EqualFold(old[k].Text, old[from].Text)
		s[i+k] = old[from]
		s[i+k].Op = op
	}
	if same {
		return nil
	}
	if i == 0 {
		for k, from := range order {
			if from == 0 {
				s[k].Text = lower(s[k])
			}
		}
		s[0].Text = raise(s[0].Text)
	}
	return s
}

// swapped exchanges two neighbours: an adjective and its noun, an auxiliary and its
// verb, an adverb and its verb, or any two words.
func (c *Corrupter) swapped(s []Token) []Token {
	anything := c.rnd.IntN(3) == 0
	i := c.pick(len(s)-1, func(i int) bool {
		if !letters(s, i, i+2) || isName(s[i]) && isName(s[i+1]) {
			return false
		}
		if anything {
			return true
		}
		a, b := s[i].Tag, s[i+1].Tag
		switch a {
		case "JJ", "JJR", "JJS", "VBN", "CD", "NN", "DT", "PRP$":
			return strings.HasPrefix(b, "NN") || b == "JJ"
		case "MD", "RB", "TO", "PRP":
			return isVerb(b) || b == "RB" || b == "MD"
		}
		return isVerb(a) && (isVerb(b) || b == "RB" || b == "PRP")
	})
	if i < 0 {
		return nil
	}
	return reorder(s, Swapped, i, []int{1, 0})
}

// moved shuffles three to six neighbours, or moves one to three words by up to four.
func (c *Corrupter) moved(s []Token) []Token {
	n := 3 + c.rnd.IntN(4)
	i := c.pick(len(s)-n+1, func(i int) bool { return letters(s, i, i+n) })
	if i < 0 {
		if n = 3; len(s) < n {
			return nil
		}
		if i = c.pick(len(s)-n+1, func(i int) bool { return letters(s, i, i+n) }); i < 0 {
			return nil
		}
	}
	order := c.rnd.Perm(n)
	if c.rnd.IntN(2) == 0 { // rotate: a phrase changes places with the next one
		by := 1 + c.rnd.IntN(n-1)
		for k := range order {
			order[k] = (k + by) % n
		}
	}
	return reorder(s, Moved, i, order)
}

// fronted puts a prepositional phrase before the noun phrase that it belongs to.
func (c *Corrupter) fronted(s []Token) []Token {
	i := c.pick(len(s)-2, func(i int) bool {
		return i > 2 && s[i].Tag == "IN" && in(low(s, i), "in", "of", "at", "from", "on", "for", "with", "about", "between") && (tag(s, i-1) == "NN" || tag(s, i-1) == "NNS")
	})
	if i < 0 {
		return nil
	}
	to, from := i+1, i-1
	for to < len(s) && to < i+6 && in(s[to].Tag, "DT", "JJ", "NN", "NNS", "NNP", "CD", "PRP$") {
		to++
	}
	for from > 0 && in(s[from-1].Tag, "JJ", "NN", "DT", "CD", "PRP$") {
		from--
	}
	if to == i+1 || from == 0 {
		return nil
	}
	var order []int
	for k := i; k < to; k++ {
		order = append(order, k-from)
	}
	for k := from; k < i; k++ {
		order = append(order, k-from)
	}
	return reorder(s, Fronted, from, order)
}

// shuffled throws all words of a sentence about, marks staying where they are.
func (c *Corrupter) shuffled(s []Token) []Token {
	var at []int
	for i := range s {
		if isWord(s, i) && !s[i].Glue {
			at = append(at, i)
		}
	}
	if len(at) < 5 || len(at) > 40 {
		return nil
	}
	old := append([]Token(nil), s...)
	for k, from := range c.rnd.Perm(len(at)) {
		s[at[k]].Text, s[at[k]].Tag, s[at[k]].Op = lower(old[at[from]]), old[at[from]].Tag, Shuffled
	}
	s[at[0]].Text = raise(s[at[0]].Text)
	return s
}
