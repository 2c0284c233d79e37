package fluency

import (
	"fmt"
	"strings"

	"github.com/mtlint/mtlint/internal/lang"
	"github.com/mtlint/mtlint/internal/mqm"
	"github.com/mtlint/mtlint/internal/text"
	"github.com/mtlint/mtlint/rules"
)

// ArticleForm finds “a” before a vowel and “an” before a consonant.
var ArticleForm = &rules.Rule{
	Meta: rules.Meta{
		ID: "article-form", Name: "Articles “a” and “an” confused", Category: mqm.Grammar, Severity: mqm.Minor,
		Rationale: `When a word is exchanged after the sentence was written, the article before it stays: “a agreement”, “an deal”. It is the trace of a spinner, or of a post-edit done in haste.`,
		LetsPass:  `Abbreviations, units and letters; words in h that take either (“an historic”); “a” as a grade, a letter or a foreign word.`,
		Examples: []rules.Example{
			{Bad: "The two sides reached ⟦a agreement⟧ in May.", Good: "The two sides reached an agreement in May."},
			{Bad: "It was ⟦an big⟧ day, and it took ⟦a hour⟧.", Good: "It was a big day, and it took an hour."},
			{Bad: "He joined ⟦an union⟧.", Good: "He joined a union."},
			{Good: "It was an honest answer from a one-time member of a European union, an MP and an historic day."},
			{Good: "The plan is a useful one; a unanimous vote is an uphill task, and vitamin A is rare."},
		},
		Precision: rules.Precision{Right: 17, Judged: 17, On: "human-written news"},
	},
	Check: articleForm,
}

func articleForm(p *rules.Pass) {
	x := newSyntax(p)
	for _, article := range [...]string{"a", "an"} {
		for _, at := range x.w.At(article) {
			i := int(at)
			if i+1 >= len(p.Doc.Tokens) || p.Doc.Tokens[i].Shape == text.Upper && article == "an" {
				continue
			}
			t, n := p.Doc.Tokens[i], p.Doc.Tokens[i+1]
			if n.Kind != text.Word || n.Shape != text.Lower || n.Start != t.End+1 || !x.running(i) {
				continue
			}
			lo, _ := x.bounds(i)
			if t.Shape != text.Lower && i != lo {
				continue // the letter
			}
			next := x.w.Low(i + 1)
			good := "an"
			switch {
			case len(next) < 3 || strings.Trim(next, "abcdefghijklmnopqrstuvwxyz-") != "" || foreignArticle(x, i):
				continue
			case article == "a" && !vowelSound(next), article == "an" && (vowelSound(next) || next[0] == 'h' && !plainH(next)):
				continue
			case article == "an":
				good = "a"
			case articleFollowers.Has(next):
				continue
			}
			if t.Shape != text.Lower {
				good = strings.ToUpper(good[:1]) + good[1:]
			}
			span := x.span(i, i+1)
			p.Report(rules.Finding{
				Span:       span,
				Message:    fmt.Sprintf("“%s”: before “%s” the article is “%s”", p.Doc.Text(span), next, strings.ToLower(good)),
				Suggestion: good + " " + next,
				Fixes:      []rules.Fix{{Label: good, Edits: []rules.Edit{{Span: t.Span, New: good}}}},
			})
		}
	}
}

// articleFollowers are words in a vowel before which “a” is hardly the article.
var articleFollowers = lang.NewSet("and", "are", "its", "our", "out", "off", "into", "onto", "ever", "even", "all", "any", "also", "another", "again", "about", "after", "above", "only", "each", "either", "era", "est", "ella", "ese", "este", "eso", "esta", "algo", "otro")

// foreignArticle reports whether “a” at token i stands among foreign words.
func foreignArticle(x *syntax, i int) bool {
	for _, j := range [...]int{i - 1, i + 1} {
		if x.lower(j) && x.tags.Can(j) == 0 {
			return true
		}
	}
	return false
}

// plainH reports whether a word in h is sounded with it by everybody.
func plainH(low string) bool {
	for _, silent := range [...]string{"hour", "hono", "honest", "heir", "herb", "hist", "hotel", "habit", "heroic", "horrif", "horrend", "hilar", "halluc", "hered", "hyster", "harmon", "hyp", "hypo", "hyd", "hors", "hom", "hexa", "herald", "humble"} {
		if strings.HasPrefix(low, silent) {
			return false
		}
	}
	return true
}

// vowelSound reports whether a word begins with the sound of a vowel.
func vowelSound(low string) bool {
	switch low[0] {
	case 'a', 'i':
		return true
	case 'e':
		return !strings.HasPrefix(low, "eu") && !strings.HasPrefix(low, "ewe")
	case 'o':
		return low != "one" && low != "once" && !strings.HasPrefix(low, "one-") && !strings.HasPrefix(low, "once-") && low != "ones" && !strings.HasPrefix(low, "oneness") && !strings.HasPrefix(low, "oui")
	case 'u':
		for _, you := range [...]string{"uni", "unanim", "us", "ut", "ub", "uk", "ur", "uv", "uf", "eu", "ud", "uo"} {
			if strings.HasPrefix(low, you) {
				return strings.HasPrefix(low, "unim") || strings.HasPrefix(low, "unin") || strings.HasPrefix(low, "unid") || strings.HasPrefix(low, "unil") && !strings.HasPrefix(low, "unilat") || strings.HasPrefix(low, "usher") || strings.HasPrefix(low, "ut") && (strings.HasPrefix(low, "utt") || strings.HasPrefix(low, "utm")) || strings.HasPrefix(low, "urg") || strings.HasPrefix(low, "urb") || strings.HasPrefix(low, "urn")
			}
		}
		return true
	case 'h':
		return low == "hour" || low == "hours" || low == "hourly" || strings.HasPrefix(low, "hour-") || strings.HasPrefix(low, "honest") || strings.HasPrefix(low, "honor") || strings.HasPrefix(low, "honour") || low == "heir" || strings.HasPrefix(low, "heiress") || strings.HasPrefix(low, "heirloom")
	}
	return false
}
