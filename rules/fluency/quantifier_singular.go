package fluency

import (
	"fmt"
	"strings"

	"github.com/mtlint/mtlint/internal/lang"
	"github.com/mtlint/mtlint/internal/layer"
	"github.com/mtlint/mtlint/internal/mqm"
	"github.com/mtlint/mtlint/internal/pattern"
	"github.com/mtlint/mtlint/internal/text"
	"github.com/mtlint/mtlint/rules"
)

// QuantifierSingular finds a singular after a word that needs a plural.
var QuantifierSingular = &rules.Rule{
	Meta: rules.Meta{
		ID: "quantifier-singular", Name: "Singular after a word of plural", Category: mqm.Grammar, Severity: mqm.Minor,
		Rationale: `Languages without a plural, or with the singular after numerals, leave “several week” and “these thing” in translation.`,
		LetsPass:  `The first part of a compound (“several year-end sales”, “these government officials”), “many a day”, and verbs (“many question this”).`,
		Examples: []rules.Example{
			{Bad: "The strike lasted ⟦several week⟧ but cost no jobs.", Good: "The strike lasted several weeks but cost no jobs."},
			{Bad: "She asked for ⟦these thing⟧ in May.", Good: "She asked for these things in May."},
			{Bad: "It is one of the ⟦reason⟧ for the delay.", Good: "It is one of the reasons for the delay."},
			{Bad: "⟦Two soldier⟧ were hurt and ⟦dozens of house⟧ burned.", Good: "Two soldiers were hurt and dozens of houses burned."},
			{Bad: "⟦At least 20 worker⟧ fled when ⟦a series of explosion⟧ shook ⟦one of the biggest factory⟧ in the port."},
			{Bad: "⟦All the school⟧ were closed, as ⟦many of the teacher⟧ were ill."},
			{Good: "In phase two trial and error helped; at least 20 country houses, two soldier ants, dozens of house sparrows and all the school buses were safe."},
			{Good: "Many a day passed; several government officials and many question it, one of the city’s few market towns."},
		},
		Precision: rules.Precision{Right: 4, Judged: 4, On: "machine-translated and human-written news"},
	},
	Check: quantifierSingular,
}

type countable struct {
	plural string
	verb   bool
}

var countables = lang.NewPart(func(p *lang.Pack) map[string]countable {
	m := map[string]countable{}
	for _, r := range p.Rows("countable_nouns.tsv") {
		m[r[0]] = countable{r[1], strings.Contains(r[2], "v")}
	}
	return m
})

