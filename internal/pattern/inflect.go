package pattern

import (
	"slices"
	"strings"

	"github.com/mtlint/mtlint/internal/lang"
)

// A Verb is the forms of a verb.
type Verb struct{ Base, Third, Past, Participle, Gerund string }

// Verbs inflects the verbs of a language: regular ones by rule, the others by the
// pack's table of irregular verbs.
type Verbs struct{ irregular map[string]Verb }

// VerbsOf is the part of the pack that inflects.
var VerbsOf = lang.NewPart(func(p *lang.Pack) *Verbs {
	v := &Verbs{irregular: map[string]Verb{}}
	for _, r := range p.Rows("irregular_verbs.tsv") {
		f := v.regular(r[0])
		f.Past, f.Participle = r[1], r[2]
		v.irregular[r[0]] = f
	}
	return v
})

// Verb returns the forms of the verb with a base form.
func (v *Verbs) Verb(base string) Verb {
	if f, ok := v.irregular[base]; ok {
		return f
	}
	return v.regular(base)
}

// Forms lists the distinct forms of a verb, and "be" with all of its own. A past
// with variants is written with a slash in the table: "burned/burnt".
func (v *Verbs) Forms(base string) []string {
	if base == "be" {
		return []string{"be", "is", "are", "was", "were", "been", "being", "am", "isn't", "aren't", "wasn't", "weren't"}
	}
	f := v.Verb(base)
	var all []string
	for _, s := range []string{f.Base, f.Third, f.Past, f.Participle, f.Gerund} {
		all = append(all, strings.Split(s, "/")...)
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// HasForm reports whether a word is a finite form of the verb with a gerund.
func (v *Verbs) HasForm(gerund, word string) bool {
	stem, ok := strings.CutSuffix(gerund, "ing")
	if !ok || len(stem) < 2 || word == gerund {
		return false
	}
	bases := []string{stem, stem + "e", stem[:len(stem)-1]}
	if y, ok := strings.CutSuffix(stem, "y"); ok {
		bases = append(bases, y+"ie")
	}
	for _, b := range bases {
		if len(b) > 1 && v.Verb(b).Gerund == gerund && slices.Contains(v.Forms(b), word) {
			return true
		}
	}
	return false
}

// regular inflects by the rules of spelling.
func (v *Verbs) regular(base string) Verb {
	f := Verb{base, base + "s", base + "ed", base + "ed", base + "ing"}
	n := len(base)
	if n < 2 {
		return f
	}
	last, before := base[n-1], base[n-2]
	switch {
	case last == 'e':
		f.Past = base + "d"
		f.Gerund = base[:n-1] + "ing"
		switch {
		case strings.HasSuffix(base, "ie"):
			f.Gerund = base[:n-2] + "ying"
		case before == 'e' || before == 'o' || base == "be" || base == "dye":
			f.Gerund = base + "ing"
		}
	case last == 'y' && !vowel(before):
		f.Third, f.Past = base[:n-1]+"ies", base[:n-1]+"ied"
	case last == 's' || last == 'x' || last == 'z' || strings.HasSuffix(base, "ch") || strings.HasSuffix(base, "sh"):
		f.Third = base + "es"
	case last == 'o' && !vowel(before):
		f.Third = base + "es"
	}
	if doubles(base) {
		f.Past, f.Gerund = base+base[n-1:]+"ed", base+base[n-1:]+"ing"
	}
	f.Participle = f.Past
	return f
}

// doubles reports whether the last consonant is doubled: verbs of one syllable
// that end in consonant, vowel, consonant, and some stressed on their last.
func doubles(base string) bool {
	n := len(base)
	if n < 3 || vowel(base[n-1]) || !vowel(base[n-2]) || vowel(base[n-3]) && !strings.HasPrefix(base[n-3:], "ui") {
		return false
	}
	switch base[n-1] {
	case 'w', 'x', 'y', 's', 'h':
		return false
	}
	vowels := 0
	for i := range n - 1 {
		if vowel(base[i]) && (i == 0 || !vowel(base[i-1])) {
			vowels++
		}
	}
	switch base {
	case "admit", "commit", "permit", "submit", "refer", "prefer", "transfer", "occur", "control", "cancel", "travel", "label", "compel", "propel", "expel", "regret", "begin", "forget", "upset":
		return true
	}
	return vowels == 1
}

func vowel(c byte) bool { return strings.IndexByte("aeiou", c) >= 0 }
