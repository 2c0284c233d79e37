package design

import (
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// A chapter holds the wordings with one first word.
type chapter struct {
	entries []entry
	open    sync.Once         // an article meets few of the wordings
	second  map[string][]step // by the second word
	rest    []step            // where the second word is any other
}

// An entry is a wording with what may follow its first word.
type entry struct {
	*wording
	second func() []*fork
}

// A step is a wording with what may follow where its second word is known.
type step struct {
	*wording
	next []*node
}

// follow returns the wordings that may go on with a second word.
func (c *chapter) follow(second string) []step {
	if c == nil {
		return nil
	}
	c.open.Do(c.sort)
	if steps, ok := c.second[second]; ok {
		return steps
	}
	return c.rest
}

// sort sorts the wordings, which stay in their order, by their second words.
func (c *chapter) sort() {
	c.second = map[string][]step{}
	for _, e := range c.entries {
		var rest []*node
		words := map[string][]*node{}
		for _, k := range e.second() {
			rest = append(rest, k.rest...)
			for word, nodes := range k.words { // each to its own list
				words[word] = append(words[word], nodes...)
			}
		}
		for word, nodes := range words {
			steps, ok := c.second[word]
			if !ok {
				steps = slices.Clone(c.rest)
			}
			c.second[word] = append(steps, step{e.wording, slices.Concat(rest, nodes)})
		}
		if rest == nil {
			continue
		}
		for word, steps := range c.second {
			if words[word] == nil {
				c.second[word] = append(steps, step{e.wording, rest})
			}
		}
		c.rest = append(c.rest, step{e.wording, rest})
	}
	c.entries = nil
}

// A fork tells by the second word which steps to try.
type fork struct {
	words map[string][]*node
	rest  []*node // no plain words
}

func newFork(next []*node) *fork {
	k := &fork{words: map[string][]*node{}}
	for _, n := range next {
		if n.class == literal && plain(n.word) {
			k.words[n.word] = append(k.words[n.word], n)
		} else {
			k.rest = append(k.rest, n)
		}
	}
	return k
}

// plain reports whether a step is a word, not a mark of punctuation.
func plain(word string) bool {
	r, _ := utf8.DecodeRuneInString(word)
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}

// heads lists the keys under which a notation stands: what compile returns the nodes
// of, without those that would be tried on every line.
func heads(line string) (keys []string) {
	for line = strings.TrimSpace(line); strings.HasPrefix(line, "("); {
		end := strings.IndexByte(line, ')')
		empty := false
		for alt := range strings.SplitSeq(line[1:end], "|") {
			if alt = strings.TrimSpace(alt); alt == "" {
				empty = true
			} else {
				keys = addHead(keys, alt)
			}
		}
		if line = strings.TrimSpace(line[end+1:]); !empty {
			return keys
		}
	}
	if line != "" {
		keys = addHead(keys, line)
	}
	return keys
}

func addHead(keys []string, steps string) []string {
	word := steps
	if end := strings.IndexAny(steps, " ("); end > 0 {
		word = steps[:end]
	}
	if word == "_" || word == "*" || word == ":" || slices.Contains(keys, word) {
		return keys
	}
	return append(keys, word)
}

// forksOf compiles a notation and sorts it by its keys.
func forksOf(line string) map[string][]*fork {
	type steps struct {
		first *node
		n     int
	}
	shared := map[steps]*fork{} // alternatives share what follows them
	forks := map[string][]*fork{}
	for _, n := range compile(line, []*node{{class: accept}}) {
		key := n.word
		switch n.class {
		case number:
			key = numberKey
		case link:
			key = linkKey
		case few, gap, colon, accept:
			continue // would be tried on every line
		}
		next := steps{n.next[0], len(n.next)}
		if shared[next] == nil {
			shared[next] = newFork(n.next)
		}
		forks[key] = append(forks[key], shared[next])
	}
	return forks
}

// compile turns a notation into nodes, of which the last lead to next, and
// returns those it may begin with.
func compile(s string, next []*node) []*node {
	s = strings.TrimSpace(s)
	if s == "" {
		return next
	}
	// From the end: what comes last leads to next, what is before leads to it.
	if strings.HasSuffix(s, ")") {
		open := strings.LastIndexByte(s, '(')
		var heads []*node
		for alt := range strings.SplitSeq(s[open+1:len(s)-1], "|") {
			for _, n := range compile(alt, next) {
				if !slices.Contains(heads, n) {
					heads = append(heads, n)
				}
			}
		}
		return compile(s[:open], heads)
	}
	at := strings.LastIndexByte(s, ' ') + 1
	n := &node{word: s[at:], next: next}
	switch n.word {
	case "%":
		n.class = number
	case "_":
		n.class = few
	case "*":
		n.class = gap
	case "@":
		n.class = link
	case ":":
		n.class = colon
	}
	return compile(s[:at], []*node{n})
}
