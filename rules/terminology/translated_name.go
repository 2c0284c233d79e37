package terminology

import (
	"fmt"
	"slices"
	"strings"

	"github.com/mtlint/mtlint/internal/lang"
	"github.com/mtlint/mtlint/internal/layer"
	"github.com/mtlint/mtlint/internal/mqm"
	"github.com/mtlint/mtlint/internal/text"
	"github.com/mtlint/mtlint/rules"
)

// TranslatedName finds a name that is translated word by word beside its real form.
var TranslatedName = &rules.Rule{
	Meta: rules.Meta{
		ID: "translated-name", Name: "Name translated word by word", Category: mqm.InconsistentTerm, Severity: mqm.Major,
		Rationale: `A translator that does not see a name in the words translates them: Karadağ becomes “Black Mountain” in one sentence and stays Karadağ in the next. Readers take them for two.`,
		LetsPass:  `Names that the article explains (“Karadağ, or Black Mountain”), quotations, parts of longer names, names that English has itself (the Black Sea, Newcastle), surnames with a first name of their own.`,
		Examples: []rules.Example{
			{
				Bad:  "Gündağ win again\n\nGündağ beat Orman on Sunday. ⟦Sun Mountain⟧ scored after nine minutes. Fans of Gündağ sang.",
				Good: "Gündağ win again\n\nGündağ beat Orman on Sunday. Gündağ scored after nine minutes. Fans of Gündağ sang.",
			},
			{
				Bad:  "Comet seen\n\nDr. Ingrid Sandvik saw the comet first. Dr. ⟦Sandbay⟧ has a new telescope.",
				Good: "Comet seen\n\nDr. Ingrid Sandvik saw the comet first. Dr. Sandvik has a new telescope.",
			},
			{
				Bad:  "Strike ends\n\nPavel Volkov called off the strike. “We won,” Mr. ⟦Wolf⟧ said.",
				Good: "Strike ends\n\nPavel Volkov called off the strike. “We won,” Mr. Volkov said.",
			},
			{Good: "Neuhaus scores\n\nKlaus Neuhaus of Newcastle scored against Neuburg. “He is the best,” said coach Tom Newhouse."},
			{Good: "Gündağ win again\n\nGündağ, which means Sun Mountain, beat Orman. A guest from Casablanca saw the White House. Pavel Volkov met Anna Wolf, and Ms. Wolf smiled."},
		},
	},
	Check: translatedName,
}

// An element is a part of names in one language.
type element struct{ form, language string }

// nameElements gives the elements of each meaning.
var nameElements = lang.NewPart(func(p *lang.Pack) *lang.Index[[]element] {
	m := map[string][]element{}
	for _, row := range p.Rows("name_elements.tsv") {
		for _, meaning := range strings.Fields(row[2]) {
			e := element{row[0], row[1]}
			m[meaning] = append(m[meaning], e)
			if plain := withoutMarks(row[0]); plain != row[0] {
				m[meaning] = append(m[meaning], element{plain, row[1]})
			}
		}
	}
	return lang.Remembered(p, lang.NewIndex(m))
})

var (
	translatedFine = lang.Words("translated_names_fine")
	commonWords    = lang.Words("common_words")
)

// glosses tell that a name is explained.
var glosses = lang.NewSet("means", "meaning", "meant", "mean", "literally", "translates", "translated", "translation", "dubbed", "nicknamed", "nickname", "called", "known", "named", "or", "(")

func translatedName(p *rules.Pass) {
	d, w := p.Doc, layer.Words.Of(p.Article)
	t := &translated{Pass: p, w: w, elements: nameElements.Of(p.Lang), cut: elementCut.Of(p.Lang)}
	for i := range d.Tokens {
		if !isName(d, i) || d.Tokens[i].Shape != text.Capitalised {
			continue
		}
		first, ok := layer.Look(w, t.elements, w.ID(i))
		if !ok {
			t.compound(i)
			continue
		}
		t.single(i, first)
		if !isName(d, i+1) || !beside(d, i) || isName(d, i+2) && beside(d, i+1) || isName(d, i-1) && beside(d, i-1) && !w.Is(i-1, "the", "in", "at", "for", "but", "and") {
			continue
		}
		if second, ok := layer.Look(w, t.elements, w.ID(i+1)); ok && !translatedFine.Of(p.Lang).Has(w.Low(i)+" "+w.Low(i+1)) {
			t.pair(i, i+1, w.Low(i), w.Low(i+1), first, second)
		}
	}
}

// beside reports whether one blank stands between token i and the next.
func beside(d *text.Document, i int) bool {
	end := d.Tokens[i].End
	return d.Tokens[i+1].Start == end+1 && d.Src[end] == ' '
}

type translated struct {
	*rules.Pass
	w        *layer.WordIndex
	elements *lang.Index[[]element]
	cut      *lang.Trait
}

// compound looks at a capitalised word that may be put together from two
// meanings: “Sandbay”.
func (t *translated) compound(i int) {
	cut := t.w.Trait(t.cut, t.w.ID(i))
	if cut == 0 {
		return
	}
	word := strings.TrimSuffix(t.w.Low(i), "'s")
	first, _ := t.elements.Get(word[:cut])
	second, _ := t.elements.Get(word[cut:])
	t.pair(i, i, word[:cut], word[cut:], first, second)
}

