package layer

import (
	"sort"

	"github.com/mtlint/mtlint/internal/article"
	"github.com/mtlint/mtlint/internal/lang"
	"github.com/mtlint/mtlint/internal/text"
)

// Roles finds what the article says the persons of [People] are: the titles before
// their names, and those in the appositions around them.
var Roles = article.NewLayer("roles", buildRoles)

// A Role is one place that says what a person is.
type Role struct {
	Mention int32      // of the person: index into PeopleIndex.Mentions
	Kind    TitleKind  // of the title
	Title   text.Range // tokens of the title
	Phrase  text.Range // tokens of the phrase up to the title: “her former Greek counterpart and foreign minister”
	Of      text.Range // tokens behind “of” or “for”: “the harbour trust”; may be empty
	Past    bool       // former, late, then
	Shared  bool       // of a title that is given to several: “Sens. Hall and Lund”
}

// A RoleIndex is the value of the layer [Roles].
type RoleIndex struct {
	All []Role // ascending by mention
}

// Of returns the roles that stand at a mention.
func (x *RoleIndex) Of(mention int32) []Role {
	i := sort.Search(len(x.All), func(i int) bool { return x.All[i].Mention >= mention })
	j := i
	for j < len(x.All) && x.All[j].Mention == mention {
		j++
	}
	return x.All[i:j]
}

// roleFinder builds the index.
type roleFinder struct {
	finder
	x          *PeopleIndex
	portfolios lang.Set
	all        []Role
}

// Portfolios are the words that say what a minister is for.
var Portfolios = lang.Words("portfolio_words")

func buildRoles(a *article.Article) *RoleIndex {
	x := People.Of(a)
	f := &roleFinder{finder: finder{d: a.Doc, w: Words.Of(a), names: NameParts.Of(a.Lang), flag: x.flag}, x: x, portfolios: Portfolios.Of(a.Lang)}
	for i := range x.Mentions {
		if m := &x.Mentions[i]; m.Paragraph {
			s := a.Doc.Sentences[a.Doc.SentenceAt(m.Start)].Tokens
			f.before(int32(i), s)
			f.behind(int32(i), s)
			f.ahead(int32(i), s)
		}
	}
	return &RoleIndex{f.all}
}

// Bounds, in tokens, of the words that belong to a title.
const (
	maxPhrase = 12
	maxOf     = 10
)

// before finds the title that stands directly before mention i, or is given to it
// and to others: “Sens. Hall and Lund”.
func (f *roleFinder) before(i int32, s text.Range) {
	m := &f.x.Mentions[i]
	if m.Kind != 0 {
		r := f.role(i, m.Kind, m.Title, f.phraseStart(m.Title.First, s.First))
		last := m.Title.End - 1
		if f.w.Is(int(last), ".") {
			last--
		}
		r.Shared = f.names.plural.Has(f.w.Low(int(last)))
		f.all = append(f.all, r)
		return
	}
	if t, title, ok := f.longTitle(m.Tokens.First, s.First); ok {
		r := f.role(i, t.kind, title, f.phraseStart(title.First, s.First))
		r.Of.End = min(r.Of.End, m.Tokens.First)
		f.all = append(f.all, r)
		return
	}
	if n := len(f.all); n > 0 && f.all[n-1].Shared && f.all[n-1].Mention == i-1 && f.listed(f.x.Mentions[i-1].Tokens.End, m.Tokens.First) {
		r := f.all[n-1]
		r.Mention = i
		f.all = append(f.all, r)
	}
}

