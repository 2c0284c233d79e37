package layer

import (
	"cmp"
	"slices"
	"strings"

	"github.com/mtlint/mtlint/internal/text"
)

// cluster sorts the mentions into persons: by surname and first name, then the
// bare surnames to the only one who has them.
func (f *finder) cluster() {
	x := f.out
	f.confirm()
	titled := x.Mentions[:0:0]
	for i := range x.Mentions {
		m := &x.Mentions[i]
		switch {
		case m.Full:
			m.Person = f.person(f.surname(m), f.first(m))
		default:
			titled = append(titled, *m)
		}
	}
	for _, m := range titled {
		if name := f.surname(&m); len(x.byName[name]) == 0 {
			f.person(name, "")
		}
	}
	f.bare()
	for i := range x.Mentions {
		m := &x.Mentions[i]
		if m.Person < 0 {
			if list := x.byName[f.surname(m)]; len(list) == 1 {
				m.Person = list[0]
			}
		}
		if m.Person >= 0 {
			p := &x.Persons[m.Person]
			p.Mentions = append(p.Mentions, int32(i))
		}
	}
}

// confirm takes the names with an unknown first name whose last word stands
// elsewhere behind a title, or alone beside a verb of saying.
func (f *finder) confirm() {
	if len(f.maybe) == 0 {
		return
	}
	titled := make(map[int32]bool)
	for i := range f.out.Mentions {
		if m := &f.out.Mentions[i]; !m.Full {
			titled[f.base[f.w.id[m.Surname]]] = true
		}
	}
	n := len(f.out.Mentions)
	sure := make(map[int32]bool)
	for _, m := range f.maybe {
		id := f.base[f.w.id[m.Surname]]
		yes, known := sure[id]
		if !known {
			yes = titled[id] || f.speaks(id)
			sure[id] = yes
		}
		if yes {
			f.out.Mentions = append(f.out.Mentions, m)
		}
	}
	if len(f.out.Mentions) > n {
		slices.SortFunc(f.out.Mentions, func(a, b NameMention) int { return cmp.Compare(a.Start, b.Start) })
	}
}

// maxPlaces bounds the places of a name that are looked at.
const maxPlaces = 64

// speaks reports whether a word stands alone beside a verb of saying.
func (f *finder) speaks(id int32) bool {
	places := f.w.At(f.w.forms[id])
	for _, i := range places[:min(len(places), maxPlaces)] {
		if i == 0 || f.capital(i-1) || !f.capital(i) {
			continue
		}
		if f.verbs.Has(f.w.Low(int(i)+1)) || f.plain.Has(f.w.Low(int(i)-1)) {
			return true
		}
	}
	return false
}

// person returns the person of that name, who is added if need be.
func (f *finder) person(surname, first string) int32 {
	x := f.out
	for _, p := range x.byName[surname] {
		if x.Persons[p].First == first {
			return p
		}
	}
	p := int32(len(x.Persons))
	gender, _ := f.names.Gender(first)
	x.Persons = append(x.Persons, Person{Surname: surname, First: first, Gender: gender})
	x.byName[surname] = append(x.byName[surname], p)
	return p
}

func (f *finder) surname(m *NameMention) string {
	return strings.TrimSuffix(f.w.forms[f.w.id[m.Surname]], "'s")
}

// first returns the folded first name of a full mention.
func (f *finder) first(m *NameMention) string {
	if m.Surname == m.Tokens.First {
		return f.w.forms[f.w.id[m.Surname+1]]
	}
	return f.w.forms[f.w.id[m.Tokens.First]]
}

// bare puts the places of known surnames that no mention covers yet in their
// order.
func (f *finder) bare() {
	x := f.out
	known := f.surnames()
	if known == nil {
		return
	}
	covered := make([]bool, len(f.d.Tokens))
	for _, m := range x.Mentions {
		for i := m.Tokens.First; i < m.Tokens.End; i++ {
			covered[i] = true
		}
	}
	for b, block := range f.d.Blocks {
		if f.parts[b] != Paragraph && f.parts[b] != Caption {
			continue
		}
		for i := block.Tokens.First; i < block.Tokens.End; i++ {
			if !known[f.w.id[i]] || covered[i] || !f.capital(i) || i > 0 && f.capital(i-1) && i-1 >= block.Tokens.First && f.flag[f.w.id[i-1]]&starter == 0 && f.flag[f.w.id[i-1]]&possessive == 0 ||
				i+1 < block.Tokens.End && f.capital(i+1) && f.flag[f.w.id[i]]&possessive == 0 && f.d.Tokens[i+1].Start == f.d.Tokens[i].End+1 {
				continue
			}
			t := f.d.Tokens[i]
			m := NameMention{Span: t.Span, Tokens: text.Range{First: i, End: i + 1}, Title: text.Range{First: i, End: i}, Surname: i, Person: -1, Paragraph: f.parts[b] == Paragraph}
			if f.flag[f.w.id[i]]&possessive != 0 {
				m.Possessive, m.End = true, f.bareEnd(i)
			}
			x.Mentions = append(x.Mentions, m)
		}
	}
	slices.SortFunc(x.Mentions, func(a, b NameMention) int { return cmp.Compare(a.Start, b.Start) })
}

// surnames tells of each form whether it is the surname of somebody, or its possessive, and
// begins no sentence; nil if there is none.
func (f *finder) surnames() (known []bool) {
	var buf [64]byte
	for i := range f.out.Persons {
		name := f.out.Persons[i].Surname
		for _, form := range [...][]byte{append(buf[:0], name...), append(append(buf[:0], name...), "'s"...)} {
			at := f.w.At(string(form))
			if len(at) == 0 {
				continue
			}
			if id := f.w.id[at[0]]; f.flag[id]&starter == 0 && strings.TrimSuffix(f.w.forms[id], "'s") == name {
				if known == nil {
					known = make([]bool, f.w.Distinct())
				}
				known[id] = true
			}
		}
	}
	return known
}

// SpellingDistance is the number of bytes to change, add or take away to make one
// name of another.
func SpellingDistance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			cost := diagonal
			if a[i] != b[j] {
				cost++
			}
			diagonal = row[j+1]
			row[j+1] = min(cost, row[j+1]+1, row[j]+1)
		}
	}
	return row[len(b)]
}
