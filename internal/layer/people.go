package layer

import (
	"sort"
	"strings"

	"github.com/mtlint/mtlint/internal/article"
	"github.com/mtlint/mtlint/internal/lang"
	"github.com/mtlint/mtlint/internal/text"
)

// People finds the persons of an article and the places that name them. It is
// precise rather than complete: a name without a sign that it is a person's (a
// title, a first name, an initial, an age) is left out.
var People = article.NewLayer("people", buildPeople)

// A Gender is what the text says of a person's.
type Gender uint8

// The genders.
const (
	Unknown Gender = iota
	Man
	Woman
)

// A NameMention is one place that names a person.
type NameMention struct {
	text.Span             // the name, without title and 's
	Tokens     text.Range // of the name
	Title      text.Range // tokens of the title before it, its points included; may be empty
	Kind       TitleKind  // of the title; 0 without one
	Gender     Gender     // of the title
	Full       bool       // it has a first name or initials
	Paragraph  bool       // it stands in running text
	Surname    int32      // token
	Person     int32      // index into Persons; -1 if it may be one of several
	Possessive bool
}

// A Person is a cluster of mentions.
type Person struct {
	Surname  string // folded
	First    string // folded; empty if the article never gives it
	Gender   Gender // of the first name
	Mentions []int32
}

// A PeopleIndex is the value of the layer [People].
type PeopleIndex struct {
	Mentions []NameMention // ascending
	Persons  []Person      // in the order of first mentions

	byName map[string][]int32 // folded surname → persons
	flag   []nameFlag         // of each folded form
}

// Named returns the persons who have a folded surname.
func (x *PeopleIndex) Named(surname string) []int32 { return x.byName[surname] }

// finder builds the index.
type finder struct {
	d     *text.Document
	w     *WordIndex
	parts []Part
	names *PersonNames
	flag  []nameFlag // of each folded form
	base  []int32    // of each folded form: the same without 's
	verbs lang.Set
	plain lang.Set      // of the verbs, those that do little else
	maybe []NameMention // full names with an unknown first name
	out   *PeopleIndex
}

func buildPeople(a *article.Article) *PeopleIndex {
	f := &finder{
		d: a.Doc, w: Words.Of(a), parts: Structure.Of(a).Parts, names: NameParts.Of(a.Lang), verbs: ReportingVerbs.Of(a.Lang), plain: speechWords.Of(a.Lang)["plain"],
		out: &PeopleIndex{byName: map[string][]int32{}},
	}
	f.classify()
	f.out.flag = f.flag
	for b := range f.d.Blocks {
		part := f.parts[b]
		if part == Before {
			continue
		}
		block := &f.d.Blocks[b]
		for s := block.Sentences.First; s < block.Sentences.End; s++ {
			if tokens := f.d.Sentences[s].Tokens; !f.headline(tokens) {
				f.sentence(tokens, part == Paragraph)
			}
		}
	}
	f.cluster()
	return f.out
}

// headline reports whether nearly all the words of a sentence have capitals, so
// that a capital tells nothing.
func (f *finder) headline(r text.Range) bool {
	if f.w.Is(int(r.End)-1, ".", "”", "\"") {
		return false
	}
	lower, capital := 0, 0
	for _, t := range f.d.Tokens[r.First:r.End] {
		if t.Kind != text.Word || t.Len() < 4 {
			continue
		}
		if t.Shape == text.Lower {
			lower++
		} else {
			capital++
		}
	}
	return capital > 4 && lower*3 < capital
}

// sentence finds the runs of capitalised words.
func (f *finder) sentence(r text.Range, paragraph bool) {
	for i := r.First; i < r.End; {
		if !f.capital(i) {
			i++
			continue
		}
		j := f.runEnd(i, r.End)
		f.run(i, j, r, paragraph)
		i = j
	}
}

func (f *finder) capital(i int32) bool {
	t := f.d.Tokens[i]
	return t.Kind == text.Word && t.Shape != text.Lower
}

// runEnd returns the end of the run of name words that begins at token i: points
// of abbreviated titles and of initials, and particles between capitals, included.
func (f *finder) runEnd(i, end int32) int32 {
	j := i + 1
	for j < end {
		p, t := f.d.Tokens[j-1], f.d.Tokens[j]
		switch {
		case p.Kind == text.Word && f.flag[f.w.id[j-1]]&possessive != 0:
			return j // behind 's
		case t.Start > p.End+1:
			return j
		case f.capital(j) && t.Start == p.End+1:
			j++
		case t.Start == p.End && t.Len() == 1 && f.d.Src[t.Start] == '.' && j+1 < end && f.d.Tokens[j+1].Start <= t.End+1 && f.capital(j+1) &&
			(p.Len() == 1 || f.flag[f.w.id[j-1]]&abbreviated != 0):
			j += 2
		case t.Kind == text.Word && t.Start == p.End+1 && f.flag[f.w.id[j]]&particle != 0:
			k := j + 1
			if k < end && f.flag[f.w.id[k]]&particle != 0 {
				k++
			}
			if k >= end || !f.capital(k) || f.d.Tokens[k].Start > f.d.Tokens[k-1].End+1 {
				return j
			}
			j = k + 1
		default:
			return j
		}
	}
	return j
}

