package corpus

import (
	"slices"
	"strings"

	"github.com/mtlint/mtlint/internal/lang"
	"github.com/mtlint/mtlint/internal/layer"
	"github.com/mtlint/mtlint/internal/text"
)

// A roleBook says which roles one person may bear at a time.
type roleBook struct {
	roles map[string][]int16 // the lines of the list that have a role
	posts map[string][]int16 // those that have what a minister is for
	last  map[string]bool    // the last words of all: most words are none
}

var roleBooks = lang.NewPart(func(p *lang.Pack) *roleBook {
	b := &roleBook{map[string][]int16{}, map[string][]int16{}, map[string]bool{"minister": true, "secretary": true}}
	for i, r := range p.Rows("role_kin.tsv") {
		of := b.roles
		if rest, ok := strings.CutPrefix(r[0], "-"); ok {
			of, r[0] = b.posts, rest
		}
		for _, w := range r {
			of[w] = append(of[w], int16(i)) //nolint:gosec // some dozens
			b.last[w[strings.LastIndexByte(w, ' ')+1:]] = true
		}
	}
	return b
})

// kin reports whether a translator may choose between two kinds of title.
func (c *account) kin(x, y *layer.Kind) bool {
	roles := roleBooks.Of(c.Lang).roles
	return share(roles[x.Name], roles[y.Name])
}

func share(x, y []int16) bool {
	return slices.ContainsFunc(x, func(l int16) bool { return slices.Contains(y, l) })
}

// A role is a place that says what somebody is.
type role struct {
	tokens text.Range
	lines  []int16
}

// mostRoleWords is how many words a role of the list has.
const mostRoleWords = 3

// roleAt returns the longest role that ends with the last of some tokens, or that
// these are the first word of: of “finance” in “finance minister”.
func (c *account) roleAt(tokens []int32) (r role, ok bool) {
	book, last := roleBooks.Of(c.Lang), tokens[len(tokens)-1]
	if next := c.w.Low(int(last) + 1); next == "minister" || next == "secretary" {
		last++
	}
	if !book.last[c.w.Low(int(last))] {
		return r, false
	}
	for n := int32(mostRoleWords); n > 0; n-- {
		first := last + 1 - n
		if first < 0 || c.w.Is(int(first)-1, "-") || c.Doc.SentenceAt(c.Doc.Tokens[first].Start) != c.Doc.SentenceAt(c.Doc.Tokens[last].Start) {
			continue
		}
		lines := book.roles[c.phrase(first, last)]
		if n == 2 && lines == nil {
			if w := c.w.Low(int(last)); w == "minister" || w == "secretary" {
				lines = book.posts[c.w.Low(int(first))]
			}
		}
		if lines != nil {
			return role{text.Range{First: first, End: last + 1}, lines}, true
		}
	}
	return r, false
}

// phrase returns folded words from first to last, without the point of an abbreviation.
func (c *account) phrase(first, last int32) string {
	s := c.w.Low(int(first))
	for i := first + 1; i <= last; i++ {
		s += " " + c.w.Low(int(i))
	}
	return s
}

// other roles that a person has had, or has for a time
var formerly = lang.NewSet("former", "ex", "deputy", "vice", "acting", "then", "assistant", "shadow", "outgoing", "interim", "honorary", "as", "and", "or", "designate", "elect", "onetime", "ex-")

// roles reports a person who is one thing in a sentence and another in its like.
func (e *event) roles(changes []change) {
	for _, c := range changes {
		if len(c.a) == 0 || len(c.b) == 0 || max(len(c.a), len(c.b)) > mostReplaced {
			continue
		}
		x, ok := e.a.roleAt(c.a)
		if !ok {
			continue
		}
		y, ok := e.b.roleAt(c.b)
		if !ok || share(x.lines, y.lines) || e.a.qualified(c.a) || e.b.qualified(c.b) {
			continue
		}
		name, a := e.a.bearer(x)
		other, b := e.b.bearer(y)
		if name == "" || name != other || e.a.banks(x) && e.b.banks(y) || e.a.calledElsewhere(name, y, e.b) || e.b.calledElsewhere(name, x, e.a) {
			continue
		}
		e.title(name, a, b)
	}
}

