package custom

import (
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/mtlint/mtlint/internal/lang"
	"github.com/mtlint/mtlint/internal/layer"
	"github.com/mtlint/mtlint/internal/pattern"
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
