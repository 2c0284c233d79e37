// Package pattern matches short token patterns: the phrase lists of a language
// pack, and the few patterns that rules write themselves.
//
// A pattern is a row of elements separated by blanks:
//
//	word        the folded word, or a mark of punctuation
//	~turn       any inflection: turn, turns, turned, turning
//	<poss>      any word of a set of the pack (phrase_sets.tsv), or one of the
//	            classes <word>, <name>, <lower>, <number>, <ing>, <ed>, <plural>, <punct>
//	a|~b|<c>    any of these
//	x?          x or nothing
//	..3         up to three tokens, none of them one of . ; : ! ?
//	!x          the next token is not x; takes no token
//	^           here the sentence, or a quotation in it, begins; takes no token
//	$           here a clause ends: punctuation or the sentence's end; takes no token
//	[ ]         around the elements to report; all of them otherwise
package pattern

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/mtlint/mtlint/internal/lang"
)

// maxElems bounds a pattern, so that a match is a fixed array.
const maxElems = 20

type kind uint8

const (
	words  kind = iota // one of elem.words, or of elem.classes
	gap                // up to elem.most tokens
	start              // ^
	finish             // $
)

type elem struct {
	kind     kind
	optional bool
	not      bool
	most     int
	one      string   // the only word, where there is one
	words    lang.Set // otherwise
	filter   uint64   // bits of the hashes of all words: a word without its bit is none of them
	keys     []string // the words in order
	cost     float64  // about how frequent the words are together
	classes  []Class
}

// A Pattern is compiled and read-only.
type Pattern struct {
	elems    []*elem
	key      int // the element whose words are rarest: matching begins there
	from, to int // the elements to report
}

// A Vocabulary is what the elements of patterns mean in a language.
type Vocabulary struct {
	Sets   map[string][]string
	Forms  func(lemma string) []string
	Common map[string]int // rank of frequent words, from 1
}

// Compile reads a pattern.
func (v *Vocabulary) Compile(src string) (*Pattern, error) {
	return v.compile(src, map[string]*elem{})
}

// compile reads a pattern. It looks elements up that it has met before: the patterns
// of a pack share most of theirs.
func (v *Vocabulary) compile(src string, met map[string]*elem) (*Pattern, error) {
	p := &Pattern{from: -1, to: -1, elems: make([]*elem, 0, strings.Count(src, " ")+1)}
	for f := range strings.FieldsSeq(src) {
		if strings.HasPrefix(f, "[") {
			p.from = len(p.elems)
			f = f[1:]
		}
		closing := strings.HasSuffix(f, "]")
		f = strings.TrimSuffix(f, "]")
		if f != "" {
			e, ok := met[f]
			if !ok {
				read, err := v.elem(f)
				if err != nil {
					return nil, fmt.Errorf("pattern %q: %w", src, err)
				}
				e = &read
				met[f] = e
			}
			p.elems = append(p.elems, e)
		}
		if closing {
			p.to = len(p.elems)
		}
	}
	if p.from < 0 {
		p.from = 0
	}
	if p.to < 0 {
		p.to = len(p.elems)
	}
	if len(p.elems) > maxElems || p.from >= p.to {
		return nil, fmt.Errorf("pattern %q: empty, or more than %d elements", src, maxElems)
	}
	if p.key = rarest(p.elems); p.key < 0 {
		return nil, fmt.Errorf("pattern %q: has no word to look for", src)
	}
	return p, nil
}

func (v *Vocabulary) elem(f string) (e elem, err error) {
	switch {
	case f == "^":
		return elem{kind: start}, nil
	case f == "$":
		return elem{kind: finish}, nil
	case strings.HasPrefix(f, "..") && len(f) > 2:
		e.kind = gap
		e.most, err = strconv.Atoi(f[2:])
		return e, err
	}
	if len(f) > 1 && f[0] == '!' {
		e.not, f = true, f[1:]
	}
	if len(f) > 1 && strings.HasSuffix(f, "?") {
		e.optional, f = true, f[:len(f)-1]
	}
	var all []string
	for w := range strings.SplitSeq(f, "|") {
		switch {
		case w == "":
			return e, fmt.Errorf("empty alternative in %q", f)
		case w[0] == '~':
			all = append(all, v.Forms(w[1:])...)
		case w[0] == '<' && len(w) > 1:
			name := strings.Trim(w, "<>")
			if c, ok := classes[name]; ok {
				e.classes = append(e.classes, c)
			} else if set, ok := v.Sets[name]; ok {
				all = append(all, set...)
			} else {
				return e, fmt.Errorf("no set %s", w)
			}
		default:
			all = append(all, w)
		}
	}
	slices.Sort(all)
	e.keys = slices.Compact(all)
	for _, w := range e.keys {
		e.filter |= filterBit(lang.Hash(w))
		e.cost += 0.0001 // a word off the list is about as frequent as the 10,000th
		if r, ok := v.Common[w]; ok {
			e.cost += 1 / float64(r)
		}
	}
	if len(e.keys) == 1 {
		e.one = e.keys[0]
	} else {
		e.words = lang.NewSet(e.keys...)
	}
	return e, nil
}

// filterBit is the bit of a word in the filter of an element.
func filterBit(hash uint32) uint64 { return 1 << (hash & 63) }

// rarest returns the element whose words are likely to be the rarest, -1 if none
// is bound to be there.
func rarest(elems []*elem) int {
	best := -1
	for i := range elems {
		if e := elems[i]; e.kind != words || e.optional || e.not || len(e.classes) > 0 {
			continue
		}
		if best < 0 || elems[i].cost < elems[best].cost {
			best = i
		}
	}
	return best
}