// banks reports whether a sentence is about a bank, whose governor is also called its
// president or chairman.
func (c *account) banks(r role) bool {
	s := c.Doc.Sentences[c.Doc.SentenceAt(c.Doc.Tokens[r.tokens.First].Start)].Tokens
	bank := false
	for i := s.First; i < s.End && !bank; i++ {
		bank = c.w.Is(int(i), "bank", "bank's", "banks", "reserve", "bundesbank", "ecb", "fed")
	}
	return bank && c.w.Is(int(r.tokens.End)-1, "governor", "president", "chairman", "chairwoman", "chair", "chief", "head")
}

// qualified reports whether one of the words says that a role is past, or shared.
func (c *account) qualified(tokens []int32) bool {
	return slices.ContainsFunc(tokens, func(i int32) bool { return formerly.Has(c.w.Low(int(i))) })
}

// clausal are words that do not stand between a name and the role after it.
var clausal = lang.NewSet("is", "are", "was", "were", "be", "been", "has", "have", "had", "do", "does", "did", "don't", "doesn't", "didn't", "will", "would", "can", "could", "may", "to", "that", "which", "who", "said", "says", "by", "with", "on", "at", "from", "if", "when", "than", "not")

// mostBetween is how many words may stand between a name and the role after it:
// “Jane Doe, the board's chief executive”.
const mostBetween = 7

// bearer returns the folded last name of the person who has a role in a sentence, and
// the place of both.
func (c *account) bearer(r role) (name string, at text.Span) {
	t := c.Doc.Tokens
	s := &c.Doc.Sentences[c.Doc.SentenceAt(t[r.tokens.First].Start)]
	i := int(r.tokens.End)
	if c.w.Is(i, ".") && t[i].Start == t[i-1].End {
		i++
	}
	if first, last := c.nameRun(s, i, 1); last >= first {
		return bare(c.w.Low(last)), text.Span{Start: t[r.tokens.First].Start, End: t[last].End}
	}
	for i := int(r.tokens.First) - 1; i >= 1 && i >= int(r.tokens.First)-mostBetween; i-- {
		if !c.w.Is(i, ",") {
			if t[i].Kind != text.Word || clausal.Has(c.w.Low(i)) {
				break
			}
			continue
		}
		if first, last := c.nameRun(s, i-1, -1); last > first { // in full, where a role follows
			return bare(c.w.Low(last)), text.Span{Start: t[first].Start, End: t[r.tokens.End-1].End}
		}
		break
	}
	return "", at
}

// nameRun returns the first and the last of the words with a capital from token i on,
// or up to it, of a sentence; the last is before the first if there are none.
func (c *account) nameRun(s *text.Sentence, i, step int) (first, last int) {
	t := c.Doc.Tokens
	k := i
	for ; k >= int(s.Tokens.First) && k < int(s.Tokens.End); k += step {
		if t[k].Kind == text.Word && t[k].Shape != text.Lower && c.calendar(int32(k)) == 0 || c.w.Is(k, ".") && k > 0 && t[k-1].Kind == text.Word && t[k-1].Len() == 1 {
			continue
		}
		break
	}
	if step > 0 {
		return i, k - 1
	}
	return k + 1, i
}

// calledElsewhere reports whether an article gives somebody the role of another's.
func (c *account) calledElsewhere(name string, r role, other *account) bool {
	const most = 50
	n, phrase := int32(r.tokens.Len()), other.phrase(r.tokens.First, r.tokens.End-1)
	at := c.w.At(other.w.Low(int(r.tokens.End) - 1))
	for _, i := range at[:min(len(at), most)] {
		s := c.Doc.Sentences[c.Doc.SentenceAt(c.Doc.Tokens[i].Start)].Tokens
		if i-n+1 < s.First || c.phrase(i-n+1, i) != phrase {
			continue
		}
		if called, _ := c.bearer(role{tokens: text.Range{First: i - n + 1, End: i + 1}}); called == name {
			return true
		}
	}
	return false
}
