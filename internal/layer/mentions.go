package layer

import (
	"strings"

	"github.com/mtlint/mtlint/internal/article"
	"github.com/mtlint/mtlint/internal/text"
)

// Mentions finds the names of countries, their peoples, their capitals and of
// organizations: the longest name at each place, in ascending order.
var Mentions = article.NewLayer("mentions", buildMentions)

// A Mention is one name in the text. Its span leaves out a possessive 's.
type Mention struct {
	text.Span
	Tokens     text.Range
	Readings   []Reading // belong to the facts; at least one
	Sure       bool      // the name stands for nothing else that the news writes about
	Possessive bool
	Embedded   bool // part of a longer run of capitalised words: “New Mexico”, “Bank of China”
}

// Has reports whether the mention may be a name of this kind.
func (m *Mention) Has(kind NameKind) bool {
	for _, r := range m.Readings {
		if r.Kind == kind {
			return true
		}
	}
	return false
}

// IsCountry reports whether the mention may be a name of a country itself.
func (m *Mention) IsCountry() bool {
	for _, r := range m.Readings {
		if r.Kind.OfCountry() {
			return true
		}
	}
	return false
}

func buildMentions(a *article.Article) []Mention {
	w, facts, d := Words.Of(a), World.Of(a.Lang), a.Doc
	starts := [][]pattern{nil, nil}     // names that begin alike; none, for forms that begin none
	list := make([]int32, w.Distinct()) // of each folded form: index into starts; 0: not asked yet
	var found []Mention
	for i := 0; i < len(d.Tokens); i++ {
		if d.Tokens[i].Shape == text.Lower && d.Tokens[i].Kind == text.Word {
			continue
		}
		at := &list[w.id[i]]
		if *at == 0 {
			*at = 1
			if l := facts.starting(w, w.id[i]); l != nil {
				*at = int32(len(starts))
				starts = append(starts, l)
			}
		}
		list := starts[*at]
		for j := range list {
			if n, possessive := list[j].match(w, i); n > 0 {
				m := Mention{
					Span:       text.Span{Start: d.Tokens[i].Start, End: d.Tokens[i+n-1].End},
					Tokens:     text.Range{First: int32(i), End: int32(i + n)},
					Readings:   list[j].readings,
					Sure:       list[j].sure,
					Possessive: possessive,
				}
				if possessive {
					m.End = d.Tokens[i].Start + int32(strings.LastIndexAny(d.Text(m.Span), "'’"))
				}
				m.Embedded = embedded(d, w, i, i+n, possessive)
				found = append(found, m)
				i += n - 1
				break
			}
		}
	}
	return found
}

// starting are the names that begin with a folded form.
func (f *Facts) starting(w *WordIndex, id int32) []pattern {
	list, _ := Look(w, f.first, id)
	if list == nil {
		if bare, ok := strings.CutSuffix(w.Form(id), "'s"); ok {
			list, _ = f.first.Get(bare)
		}
	}
	return list
}

// match returns how many tokens from i on are the name, or 0.
func (p *pattern) match(w *WordIndex, i int) (n int, possessive bool) {
	d := w.doc
	if i+len(p.words) > len(w.id) {
		return 0, false
	}
	for k, word := range p.words {
		t := d.Tokens[i+k]
		form := w.forms[w.id[i+k]]
		if (k > 0 || len(form) != len(word)) && form != word { // the first led here
			bare, ok := strings.CutSuffix(form, "'s")
			if !ok || bare != word || k < len(p.words)-1 {
				return 0, false
			}
			possessive = true
		}
		if p.capital[k] && t.Shape == text.Lower {
			return 0, false
		}
	}
	if p.exact != "" && !strings.HasPrefix(d.Text(d.Tokens[i].Span), p.exact) {
		return 0, false
	}
	return len(p.words), possessive
}

// embedded reports whether the tokens [from, to) are part of a longer name.
func embedded(d *text.Document, w *WordIndex, from, to int, possessive bool) bool {
	if to < len(d.Tokens) && !possessive && isName(d, to) && adjacent(d, to) {
		return true
	}
	first := from - 1
	if w.Is(first, "the") {
		first--
	}
	if w.Is(first, "of") && first > 0 && isName(d, first-1) {
		return true
	}
	// A capital at the start of a sentence tells nothing: “In France”, “As Iran”.
	return from > 0 && isName(d, from-1) && adjacent(d, from) &&
		(d.Tokens[from-1].Len() > 5 || int(d.Sentences[d.SentenceAt(d.Tokens[from].Start)].Tokens.First) != from-1)
}

func isName(d *text.Document, i int) bool {
	return d.Tokens[i].Kind == text.Word && d.Tokens[i].Shape != text.Lower
}

// adjacent reports whether token i stands on the same line as the one before it.
func adjacent(d *text.Document, i int) bool {
	return d.Tokens[i].Start-d.Tokens[i-1].End <= 1 && (d.Tokens[i].Start == d.Tokens[i-1].End || d.Src[d.Tokens[i].Start-1] != '\n')
}
