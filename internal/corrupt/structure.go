package corrupt

// contentDropped loses a noun, adjective or adverb.
func (c *Corrupter) contentDropped(s []Token) []Token {
	i := c.pick(len(s)-1, func(i int) bool {
		switch tag(s, i) {
		case "NN", "NNS":
			return i > 0 && common(s, i) && !in(tag(s, i+1), "NN", "NNS")
		case "NNP":
			return i > 0 && isWord(s, i) && !isName(s[i+1]) && in(tag(s, i-1), "IN", "DT", "VBD", "JJ") && c.rnd.IntN(3) == 0
		}
		return false
	})
	if i < 0 {
		return nil
	}
	return remove(s, ContentDropped, i)
}

// verbDropped loses a verb that bears meaning.
func (c *Corrupter) verbDropped(s []Token) []Token {
	i := c.pick(len(s)-1, func(i int) bool { return i > 0 && isVerb(tag(s, i)) && tag(s, i) != "VBG" && common(s, i) })
	if i < 0 {
		return nil
	}
	return remove(s, VerbDropped, i)
}

// broken ends the sentence in its middle: “… called on. To counter …”.
func (c *Corrupter) broken(s []Token) []Token {
	i := c.pick(len(s)-4, func(i int) bool {
		return i > 4 && in(s[i].Tag, "IN", "TO", "WDT", "VBG", "VBN", "CC", "WRB") && isWord(s, i)
	})
	if i < 0 {
		return nil
	}
	if c.rnd.IntN(2) == 0 {
		s[i].Text = raise(s[i].Text)
	}
	s = insert(s, Broken, i, ".", ".")
	s[i].Glue = true
	return touch(s, Broken, i-1, i+1)
}

// spliced joins two clauses by a comma alone.
func (c *Corrupter) spliced(s []Token) []Token {
	i := c.pick(len(s)-1, func(i int) bool {
		return i > 1 && in(low(s, i), "and", "but", "because", "so", "while", "although", "which", "who", "where") && in(tag(s, i+1), "DT", "PRP", "VBD", "VBZ", "VB", "PRP$", "EX", "NNS")
	})
	if i < 0 {
		return nil
	}
	if s[i-1].Text == "," {
		return remove(s, Spliced, i)
	}
	s[i].Text, s[i].Tag, s[i].Glue, s[i].Op = ",", ",", true, Spliced
	return touch(s, Spliced, i+1)
}

// listed loses the “and” before the last item of a list.
func (c *Corrupter) listed(s []Token) []Token {
	i := c.pick(len(s)-1, func(i int) bool {
		if i < 3 || low(s, i) != "and" && low(s, i) != "or" || !in(tag(s, i+1), "NN", "NNS", "NNP", "JJ", "VB", "VBG", "VBN") {
			return false
		}
		for j := max(0, i-6); j < i; j++ {
			if s[j].Text == "," {
				return true
			}
		}
		return false
	})
	if i < 0 {
		return nil
	}
	if s[i-1].Text == "," {
		return remove(s, Listed, i)
	}
	s[i].Text, s[i].Tag, s[i].Glue, s[i].Op = ",", ",", true, Listed
	return touch(s, Listed, i+1)
}

// echo writes a content word again in place of one near it.
func (c *Corrupter) echo(s []Token) []Token {
	i := c.pick(len(s), func(i int) bool {
		return in(tag(s, i), "NN", "NNS", "VBD", "VBG", "JJ", "VB") && len(s[i].Text) > 4 && common(s, i)
	})
	if i < 0 {
		return nil
	}
	j := c.pick(min(i+8, len(s)), func(j int) bool { return j > i+1 && s[j].Tag == s[i].Tag && common(s, j) && low(s, j) != low(s, i) })
	if j < 0 {
		return nil
	}
	return replace(s, Echo, j, low(s, i))
}

// doubled writes a phrase of one to four words twice.
func (c *Corrupter) doubled(s []Token) []Token {
	n := 1 + c.rnd.IntN(4)
	i := c.pick(len(s)-n, func(i int) bool { return letters(s, i, i+n) })
	if i < 0 {
		return nil
	}
	again := append([]Token(nil), s[i:i+n]...)
	for k := range again {
		again[k].Text, again[k].Op = lower(again[k]), Doubled
	}
	return append(s[:i+n], append(again, s[i+n:]...)...)
}

// redundant says a short object or complement again in a second clause.
func (c *Corrupter) redundant(s []Token) []Token {
	i := c.pick(len(s)-1, func(i int) bool {
		return i > 2 && (s[i].Tag == "VBD" || s[i].Tag == "VBZ") && common(s, i) && headOf(s, i+1) > 0
	})
	if i < 0 {
		return nil
	}
	end := headOf(s, i+1) + 1
	again := []Token{{Text: "and", Tag: "CC", Op: Redundant}}
	for _, t := range s[i:end] {
		t.Op = Redundant
		again = append(again, t)
	}
	return append(s[:end], append(again, s[end:]...)...)
}

// substituted writes a random word of the same tag.
func (c *Corrupter) substituted(s []Token) []Token {
	i := c.pick(len(s), func(i int) bool { return i > 0 && common(s, i) && len(s[i].Text) > 3 && c.lex.pools[s[i].Tag] != nil })
	if i < 0 {
		return nil
	}
	return replace(s, Substituted, i, c.draw(s[i].Tag))
}

// mark puts a mark of punctuation where none belongs, or takes a comma for a stop.
func (c *Corrupter) mark(s []Token) []Token {
	i := c.pick(len(s)-1, func(i int) bool { return i > 0 && letters(s, i-1, i+1) })
	if i < 0 {
		return nil
	}
	m := one(c, []string{",", ",", ",", ",", ";", ":"})
	s = insert(s, Mark, i, m, m)
	s[i].Glue = true
	return touch(s, Mark, i-1, i+1)
}
