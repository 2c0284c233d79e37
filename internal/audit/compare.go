package audit

import (
	"context"
	"errors"
	"iter"
	"slices"
	"strings"

	"github.com/mtlint/mtlint/internal/article"
	"github.com/mtlint/mtlint/internal/diff"
	"github.com/mtlint/mtlint/internal/input"
	"github.com/mtlint/mtlint/internal/lang"
	"github.com/mtlint/mtlint/rules"
)

// A Side is one of the two sets of articles. Name is by what an article is known
// again in the other set.
type Side struct {
	Items iter.Seq[input.Item]
	Name  func(*rules.Result) string
}

// Compare checks two sets of articles and passes on each that is in both, in the
// order of b, and then those that only a has. An article whose name came before
// in its set is passed over and counted.
func (a *Auditor) Compare(ctx context.Context, sideA, sideB Side, write func(*rules.Pair) error) (repeated int, err error) {
	aside, err := newSpool()
	if err != nil {
		return 0, err
	}
	defer func() { err = errors.Join(err, aside.close()) }()
	number := map[string]int{}
	var names []string
	run := *a
	run.Corpus, run.Texts = nil, true
	for o := range run.checked(ctx, sideA.Items) {
		run.settle(&o.Result)
		run.seen(&o)
		name := sideA.Name(&o.Result)
		if _, had := number[name]; had {
			repeated++
			continue
		}
		if err := aside.add(pack(keep(&o.Result))); err != nil {
			return repeated, err
		}
		number[name] = len(names)
		names = append(names, name)
	}
	met := make([]bool, len(names))
	others := map[string]bool{}
	for o := range run.checked(ctx, sideB.Items) {
		run.settle(&o.Result)
		run.seen(&o)
		p := rules.Pair{Name: sideB.Name(&o.Result), B: &o.Result}
		n, ok := number[p.Name]
		switch {
		case ok && met[n], !ok && others[p.Name]:
			repeated++
			continue
		case ok:
			met[n] = true
			if p.A, err = spooled(aside, n); err != nil {
				return repeated, err
			}
			comparePair(&p, a.Decoder.Packs)
		default:
			others[p.Name] = true
		}
		if err := write(&p); err != nil {
			return repeated, err
		}
	}
	if ctx.Err() != nil {
		return repeated, nil // what only a has is not known
	}
	for n, name := range names {
		if met[n] {
			continue
		}
		p := rules.Pair{Name: name}
		if p.A, err = spooled(aside, n); err != nil {
			return repeated, err
		}
		if err := write(&p); err != nil {
			return repeated, err
		}
	}
	return repeated, nil
}

func spooled(s *spool, n int) (*rules.Result, error) {
	var k kept
	err := s.get(n, &k)
	res := k.result()
	return &res, err
}

// comparePair finds which findings only one of the two has. They are the same if their
// fingerprints are: rule, words and sentence; or else their rule and words, in a
// sentence that was written in another way.
func comparePair(p *rules.Pair, packs []*lang.Pack) {
	if p.A.Err != nil || p.B.Err != nil {
		return
	}
	left := map[string][]int{}
	gone := make([]bool, len(p.A.Findings))
	for i := range p.A.Findings {
		gone[i] = true
		left[p.A.Findings[i].Fingerprint] = append(left[p.A.Findings[i].Fingerprint], i)
	}
	match := func(key string) bool {
		for _, i := range left[key] {
			if gone[i] {
				gone[i] = false
				p.Kept++
				return true
			}
		}
		return false
	}
	var fresh []int
	for i := range p.B.Findings {
		if f := &p.B.Findings[i]; !match(f.Fingerprint) {
			fresh = append(fresh, i)
		}
	}
	words := func(f *rules.Finding) string { return f.Rule + " " + strings.ToLower(f.Text) }
	for i := range p.A.Findings {
		if gone[i] {
			left[words(&p.A.Findings[i])] = append(left[words(&p.A.Findings[i])], i)
		}
	}
	fresh = slices.DeleteFunc(fresh, func(i int) bool { return match(words(&p.B.Findings[i])) })
	var inA, inB *sentences
	for i := range p.A.Findings {
		if f := &p.A.Findings[i]; gone[i] {
			if inB == nil {
				inB = sentencesOf(p.B, packs)
			}
			p.Gone = append(p.Gone, rules.Change{Finding: f, Words: inB.changed(f.Sentence, true)})
		}
	}
	for _, i := range fresh {
		if inA == nil {
			inA = sentencesOf(p.A, packs)
		}
		f := &p.B.Findings[i]
		p.New = append(p.New, rules.Change{Finding: f, Words: inA.changed(f.Sentence, false)})
	}
}

