package design

import (
	"slices"

	"github.com/mtlint/mtlint/internal/lang"
	"github.com/mtlint/mtlint/internal/layer"
	"github.com/mtlint/mtlint/internal/mqm"
	"github.com/mtlint/mtlint/internal/text"
	"github.com/mtlint/mtlint/rules"
)

// HeadlineRepeated finds the headline in the body.
var HeadlineRepeated = &rules.Rule{
	Meta: rules.Meta{
		ID: "headline-repeated", Name: "Headline repeated in the body", Category: mqm.Duplication, Severity: mqm.Major,
		Rationale: `Sites that copy articles by program paste the headline into the text again: as a line between two paragraphs, above a picture, with the name of the site,
in capitals, or in front of the first sentence. No editor sees it.`,
		LetsPass: `Headlines of one or two words; first sentences that say what the headline says; the name of a series or a work in a sentence or in quotation marks;
headings that share some words with the headline.`,
		AnyLanguage: true, Needs: []string{"repetition.tsv"},
		Precision: rules.Precision{Right: 4, Judged: 4, On: "human-written news, in which few headlines are repeated"},
		Examples: []rules.Example{
			{
				Bad: "Ferry Runs Aground Off Selm\n\nA ferry ran aground on Monday.\n\n⟦Ferry Runs Aground Off Selm⟧\n⟦Ferry Runs Aground Off Selm⟧\n\nNobody was hurt.",
			},
			{
				Bad: "Ferry runs aground off Selm\n\n⟦FERRY RUNS AGROUND OFF SELM⟧\n\nA ferry with 40 passengers on board ran aground off the island of Selm on Monday, and nobody knows why.\n\n⟦Corve Daily 24: Ferry runs aground off Selm⟧\n\nNobody was hurt.",
			},
			{
				Bad: "Ferry with 40 people runs aground off Selm\n\nA ship is in trouble.\n\n⟦Ferry with people runs aground off Selm⟧\n\nNobody was hurt.\n\n⟦Ferry with 40 people runs…⟧\n\nThe cause is not known.",
			},
			{
				Bad: "Ferry With 40 People Runs Aground Off Selm\n\n⟦Ferry With 40 People Runs Aground Off Selm⟧ The coast guard has rescued the passengers of a ship that ran aground on Monday.\n\nNobody was hurt.",
			},
			{Good: "Ferry with 40 people runs aground off Selm\n\nA ferry with 40 people on board ran aground off Selm on Monday.\n\nWhy ferries run aground\n\nThe coast is full of rocks."},
			{Good: "What we know about the ferry that ran aground\n\nA ferry with 40 people on board ran aground off the island of Selm on Monday.\n\nWhat we know about the ferry\n\nIt is old, and it had been repaired in the spring."},
			{Good: "Letters from the coast: a ferry runs aground\n\nA ferry with 40 people on board ran aground off the island of Selm on Monday.\n\nLetters from the coast\n\nThis is the last."},
			{Good: "The Long Road to Selm\n\nThe Long Road to Selm is a film about a ferry.\n\n“The Long Road to Selm” will be shown on Monday."},
		},
		Params: []rules.Param{
			{Name: "min-words", Help: "words of the shortest headline that is looked for", Default: titleMin, Min: 2, Max: 20},
		},
	},
	Check: headlineRepeated,
}

const (
	titleMin = 3  // words of the shortest headline that is looked for
	titleMax = 60 // words of the longest: more is no headline
	pasteMin = 5  // words from which a headline is recognised inside of a paragraph
	// A site's name, a section or a date add a few words to the headline.
	additionMax = 7
	// An edited headline keeps four of five words in their order.
	editedRatio = .8
	// comparisons bounds the lines that are compared word by word, so that a long
	// list of lines all alike takes linear time.
	comparisons = 200
)

// A headline is the title and what is needed to find it.
type headline struct {
	*rules.Pass
	w     *layer.WordIndex
	x     *layer.ShingleIndex
	plan  *layer.Plan
	lists lang.Groups
	block int
	ids   []int32
	has   map[int32]bool
	left  int // comparisons
}

func headlineRepeated(p *rules.Pass) {
	plan := layer.Structure.Of(p.Article)
	if plan.Title < 0 {
		doubledLines(p)
		return
	}
	h := &headline{
		Pass: p, w: layer.Words.Of(p.Article), x: layer.Shingles.Of(p.Article),
		plan: plan, lists: repetition.Of(p.Lang), block: plan.Title, left: comparisons, has: map[int32]bool{},
	}
	h.ids = h.x.Block(h.block)
	if len(h.ids) < int(p.Param("min-words")) || len(h.ids) > titleMax {
		return
	}
	for _, id := range h.ids {
		h.has[id] = true
	}
	for b := h.block + 1; b < len(p.Doc.Blocks); b++ {
		if message := h.line(b); message != "" {
			h.report(p.Doc.Blocks[b].Tokens, message, slices.Equal(h.x.Block(b), h.ids))
		}
	}
	if len(h.ids) >= pasteMin {
		h.insideParagraphs()
	}
}

