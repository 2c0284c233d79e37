package accuracy

import (
	"slices"
	"strings"

	"github.com/mtlint/mtlint/internal/lang"
	"github.com/mtlint/mtlint/internal/layer"
	"github.com/mtlint/mtlint/internal/pattern"
	"github.com/mtlint/mtlint/internal/text"
	"github.com/mtlint/mtlint/rules"
)

// doubtWords make a statement one that need not contradict another.
var doubtWords = lang.Words("doubt_words")

// A claim is a clause that states something of somebody.
type claim struct {
	subject, last, verb, end int // tokens: of the subject the first and the last, end is the last object
	tense                    byte
	doubt                    bool // of time, of who says so: it need not contradict another
	objects                  []int32
}

type claims struct {
	*rules.Pass
	w     *layer.WordIndex
	verbs *pattern.Verbs
	plan  *layer.Plan
}

// Tenses of a claim.
const (
	past   = 'p'
	future = 'f'
)

// longestClaim is how many tokens a sentence has at most that is looked at.
const longestClaim = 80

// maxClaims bounds how many places a verb is compared with.
const maxClaims = 50

// claimless are verbs that are denied and asserted of one subject all the time.
var claimless = lang.NewSet("be", "have", "do", "say", "get", "go", "make", "know", "think", "want", "take", "see", "come", "give", "tell", "use", "find", "need", "seem", "feel", "look", "become", "include", "mention", "name", "specify")

// bases are the verbs of which a word may be the past.
func (c *claims) bases(word string) (bases []string) {
	for _, cut := range [...]string{"d", "ed", "ied"} {
		stem, ok := strings.CutSuffix(word, cut)
		if !ok || len(stem) < 2 {
			continue
		}
		if cut == "ied" {
			stem += "y"
		}
		bases = append(bases, stem)
		if n := len(stem); stem[n-1] == stem[n-2] {
			bases = append(bases, stem[:n-1])
		}
	}
	bases = append(bases, irregularBases.Of(c.Lang)[word]...)
	kept := bases[:0]
	for _, b := range bases {
		v := c.verbs.Verb(b)
		if strings.Contains("/"+v.Past+"/"+v.Participle+"/", "/"+word+"/") {
			kept = append(kept, b)
		}
	}
	return kept
}

var irregularBases = lang.NewPart(func(p *lang.Pack) map[string][]string {
	m := map[string][]string{}
	for _, r := range p.Rows("irregular_verbs.tsv") {
		for _, f := range strings.Split(r[1]+"/"+r[2], "/") {
			m[f] = append(m[f], r[0])
		}
	}
	return m
})

// positive reads the claim that verb v makes, if nothing denies it.
func (c *claims) positive(v int) (claim, bool) {
	w := c.w
	s := v - 1
	var tense byte = past
	for k := 0; k < 3; k++ {
		switch w.Low(s) {
		case "had", "has", "have":
			s--
			continue
		case "will", "would":
			tense = future
			s--
			continue
		case "also", "finally", "already", "therefore", "later", "quickly":
			s--
			continue
		}
		break
	}
	switch {
	case c.inTitle(v):
		if w.Is(s, "to") {
			tense = future
			s--
		}
	case tense == past && !strings.HasSuffix(w.Low(v), "ed") && len(irregularBases.Of(c.Lang)[w.Low(v)]) == 0:
		return claim{}, false
	}
	return c.claim(s, v, tense)
}

// supposing reports whether a word makes of a statement what may not be so.
func supposing(w string) bool {
	switch w {
	case "if", "unless", "until", "whether", "may", "might", "could", "perhaps", "possibly", "likely", "unlikely", "allegedly", "alleged", "denies", "denied", "accused", "claims", "claimed",
		"despite", "although", "though", "but", "?", "no", "nobody", "previously", "earlier", "initially", "instead", "however", "contrary", "false", "falsely", "would've", "unlike", "originally", "first", "yet":
		return true
	}
	return false
}

// claim reads the subject that ends with token s and the objects of verb v.
func (c *claims) claim(s, v int, tense byte) (claim, bool) {
	d, w := c.Doc, c.w
	if s < 0 || v >= len(d.Tokens) || d.Tokens[s].Kind != text.Word || d.Tokens[v].Kind != text.Word {
		return claim{}, false
	}
	sent := &d.Sentences[d.SentenceAt(d.Tokens[v].Start)]
	if sent.Tokens.Len() > longestClaim || s < int(sent.Tokens.First) || layer.Quotes.Of(c.Article).InQuote(v) || layer.Quotes.Of(c.Article).InQuote(s) {
		return claim{}, false
	}
	own := -1 // the verb with which the subject speaks of himself
	if w.Is(s, "he", "she", "they", "it") {
		r := s - 1
		if w.Is(r, "that") {
			r--
		}
		if own = r; r-1 < int(sent.Tokens.First) || !layer.ReportingVerbs.Of(c.Lang).Has(w.Low(r)) {
			return claim{}, false
		}
		s = r - 1
	}
	first := s
	for first > int(sent.Tokens.First) && first > s-4 && d.Tokens[first-1].Kind == text.Word && (d.Tokens[first-1].Shape != text.Lower || w.Is(first-1, "the", "his", "her", "its")) {
		first--
		if w.Is(first, "the", "his", "her", "its") {
			break
		}
	}
	if d.Tokens[s].Shape == text.Lower && !w.Is(first, "the") && !c.inTitle(v) || pronouns.Has(w.Low(s)) {
		return claim{}, false
	}
	cl := claim{subject: first, last: s, verb: v, tense: tense}
	doubt, reporting := doubtWords.Of(c.Lang), layer.ReportingVerbs.Of(c.Lang)
	for i := sent.Tokens.First; i < sent.Tokens.End; i++ {
		low := w.Low(int(i))
		if supposing(low) {
			return claim{}, false
		}
		cl.doubt = cl.doubt || doubt.Has(low) || int(i) != v && int(i) != own && reporting.Has(low) || d.Tokens[i].Kind == text.Number && d.Tokens[i].Len() == 4
	}
	common := commonWords.Of(c.Lang)
	for i := v + 1; i < min(int(sent.Tokens.End), v+9); i++ {
		t := d.Tokens[i]
		if t.Kind == text.Punct && w.Is(i, ",", ";", ":", "–", "—", "(") || w.Is(i, "that", "who", "which", "because", "while", "and", "or", "but", "to") {
			break
		}
		if (t.Kind == text.Word || t.Kind == text.Number) && t.Len() > 2 && !common.Has(w.Low(i)) {
			cl.objects, cl.end = append(cl.objects, w.ID(i)), i
		}
	}
	return cl, len(cl.objects) > 0
}

var (
	commonWords = lang.Words("function_words")
	pronouns    = lang.NewSet("he", "she", "it", "they", "we", "i", "you", "who", "which", "that", "this", "these", "those", "others", "some", "many", "one", "none", "nobody", "everyone", "people", "and", "or")
)

// same reports whether two claims are of the same subject and object, by their
// last words, and whether the objects share more than one word.
func (c *claims) same(a, b *claim) (same, strong bool) {
	if c.w.ID(a.last) != c.w.ID(b.last) {
		return false, false
	}
	shared := 0
	for i, x := range a.objects {
		if slices.Contains(b.objects, x) && !slices.Contains(a.objects[:i], x) {
			shared++
		}
	}
	return shared > 0 && (shared > 1 || a.objects[0] == b.objects[0]), shared > 1
}
