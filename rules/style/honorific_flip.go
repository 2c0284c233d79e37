package style

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

// HonorificFlip finds an honorific that is written with a point here and without one there.
var HonorificFlip = &rules.Rule{
	Meta: rules.Meta{
		ID: "honorific-flip", Name: "Honorific with and without a point", Category: mqm.NameFormat, Severity: mqm.Minor,
		Rationale: `A house writes “Mr Smith” or “Mr. Smith”, never both. A text that mixes them was put together from sentences that were translated one by one, or spun from two sources. ` +
			`The form that the article uses less is at fault; where both are equally frequent, the spelling of the article (American or British) decides, and then the later one is at fault.`,
		LetsPass: `Different conventions for contractions (Mr, Mrs, Ms, Dr) and for each truncation (“Prof.” beside “Mr”), titles of works and brands (“Mr. Robot”, “Dr. Martens”), “Gen Z”, streets (“Lake Shore Dr.”).`,
		Examples: []rules.Example{
			{
				Bad:  "Mr Okello opened the bridge. Critics of ⟦Mr. Okello⟧ stayed away. The toll is too low, Mr Okello said.",
				Good: "Mr Okello opened the bridge. Critics of Mr Okello stayed away. The toll is too low, Mr Okello said.",
			},
			{
				Bad:  "Mrs. Lindgren sued the labor board. ⟦Ms Tran⟧ did not. Dr. Abara gave evidence.",
				Good: "Mrs. Lindgren sued the labor board. Ms. Tran did not. Dr. Abara gave evidence.",
			},
			{
				Bad:  "Ferry line to reopen\n\nBOSTON — ⟦Mr Pereira⟧ promised new boats on Wednesday.\n\n“They will come,” Mr. Pereira said.",
				Good: "Ferry line to reopen\n\nBOSTON — Mr. Pereira promised new boats on Wednesday.\n\n“They will come,” Mr. Pereira said.",
			},
			{
				Bad:  "Gen. Adu spoke first. Gen. Mensah left early. A note from ⟦Gen Adu⟧ explained why.",
				Good: "Gen. Adu spoke first. Gen. Mensah left early. A note from Gen. Adu explained why.",
			},
			{Good: "Mr Hall, who played in “Mr. Robot”, lives off Lake Shore Dr. Mr Hall met Prof. Iqbal there."},
			{Good: "Gen Z voters trust Gen. Adu, she said."},
			{Good: "On TV tonight: Mr. Fogg walks to Rome. Dr Bakare explains the tides. Mr. Fogg walks back."},
		},
		Precision: rules.Precision{Right: 5, Judged: 5, On: "human-written and machine-translated news"},
		Params: []rules.Param{
			{Name: "max-singly", Help: "honorifics of the rarer form that are reported one by one; an article with more has no house form, and gets one finding", Default: 3, Min: 1, Max: 200},
		},
	},
	Check: honorificFlip,
}

// honorifics are the abbreviated ones of a language, in the order of the list.
type honorifics struct {
	words  []string
	groups []string
	names  lang.Set
	house  [][2]string
}

var honorificList = lang.NewPart(func(p *lang.Pack) *honorifics {
	h := &honorifics{names: lang.NewSet(p.Lines("honorific_names.txt")...)}
	for _, row := range p.Rows("honorifics.tsv") {
		h.words, h.groups = append(h.words, row[0]), append(h.groups, row[1])
	}
	for _, row := range p.Rows("house_style.tsv") {
		h.house = append(h.house, [2]string{row[0], row[1]})
	}
	return h
})

// An honoured is one honorific before a name.
type honoured struct {
	title, name int // tokens
	pointed     bool
}

func honorificFlip(p *rules.Pass) {
	list := honorificList.Of(p.Lang)
	w := layer.Words.Of(p.Article)
	for from := 0; from < len(list.words); {
		to := from
		var forms [2][]honoured // without a point, with a point
		for to < len(list.words) && list.groups[to] == list.groups[from] {
			for _, at := range w.At(list.words[to]) {
				if h, ok := honouredAt(p, w, list, int(at)); ok {
					forms[number(h.pointed)] = append(forms[number(h.pointed)], h)
				}
			}
			to++
		}
		from = to
		for _, f := range forms {
			slices.SortFunc(f, func(a, b honoured) int { return a.title - b.title })
		}
		if len(forms[0]) > 0 && len(forms[1]) > 0 {
			reportFlip(p, w, list, forms)
		}
	}
}

func number(pointed bool) int {
	if pointed {
		return 1
	}
	return 0
}

