package corpus

import (
	"slices"
	"strings"

	"github.com/mtlint/mtlint/internal/lang"
	"github.com/mtlint/mtlint/internal/layer"
	"github.com/mtlint/mtlint/internal/text"
)

// spelled reports whether two tokens are one name in two spellings, and reports it.
func (e *event) spelled(i, j int32) bool {
	x, y := bare(e.a.w.Low(int(i))), bare(e.b.w.Low(int(j)))
	if x == y {
		return true
	}
	if e.a.Doc.Tokens[i].Shape != e.b.Doc.Tokens[j].Shape || e.a.Doc.Tokens[i].Shape == text.Mixed || !respelled(x, y) || e.a.has(y) || e.b.has(x) {
		return false
	}
	if e.a.common(x) && e.b.common(y) {
		return true // labor and labour
	}
	e.spelling(e.a.Doc.Tokens[i].Span, e.b.Doc.Tokens[j].Span, x, y)
	return true
}

func (e *event) spelling(a, b text.Span, x, y string) {
	if e.once("name ", x, y) {
		e.found = append(e.found, contradiction{a: a, b: b, quoteA: e.a.quote(a), quoteB: e.b.quote(b), fact: "one name in two spellings"})
	}
}

func bare(s string) string { return strings.TrimSuffix(strings.TrimSuffix(s, "'"), "'s") }

// has reports whether a folded name is in the article.
func (c *account) has(name string) bool {
	return len(c.w.At(name)) > 0 || len(c.w.At(name+"'s")) > 0 || len(c.w.At(name+"'")) > 0
}

// common reports whether a folded word is an ordinary one, not a name alone.
func (c *account) common(word string) bool {
	d := lang.Spelling.Of(c.Lang)
	const ordinary = 7
	if d == nil || d.Class(word) <= lang.Common {
		return false
	}
	return d.Class(word) >= ordinary || len(layer.People.Of(c.Article).Named(word)) == 0
}

// respelled reports whether two folded names are a letter or two apart and no forms
// of one word.
func respelled(x, y string) bool {
	const short, long = 4, 7
	if min(len(x), len(y)) < short || !ascii(x) || !ascii(y) {
		return false
	}
	most := 1
	if min(len(x), len(y)) >= long {
		most = 2
	}
	if n := layer.SpellingDistance(x, y); n > most && !swapped(x, y) || n > 1 && x[0] != y[0] && !swapped(x, y) {
		return false
	}
	if len(x) > len(y) {
		x, y = y, x
	}
	if rest, ok := strings.CutPrefix(y, x); ok {
		switch rest {
		case "a", "s", "n", "y", "i", "an", "es", "is", "ic", "na":
			return false // Russia and Russian
		}
	}
	return true
}

// swapped reports whether two neighbouring letters have changed places.
func swapped(x, y string) bool {
	if len(x) != len(y) {
		return false
	}
	for i := range len(x) - 1 {
		if x[i] != y[i] {
			return x[i] == y[i+1] && x[i+1] == y[i] && x[i+2:] == y[i+2:]
		}
	}
	return false
}

func ascii(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool { return r < 'a' || r > 'z' })
}

// persons compares how the two articles name the same persons.
func (e *event) persons() {
	x, y := layer.People.Of(e.a.Article), layer.People.Of(e.b.Article)
	byFirst := map[string][]int{}
	for j := range y.Persons {
		byFirst[y.Persons[j].First] = append(byFirst[y.Persons[j].First], j)
	}
	for i := range x.Persons {
		p := &x.Persons[i]
		if named := y.Named(p.Surname); len(named) == 1 && len(x.Named(p.Surname)) == 1 {
			q := &y.Persons[named[0]]
			if p.First == q.First || p.First == "" || q.First == "" {
				e.titles(p, q)
			}
			continue
		}
		if p.First == "" || len(byFirst[p.First]) > 1 {
			continue
		}
		for _, j := range byFirst[p.First] {
			q := &y.Persons[j]
			if respelled(p.Surname, q.Surname) && !e.b.has(p.Surname) && !e.a.has(q.Surname) && !e.rival(p, q) {
				e.spelling(x.Mentions[p.Mentions[0]].Span, y.Mentions[q.Mentions[0]].Span, p.Surname, q.Surname)
			}
		}
	}
}

// rival reports whether the articles give two persons different titles.
func (e *event) rival(p, q *layer.Person) bool {
	a, b := e.a.offices(p), e.b.offices(q)
	return len(a) > 0 && len(b) > 0 && !slices.ContainsFunc(a, func(o office) bool {
		return slices.ContainsFunc(b, func(r office) bool { return o.kind == r.kind })
	})
}

// An office is a title that an article gives a person.
type office struct {
	kind layer.TitleKind
	at   text.Span // title and name
}

// offices returns the titles that a person bears now; none if the article is not
// certain.
func (c *account) offices(p *layer.Person) (all []office) {
	const most = 40
	x, roles := layer.People.Of(c.Article), layer.Roles.Of(c.Article)
	for _, k := range p.Mentions[:min(len(p.Mentions), most)] {
		m := &x.Mentions[k]
		for _, r := range roles.Of(k) {
			if r.Past || r.Shared {
				return nil
			}
			t := c.Doc.Tokens
			all = append(all, office{r.Kind, text.Span{Start: min(m.Start, t[r.Title.First].Start), End: max(m.End, t[r.Title.End-1].End)}})
		}
	}
	return all
}

