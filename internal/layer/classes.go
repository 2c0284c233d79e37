package layer

import (
	"github.com/mtlint/mtlint/internal/article"
	"github.com/mtlint/mtlint/internal/lang"
)

// Classes gives the class of frequency of every folded form, by its number in
// [Words]: see [lang.Dictionary]. A possessive has the class of its word. It is nil
// where the language has no dictionary.
var Classes = article.NewLayer("classes", func(a *article.Article) []uint8 {
	dict := lang.Spelling.Of(a.Lang)
	if dict == nil {
		return nil
	}
	w := Words.Of(a)
	classes := make([]uint8, len(w.forms))
	for id, form := range w.forms {
		c := dict.ClassHashed(w.hashes[id])
		if n := len(form); c == lang.Unknown && n > 3 {
			if form[n-2:] == "'s" {
				c = dict.Class(form[:n-2])
			} else if form[n-1] == '\'' {
				c = dict.Class(form[:n-1])
			}
		}
		classes[id] = uint8(c)
	}
	return classes
})
