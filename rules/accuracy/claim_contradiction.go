package accuracy

import (
	"fmt"
	"slices"
	"strings"

	"github.com/mtlint/mtlint/internal/lang"
	"github.com/mtlint/mtlint/internal/layer"
	"github.com/mtlint/mtlint/internal/mqm"
	"github.com/mtlint/mtlint/internal/pattern"
	"github.com/mtlint/mtlint/internal/text"
	"github.com/mtlint/mtlint/rules"
)

// ClaimContradiction finds two statements of which one denies the other.
var ClaimContradiction = &rules.Rule{
	Meta: rules.Meta{
		ID: "claim-contradiction", Name: "Statement denied elsewhere in the article", Category: mqm.Mistranslation, Severity: mqm.Minor,
		Rationale: `A negation is the easiest word for a translation to lose or to add. The article then says of the same people, the same deed and the same thing that it happened and that it did not.`,
		LetsPass: `Statements with a condition, a doubt, a time or a change of mind; questions; quotations; statements that different people make; subjects that are not named alike; ` +
			`objects that do not share a word; where they share only one the finding is advice.`,
		Examples: []rules.Example{
			{
				Bad: "Bakery will stay\n\nTavares sold the old bakery and its mill to a neighbour.\n\nThe town was glad.\n\n" +
					"⟦Tavares never sold the old bakery⟧ or the land around it.",
				Good: "Bakery will stay\n\nTavares sold the old bakery and its mill to a neighbour.\n\nThe town was glad.\n\n" +
					"Tavares never sold the land around it.",
			},
			{
				Bad:  "Council will not support bridge plan\n\n⟦The council will support the bridge plan⟧, which cost it many friends.\n\nWork begins soon.",
				Good: "Council will support bridge plan\n\nThe council will support the bridge plan, which cost it many friends.\n\nWork begins soon.",
			},
			{
				Bad:  "Council rejects bridge plan\n\n⟦The council approved the bridge plan⟧, and nobody minded.\n\nWork begins soon.",
				Good: "Council approves bridge plan\n\nThe council approved the bridge plan, and nobody minded.\n\nWork begins soon.",
			},
			{
				Bad:  "Mill to stay\n\nTavares said she would support the new mill on the river.\n\nThe town was glad.\n\n⟦Tavares said she would not support the new mill⟧.",
				Good: "Mill to stay\n\nTavares said she would support the new mill on the river.\n\nThe town was glad.\n\nTavares said she would support the new mill.",
			},
			{Good: "Bakery stays\n\nTavares sold the old bakery to a neighbour.\n\nRui Alves said that Tavares had never sold the old bakery. If Tavares had not sold the old bakery, it would stand."},
		},
	},
	Check: claimContradiction,
}

var (
	doubtWords = lang.Words("doubt_words")
	// oppositeForms are, of each form of a verb, the forms of the verbs that deny it.
	oppositeForms = lang.NewPart(func(p *lang.Pack) map[string][]string {
		m, verbs := map[string][]string{}, pattern.VerbsOf.Of(p)
		for _, r := range p.Rows("opposite_verbs.tsv") {
			one, two := verbs.Forms(r[0]), verbs.Forms(r[1])
			for _, f := range one {
				m[f] = append(m[f], two...)
			}
			for _, f := range two {
				m[f] = append(m[f], one...)
			}
		}
		return m
	})
)

// A claim is a clause that states something of somebody.
type claim struct {
	subject, last, verb, end int // tokens: of the subject the first and the last, end is the last object
	tense                    byte
	objects                  []int32
}

