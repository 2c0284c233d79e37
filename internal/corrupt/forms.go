package corrupt

import "strings"

// beForms are what an agreement error writes for each form.
var wrongAgreement = map[string]string{"is": "are", "are": "is", "was": "were", "were": "was", "has": "have", "have": "has", "does": "do", "do": "does", "am": "is",
	"isn't": "aren't", "aren't": "isn't", "wasn't": "weren't", "weren't": "wasn't", "doesn't": "don't", "don't": "doesn't", "hasn't": "haven't", "haven't": "hasn't"}

func isVerb(t string) bool { return strings.HasPrefix(t, "VB") }

// verbForm writes a form that does not fit: “wants going”, “was build”.
func (c *Corrupter) verbForm(s []Token) []Token {
	i := c.pick(len(s), func(i int) bool {
		if !isVerb(s[i].Tag) || i == 0 || !common(s, i) {
			return false
		}
		_, ok := c.lex.verbs[s[i].Text]
		return ok
	})
	if i < 0 {
		return nil
	}
	v := c.lex.verbs[s[i].Text]
	forms := []string{v.Base, v.Third, v.Past, v.Participle, v.Gerund, "to " + v.Base, v.Base}
	switch s[i].Tag { // the pairs that mean a tense only are no error here
	case "VBD":
		forms = []string{v.Base, v.Gerund, "to " + v.Base, "be " + v.Participle}
		if v.Past != v.Participle {
			forms = append(forms, v.Participle)
		}
	case "VBZ":
		forms = []string{v.Gerund, "to " + v.Base, v.Base}
	case "VBP":
		forms = []string{v.Gerund, "to " + v.Base, v.Third}
	case "VBN":
		forms = []string{v.Base, v.Gerund, v.Third, v.Base}
		if v.Past != v.Participle {
			forms = append(forms, v.Past, v.Past)
		}
	}
	word := other(c, forms, s[i].Text)
	if first, rest, two := strings.Cut(word, " "); two {
		s = insert(s, VerbForm, i, "TO", first)
		return replaceOr(s, VerbForm, i+1, rest)
	}
	return replace(s, VerbForm, i, word)
}

// replaceOr is replace where the word may stay.
func replaceOr(s []Token, op Op, i int, word string) []Token {
	if n := replace(s, op, i, word); n != nil {
		return n
	}
	return touch(s, op, i)
}

// agreement breaks the agreement of a verb, or of a determiner, with its noun.
func (c *Corrupter) agreement(s []Token) []Token {
	i := c.pick(len(s), func(i int) bool {
		if _, ok := wrongAgreement[low(s, i)]; ok {
			return tag(s, i) != "VB" && tag(s, i-1) != "MD" && low(s, i-1) != "to"
		}
		switch s[i].Tag {
		case "VBZ", "VBP":
			_, ok := c.lex.verbs[s[i].Text]
			return ok && i > 0
		case "NNS":
			return in(low(s, i-1), "these", "those", "many", "several", "few", "two", "three", "four", "five", "ten", "both", "various") && common(s, i)
		case "NN":
			return in(low(s, i-1), "this", "each", "every", "another", "one", "that") && common(s, i)
		}
		return false
	})
	if i < 0 {
		return nil
	}
	if w, ok := wrongAgreement[low(s, i)]; ok {
		return replace(s, Agreement, i, w)
	}
	switch s[i].Tag {
	case "NNS":
		return touch(replace(s, Agreement, i, c.lex.singular(s[i].Text)), Agreement, i-1)
	case "NN":
		return touch(replace(s, Agreement, i, plural(s[i].Text)), Agreement, i-1)
	case "VBZ":
		return replace(s, Agreement, i, c.lex.verbs[s[i].Text].Base)
	}
	return replace(s, Agreement, i, c.lex.verbs[s[i].Text].Third)
}

// tense turns a past verb into the present beside others in the past, or back.
func (c *Corrupter) tense(s []Token) []Token {
	i := c.pick(len(s), func(i int) bool {
		if s[i].Tag != "VBD" && s[i].Tag != "VBZ" || i == 0 {
			return false
		}
		_, ok := c.lex.verbs[s[i].Text]
		return ok && c.pick(len(s), func(j int) bool { return j != i && s[j].Tag == s[i].Tag }) >= 0
	})
	if i < 0 {
		return nil
	}
	v := c.lex.verbs[s[i].Text]
	if s[i].Tag == "VBZ" {
		return replace(s, Tense, i, v.Past)
	}
	if tag(s, i-1) == "NNS" || in(low(s, i-1), "they", "we", "i", "you") {
		return replace(s, Tense, i, v.Base)
	}
	return replace(s, Tense, i, v.Third)
}

