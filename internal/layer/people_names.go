package layer

import (
	"slices"
	"strings"

	"github.com/mtlint/mtlint/internal/lang"
)

// nameFlag says what part a word may play in names.
type nameFlag uint16

const (
	givenName   nameFlag = 1 << iota
	abbreviated          // a title that takes a point: sen, gen
	particle             // de, van, bin
	suffix               // Jr, III
	starter              // begins sentences, or is no name
	nameEnding           // ends names that are no person's
	noSurname            // follows a title without being a surname
	titleEnd             // ends a title
	familyFirst          // family names that stand in front
	possessive           // ends in 's
)

// A nameWord is what is known of a word in names.
type nameWord struct {
	flags  nameFlag
	gender Gender // of a first name
}

// A TitleKind is what titles have in common that one person may bear by turns:
// “Sen.” and “senator”. 0 is none.
type TitleKind uint8

// A titleForm is one wording of a title.
type titleForm struct {
	words  []string // folded
	kind   TitleKind
	gender Gender
	length int32 // tokens of this occurrence, its point included
}

// A Kind says what is known of a kind of title.
type Kind struct {
	ID, Name string
	// Words near a name that say that the person bears the title, or make that
	// plausible; both are nil where one cannot tell.
	Saying, Plausible lang.Set
	// Beside are kinds of title that the same person often bears by turns.
	Beside []TitleKind
	Common bool // borne by so many that an article need not explain it
	Rank   bool // used in place of Mr and Ms
	State  bool // an office of a state
}

// A Famous is a surname that readers know without an introduction.
type Famous struct {
	Kinds  []TitleKind
	Gender Gender
}

// PersonNames is what the pack knows of the words in names.
type PersonNames struct {
	known  *lang.Index[nameWord]
	titles map[string][]titleForm // by last word, longest first
	plural lang.Set               // last words of titles that several names follow: “Sens.”
	Kinds  []Kind
	Famous map[string]Famous
	// Offices are, of surnames, the kinds of title that somebody of that name has had.
	Offices map[string][]TitleKind
}

// NameParts is what a language's pack knows of persons' names and titles.
var NameParts = lang.NewPart(func(p *lang.Pack) *PersonNames {
	first := p.Rows("first_names.tsv")
	n := &PersonNames{known: lang.MakeIndex[nameWord](len(first) + otherNameWords), titles: map[string][]titleForm{}, plural: lang.Set{}, Famous: map[string]Famous{}, Offices: map[string][]TitleKind{}, Kinds: []Kind{{}}}
	for _, row := range first {
		word := n.known.Ref(row[0])
		word.flags |= givenName
		word.gender = genderOf(row[1])
	}
	signs := p.Rows("title_signs.tsv")
	for _, row := range signs {
		n.Kinds = append(n.Kinds, Kind{ID: row[0], Name: row[1], Saying: lang.NewSet(strings.Fields(cell(row[2]))...), Plausible: lang.NewSet(strings.Fields(cell(row[3]))...)})
	}
	for i, row := range signs {
		beside, use := n.kindsOf(row[4]), strings.Fields(row[5])
		k := &n.Kinds[i+1]
		k.Beside, k.Common, k.Rank, k.State = beside, slices.Contains(use, "common"), slices.Contains(use, "rank"), slices.Contains(use, "state")
	}
	for _, row := range p.Rows("person_titles.tsv") {
		words := strings.Fields(row[0])
		last := words[len(words)-1]
		n.known.Ref(last).flags |= titleEnd
		if len(words) == 1 {
			n.known.Ref(last).flags |= noSurname
		}
		n.titles[last] = append(n.titles[last], titleForm{words: words, kind: n.kind(row[1]), gender: genderOf(row[2])})
	}
	for _, row := range p.Rows("title_plurals.tsv") {
		n.known.Ref(row[0]).flags |= titleEnd | noSurname
		n.plural[row[0]] = struct{}{}
		n.titles[row[0]] = []titleForm{{words: row[:1], kind: n.kind(row[1])}}
	}
	for _, list := range n.titles {
		slices.SortStableFunc(list, func(a, b titleForm) int { return len(b.words) - len(a.words) })
	}
	for _, row := range p.Rows("famous_people.tsv") {
		n.Famous[row[0]] = Famous{n.kindsOf(row[1]), genderOf(row[2])}
	}
	for _, row := range p.Rows("office_holders.tsv") {
		n.Offices[row[0]] = n.kindsOf(row[1])
	}
	n.mark(abbreviated, p.Lines("titles.txt")...)
	n.mark(nameEnding, p.Lines("name_endings.txt")...)
	n.mark(noSurname, p.Lines("no_surnames.txt")...)
	n.mark(starter, p.Lines("starters.txt")...)
	n.mark(starter, p.Lines("function_words.txt")...)
	n.mark(starter|nameEnding, p.Lines("calendar_names.txt")...)
	n.mark(particle, "de", "da", "di", "del", "della", "do", "dos", "du", "van", "von", "der", "den", "ter", "ten", "bin", "ibn", "bint", "al", "el", "la", "le", "ben", "zu", "af", "y")
	n.mark(suffix, "jr", "sr", "ii", "iii", "iv", "jnr", "snr")
	n.mark(familyFirst, "kim", "xi", "park", "lee", "moon", "yoon", "choi", "jang", "kang", "jung", "hwang", "han", "shin", "cho", "wang", "li", "zhang", "liu", "chen", "yang", "huang", "zhao", "wu", "zhou", "xu", "sun", "ma", "zhu", "hu", "guo", "lin", "he", "gao", "luo", "zheng", "mao", "deng", "wen", "bo", "tsai", "nguyen", "tran", "pham", "lam", "chow", "wong", "leung", "cheung", "chan")
	lang.Remembered(p, n.known)
	return n
})