// longTitle finds a title that ends before token k with what it is of: “Minister of
// Finance”, “Ambassador to the United Nations”.
func (f *roleFinder) longTitle(k, low int32) (t titleForm, title text.Range, ok bool) {
	from := max(low, k-maxLongTitle)
	p := k - 1
	for p > from && f.capital(p) && f.flag[f.w.id[p]]&possessive == 0 {
		p--
	}
	if p == k-1 {
		return t, title, false
	}
	if f.w.Is(int(p), "the") {
		p--
	}
	if p <= from || !f.w.Is(int(p), "of", "to", "for") || !f.capital(p-1) {
		return t, title, false
	}
	if t, ok = f.titleBefore(p); ok {
		title = text.Range{First: p - t.length, End: p}
	}
	return t, title, ok
}

// maxLongTitle is the most tokens between such a title and the name.
const maxLongTitle = 8

// listed reports whether only “and”, commas and brackets stand between two names.
func (f *roleFinder) listed(from, to int32) bool {
	if to-from > maxPhrase {
		return false
	}
	open := false
	for k := from; k < to; k++ {
		switch f.w.Low(int(k)) {
		case "(":
			open = true
		case ")":
			open = false
		case ",", "and":
		default:
			if !open {
				return false
			}
		}
	}
	return true
}

// behind finds titles in the apposition that follows mention i: “Hall, the mayor of
// Lund and chair of the board,”.
func (f *roleFinder) behind(i int32, s text.Range) {
	m := &f.x.Mentions[i]
	if m.Possessive || !f.w.Is(int(m.Tokens.End), ",", "(", "–", "—") {
		return
	}
	k := m.Tokens.End + 1
	if int(k)+1 < len(f.d.Tokens) && f.d.Tokens[k].Kind == text.Number && f.w.Is(int(k)+1, ",") {
		k += 2 // the age
	}
	end := min(s.End, k+maxPhrase)
	if int(i)+1 < len(f.x.Mentions) {
		if next := &f.x.Mentions[i+1]; next.Title.First < end && !next.Possessive {
			end = next.Title.First // titles directly before it are its own
		}
	}
	n := len(f.all)
	f.phrase(i, k, end)
	for limit := min(s.End, k+2*maxPhrase); k < limit && !f.stops(k); k++ {
	}
	if k < s.End && roleVerbs.Has(f.w.Low(int(k))) {
		f.all = f.all[:n] // no apposition: “after talks with Hall, the president said”
	}
}

// ahead finds titles in the apposition that mention i ends: “the mayor of Lund,
// Clara Hall,”.
func (f *roleFinder) ahead(i int32, s text.Range) {
	m := &f.x.Mentions[i]
	end := m.Tokens.First - 1
	if m.Title.Len() > 0 || end <= s.First || !f.w.Is(int(end), ",") || !f.w.Is(int(m.Tokens.End), ",", ".", "–", "—", ";", ":", ")") {
		return
	}
	low := max(s.First, end-maxPhrase)
	if i > 0 {
		low = max(low, f.x.Mentions[i-1].Tokens.End)
	}
	for k := end - 1; k >= low; k-- {
		t := f.d.Tokens[k]
		if t.Kind == text.Punct && !f.w.Is(int(k), ".", "-", "&") {
			return
		}
		if f.w.Is(int(k), "the", "its", "his", "her", "their") || f.flag[f.w.id[k]]&possessive != 0 && f.capital(k) {
			if k > low && f.w.Is(int(k)-1, "of", "for", "in", "at") {
				continue // “the mayor of the town”
			}
			f.phrase(i, k, end+1)
			return
		}
	}
}

