package fluency

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/mtlint/mtlint/internal/lang"
	"github.com/mtlint/mtlint/internal/layer"
	"github.com/mtlint/mtlint/internal/mqm"
	"github.com/mtlint/mtlint/internal/text"
	"github.com/mtlint/mtlint/rules"
)

// MiscasedName finds a name without its capital letter.
var MiscasedName = &rules.Rule{
	Meta: rules.Meta{
		ID: "miscased-name", Name: "Name without a capital letter", Category: mqm.Spelling, Severity: mqm.Minor,
		Rationale: `Weekdays, months, countries and peoples have no capital letter in many languages, and recasing after translation misses some. In English it is a mistake that no editor leaves.`,
		LetsPass: `Words that are also ordinary ones (china, turkey, may, polish, swede, french fries), foreign phrases, lines and whole texts without capitals, posts with handles and tags; ` +
			`a person's name only where the article introduces it with a first name and writes it with a capital elsewhere.`,
		Examples: []rules.Example{
			{
				Bad:  "The ferry sails on ⟦monday⟧ and returns to ⟦germany⟧ in ⟦october⟧.",
				Good: "The ferry sails on Monday and returns to Germany in October.",
			},
			{
				Bad:  "Orders from ⟦iraqis⟧ fell. By ⟦thursday⟧'s close they had stopped.",
				Good: "Orders from Iraqis fell. By Thursday's close they had stopped.",
			},
			{
				Bad:  "Talks fail\n\nJoan Hollis left the room. Mr ⟦abara⟧ stayed. Later Joan ⟦hollis⟧ called Kofi Abara. A friend of Hollis was there.",
				Good: "Talks fail\n\nJoan Hollis left the room. Mr Abara stayed. Later Joan Hollis called Kofi Abara. A friend of Hollis was there.",
			},
			{
				Bad:  "Talks fail\n\nJoan Hollis left the room. On Monday Hollis flew home. Nobody had told ⟦hollis⟧ why.",
				Good: "Talks fail\n\nJoan Hollis left the room. On Monday Hollis flew home. Nobody had told Hollis why.",
			},
			{Good: "Fair ends\n\nJohn Frost blamed late frost for his apples. Frost came last. Anna Lamb sold roast lamb, and Lamb was first."},
			{Good: "Mill closes\n\nJohn Miller left the mill. On Monday Miller, once a miller himself, said that the miller of old was dead."},
			{Good: "The turkey was served on china with swede, french fries and a march of waiters. It may be polish. Mr de Vries and Mrs van Dyk left."},
			{Good: "He rode the tour de france. She posted: “off to japan @ferryfan”. Prime minister Hollis met the Prime Minister of Japan."},
		},
		Precision: rules.Precision{Right: 34, Judged: 35, On: "human-written and machine-translated news"},
		Params: []rules.Param{
			{Name: "max-names", Help: "names with a small letter that an article may have before their number is held against that of the names with a capital", Default: 4, Min: 0, Max: 1000},
		},
	},
	Check: miscasedName,
}

// fixedNames are the words that are always written with a capital letter.
var fixedNames = lang.NewPart(func(p *lang.Pack) *lang.Index[struct{}] {
	set := lang.NewSet(p.Lines("calendar_names.txt")...)
	f := layer.World.Of(p)
	except := lang.NewSet(p.Lines("lower_case_names.txt")...)
	for i := range f.Countries {
		c := &f.Countries[i]
		for _, list := range [][]string{c.Names, c.Demonyms, c.Capitals} {
			for _, name := range list {
				if form := layer.Fold(name); !strings.Contains(form, " ") && f.Sure(form) && !except.Has(form) {
					set[form] = struct{}{}
				}
			}
		}
	}
	for form := range set {
		if !strings.HasSuffix(form, "'s") {
			set[form+"'s"] = struct{}{}
		}
	}
	return lang.Remembered(p, lang.NewIndex(set))
})

func miscasedName(p *rules.Pass) {
	w := layer.Words.Of(p.Article)
	var low []int
	capitals := 0
	for _, at := range layer.Among(w, fixedNames.Of(p.Lang)) {
		i := int(at)
		switch {
		case p.Doc.Tokens[i].Shape != text.Lower:
			capitals++
		case inProse(p, w, i):
			low = append(low, i)
		}
	}
	low = append(low, miscasedPersons(p, w)...)
	if len(low) > int(p.Param("max-names")) && len(low) > capitals {
		return // a text without capitals
	}
	for _, i := range low {
		t := p.Doc.Tokens[i]
		was := p.Doc.Text(t.Span)
		if j := strings.LastIndexAny(was, "'’"); j > 0 {
			was = was[:j]
		}
		span := text.Span{Start: t.Start, End: t.Start + int32(len(was))}
		first, size := utf8.DecodeRuneInString(was)
		name := string(unicode.ToUpper(first)) + was[size:]
		p.Report(rules.Finding{
			Span:       span,
			Message:    "“" + was + "” is a name and takes a capital letter",
			Suggestion: name,
			Fixes:      []rules.Fix{{Label: "write “" + name + "”", Edits: []rules.Edit{{Span: span, New: name}}}},
		})
	}
}