// number writes a singular for a plural or the reverse.
func (c *Corrupter) number(s []Token) []Token {
	i := c.pick(len(s), func(i int) bool { return (s[i].Tag == "NN" || s[i].Tag == "NNS") && common(s, i) && len(s[i].Text) > 3 })
	if i < 0 {
		return nil
	}
	if s[i].Tag == "NN" {
		return replace(s, Number, i, plural(s[i].Text))
	}
	return replace(s, Number, i, c.lex.singular(s[i].Text))
}

var cases = map[string][]string{"he": {"him", "his", "himself"}, "she": {"her", "hers", "herself"}, "they": {"them", "their", "themselves"}, "we": {"us", "our", "ourselves"},
	"i": {"me", "my", "myself"}, "him": {"he", "his"}, "them": {"they", "their"}, "us": {"we", "our"}, "me": {"I", "my"}, "their": {"they", "them"}, "his": {"he", "him"},
	"our": {"we", "us"}, "its": {"it", "itself"}, "it": {"its", "itself"}, "my": {"I", "me"}, "who": {"whom", "whose"}, "whose": {"who", "which"}, "your": {"yours", "yourself"}}

// pronounCase writes a pronoun in a case that does not fit.
func (c *Corrupter) pronounCase(s []Token) []Token {
	i := c.pick(len(s), func(i int) bool { return cases[low(s, i)] != nil })
	if i < 0 {
		return nil
	}
	return replace(s, PronounCase, i, one(c, cases[low(s, i)]))
}

// endings are what turns a word of one class into one of another.
var endings = []struct{ tag, from, to string }{
	{"JJ", "ful", "fully"}, {"JJ", "ous", "ously"}, {"JJ", "al", "ally"}, {"JJ", "ive", "ively"}, {"JJ", "ic", "ically"}, {"JJ", "ent", "ently"}, {"JJ", "ent", "ence"},
	{"JJ", "ant", "ance"}, {"JJ", "able", "ably"}, {"JJ", "ble", "bility"}, {"JJ", "ive", "ivity"}, {"JJ", "al", "ality"}, {"JJ", "ous", "ousness"}, {"JJ", "ful", "fulness"},
	{"JJ", "ed", "ation"}, {"JJ", "ar", "arly"}, {"JJ", "ite", "itely"}, {"JJ", "ear", "early"}, {"JJ", "t", "tly"}, {"JJ", "e", "ely"},
	{"RB", "lly", "l"}, {"RB", "ly", ""}, {"RB", "ly", ""}, {"RB", "ily", "y"},
	{"NN", "ation", "ate"}, {"NN", "ation", "e"}, {"NN", "ment", ""}, {"NN", "sion", "de"}, {"NN", "tion", "t"}, {"NN", "ity", "e"}, {"NN", "ence", "ent"}, {"NN", "ance", "ant"},
	{"NN", "ness", ""}, {"NN", "er", "ing"}, {"NN", "y", "ical"}, {"NN", "th", "thy"}, {"NN", "ism", "istic"}, {"NN", "gy", "gical"}, {"NN", "ice", "icial"}, {"NN", "", "al"},
	{"VB", "e", "ation"}, {"VB", "ate", "ation"}, {"VB", "", "ment"}, {"VB", "t", "tion"}, {"VB", "y", "ication"}, {"VBN", "ed", "ion"}, {"VBN", "ed", "ment"}, {"VBD", "ed", "ion"},
}

// wordClass writes a relative of another class: “important” for “importance”.
func (c *Corrupter) wordClass(s []Token) []Token {
	type place struct {
		i    int
		word string
	}
	var all []place
	for i := range s {
		if !common(s, i) || len(s[i].Text) < 5 {
			continue
		}
		for _, e := range endings {
			if stem, ok := strings.CutSuffix(s[i].Text, e.from); ok && e.tag == s[i].Tag && len(stem) > 2 && c.lex.seen[stem+e.to] >= 2 {
				all = append(all, place{i, stem + e.to})
			}
		}
	}
	if len(all) == 0 {
		return nil
	}
	p := one(c, all)
	return replace(s, WordClass, p.i, p.word)
}
