package corpus

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"github.com/mtlint/mtlint/internal/article"
	"github.com/mtlint/mtlint/internal/diff"
	"github.com/mtlint/mtlint/internal/layer"
	"github.com/mtlint/mtlint/internal/mqm"
	"github.com/mtlint/mtlint/internal/text"
	"github.com/mtlint/mtlint/rules"
)

// NearDuplicate finds articles that are copies of each other, word for word or with
// words replaced.
var NearDuplicate = &rules.CorpusRule{
	Meta: rules.Meta{
		ID: "near-duplicate", Name: "Copy of another article", Category: mqm.Duplication, Severity: mqm.Neutral,
		Rationale:   `Sites that live on rewriting publish one article many times: as it is, or with words replaced by a thesaurus so that it looks new. A collection that holds both counts one story twice, and of a pair with replaced words at least one was written by a program.`,
		LetsPass:    `Articles of fewer than 25 different words beside the two thousand commonest; articles about one event that share less than half of their words in the same order; corrected or longer versions, of which it only says how much they share. Of two that are dated on different days, the earlier one loses nothing, nor do translations of one text by two systems that are named.`,
		AnyLanguage: true,
	},
	Map: func(a *article.Article, emit func(string, rules.Record)) {
		l := leasts.Of(a)
		if !l.ok {
			return
		}
		r := rules.Record{Span: head(a), Value: l.sketch()}
		for _, k := range l.keys() {
			emit(k, r)
		}
	},
	Reduce:  nearDuplicate,
	Compare: compareCopies,
}

const (
	// likely is the estimate from which two articles are compared in full: copies
	// with 40 % of their words replaced have .43, and the estimate of 72 minima
	// varies by .06.
	likely = 0.28
	// copied is the share of words in the same order from which one is a copy of the
	// other. Articles about one event by two hands have .2 to .35.
	copied = 0.5
	// respun is the share of words that are replaced one by one or two by two from
	// which a program is at work: editors replace fewer.
	respun = 0.04
	// fullChecks is how many articles one is compared with in full under a key: those
	// that were read last before it.
	fullChecks = 5
	// lookedBack is how many records under a key are looked at for them.
	lookedBack = 200
)

func nearDuplicate(g *rules.Group, _ func(rules.Record, rules.Finding)) {
	for j, b := range g.Records {
		checks := 0
		for i := j - 1; i >= max(0, j-lookedBack) && checks < fullChecks; i-- {
			a := g.Records[i]
			if alike := common(a.Value, b.Value); a.Article != b.Article && alike >= likely {
				checks++
				g.Meet(a, b, alike)
			}
		}
	}
}

// compareCopies reports two articles of which one is a copy of the other.
func compareCopies(a, b *article.Article, report func(rules.Match)) {
	c, ok := compare(a, b)
	if !ok {
		return
	}
	m := rules.Match{A: head(a), B: head(b), SaysA: c.message(), SaysB: c.message(), ForA: c.severity(), ForB: c.severity(), Relation: c.relation()}
	x, y := dayOf(a.Meta.Date), dayOf(b.Meta.Date)
	dated := x != 0 && y != 0
	systems := a.Meta.System != "" && b.Meta.System != "" && a.Meta.System != b.Meta.System
	if systems || dated && x < y { // of two translations of one text, none is a copy, nor is what was there before
		m.ForA = mqm.Neutral
	}
	if systems || dated && y < x {
		m.ForB = mqm.Neutral
	}
	report(m)
}

// A likeness is how much two articles have in common.
type likeness struct {
	share    float64 // of words, in the same order
	replaced float64 // of words, by one or two others
	swaps    []string
	facts    int  // places where names or numbers differ
	title    bool // they have one headline
}

// compare compares the beginnings of two articles word by word; ok is false if
// neither is a copy of the other.
func compare(a, b *article.Article) (c likeness, ok bool) {
	wa, wb := bodies.Of(a), bodies.Of(b)
	if wa.short || wb.short || wa.overlap(wb) < copied { // not even in another order
		return c, false
	}
	r, fits := wa.diff.Words(wa.words, wb.words)
	if !fits || r.Ratio() < copied {
		return c, false
	}
	c.share = r.Ratio()
	swapped := 0
	for _, e := range r.Edits {
		na, nb := e.A.Len(), e.B.Len()
		if na == 0 || nb == 0 || na > 2 || nb > 3 {
			continue
		}
		out, in := wa.text(e.A), wb.text(e.B)
		if !ordinary(out) || !ordinary(in) {
			c.facts++
			continue
		}
		if swapped += na; len(c.swaps) < 3 {
			c.swaps = append(c.swaps, fmt.Sprintf("“%s” for “%s”", in, out))
		}
	}
	c.replaced = float64(swapped) / float64(max(len(wa.words), 1))
	c.title = strings.EqualFold(strings.TrimSpace(a.Doc.Text(head(a))), strings.TrimSpace(b.Doc.Text(head(b))))
	return c, true
}