// inProse reports whether token i stands in a sentence that is written with
// capitals, in English, and is not a post.
func inProse(p *rules.Pass, w *layer.WordIndex, i int) bool {
	d := p.Doc
	if part := layer.Structure.Of(p.Article).Parts[d.BlockAt(d.Tokens[i].Start)]; part != layer.Paragraph && part != layer.Title {
		return false
	}
	s := d.Sentences[d.SentenceAt(d.Tokens[i].Start)].Tokens
	first := int(s.First)
	for first < int(s.End) && d.Tokens[first].Kind == text.Punct {
		first++
	}
	if first >= i || d.Tokens[first].Kind == text.Word && d.Tokens[first].Shape == text.Lower {
		return false
	}
	for _, t := range d.Tokens[s.First:s.End] {
		if t.Kind == text.Link {
			return false
		}
	}
	if w.Is(i-1, "de", "del", "der", "di", "du", "la", "le", "el", "al", "en", "/", "#", "@", "_") {
		return false
	}
	return d.Tokens[i-1].End < d.Tokens[i].Start || !w.Is(i-1, ".", "-")
}

// miscasedPersons returns the lower-case words that must be the name of a person:
// behind an honorific, or behind a first name that goes before the same name with
// a capital elsewhere.
func miscasedPersons(p *rules.Pass, w *layer.WordIndex) (found []int) {
	d := p.Doc
	for _, at := range w.AtAny("mr", "mrs", "ms", "prof") {
		i := int(at) + 1
		if w.Is(i, ".") && d.Tokens[i].Start == d.Tokens[at].End {
			i++
		}
		if i < len(d.Tokens) && d.Tokens[at].Shape == text.Capitalised && lowerWord(d, i) && d.Tokens[i-1].End < d.Tokens[i].Start && surname(d, w, i) > 0 && inProse(p, w, i) {
			found = append(found, i)
		}
	}
	found = append(found, introducedPersons(p, w, found)...)
	return found
}

// introducedPersons returns the lower-case words that are the surname of somebody
// whom the article introduces and names again, where a person speaks or no
// ordinary word could stand.
func introducedPersons(p *rules.Pass, w *layer.WordIndex, already []int) (found []int) {
	d, x := p.Doc, layer.People.Of(p.Article)
	names, dict := layer.NameParts.Of(p.Lang), lang.Spelling.Of(p.Lang)
	for k := range x.Persons {
		q := &x.Persons[k]
		short := func(m int32) bool { return !x.Mentions[m].Full }
		if q.First == "" || !slices.ContainsFunc(q.Mentions, short) || len(q.Surname) < 4 || names.Ordinary(q.Surname) {
			continue
		}
		noun := dict != nil && dict.Class(q.Surname) >= nounClass // “lamb”, “frost”
		for _, form := range [...]string{q.Surname, q.Surname + "'s"} {
			same := w.At(form)
			if len(same) > maxSame {
				continue
			}
			for _, at := range same {
				i := int(at)
				if noun && !w.Is(i-1, q.First) && !(i+1 < len(d.Tokens) && layer.ReportingVerbs.Of(p.Lang).Has(w.Low(i+1))) {
					continue
				}
				if lowerWord(d, i) && surname(d, w, i) >= len(q.Surname)-len(form)+1 && !w.Is(i-1, articles...) && !strings.HasSuffix(w.Low(i-1), "s'") && !strings.HasSuffix(w.Low(i-1), "'s") && (i+1 >= len(d.Tokens) || d.Tokens[i+1].Kind != text.Word || !w.Is(i+1, "of")) &&
					inProse(p, w, i) && !slices.Contains(already, i) && !slices.Contains(found, i) {
					found = append(found, i)
				}
			}
		}
	}
	return found
}

// nounClass is the class of frequency from which a surname is also an ordinary word.
const nounClass = lang.Rare + 2

var articles = []string{"the", "a", "an", "this", "that", "its", "their", "his", "her", "our", "my", "your", "no", "any", "every", "some"}

// maxSame bounds the occurrences of a name that are looked at.
const maxSame = 64

func lowerWord(d *text.Document, i int) bool {
	t := d.Tokens[i]
	return t.Kind == text.Word && t.Shape == text.Lower && t.Len() > 2
}

// surname counts how often the word of token i stands with a capital inside a
// sentence; 0 if it is also an ordinary word there: behind an article, or in lower
// case more than once.
func surname(d *text.Document, w *layer.WordIndex, i int) (n int) {
	lower := 0
	for _, at := range w.At(w.Low(i)) {
		j := int(at)
		switch {
		case d.Tokens[j].Shape == text.Lower:
			if lower++; lower > 1 {
				return 0
			}
		case d.Tokens[j].Shape != text.Capitalised, j == 0:
		case w.Is(j-1, "the", "a", "an", "this", "that", "its", "their", "his", "her", "our"):
			return 0
		case d.Tokens[j-1].Kind == text.Word:
			n++
		}
	}
	return n
}