// sentences are those of one article, as words.
type sentences struct {
	all   [][]string
	found map[string]string
}

// mostSentences and mostWords bound what a sentence is compared with.
const (
	mostSentences = 2000
	mostWords     = 200
)

func sentencesOf(r *rules.Result, packs []*lang.Pack) *sentences {
	s := &sentences{found: map[string]string{}}
	for _, pack := range packs {
		if pack.Tag != r.Lang {
			continue
		}
		d := article.New(r.Path, r.Text, pack).Doc
		for i := range d.Sentences[:min(len(d.Sentences), mostSentences)] {
			if w := strings.Fields(d.Text(d.Sentences[i].Span)); len(w) <= mostWords {
				s.all = append(s.all, w)
			}
		}
	}
	return s
}

// alike is the share of words from which two sentences are one, rewritten.
const alike = 0.4

// changed shows how a sentence differs from the nearest of the others; mine says
// that it is the first of the two.
func (s *sentences) changed(sentence string, mine bool) string {
	key := sentence
	if w, ok := s.found[key]; ok {
		return w
	}
	w := strings.Fields(sentence)
	have := map[string]bool{}
	for _, x := range w {
		have[strings.ToLower(x)] = true
	}
	var best []string
	most := alike
	for _, o := range s.all {
		same := 0
		for _, x := range o {
			if have[strings.ToLower(x)] {
				same++
			}
		}
		if share := 2 * float64(same) / float64(len(w)+len(o)); share > most {
			best, most = o, share
		}
	}
	out := ""
	if best != nil && len(w) <= mostWords {
		if mine {
			out = marked(w, best)
		} else {
			out = marked(best, w)
		}
	}
	s.found[key] = out
	return out
}

// marked writes two sentences as one, with [-words of the first-] and {+words of
// the second+}; of what is the same only a few words around. Empty if all is.
func marked(a, b []string) string {
	number := map[string]int32{}
	run := func(words []string) []int32 {
		out := make([]int32, len(words))
		for i, w := range words {
			n, ok := number[w]
			if !ok {
				n = int32(len(number))
				number[w] = n
			}
			out[i] = n
		}
		return out
	}
	r, ok := diff.Words(run(a), run(b))
	if !ok || len(r.Edits) == 0 {
		return ""
	}
	const margin = 4
	var out []string
	at := 0
	for i, e := range r.Edits {
		first, end := int(e.A.First), int(e.A.End)
		switch gap := first - at; {
		case i == 0 && gap > margin:
			out = append(append(out, "…"), a[first-margin:first]...)
		case i > 0 && gap > 2*margin:
			out = append(append(append(out, a[at:at+margin]...), "…"), a[first-margin:first]...)
		default:
			out = append(out, a[at:first]...)
		}
		change := ""
		if first < end {
			change = "[-" + strings.Join(a[first:end], " ") + "-]"
		}
		if e.B.First < e.B.End {
			change += "{+" + strings.Join(b[e.B.First:e.B.End], " ") + "+}"
		}
		out = append(out, change)
		at = end
	}
	if len(a)-at > margin {
		return strings.Join(append(append(out, a[at:at+margin]...), "…"), " ")
	}
	return strings.Join(append(out, a[at:]...), " ")
}
