package custom

import (
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/mtlint/mtlint/internal/article"
	"github.com/mtlint/mtlint/internal/lang"
	"github.com/mtlint/mtlint/internal/layer"
	"github.com/mtlint/mtlint/internal/text"
	"github.com/mtlint/mtlint/rules"
)

// A bundle is what the rules that are loaded together share: each article is gone
// through once for all phrases, and once for all token sequences.
type bundle struct {
	rules      int // how many of them have a number
	packs      map[string]*lang.Pack
	trie       *trie
	seqs       *sequences
	inTrie     *article.Layer[[][]hit]   // by the number of the rule
	inSequence *article.Layer[[][]match] // by the number of the rule
}

func newBundle() *bundle {
	b := &bundle{
		packs: map[string]*lang.Pack{},
		trie:  &trie{words: lang.MakeIndex[int32](16), ends: make([][]int32, 1)},
		seqs:  &sequences{byKey: lang.MakeIndex[[]int32](16)},
	}
	b.inTrie = article.NewLayer("custom phrases", func(a *article.Article) [][]hit { return b.trie.find(a, b.rules) })
	b.inSequence = article.NewLayer("custom sequences", func(a *article.Article) [][]match { return b.seqs.find(a, b.rules) })
	return b
}

// pack opens the pack of a language once for all rules.
func (b *bundle) pack(tag string) (p *lang.Pack, err error) {
	if p = b.packs[tag]; p == nil {
		p, err = lang.Open(tag)
		b.packs[tag] = p
	}
	return p, err
}

// add gives a rule its number.
func (b *bundle) add() int {
	b.rules++
	return b.rules - 1
}

// phraseParts is how many words of a phrase can be quoted, {1} to {9}.
const phraseParts = 9

// phrases compiles a rule that is a list of phrases, or phrases with what was meant.
func (b *bundle) phrases(r *rule, f fieldset) (finder, int, error) {
	n, number := f.by["phrases"], b.add()
	if n.Kind == yaml.MappingNode {
		all, err := n.pairs(maxWords)
		if err != nil {
			return nil, 0, err
		}
		for _, p := range all {
			meant, err := p.value.text(longest)
			if err != nil {
				return nil, 0, err
			}
			if err := b.trie.add(p.key, r, entry{rule: number, meant: meant}); err != nil {
				return nil, 0, err
			}
		}
		if len(all) == 0 {
			return nil, 0, n.errorf("there is no phrase")
		}
	} else {
		all, err := n.list(maxWords)
		if err != nil {
			return nil, 0, err
		}
		for _, item := range all {
			if err := b.trie.add(item, r, entry{rule: number}); err != nil {
				return nil, 0, err
			}
		}
	}
	return func(p *rules.Pass) []match {
		hits := b.inTrie.Of(p.Article)[number]
		all := make([]match, len(hits))
		for i, h := range hits {
			all[i] = h.match(p.Doc, &b.trie.entries[h.entry])
		}
		return all
	}, phraseParts, nil
}

// match is a hit as a match.
func (h *hit) match(d *text.Document, e *entry) match {
	m := match{span: h.span, meant: e.meant}
	if !e.exact {
		m.meant = like(d.Text(h.span), e.written[0], e.meant)
	}
	for i := h.first; i < h.end; i++ {
		m.parts = append(m.parts, d.Tokens[i].Span)
	}
	return m
}

// A trie holds the phrases of all rules, word by word.
type trie struct {
	words   *lang.Index[int32] // word → its number, from 1
	next    steps              // node and word → node; node 0 is the root
	first   []bool             // by word: some phrase begins with it
	ends    [][]int32          // of each node: the entries that end there
	entries []entry
}

// An entry is a phrase of a rule.
type entry struct {
	rule    int
	meant   string
	written []string // its words as written
	exact   bool     // capitals must be so, too

	twin bool // the rule has another entry that differs in capitals alone

	group, side, form int // of a rule of consistency
}

// A hit is a place where an entry stands.
type hit struct {
	entry      int32
	first, end int // tokens
	span       text.Span
}

