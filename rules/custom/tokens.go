package custom

import (
	"cmp"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/mtlint/mtlint/internal/article"
	"github.com/mtlint/mtlint/internal/lang"
	"github.com/mtlint/mtlint/internal/layer"
	"github.com/mtlint/mtlint/internal/pattern"
	"github.com/mtlint/mtlint/internal/tagger"
	"github.com/mtlint/mtlint/internal/text"
	"github.com/mtlint/mtlint/rules"
)

// A sequence is tokens that stand one after the other in a sentence.
type sequence struct {
	steps    []step
	elems    int  // how many elements the user wrote
	from, to int  // the steps to report
	key      int  // the step that is looked for first: its words are the rarest
	asks     bool // the tagger
}

// A step is one token of a sequence: an element, or one repetition of it.
type step struct {
	*element
	optional bool
	number   int // of the element, from 1
}

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

// tokens compiles a rule of token sequences.
func (b *bundle) tokens(r *rule, f fieldset) (finder, int, error) {
	n := f.by["tokens"]
	items, err := n.list(maxAltern)
	if err != nil {
		return nil, 0, err
	}
	if items[0].Kind != yaml.SequenceNode {
		items = []node{n}
	}
	number, parts := b.add(), maxSteps
	for _, item := range items {
		s, err := item.sequence(r.pack, f.lists, r.exact)
		if err != nil {
			return nil, 0, err
		}
		if s.key = s.rarest(r.pack); s.key < 0 {
			return nil, 0, item.errorf("the tokens have no word, lemma or list that must be there: without one there is nothing to look for")
		}
		if r.AnyLanguage && s.asks {
			return nil, 0, item.errorf("lemma and tag need a language: write lang: en")
		}
		for _, w := range s.steps[s.key].keys() {
			at := b.seqs.byKey.Ref(w)
			*at = append(*at, int32(len(b.seqs.all)))
		}
		b.seqs.all = append(b.seqs.all, s)
		b.seqs.rule = append(b.seqs.rule, number)
		parts = min(parts, s.elems)
	}
	return func(p *rules.Pass) []match { return b.inSequence.Of(p.Article)[number] }, parts, nil
}

// sequences reads exceptions: texts, or lists of elements.
func (n node) sequences(pack *lang.Pack, lists map[string][]string, exact bool) (all []*sequence, err error) {
	items, err := n.list(maxAltern)
	if err != nil {
		return nil, err
	}
	for _, item := range items {
		var s *sequence
		if item.Kind == yaml.SequenceNode {
			s, err = item.sequence(pack, lists, exact)
		} else {
			s = &sequence{}
			err = s.words(item, pack, exact)
		}
		if err != nil {
			return nil, err
		}
		all = append(all, s)
	}
	return all, nil
}

// sequence reads a list of elements. A text is as many elements as it has words.
func (n node) sequence(pack *lang.Pack, lists map[string][]string, exact bool) (*sequence, error) {
	items, err := n.list(maxSteps)
	if err != nil {
		return nil, err
	}
	s, marked := &sequence{from: -1}, false
	for _, item := range items {
		if item.Kind == yaml.ScalarNode {
			if err := s.words(item, pack, exact); err != nil {
				return nil, err
			}
			continue
		}
		from := len(s.steps)
		mark, err := s.element(item, pack, lists, exact)
		if err != nil {
			return nil, err
		}
		if mark {
			if !marked {
				s.from = from
			}
			s.to, marked = len(s.steps), true
		}
	}
	if len(s.steps) > maxSteps {
		return nil, n.errorf("the sequence may take %d tokens: at most %d are allowed", len(s.steps), maxSteps)
	}
	if !marked {
		s.from, s.to = 0, len(s.steps)
	}
	s.asks = slices.ContainsFunc(s.steps, func(x step) bool { return x.cond.asks() || x.not != nil && x.not.asks() })
	return s, nil
}

// words adds an element for each word of a text.
func (s *sequence) words(n node, pack *lang.Pack, exact bool) error {
	folded, written, err := n.phrase(pack)
	if err != nil {
		return err
	}
	for i := range folded {
		s.elems++
		e := &element{}
		if exact {
			e.exact = lang.NewSet(written[i])
		} else {
			e.cond.words = lang.NewSet(folded[i])
		}
		s.steps = append(s.steps, step{e, false, s.elems})
	}
	s.to = len(s.steps)
	return nil
}

