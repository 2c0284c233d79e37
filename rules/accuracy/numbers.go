package accuracy

import (
	"math"
	"math/bits"
	"strconv"
	"strings"

	"github.com/mtlint/mtlint/internal/lang"
	"github.com/mtlint/mtlint/internal/layer"
	"github.com/mtlint/mtlint/internal/text"
	"github.com/mtlint/mtlint/rules"
)

var figureFunction = lang.Words("function_words")

// figures is what the rules look at that compare the numbers of an article.
type figures struct {
	*rules.Pass
	w    *layer.WordIndex
	n    *layer.NumberIndex
	plan *layer.Plan
}

func newFigures(p *rules.Pass) *figures {
	return &figures{p, layer.Words.Of(p.Article), layer.Numbers.Of(p.Article), layer.Structure.Of(p.Article)}
}

// words is the quantity as the text has it.
func (f *figures) words(q *layer.Quantity) string { return f.Doc.Text(q.Span) }

// phrase is the quantity with the words up to the noun that it counts.
func (f *figures) phrase(q *layer.Quantity) string { return f.Doc.Src[q.Start:f.phraseEnd(q)] }

func (f *figures) phraseEnd(q *layer.Quantity) int32 {
	for i := q.Tokens.End; q.Noun != "" && i < q.Tokens.End+4 && int(i) < len(f.Doc.Tokens); i++ {
		if layer.Stem(f.w.Low(int(i))) == q.Noun {
			return f.Doc.Tokens[i].End
		}
	}
	return q.End
}

// place says where a quantity stands, for messages.
func (f *figures) place(q *layer.Quantity) string {
	if int(q.Block) == f.plan.Title {
		return "headline"
	}
	n := 0
	for b := range int(q.Block) + 1 {
		if f.plan.Parts[b] == layer.Paragraph {
			n++
		}
	}
	return "paragraph " + strconv.Itoa(max(n, 1))
}

// agree reports whether two comparable quantities may state the same amount: equal,
// one rounded, or one near the other where a hedge says so.
func agree(a, b *layer.Quantity) bool {
	if a.Kind == layer.Score {
		return a.Value == b.Value && a.Second == b.Second || a.Value == b.Second && a.Second == b.Value
	}
	x, y := a.Value, b.Value
	if x == y || a.Decimals == 3 && x*1000 == y || b.Decimals == 3 && y*1000 == x { // “75.000”
		return true
	}
	if a.Hedge == layer.AtLeast && y > x && y < 1.3*x || b.Hedge == layer.AtLeast && x > y && x < 1.3*y {
		return true
	}
	if a.Hedge != layer.Exact || b.Hedge != layer.Exact {
		if max(x, y) > hedged*min(x, y) {
			return false
		}
		if a.Hedge == b.Hedge && a.Hedge != layer.About {
			return max(x, y) < 1.05*min(x, y)
		}
		return !excludes(a, b) && !excludes(b, a)
	}
	return rounded(x, y) || rounded(y, x)
}

// far reports whether two amounts are too far apart to be one amount with a slip:
// more than tenfold, and not by whole powers of ten.
func far(x, y float64) bool {
	x, y = max(x, y), min(x, y)
	if y <= 0 || x <= 10*y {
		return y <= 0 && x > 0
	}
	for x > 1.001*y {
		y *= 10
	}
	return y > 1.001*x
}

// excludes reports whether a's hedge rules out the exact amount b: “up to 2,400”
// is not 2,500.
func excludes(a, b *layer.Quantity) bool {
	if b.Hedge != layer.Exact {
		return false
	}
	return a.Hedge == layer.AtMost && b.Value > a.Value || a.Hedge == layer.AtLeast && b.Value < a.Value
}

// hedged is how far apart “nearly 100” and what is meant may be.
const hedged = 1.2

// rounded reports whether round is fine, with its last digits rounded off.
func rounded(round, fine float64) bool {
	digits := digitsOf(fine)
	if digitsOf(round) >= digits {
		return false
	}
	off, step := math.Abs(round-fine), stepOf(round)
	return off <= step/2 || digits > 2 && off < step*1.0001 // 13.9 is “13” to some
}

// stepOf is the worth of the last digit of x that is not zero.
func stepOf(x float64) float64 {
	step := 1.0
	for x != math.Trunc(x/step)*step && step > 1e-4 {
		step /= 10
	}
	for step >= 1 && x != 0 && math.Mod(x, step*10) == 0 {
		step *= 10
	}
	return step
}

