package design

import (
	"slices"

	"github.com/mtlint/mtlint/internal/article"
	"github.com/mtlint/mtlint/internal/diff"
	"github.com/mtlint/mtlint/internal/lang"
	"github.com/mtlint/mtlint/internal/layer"
	"github.com/mtlint/mtlint/internal/text"
)

// copied is the layer that pairs paragraphs and sentences with those they repeat.
var copied = article.NewLayer("copied", findCopies)

// copies is its value, ascending.
type copies struct{ paragraphs, sentences []pair }

// A pair is a stretch and the earlier one of which it is a copy.
type pair struct {
	first, second text.Range // tokens
	comparison
	more      bool // several sentences
	reordered bool // the same words in another order
}

// repetition are the groups of repetition.tsv.
var repetition = lang.Grouped("repetition")

const (
	exactBlock    = 8  // words of the shortest paragraph that counts when it comes again
	longBlock     = 15 // words from which a line is a paragraph even without a mark at its end
	nearBlock     = 12 // the same where a few words differ: fewer are a formula
	exactSentence = 6
	nearSentence  = 10
	refrain       = 16 // tokens of a line that, where it comes more than twice, is a refrain or formula
	shortSentence = 10 // words that a speaker may well say twice in one breath
	// Of two texts that are written apart a third of the words may agree in order,
	// of edited copies more than eight in ten.
	nearRatio = .84
	// A copy shares many shingles with its original even where one word in eight
	// differs; below that a comparison is not worth its time.
	nearShare = .3
)

func findCopies(a *article.Article) *copies {
	d, c := a.Doc, &copies{}
	x, w, plan := layer.Shingles.Of(a), layer.Words.Of(a), layer.Structure.Of(a)
	facts := repetition.Of(a.Lang)["fact"]
	inside := make([]bool, len(d.Blocks)) // blocks that are copies as a whole
	for b := range d.Blocks {
		blk := &d.Blocks[b]
		first, share := x.BlockBefore(b)
		if first < 0 || share < nearShare || first == plan.Title || plan.Parts[b] != layer.Paragraph && plan.Parts[b] != layer.Caption {
			continue
		}
		n := len(x.Block(b))
		cmp := compare(x.Block(first), x.Block(b))
		p := pair{first: d.Blocks[first].Tokens, second: blk.Tokens, comparison: cmp}
		switch {
		case cmp.same && n >= exactBlock && (finish(a, blk.Tokens) != 0 || n >= longBlock) && !verse(a, b):
		case cmp.ratio >= nearRatio && n >= nearBlock && (finish(a, blk.Tokens) != 0 || n >= longBlock) && !changesFacts(a, facts, cmp.edits, p.first, p.second):
		default:
			continue
		}
		inside[b] = true
		c.paragraphs = append(c.paragraphs, p)
	}
	bag := newBag(w.Distinct(), facts)
	again := map[int32]int{} // copies of the sentence that begins with a token
	for b := range d.Blocks {
		if inside[b] || plan.Parts[b] != layer.Paragraph {
			continue
		}
		for s := d.Blocks[b].Sentences.First; s < d.Blocks[b].Sentences.End; s++ {
			p, ok := copiedSentence(a, x, facts, plan, b, int(s))
			if !ok && s > d.Blocks[b].Sentences.First {
				p, ok = spunSentence(a, x, bag, int(s))
			}
			if ok {
				again[p.first.First]++
				c.sentences = append(c.sentences, p)
			}
		}
	}
	c.sentences = slices.DeleteFunc(c.sentences, func(p pair) bool {
		return again[p.first.First] > 1 && p.second.Len() <= refrain
	})
	c.sentences = join(c.sentences)
	return c
}

// join makes one pair of copies that follow one another as their originals do.
func join(pairs []pair) (out []pair) {
	for _, p := range pairs {
		if n := len(out) - 1; n >= 0 && p.same && out[n].same && out[n].second.End == p.second.First && out[n].first.End == p.first.First {
			out[n].first.End, out[n].second.End, out[n].more = p.first.End, p.second.End, true
			continue
		}
		out = append(out, p)
	}
	return out
}

// spunSentence finds a sentence that says what the one before says, in nearly the
// same words but in another order.
func spunSentence(a *article.Article, x *layer.ShingleIndex, bag *bag, s int) (p pair, ok bool) {
	d := a.Doc
	p = pair{first: d.Sentences[s-1].Tokens, second: d.Sentences[s].Tokens, reordered: true}
	before, after := x.Sentence(s-1), x.Sentence(s)
	n := len(after)
	if n < nearSentence || n > diff.MaxWords || 5*len(before) < 4*n || 5*n < 4*len(before) || finish(a, p.second) == 0 {
		return p, false
	}
	if bag.dice(before, after) < nearRatio || !bag.sameFacts(a, p) || spoken(a, p, true) {
		return p, false
	}
	return p, true
}