// titles compares the titles of a person.
func (e *event) titles(p, q *layer.Person) {
	names := layer.NameParts.Of(e.a.Lang)
	a, b := e.a.offices(p), e.b.offices(q)
	for _, x := range a {
		for _, y := range b {
			if x.kind == y.kind {
				continue
			}
			kx, ky := &names.Kinds[x.kind], &names.Kinds[y.kind]
			courtesy := isCourtesy(kx) && isCourtesy(ky)
			if isCourtesy(kx) != isCourtesy(ky) || !courtesy && (vague(kx) || vague(ky) || e.a.kin(kx, ky) || slices.Contains(kx.Beside, y.kind) || slices.Contains(ky.Beside, x.kind)) {
				continue
			}
			if has(a, y.kind) || has(b, x.kind) || offered(names, p.Surname, x.kind, y.kind) ||
				!courtesy && (e.b.calls(q, kx.Saying) || e.a.calls(p, ky.Saying)) {
				continue
			}
			e.title(p.Surname, x.at, y.at)
			return
		}
	}
}

// isCourtesy reports whether a kind of title says no more than man or woman.
func isCourtesy(k *layer.Kind) bool { return k.ID == "mr" || k.ID == "ms" }

// vague reports whether a kind of title may stand for others.
func vague(k *layer.Kind) bool { return k.Saying == nil || k.ID == "chief" }

// inTitles reports whether tokens are all words of titles before names.
func (c *account) inTitles(tokens []int32) bool {
	x := layer.People.Of(c.Article)
	for _, i := range tokens {
		k := x.From(i)
		if k == len(x.Mentions) || i < x.Mentions[k].Title.First {
			return false
		}
	}
	return len(tokens) > 0
}

// titlesIn compares the titles before one name in two sentences that say the same.
func (e *event) titlesIn(m match) {
	names := layer.NameParts.Of(e.a.Lang)
	for _, x := range e.a.titled(m.a) {
		for _, y := range e.b.titled(m.b) {
			name := bare(e.a.w.Low(int(x.Surname)))
			if name != bare(e.b.w.Low(int(y.Surname))) || x.Kind == y.Kind {
				continue
			}
			kx, ky := &names.Kinds[x.Kind], &names.Kinds[y.Kind]
			courtesy := isCourtesy(kx) && isCourtesy(ky)
			if isCourtesy(kx) != isCourtesy(ky) || !courtesy && (vague(kx) || vague(ky) || e.a.kin(kx, ky) || slices.Contains(kx.Beside, y.Kind) || slices.Contains(ky.Beside, x.Kind) || m.alike < nearlyOne && offered(names, name, x.Kind, y.Kind)) {
				continue
			}
			e.title(name, e.a.titleAndName(x), e.b.titleAndName(y))
		}
	}
}

// titled returns the mentions of a sentence that have a title.
func (c *account) titled(s *sentence) (all []*layer.NameMention) {
	x, roles, tokens := layer.People.Of(c.Article), layer.Roles.Of(c.Article), c.Doc.Sentences[s.number].Tokens
	for k := x.From(tokens.First); k < len(x.Mentions) && x.Mentions[k].Tokens.End <= tokens.End; k++ {
		m := &x.Mentions[k]
		past := slices.ContainsFunc(roles.Of(int32(k)), func(r layer.Role) bool { return r.Past || r.Shared })
		if m.Kind != 0 && m.Title.First < m.Title.End && !past {
			all = append(all, m)
		}
	}
	return all
}

func (c *account) titleAndName(m *layer.NameMention) text.Span {
	return text.Span{Start: c.Doc.Tokens[m.Title.First].Start, End: m.End}
}

func (e *event) title(name string, a, b text.Span) {
	if e.once("title ", name, "") {
		e.found = append(e.found, contradiction{a: a, b: b, quoteA: e.a.quote(a), quoteB: e.b.quote(b), fact: "one person with two titles"})
	}
}

func has(all []office, kind layer.TitleKind) bool {
	return slices.ContainsFunc(all, func(o office) bool { return o.kind == kind })
}

// offered reports whether somebody of a surname is known to have had both offices.
func offered(names *layer.PersonNames, surname string, kinds ...layer.TitleKind) bool {
	for _, k := range kinds {
		if !slices.Contains(names.Offices[surname], k) && !slices.Contains(names.Famous[surname].Kinds, k) {
			return false
		}
	}
	return true
}

// calls reports whether a sentence that names a person has a word that says that
// the person bears a title.
func (c *account) calls(p *layer.Person, saying lang.Set) bool {
	x := layer.People.Of(c.Article)
	for _, k := range p.Mentions {
		s := c.Doc.Sentences[c.Doc.SentenceAt(x.Mentions[k].Start)].Tokens
		for i := s.First; i < s.End; i++ {
			if saying.Has(c.w.Low(int(i))) {
				return true
			}
		}
	}
	return false
}
