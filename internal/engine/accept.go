package engine

import (
	"slices"
	"strings"

	"github.com/mtlint/mtlint/internal/article"
	"github.com/mtlint/mtlint/internal/lang"
	"github.com/mtlint/mtlint/internal/layer"
	"github.com/mtlint/mtlint/internal/mqm"
	"github.com/mtlint/mtlint/internal/text"
	"github.com/mtlint/mtlint/rules"
)

// Accept holds what a user says is written as it should be.
type Accept struct {
	words lang.Set // folded
	names lang.Set // single words of names, as they are written
}

// NewAccept returns nil if nothing is accepted. A name of several words also makes
// each of them one: people are called by parts of their names.
func NewAccept(words, names []string) *Accept {
	if len(words)+len(names) == 0 {
		return nil
	}
	a := &Accept{lang.NewSet(), lang.NewSet()}
	for _, w := range words {
		a.words[layer.Fold(w)] = struct{}{}
	}
	for _, n := range names {
		for _, w := range strings.Fields(n) {
			a.names[w] = struct{}{}
		}
	}
	return a
}

// filter drops findings on how words are written that are accepted.
func (a *Accept) filter(art *article.Article, found []rules.Finding) []rules.Finding {
	if a == nil {
		return found
	}
	in := &accepting{a, map[int32]bool{}}
	return slices.DeleteFunc(found, func(f rules.Finding) bool {
		switch f.Category {
		case mqm.Spelling, mqm.Untranslated:
			return in.covers(art, f.Span, true)
		case mqm.InconsistentTerm, mqm.NameFormat:
			return in.covers(art, f.Span, false)
		}
		return false
	})
}

// accepting looks at one article.
type accepting struct {
	*Accept
	known map[int32]bool // of folded forms: whether they are names here
}

// covers reports whether every word of a span is accepted: as a name, or also as a
// word of the language.
func (a *accepting) covers(art *article.Article, s text.Span, words bool) bool {
	tokens := art.Doc.Tokens
	at, inside := slices.BinarySearchFunc(tokens, s.Start, func(t text.Token, start int32) int { return int(t.Start - start) })
	if !inside && at > 0 && tokens[at-1].End > s.Start {
		at-- // the span is a part of a word
	}
	n := 0
	for i := at; i < len(tokens) && tokens[i].Start < s.End; i++ {
		if tokens[i].Kind != text.Word {
			continue
		}
		if !(words && a.words.Has(bare(layer.Words.Of(art).Low(i)))) && !a.named(art, i) {
			return false
		}
		n++
	}
	return n > 0
}

// named reports whether token i is a word of an accepted name and used as a name.
func (a *accepting) named(art *article.Article, i int) bool {
	if !a.isName(art.Doc, i) {
		return false
	}
	if art.Doc.Tokens[i].Shape == text.Lower { // “van” of Anna van Dyk
		return i > 0 && a.capital(art.Doc, i-1) || i+1 < len(art.Doc.Tokens) && a.capital(art.Doc, i+1)
	}
	if !opens(art.Doc, i) || i+1 < len(art.Doc.Tokens) && a.capital(art.Doc, i+1) {
		return true
	}
	return a.elsewhere(art, layer.Words.Of(art).ID(i))
}

// elsewhere reports whether a word is a name in the article. At the beginning of a
// sentence every word has a capital, so the other places must tell.
func (a *accepting) elsewhere(art *article.Article, id int32) bool {
	known, ok := a.known[id]
	if ok {
		return known
	}
	w := layer.Words.Of(art)
	known = slices.ContainsFunc(w.Of(id), func(j int32) bool { return a.capital(art.Doc, int(j)) && !opens(art.Doc, int(j)) }) ||
		slices.ContainsFunc(layer.People.Of(art).Mentions, func(m layer.NameMention) bool {
			for j := m.Tokens.First; j < m.Tokens.End; j++ {
				if w.ID(int(j)) == id {
					return true
				}
			}
			return false
		})
	a.known[id] = known
	return known
}

func (a *Accept) isName(d *text.Document, i int) bool {
	return a.names.Has(bare(d.Text(d.Tokens[i].Span)))
}

func (a *Accept) capital(d *text.Document, i int) bool {
	return d.Tokens[i].Kind == text.Word && d.Tokens[i].Shape != text.Lower && a.isName(d, i)
}

// opens reports whether token i is the first word of its sentence.
func opens(d *text.Document, i int) bool {
	for j := int(d.Sentences[d.SentenceAt(d.Tokens[i].Start)].Tokens.First); j < i; j++ {
		if d.Tokens[j].Kind == text.Word {
			return false
		}
	}
	return true
}

// bare is a word without a possessive.
func bare(s string) string {
	for _, end := range []string{"'s", "’s", "'", "’"} {
		if cut, ok := strings.CutSuffix(s, end); ok {
			return cut
		}
	}
	return s
}
