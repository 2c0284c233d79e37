package lang

import (
	"sync"
	"sync/atomic"
)

// A Lexicon remembers what the lists of a pack say about words. Most words of a text
// have been met in the texts before it: what all lists say of one lies in one line of
// the memory, and that of the most frequent, which are met first, close together. So a
// word is looked for once an article, not once in every list.
//
// It changes nothing but the time. There is room for so many words of some length and
// for so many lists; the others are looked up in the lists themselves.
type Lexicon struct {
	slots  []atomic.Uint32 // open addressing, of twice as many words: upper half of the hash, index into words + 1
	words  []Word
	adding sync.Mutex
	size   atomic.Int32
	lists  atomic.Int32
}

const (
	lexiconWords = 1 << 15 // a million words of news have 25,000 that are met twice
	answersIn    = 4       // one cell
	answerBits   = 64 / answersIn
)

// A Word is a word of a lexicon. It never changes but for answers that are added.
type Word struct {
	size    uint8
	letters [23]byte
	says    [5]atomic.Uint64 // answers of lists: 0 if it was not asked
}

// Lexicon returns the pack's lexicon.
func (p *Pack) Lexicon() *Lexicon {
	p.meeting.Do(func() {
		p.lexicon = &Lexicon{slots: make([]atomic.Uint32, 2*lexiconWords), words: make([]Word, lexiconWords)}
	})
	return p.lexicon
}

// Words returns what is remembered of folded words with their Hashes; nil of those for
// which there is no room.
func (l *Lexicon) Words(words []string, hashes []uint32) []*Word {
	known := make([]*Word, len(words))
	for i, hash := range hashes { // to wait for the memory once for many words
		if s := l.slots[Slot(hash, len(l.slots))].Load(); s != 0 {
			known[i] = &l.words[s&0xffff-1]
		}
	}
	for i, w := range known {
		if w != nil && int(w.size) != len(words[i]) {
			known[i] = nil
		}
	}
	for i, word := range words {
		if w := known[i]; w == nil || string(w.letters[:w.size]) != word {
			known[i] = l.word(word, hashes[i])
		}
	}
	return known
}

// word returns a word, which it adds if there is room for it.
func (l *Lexicon) word(word string, hash uint32) *Word {
	if w, _ := l.find(word, hash); w != nil || len(word) > len(Word{}.letters) || int(l.size.Load()) == len(l.words) {
		return w
	}
	l.adding.Lock()
	defer l.adding.Unlock()
	w, slot := l.find(word, hash)
	if w == nil && int(l.size.Load()) < len(l.words) { // nobody was faster
		n := l.size.Add(1)
		w = &l.words[n-1]
		w.size = uint8(copy(w.letters[:], word))
		slot.Store(hash&^0xffff | uint32(n))
	}
	return w
}

// find returns a word, or the free slot where it belongs.
func (l *Lexicon) find(word string, hash uint32) (*Word, *atomic.Uint32) {
	for at := Slot(hash, len(l.slots)); ; at = (at + 1) & (len(l.slots) - 1) {
		s := l.slots[at].Load()
		if s == 0 {
			return nil, &l.slots[at]
		}
		if (s^hash)>>16 == 0 {
			if w := &l.words[s&0xffff-1]; string(w.letters[:w.size]) == word {
				return w, nil
			}
		}
	}
}

// A memo is the place of what one list says in the words of a lexicon: numbers above 0
// that fit into 16 bits.
type memo struct {
	of          *Lexicon
	cell, shift int
}

// memo returns a place for one list more; it remembers nothing if there is no room.
func (l *Lexicon) memo() (m memo) {
	if n := int(l.lists.Add(1)) - 1; n < answersIn*len(Word{}.says) {
		m = memo{l, n / answersIn, n % answersIn * answerBits}
	}
	return m
}

// get returns what is remembered of a word of a lexicon, 0 if that is nothing.
func (m *memo) get(l *Lexicon, w *Word) int {
	if w == nil || l != m.of {
		return 0
	}
	return int(w.says[m.cell].Load() >> m.shift & (1<<answerBits - 1))
}

// set remembers an answer about a word, which is always the same.
func (m *memo) set(l *Lexicon, w *Word, answer int) {
	if w != nil && l == m.of && answer < 1<<answerBits {
		w.says[m.cell].Or(uint64(answer) << m.shift)
	}
}

// Remembered makes the pack's lexicon remember what an index says, which must depend on
// nothing but the pack. It returns the index.
func Remembered[V any](p *Pack, x *Index[V]) *Index[V] {
	x.memo = p.Lexicon().memo()
	return x
}

// What is remembered of a word about an index: that it has it not, or where.
const (
	notListed = 1
	listed    = 2
)

// GetKnown returns the value of a word whose Hash is known, and what a lexicon has of it.
func (x *Index[V]) GetKnown(l *Lexicon, known *Word, word string, hash uint32) (v V, ok bool) {
	says := x.memo.get(l, known)
	if says == 0 {
		says = x.place(word, hash) + listed
		x.memo.set(l, known, says)
	}
	if says == notListed {
		return v, false
	}
	return x.values[says-listed], true
}

// A Trait is a small number, 0 or more, that a word has from nothing but its letters and
// the pack.
type Trait struct {
	memo memo
	find func(word string, hash uint32) int
}

// NewTrait makes the pack's lexicon remember what find finds.
func NewTrait(p *Pack, find func(word string, hash uint32) int) *Trait {
	return &Trait{p.Lexicon().memo(), find}
}

// GetKnown returns the trait of a word whose Hash is known, and what a lexicon has of it.
func (t *Trait) GetKnown(l *Lexicon, known *Word, word string, hash uint32) int {
	says := t.memo.get(l, known)
	if says == 0 {
		says = t.find(word, hash) + 1
		t.memo.set(l, known, says)
	}
	return says - 1
}