// phrase takes the titles of mention i from the noun phrase that begins at token k;
// end bounds it.
func (f *roleFinder) phrase(i, k, end int32) {
	start := k
	for ; k < end; k++ {
		switch word := f.w.Low(int(k)); {
		case f.stops(k):
			return
		case word == "and" || word == "-" || word == "." || word == "&":
		case word == "of" || word == "for" || word == "in" || word == "at" || word == "to" || word == "with" || word == "from" || word == "on" || word == "by":
			// What follows is no longer the person, unless a second title comes.
			next := k
			for next < end && !f.w.Is(int(next), "and") && !f.stops(next) {
				next++
			}
			if !f.w.Is(int(next), "and") {
				return
			}
			k = next
		default:
			if t, ok := f.titleBefore(k + 1); ok && f.flag[f.w.id[k]]&possessive == 0 && !f.names.plural.Has(f.w.Low(int(k))) {
				last := k
				if k+2 < end {
					if o, ok := f.titleBefore(k + 3); ok && o.length > 2 {
						t, last = o, k+2 // “chief of staff”
					}
				}
				if f.ends(last+1, end) {
					f.all = append(f.all, f.role(i, t.kind, text.Range{First: last + 1 - t.length, End: last + 1}, start))
				}
				k = last
			}
		}
	}
}

// stops reports whether no phrase of a title goes on with token k.
func (f *roleFinder) stops(k int32) bool {
	t := f.d.Tokens[k]
	return t.Kind == text.Punct && !f.w.Is(int(k), "-", "&", ".") || f.w.Is(int(k), ".") && t.Start == f.d.Tokens[k-1].End && f.d.Tokens[k-1].Len() > 3 ||
		roleVerbs.Has(f.w.Low(int(k))) || f.w.Is(int(k), "who", "whose", "which", "that", "but", "or", "when", "while", "as", "not")
}

var roleVerbs = lang.NewSet("said", "says", "told", "tells", "was", "is", "are", "were", "has", "had", "have", "will", "would", "can", "could", "may", "might", "did", "does", "added", "announced", "called", "asked", "met", "wrote", "warned", "urged", "insisted", "argued", "denied", "promised", "hopes", "wants", "also", "he", "she")

// ends reports whether the noun phrase of a title ends before token k.
func (f *roleFinder) ends(k, end int32) bool {
	return k >= end || f.stops(k) || f.w.Is(int(k), ".", "and", "of", "for", "in", "at", "to", "with", "from", "on", "by", "since", "during", "under")
}

// phraseStart is the first token of the noun phrase that a title at token k ends.
func (f *roleFinder) phraseStart(k, low int32) int32 {
	for n := 0; n < maxPhrase && k > low; n++ {
		p := k - 1
		switch {
		case f.w.Is(int(p), "the", "a", "an", "its", "his", "her", "their", "our", "my"):
			return p
		case f.w.Is(int(p), "of", "and", "for") && p > low && f.capital(p-1) && f.d.Tokens[p-1].Kind == text.Word,
			f.w.Is(int(p), "-", "&"), f.w.Is(int(p), ".") && f.d.Tokens[p].Start == f.d.Tokens[p-1].End && f.d.Tokens[p-1].Len() <= 3,
			f.d.Tokens[p].Kind == text.Word && (f.capital(p) && f.flag[f.w.id[p]]&starter == 0 || pastWords.Has(f.w.Low(int(p))) || f.portfolios.Has(f.w.Low(int(p)))):
			k = p
		default:
			return k
		}
	}
	return k
}

var pastWords = lang.NewSet("former", "then", "late", "ex", "once", "retired", "previous", "disgraced", "ousted", "onetime", "one-time", "erstwhile", "deposed", "future", "next", "elect")

func (f *roleFinder) role(i int32, kind TitleKind, title text.Range, start int32) Role {
	r := Role{Mention: i, Kind: kind, Title: title, Phrase: text.Range{First: start, End: title.End}}
	for k := start; k < title.End; k++ {
		r.Past = r.Past || pastWords.Has(f.w.Low(int(k)))
	}
	if f.w.Is(int(title.End), "of", "for") {
		r.Of = text.Range{First: title.End + 1, End: title.End + 1}
		for k := title.End + 1; k < min(int32(len(f.d.Tokens)), title.End+maxOf) && !f.stops(k) && !f.w.Is(int(k), "and", "in", "since", "from", "to", "on", "at", "under", "during"); k++ {
			r.Of.End = k + 1
		}
	}
	return r
}
