package corrupt

import "strings"

// prepositions are those that translators mix up, common ones several times.
var prepositions = strings.Fields("in in in on on on at at of of to to for for with with from from by by about into over under against between through during after before among towards upon")

func isPreposition(s []Token, i int) bool {
	if t := tag(s, i); t != "IN" && t != "TO" && t != "RP" {
		return false
	}
	if low(s, i) == "to" && tag(s, i+1) == "VB" {
		return false
	}
	return in(low(s, i), prepositions...)
}

func isArticle(w string) bool { return w == "the" || w == "a" || w == "an" }

// indefinite is the article “a” or “an” before a word.
func indefinite(word string) string {
	if strings.ContainsRune("aeioAEIO", rune(word[0])) {
		return "an"
	}
	return "a"
}

// headOf is the noun that the phrase from token i on leads to, or -1.
func headOf(s []Token, i int) int {
	for k := i; k < min(i+5, len(s)); k++ {
		switch s[k].Tag {
		case "NN", "NNS", "NNP", "NNPS":
			if t := tag(s, k+1); !strings.HasPrefix(t, "NN") {
				return k
			}
		case "JJ", "JJR", "JJS", "VBN", "VBG", "CD", "RB", "DT", "PRP$", "POS":
		default:
			return -1
		}
	}
	return -1
}

func (c *Corrupter) articleDropped(s []Token) []Token {
	i := c.pick(len(s)-1, func(i int) bool { return isArticle(low(s, i)) })
	if i < 0 {
		return nil
	}
	head := headOf(s, i+1)
	s = remove(s, ArticleDropped, i)
	if i > 0 && isWord(s, i-1) && head > i+2 {
		s[i-1].Op = None // the gap shows at the noun
	}
	return touch(s, ArticleDropped, i)
}

func (c *Corrupter) articleAdded(s []Token) []Token {
	i := c.pick(len(s), func(i int) bool {
		switch s[i].Tag {
		case "NN", "NNS", "JJ":
			t := tag(s, i-1)
			return common(s, i) && (t == "IN" || t == "CC" || isVerb(t) || t == "JJ" && s[i].Tag != "JJ" || t == "PRP$" || t == "CD")
		case "NNP":
			return in(tag(s, i-1), "IN", "VBD", "CC", ",") && isWord(s, i) && c.rnd.IntN(4) == 0
		case "PRP", "VB":
			return i > 0 && c.rnd.IntN(6) == 0
		}
		return false
	})
	if i < 0 {
		return nil
	}
	a := "the"
	if c.rnd.IntN(2) == 0 {
		a = indefinite(s[i].Text)
	}
	return touch(insert(s, ArticleAdded, i, "DT", a), ArticleAdded, i+1)
}

// articleChanged writes “a” before a plural or “an” before a consonant, or “the”
// and “a” for each other.
func (c *Corrupter) articleChanged(s []Token) []Token {
	i := c.pick(len(s)-1, func(i int) bool { return isArticle(low(s, i)) })
	if i < 0 {
		return nil
	}
	head := headOf(s, i+1)
	switch w := low(s, i); {
	case c.rnd.IntN(3) == 0 && w != "the":
		return replace(s, ArticleChanged, i, map[string]string{"a": "an", "an": "a"}[w])
	case w == "the" && head > 0 && s[head].Tag == "NNS":
		return touch(replace(s, ArticleChanged, i, indefinite(s[i+1].Text)), ArticleChanged, head)
	case w != "the" && head > 0 && s[head].Tag == "NN" && common(s, head):
		return touch(replaceOr(s, ArticleChanged, head, plural(s[head].Text)), ArticleChanged, i)
	case w != "the":
		return replace(s, ArticleChanged, i, "the")
	}
	return nil
}

var massNouns = strings.Fields(`legislation information advice evidence equipment research progress news furniture homework knowledge damage support assistance violence
infrastructure housing funding software traffic luggage weather machinery staff feedback transportation employment unemployment poverty health safety cooperation training`)

