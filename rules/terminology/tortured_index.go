package terminology

import (
	"iter"
	"strings"

	"github.com/mtlint/mtlint/internal/lang"
	"github.com/mtlint/mtlint/internal/layer"
)

// spunTerms is the lexicon of spun terms.
var spunTerms = lang.NewPart(func(p *lang.Pack) *spunIndex {
	rows := p.Rows("tortured.tsv")
	s := &spunIndex{
		verbs:      lang.NewSet(p.Lines("tortured_verbs.txt")...),
		terms:      make([]spunTerm, 0, len(rows)),
		first:      lang.MakeIndex[spunRuns](2 * len(rows)),
		runs:       make([]spunRun, 1, 8*len(rows)),
		beginnings: make([]uint64, 1<<beginningBits/64),
		seconds:    make([]uint64, 1<<secondBits/64),
	}
	for _, r := range rows {
		s.terms = append(s.terms, spunTerm{r[1], r[0] == "politics" || r[0] == "law"})
		s.addAll(r[2], int32(len(s.terms)))
		s.addAll(r[3], -int32(len(s.terms)))
	}
	lang.Remembered(p, s.first)
	s.part = lang.NewTrait(p, s.partOf)
	return s
})

// A spunIndex finds the spun forms by their first two words. It is made anew by every
// process, and most articles have no spun form, so the forms stay as the file lists
// them until two words of a text may begin one.
type spunIndex struct {
	terms []spunTerm
	first *lang.Index[spunRuns]
	runs  []spunRun // counted from 1
	verbs lang.Set

	beginnings []uint64    // a set of bits: hashes of the first two words of forms, and of the first three
	seconds    []uint64    // a set of bits: hashes of the second words
	part       *lang.Trait // of a word: what it may be in forms
}

type spunTerm struct {
	words  string
	office bool // of a field whose terms are written with capitals
}

// A spunRun is the forms of one term that begin with one word.
type spunRun struct {
	forms  string // separated by ", "
	second uint64 // a set of bits: hashes of the second words
	term   int32  // counted from 1; negative if the forms are only likely
	next   int32  // run that begins with the same word
}

// spunRuns are the first and the last run that begin with a word.
type spunRuns struct{ head, tail int32 }

// addAll adds the forms of a term, which is counted from 1, as a row lists them.
func (s *spunIndex) addAll(forms string, term int32) {
	if forms == "-" {
		return
	}
	run, begun, hash, seconds := "", 0, uint32(0), uint64(0) // the first word of the run with its blank, where it begins
	for at := 0; at < len(forms); {
		form := forms[at:]
		if end := strings.IndexByte(form, ','); end >= 0 {
			form = form[:end]
		}
		if run == "" || !strings.HasPrefix(form, run) {
			s.addRun(run, spunRun{forms: strings.TrimSuffix(forms[begun:at], ", "), second: seconds, term: term})
			run, begun, seconds = form[:strings.IndexByte(form, ' ')+1], at, 0
			hash = lang.Hash(run[:len(run)-1])
		}
		second, rest, more := strings.Cut(form[len(run):], " ")
		other := lang.Hash(second)
		s.addBeginning(hash, other, rest, more)
		seconds |= 1 << (other % 64)
		at += len(form) + len(", ")
	}
	s.addRun(run, spunRun{forms: forms[begun:], second: seconds, term: term})
}

func (s *spunIndex) addRun(first string, run spunRun) {
	if first == "" {
		return
	}
	number := int32(len(s.runs))
	s.runs = append(s.runs, run)
	if r := s.first.Ref(first[:len(first)-1]); r.head == 0 {
		*r = spunRuns{number, number}
	} else {
		s.runs[r.tail].next, r.tail = number, number
	}
}

// cuts yields where a hyphen may join the first two words of forms, and the runs of
// the first.
func (s *spunIndex) cuts(word string) iter.Seq2[int, int32] {
	return func(yield func(int, int32) bool) {
		for at := strings.IndexByte(word, '-'); at >= 0 && at+1 < len(word); {
			if runs, ok := s.first.Get(word[:at]); ok && s.mayBegin(pairOf(lang.Hash(word[:at]), lang.Hash(word[at+1:]))) && !yield(at, runs.head) {
				return
			}
			next := strings.IndexByte(word[at+1:], '-')
			if next < 0 {
				return
			}
			at += 1 + next
		}
	}
}

