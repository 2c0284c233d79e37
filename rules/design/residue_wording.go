package design

import (
	"strings"
	"sync"

	"github.com/mtlint/mtlint/internal/lang"
	"github.com/mtlint/mtlint/internal/layer"
	"github.com/mtlint/mtlint/internal/text"
)

// A wording is one form of a page's furniture, as a sequence of steps. The
// lists of wordings are written in a small notation:
//
//	skip to (main|) content   alternatives, an empty one makes the group optional
//	%                         a number, with its unit: 3, 1.2k
//	_                         one to four words of any kind
//	@                         a link, a handle or a tag
//	:                         a colon or a dash, which must be there
//	*                         up to twelve words; at the end, any rest of the line
//
// and a mark before it: “~” only above the first or below the last paragraph, or
// beside other furniture; “+” also glued to a paragraph, as a sentence in it.
// Other punctuation in the text is passed over.
type wording struct {
	kind   residueKind
	edge   bool
	open   bool // ends with *
	strong bool // needs no other sign: has a colon, or may be glued to a paragraph
}

// A node is one step of a wording; a wording is a graph of them, because to
// write out all combinations of its alternatives would take thousands of lines.
type node struct {
	class nodeClass
	word  string
	next  []*node // what may follow
}

type nodeClass uint8

const (
	literal nodeClass = iota
	number
	few
	gap
	link
	colon
	accept
)

// A phrasebook holds wordings by their first word, so that a line is compared
// with a handful of them.
type phrasebook map[string]*chapter

// The first words under which wordings stand that begin with no word.
const (
	numberKey = "%"
	linkKey   = "@"
)

// residueBooks is made from the lists residue_<kind>.txt.
type residueBooks struct {
	lines phrasebook
	glued phrasebook // those that may stand in a paragraph
}

var residueBook = lang.NewPart(func(p *lang.Pack) *residueBooks {
	b := &residueBooks{phrasebook{}, phrasebook{}}
	for k, name := range residueFiles {
		for _, line := range p.Lines("residue_" + name + ".txt") {
			b.lines.add(residueKind(k), line)
			if strings.HasPrefix(line, "+ ") {
				b.glued.add(residueKind(k), line)
			}
		}
	}
	return b
})

// add reads one line of a list.
func (book phrasebook) add(kind residueKind, line string) {
	f := &wording{kind: kind, edge: strings.HasPrefix(line, "~ ")}
	glue := strings.HasPrefix(line, "+ ")
	line = strings.TrimLeft(line, "~+ ")
	line, f.open = strings.CutSuffix(line, " *")
	f.strong = strings.Contains(line, ":") || glue
	forks := sync.OnceValue(func() map[string][]*fork { return forksOf(line) })
	for _, key := range heads(line) {
		if book[key] == nil {
			book[key] = &chapter{}
		}
		book[key].entries = append(book[key].entries, entry{f, func() []*fork { return forks()[key] }})
	}
}

// A reader compares wordings with the tokens of one article.
type reader struct {
	doc   *text.Document
	words *layer.WordIndex
	// strict takes no dash for a colon, as between sentences it may be one.
	strict bool
}

// skip returns the first token at or after i that is not a mark of punctuation.
func (r *reader) skip(i, end int) int {
	end = min(end, i+mostMarks)
	for i < end && r.doc.Tokens[i].Kind == text.Punct {
		i++
	}
	return i
}

// mostMarks is how many marks in a row are passed over: more are no part of a
// wording, and each of them would be passed over again.
const mostMarks = 40

// longest returns the wording of a book that takes most of the tokens [i, end) from the
// first on, and where it ends. ok chooses among wordings and ends.
func (r *reader) longest(book phrasebook, i, end int, ok func(f *wording, to int) bool) (best *wording, to int) {
	if i >= end {
		return nil, 0
	}
	second := r.words.Low(r.skip(i+1, end))
	try := func(key string) {
		for _, st := range book[key].follow(second) {
			n := r.follow(st.next, i+1, end, func(to int) bool { return ok(st.wording, to) })
			if n > to || n > 0 && n == to && best.edge {
				best, to = st.wording, n
			}
		}
	}
	switch r.doc.Tokens[i].Kind {
	case text.Number:
		try(numberKey)
	case text.Link:
		try(linkKey)
	}
	try(r.words.Low(i))
	return best, to
}

// match follows the graph from n along the tokens from i on and returns the
// furthest end that is ok; 0 if there is none.
func (r *reader) match(n *node, i, end int, ok func(to int) bool) (to int) {
	switch n.class {
	case accept:
		if ok(i) {
			return i
		}
		return 0
	case colon:
		if i >= end || !r.words.Is(i, ":", "：") && (r.strict || !r.words.Is(i, "-", "–", "—", "|", "»", ">")) {
			return 0
		}
		return r.follow(n.next, i+1, end, ok)
	case gap:
		for k := 0; k <= 12 && i < end; k++ {
			to = max(to, r.follow(n.next, i, end, ok))
			i = r.skip(i+1, end)
		}
		return to
	case few:
		i = r.skip(i, end)
		for k := 0; k < 4 && i < end; k++ {
			to = max(to, r.follow(n.next, i+1, end, ok))
			i = r.skip(i+1, end)
		}
		return to
	}
	if n.class != literal || r.words.Low(i) != n.word || i >= end {
		i = r.skip(i, end)
	}
	if i >= end {
		return 0
	}
	switch t := r.doc.Tokens[i]; {
	case n.class == number && t.Kind != text.Number,
		n.class == link && t.Kind != text.Link,
		n.class == literal && r.words.Low(i) != n.word:
		return 0
	}
	return r.follow(n.next, i+1, end, ok)
}

func (r *reader) follow(next []*node, i, end int, ok func(to int) bool) (to int) {
	for _, n := range next {
		to = max(to, r.match(n, i, end, ok))
	}
	return to
}
