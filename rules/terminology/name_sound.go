package terminology

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/mtlint/mtlint/internal/layer"
	"github.com/mtlint/mtlint/internal/text"
	"github.com/mtlint/mtlint/rules"
)

// plainLetters are the letters with marks that names lose on keyboards without them.
var plainLetters = strings.NewReplacer(
	"à", "a", "á", "a", "â", "a", "ã", "a", "ä", "a", "å", "a", "ā", "a", "ă", "a", "ą", "a", "ç", "c", "ć", "c", "č", "c", "ď", "d", "đ", "d", "è", "e", "é", "e", "ê", "e", "ë", "e",
	"ē", "e", "ė", "e", "ę", "e", "ě", "e", "ğ", "g", "ģ", "g", "ì", "i", "í", "i", "î", "i", "ï", "i", "ī", "i", "ı", "i", "ķ", "k", "ļ", "l", "ł", "l", "ñ", "n", "ń", "n", "ň", "n", "ņ", "n",
	"ò", "o", "ó", "o", "ô", "o", "õ", "o", "ö", "o", "ø", "o", "ő", "o", "ř", "r", "ś", "s", "š", "s", "ş", "s", "ș", "s", "ß", "ss", "ť", "t", "ţ", "t", "ț", "t", "ù", "u", "ú", "u", "û", "u",
	"ü", "u", "ū", "u", "ů", "u", "ű", "u", "ý", "y", "ÿ", "y", "ź", "z", "ż", "z", "ž", "z", "i̇", "i", "æ", "ae", "œ", "oe",
)

// sounds writes what is transliterated in several ways in one: Khribar as Hribar,
// Fischer as Fisher, Ferreyros as Ferreiros, Sylhet as Silhat.
var sounds = strings.NewReplacer(
	"tsch", "s", "sch", "s", "shch", "s", "kh", "h", "zh", "z", "sh", "s", "ch", "k", "ck", "k", "ph", "f", "th", "t", "dh", "d", "gh", "g", "ks", "x", "ts", "z", "tz", "z", "dj", "j",
	"c", "k", "q", "k", "w", "v", "iye", "i", "ie", "i", "ei", "i", "ey", "i", "ay", "i", "ai", "i", "iy", "i", "yi", "i", "ee", "i", "y", "i", "ou", "u", "oo", "u", "e", "a", "o", "u",
)