// singular cuts the ending of a plural or a possessive off.
func singular(w string) (base, ending string) {
	switch {
	case len(w) < 4 || w[len(w)-1] != 's' && w[len(w)-1] != '\'':
		return w, ""
	case strings.HasSuffix(w, "'s"):
		return w[:len(w)-2], "'s"
	case strings.HasSuffix(w, "s'"):
		return w[:len(w)-2], "s'"
	case strings.HasSuffix(w, "ies"):
		return w[:len(w)-3] + "y", "s"
	case strings.HasSuffix(w, "sses"), strings.HasSuffix(w, "shes"), strings.HasSuffix(w, "ches"), strings.HasSuffix(w, "xes"):
		return w[:len(w)-2], "s"
	}
	return w[:len(w)-1], "s"
}

// A spunHit is a form that was found.
type spunHit struct {
	term   int    // index into terms
	likely bool   // spun only if the article is
	ending string // what the last word had more than the form's
}

// A spunMatch is the best form so far: the longest, then one without an ending, then
// the one that is listed first.
type spunMatch struct {
	run, end int32
	ending   string
}

func (m *spunMatch) offer(run, end int32, ending string) {
	if end > m.end || end == m.end && (ending == "" && m.ending != "" || ending == m.ending && run < m.run) {
		*m = spunMatch{run, end, ending}
	}
}

// match finds the longest form that begins at token i, after which others follow, and
// returns the token after it, 0 if there is none.
func (s *spunIndex) match(n spunParts, w *layer.WordIndex, i int) (hit spunHit, end int) {
	id, best := w.ID(i), spunMatch{}
	if seconds := s.follow(n, w, i); seconds != 0 {
		skip := len(w.Form(id)) + 1
		runs, _ := layer.Look(w, s.first, id)
		for r := runs.head; r != 0; r = s.runs[r].next {
			if s.runs[r].second&seconds == 0 {
				continue
			}
			for form := range strings.SplitSeq(s.runs[r].forms, ", ") {
				if end, ending := formAt(w, i+1, form[skip:]); end > 0 {
					best.offer(r, end, ending)
				}
			}
		}
	}
	if n[id]&spunJoined != 0 {
		word := w.Form(id)
		for at, head := range s.cuts(word) {
			for r := head; r != 0; r = s.runs[r].next {
				for form := range strings.SplitSeq(s.runs[r].forms, ", ") {
					rest, ok := strings.CutPrefix(form[at+1:], word[at+1:])
					if !ok || rest == "" || rest[0] != ' ' || !s.joins(form, s.runs[r].term) {
						continue
					}
					if end, ending := formAt(w, i+1, rest[1:]); end > 0 {
						best.offer(r, end, ending)
					}
				}
			}
		}
	}
	if best.end == 0 {
		return hit, 0
	}
	term := s.runs[best.run].term
	return spunHit{int(max(term, -term) - 1), term < 0, best.ending}, int(best.end)
}

// joins reports whether spinners join the first two words of a form of a term: where
// the form has more words than the term, as in “sun-powered gadget”.
func (s *spunIndex) joins(form string, term int32) bool {
	return strings.Count(form, " ") > strings.Count(s.terms[max(term, -term)-1].words, " ")
}

// formAt compares the tokens from k on with the words of a form, of which the last
// may have an ending in the text. end is the token after it, 0 if the form is another.
func formAt(w *layer.WordIndex, k int, words string) (end int32, ending string) {
	for ; ; k++ {
		word, rest, more := strings.Cut(words, " ")
		low := w.Low(k)
		switch {
		case low == word && !more:
			return int32(k + 1), ""
		case low == "":
			return 0, ""
		case low != word:
			if base, ending := singular(low); !more && ending != "" && base == word {
				return int32(k + 1), ending
			}
			return 0, ""
		}
		words = rest
	}
}