// doubledLines finds a line like a headline that stands twice in a row, in a text
// in which nothing else tells where the headline is.
func doubledLines(p *rules.Pass) {
	d, x := p.Doc, layer.Shingles.Of(p.Article)
	for b := 1; b < len(d.Blocks); b++ {
		blk := &d.Blocks[b]
		n := len(x.Block(b))
		if n <= titleMin || n > titleMax || finish(p.Article, blk.Tokens) != 0 || !slices.Equal(x.Block(b-1), x.Block(b)) {
			continue
		}
		words := 0
		for _, t := range d.Tokens[blk.Tokens.First:blk.Tokens.End] {
			if t.Kind == text.Word && t.Len() > 1 {
				words++
			}
		}
		if words > titleMin && (b < 2 || !slices.Equal(x.Block(b-2), x.Block(b))) {
			p.Report(rules.Finding{
				Span: blk.Span, Message: "this line, which seems to be the headline, stands twice in a row", Suggestion: "delete it", Fixes: deletion(d, blk.Span, true),
				Related: []rules.Related{{Span: d.Blocks[b-1].Span, Message: "the first time"}},
			})
		}
	}
}

// report reports a repetition; certain says that nothing but it would be deleted.
func (h *headline) report(r text.Range, message string, certain bool) {
	h.Report(rules.Finding{
		Span: span(h.Doc, r), Message: message, Suggestion: "delete it", Fixes: deletion(h.Doc, span(h.Doc, r), certain),
		Related: []rules.Related{{Span: h.Doc.Blocks[h.block].Span, Message: "the headline"}},
	})
}

// line says what block b, as a whole, has of the headline; "" if it is none.
func (h *headline) line(b int) string {
	ids := h.x.Block(b)
	n, m := len(ids), len(h.ids)
	if n < titleMin-1 || n > m+additionMax {
		return ""
	}
	common := 0
	for _, id := range ids {
		if h.has[id] {
			common++
		}
	}
	if common < 2 || 3*common < 2*min(n, m) {
		return ""
	}
	r := h.Doc.Blocks[b].Tokens
	end := finish(h.Article, r)
	asks := h.lists["question"].Has(h.w.Low(int(firstWord(h.Doc, r))))
	at := find(ids, h.ids)
	switch {
	case at == 0 && n == m:
		if h.quoted(b) || m < 4 && end == '.' {
			return ""
		}
		return "the headline is repeated in the body" + h.casing(b)
	case at >= 0:
		if added := h.additions(b, at); added != "" && end != '.' {
			return "the headline is repeated in the body, with " + added + " added"
		}
		return ""
	case end == '.' || h.quoted(b) || verse(h.Article, b) && h.plan.Parts[b] == layer.Paragraph:
		return ""
	case n < m && find(h.ids, ids) == 0 && (end == '~' && n >= titleMin || n >= 4 && 5*n >= 3*m && !h.kicker(n) && (n+1 == m || !asks)):
		return "the headline is repeated in the body, cut off after " + quoted(h.Doc, wordsOf(h.Doc, r)[n-1:])
	case n < 4 || h.left == 0 || end == '?' || asks:
		return ""
	}
	h.left--
	c := compare(h.ids, ids)
	title := h.Doc.Blocks[h.block].Tokens
	if c.ratio < editedRatio || changesFacts(h.Article, h.lists["fact"], c.edits, title, r) && c.ratio < strictRatio {
		return ""
	}
	return "the headline is repeated in the body, edited: " + describe(h.Doc, c.edits, title, r)
}

// strictRatio is what a line must share with the headline where a name or number
// differs: headings of one series differ so.
const strictRatio = .85

// kicker reports whether a mark sets off the first n words of the headline from
// the rest: by themselves they name a series or a subject.
func (h *headline) kicker(n int) bool {
	tokens := wordsOf(h.Doc, h.Doc.Blocks[h.block].Tokens)
	return n < len(tokens) && tokens[n] > tokens[n-1]+1
}

// casing says how the letters of an equal line differ.
func (h *headline) casing(b int) string {
	a, z := wordsOf(h.Doc, h.Doc.Blocks[h.block].Tokens), wordsOf(h.Doc, h.Doc.Blocks[b].Tokens)
	for i := range z {
		if h.Doc.Text(h.Doc.Tokens[a[i]].Span) != h.Doc.Text(h.Doc.Tokens[z[i]].Span) {
			return ", in other capitals"
		}
	}
	return ""
}

// quoted reports whether a block is in quotation marks and the headline is not.
func (h *headline) quoted(b int) bool {
	q := layer.Quotes.Of(h.Article)
	in := func(b int) bool {
		r := h.Doc.Blocks[b].Tokens
		words := wordsOf(h.Doc, r)
		return words[0] > r.First && words[len(words)-1] < r.End-1 && q.InQuote(int(words[0])) && q.InQuote(int(words[len(words)-1]))
	}
	return in(b) && !in(h.block)
}

