package terminology

import (
	"strings"

	"github.com/mtlint/mtlint/internal/lang"
	"github.com/mtlint/mtlint/internal/layer"
)

// spunTerms is the lexicon of spun terms.
var spunTerms = lang.NewPart(func(p *lang.Pack) *spunIndex {
	rows := p.Rows("tortured.tsv")
	forms := 0
	for _, r := range rows {
		forms += strings.Count(r[2], ",") + strings.Count(r[3], ",") + 2
	}
	size := 16
	for size < 4*forms { // a form has little more than one edge of its own
		size *= 2
	}
	s := &spunIndex{
		verbs: lang.NewSet(p.Lines("tortured_verbs.txt")...),
		keys:  make([]uint64, size), nodes: make([]int32, size), ends: make([]int32, 1, 2*forms),
	}
	known := map[string]int32{}
	for _, r := range rows {
		s.terms = append(s.terms, spunTerm{r[1], r[0] == "politics" || r[0] == "law"})
		s.addAll(known, r[2], int32(len(s.terms)), strings.Count(r[1], " "))
		s.addAll(known, r[3], -int32(len(s.terms)), strings.Count(r[1], " "))
	}
	s.words = lang.NewIndex(known)
	s.first = make([]bool, len(known)+1)
	for _, e := range s.keys {
		if e>>32 == 0 {
			s.first[uint32(e)] = e != 0
		}
	}
	return s
})

// A spunIndex finds the spun forms by their words: a tree whose edges are words,
// kept in one table, so that a form costs a look-up a word however many there are.
type spunIndex struct {
	terms []spunTerm
	words *lang.Index[int32] // the words of forms, numbered from 1
	first []bool             // by number: begins a form
	keys  []uint64           // open addressing: node<<32 | word
	nodes []int32
	used  int
	last  string // the first word of the form added last, and its node: many follow that begin alike
	begun int32
	ends  []int32 // by node: the term whose form ends there, counted from 1, 0 if none; negative if it is only likely
	verbs lang.Set
}

type spunTerm struct {
	words  string
	office bool // of a field whose terms are written with capitals
}

// addAll adds the forms of a term, which is counted from 1, as a row lists them.
// Where a form has more words than blanks in the term ask for, spinners join two of
// them: “sun-powered gadget”.
func (s *spunIndex) addAll(known map[string]int32, forms string, term int32, blanks int) {
	for form := range strings.SplitSeq(forms, ", ") {
		if form == "-" {
			continue
		}
		s.add(known, form, term)
		if strings.Count(form, " ") > blanks {
			s.add(known, strings.Replace(form, " ", "-", 1), term)
		}
	}
}

// add puts one form into the tree.
func (s *spunIndex) add(known map[string]int32, form string, term int32) {
	node := int32(0)
	for more := true; more; {
		var word string
		word, form, more = strings.Cut(form, " ")
		if node == 0 && word == s.last {
			node = s.begun
			continue
		}
		number, ok := known[word]
		if !ok {
			number = int32(len(known) + 1)
			known[word] = number
		}
		at, ok := s.find(node, number)
		if !ok {
			if 2*s.used >= len(s.keys) {
				s.grow()
				at, _ = s.find(node, number)
			}
			s.keys[at], s.nodes[at] = edge(node, number), int32(len(s.ends))
			s.ends = append(s.ends, 0)
			s.used++
		}
		if node == 0 {
			s.last, s.begun = word, s.nodes[at]
		}
		node = s.nodes[at]
	}
	if s.ends[node] == 0 {
		s.ends[node] = term
	}
}

// grow doubles the table.
func (s *spunIndex) grow() {
	keys, nodes := s.keys, s.nodes
	s.keys, s.nodes = make([]uint64, 2*len(keys)), make([]int32, 2*len(keys))
	for i, e := range keys {
		if e != 0 {
			at, _ := s.find(int32(e>>32), int32(uint32(e)))
			s.keys[at], s.nodes[at] = e, nodes[i]
		}
	}
}

func edge(node, word int32) uint64 { return uint64(node)<<32 | uint64(word) }

// find returns the slot of an edge, or the free slot where it belongs.
func (s *spunIndex) find(node, word int32) (at int, ok bool) {
	e := edge(node, word)
	for at = slot(e, len(s.keys)); s.keys[at] != 0; at = (at + 1) & (len(s.keys) - 1) {
		if s.keys[at] == e {
			return at, true
		}
	}
	return at, false
}

func slot(edge uint64, size int) int { return int(edge*0x9e3779b97f4a7c15>>40) & (size - 1) }

// next follows an edge; 0 if there is none.
func (s *spunIndex) next(node, word int32) int32 {
	if at, ok := s.find(node, word); ok {
		return s.nodes[at]
	}
	return 0
}

// numbered has for each distinct word of an article its number among the words of
// forms, as it stands and without the endings of number and possession.
type numbered struct {
	exact, base []int32
	first       []bool
}

func (s *spunIndex) numbers(w *layer.WordIndex) numbered {
	n := numbered{make([]int32, w.Distinct()), make([]int32, w.Distinct()), s.first}
	for id := range w.Distinct() {
		n.exact[id], _ = layer.Look(w, s.words, int32(id))
		if b, ending := singular(w.Form(int32(id))); ending != "" {
			n.base[id], _ = s.words.Get(b)
		}
	}
	return n
}

func (n numbered) begins(id int32) bool { return n.first[n.exact[id]] }

// singular cuts the ending of a plural or a possessive off.
func singular(w string) (base, ending string) {
	switch {
	case len(w) < 4 || w[len(w)-1] != 's' && w[len(w)-1] != '\'':
		return w, ""
	case strings.HasSuffix(w, "'s"):
		return w[:len(w)-2], "'s"
	case strings.HasSuffix(w, "s'"):
		return w[:len(w)-2], "s'"
	case strings.HasSuffix(w, "ies"):
		return w[:len(w)-3] + "y", "s"
	case strings.HasSuffix(w, "sses"), strings.HasSuffix(w, "shes"), strings.HasSuffix(w, "ches"), strings.HasSuffix(w, "xes"):
		return w[:len(w)-2], "s"
	}
	return w[:len(w)-1], "s"
}

// A spunHit is a form that was found.
type spunHit struct {
	term   int    // index into terms
	likely bool   // spun only if the article is
	ending string // what the last word had more than the form's
}

func newHit(end int32, ending string) spunHit {
	return spunHit{int(max(end, -end) - 1), end < 0, ending}
}

// match finds the longest form that begins at token i and returns the token after
// it, 0 if there is none.
func (s *spunIndex) match(n numbered, w *layer.WordIndex, i int) (hit spunHit, end int) {
	node := s.next(0, n.exact[w.ID(i)])
	for k := i + 1; node != 0 && w.Low(k) != ""; k++ {
		id := w.ID(k)
		if b := n.base[id]; b != 0 {
			if e := s.ends[s.next(node, b)]; e != 0 {
				_, ending := singular(w.Low(k))
				hit, end = newHit(e, ending), k+1
			}
		}
		if n.exact[id] == 0 {
			break
		}
		if node = s.next(node, n.exact[id]); node != 0 && s.ends[node] != 0 {
			hit, end = newHit(s.ends[node], ""), k+1
		}
	}
	return hit, end
}