// digitsOf is the number of significant digits of x.
func digitsOf(x float64) int {
	if x == 0 {
		return 1
	}
	return int(math.Log10(x/stepOf(x))+1e-9) + 1
}

// stemOf cuts the endings of nouns and verbs off a folded word: a coarse key to
// compare contexts by.
func stemOf(s string) string {
	s = strings.TrimSuffix(s, "'s")
	for _, end := range [...]string{"ings", "ing", "ies", "ied", "ers", "er", "ed", "es", "s", "y", "e"} {
		if len(s) >= len(end)+3 && strings.HasSuffix(s, end) {
			s = s[:len(s)-len(end)]
			break
		}
	}
	if n := len(s); n > 3 && s[n-1] == s[n-2] {
		s = s[:n-1]
	}
	return s
}

// A figureContext numbers the words of a sentence, so that another can be compared with it.
type figureContext struct {
	of    []uint8 // of each folded form: number of the equal word, from 1; 0 is none
	words int
}

// context collects the content words among tokens r.
func (f *figures) context(r text.Range) figureContext {
	c := figureContext{of: make([]uint8, f.w.Distinct())}
	function := figureFunction.Of(f.Lang)
	var stems [60]string
	for i := r.First; i < r.End && c.words < len(stems); i++ {
		low := f.w.Low(int(i))
		if f.Doc.Tokens[i].Kind != text.Word || len(low) < 3 || function.Has(low) || contextless.Has(low) {
			continue
		}
		stem := stemOf(low)
		known := false
		for _, s := range stems[:c.words] {
			known = known || s == stem
		}
		if !known {
			stems[c.words] = stem
			c.words++
		}
	}
	for id := range c.of {
		form := f.w.Form(int32(id))
		if len(form) < 3 {
			continue
		}
		stem := stemOf(form)
		for n, s := range stems[:c.words] {
			if s == stem {
				c.of[id] = uint8(n + 1)
			}
		}
	}
	return c
}

// shared is the set of words of the context that stand among the tokens r.
func (f *figures) shared(c *figureContext, r text.Range) (set uint64) {
	for i := r.First; i < r.End; i++ {
		if n := c.of[f.w.ID(int(i))]; n > 0 {
			set |= 1 << n
		}
	}
	return set
}

func count(set uint64) int { return bits.OnesCount64(set) }

// around is the part of a sentence that a number belongs to: at most reach tokens
// to each side.
func (f *figures) around(q *layer.Quantity, reach int32) text.Range {
	s := f.Doc.Sentences[q.Sentence].Tokens
	return text.Range{First: max(s.First, q.Tokens.First-reach), End: min(s.End, q.Tokens.End+reach)}
}

// contextless are words that say nothing about what a number is about.
var contextless = lang.NewSet("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "million", "billion", "thousand", "hundred", "percent",
	"more", "than", "new", "year", "years", "says", "said", "say", "report", "reports", "least", "over", "nearly", "about", "after", "will", "its", "old", "aged", "per", "cent", "first",
	"second", "third", "last", "next", "two-thirds", "half", "dozen", "other", "some", "day", "days", "week", "weeks", "month", "months", "hour", "hours", "minutes", "who", "has", "had")

// slip reports whether two numbers are written with as many digits, at least two,
// of which one is another or two neighbours have changed places.
func slip(a, b string) bool {
	var x, y [16]byte
	n, m := digitsIn(a, &x), digitsIn(b, &y)
	if n != m || n < 2 {
		return false
	}
	differ, first := 0, 0
	for i := range n {
		if x[i] != y[i] {
			if differ == 0 {
				first = i
			}
			differ++
		}
	}
	return differ == 1 || differ == 2 && first+1 < n && x[first] == y[first+1] && y[first] == x[first+1]
}

func digitsIn(s string, out *[16]byte) (n int) {
	for i := 0; i < len(s) && n < len(out); i++ {
		if '0' <= s[i] && s[i] <= '9' {
			out[n] = s[i]
			n++
		}
	}
	return n
}

// limits are the least and the most that something can be.
type limits struct{ least, most float64 }

// limitsIn declares the limits of words that a table of the pack gives: word, least,
// most.
func limitsIn(file string) *lang.Part[map[string]limits] {
	return lang.NewPart(func(p *lang.Pack) map[string]limits {
		m := map[string]limits{}
		for _, row := range p.Rows(file) {
			least, _ := strconv.ParseFloat(row[1], 64)
			most, _ := strconv.ParseFloat(row[2], 64)
			m[row[0]] = limits{least, most}
		}
		return m
	})
}
