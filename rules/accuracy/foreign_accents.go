package accuracy

import (
	"strings"
	"unicode/utf8"

	"github.com/mtlint/mtlint/internal/lang"
	"github.com/mtlint/mtlint/internal/layer"
	"github.com/mtlint/mtlint/internal/mqm"
	"github.com/mtlint/mtlint/internal/text"
	"github.com/mtlint/mtlint/rules"
)

// accentedLoans are words with accents that are at home in English and in no
// dictionary of it: dishes, dances, customs.
var accentedLoans = lang.Words("accented_loans")

// accented reports the words that no list has but whose letters show that they are
// not English: in lower case, once in the article, in the middle of English.
func (c context) accented() {
	classes := layer.Classes.Of(c.Article)
	fine := accentedLoans.Of(c.Lang)
	for id, class := range classes {
		form := c.words.Form(int32(id))
		if class != lang.Unknown || len(form) < 5 || ascii(form) {
			continue
		}
		at := c.words.At(form)
		if _, listed := c.known.Get(form); listed || len(at) != 1 || fine.Has(form) || fine.Has(strings.TrimSuffix(form, "s")) {
			continue
		}
		i := int(at[0])
		t := c.Doc.Tokens[i]
		if t.Kind != text.Word || t.Shape != text.Lower || !plainLetters(form) || !c.inProse(i, i) || !c.between(classes, i) {
			continue
		}
		c.Report(rules.Finding{
			Span:     t.Span,
			Severity: mqm.Minor,
			Message:  "“" + c.Doc.Text(t.Span) + "” is no English word" + byLetters(form) + ", and was not translated",
		})
	}
}

// between reports whether usual English words stand on both sides of token i, or one
// and the end of the clause.
func (c context) between(classes []uint8, i int) bool {
	usual := func(j int) bool {
		return j >= 0 && j < len(c.Doc.Tokens) && english(c.Doc.Tokens[j]) && classes[c.words.ID(j)] >= lang.Common
	}
	glossed := c.words.Is(i+1, ",") && c.words.Is(i+2, "or", "a", "an", "the", "literally", "meaning", "which", "that")
	return usual(i-1) && (usual(i+1) || c.words.Is(i+1, ".", ",") && !glossed)
}

func ascii(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// plainLetters reports whether a word has a letter that English lacks and no mark
// but such letters.
func plainLetters(form string) bool {
	foreign := false
	for _, r := range form {
		switch {
		case r >= 'a' && r <= 'z':
		case r >= 0xdf && r <= 0x24f && r != 0xf7, r >= 0x1ea0 && r <= 0x1eff:
			foreign = true
		default:
			return false
		}
	}
	return foreign
}

// byLetters guesses the language from letters that few others have.
func byLetters(form string) string {
	for _, l := range [...]struct{ letters, language string }{
		{"ß", "German"}, {"şğı", "Turkish"}, {"łżźćąęńś", "Polish"}, {"řěů", "Czech"}, {"őű", "Hungarian"}, {"ățțâș", "Romanian"}, {"ñ¿", "Spanish"}, {"ãõ", "Portuguese"}, {"øæ", "Danish or Norwegian"},
		{"ėįųū", "Lithuanian"}, {"ļķņģ", "Latvian"}, {"đ", "Serbo-Croatian"}, {"ạảấầẩậắằẵặẹẽếềểệỉịọỏốồổỗộớờởợụủứừửữự", "Vietnamese"},
	} {
		if strings.ContainsAny(form, l.letters) {
			return " but, by its letters, " + l.language
		}
	}
	return ""
}