// run looks for a person's name in the tokens [i, j).
func (f *finder) run(i, j int32, r text.Range, paragraph bool) {
	first := i
	title := text.Range{First: i, End: i}
	var kind titleForm
	if t, ok := f.titleBefore(i); ok {
		title, kind = text.Range{First: i - t.length, End: i}, t
	}
	for k := i; k < j; k++ {
		t, ok := f.titleBefore(k + 1)
		if !ok || k+1 == j || t.length == 1 && f.flag[f.w.id[k]]&givenName != 0 {
			continue
		}
		end := k + 1
		if f.d.Src[f.d.Tokens[end].Start] == '.' {
			end++
		}
		title, kind, first = text.Range{First: k + 1 - t.length, End: end}, t, end
	}
	last := j
	for last > first && f.flag[f.w.id[last-1]]&suffix != 0 {
		last--
	}
	for last > first && f.d.Tokens[last-1].Kind == text.Punct {
		last--
	}
	if kind.kind == 0 {
		for first < last-1 && first == r.First && f.flag[f.w.id[first]]&starter != 0 && f.flag[f.w.id[first]]&givenName == 0 {
			first++
			title = text.Range{First: first, End: first}
		}
	}
	if first >= last || last-first > 6 {
		return
	}
	for k := first + 1; last-first > 2 && k < last-1 && f.flag[f.w.id[first]]&givenName == 0; k++ {
		if f.flag[f.w.id[k]]&givenName != 0 && f.d.Tokens[k-1].Kind == text.Word && f.d.Tokens[k-1].Len() > 1 {
			first = k // “United Nations John Doe”
			if title.End < first {
				title, kind = text.Range{First: first, End: first}, titleForm{}
			}
		}
	}
	m := NameMention{
		Tokens: text.Range{First: first, End: last}, Title: title, Kind: kind.kind, Gender: kind.gender,
		Surname: last - 1, Paragraph: paragraph, Person: -1,
	}
	words, initials := 0, 0
	for _, t := range f.d.Tokens[first:last] {
		if t.Kind != text.Word {
			continue
		}
		if words++; t.Len() == 1 {
			initials++
		}
	}
	end := f.flag[f.w.id[last-1]]
	if end&nameEnding != 0 || f.d.Tokens[last-1].Shape == text.Upper || f.d.Tokens[last-1].Len() < 2 {
		return
	}
	guess := false
	given := f.flag[f.w.id[first]]&givenName != 0
	switch {
	case words == 1:
		if kind.kind == 0 || end&(noSurname|starter) != 0 || f.d.Tokens[title.First].Shape == text.Lower {
			return
		}
	case given && words-initials <= 4, kind.kind != 0 && f.d.Tokens[title.First].Shape != text.Lower && words-initials <= 4 && words-initials >= 2 && f.flag[f.w.id[first]]&(noSurname|starter) == 0,
		initials > 0 && words-initials <= 3 && words > initials && f.d.Tokens[first].Len() > 1 && f.d.Tokens[first].Shape == text.Capitalised, f.aged(last) && words <= 3 && f.flag[f.w.id[first]]&(noSurname|starter) == 0:
		m.Full = true
		if f.eastAsian(first, last) {
			m.Surname = first
		}
	case words <= 3 && initials == 0 && (f.flag[f.w.id[first]]|end)&(noSurname|starter|nameEnding) == 0 && f.d.Tokens[first].Shape != text.Upper && f.d.Tokens[last-2].Kind == text.Word:
		m.Full = true
		guess = true
		if f.eastAsian(first, last) {
			m.Surname = first
		}
	default:
		return
	}
	m.Span = text.Span{Start: f.d.Tokens[first].Start, End: f.d.Tokens[last-1].End}
	if end&possessive != 0 {
		m.Possessive = true
		m.End = f.bareEnd(last - 1)
	}
	if guess {
		f.maybe = append(f.maybe, m)
		return
	}
	f.out.Mentions = append(f.out.Mentions, m)
}

