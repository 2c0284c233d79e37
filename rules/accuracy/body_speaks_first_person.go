package accuracy

import (
	"fmt"
	"slices"

	"github.com/mtlint/mtlint/internal/lang"
	"github.com/mtlint/mtlint/internal/layer"
	"github.com/mtlint/mtlint/internal/mqm"
	"github.com/mtlint/mtlint/internal/text"
	"github.com/mtlint/mtlint/rules"
)

// BodySpeaksFirstPerson finds “I” in the mouth of a ministry.
var BodySpeaksFirstPerson = &rules.Rule{
	Meta: rules.Meta{
		ID: "body-speaks-first-person", Name: "Body that says “I”", Category: mqm.Mistranslation, Severity: mqm.Minor,
		Rationale: `A ministry, a company or a court says “we”. Where one says “I”, the translation probably gave somebody's words to the wrong speaker, or put a report into quotation marks.`,
		LetsPass:  `Persons who speak for a body, teams and bands, slogans, titles and oaths in quotation marks, quotations within quotations, “I” as a numeral.`,
		Examples: []rules.Example{
			{
				Bad:  "“⟦I⟧ never promised the mill to anybody,” the ministry said in a statement.",
				Good: "“We never promised the mill to anybody,” the ministry said in a statement.",
			},
			{Bad: "The city council said: “Last year ⟦I⟧ paid for the bridge.”"},
			{Good: "“I never promised it,” said a spokesman for the ministry. The ministry said the slogan was “I love my town”. “I never did,” the ministry's secretary said."},
		},
		Precision: rules.Precision{Right: 1, Judged: 1, On: "machine-translated and human-written news, each source text counted once"},
	},
	Check: bodySpeaksFirstPerson,
}

// officialBodies are bodies whose statements nobody writes as “I”.
var officialBodies = lang.NewSet("ministry", "government", "department", "company", "council", "parliament", "commission", "committee", "agency", "court", "army", "military", "police", "embassy", "bank", "airline", "firm", "university", "federation", "union", "party", "authority", "administration")

func bodySpeaksFirstPerson(p *rules.Pass) {
	w := layer.Words.Of(p.Article)
	said := w.AtAny("i", "i'm", "i've", "i'll", "i'd")
	if len(said) == 0 {
		return
	}
	q := layer.Quotes.Of(p.Article)
	if len(q.Unpaired) > 0 {
		return // it is not certain what is quoted
	}
	by := layer.Attributions.Of(p.Article)
	last := int32(-1)
	for _, i := range said {
		o := q.At(int(i))
		if o == nil || o.Depth > 0 || o.Open == last || o.Close < 0 {
			continue
		}
		last = o.Open
		k, _ := slices.BinarySearchFunc(q.All, o.Open, func(x layer.Quotation, open int32) int { return int(x.Open - open) })
		a := &by[k]
		if !a.Sure || a.Joint || a.Place != layer.AfterQuote && a.Place != layer.BeforeQuote || !officialBodies.Has(a.Key) || o.Close-o.Open < 6 {
			continue
		}
		if w.Low(int(a.Speaker.End)-1) != a.Key && !w.Is(int(a.Speaker.First), "the") {
			continue // “Acme University economist Jane Doe”
		}
		p.Report(rules.Finding{
			Span:       p.Doc.Tokens[i].Span,
			Message:    fmt.Sprintf("“%s” is said by “%s”, which is no person", p.Doc.Text(p.Doc.Tokens[i].Span), speakerText(p, a)),
			Suggestion: "“we”, or the name of who spoke",
			Related:    []rules.Related{{Span: text.Span{Start: p.Doc.Tokens[a.Speaker.First].Start, End: p.Doc.Tokens[a.Speaker.End-1].End}, Message: "the speaker"}},
		})
	}
}