// formula reports whether a sentence is made of figures, as entries of lists are:
// “Fined £300, ordered to pay costs of £85”.
func formula(d *text.Document, r text.Range) bool {
	numbers, words := 0, 0
	for _, t := range d.Tokens[r.First:r.End] {
		switch t.Kind {
		case text.Number:
			numbers++
		case text.Word:
			words++
		}
	}
	return numbers > 1 && 5*numbers >= words && words <= 16
}

func copiedSentence(a *article.Article, x *layer.ShingleIndex, facts lang.Set, plan *layer.Plan, b, s int) (p pair, ok bool) {
	d := a.Doc
	first, share := x.SentenceBefore(s)
	if first < 0 || share < nearShare {
		return p, false
	}
	in := d.BlockAt(d.Sentences[first].Start)
	if plan.Parts[in] != layer.Paragraph {
		return p, false
	}
	n := len(x.Sentence(s))
	cmp := compare(x.Sentence(first), x.Sentence(s))
	p = pair{first: d.Sentences[first].Tokens, second: d.Sentences[s].Tokens, comparison: cmp}
	if finish(a, p.second) == 0 || verse(a, b) || formula(d, p.second) {
		return p, false
	}
	switch {
	case cmp.same && n >= exactSentence:
	case cmp.ratio >= nearRatio && n >= nearSentence && !changesFacts(a, facts, cmp.edits, p.first, p.second):
	default:
		return p, false
	}
	return p, !spoken(a, p, p.first.End == p.second.First) && !pullQuote(a, x, plan, p, in, b)
}

// spoken reports whether a sentence is repeated by a speaker, or quoted again:
// people say a thing twice, and a writer may quote a line at its place after he
// has summed it up by it.
func spoken(a *article.Article, p pair, together bool) bool {
	if layer.Structure.Of(a).Genre == layer.Transcript {
		return true
	}
	q := layer.Quotes.Of(a)
	ta, tb := wordsOf(a.Doc, p.first), wordsOf(a.Doc, p.second)
	in := func(i int32) bool { return q.InQuote(int(i)) }
	if !p.same && (in(ta[0]) || in(tb[0]) || in(tb[len(tb)-1])) {
		return true
	}
	return together && len(tb) <= shortSentence && in(ta[0]) && in(tb[0]) && in(tb[len(tb)-1])
}

// pullQuote reports whether the earlier block is a line set large between the
// paragraphs: short, by itself, and said again inside a longer one. It shows by
// quotation marks around it, a beginning in the middle of a sentence, a small
// change, or two sentences that come again together.
func pullQuote(a *article.Article, x *layer.ShingleIndex, plan *layer.Plan, p pair, first, second int) bool {
	d := a.Doc
	f := &d.Blocks[first]
	if first == second || first <= int(plan.Body().First) || f.Sentences.Len() > 3 || f.Tokens.Len() > 60 || 4*d.Blocks[second].Tokens.Len() < 5*f.Tokens.Len() {
		return false
	}
	if !p.same || d.Tokens[f.Tokens.First].Kind == text.Word && d.Tokens[f.Tokens.First].Shape == text.Lower {
		return true
	}
	words := wordsOf(d, f.Tokens)
	q := layer.Quotes.Of(a)
	if q.InQuote(int(words[0])) && q.InQuote(int(words[len(words)-1])) {
		return true
	}
	return f.Sentences.Len() > 1 && contains(x.Block(second), x.Block(first))
}

// contains reports whether the words of part stand together in whole. It gives up
// on what is too long for a paragraph: it is asked for every copied sentence.
func contains(whole, part []int32) bool {
	if len(whole) > diff.MaxWords {
		return false
	}
	return find(whole, part) >= 0
}

// verse reports whether a block stands among short lines without a blank between,
// as verses and lists do.
func verse(a *article.Article, b int) bool {
	d := a.Doc
	short := func(i int) bool { return d.Blocks[i].Tokens.Len() <= 14 }
	return short(b) && (b > 0 && d.Blocks[b].Gap == 1 && short(b-1) || b+1 < len(d.Blocks) && d.Blocks[b+1].Gap == 1 && short(b+1))
}

// span is the stretch of text of a range of tokens.
func span(d *text.Document, r text.Range) text.Span {
	return text.Span{Start: d.Tokens[r.First].Start, End: d.Tokens[r.End-1].End}
}