func quantifierSingular(p *rules.Pass) {
	d, w, nouns := p.Doc, layer.Words.Of(p.Article), countables.Of(p.Lang)
	report := func(at, i int, why string) {
		n, ok := nouns[w.Low(i)]
		if !ok || d.Tokens[i].Shape != text.Lower {
			return
		}
		lo, hi := pattern.Bounds(d, i)
		if at < lo || !closesPhrase(p, w, i+1, hi) {
			return
		}
		if n.verb && !noVerbAfter(w, i-1) && i+1 < hi && d.Tokens[i+1].Kind != text.Punct && !w.Is(i+1, "of", "and", "ago", "later", "before") {
			return
		}
		span := text.Span{Start: d.Tokens[at].Start, End: d.Tokens[i].End}
		p.Report(rules.Finding{
			Span:       span,
			Message:    fmt.Sprintf("“%s”: %s needs a plural, and “%s” is singular", d.Text(span), why, w.Low(i)),
			Suggestion: d.Src[span.Start:d.Tokens[i].Start] + n.plural,
			Fixes:      []rules.Fix{{Label: "plural", Edits: []rules.Edit{{Span: d.Tokens[i].Span, New: n.plural}}}},
		})
	}
	for _, q := range [...]string{"several", "many", "few", "these", "those"} {
		for _, at := range w.At(q) {
			if i := int(at); i+1 < len(d.Tokens) {
				report(i, i+1, "“"+q+"”")
			}
		}
	}
	for _, q := range [...]string{"two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "twenty", "fifty", "both", "various", "numerous"} {
		for _, at := range w.At(q) {
			if i := int(at); i+1 < len(d.Tokens) && counts(p, w, i) {
				report(i, i+1, "“"+q+"”")
			}
		}
	}
	for _, q := range [...]string{"dozens", "hundreds", "thousands", "scores", "series", "number", "couple", "handful", "variety"} {
		for _, at := range w.At(q) {
			i := int(at)
			many := strings.HasSuffix(q, "s") && q != "series"
			if !w.Is(i+1, "of") || i+2 >= len(d.Tokens) || !many && !w.Is(i-1, "a") {
				continue
			}
			from := i
			if !many {
				from--
			}
			report(from, i+2, "“"+d.Text(text.Span{Start: d.Tokens[from].Start, End: d.Tokens[i+1].End})+"”")
		}
	}
	for _, least := range w.AtAny("least", "than", "about", "nearly", "around", "over", "almost", "another", "other") {
		i := int(least) + 1
		if i+1 < len(d.Tokens) && plainNumber(d.Text(d.Tokens[i].Span)) && (!w.Is(i-1, "least", "than") || w.Is(i-2, "at", "more", "fewer", "less")) {
			from := i - 1
			if w.Is(from, "least", "than") {
				from--
			}
			report(from, i+1, "“"+d.Text(d.Tokens[i].Span)+"”")
		}
	}
	for _, all := range w.AtAny("all", "many", "some", "most", "both", "several") {
		i := int(all) + 1
		if w.Is(i, "of") {
			i++
		} else if w.Low(i-1) != "all" {
			continue
		}
		if w.Is(i, "the", "these", "those", "his", "her", "its", "their", "our") && i+2 < len(d.Tokens) && w.Is(i+2, "were", "are", "have") && !groupNoun(w.Low(i+1)) {
			report(int(all), i+1, "“"+d.Text(text.Span{Start: d.Tokens[all].Start, End: d.Tokens[i].End})+"”")
		}
	}
	for _, of := range w.At("of") {
		if i := int(of); w.Is(i-1, "one") && w.Is(i+1, "the") && i+4 < len(d.Tokens) {
			n := i + 2
			switch {
			case w.Is(n, "most", "least"):
				n++
			case !strings.HasSuffix(w.Low(n), "est") && !w.Is(n, "best", "worst", "main", "few", "last", "top", "only"):
				continue
			}
			report(i-1, n+1, "“one of the”")
		}
	}
	for _, of := range w.At("of") {
		if i := int(of); i > 0 && w.Is(i-1, "one") && !w.Is(i-2, "number", "no", "day", "week", "part", "phase", "stage") && w.Is(i+1, "the", "his", "her", "its", "their", "our", "my") && i+2 < len(d.Tokens) {
			report(i+2, i+2, "“one of "+w.Low(i+1)+"”")
		}
	}
}

// noVerbAfter reports whether no verb can follow token i: “of”, “of the”, “the two”.
func noVerbAfter(w *layer.WordIndex, i int) bool {
	return w.Is(i, "of", "the", "his", "her", "its", "their", "our") || w.Is(i-1, "the", "least", "than")
}

// counts reports whether the number word i counts what follows, and is no name of
// a phase, a round or a war: “phase two trial”.
func counts(p *rules.Pass, w *layer.WordIndex, i int) bool {
	lo, _ := pattern.Bounds(p.Doc, i)
	if i == lo {
		return true
	}
	prev := p.Doc.Tokens[i-1]
	switch {
	case prev.Kind == text.Punct:
		return w.Is(i-1, ",", "“", ";", ":") && prev.End < p.Doc.Tokens[i].Start
	case p.Doc.Tokens[i].Shape != text.Lower, w.Is(i-1, "a", "an", "or", "and", "to", "no", "per", "every", "each"):
		return false
	}
	return prev.Shape == text.Lower && (phraseEnds.Of(p.Lang).Has(w.Low(i-1)) || w.Is(i-1, "least"))
}

// plainNumber reports whether s is a number above one without a point or sign.
func plainNumber(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != "" && s != "0" && s != "1" && len(s) < 4
}

// groupNoun reports whether a singular goes with a plural verb in British use.
func groupNoun(low string) bool {
	switch low {
	case "family", "team", "staff", "party", "group", "class", "club", "company", "couple", "crew", "band", "population", "government", "squad", "public", "part", "firm":
		return true
	}
	return false
}

// closesPhrase reports whether no noun or number can go on with the phrase at
// token i; hi ends the sentence.
func closesPhrase(p *rules.Pass, w *layer.WordIndex, i, hi int) bool {
	if i >= hi {
		return true
	}
	t := p.Doc.Tokens[i]
	if t.Kind == text.Punct {
		return ends(t, p.Doc.Src)
	}
	if w.Is(i, "and", "or") {
		return false
	}
	return phraseEnds.Of(p.Lang).Has(w.Low(i)) || w.Is(i, "ago", "later", "earlier", "alone", "left", "took", "went", "came", "fled", "met", "died", "shook") ||
		strings.HasSuffix(w.Low(i), "ed") && (i+1 >= hi || w.Is(i+1, "in", "by", "to", "on", "from", "at", "with", "the", "for", ".", ","))
}
