package main

import (
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
)

// Around a changed word while a copy is made; taken out of the finished one.
const markStart, markEnd = "\uE000", "\uE001"

type sentence struct {
	paragraph      int
	text, original string
}

// A maker makes copies.
type maker struct {
	r      *rand.Rand
	lower  map[string]bool // words that some article has in small letters
	firsts map[string]bool
}

// leastSentences and mostSentences bound the articles that are copied.
const leastSentences, mostSentences = 5, 80

// copyOf tells an article anew, with a change.
func (m *maker) copyOf(a record, k change) (c record, g answer, ok bool) {
	headline, said := split(a.Text)
	if headline != "" { // with the rest, so that what is changed throughout is changed there
		said = slices.Insert(said, 0, sentence{0, headline, headline})
	}
	if len(said) < leastSentences || len(said) > mostSentences {
		return c, g, false
	}
	s := &story{maker: m, text: a.Text, said: said, spin: m.r.Float64() * .7}
	for i := range said {
		said[i].text = s.retell(said[i].original)
	}
	if g.Old, g.New, ok = k.apply(s); !ok {
		return c, g, false
	}
	if headline != "" {
		headline, said = said[0].text, said[1:]
	}
	drop := .1 + .4*m.r.Float64()
	kept := said[:0]
	for i, x := range said {
		if marked := strings.Contains(x.text, markStart); marked || k.name == nothing && i == 0 || m.r.Float64() >= drop {
			if marked && g.Sentence == "" {
				g.Sentence, g.Copied = x.original, unmarked(x.text)
			}
			kept = append(kept, x)
		}
	}
	m.reorder(kept)
	var b strings.Builder
	if headline != "" {
		b.WriteString(m.headline(headline, kept) + "\n")
	}
	for i, x := range kept {
		switch {
		case i == 0 || x.paragraph != kept[i-1].paragraph:
			b.WriteString("\n")
		default:
			b.WriteString(" ")
		}
		b.WriteString(x.text)
	}
	c.ID, g.ID, g.Of, g.Kind = k.name+":"+a.ID, k.name+":"+a.ID, a.ID, k.name
	c.Text, g.Places = places(b.String())
	return c, g, true
}

// places takes the marks out of a text and says where they stood.
func places(marked string) (plain string, at [][2]int) {
	for {
		before, rest, ok := strings.Cut(marked, markStart)
		if plain += before; !ok {
			return plain, at
		}
		word, after, _ := strings.Cut(rest, markEnd)
		at = append(at, [2]int{len(plain), len(plain) + len(word)})
		plain, marked = plain+word, after
	}
}

func unmarked(s string) string { s, _ = places(s); return s }

// reorder moves some paragraphs up or down by one, and some sentences.
func (m *maker) reorder(said []sentence) {
	if m.r.IntN(2) == 0 {
		return
	}
	for i := 2; i < len(said); i++ {
		if m.r.IntN(8) == 0 {
			said[i-1], said[i] = said[i], said[i-1]
		}
	}
	if n := len(said); n > 6 && m.r.IntN(3) == 0 {
		from := 2 + m.r.IntN(n-4)
		moved := slices.Clone(said[from : from+2])
		copy(said[3:], said[1:from])
		copy(said[1:], moved)
	}
}

// headline makes another one of the beginning of a sentence, or keeps the retold one.
func (m *maker) headline(old string, said []sentence) string {
	s := said[m.r.IntN(len(said))]
	words := strings.Fields(s.text)
	if n := 6 + m.r.IntN(4); len(words) > n+3 && !strings.ContainsAny(s.text, "“”\""+markStart) && m.r.IntN(3) > 0 {
		return strings.TrimRight(strings.Join(words[:n], " "), ",;:")
	}
	return old
}

var (
	sentenceEnd = regexp.MustCompile(`[.!?]['"”’)]*\s+["“‘(]?[A-Z]`)
	noEnd       = regexp.MustCompile(`(?:\b(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Col|Lt|Sgt|Capt|Prof|St|Jr|Sr|No|Inc|Corp|Co|Ltd|vs|U\.S|[A-Z])|\b[A-Z]\.[A-Z])\.$`)
)

// split divides an article into its headline and its sentences.
func split(text string) (headline string, all []sentence) {
	paragraph := 0
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		if line == "" {
			continue
		}
		if paragraph++; paragraph == 1 && len(line) < 150 && !strings.HasSuffix(line, ".") {
			headline = line
			continue
		}
		for line != "" {
			end, from := len(line), 0
			for {
				at := sentenceEnd.FindStringIndex(line[from:])
				if at == nil {
					break
				}
				stop := from + strings.IndexFunc(line[from+at[0]:], func(r rune) bool { return r == ' ' || r == '\t' }) + at[0]
				if from+at[0] <= stop && !noEnd.MatchString(line[:stop]) {
					end = stop
					break
				}
				from += at[1] - 1
			}
			s := strings.TrimSpace(line[:end])
			all = append(all, sentence{paragraph, s, s})
			line = strings.TrimSpace(line[end:])
		}
	}
	return headline, all
}
