package main

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/mtlint/mtlint/internal/gen/spin"
)

// A story is an article that is told anew.
type story struct {
	*maker
	text string
	said []sentence
	spin float64 // share of the words replaced that could be
}

// retell says a sentence in other words.
func (s *story) retell(t string) string {
	if s.r.IntN(2) == 0 {
		t = s.attribute(t)
	}
	if s.r.IntN(3) == 0 {
		t = s.shorten(t)
	}
	if s.r.IntN(3) == 0 {
		t = s.rearrange(t)
	}
	for _, v := range variants {
		if s.r.IntN(4) == 0 {
			t = v.from.ReplaceAllStringFunc(t, func(w string) string { return v.from.ReplaceAllString(w, v.to) })
		}
	}
	t = s.round(t)
	if s.spin > .1 {
		t = s.synonyms(t)
	}
	return t
}

const (
	person = `((?:[A-Z][\w.’'-]* )*[A-Z][\w’'-]+|[Hh]e|[Ss]he|[Tt]hey|the [a-z]+)`
	says   = `(?:said|says|added|told reporters|stated)`
)

// Sentences that say who said something, in one way and in others.
var attributions = []struct {
	from *regexp.Regexp
	to   []string
}{
	{regexp.MustCompile(`^(["“][^"”]+),(["”]) ` + says + ` ` + person + `\.$`), []string{`$1,$2 $3 said.`, `According to $3, $1.$2`, `$3 said: $1.$2`, `$3 stated: $1.$2`, `$1,$2 $3 told reporters.`, `$1,$2 added $3.`}},
	{regexp.MustCompile(`^(["“][^"”]+),(["”]) ` + person + ` ` + says + `\.$`), []string{`$1,$2 said $3.`, `According to $3, $1.$2`, `$3 said: $1.$2`, `$1,$2 $3 noted.`}},
	{regexp.MustCompile(`^` + person + ` ` + says + `[:,] (["“])([^"”]+[.!?])(["”])$`), []string{`$1 told journalists: $2$3$4`, `In the words of $1: $2$3$4`, `According to $1, $2$3$4`}},
	{regexp.MustCompile(`^` + person + ` ` + says + ` that ([^"“]+)\.$`), []string{`According to $1, $2.`, `$1 said $2.`, `$1 claimed that $2.`, `$1 stated that $2.`}},
	{regexp.MustCompile(`^((?:The|A|An|It|There|This) [^"“]+), ` + says + ` ` + person + `\.$`), []string{`According to $2, $1.`, `$2 said: $1.`}},
	{regexp.MustCompile(`^((?:The|A|An|It|There|This) [^"“]+), ` + person + ` ` + says + `\.$`), []string{`$1, said $2.`, `$1, according to $2.`}},
}

func (s *story) attribute(t string) string {
	for _, a := range attributions {
		if a.from.MatchString(t) {
			t = a.from.ReplaceAllString(t, a.to[s.r.IntN(len(a.to))])
			first := upper(t)
			for _, w := range []string{", The ", ", A ", ", An ", ", It ", ", There ", ", This "} {
				if i := strings.Index(first, w); i >= 0 && strings.HasPrefix(first, "According to") {
					first = first[:i] + strings.ToLower(w) + first[i+len(w):]
					break
				}
			}
			return strings.NewReplacer("to He,", "to him,", "to he,", "to him,", "to She,", "to her,", "to she,", "to her,", "to They,", "to them,", "to they,", "to them,").Replace(first)
		}
	}
	return t
}

// upper begins a sentence with a capital.
func upper(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[n:]
}

// What a sentence can do without.
var dispensable = []*regexp.Regexp{
	regexp.MustCompile(`, (?:which|where|who) [^,."“”]{10,70},`),
	regexp.MustCompile(` \([^()]{2,60}\)`),
	regexp.MustCompile(`, (?:however|meanwhile|though|of course|for example|he added|she added|it said),`),
	regexp.MustCompile(`, (?:which|adding that|including|with|while|after|as) [^,."“”]{15,90}`),
	regexp.MustCompile(`\b(?:also|just|only|still|even|already|now|very|recently|currently) `),
	regexp.MustCompile(` (?:in a statement|on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|earlier this (?:week|month|year)|last (?:week|month|year))\b`),
}

func (s *story) shorten(t string) string {
	d := dispensable[s.r.IntN(len(dispensable))]
	at := d.FindStringIndex(t)
	if at == nil || strings.Contains(t[at[0]:at[1]], "not ") {
		return t
	}
	return t[:at[0]] + t[at[1]:]
}

var (
	opening = regexp.MustCompile(`^(In|On|After|At|For|During|When|While|If|Before|Since|As|Under) ([^,"“”]{4,60}), ((?:[a-z]|[A-Z][a-z]+ )[^"“”]*)\.$`)
	closing = regexp.MustCompile(`^((?:The|A|An|It|He|She|They|In|[A-Z][a-z]+) [^"“”]*) (after|when|during|before|while) ([a-z][^,"“”]{8,60})\.$`)
	joint   = regexp.MustCompile(`, (?:and|but|while) (he|she|it|they|the [a-z]+|[A-Z][a-z]+) (is|was|has|had|will|would|said|are|were)\b`)
)

// rearrange puts a part of a sentence elsewhere in it, or makes two of it.
func (s *story) rearrange(t string) string {
	if at := joint.FindStringSubmatchIndex(t); at != nil && s.r.IntN(2) == 0 && !strings.ContainsAny(t, "\"“”") {
		return t[:at[0]] + ". " + upper(t[at[2]:])
	}
	if m := opening.FindStringSubmatch(t); m != nil {
		return upper(m[3]) + " " + strings.ToLower(m[1]) + " " + m[2] + "."
	}
	if m := closing.FindStringSubmatch(t); m != nil {
		first, rest, _ := strings.Cut(m[1], " ")
		if !s.proper(first) {
			first = strings.ToLower(first)
		}
		return upper(m[2]) + " " + m[3] + ", " + first + " " + rest + "."
	}
	return t
}

