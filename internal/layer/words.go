// Package layer holds the standard layers: analyses of an article that many
// rules share. One file each.
package layer

import (
	"math/bits"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/mtlint/mtlint/internal/article"
	"github.com/mtlint/mtlint/internal/lang"
	"github.com/mtlint/mtlint/internal/text"
)

// Words gives the folded form of every token, and the tokens of every folded
// form. Folding is lower case, and ’ written as '.
var Words = article.NewLayer("words", buildWords)

// A WordIndex is the value of the layer [Words].
type WordIndex struct {
	doc    *text.Document
	id     []int32      // of each token: index into forms
	forms  []string     // each distinct folded form once
	hashes []uint32     // lang.Hash of each form
	known  []*lang.Word // what is remembered of each form
	table  []int32      // open addressing, power of two: index into forms + 1; nil: not made yet
	first  []int32      // postings: tokens of form f are list[first[f]:first[f+1]]
	list   []int32

	lexicon *lang.Lexicon
}

// newWords returns an index of no words yet, with room for those of a document.
func newWords(d *text.Document) *WordIndex {
	const most = 4096 // what is longer than that repeats itself
	room := min(len(d.Tokens)*5/8, most) + 16
	size := 256
	for size < 2*room {
		size *= 2
	}
	return &WordIndex{
		doc: d, id: make([]int32, len(d.Tokens)), table: make([]int32, size),
		forms: make([]string, 0, room), hashes: make([]uint32, 0, room),
	}
}

func buildWords(a *article.Article) *WordIndex {
	d := a.Doc
	w := newWords(d)
	var buf [128]byte
	for i := range d.Tokens {
		w.id[i] = w.intern(d.Text(d.Tokens[i].Span), buf[:0])
	}
	w.remember(a.Lang)
	return w
}

// remember looks up what is remembered of each form.
func (w *WordIndex) remember(pack *lang.Pack) {
	w.lexicon = pack.Lexicon()
	w.known = w.lexicon.Words(w.forms, w.hashes)
}

// intern returns the number of the folded form of s.
func (w *WordIndex) intern(s string, buf []byte) int32 {
	if !plain(s) {
		if folded := fold(s, buf); string(folded) != s {
			hash := lang.Hash(string(folded)) // no allocation: the compiler keeps the conversions local
			at, ok := w.find(string(folded), hash)
			if !ok {
				at = w.add(at, string(folded), hash)
			}
			return w.table[at] - 1
		}
	}
	hash := lang.Hash(s)
	at, ok := w.find(s, hash)
	if !ok {
		at = w.add(at, s, hash)
	}
	return w.table[at] - 1
}

// plain reports whether s is its own folded form, as far as a look at its bytes tells.
func plain(s string) bool {
	for j := range len(s) {
		if c := s[j]; c >= utf8.RuneSelf || 'A' <= c && c <= 'Z' {
			return false
		}
	}
	return true
}

// fold appends the folded form of s to buf.
func fold(s string, buf []byte) []byte {
	for j := 0; j < len(s); {
		c := s[j]
		switch {
		case 'A' <= c && c <= 'Z':
			buf = append(buf, c|0x20)
		case c < utf8.RuneSelf:
			buf = append(buf, c)
		case strings.HasPrefix(s[j:], "’"):
			buf = append(buf, '\'')
			j += 3
			continue
		default:
			return append(buf[:0], strings.ReplaceAll(strings.ToLower(s), "’", "'")...)
		}
		j++
	}
	return buf
}

// Fold returns the folded form of s, as the layer [Words] writes it.
func Fold(s string) string { return string(fold(s, nil)) }

// find returns the slot of a folded form with its hash, or the free slot where it
// belongs.
func (w *WordIndex) find(s string, hash uint32) (slot int, ok bool) {
	if w.table == nil { // of an article that was kept, for which few words are looked up
		w.hash(1 << bits.Len(uint(2*len(w.forms))))
	}
	mask := len(w.table) - 1
	for slot = lang.Slot(hash, len(w.table)); ; slot = (slot + 1) & mask {
		f := w.table[slot]
		if f == 0 {
			return slot, false
		}
		if w.hashes[f-1] == hash && w.forms[f-1] == s {
			return slot, true
		}
	}
}