// add adds a phrase of a rule.
func (x *trie) add(n node, r *rule, e entry) error {
	folded, written, err := n.phrase(r.pack)
	if err != nil {
		return err
	}
	at := int32(0)
	for _, w := range folded {
		id := x.words.Ref(w)
		if *id == 0 {
			x.first = append(x.first, false)
			*id = int32(len(x.first))
		}
		x.first[*id-1] = x.first[*id-1] || at == 0
		to := x.next.from(at, *id)
		if to == 0 {
			to = int32(len(x.ends))
			x.next.add(at, *id, to)
			x.ends = append(x.ends, nil)
		}
		at = to
	}
	for _, i := range x.ends[at] {
		if x.entries[i].rule == e.rule && (!r.exact || strings.Join(x.entries[i].written, " ") == strings.Join(written, " ")) {
			return n.errorf("the phrase %q is there twice%s", clip(n.Value), unless(r.exact, x.entries[i].written, written))
		}
		if x.entries[i].rule == e.rule {
			x.entries[i].twin, e.twin = true, true
		}
	}
	e.written, e.exact = written, r.exact
	x.ends[at] = append(x.ends[at], int32(len(x.entries)))
	x.entries = append(x.entries, e)
	return nil
}

// unless says how two phrases could stand side by side that differ in capitals.
func unless(exact bool, a, b []string) string {
	if exact || strings.Join(a, " ") == strings.Join(b, " ") {
		return ""
	}
	return ": case: exact tells capitals apart"
}

// phrase cuts a text into words, folded and as written with straight apostrophes.
func (n node) phrase(pack *lang.Pack) (folded, written []string, err error) {
	s, err := n.text(longest)
	if err != nil {
		return nil, nil, err
	}
	s = strings.Join(strings.Fields(s), " ")
	for _, t := range text.Parse(s, lang.Segmenter.Of(pack)).Tokens {
		w := straight(s[t.Start:t.End])
		folded, written = append(folded, layer.Fold(w)), append(written, w)
	}
	if len(folded) > maxPhrase {
		return nil, nil, n.errorf("the phrase has %d words and marks: at most %d are allowed", len(folded), maxPhrase)
	}
	return folded, written, nil
}

// find returns the hits of every rule, in order and without overlaps. Of phrases
// that begin at the same word it takes the longest.
func (x *trie) find(a *article.Article, numbers int) [][]hit {
	found := make([][]hit, numbers)
	if len(x.entries) == 0 {
		return found
	}
	d, w := a.Doc, layer.Words.Of(a)
	whole, base := x.number(w)
	for b := range d.Blocks {
		last := int(d.Blocks[b].Tokens.End)
		for i := int(d.Blocks[b].Tokens.First); i < last; i++ {
			at := int32(0)
			for j := i; j < last && j < i+maxPhrase; j++ {
				id := w.ID(j)
				if n := base[id]; n > 0 && (j > i || x.first[n-1]) {
					x.hits(found, d, x.next.from(at, n), i, j+1, true)
				}
				n := whole[id]
				if n == 0 || j == i && !x.first[n-1] {
					break
				}
				if at = x.next.from(at, n); at == 0 {
					break
				}
				x.hits(found, d, at, i, j+1, false)
			}
		}
	}
	return found
}

// number returns the numbers of the article's forms in the trie, and those of forms
// without the ’s of possession; 0 for words that are in no phrase.
func (x *trie) number(w *layer.WordIndex) (whole, base []int32) {
	numbers := make([]int32, 2*w.Distinct())
	whole, base = numbers[:w.Distinct()], numbers[w.Distinct():]
	for id := range whole {
		whole[id], _ = layer.Look(w, x.words, int32(id))
		form := w.Form(int32(id))
		if n := len(form); n > 2 && (form[n-1] == '\'' || form[n-2] == '\'' && form[n-1] == 's') {
			base[id], _ = x.words.Get(form[:strings.LastIndexByte(form, '\'')])
		}
	}
	return whole, base
}

// hits adds the entries that end at a node, which stand at the tokens from first to
// end. possessive: without what the last token ends in.
func (x *trie) hits(found [][]hit, d *text.Document, node int32, first, end int, possessive bool) {
	for _, i := range x.ends[node] {
		e := &x.entries[i]
		h := hit{i, first, end, text.Span{Start: d.Tokens[first].Start, End: d.Tokens[end-1].End}}
		if possessive {
			last := d.Text(d.Tokens[end-1].Span)
			h.span.End -= int32(len(last) - strings.LastIndexAny(last, "'’"))
		}
		if e.exact && !x.asWritten(d, e, &h) {
			continue
		}
		all := &found[e.rule]
		if n := len(*all); n > 0 && (*all)[n-1].end > first {
			if (*all)[n-1].first == first && (*all)[n-1].span.End < h.span.End {
				(*all)[n-1] = h
			}
			continue
		}
		*all = append(*all, h)
	}
}

// asWritten reports whether a hit has the capitals of its phrase.
func (x *trie) asWritten(d *text.Document, e *entry, h *hit) bool {
	for i, w := range e.written {
		s := d.Tokens[h.first+i].Span
		s.End = min(s.End, h.span.End)
		if straight(d.Text(s)) != w {
			return false
		}
	}
	return true
}
