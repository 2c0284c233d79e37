package layer

import (
	"sort"

	"github.com/mtlint/mtlint/internal/text"
)

// An Extent is a guess at what a mark without its partner was to enclose.
type Extent struct {
	Span text.Span // with the mark that is there
	At   int32     // where the other mark belongs
	Tag  text.Span // the attribution that shows it; empty if there is none
	Sure bool
}

// around returns the nearest tokens of double marks before and after token i in
// its block, or the block's bounds.
func (q *Quoting) around(i, block int32) (prev, next int32) {
	r := q.doc.Blocks[block].Tokens
	k := sort.Search(len(q.Marks), func(k int) bool { return q.Marks[k].Last >= i })
	prev, next = r.First-1, r.End
	for j := k - 1; j >= max(0, k-nearMarks) && q.Marks[j].Block == block; j-- {
		if !q.Marks[j].Style.Single() {
			prev = q.Marks[j].Last
			break
		}
	}
	for j := k; j < min(len(q.Marks), k+nearMarks) && q.Marks[j].Block == block; j++ {
		if m := &q.Marks[j]; m.First > i && !m.Style.Single() {
			next = m.First
			break
		}
	}
	return prev, next
}

// nearMarks is how many marks away a neighbour is looked for.
const nearMarks = 64

// speechReach is how many sentences a guess takes in at most.
const speechReach = 6

// EndOf guesses where the quotation ends that the mark at token i opens.
func (q *Quoting) EndOf(s *SpeechFinder, i, block int32) Extent {
	d := q.doc
	_, next := q.around(i, block)
	e := Extent{Span: d.Tokens[i].Span}
	first := d.SentenceAt(d.Tokens[i].End)
	lower := int(i)+1 < len(d.Tokens) && d.Tokens[i+1].Kind == text.Word && d.Tokens[i+1].Shape == text.Lower
	if comma, verb, ok := s.TagIn(i+1, next); ok && (!lower || comma < d.Sentences[first].Tokens.End) {
		e.At = d.Tokens[comma].End
		if q.book.outside && d.Src[d.Tokens[comma].Start] == ',' {
			e.At = d.Tokens[comma].Start
		}
		e.Tag = text.Span{Start: d.Tokens[comma+1].Start, End: d.Tokens[verb].End}
		e.Sure = comma < d.Sentences[first].Tokens.End
		e.Span.End = e.At
		return e
	}
	last := int(d.Blocks[block].Sentences.End) - 1
	switch n := s.Narration(i+1, next); {
	case n > first:
		e.At = d.Sentences[n-1].End
		t := d.Sentences[n].Tokens.First
		e.Tag = text.Span{Start: d.Tokens[t].Start, End: d.Tokens[min(t+4, d.Sentences[n].Tokens.End-1)].End}
	case lower:
		e.At = q.fragment(i+1, d.Sentences[first].Tokens.End)
	case next == d.Blocks[block].Tokens.End && last-first < 3:
		e.At, e.Sure = d.Blocks[block].End, last == first
	default:
		n := first
		for k := first + 1; k <= last && k < first+speechReach && d.Sentences[k].Tokens.End <= next; k++ {
			if s.personal(&d.Sentences[k]) {
				n = k
			}
		}
		e.At = d.Sentences[n].End
	}
	e.Span.End = max(e.At, e.Span.End)
	return e
}

// fragment guesses the end of a few quoted words that begin at token i: the next
// mark of punctuation, or six words on.
func (q *Quoting) fragment(i, end int32) int32 {
	k := i
	for ; k+1 < end && k < i+6; k++ {
		if t := q.doc.Tokens[k+1]; t.Kind == text.Punct && t.Start == q.doc.Tokens[k].End && q.doc.Src[t.Start] != '-' && q.doc.Src[t.Start] != '%' {
			break
		}
	}
	return q.doc.Tokens[k].End
}

// StartOf guesses where the quotation begins that the mark at token i closes.
func (q *Quoting) StartOf(s *SpeechFinder, i, block int32) Extent {
	d := q.doc
	prev, _ := q.around(i, block)
	e := Extent{Span: d.Tokens[i].Span}
	last := d.SentenceAt(d.Tokens[max(i-1, d.Blocks[block].Tokens.First)].Start)
	n, top := last, int(d.Blocks[block].Sentences.First)
	for k := last - 1; k >= top && k > last-speechReach && d.Sentences[k].Tokens.First > prev && !s.reports(&d.Sentences[k]); k-- {
		if s.personal(&d.Sentences[k]) {
			n = k
		}
	}
	sent := &d.Sentences[n]
	from := max(prev+1, sent.Tokens.First)
	e.Sure = from == sent.Tokens.First && (n == top || s.reports(&d.Sentences[n-1]))
	for k := from; k+2 < i; k++ {
		switch n := d.Tokens[k+1]; {
		case d.Src[d.Tokens[k].Start] == ':' && n.Kind != text.Number:
			from = k + 1
		case s.Verb(k) && (s.that.Has(s.w.Low(int(k+1))) || n.Kind == text.Punct && d.Src[n.Start] == ','):
			from = k + 2
		default:
			continue
		}
		e.Sure = false
	}
	for from < i && d.Tokens[from].Kind == text.Punct {
		from++ // a comma or bracket between the last quotation and this
	}
	if from < i {
		e.At = d.Tokens[from].Start
		e.Span.Start = e.At
	} else {
		e.At = e.Span.Start
	}
	if verb, ok := s.Tag(i+1, d.Blocks[block].Tokens.End); ok {
		e.Tag = text.Span{Start: d.Tokens[i+1].Start, End: d.Tokens[verb].End}
	}
	return e
}