func allPlain(name string) bool {
	for i := range len(name) {
		if name[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

func withoutMarks(name string) string {
	if allPlain(name) {
		return name
	}
	return plainLetters.Replace(name)
}

// soundKey is equal for names that may be transliterations of one.
func soundKey(name string) string {
	key := []byte(sounds.Replace(name))
	return string(slices.Compact(key))
}

// soundsAlike finds surnames that stand once, where a person speaks or behind a
// title, and that sound like the surname of somebody whom the article introduces.
func soundsAlike(p *rules.Pass, w *layer.WordIndex, list []spelling) {
	x := layer.People.Of(p.Article)
	if len(x.Persons) == 0 {
		return
	}
	introduced := map[string]bool{} // surnames of people with a first name
	var mains []string
	for i := range x.Persons {
		if q := &x.Persons[i]; q.First != "" && !introduced[q.Surname] {
			introduced[q.Surname] = true
			mains = append(mains, q.Surname)
		}
	}
	marked := slices.ContainsFunc(mains, func(name string) bool { return len(name) >= minName-1 && !allPlain(name) })
	var keys map[string][]string // made when the first name is in question
	speech := layer.Speech.Of(p.Article)
	for _, s := range list {
		places := w.Of(s.form)
		if len(places) != 1 || len(s.name) < minName-1 || introduced[s.name] {
			continue
		}
		i := int(places[0])
		speaks := ofPerson(p, w, speech, i)
		if !speaks && !marked && allPlain(s.name) {
			continue
		}
		if keys == nil {
			keys = bySound(mains)
		}
		plain := withoutMarks(s.name)
		same := keys[soundKey(plain)]
		if len(same) > 1 || len(same) == 1 && same[0] == s.name {
			continue
		}
		if len(same) == 0 {
			if main := misspelled(s.name, mains); main != "" && speaks {
				reportVariant(p, variant{s.name, []int{i}}, variant{main, []int{placeOf(x, main)}})
			}
			continue
		}
		main := same[0]
		marksOnly := plain == withoutMarks(main)
		if marksOnly && !isName(p.Doc, i+1) && !isName(p.Doc, i-1) && paragraph(p, i) {
			reportVariant(p, variant{s.name, []int{i}}, variant{main, []int{placeOf(x, main)}})
			continue
		}
		if !speaks || s.key != 0 && key(main) == s.key && len(main) >= minName && len(s.name) >= minName || (len(main) < minName || len(s.name) < minName) && (s.key == 0 || key(main) != s.key) {
			continue
		}
		if dist := layer.SpellingDistance(plain, withoutMarks(main)); dist > 2 || dist > 1 && len(main) < 6 {
			continue
		}
		reportVariant(p, variant{s.name, []int{i}}, variant{main, []int{placeOf(x, main)}})
	}
}

// bySound sorts names that are long enough by how they sound.
func bySound(names []string) map[string][]string {
	keys := map[string][]string{}
	for _, name := range names {
		if len(name) >= minName-1 {
			key := soundKey(withoutMarks(name))
			keys[key] = append(keys[key], name)
		}
	}
	return keys
}

// maxCompared bounds how many surnames are compared letter by letter.
const maxCompared = 64

// misspelled returns the only surname that a name differs from by a slip: two
// letters swapped, one letter in six and more, two in nine and more.
func misspelled(name string, mains []string) (found string) {
	for _, main := range mains[:min(len(mains), maxCompared)] {
		shorter := min(len(main), len(name))
		if shorter < minName || main[0] != name[0] || name == main+"s" {
			continue
		}
		switch dist := layer.SpellingDistance(name, main); {
		case dist == 1 && shorter > minName, dist == 2 && shorter >= 9, dist == 2 && len(main) == len(name) && sameLetters(name, main):
			if found != "" {
				return ""
			}
			found = main
		}
	}
	return found
}

func sameLetters(a, b string) bool {
	x, y := []byte(a), []byte(b)
	slices.Sort(x)
	slices.Sort(y)
	return string(x) == string(y)
}

func key(name string) uint64 {
	k, ok := skeleton(name)
	if !ok {
		return 0
	}
	return k
}

// placeOf is the token of a surname's first mention.
func placeOf(x *layer.PeopleIndex, surname string) int {
	first := -1
	for _, q := range x.Named(surname) {
		for _, m := range x.Persons[q].Mentions {
			if at := int(x.Mentions[m].Surname); first < 0 || at < first {
				first = at
			}
		}
	}
	return first
}

// ofPerson reports whether token i stands behind a title, or alone beside a verb
// of saying, in running text.
func ofPerson(p *rules.Pass, w *layer.WordIndex, speech *layer.SpeechFinder, i int) bool {
	d := p.Doc
	if !paragraph(p, i) || isName(d, i+1) {
		return false
	}
	if i > 0 && w.Is(i-1, ".") {
		if honorific(w, i-2) && d.Tokens[i-2].End == d.Tokens[i-1].Start {
			return true
		}
	} else if honorific(w, i-1) {
		return true
	}
	if isName(d, i-1) {
		return false
	}
	verb := func(k int) bool {
		return k >= 0 && k < len(d.Tokens) && d.Tokens[k].Shape == text.Lower && speech.Verb(int32(k))
	}
	return verb(i+1) || verb(i-1) || verb(i+2) && w.Is(i+1, "also", "later", "has", "had", "then")
}

func paragraph(p *rules.Pass, i int) bool {
	return layer.Structure.Of(p.Article).Parts[p.Doc.BlockAt(p.Doc.Tokens[i].Start)] == layer.Paragraph
}

// minPlace is the length from which two names of places that sound alike are
// hardly two places.
const minPlace = 6

// placesAlike finds names of places that stand once and sound like another one.
func placesAlike(p *rules.Pass, w *layer.WordIndex, list []spelling) {
	people, facts := layer.People.Of(p.Article), layer.World.Of(p.Lang)
	type place struct {
		spelling
		plain string
		at    []int32
	}
	byKey := map[string][]place{}
	var keys []string
	for _, s := range list {
		at := w.Of(s.form)
		if len(s.name) < minPlace || s.name != w.Form(s.form) || len(at) > maxPlaces ||
			!slices.ContainsFunc(at, func(i int32) bool { return located(p, w, int(i)) }) || facts.Sure(s.name) || len(people.Named(s.name)) > 0 {
			continue
		}
		plain := withoutMarks(s.name)
		k := strings.ReplaceAll(soundKey(plain), "b", "v")
		if len(byKey[k]) == 0 {
			keys = append(keys, k)
		}
		byKey[k] = append(byKey[k], place{s, plain, at})
	}
	for _, k := range keys {
		if len(byKey[k]) != 2 {
			continue
		}
		main, v := byKey[k][0], byKey[k][1]
		if len(v.at) > len(main.at) || len(v.at) == len(main.at) && v.at[0] < main.at[0] {
			main, v = v, main
		}
		if len(v.at) > 1 || v.key == main.key && v.key != 0 || layer.SpellingDistance(v.plain, main.plain) > 2 || !located(p, w, int(v.at[0])) {
			continue
		}
		reportVariant(p, variant{v.name, []int{int(v.at[0])}}, variant{main.name, []int{int(main.at[0])}})
	}
}

// maxPlaces bounds the occurrences that are looked at.
const maxPlaces = 64

// located reports whether token i is one word behind a preposition of place, in
// running text.
func located(p *rules.Pass, w *layer.WordIndex, i int) bool {
	return w.Is(i-1, "in", "on", "at", "of", "from", "near", "to", "into", "around", "outside", "towards") && p.Doc.Tokens[i].Shape == text.Capitalised &&
		!isName(p.Doc, i+1) && paragraph(p, i)
}