// additions quotes what stands before and after the headline's words in block b,
// which begin with its word at. It is "" unless marks set the additions off, or
// they are names.
func (h *headline) additions(b, at int) string {
	tokens := wordsOf(h.Doc, h.Doc.Blocks[b].Tokens)
	before, after := tokens[:at], tokens[at+len(h.ids):]
	if len(before) > 0 && !h.setOff(tokens[at-1], tokens[at], before) ||
		len(after) > 0 && !h.setOff(tokens[at+len(h.ids)-1], after[0], after) {
		return ""
	}
	switch {
	case len(before) == 0:
		return quoted(h.Doc, after)
	case len(after) == 0:
		return quoted(h.Doc, before)
	}
	return quoted(h.Doc, before) + " and " + quoted(h.Doc, after)
}

// setOff reports whether a mark that sets off stands between two tokens, or else
// the addition is a name.
func (h *headline) setOff(left, right int32, addition []int32) bool {
	for i := left + 1; i < right; i++ {
		switch h.Doc.Text(h.Doc.Tokens[i].Span) {
		case ":", "|", "-", "–", "—", "»", "›", "·", "•", "/", "(", "[", "--", "...", "…", ">", "~":
			return true
		}
	}
	for _, i := range addition {
		if t := h.Doc.Tokens[i]; t.Kind == text.Word && t.Shape == text.Lower {
			return false
		}
	}
	return len(h.ids) >= pasteMin
}

// insideParagraphs finds the headline in front of a sentence in a longer block.
func (h *headline) insideParagraphs() {
	rare, count := 0, len(h.Doc.Tokens)+1
	for i, id := range h.ids {
		if n := len(h.w.At(h.w.Form(id))); n < count {
			rare, count = i, n
		}
	}
	for _, i := range h.w.At(h.w.Form(h.ids[rare])) {
		b := h.Doc.BlockAt(h.Doc.Tokens[i].Start)
		if b <= h.block || len(h.x.Block(b)) <= len(h.ids)+additionMax {
			continue
		}
		if r, ok := h.runAround(i, rare); ok && h.pasted(b, r) {
			h.report(r, "the headline is pasted in front of the sentence that begins with "+quoted(h.Doc, []int32{r.End}), true)
		}
	}
}

// runAround returns the tokens from the headline's first word to its last if token
// i is its word number rare, and the others stand around it.
func (h *headline) runAround(i int32, rare int) (r text.Range, ok bool) {
	r = text.Range{First: i, End: i + 1}
	for k := rare - 1; k >= 0; k-- {
		for r.First--; r.First >= 0 && h.Doc.Tokens[r.First].Kind == text.Punct; r.First-- {
		}
		if r.First < 0 || h.w.ID(int(r.First)) != h.ids[k] {
			return r, false
		}
	}
	for k := rare + 1; k < len(h.ids); k++ {
		for ; int(r.End) < len(h.Doc.Tokens) && h.Doc.Tokens[r.End].Kind == text.Punct; r.End++ {
		}
		if int(r.End) == len(h.Doc.Tokens) || h.w.ID(int(r.End)) != h.ids[k] {
			return r, false
		}
		r.End++
	}
	return r, true
}

// pasted reports whether a run of the headline's words in block b is no part of
// the sentence: it stands where a sentence begins, and another begins right after
// it, although no mark ends it.
func (h *headline) pasted(b int, r text.Range) bool {
	d := h.Doc
	s := d.Sentences[d.SentenceAt(d.Tokens[r.First].Start)]
	if firstWord(d, s.Tokens) != r.First || r.End >= s.Tokens.End {
		return false
	}
	next := d.Tokens[r.End]
	if next.Kind != text.Word || next.Shape == text.Lower || layer.Quotes.Of(h.Article).InQuote(int(r.First)) {
		return false
	}
	if h.lists["starter"].Has(h.w.Low(int(r.End))) {
		return true
	}
	// A name may go on a headline written like a sentence: “Police arrest banker” +
	// “Hal Orne”. In capitals it cannot.
	lower, after := 0, 0
	for i := r.First; i < r.End; i++ {
		if t := d.Tokens[i]; t.Kind == text.Word && t.Shape == text.Lower && t.Len() > 4 {
			lower++
		}
	}
	for i := r.End; i < min(r.End+8, d.Blocks[b].Tokens.End); i++ {
		if t := d.Tokens[i]; t.Kind == text.Word && t.Shape == text.Lower {
			after++
		}
	}
	return lower == 0 && after >= 4
}

// find returns where part stands in whole, or -1.
func find(whole, part []int32) int {
	for i := 0; i+len(part) <= len(whole); i++ {
		if whole[i] == part[0] && slices.Equal(whole[i:i+len(part)], part) {
			return i
		}
	}
	return -1
}