// ordinary reports whether words are neither names nor numbers: programs that rewrite
// leave those alone, and where they differ the articles may be of one pattern.
func ordinary(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool { return unicode.IsUpper(r) || unicode.IsDigit(r) })
}

// patterned is from how many names and numbers that differ two articles are said to
// follow one pattern.
const patterned = 3

func (c *likeness) spun() bool { return c.replaced >= respun && len(c.swaps) > 0 }

func (c *likeness) severity() mqm.Severity {
	if c.spun() {
		return mqm.Minor
	}
	return mqm.Neutral
}

func (c *likeness) message() string {
	what := fmt.Sprintf("%.0f %% of the words stand in the same order in another article", 100*c.share)
	if c.share > 0.995 {
		what = "the text stands word for word in another article"
	}
	if !c.title {
		what += " under another headline"
	}
	switch {
	case c.spun():
		what += ", with words replaced one by one: " + strings.Join(c.swaps, ", ")
	case c.facts >= patterned:
		what += ", with other names or numbers"
	}
	return what
}

func (c *likeness) relation() string {
	if c.spun() {
		return "the article of which this one is a rewritten copy, or which is one of it"
	}
	return "the other article"
}

// A wordRun is the words of a body, numbered alike in all articles.
type wordRun struct {
	a      *article.Article
	tokens []int32
	words  []int32     // hashes of the folded words
	counts []wordCount // the different ones, ascending
	short  bool        // too short to be compared
	diff   diff.Comparer
}

// A wordCount is the hash of a word, and in the lower half how often it stands in a run: one
// number is sorted faster than two.
type wordCount uint64

// overlap is the share of words that two runs have in common, in whatever order.
func (r *wordRun) overlap(o *wordRun) float64 {
	same := uint32(0)
	for i, j := 0, 0; i < len(r.counts) && j < len(o.counts); {
		switch x, y := r.counts[i], o.counts[j]; {
		case x>>32 < y>>32:
			i++
		case x>>32 > y>>32:
			j++
		default:
			same, i, j = same+uint32(min(x, y)), i+1, j+1
		}
	}
	return float64(2*same) / float64(max(len(r.words)+len(o.words), 1))
}

// bodies gives the first words of the paragraphs, as many as can be compared.
var bodies = article.NewLayer("body words", func(a *article.Article) *wordRun {
	r := &wordRun{a: a}
	d, w := a.Doc, layer.Words.Of(a)
	n := min(len(d.Tokens), diff.MaxWords)
	r.tokens, r.words = make([]int32, 0, n), make([]int32, 0, n)
	for b, part := range layer.Structure.Of(a).Parts {
		if part != layer.Paragraph {
			continue
		}
		for i := d.Blocks[b].Tokens.First; i < d.Blocks[b].Tokens.End && len(r.words) < diff.MaxWords; i++ {
			if d.Tokens[i].Kind != text.Punct {
				r.tokens, r.words = append(r.tokens, i), append(r.words, int32(w.Hash(w.ID(int(i)))))
			}
		}
	}
	times := make([]uint32, w.Distinct())
	for _, i := range r.tokens {
		times[w.ID(int(i))]++
	}
	r.counts = make([]wordCount, 0, len(times))
	for id, n := range times {
		if n > 0 {
			r.counts = append(r.counts, wordCount(w.Hash(int32(id)))<<32|wordCount(n))
		}
	}
	slices.Sort(r.counts)
	r.short = len(topical(a, leastWords)) < leastWords
	return r
})

func (r *wordRun) text(e text.Range) string {
	d := r.a.Doc
	return strings.Join(strings.Fields(d.Src[d.Tokens[r.tokens[e.First]].Start:d.Tokens[r.tokens[e.End-1]].End]), " ")
}
