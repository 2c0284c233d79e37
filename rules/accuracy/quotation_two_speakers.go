package accuracy

import (
	"fmt"
	"slices"
	"sort"

	"github.com/mtlint/mtlint/internal/lang"
	"github.com/mtlint/mtlint/internal/layer"
	"github.com/mtlint/mtlint/internal/mqm"
	"github.com/mtlint/mtlint/internal/text"
	"github.com/mtlint/mtlint/rules"
)

// QuotationTwoSpeakers finds the same quoted words in two mouths.
var QuotationTwoSpeakers = &rules.Rule{
	Meta: rules.Meta{
		ID: "quotation-two-speakers", Name: "Same words quoted from two speakers", Category: mqm.Mistranslation, Severity: mqm.Major,
		Rationale: `Where a translation lost track of who speaks, a quotation that comes twice is given to two different people. One of the two never said it.`,
		LetsPass: `Fewer than five words; speakers who are not both named as persons; the words of a sign, a song, a law, a report or a slogan; chants and oaths; ` +
			`a speaker who quotes the other or answers him, or is named beside him; another name of the same speaker, or his spokesman.`,
		Examples: []rules.Example{
			{
				Bad: "Bakery to close\n\n“We have no flour left for the winter,” said Ines Tavares, who owns it.\n\nThe town is worried.\n\n" +
					"⟦“We have no flour left for the winter,”⟧ Rui Alves told the meeting.",
				Good: "Bakery to close\n\n“We have no flour left for the winter,” said Ines Tavares, who owns it.\n\nThe town is worried.\n\n" +
					"“We have no flour left for the winter,” Ms Tavares told the meeting.",
			},
			{Good: "Bakery to close\n\n“We have no flour left for the winter,” said Ines Tavares, who owns it.\n\nRui Alves said that her sentence “we have no flour left for the winter” had hurt him."},
			{Good: "Bakery to close\n\n“No flour, no bread, no town,” Ines Tavares chanted.\n\n“No flour, no bread, no town,” said Rui Alves, repeating the slogan."},
		},
		Params: []rules.Param{
			{Name: "min-words", Help: "words of the shortest quotation that two people do not say alike by chance", Default: 5, Min: 2, Max: 50},
		},
	},
	Check: quotationTwoSpeakers,
}

var (
	// sharedWords tell that what is quoted may be in many mouths.
	sharedWords = lang.Words("shared_words")
	// bodyNouns name bodies that speak: ministry, company, council.
	bodyNouns = lang.Words("body_nouns")
)

func quotationTwoSpeakers(p *rules.Pass) {
	q := layer.Quotes.Of(p.Article)
	if len(q.All) < 2 || len(q.All) > 2000 {
		return
	}
	fewest := int(p.Param("min-words"))
	words := make([][]int32, len(q.All))
	seen := map[string]int{} // the first words of a quotation, to its index
	var by []layer.Attribution
	key := make([]byte, 0, 4*fewest)
	for i := range q.All {
		if words[i] = quotedWords(p, &q.All[i]); len(words[i]) < fewest {
			continue
		}
		key = key[:0]
		for _, w := range words[i][:fewest] {
			key = append(key, byte(w), byte(w>>8), byte(w>>16), byte(w>>24))
		}
		j, again := seen[string(key)]
		if !again {
			seen[string(key)] = i
			continue
		}
		short := min(len(words[i]), len(words[j]))
		if !slices.Equal(words[i][:short], words[j][:short]) {
			continue
		}
		if by == nil {
			by = layer.Attributions.Of(p.Article)
		}
		if a, b := &by[j], &by[i]; twoPersons(p, a, b) {
			one, two := speakerText(p, a), speakerText(p, b)
			p.Report(rules.Finding{
				Span:       q.All[i].Span,
				Message:    fmt.Sprintf("“%s” is quoted from %s here and from %s before", opening(p, &q.All[i]), two, one),
				Suggestion: fmt.Sprintf("say whose words they are: %s or %s", one, two),
				Related:    []rules.Related{{Span: q.All[j].Span, Message: "the same words, quoted from " + one}},
			})
		}
	}
}

