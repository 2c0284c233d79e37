package layer

import (
	"github.com/mtlint/mtlint/internal/article"
	"github.com/mtlint/mtlint/internal/lang"
)

// Classes gives the class of frequency of every folded form, by its number in
// [Words]: see [lang.Dictionary]. A possessive has the class of its word. It is nil
// where the language has no dictionary.
var Classes = article.NewLayer("classes", func(a *article.Article) []uint8 {
	trait := classes.Of(a.Lang)
	if trait == nil {
		return nil
	}
	w := Words.Of(a)
	of := make([]uint8, w.Distinct())
	for id := range of {
		of[id] = uint8(w.Trait(trait, int32(id)))
	}
	return of
})

var classes = lang.NewPart(func(p *lang.Pack) *lang.Trait {
	dict := lang.Spelling.Of(p)
	if dict == nil {
		return nil
	}
	return lang.NewTrait(p, func(form string, hash uint32) int {
		c := dict.ClassHashed(hash)
		if n := len(form); c == lang.Unknown && n > 3 {
			if form[n-2:] == "'s" {
				c = dict.Class(form[:n-2])
			} else if form[n-1] == '\'' {
				c = dict.Class(form[:n-1])
			}
		}
		return c
	})
})