// uncountable puts an indefinite article before a noun that takes none.
func (c *Corrupter) uncountable(s []Token) []Token {
	i := c.pick(len(s), func(i int) bool { return s[i].Tag == "NN" && in(s[i].Text, massNouns...) })
	if i < 0 || c.rnd.IntN(3) == 0 {
		if i = c.pick(len(s), func(i int) bool { return s[i].Tag == "NN" && common(s, i) && in(low(s, i-1), "a", "an") }); i < 0 {
			return nil
		}
		word := one(c, massNouns)
		s = touch(replaceOr(s, Uncountable, i, word), Uncountable, i-1)
		if low(s, i-1) != indefinite(word) {
			s[i-1].Text = map[bool]string{true: raise(indefinite(word)), false: indefinite(word)}[s[i-1].Text[0] == 'A']
		}
		return s
	}
	at := i
	for at > 0 && in(tag(s, at-1), "JJ", "VBN") {
		at--
	}
	switch tag(s, at-1) {
	case "DT", "PRP$", "POS", "CD", "NN", "NNP":
		return nil
	}
	return touch(insert(s, Uncountable, at, "DT", indefinite(s[at].Text)), Uncountable, i+1)
}

func (c *Corrupter) preposition(s []Token) []Token {
	i := c.pick(len(s), func(i int) bool { return i > 0 && isPreposition(s, i) })
	if i < 0 {
		return nil
	}
	return replace(s, Preposition, i, other(c, prepositions, low(s, i)))
}

func (c *Corrupter) prepositionDropped(s []Token) []Token {
	i := c.pick(len(s)-1, func(i int) bool { return i > 0 && isPreposition(s, i) })
	if i < 0 {
		return nil
	}
	return remove(s, PrepositionDropped, i)
}

func (c *Corrupter) prepositionAdded(s []Token) []Token {
	i := c.pick(len(s)-1, func(i int) bool {
		return isVerb(s[i].Tag) && i > 0 && in(tag(s, i+1), "DT", "PRP$", "JJ", "NN", "NNS", "PRP", "NNP") && !in(low(s, i), "is", "was", "are", "were", "be", "been")
	})
	if i < 0 {
		return nil
	}
	return touch(insert(s, PrepositionAdded, i+1, "IN", other(c, prepositions, "")), PrepositionAdded, i)
}

func (c *Corrupter) auxiliaryDropped(s []Token) []Token {
	i := c.pick(len(s)-1, func(i int) bool {
		return i > 0 && in(low(s, i), "is", "are", "was", "were", "be", "been", "has", "have", "had", "will", "would", "can", "could", "should", "may", "must", "do", "does", "did") && tag(s, i) != "NN"
	})
	if i < 0 {
		return nil
	}
	return remove(s, AuxiliaryDropped, i)
}

func (c *Corrupter) subjectDropped(s []Token) []Token {
	i := c.pick(len(s)-1, func(i int) bool {
		return (s[i].Tag == "PRP" || low(s, i) == "there" || low(s, i) == "this") && in(tag(s, i+1), "VBD", "VBZ", "VBP", "MD")
	})
	if i < 0 {
		return nil
	}
	return remove(s, SubjectDropped, i)
}

func (c *Corrupter) relativeDropped(s []Token) []Token {
	i := c.pick(len(s)-1, func(i int) bool { return i > 0 && in(tag(s, i), "WDT", "WP", "WRB", "WP$", "EX") })
	if i < 0 {
		return nil
	}
	return remove(s, RelativeDropped, i)
}

func isFunction(s []Token, i int) bool {
	switch tag(s, i) {
	case "IN", "TO", "DT", "PRP", "PRP$", "MD", "CC", "WDT", "WP", "WRB", "EX", "RP", "PDT":
		return isWord(s, i)
	}
	return in(low(s, i), "is", "are", "was", "were", "be", "been", "has", "have", "had", "not")
}

func (c *Corrupter) functionDropped(s []Token) []Token {
	i := c.pick(len(s)-1, func(i int) bool { return i > 0 && isFunction(s, i) })
	if i < 0 {
		return nil
	}
	return remove(s, FunctionDropped, i)
}

// functionChanged writes another function word of any class.
func (c *Corrupter) functionChanged(s []Token) []Token {
	i := c.pick(len(s)-1, func(i int) bool { return i > 0 && isFunction(s, i) })
	if i < 0 {
		return nil
	}
	return replace(s, FunctionChanged, i, one(c, functionWords))
}

var functionWords = strings.Fields(`the a of to in for on with at from by as that which who what when where while if because although but and or so than then this these
those its their his her it they he she we you not no also will would can could should may is are was were be been has have had do did there about into over under
against between through during after before toward towards among within without per via since until unless whether both either neither such any some each every`)
