package custom

import (
	"fmt"
	"slices"

	"go.yaml.in/yaml/v3"

	"github.com/mtlint/mtlint/internal/layer"
	"github.com/mtlint/mtlint/internal/text"
	"github.com/mtlint/mtlint/rules"
)

// The rules by which one spelling of several wins.
const (
	byMajority = "majority" // the one that the article has most often; of equal ones the first
	byFirst    = "first"    // the one that stands first in the article
	byList     = "listed"   // the one that stands first in the group
)

// consistency compiles a rule that allows one spelling of each group in an article.
func (b *bundle) consistency(r *rule, f fieldset) (finder, int, error) {
	groups, err := f.by["consistency"].list(maxWords)
	if err != nil {
		return nil, 0, err
	}
	prefer := byMajority
	if n, ok := f.by["prefer"]; ok {
		if prefer, err = n.one(byMajority, byFirst, byList); err != nil {
			return nil, 0, err
		}
	}
	number := b.add()
	forms := make([][][]string, len(groups)) // by group and side
	for g, group := range groups {
		sides, err := group.list(maxAltern)
		if err != nil {
			return nil, 0, err
		}
		if len(sides) < 2 {
			return nil, 0, group.errorf("a group has at least two spellings")
		}
		for s, side := range sides {
			items := []node{side}
			if side.Kind == yaml.SequenceNode {
				if items, err = side.list(maxAltern); err != nil {
					return nil, 0, err
				}
			}
			var written []string
			for i, item := range items {
				if err := b.trie.add(item, r, entry{rule: number, group: g, side: s, form: i}); err != nil {
					return nil, 0, err
				}
				written = append(written, item.Value)
			}
			forms[g] = append(forms[g], written)
		}
	}
	return func(p *rules.Pass) []match {
		hits := slices.DeleteFunc(slices.Clone(b.inTrie.Of(p.Article)[number]), func(h hit) bool {
			return b.trie.entries[h.entry].twin && capitalAnyway(p, &h)
		})
		return b.inconsistent(p, hits, forms, prefer)
	}, phraseParts, nil
}

// capitalAnyway reports whether a word has a capital where it stands, whatever its
// spelling: at the beginning of a sentence or quotation, and in headlines.
func capitalAnyway(p *rules.Pass, h *hit) bool {
	d, at := p.Doc, h.span.Start
	switch layer.Structure.Of(p.Article).Parts[d.BlockAt(at)] {
	case layer.Paragraph, layer.Caption:
	default:
		return true
	}
	if d.Sentences[d.SentenceAt(at)].Start == at {
		return true
	}
	before := d.Tokens[h.first-1] // there is one in the sentence
	return before.Kind == text.Punct && d.Text(before.Span) != ","
}

// inconsistent returns the hits of spellings that do not win in their group.
func (b *bundle) inconsistent(p *rules.Pass, hits []hit, forms [][][]string, prefer string) (all []match) {
	count := map[[2]int]int{} // by group and side
	first := map[[2]int]int{} // the hit
	winner := map[int]int{}   // of each group: a side
	for i := range hits {
		e := &b.trie.entries[hits[i].entry]
		key := [2]int{e.group, e.side}
		if count[key]++; count[key] == 1 {
			first[key] = i
		}
		best, ok := winner[e.group]
		if !ok || prefer == byList && e.side < best {
			winner[e.group] = e.side
		}
	}
	if prefer == byMajority {
		for i := range hits { // in reading order, so that of equal ones the first stays
			e := &b.trie.entries[hits[i].entry]
			if count[[2]int{e.group, e.side}] > count[[2]int{e.group, winner[e.group]}] {
				winner[e.group] = e.side
			}
		}
	}
	for i := range hits {
		e := &b.trie.entries[hits[i].entry]
		side := winner[e.group]
		if e.side == side {
			continue
		}
		m := hits[i].match(p.Doc, e)
		m.meant = forms[e.group][side][0]
		if same := forms[e.group][side]; len(same) == len(forms[e.group][e.side]) {
			m.meant = same[e.form]
		}
		if !e.exact {
			m.meant = like(p.Doc.Text(m.span), e.written[0], m.meant)
		}
		key := [2]int{e.group, side}
		other := hits[first[key]].span
		m.related = []rules.Related{{Span: other, Message: fmt.Sprintf("“%s” %s", p.Doc.Text(other), times(count[key]))}}
		all = append(all, m)
	}
	return all
}

// times says how often something is written.
func times(n int) string {
	if n == 1 {
		return "is written here"
	}
	return fmt.Sprintf("is written here, and %d times in all", n)
}
