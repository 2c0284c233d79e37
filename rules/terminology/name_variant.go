package terminology

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/mtlint/mtlint/internal/lang"
	"github.com/mtlint/mtlint/internal/layer"
	"github.com/mtlint/mtlint/internal/mqm"
	"github.com/mtlint/mtlint/internal/text"
	"github.com/mtlint/mtlint/rules"
)

// NameVariant finds a name that is spelled in another way elsewhere in the article.
var NameVariant = &rules.Rule{
	Meta: rules.Meta{
		ID: "name-variant", Name: "Name spelled two ways", Category: mqm.InconsistentTerm, Severity: mqm.Minor,
		Rationale: `Names that pass through another script come out differently from sentence to sentence: Qasem and Qassem, Takenaka and Takenaca. Readers take them for two people.`,
		LetsPass: `Very short names, first names of different people (Peter Mort, Petter Skou), spellings of different houses (Travelers), words that also stand in lower case, texts about spelling; ` +
			`letters that sound alike are compared only in surnames that stand once beside a title or a verb of saying, and in places of six letters and more.`,
		Examples: []rules.Example{
			{
				Bad:  "The mayor, Ana Barett, won. The next day ⟦Barrett⟧ thanked her voters. In May Barett will move in.",
				Good: "The mayor, Ana Barett, won. The next day Barett thanked her voters. In May Barett will move in.",
			},
			{
				Bad:  "The minister, Ivo Takenaka, resigned. A friend of ⟦Takenaca⟧ took over from Takenaka.",
				Good: "The minister, Ivo Takenaka, resigned. A friend of Takenaka took over from Takenaka.",
			},
			{
				Bad:  "Dam to be built\n\nThe engineer, Lucia Ferreyros, drew the plans. “It will hold,” Dr. ⟦Ferreiros⟧ said.",
				Good: "Dam to be built\n\nThe engineer, Lucia Ferreyros, drew the plans. “It will hold,” Dr. Ferreyros said.",
			},
			{
				Bad:  "Bridge closed\n\nThe bridge in Dyrbenka is closed. Buses from Dyrbenka wait. The road to ⟦Dirbenka⟧ is open.",
				Good: "Bridge closed\n\nThe bridge in Dyrbenka is closed. Buses from Dyrbenka wait. The road to Dyrbenka is open.",
			},
			{
				Bad:  "Bridge closed\n\nAfter two dry spells, the bridge in Dyrbenka is closed. Buses from Dyrbenka wait. The road to ⟦Dirbenka⟧ is open.",
				Good: "Bridge closed\n\nAfter two dry spells, the bridge in Dyrbenka is closed. Buses from Dyrbenka wait. The road to Dyrbenka is open.",
			},
			{Good: "Bridge closed\n\nThe bridge in Dyrbenka is closed. Buses from Dyrbenka wait. One map spells it Dirbenka."},
			{Good: "Two coaches\n\nPeter Andersen and Lars Anderson coach the clubs. “We won,” said Anderson."},
			{Good: "The house writes Takenaka. A reader of Takenaka prefers the spelling Takenaca."},
			{Good: "The guests were Peter Mort and Petter Skou. Mr Hall met Ms Hal. Later the Latter House opened later."},
		},
		Precision: rules.Precision{Right: 55, Judged: 57, On: "human-written and machine-translated news"},
	},
	Check: nameVariant,
}

var spellingsFine = lang.Words("name_spellings_fine")

// aboutSpelling are the words of a text that has two spellings on purpose.
var aboutSpelling = []string{"spelled", "spelling", "spellings", "spelt", "misspelled", "misspelt", "transliteration", "transliterated", "romanization", "romanised"}

// minName is the length from which a name is long enough that two spellings of it
// are hardly two names.
const minName = 5

// A spelling is one form of a name, with or without 's.
type spelling struct {
	key  uint64 // equal for the spellings of one name
	name string
	form int32
}

// A variant is one spelling with all its places.
type variant struct {
	name string
	at   []int
}

func nameVariant(p *rules.Pass) {
	w := layer.Words.Of(p.Article)
	for _, word := range aboutSpelling {
		if len(w.At(word)) > 0 {
			return
		}
	}
	for _, at := range w.AtAny("spell", "spells") { // “spells it”, not “dry spells”
		if w.Is(int(at)+1, "his", "her", "its", "their", "the", "it", "my", "your", "our", "names") {
			return
		}
	}
	list := spellings(p, w)
	soundsAlike(p, w, list)
	placesAlike(p, w, list)
	slices.SortFunc(list, func(a, b spelling) int {
		if a.key != b.key { // nearly always
			return cmp.Compare(a.key, b.key)
		}
		return cmp.Or(strings.Compare(a.name, b.name), cmp.Compare(a.form, b.form))
	})
	for from := 0; from < len(list); {
		if list[from].key == 0 {
			from++
			continue
		}
		to := from + 1
		for to < len(list) && list[to].key == list[from].key {
			to++
		}
		if list[from].name != list[to-1].name && len(list[from].name) >= minName-1 {
			compare(p, w, list[from:to])
		}
		from = to
	}
}

