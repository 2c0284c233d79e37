package custom

import (
	"regexp"
	"regexp/syntax"
	"strings"

	"github.com/mtlint/mtlint/internal/article"
	"github.com/mtlint/mtlint/internal/text"
	"github.com/mtlint/mtlint/rules"
)

// longestMatch is how many bytes an expression may match: what is longer is no place
// that anybody could be shown.
const longestMatch = 1000

// regexp compiles a rule that is a regular expression. It is run on paragraphs that
// have a text which every match has.
func (b *bundle) regexp(r *rule, f fieldset) (finder, int, error) {
	n := f.by["regexp"]
	src, err := n.text(longest)
	if err != nil {
		return nil, 0, err
	}
	parsed, err := syntax.Parse(src, syntax.Perl)
	if err != nil {
		return nil, 0, n.errorf("is not a regular expression of RE2: %v", err)
	}
	re, err := regexp.Compile(src)
	if err != nil {
		return nil, 0, n.errorf("is not a regular expression of RE2: %v", err)
	}
	if re.MatchString("") {
		return nil, 0, n.errorf("the expression matches the empty text")
	}
	need := required(parsed.Simplify())
	if !need.good() {
		return nil, 0, n.errorf("the expression has no text that every match must have, of two characters or one sign such as %%: without one there is nothing to look for")
	}
	if r.exact {
		return nil, 0, f.by["case"].errorf("an expression tells capitals apart already; (?i) at its beginning makes it not")
	}
	return func(p *rules.Pass) []match { return expressed(p, re, need) }, re.NumSubexp(), nil
}

// lowered is the text with the letters A to Z made small.
var lowered = article.NewLayer("lowered", func(a *article.Article) string {
	out := []byte(a.Doc.Src)
	for i, c := range out {
		if 'A' <= c && c <= 'Z' {
			out[i] = c | 0x20
		}
	}
	return string(out)
})

// expressed returns the matches of an expression, in order.
func expressed(p *rules.Pass, re *regexp.Regexp, need literals) (all []match) {
	d, low := p.Doc, lowered.Of(p.Article)
	next := make([]int, len(need))
	for i := range next {
		next[i] = -1
	}
	for at := 0; ; {
		at = need.index(low, at, next)
		if at < 0 {
			return all
		}
		b := &d.Blocks[max(0, d.BlockAt(int32(at)))]
		if int(b.End) <= at {
			at++ // between paragraphs
			continue
		}
		for _, m := range re.FindAllStringSubmatchIndex(d.Text(b.Span), -1) {
			if m[0] == m[1] || m[1]-m[0] > longestMatch {
				continue
			}
			found := match{span: text.Span{Start: b.Start + int32(m[0]), End: b.Start + int32(m[1])}}
			for i := 2; i < len(m); i += 2 {
				var s text.Span
				if m[i] >= 0 {
					s = text.Span{Start: b.Start + int32(m[i]), End: b.Start + int32(m[i+1])}
				}
				found.parts = append(found.parts, s)
			}
			all = append(all, found)
		}
		at = int(b.End)
	}
}

// literals are texts, lower case, one of which every match has. None: nothing is
// known.
type literals []string

// mostLiterals is how many there may be: each is searched for.
const mostLiterals = 16

// good reports whether it pays to search for them.
func (l literals) good() bool {
	for _, s := range l {
		if len(s) < 2 && (s == "" || strings.ContainsAny(s, " \t\n.,'-") || 'a' <= s[0] && s[0] <= 'z') {
			return false
		}
	}
	return len(l) > 0
}

// index is where the first of them stands from a byte on, or -1. next is where each
// was found last, so that the text is gone through once for each and no more often.
func (l literals) index(s string, from int, next []int) int {
	best := -1
	for k, lit := range l {
		if next[k] < from {
			next[k] = len(s)
			if i := strings.Index(s[from:], lit); i >= 0 {
				next[k] = from + i
			}
		}
		if next[k] < len(s) && (best < 0 || next[k] < best) {
			best = next[k]
		}
	}
	return best
}

// least is the length of the shortest.
func (l literals) least() int {
	n := 0
	for i, s := range l {
		if i == 0 || len(s) < n {
			n = len(s)
		}
	}
	return n
}

// required finds texts of which every match of an expression has one.
func required(re *syntax.Regexp) literals {
	switch re.Op {
	case syntax.OpLiteral:
		return literals{asciiLower(string(re.Rune))}
	case syntax.OpCharClass:
		return classOf(re)
	case syntax.OpCapture, syntax.OpPlus:
		return required(re.Sub[0])
	case syntax.OpRepeat:
		if re.Min > 0 {
			return required(re.Sub[0])
		}
	case syntax.OpAlternate:
		var all literals
		for _, sub := range re.Sub {
			some := required(sub)
			if !some.good() || len(all)+len(some) > mostLiterals {
				return nil
			}
			all = append(all, some...)
		}
		return all
	case syntax.OpConcat:
		return requiredOf(re.Sub)
	}
	return nil
}

// requiredOf finds the best of what a row of expressions requires: literals that
// follow each other are one.
func requiredOf(subs []*syntax.Regexp) (best literals) {
	joined := ""
	for _, sub := range subs {
		some := required(sub)
		if len(some) == 1 && (sub.Op == syntax.OpLiteral || sub.Op == syntax.OpCharClass) {
			joined += some[0]
			some = literals{joined}
		} else {
			joined = ""
		}
		if some.good() && (!best.good() || some.least() > best.least()) {
			best = some
		}
	}
	return best
}

// classOf is the characters of a small class, such as [Cc].
func classOf(re *syntax.Regexp) (all literals) {
	for i := 0; i < len(re.Rune); i += 2 {
		if re.Rune[i+1]-re.Rune[i] >= mostLiterals {
			return nil
		}
		for c := re.Rune[i]; c <= re.Rune[i+1]; c++ {
			s := asciiLower(string(c))
			if len(all) > 0 && all[len(all)-1] == s {
				continue
			}
			if all = append(all, s); len(all) > mostLiterals {
				return nil
			}
		}
	}
	return all
}

// asciiLower makes the letters A to Z small.
func asciiLower(s string) string {
	return strings.Map(func(r rune) rune {
		if 'A' <= r && r <= 'Z' {
			return r | 0x20
		}
		return r
	}, s)
}