func claimContradiction(p *rules.Pass) {
	c := &claims{p, layer.Words.Of(p.Article), pattern.VerbsOf.Of(p.Lang), layer.Structure.Of(p.Article)}
	if c.plan.Genre != layer.Report {
		return
	}
	at := c.w.AtAny("not", "never", "didn't", "doesn't", "won't", "wouldn't", "hasn't", "haven't", "hadn't")
	for _, n := range at[:min(len(at), 200)] {
		c.denial(int(n))
	}
	c.headline()
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

// denial compares a negated clause with what the article says elsewhere.
func (c *claims) denial(n int) {
	w := c.w
	verb, aux := n+1, n-1
	if w.Low(n) != "not" && w.Low(n) != "never" {
		aux = n
	}
	for w.Is(verb, "ever", "actually", "yet", "also", "even", "still") {
		verb++
	}
	var tense byte
	bases := []string{w.Low(verb)}
	subject := aux - 1
	switch w.Low(aux) {
	case "did", "didn't", "does", "doesn't":
		tense = past
	case "will", "won't", "would", "wouldn't":
		tense = future
	case "has", "have", "had", "hasn't", "haven't", "hadn't":
		tense, bases = past, c.bases(w.Low(verb))
	default:
		if w.Low(n) != "never" {
			return
		}
		tense, bases, subject = past, c.bases(w.Low(verb)), n-1
	}
	for _, base := range bases {
		if base == "" || claimless.Has(base) {
			continue
		}
		no, ok := c.claim(subject, verb, tense)
		if !ok {
			return
		}
		for _, form := range c.verbs.Forms(base) {
			post := w.At(form)
			for _, v := range post[:min(len(post), maxClaims)] {
				if yes, ok := c.positive(int(v)); ok && int(v) != verb && yes.tense == tense {
					if same, strong := c.same(&no, &yes); same {
						c.report(&no, &yes, strong, "%s says “%s”, %s “%s”: one denies the other")
						return
					}
				}
			}
		}
	}
}

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
	for _, base := range irregularBases.Of(c.Lang)[word] {
		bases = append(bases, base)
	}
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
	doubt, reporting := doubtWords.Of(c.Lang), layer.ReportingVerbs.Of(c.Lang)
	for i := sent.Tokens.First; i < sent.Tokens.End; i++ {
		low := w.Low(int(i))
		if doubt.Has(low) || int(i) != v && int(i) != own && reporting.Has(low) || d.Tokens[i].Kind == text.Number && d.Tokens[i].Len() == 4 {
			return claim{}, false
		}
	}
	cl := claim{subject: first, last: s, verb: v, tense: tense}
	common := commonWords.Of(c.Lang)
	for i := v + 1; i < min(int(sent.Tokens.End), v+9); i++ {
		t := d.Tokens[i]
		if t.Kind == text.Punct && w.Is(i, ",", ";", ":", "–", "—", "(") || w.Is(i, "that", "who", "which", "because", "while", "and", "or", "but", "to") {
			break
		}
		if t.Kind == text.Word && t.Len() > 2 && !common.Has(w.Low(i)) {
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

// inTitle reports whether token i stands in the headline.
func (c *claims) inTitle(i int) bool {
	if c.plan.Title < 0 {
		return false
	}
	r := c.Doc.Blocks[c.plan.Title].Tokens
	return int(r.First) <= i && i < int(r.End)
}

// leadBlocks is how many blocks after the headline must agree with it: what comes
// later may tell what was before.
const leadBlocks = 3

// headline compares what the headline says with the opposite in the lead.
func (c *claims) headline() {
	if c.plan.Title < 0 {
		return
	}
	r, blocks := c.Doc.Blocks[c.plan.Title].Tokens, c.Doc.Blocks
	end := blocks[min(c.plan.Title+leadBlocks, len(blocks)-1)].Tokens.End
	opposite := oppositeForms.Of(c.Lang)
	for v := int(r.First) + 1; v < min(int(r.End), int(r.First)+40); v++ {
		forms := opposite[c.w.Low(v)]
		if forms == nil {
			continue
		}
		one, ok := c.positive(v)
		if !ok {
			continue
		}
		for _, form := range forms {
			for _, i := range c.w.At(form) {
				if i < r.End || i >= end {
					continue
				}
				two, ok := c.positive(int(i))
				if !ok {
					continue
				}
				if same, strong := c.same(&one, &two); same {
					c.report(&one, &two, strong, "%s says “%s”, %s “%s”: they cannot both be")
					return
				}
			}
		}
	}
}

func (c *claims) report(a, b *claim, strong bool, format string) {
	severity := mqm.Neutral
	if strong {
		severity = mqm.Minor
	}
	if a.verb < b.verb {
		a, b = b, a
	}
	one, two := c.span(a), c.span(b)
	c.Report(rules.Finding{
		Span:       one,
		Severity:   severity,
		Message:    fmt.Sprintf(format, c.place(a), c.Doc.Text(one), c.place(b), c.Doc.Text(two)),
		Suggestion: "check which of the two the source says",
		Related:    []rules.Related{{Span: two, Message: "the other statement"}},
	})
}

func (c *claims) span(a *claim) text.Span {
	return text.Span{Start: c.Doc.Tokens[a.subject].Start, End: c.Doc.Tokens[a.end].End}
}

// place names the part of the article in which a claim stands.
func (c *claims) place(a *claim) string {
	b := c.Doc.BlockAt(c.Doc.Tokens[a.verb].Start)
	if b == c.plan.Title {
		return "the headline"
	}
	n := 0
	for i := 0; i <= b; i++ {
		if c.plan.Parts[i] == layer.Paragraph {
			n++
		}
	}
	return fmt.Sprintf("paragraph %d", n)
}