// elementCut is where the second of two meanings begins in a word that is put together
// from them, 0 if it is none.
var elementCut = lang.NewPart(func(p *lang.Pack) *lang.Trait {
	elements, common := nameElements.Of(p), commonWords.Of(p)
	return lang.NewTrait(p, func(word string, _ uint32) int {
		word = strings.TrimSuffix(word, "'s")
		if len(word) < 6 || len(word) > 24 || common.Has(word) {
			return 0
		}
		for cut := 3; cut <= len(word)-3; cut++ {
			if _, ok := elements.Get(word[:cut]); !ok {
				continue
			}
			if _, ok := elements.Get(word[cut:]); ok {
				return cut
			}
		}
		return 0
	})
})

// own reports whether a compound is a name of its own: one that dictionaries have, or
// the surname of somebody with a first name.
func (t *translated) own(word string) bool {
	if dict := lang.Spelling.Of(t.Lang); dict != nil && dict.Class(word) != lang.Unknown {
		return true
	}
	x := layer.People.Of(t.Article)
	return slices.ContainsFunc(x.Named(word), func(q int32) bool { return x.Persons[q].First != "" })
}

// maxUses bounds the places of a name that are looked at.
const maxUses = 32

// pair looks for the name of which tokens i to j, with meanings a and b, are the
// translation.
func (t *translated) pair(i, j int, a, b string, first, second []element) {
	if !paragraph(t.Pass, i) || layer.Quotes.Of(t.Article).InQuote(i) && i != j {
		return
	}
	for _, x := range first {
		for _, y := range second {
			same := 0
			if x.form == a {
				same++
			}
			if y.form == b {
				same++
			}
			if x.language != y.language || same == 2 || same == 1 && i != j || len(x.form)+len(y.form) < 5 {
				continue
			}
			for _, name := range [...]string{x.form + y.form, y.form + x.form, x.form + "s" + y.form} {
				if at := t.named(name); at >= 0 && name != t.w.Low(i) && (i != j || !t.own(a+b)) {
					t.report(i, j, at, fmt.Sprintf("“%s” is “%s” and “%s”", name, a, b))
					return
				}
			}
		}
	}
}

// named returns a place where the article has a name, -1 if it has none or
// writes it without a capital.
func (t *translated) named(name string) int {
	places := t.w.At(name)
	if len(places) == 0 {
		places = t.w.At(name + "'s")
	}
	if len(places) == 0 {
		return -1
	}
	for _, at := range places[:min(len(places), maxUses)] {
		if !isName(t.Doc, int(at)) {
			return -1
		}
	}
	return int(places[0])
}

// single looks at a word behind an honorific that translates the surname of
// somebody in the article: “Mr. Wolf” for Volkov.
func (t *translated) single(i int, list []element) {
	title := i - 1
	if t.w.Is(title, ".") {
		title--
	}
	if !t.w.Is(title, "mr", "mrs", "ms", "dr", "prof", "professor") || isName(t.Doc, i+1) || !paragraph(t.Pass, i) {
		return
	}
	x := layer.People.Of(t.Article)
	for _, q := range x.Named(strings.TrimSuffix(t.w.Low(i), "'s")) {
		if x.Persons[q].First != "" {
			return
		}
	}
	for _, e := range list {
		for _, q := range x.Named(e.form) {
			if p := &x.Persons[q]; p.First != "" && e.form != t.w.Low(i) {
				t.report(i, i, int(x.Mentions[p.Mentions[0]].Surname), fmt.Sprintf("“%s” means “%s”", e.form, t.w.Low(i)))
				return
			}
		}
	}
}

// report reports tokens i to j as the translation of the name at token at,
// unless the article explains it.
func (t *translated) report(i, j, at int, why string) {
	d := t.Doc
	s := d.Sentences[d.SentenceAt(d.Tokens[i].Start)].Tokens
	for k := max(int(s.First), i-maxGloss); k <= min(int(s.End)-1, j+maxGloss); k++ {
		if (k < i || k > j) && glosses.Has(t.w.Low(k)) {
			return
		}
	}
	here := text.Span{Start: d.Tokens[i].Start, End: d.Tokens[j].End}
	if word, ok := strings.CutSuffix(d.Text(here), "'s"); ok {
		here.End = here.Start + int32(len(word))
	} else if word, ok := strings.CutSuffix(d.Text(here), "’s"); ok {
		here.End = here.Start + int32(len(word))
	}
	there := d.Tokens[at].Span
	want := d.Text(there)
	t.Report(rules.Finding{
		Span:       here,
		Message:    fmt.Sprintf("“%s” is the name “%s”, which stands elsewhere, translated word by word: %s", d.Text(here), want, why),
		Suggestion: want,
		Fixes:      []rules.Fix{{Label: "write “" + want + "”", Edits: []rules.Edit{{Span: here, New: want}}}},
		Related:    []rules.Related{{Span: there, Message: "the name"}},
	})
}

// maxGloss is how far from a translated name its explanation is looked for.
const maxGloss = 3
