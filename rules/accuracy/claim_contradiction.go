package accuracy

import (
	"fmt"

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
				Bad:  "Council rejects bridge plan\n\n⟦The council approved the bridge plan⟧, and everyone cheered.\n\nWork begins soon.",
				Good: "Council approves bridge plan\n\nThe council approved the bridge plan, and everyone cheered.\n\nWork begins soon.",
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
				if yes, ok := c.positive(int(v)); ok && int(v) != verb && yes.tense == tense && c.comparable(&no, &yes) {
					if same, strong := c.same(&no, &yes); same {
						c.report(&no, &yes, strong, "%s says “%s”, %s “%s”: one denies the other")
						return
					}
				}
			}
		}
	}
}

// comparable reports whether two claims may contradict each other: in the headline
// and the lead they tell of the same moment, elsewhere only if neither speaks of
// time nor of who says so.
func (c *claims) comparable(a, b *claim) bool {
	if b.verb < a.verb {
		a, b = b, a
	}
	if c.inTitle(a.verb) {
		return c.Doc.BlockAt(c.Doc.Tokens[b.verb].Start) <= c.plan.Title+leadBlocks
	}
	return !a.doubt && !b.doubt
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
