package layer

import (
	"github.com/mtlint/mtlint/internal/article"
	"github.com/mtlint/mtlint/internal/text"
)

// A quotation that is left open at the end of a paragraph may be closed by a mark
// in a later one that does not repeat the opening mark; so far on, in bytes.
const quoteReach = 1500

// A quotePairer pairs the marks of an article in one pass with a stack.
type quotePairer struct {
	d     *text.Document
	marks []QuoteMark
	all   []openQuote
	stack []int32 // quotations that are open, by index
	kinds [4]int  // how many of each family are on the stack
	carry int32   // quotation that a former paragraph left open, not yet taken up again; -1
	loose []Unpaired
}

// An openQuote is a quotation in the making.
type openQuote struct {
	open, close int32 // indexes of marks; -1
	weak        int32 // a mark that may close it, or be an apostrophe; -1
	same        int32 // the quotation of which this one is the next paragraph; -1
	joined      bool  // a later one continues this one
	dead        bool  // its mark closes another one after all
	jumped      bool  // closed in a later paragraph that does not repeat the mark
}

// family puts the styles that close each other together.
func family(s QuoteStyle) int {
	switch s {
	case DoubleStraight, DoubleCurly:
		return 0
	case SingleStraight, SingleCurly:
		return 1
	case Guillemet, SingleGuillemet:
		return 2
	}
	return 3
}

func buildQuotes(a *article.Article) *Quoting {
	marks := scanQuotes(a)
	q := &Quoting{doc: a.Doc, book: QuoteForms.Of(a.Lang), Marks: marks}
	if len(marks) == 0 {
		return q
	}
	p := &quotePairer{d: a.Doc, marks: marks, carry: -1}
	for i := range marks {
		if i > 0 && marks[i].Block != marks[i-1].Block {
			p.endBlock(int32(i))
		}
		p.mark(int32(i))
	}
	p.endBlock(int32(len(marks)))
	p.drop()
	q.collect(p)
	return q
}

// mark takes in the next mark.
func (p *quotePairer) mark(i int32) {
	m := &p.marks[i]
	f := family(m.Style)
	open := p.kinds[f] > 0
	dir := m.dir
	switch {
	case dir == either:
		dir = opening
		if open || p.carry >= 0 && m.Before != SideSpace {
			dir = closing
		}
	case dir == closing && !m.Style.Single() && !open && p.carry < 0 && m.Before <= SideOpen && m.After == SideWord:
		dir = opening // ”turned the wrong way” here and in “some languages“
	case dir == opening && !m.Style.Single() && open && m.After != SideWord && (m.Before > SideOpen || m.Before == SideSpace && m.After == SideSpace && f == 0):
		dir = closing
	}
	if dir == opening {
		p.opens(i, f)
		return
	}
	p.closes(i, f)
}

func (p *quotePairer) opens(i int32, f int) {
	m := &p.marks[i]
	m.Opens = true
	if f == 1 && len(p.stack) > 0 && family(p.style(p.top())) == 1 {
		p.pop() // singles do not nest in singles
	}
	same := int32(-1)
	if p.carry >= 0 {
		c := p.carry
		if family(p.style(c)) == f && p.first(i) && p.adjoins(c, m.Block) {
			same = c
			p.all[c].joined = true
			p.carry = -1
		} else if f != 1 || family(p.style(c)) == 1 {
			p.drop()
		}
	}
	p.kinds[f]++
	p.stack = append(p.stack, int32(len(p.all)))
	p.all = append(p.all, openQuote{open: i, close: -1, weak: -1, same: same})
}