// quotedWords are the folded words of a quotation.
func quotedWords(p *rules.Pass, o *layer.Quotation) (words []int32) {
	if o.Close < 0 {
		return nil
	}
	w := layer.Words.Of(p.Article)
	for i := o.Open + 1; i < o.Close; i++ {
		if p.Doc.Tokens[i].Kind != text.Punct {
			words = append(words, w.ID(int(i)))
		}
	}
	return words
}

// opening is the first words of a quotation.
func opening(p *rules.Pass, o *layer.Quotation) string {
	last := min(o.Open+7, o.Close-1)
	s := p.Doc.Src[o.Inner.Start:p.Doc.Tokens[last].End]
	if last < o.Close-1 {
		s += " …"
	}
	return s
}

func speakerText(p *rules.Pass, a *layer.Attribution) string {
	d := p.Doc
	return d.Src[d.Tokens[a.Speaker.First].Start:d.Tokens[a.Speaker.End-1].End]
}

// twoPersons reports whether two attributions name two different persons, neither
// of whom speaks of the other's words.
func twoPersons(p *rules.Pass, a, b *layer.Attribution) bool {
	if a.Kind != layer.NamedSpeaker || b.Kind != layer.NamedSpeaker || a.Key == b.Key || !a.Sure || !b.Sure || a.Joint || b.Joint {
		return false
	}
	one, two := person(p, a), person(p, b)
	if one >= 0 && one == two || one < 0 && !personal(p, a) || two < 0 && !personal(p, b) {
		return false
	}
	return !mentions(p, a, b.Key) && !mentions(p, b, a.Key)
}

// person returns the person whom an attribution names, -1 if it names none for sure.
func person(p *rules.Pass, a *layer.Attribution) int32 {
	all := layer.People.Of(p.Article).Mentions
	i := sort.Search(len(all), func(i int) bool { return all[i].Tokens.First >= a.Speaker.First })
	if i < len(all) && all[i].Tokens.End <= a.Speaker.End && !all[i].Possessive {
		return all[i].Person
	}
	return -1
}

// personal reports whether a speaker is named as persons are: by two names, or by
// one that stands behind another elsewhere in the article.
func personal(p *rules.Pass, a *layer.Attribution) bool {
	w, d := layer.Words.Of(p.Article), p.Doc
	names := 0
	for i := a.Speaker.First; i < a.Speaker.End; i++ {
		switch t := d.Tokens[i]; {
		case t.Kind != text.Word:
		case t.Shape == text.Upper && t.Len() > 1 || w.Is(int(i), "the", "its", "our") || bodyNouns.Of(p.Lang).Has(w.Low(int(i))):
			return false
		case t.Shape != text.Lower:
			names++
		}
	}
	if names > 1 {
		return true
	}
	at := w.At(a.Key)
	for _, i := range at[:min(len(at), 50)] {
		if i > 0 && d.Tokens[i-1].Kind == text.Word && d.Tokens[i-1].Shape == text.Capitalised && d.Sentences[d.SentenceAt(d.Tokens[i].Start)].Tokens.First < i-1 {
			return true
		}
	}
	return false
}

// mentions reports whether the sentences around a quotation name the other speaker,
// or its own tells of words that are not the speaker's alone.
func mentions(p *rules.Pass, a *layer.Attribution, other string) bool {
	w, d := layer.Words.Of(p.Article), p.Doc
	o := &layer.Quotes.Of(p.Article).All[a.Quote]
	first, last := d.SentenceAt(d.Tokens[o.Open].Start), d.SentenceAt(d.Tokens[o.Close].Start)
	shared := sharedWords.Of(p.Lang)
	start, end := d.Sentences[first].Tokens.First, d.Sentences[last].Tokens.End
	for i := d.Sentences[max(first-1, 0)].Tokens.First; i < d.Sentences[min(last+1, len(d.Sentences)-1)].Tokens.End; i++ {
		if i > o.Open && i < o.Close {
			continue
		}
		if low := w.Low(int(i)); low == other || start <= i && i < end && shared.Has(low) {
			return true
		}
	}
	return false
}