// spellings lists the forms that are written with a capital, and never without.
func spellings(p *rules.Pass, w *layer.WordIndex) (list []spelling) {
	const capital, lower = 1, 2
	d, fine := p.Doc, spellingsFine.Of(p.Lang)
	seen := make([]uint8, w.Distinct())
	for i, t := range d.Tokens {
		switch {
		case t.Kind != text.Word || t.Shape == text.Upper:
		case t.Shape == text.Lower:
			seen[w.ID(i)] |= lower
		default:
			seen[w.ID(i)] |= capital
		}
	}
	for f := range seen {
		name := w.Form(int32(f))
		if seen[f] != capital || len(name) < minName-1 {
			continue
		}
		name = strings.TrimSuffix(name, "'s")
		if len(name) < minName-1 || fine.Has(name) {
			continue
		}
		list = append(list, spelling{key(name), name, int32(f)})
	}
	return list
}

// skeleton hashes a name with its doubled letters single, c as k and w as v. Only
// names of plain letters have one.
func skeleton(name string) (key uint64, ok bool) {
	key = 14695981039346656037 // FNV-1a
	last := byte(0)
	for i := range len(name) {
		c := name[i]
		switch {
		case c < 'a' || c > 'z':
			return 0, false
		case c == 'c':
			c = 'k'
		case c == 'w':
			c = 'v'
		}
		if c != last {
			key = (key ^ uint64(c)) * 1099511628211
			last = c
		}
	}
	return key, true
}

// compare reports the rare spellings of one name.
func compare(p *rules.Pass, w *layer.WordIndex, list []spelling) {
	var vs []variant
	for _, s := range list {
		if len(vs) == 0 || vs[len(vs)-1].name != s.name {
			vs = append(vs, variant{name: s.name})
		}
		v := &vs[len(vs)-1]
		for _, at := range w.Of(s.form) {
			v.at = append(v.at, int(at))
		}
	}
	for i := range vs {
		slices.Sort(vs[i].at)
	}
	slices.SortStableFunc(vs, func(a, b variant) int {
		return cmp.Or(cmp.Compare(len(b.at), len(a.at)), cmp.Compare(a.at[0], b.at[0]))
	})
	main := vs[0]
	if len(main.name) < minName || !slices.ContainsFunc(main.at, func(i int) bool { return insideSentence(p, i) }) {
		return
	}
	for _, v := range vs[1:] {
		i := v.at[0]
		if len(v.at) > 1 || layer.Structure.Of(p.Article).Parts[p.Doc.BlockAt(p.Doc.Tokens[i].Start)] != layer.Paragraph ||
			len(v.name) < minName || max(len(v.name), len(main.name))-min(len(v.name), len(main.name)) > 1 || otherPerson(p.Doc, w, i, main.at) {
			continue
		}
		reportVariant(p, v, main)
	}
}

// reportVariant reports the first place of a rare spelling.
func reportVariant(p *rules.Pass, v, main variant) {
	t, o := p.Doc.Tokens[v.at[0]], p.Doc.Tokens[main.at[0]]
	here := text.Span{Start: t.Start, End: t.Start + int32(len(v.name))}
	there := text.Span{Start: o.Start, End: o.Start + int32(len(main.name))}
	was, want := p.Doc.Text(here), p.Doc.Text(there)
	p.Report(rules.Finding{
		Span:       here,
		Message:    fmt.Sprintf("“%s” here but “%s” elsewhere: one of the two spellings of the name is wrong", was, want),
		Suggestion: want,
		Fixes:      []rules.Fix{{Label: "write “" + want + "”", Edits: []rules.Edit{{Span: here, New: want}}}},
		Related:    []rules.Related{{Span: there, Message: "the other spelling"}},
	})
}

// insideSentence reports whether token i is not the first word of its sentence, so
// that its capital makes it a name.
func insideSentence(p *rules.Pass, i int) bool {
	d := p.Doc
	part := layer.Structure.Of(p.Article).Parts[d.BlockAt(d.Tokens[i].Start)]
	return part == layer.Paragraph && i > 0 && d.Tokens[i-1].Kind == text.Word && int(d.Sentences[d.SentenceAt(d.Tokens[i].Start)].Tokens.First) < i
}

// otherPerson reports whether the names before or after tell token i from all the
// places of the other spelling.
func otherPerson(d *text.Document, w *layer.WordIndex, i int, others []int) bool {
	if next := i + 1; isName(d, next) && !slices.ContainsFunc(others, func(o int) bool { return isName(d, o+1) && w.ID(o+1) == w.ID(next) }) {
		return true
	}
	if !isName(d, i-1) || honorific(w, i-1) {
		return false
	}
	named := false
	for _, o := range others {
		if isName(d, o-1) && !honorific(w, o-1) {
			if w.ID(o-1) == w.ID(i-1) {
				return false
			}
			named = true
		}
	}
	return named
}

func isName(d *text.Document, i int) bool {
	return i >= 0 && i < len(d.Tokens) && d.Tokens[i].Kind == text.Word && d.Tokens[i].Shape == text.Capitalised
}

func honorific(w *layer.WordIndex, i int) bool {
	return w.Is(i, "mr", "mrs", "ms", "dr", "prof", "president", "senator", "sen", "minister", "judge", "justice", "sir", "lord", "general", "secretary")
}