// proper reports whether a word is never written small.
func (s *story) proper(w string) bool { return !s.lower[strings.ToLower(w)] }

type variant struct {
	from *regexp.Regexp
	to   string
}

// variants say the same fact in another way: none of them is a contradiction.
var variants = []variant{
	{regexp.MustCompile(`\b2 ([a-z])`), `two $1`}, {regexp.MustCompile(`\b3 ([a-z])`), `three $1`}, {regexp.MustCompile(`\b5 ([a-z])`), `five $1`},
	{regexp.MustCompile(`\btwo ([a-z])`), `2 $1`}, {regexp.MustCompile(`\bthree ([a-z])`), `3 $1`}, {regexp.MustCompile(`\bfive ([a-z])`), `5 $1`},
	{regexp.MustCompile(`\bten ([a-z])`), `10 $1`}, {regexp.MustCompile(`\b10 ([a-z])`), `ten $1`},
	{regexp.MustCompile(`(\d)(?: percent|%)`), `$1 per cent`}, {regexp.MustCompile(`(\d) per cent`), `$1%`},
	{regexp.MustCompile(`\b(did|does|do|was|were|is|are|has|have|had|would|could|should) not\b`), `${1}n’t`},
	{regexp.MustCompile(`\b(did|does|was|were|is|are|has|have|had|would|could)n['’]t\b`), `$1 not`},
	{regexp.MustCompile(`\b(?:Mr|Mrs|Ms)\.? ([A-Z])`), `$1`},
	{regexp.MustCompile(`\bSen\. `), `Senator `}, {regexp.MustCompile(`\bGov\. `), `Governor `}, {regexp.MustCompile(`\bSenator ([A-Z])`), `Sen. $1`},
	{regexp.MustCompile(`\bPresident ([A-Z])`), `$1`},
	{regexp.MustCompile(`([£$€]\d+(?:\.\d+)?) million\b`), `${1}m`}, {regexp.MustCompile(`([£$€]\d+(?:\.\d+)?)m\b`), `$1 million`},
	{regexp.MustCompile(`([£$€]\d+(?:\.\d+)?)bn\b`), `$1 billion`},
	{regexp.MustCompile(`\bUS\b`), `U.S.`}, {regexp.MustCompile(`\bU\.S\.`), `US`},
	{regexp.MustCompile(`\bthe United States\b`), `the US`},
	{regexp.MustCompile(`\bimpossible\b`), `not possible`}, {regexp.MustCompile(`\bunclear\b`), `not clear`}, {regexp.MustCompile(`\bunable to\b`), `not able to`},
	{regexp.MustCompile(`\bdeclined to comment\b`), `did not comment`}, {regexp.MustCompile(`\bfailed to ([a-z]+)\b`), `did not $1`},
	{regexp.MustCompile(`\b(January|February|August|September|October|November|December) (\d{1,2})\b`), `$2 $1`},
	{regexp.MustCompile(`\b(\d{1,2}) (January|February|March|April|June|July|August|September|October|November|December)\b`), `$2 $1`},
}

var longNumber = regexp.MustCompile(`\b(\d{1,2}),(\d)(\d\d)\b`)

// round gives some numbers of four and five figures with fewer of them.
func (s *story) round(t string) string {
	at := longNumber.FindStringSubmatchIndex(t)
	if at == nil || s.r.IntN(6) > 0 || t[at[6]:at[7]] == "00" || strings.ContainsRune("$£€", rune(t[max(0, at[0]-1)])) {
		return t
	}
	return t[:at[0]] + "more than " + t[at[2]:at[3]] + "," + t[at[4]:at[5]] + "00" + t[at[1]:]
}

var (
	smallWord = regexp.MustCompile(`[a-z]+`)
	thesaurus = spin.Thesaurus()
	roleWords = func() map[string]bool {
		all := map[string]bool{"officer": true, "secretary": true, "minister": true, "leader": true, "manager": true, "doctor": true}
		for _, w := range strings.FieldsFunc(strings.Join(titles, "|"), func(r rune) bool { return r == '|' || r == ' ' }) {
			all[w] = true
		}
		return all
	}()
)

// synonyms replaces words one by one, fewer of them in quotations. Some are put that
// do not fit, as programs do.
func (s *story) synonyms(t string) string {
	var b strings.Builder
	from, quoted := 0, false
	for _, at := range smallWord.FindAllStringIndex(t, -1) {
		gap, w := t[from:at[0]], t[at[0]:at[1]]
		from = at[1]
		b.WriteString(gap)
		if n := strings.Count(gap, `"`); strings.Contains(gap, "“") || n == 1 && !quoted {
			quoted = true
		} else if strings.Contains(gap, "”") || n == 1 {
			quoted = false
		}
		whole := (at[0] == 0 || t[at[0]-1] == ' ' || strings.HasSuffix(gap, "“") || strings.HasSuffix(gap, `"`)) && (at[1] == len(t) || strings.ContainsRune(" ,.;:", rune(t[at[1]])))
		p := s.spin
		if quoted {
			p /= 4
		}
		if roleWords[w] {
			whole = false // a wrong title is a contradiction
		}
		if put := substitutes[w]; whole && len(put) > 0 && s.r.Float64() < p {
			w = put[s.r.IntN(len(put))]
		} else if put := thesaurus[w]; whole && len(put) > 0 && s.r.Float64() < p/2 {
			w = put[s.r.IntN(len(put))]
		}
		b.WriteString(w)
	}
	return b.String() + t[from:]
}
