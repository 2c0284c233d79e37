package input

import (
	"sort"
	"unicode"
	"unicode/utf8"

	"github.com/abadojack/whatlanggo"

	"github.com/mtlint/mtlint/internal/article"
	"github.com/mtlint/mtlint/internal/lang"
	"github.com/mtlint/mtlint/internal/layer"
	"github.com/mtlint/mtlint/internal/text"
)

// functionWords are the commonest little words of the pack's language. In running
// English they are three to five words in ten; in other languages nearly none.
var functionWords = lang.Words("function_words")

// coreWords are those that other languages do not share: “at”, “for” and “a” are
// Danish or Hungarian too.
var coreWords = lang.Words("core_words")

const (
	enoughWords  = 25   // so many words decide by themselves
	someWords    = 12   // so many decide together with the detector
	fewWords     = 8    // so many if it is sure; fewer decide nothing
	nativeShare  = 0.15 // this share of function words settles it; English news has .3 to .45
	strangeShare = 0.1  // a sentence has less than this in one of a hundred cases
	foreignShare = 0.05 // below this share, trust the detector even if it is unsure
	detectBytes  = 4096 // as much as the detector is shown
	manyWords    = 80   // so many decide by the words that are English alone
	coreShare    = 0.03 // fewer of those than this, and it is not; English news has .08 to .15
	wideShare    = 0.5  // this share of letters outside the Latin script settles it too,
	wideLetters  = 25   // if they are so many
)

// A language is one that a text was found to be in.
type language struct {
	name string // in English
	tag  string // ISO 639-1; may be empty
}

// foreign returns the language of a text that is not in the language of its pack.
// It is nil where the text leaves a doubt. A file is an
// article and is judged by little; a record may be one sentence of a translation,
// in which names or words that were not translated are a defect to report, not a
// reason to refuse it.
func foreign(a *article.Article, record bool) *language {
	head := sample(a.Doc.Src)
	letters, least := wideLetters, fewWords
	if record {
		letters, least = 10*wideLetters, enoughWords
	}
	if latin, other := scripts(head); other >= letters && float64(other) > wideShare*float64(latin+other) {
		return named(whatlanggo.Detect(head).Lang)
	}
	words, known, core := 0, 0, 0
	w, set, own := layer.Words.Of(a), functionWords.Of(a.Lang), coreWords.Of(a.Lang)
	most := len(a.Doc.Tokens)
	if len(head) < len(a.Doc.Src) {
		most = sort.Search(most, func(i int) bool { return int(a.Doc.Tokens[i].End) > len(head) })
	}
	for i, t := range a.Doc.Tokens[:most] {
		if float64(known) >= nativeShare*float64(most) && float64(core) >= coreShare*float64(most) {
			return nil // whatever the rest is
		}
		if t.Kind == text.Word {
			words++
			if set.Has(w.Low(i)) {
				known++
			}
			if own.Has(w.Low(i)) {
				core++
			}
		}
	}
	share := float64(known) / float64(max(words, 1))
	alien := words >= manyWords && float64(core) < coreShare*float64(words)
	if words < least || share >= nativeShare && !alien {
		return nil
	}
	info := whatlanggo.Detect(head)
	other, sure := info.Lang.Iso6391() != a.Lang.Tag, info.IsReliable()
	switch {
	case other && (alien || sure && words >= enoughWords || sure && share < strangeShare || share < foreignShare && words >= someWords):
		return named(info.Lang)
	case share < foreignShare && words >= enoughWords && !sure: // in a language that the detector does not know
		return &language{name: "another language"}
	}
	return nil
}

func named(l whatlanggo.Lang) *language { return &language{l.String(), l.Iso6391()} }

// sample is the beginning of src, cut between characters.
func sample(src string) string {
	if len(src) <= detectBytes {
		return src
	}
	end := detectBytes
	for end > 0 && !utf8.RuneStart(src[end]) {
		end--
	}
	return src[:end]
}

// scripts counts the letters of s in the Latin script and in others.
func scripts(s string) (latin, other int) {
	for _, r := range s {
		switch {
		case r < utf8.RuneSelf:
			if 'a' <= r|0x20 && r|0x20 <= 'z' {
				latin++
			}
		case unicode.Is(unicode.Latin, r):
			latin++
		case unicode.IsLetter(r):
			other++
		}
	}
	return latin, other
}
