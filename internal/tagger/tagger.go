package tagger

import "github.com/mtlint/mtlint/internal/text"

// A Unit is a word of a sentence as the Penn Treebank counts them: a token, its
// clitic, or a mark.
type Unit struct {
	*Word
	Case Case
}

// Case is how a unit is written.
type Case uint8

// The cases.
const (
	Lower   Case = iota
	First        // a capital at the beginning of a sentence
	Capital      // a capital elsewhere
	Upper        // all capitals
	Mixed        // NATO-led, iPhone
	Titled       // anything in a line that capitalises every word: a headline
)

// CaseOf is the case of a token. first: it is the first word of its sentence.
func CaseOf(t *text.Token, first, titled bool) Case {
	switch {
	case titled && t.Kind == text.Word:
		return Titled
	case t.Shape == text.Lower:
		return Lower
	case t.Shape == text.Upper:
		return Upper
	case t.Shape == text.Mixed:
		return Mixed
	case first:
		return First
	}
	return Capital
}

// Decided returns the tag of a unit that needs no model, or None, and the tags that
// it may have.
func (m *Model) Decided(u *Unit) (Tag, Set) {
	if u.fixed != None && (u.Case <= First || u.Case == Titled || closed.Has(u.fixed)) {
		return u.fixed, 0
	}
	if u.class == 0 {
		return None, open
	}
	s := m.set(u.class)
	if u.Case == Lower && s&^Names != 0 {
		s &^= Names
	}
	if u.Case != Lower && s&(Nouns|Adjectives|Verbs) != 0 {
		s |= Names
	}
	return None, s
}

// Can gives the tags that a folded form may have, whatever stands around it; none for a
// form that nobody knows.
func (m *Model) Can(form string) Set {
	w := m.Word(form)
	return m.can(&w)
}

func (m *Model) can(w *Word) Set {
	switch {
	case w.fixed != None:
		return 1 << w.fixed
	case w.class != 0:
		return m.set(w.class)
	}
	return 0
}

// closed is the tags of words that capitals do not turn into names.
const closed = 1<<CC | 1<<DT | 1<<EX | 1<<MD | 1<<PDT | 1<<POS | 1<<PRP | 1<<PRPS | 1<<TO | 1<<WDT | 1<<WP | 1<<WPS | 1<<WRB |
	1<<Hash | 1<<Dollar | Marks | 1<<CD | 1<<SYM

// A History is what of the tags before a unit counts for it.
type History struct {
	last, before Tag
	// verb is the last verb, and whether a noun stands after it: what tells “told” in
	// “was told” and “the men were and the boss told”.
	verb uint32
}

// Add tells the history the tag of the next unit.
func (h *History) Add(u *Unit, t Tag) {
	h.before, h.last = h.last, t
	switch {
	case (Verbs | 1<<MD | 1<<TO).Has(t):
		h.verb = uint32(t) << 1
		if !u.rare && u.class != 0 {
			h.verb = u.hash &^ 1
		}
	case (Nouns | Pronouns).Has(t):
		h.verb |= 1
	}
}

// Tag writes the tags of a sentence's units to tags, which is as long.
func (m *Model) Tag(units []Unit, tags []Tag) {
	var buf [NumFeatures]uint64
	var h History
	for i := range units {
		t, set := m.Decided(&units[i])
		switch {
		case t != None:
		case set&(set-1) == 0 && set != 0:
			t = first(set)
		default:
			t = m.best(Features(units, i, &h, &buf), set)
		}
		tags[i] = t
		h.Add(&units[i], t)
	}
	ask(units, tags)
	m.mend(units, tags)
}

// NumFeatures bounds the features of a unit.
const NumFeatures = 13

// Features writes the features of unit i after a history, and returns those that
// there are.
func Features(units []Unit, i int, h *History, buf *[NumFeatures]uint64) []uint64 {
	u := &units[i]
	var before, before2, after, ctx uint32
	if i > 0 {
		before = units[i-1].hash
		if i > 1 {
			before2 = units[i-2].hash
		}
	}
	if i+1 < len(units) {
		after, ctx = units[i+1].hash, units[i+1].context()
	}
	who, n := u.hash, 0
	if u.class == 0 || u.rare {
		who = u.ends[1]
		if u.rare {
			who = uint32(u.class)
		}
		buf[0] = key(1, u.ends[0], uint32(u.Case))
		buf[1] = key(2, u.ends[1], uint32(u.Case))
		buf[2] = key(3, u.ends[2], uint32(u.Case))
		buf[3] = key(4, u.hash, 0)
		n = 4
	}
	f := buf[n:]
	f[0] = key(5, who, uint32(u.Case))
	f[1] = key(6, who, before)
	f[2] = key(7, who, after)
	f[3] = key(8, who, uint32(h.last)<<8|uint32(h.before))
	f[4] = key(9, ctx, uint32(h.last))
	f[5] = key(10, before, uint32(u.Case))
	f[6] = key(11, after, 0)
	f[7] = key(12, before2, uint32(h.last))
	f[8] = key(13, who, h.verb)
	return buf[:n+9]
}

// context is what a unit tells its neighbours: its class, or how it ends.
func (u *Unit) context() uint32 {
	if u.class != 0 {
		return uint32(u.class)<<3 | uint32(u.Case)
	}
	return u.ends[0]<<3 | uint32(u.Case)
}

// key mixes a feature's template and values.
func key(template uint64, a, b uint32) uint64 {
	x := (uint64(a)<<32 | uint64(b)) ^ template*0x9e3779b97f4a7c15
	x *= 0xd6e8feb86659fd93
	x ^= x >> 32
	x *= 0xd6e8feb86659fd93
	return x ^ x>>29
}