// otherNameWords is how many words there are about besides first names.
const otherNameWords = 2500

// flagsOf returns the flags of a folded word.
func (n *PersonNames) flagsOf(word string) nameFlag {
	known, _ := n.known.Get(word)
	return known.flags
}

func genderOf(cell string) Gender {
	switch cell {
	case "m":
		return Man
	case "f":
		return Woman
	}
	return Unknown
}

func (n *PersonNames) mark(flag nameFlag, words ...string) {
	for _, word := range words {
		n.known.Ref(Fold(word)).flags |= flag
	}
}

// kindsOf returns the numbers of the kinds that a cell lists.
func (n *PersonNames) kindsOf(list string) (kinds []TitleKind) {
	for _, id := range strings.Fields(cell(list)) {
		kinds = append(kinds, n.kind(id))
	}
	return kinds
}

// kind returns the number of a kind of title, which is added if need be.
func (n *PersonNames) kind(id string) TitleKind {
	for i, k := range n.Kinds {
		if k.ID == id {
			return TitleKind(i)
		}
	}
	n.Kinds = append(n.Kinds, Kind{ID: id, Name: strings.ReplaceAll(id, "-", " ")})
	return TitleKind(len(n.Kinds) - 1)
}

// KindOf returns the number of a kind of title, 0 if there is none of that name.
func (n *PersonNames) KindOf(id string) TitleKind {
	for i, k := range n.Kinds {
		if k.ID == id {
			return TitleKind(i)
		}
	}
	return 0
}

// classify looks every distinct word up once.
func (f *finder) classify() {
	n := f.w.Distinct()
	f.flag, f.base = make([]nameFlag, n), make([]int32, n)
	for id := range n {
		form := f.w.forms[id]
		f.base[id] = int32(id)
		if bare, ok := strings.CutSuffix(form, "'s"); ok && bare != "" {
			if slot, ok := f.w.find(bare, lang.Hash(bare)); ok {
				f.base[id] = f.w.table[slot] - 1
			}
			f.flag[id] = possessive | f.names.flagsOf(bare)
			continue
		}
		known, _ := Look(f.w, f.names.known, int32(id))
		f.flag[id] = known.flags
	}
}

// Unlikely reports whether a folded word is hardly a surname that needs an
// introduction: a first name, a title, a word that begins sentences, a famous
// surname.
func (n *PersonNames) Unlikely(word string) bool {
	_, famous := n.Famous[word]
	return famous || n.flagsOf(word)&(givenName|starter|nameEnding|noSurname|titleEnd|abbreviated) != 0
}

// Ordinary reports whether a folded surname is also a title or a word that
// begins sentences or ends the names of things.
func (n *PersonNames) Ordinary(word string) bool {
	return n.flagsOf(word)&(starter|nameEnding|noSurname|titleEnd|particle) != 0
}

// Gender returns whose a folded first name is; ok is false if it is none.
func (n *PersonNames) Gender(first string) (g Gender, ok bool) {
	known, _ := n.known.Get(first)
	return known.gender, known.flags&givenName != 0
}

// GenderAt is Gender of token i.
func (n *PersonNames) GenderAt(w *WordIndex, i int) (g Gender, ok bool) {
	known, _ := Look(w, n.known, w.ID(i))
	return known.gender, known.flags&givenName != 0
}