// honouredAt reads the honorific at token i, if a person's name follows.
func honouredAt(p *rules.Pass, w *layer.WordIndex, list *honorifics, i int) (honoured, bool) {
	d := p.Doc
	h := honoured{title: i, name: i + 1}
	if d.Tokens[i].Shape != text.Capitalised || h.name >= len(d.Tokens) {
		return h, false
	}
	if n := d.Tokens[h.name]; n.Kind == text.Punct && n.Start == d.Tokens[i].End && d.Text(n.Span) == "." {
		h.pointed = true
		h.name++
	}
	if h.name >= len(d.Tokens) {
		return h, false
	}
	n := d.Tokens[h.name]
	if n.Kind != text.Word || n.Shape == text.Lower || n.Len() < 2 || list.names.Has(w.Low(i)+" "+w.Low(h.name)) {
		return h, false
	}
	gap := d.Src[d.Tokens[h.name-1].End:n.Start]
	if strings.Contains(gap, "\n") || gap == "" && !h.pointed {
		return h, false
	}
	// “Lake Shore Dr. Police …”: after a name it is a drive.
	if w.Is(i, "dr") && i > 0 && d.Tokens[i-1].Kind == text.Word && d.Tokens[i-1].Shape == text.Capitalised && i-1 > sentenceStart(d, i) {
		return h, false
	}
	return h, true
}

// sentenceStart is the first token of the sentence that holds token i.
func sentenceStart(d *text.Document, i int) int {
	return int(d.Sentences[d.SentenceAt(d.Tokens[i].Start)].Tokens.First)
}

func reportFlip(p *rules.Pass, w *layer.WordIndex, list *honorifics, forms [2][]honoured) {
	odd := 0
	switch bare, pointed := len(forms[0]), len(forms[1]); {
	case bare > pointed:
		odd = 1
	case bare == pointed:
		switch balance := american(p, w, list); {
		case balance < 0:
			odd = 1
		case balance == 0 && forms[1][0].title > forms[0][0].title:
			odd = 1
		}
	}
	few, many := forms[odd], forms[1-odd]
	if len(few) == 1 && onePerson(w, many) && w.ID(few[0].name) != w.ID(many[0].name) && w.ID(few[0].title) != w.ID(many[0].title) {
		return // two persons, each with one form, tell too little: one may be the hero of a film
	}
	each := few
	if len(few) > int(p.Param("max-singly")) || len(few) > 1 && len(few) == len(many) {
		each = few[:1]
	}
	for _, h := range each {
		other := evidence(w, h, many)
		edits := []rules.Edit{edit(p, h)}
		if len(each) < len(few) {
			for _, h := range few[1:] {
				edits = append(edits, edit(p, h))
			}
		}
		here, there := span(p, h), span(p, other)
		title := p.Doc.Text(p.Doc.Tokens[h.title].Span)
		want := title + " "
		if other.pointed {
			want = title + ". "
		}
		want += p.Doc.Text(p.Doc.Tokens[h.name].Span)
		p.Report(rules.Finding{
			Span:       here,
			Message:    fmt.Sprintf("“%s” here but “%s” elsewhere: one article writes its honorifics one way", p.Doc.Text(here), p.Doc.Text(there)),
			Suggestion: want,
			Fixes:      []rules.Fix{{Label: "write “" + want + "”", Edits: edits, Certain: len(few) < len(many)}},
			Related:    []rules.Related{{Span: there, Message: "the article's other form"}},
		})
	}
}

// onePerson reports whether all honorifics are one name's.
func onePerson(w *layer.WordIndex, hs []honoured) bool {
	return !slices.ContainsFunc(hs, func(h honoured) bool { return w.ID(h.name) != w.ID(hs[0].name) || w.ID(h.title) != w.ID(hs[0].title) })
}

// evidence is the occurrence of the other form that explains h best: the same
// person, else the same title, else the first.
func evidence(w *layer.WordIndex, h honoured, many []honoured) honoured {
	best, rank := many[0], 0
	for _, o := range many {
		r := 0
		if w.ID(o.title) == w.ID(h.title) {
			r++
		}
		if w.ID(o.name) == w.ID(h.name) {
			r += 2
		}
		if r > rank {
			best, rank = o, r
		}
	}
	return best
}

func span(p *rules.Pass, h honoured) text.Span {
	return text.Span{Start: p.Doc.Tokens[h.title].Start, End: p.Doc.Tokens[h.name].End}
}

// edit turns h into the other form.
func edit(p *rules.Pass, h honoured) rules.Edit {
	end := p.Doc.Tokens[h.title].End
	if h.pointed {
		return rules.Edit{Span: text.Span{Start: end, End: end + 1}}
	}
	return rules.Edit{Span: text.Span{Start: end, End: end}, New: "."}
}

// american weighs the signs of an American house against those of a British one.
func american(p *rules.Pass, w *layer.WordIndex, list *honorifics) (balance int) {
	for _, sign := range list.house {
		n := len(w.At(sign[0]))
		if sign[1] == "uk" {
			n = -n
		}
		balance += n
	}
	d := p.Doc
	for i := range d.Blocks {
		if dateline(d, &d.Blocks[i]) {
			balance++
		}
	}
	return balance
}

// dateline reports whether a block begins with “WASHINGTON — ”, which British
// houses do not do.
func dateline(d *text.Document, b *text.Block) bool {
	t := d.Tokens[b.Tokens.First:b.Tokens.End]
	for i := 0; i+1 < len(t) && i < 4 && t[i].Kind == text.Word && t[i].Shape == text.Upper; i++ {
		switch d.Text(t[i+1].Span) {
		case "—", "--", "–":
			return true
		}
	}
	return false
}