func (p *quotePairer) closes(i int32, f int) {
	m := &p.marks[i]
	if p.kinds[f] == 0 {
		if p.foreign(i, f) {
			return
		}
		if c := p.carry; c >= 0 && family(p.style(c)) == f && !m.weak {
			p.carry = -1
			p.all[c].close, p.all[c].jumped = i, true
			return
		}
		p.unopened(i, f)
		return
	}
	if f == 1 && m.weak {
		// Between the single mark that it would close and here, a double one may
		// have been opened; then it is an apostrophe.
		if q := &p.all[p.top()]; family(p.style(p.top())) == 1 && q.weak < 0 {
			q.weak = i
		}
		return
	}
	if f == 1 && family(p.style(p.top())) != 1 {
		return // an apostrophe: a double quotation inside the single one is still open
	}
	for family(p.style(p.top())) != f {
		p.pop()
	}
	p.all[p.top()].close = i
	p.shift()
	if m.Doubled && p.kinds[f] > 0 && family(p.style(p.top())) == f {
		p.all[p.top()].close = i // two quotations end at once
		p.shift()
	}
}

// foreign closes a quotation in double marks with one in guillemets or the other
// way round: “Here.»
func (p *quotePairer) foreign(i int32, f int) bool {
	if f == 1 || f == 3 || len(p.stack) == 0 || p.marks[i].Before == SideSpace {
		return false
	}
	if t := p.top(); family(p.style(t)) == 2-f && p.style(t) != SingleGuillemet && p.marks[i].Style != SingleGuillemet && p.marks[i].Block == p.marks[p.all[t].open].Block {
		p.all[t].close = i
		p.shift()
		return true
	}
	return false
}

// unopened notes a closing mark without an opening one.
func (p *quotePairer) unopened(i int32, f int) {
	m := &p.marks[i]
	if f == 1 {
		return // an apostrophe, as far as one can tell
	}
	// “… a 27" screen," he said”: what closed the last quotation was an inch sign.
	if n := len(p.all); f == 0 && n > 0 {
		if q := &p.all[n-1]; q.close >= 0 && p.marks[q.close].inch && p.marks[q.close].Block == m.Block {
			q.close = i
			return
		}
	}
	if m.inch || m.Before == SideSpace && f > 0 {
		return // inches; an arrow
	}
	// “the so-called" bright" side”: the blank is on the wrong side of the first.
	if n := len(p.loose); n > 0 && !p.loose[n-1].Opens && i > 0 && p.marks[i-1].First == p.loose[n-1].Token && p.together(i-1, i) && p.marks[i-1].After == SideSpace {
		p.loose = p.loose[:n-1]
		p.marks[i-1].Opens = true
		p.all = append(p.all, openQuote{open: i - 1, close: i, weak: -1, same: -1})
		return
	}
	p.loose = append(p.loose, Unpaired{m.First, m.Block, false, m.Style})
}

func (p *quotePairer) top() int32 { return p.stack[len(p.stack)-1] }

func (p *quotePairer) style(q int32) QuoteStyle { return p.marks[p.all[q].open].Style }

// shift takes the closed quotation off the stack.
func (p *quotePairer) shift() {
	p.kinds[family(p.style(p.top()))]--
	p.stack = p.stack[:len(p.stack)-1]
}

// pop takes a quotation that was not closed off the stack.
func (p *quotePairer) pop() {
	t := p.top()
	p.shift()
	p.unclosed(t)
}

// unclosed settles a quotation that was not closed.
func (p *quotePairer) unclosed(t int32) {
	q := &p.all[t]
	if q.weak >= 0 {
		q.close = q.weak
		return
	}
	m := &p.marks[q.open]
	if m.Style != SingleStraight || m.dir == opening && p.d.Text(p.d.Tokens[m.First].Span) == "`" {
		if m.Style == SingleStraight {
			return
		}
		p.loose = append(p.loose, Unpaired{m.First, m.Block, true, m.Style})
	}
}

// first reports whether mark i begins its paragraph.
func (p *quotePairer) first(i int32) bool {
	return p.marks[i].First == p.d.Blocks[p.marks[i].Block].Tokens.First
}

// adjoins reports whether only short lines, such as a heading or a caption, stand
// between the paragraph of quotation c and block b.
func (p *quotePairer) adjoins(c, b int32) bool {
	first := p.marks[p.all[c].open].Block + 1
	if b-first > 3 {
		return false
	}
	for ; first < b; first++ {
		t := p.d.Blocks[first].Tokens
		if t.Len() > 20 || p.endsSentence(t.End-1) && t.Len() > 4 {
			return false
		}
	}
	return true
}