// element adds the steps of an element, and tells whether it is marked.
func (s *sequence) element(n node, pack *lang.Pack, lists map[string][]string, exact bool) (mark bool, err error) {
	by, err := n.fields(elementKeys...)
	if err != nil {
		return false, err
	}
	e := &element{}
	if err := e.read(by, pack, lists, exact); err != nil {
		return false, err
	}
	if not, ok := by["not"]; ok {
		inner, err := not.fields(condKeys...)
		if err != nil {
			return false, err
		}
		e.not = &cond{}
		if err := e.not.read(inner, pack, lists, exact); err != nil {
			return false, err
		}
		if e.not.empty() {
			return false, not.errorf("says nothing: use %s", or(condKeys))
		}
	}
	set := map[string]bool{}
	for _, key := range []string{"any", "optional", "mark"} {
		if at, ok := by[key]; ok {
			if set[key], err = at.yes(); err != nil {
				return false, err
			}
		}
	}
	if set["any"] == (!e.cond.empty() || e.not != nil) {
		return false, n.errorf("an element says what its token is (%s, not), or any: true", strings.Join(condKeys, ", "))
	}
	times := 1
	if at, ok := by["repeat"]; ok {
		if times, err = at.number(1, maxRepeat); err != nil {
			return false, err
		}
	}
	s.elems++
	for i := range times {
		s.steps = append(s.steps, step{e, i > 0 || set["optional"], s.elems})
	}
	return set["mark"], nil
}

// maxRepeat is how often an element may stand in a row.
const maxRepeat = 10

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

// keys are the folded words of which a step must be one, or nil.
func (s *step) keys() (all []string) {
	switch {
	case s.exact != nil:
		for w := range s.exact { // sorted below
			all = append(all, layer.Fold(w))
		}
	case s.cond.words != nil:
		for w := range s.cond.words {
			all = append(all, w)
		}
	default:
		for w := range s.forms {
			all = append(all, w)
		}
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// rarest is the step that must be there whose words are the rarest, or -1.
func (s *sequence) rarest(p *lang.Pack) int {
	common, best, least := pattern.VocabularyOf.Of(p).Common, -1, 0.0
	for i := range s.steps {
		if s.steps[i].optional {
			continue
		}
		cost := 0.0
		for _, w := range s.steps[i].keys() {
			cost += 0.0001 // a word off the list is about as frequent as the 10,000th
			if rank, ok := common[w]; ok {
				cost += 1 / float64(rank)
			}
		}
		if cost > 0 && (best < 0 || cost < least) {
			best, least = i, cost
		}
	}
	return best
}

// sequences are the token sequences of all rules.
type sequences struct {
	all   []*sequence
	rule  []int
	byKey *lang.Index[[]int32]
}

// find returns the matches of every rule, in order and without overlaps.
func (x *sequences) find(a *article.Article, numbers int) [][]match {
	found := make([][]match, numbers)
	w := layer.Words.Of(a)
	var t *try
	for id := range w.Distinct() {
		seqs, _ := layer.Look(w, x.byKey, int32(id))
		if len(seqs) == 0 {
			continue
		}
		for _, i := range w.At(w.Form(int32(id))) {
			if t == nil {
				t = newTry(a, int(i))
			}
			t.enter(int(i))
			for _, n := range seqs {
				if m, ok := t.match(x.all[n], int(i)); ok {
					found[x.rule[n]] = append(found[x.rule[n]], m)
				}
			}
		}
	}
	for i, all := range found {
		slices.SortFunc(all, func(a, b match) int {
			return cmp.Or(cmp.Compare(a.span.Start, b.span.Start), cmp.Compare(b.span.End, a.span.End))
		})
		kept := all[:0]
		for _, m := range all {
			if len(kept) == 0 || m.span.Start >= kept[len(kept)-1].span.End {
				kept = append(kept, m)
			}
		}
		found[i] = kept
	}
	return found
}

// spanOf is the bytes of tokens; an empty span for no token.
func spanOf(d *text.Document, from, to int) text.Span {
	if from >= to {
		return text.Span{}
	}
	return text.Span{Start: d.Tokens[from].Start, End: d.Tokens[to-1].End}
}