// bareEnd is the end of token i without 's.
func (f *finder) bareEnd(i int32) int32 {
	t := f.d.Tokens[i]
	for e := t.End - 1; e > t.Start; e-- {
		if c := f.d.Src[e]; c == '\'' || c == 0xe2 {
			return e
		}
	}
	return t.End
}

// aged reports whether an age between commas begins at token i: “, 36,”.
func (f *finder) aged(i int32) bool {
	d := f.d
	if int(i)+2 >= len(d.Tokens) || !f.w.Is(int(i), ",") || d.Tokens[i+1].Kind != text.Number || d.Tokens[i+1].Len() != 2 {
		return false
	}
	return f.w.Is(int(i)+2, ",", ".")
}

// eastAsian reports whether the family name of [first, last) stands in front: Kim
// Jong Un, Xi Jinping, Kim Dae-hyun.
func (f *finder) eastAsian(first, last int32) bool {
	if f.flag[f.w.id[first]]&familyFirst == 0 {
		return false
	}
	end := f.d.Text(f.d.Tokens[last-1].Span)
	return last-first == 3 || strings.Contains(end, "-") || f.flag[f.w.id[last-1]]&familyFirst == 0 && f.flag[f.w.id[first]]&givenName == 0
}

// titleBefore returns the longest title whose last word stands before token i; a
// point between them is passed over.
func (f *finder) titleBefore(i int32) (best titleForm, ok bool) {
	d := f.d
	k := i - 1
	if k >= 0 && d.Tokens[k].Kind == text.Punct && d.Tokens[k].Len() == 1 && d.Src[d.Tokens[k].Start] == '.' && k > 0 && d.Tokens[k-1].End == d.Tokens[k].Start {
		k--
	}
	if k < 0 || f.flag[f.w.id[k]]&titleEnd == 0 || d.Tokens[k].Kind != text.Word {
		return best, false
	}
	if int(i) < len(d.Tokens) && d.Tokens[i].Start > d.Tokens[i-1].End+1 {
		return best, false
	}
	for _, t := range f.names.titles[f.w.forms[f.w.id[k]]] {
		n := int32(len(t.words))
		if n > k+1 || k+1 < i && f.flag[f.w.id[k]]&abbreviated == 0 {
			continue
		}
		match := true
		for x := range n - 1 {
			match = match && f.w.forms[f.w.id[k-n+1+x]] == t.words[x]
		}
		if match {
			t.length = n + (i - 1 - k)
			return t, true
		}
	}
	return best, false
}

// From returns the index of the first mention that begins at token i or later.
func (x *PeopleIndex) From(i int32) int {
	return sort.Search(len(x.Mentions), func(k int) bool { return x.Mentions[k].Tokens.First >= i })
}

// GenderOf returns what the titles of a person say, or else the first name, and
// the mention that says it. Titles that contradict each other say nothing.
func (x *PeopleIndex) GenderOf(person int32) (g Gender, mention int32) {
	p := &x.Persons[person]
	for _, i := range p.Mentions {
		switch m := &x.Mentions[i]; {
		case m.Gender == Unknown:
		case g == Unknown:
			g, mention = m.Gender, i
		case g != m.Gender:
			return Unknown, 0
		}
	}
	if g != Unknown && p.Gender != Unknown && p.Gender != g {
		return Unknown, 0
	}
	if g == Unknown {
		g = p.Gender
		for _, i := range p.Mentions {
			if x.Mentions[i].Full {
				return g, i
			}
		}
	}
	return g, mention
}

// pronounReach is how many tokens after a name its first pronoun may stand, and
// pronounMentions how many mentions of a person are looked at.
const pronounReach, pronounMentions = 40, 32

// Pronouns returns how many more mentions of a person are followed, before anybody
// else is named, by a pronoun of gender g than by one of the other, outside quotations.
func (x *PeopleIndex) Pronouns(w *WordIndex, q *Quoting, person int32, g Gender) (n int) {
	list := x.Persons[person].Mentions
	for _, i := range list[:min(len(list), pronounMentions)] {
		from := x.Mentions[i].Tokens.End
		to := from + pronounReach
		if int(i)+1 < len(x.Mentions) {
			to = min(to, x.Mentions[i+1].Tokens.First)
		}
		if w.Is(int(from), ",") {
			from += 2 // “Jane Doe, his deputy”
		}
		for k := from; k < to; k++ {
			var is Gender
			switch {
			case w.Is(int(k), "he", "his", "him", "himself"):
				is = Man
			case w.Is(int(k), "she", "her", "hers", "herself"):
				is = Woman
			default:
				continue
			}
			switch {
			case q.InQuote(int(k)):
				continue
			case is == g:
				n++
			default:
				n--
			}
			break
		}
	}
	return n
}