// drop gives up the quotation that a former paragraph left open.
func (p *quotePairer) drop() {
	if p.carry >= 0 {
		p.unclosed(p.carry)
		p.carry = -1
	}
}

// endBlock settles what is open at the end of a paragraph; next is the first mark
// of a later one.
func (p *quotePairer) endBlock(next int32) {
	for len(p.stack) > 0 {
		t := p.top()
		q := &p.all[t]
		n := p.follower(t)
		switch {
		case len(p.stack) > 1 && q.open == p.all[t-1].open+1 && p.stack[len(p.stack)-2] == t-1 && p.misturned(t-1, t):
			// “the "Queen of Hops "as it is known”
			p.shift()
			p.marks[q.open].Opens = false
			p.all[t-1].close = q.open
			q.dead = true
			p.shift()
		case n >= 0 && p.continues(t, n):
			p.shift()
			q.joined, p.all[n].same = true, t
		case p.carry < 0 && q.weak < 0 && p.style(t) != SingleStraight && p.goesOn(t, next):
			p.shift()
			p.carry = t
		default:
			p.pop()
		}
	}
	if p.carry >= 0 && int(next) < len(p.marks) && p.far(p.carry, next) {
		p.drop()
	}
}

// together reports whether two straight double marks stand in one sentence, not
// far from each other.
func (p *quotePairer) together(i, j int32) bool {
	a, b := &p.marks[i], &p.marks[j]
	if a.Style != DoubleStraight || b.Style != DoubleStraight || a.Block != b.Block || b.First-a.Last > 15 {
		return false
	}
	at := p.d.Tokens[a.First].Start
	return p.d.Sentences[p.d.SentenceAt(at)].End > p.d.Tokens[b.First].Start
}

// misturned reports whether quotation n is no quotation but the end of t, with
// the blank on the wrong side of its mark.
func (p *quotePairer) misturned(t, n int32) bool {
	i, j := p.all[t].open, p.all[n].open
	if !p.together(i, j) {
		return false
	}
	next := p.marks[j].Last + 1
	return int(next) < len(p.d.Tokens) && p.d.Tokens[next].Kind == text.Word && p.d.Tokens[next].Shape == text.Lower
}

// follower returns the next quotation after t in double marks; -1 if none is near.
func (p *quotePairer) follower(t int32) int32 {
	for n := t + 1; int(n) < len(p.all) && n < t+16; n++ {
		if !p.style(n).Single() && !p.all[n].dead {
			if p.all[n].same >= 0 {
				return -1
			}
			return n
		}
	}
	return -1
}

// continues reports whether quotation n, which begins inside t, is t's next
// paragraph: one that begins with a mark of its own at the start of a sentence,
// in a text that has lost the line break before it.
func (p *quotePairer) continues(t, n int32) bool {
	a, b := &p.marks[p.all[t].open], &p.marks[p.all[n].open]
	if family(a.Style) != family(b.Style) || a.Style.Single() {
		return false
	}
	return b.Before == SideSpace && b.First-a.Last > 3 && p.endsSentence(b.First-1)
}

// endsSentence reports whether token i is a full stop or the like.
func (p *quotePairer) endsSentence(i int32) bool {
	switch p.d.Text(p.d.Tokens[i].Span) {
	case ".", "!", "?", "…", "...", "....":
		return true
	}
	return false
}

// goesOn reports whether quotation t, open at the end of its paragraph, may go on
// in the paragraph of mark next.
func (p *quotePairer) goesOn(t, next int32) bool {
	return int(next) < len(p.marks) && !p.far(t, next)
}

// far reports whether mark next is too far from quotation t to belong to it.
func (p *quotePairer) far(t, next int32) bool {
	m, n := &p.marks[p.all[t].open], &p.marks[next]
	end := p.d.Blocks[m.Block].End
	return p.d.Tokens[n.First].Start-end > quoteReach
}