// add puts a new form into a free slot and returns the slot it ends up in.
func (w *WordIndex) add(slot int, s string, hash uint32) int {
	w.forms, w.hashes = append(w.forms, s), append(w.hashes, hash)
	w.table[slot] = int32(len(w.forms))
	if len(w.forms)*2 < len(w.table) {
		return slot
	}
	w.hash(4 * len(w.table))
	slot, _ = w.find(s, hash)
	return slot
}

// hash makes a table of all forms.
func (w *WordIndex) hash(size int) {
	w.table = make([]int32, size)
	for i, hash := range w.hashes {
		slot := lang.Slot(hash, size)
		for w.table[slot] != 0 {
			slot = (slot + 1) & (size - 1)
		}
		w.table[slot] = int32(i + 1)
	}
}

// Among returns the tokens whose folded form is in an index, in ascending order. It
// is for long lists; In is for short ones.
func Among[V any](w *WordIndex, x *lang.Index[V]) (all []int32) {
	for id := range w.forms {
		if _, ok := Look(w, x, int32(id)); ok {
			all = append(all, w.Of(int32(id))...)
		}
	}
	slices.Sort(all)
	return all
}

// Look returns what an index has for the folded form with a number.
func Look[V any](w *WordIndex, x *lang.Index[V], id int32) (V, bool) {
	return x.GetKnown(w.lexicon, w.known[id], w.forms[id], w.hashes[id])
}

// Trait is what the folded form with a number has of itself.
func (w *WordIndex) Trait(t *lang.Trait, id int32) int {
	return t.GetKnown(w.lexicon, w.known[id], w.forms[id], w.hashes[id])
}

// Low is the folded form of token i; empty outside the text.
func (w *WordIndex) Low(i int) string {
	if i < 0 || i >= len(w.id) {
		return ""
	}
	return w.forms[w.id[i]]
}

// ID is the number of token i's folded form: equal numbers, equal words.
func (w *WordIndex) ID(i int) int32 { return w.id[i] }

// Len is the number of tokens.
func (w *WordIndex) Len() int { return len(w.id) }

// Distinct is the number of distinct folded forms; IDs are below it.
func (w *WordIndex) Distinct() int { return len(w.forms) }

// Form is the folded form with a number.
func (w *WordIndex) Form(id int32) string { return w.forms[id] }

// Hash is the lang.Hash of the folded form with a number.
func (w *WordIndex) Hash(id int32) uint32 { return w.hashes[id] }

// Is reports whether token i is one of the folded words.
func (w *WordIndex) Is(i int, words ...string) bool {
	if i < 0 || i >= len(w.id) {
		return false
	}
	return slices.Contains(words, w.forms[w.id[i]])
}

// At returns the tokens of a folded word in ascending order. The slice belongs to
// the layer.
func (w *WordIndex) At(word string) []int32 {
	slot, ok := w.find(word, lang.Hash(word))
	if !ok {
		return nil
	}
	return w.Of(w.table[slot] - 1)
}

// Of returns the tokens whose folded form has a number, as At does.
func (w *WordIndex) Of(id int32) []int32 {
	w.index()
	return w.list[w.first[id]:w.first[id+1]]
}

// AtAny returns the tokens of any of the folded words in ascending order.
func (w *WordIndex) AtAny(words ...string) (all []int32) {
	for _, word := range words {
		all = append(all, w.At(word)...)
	}
	slices.Sort(all)
	return all
}

// In returns the tokens whose folded form is in the set, in ascending order.
func (w *WordIndex) In(set lang.Set) (all []int32) {
	if len(set) < len(w.forms) {
		for word := range set { // the order does not matter: the result is sorted
			all = append(all, w.At(word)...)
		}
	} else {
		for f, word := range w.forms {
			if set.Has(word) {
				all = append(all, w.Of(int32(f))...)
			}
		}
	}
	slices.Sort(all)
	return all
}

// index builds the postings by counting sort.
func (w *WordIndex) index() {
	if w.first != nil {
		return
	}
	w.first = make([]int32, len(w.forms)+1)
	for _, f := range w.id {
		w.first[f+1]++
	}
	for f := range w.forms {
		w.first[f+1] += w.first[f]
	}
	w.list = make([]int32, len(w.id))
	at := slices.Clone(w.first)
	for i, f := range w.id {
		w.list[at[f]] = int32(i)
		at[f]++
	}
}
