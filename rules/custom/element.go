package custom

import (
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/mtlint/mtlint/internal/lang"
	"github.com/mtlint/mtlint/internal/layer"
	"github.com/mtlint/mtlint/internal/pattern"
	"github.com/mtlint/mtlint/internal/tagger"
)

// An element is what a token must be.
type element struct {
	cond
	not *cond
}

// A cond is what is asked of a token. All that is set must hold.
type cond struct {
	words  lang.Set // folded
	exact  lang.Set // as written, instead of words
	lemmas lang.Set
	forms  lang.Set // whatever inflection of the lemmas
	class  []pattern.Class
	tags   tagger.Set
}

var (
	condKeys    = []string{"word", "lemma", "tag", "class", "list"}
	elementKeys = append([]string{"any", "not", "optional", "repeat", "mark"}, condKeys...)
)

func (c *cond) empty() bool {
	return c.words == nil && c.exact == nil && c.lemmas == nil && c.class == nil && c.tags == 0
}

// read reads the conditions of an element.
func (c *cond) read(by map[string]node, pack *lang.Pack, lists map[string][]string, exact bool) error {
	var words []string
	if n, ok := by["word"]; ok {
		list, err := n.words()
		if err != nil {
			return err
		}
		words = append(words, list...)
	}
	if n, ok := by["list"]; ok {
		name, err := n.text(longest)
		if err != nil {
			return err
		}
		list, ok := lists[name]
		if !ok {
			list, ok = pattern.VocabularyOf.Of(pack).Sets[name]
		}
		if !ok {
			names := append(keysOf(lists), keysOf(pattern.VocabularyOf.Of(pack).Sets)...)
			return n.errorf("there is no list %q: write it under “lists:” in this file, or use %s", clip(name), or(names))
		}
		words = append(words, list...)
	}
	if words != nil {
		into, as := &c.words, layer.Fold
		if exact {
			into, as = &c.exact, straight
		}
		*into = lang.Set{}
		for _, w := range words {
			(*into)[as(w)] = struct{}{}
		}
	}
	if n, ok := by["lemma"]; ok {
		list, err := n.words()
		if err != nil {
			return err
		}
		if !tags(pack) {
			return n.errorf("there is no tagger for %s: use word", pack.Tag)
		}
		c.lemmas, c.forms = lang.Set{}, lang.Set{}
		for _, w := range list {
			w = layer.Fold(w)
			c.lemmas[w] = struct{}{}
			for _, form := range inflections(pack, w) {
				c.forms[form] = struct{}{}
			}
		}
	}
	if n, ok := by["class"]; ok {
		list, err := n.words()
		if err != nil {
			return err
		}
		for _, name := range list {
			class, ok := pattern.ClassNamed(name)
			if !ok {
				return n.errorf("unknown class %q: use %s", clip(name), or(pattern.ClassNames()))
			}
			c.class = append(c.class, class)
		}
	}
	if n, ok := by["tag"]; ok {
		list, err := n.words()
		if err != nil {
			return err
		}
		if !tags(pack) {
			return n.errorf("there is no tagger for %s: use word or class", pack.Tag)
		}
		for _, name := range list {
			set := tagsNamed(name)
			if set == 0 {
				return n.errorf("unknown tag %q: use tags of the Penn Treebank, as NN, VBD or VB*", clip(name))
			}
			c.tags |= set
		}
	}
	return nil
}

// words is a word or a list of words, of one token each.
func (n node) words() ([]string, error) {
	items := []node{n}
	if n.Kind == yaml.SequenceNode {
		var err error
		if items, err = n.list(maxWords); err != nil {
			return nil, err
		}
	}
	all := make([]string, len(items))
	for i, item := range items {
		w, err := item.text(longest)
		if err != nil {
			return nil, err
		}
		if all[i] = strings.TrimSpace(w); strings.ContainsAny(all[i], " \t\n") {
			return nil, item.errorf("%q is more than one word: write one element for each", clip(all[i]))
		}
	}
	return all, nil
}

func keysOf(m map[string][]string) []string {
	names := make([]string, 0, len(m))
	for name := range m {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

// tags reports whether a language has a tagger.
func tags(p *lang.Pack) bool { return p.Has("tagger.bin") }

// tagsNamed is the tag with a name, or with “*” all that begin so.
func tagsNamed(name string) (s tagger.Set) {
	prefix, many := strings.CutSuffix(name, "*")
	for t := 1; t < tagger.NumTags; t++ {
		if tag := tagger.Tag(t); tag.String() == name || many && prefix != "" && strings.HasPrefix(tag.String(), prefix) {
			s |= tagger.SetOf(tag)
		}
	}
	return s
}

// inflections are the forms that a lemma may have, whatever part of speech it is.
func inflections(p *lang.Pack, lemma string) []string {
	verbs := pattern.VerbsOf.Of(p)
	all := append(verbs.Forms(lemma), lemma, lemma+"'s")
	v := verbs.Verb(lemma)
	all = append(all, v.Third, v.Third+"'") // spelled as plurals are
	if stem, ok := strings.CutSuffix(v.Past, "ed"); ok {
		all = append(all, stem+"er", stem+"est")
	}
	for _, row := range p.Rows("irregular_nouns.tsv") {
		if row[0] == lemma {
			all = append(all, row[1])
		}
	}
	for _, row := range p.Rows("irregular_forms.tsv") {
		if row[2] == lemma {
			all = append(all, row[1])
		}
	}
	slices.Sort(all)
	return slices.Compact(all)
}
