package engine

import (
	"slices"
	"strings"

	"github.com/mtlint/mtlint/internal/article"
	"github.com/mtlint/mtlint/internal/mqm"
	"github.com/mtlint/mtlint/internal/text"
	"github.com/mtlint/mtlint/rules"
)

// Accept holds what a user says is written as it should be.
type Accept struct {
	words map[string]bool // in lower case
	names map[string]bool // single words of names, as they are written
}

// NewAccept returns nil if nothing is accepted. A name of several words also makes
// each of them one: people are called by parts of their names.
func NewAccept(words, names []string) *Accept {
	if len(words)+len(names) == 0 {
		return nil
	}
	a := &Accept{map[string]bool{}, map[string]bool{}}
	for _, w := range words {
		a.words[strings.ToLower(w)] = true
	}
	for _, n := range names {
		for _, w := range strings.Fields(n) {
			a.names[w] = true
		}
	}
	return a
}

// filter drops findings on how words are spelled that are accepted.
func (a *Accept) filter(art *article.Article, found []rules.Finding) []rules.Finding {
	if a == nil {
		return found
	}
	return slices.DeleteFunc(found, func(f rules.Finding) bool {
		switch f.Category {
		case mqm.Spelling, mqm.NameFormat, mqm.Untranslated:
			return a.covers(art.Doc, f.Span)
		}
		return false
	})
}

// covers reports whether every word of a span is accepted.
func (a *Accept) covers(d *text.Document, s text.Span) bool {
	at, _ := slices.BinarySearchFunc(d.Tokens, s.Start, func(t text.Token, start int32) int { return int(t.Start - start) })
	n := 0
	for _, t := range d.Tokens[at:] {
		if t.Start >= s.End {
			break
		}
		if t.Kind != text.Word {
			continue
		}
		if w := d.Text(t.Span); !a.words[strings.ToLower(w)] && !a.names[w] {
			return false
		}
		n++
	}
	return n > 0
}
