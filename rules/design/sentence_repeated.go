package design

import (
	"github.com/mtlint/mtlint/internal/mqm"
	"github.com/mtlint/mtlint/rules"
)

// SentenceRepeated finds a sentence that stands in the article twice.
var SentenceRepeated = &rules.Rule{
	Meta: rules.Meta{
		ID: "sentence-repeated", Name: "Sentence repeated", Category: mqm.Duplication, Severity: mqm.Major,
		Rationale:   `A sentence that comes a second time, or a second time in slightly other words, was pasted by mistake: a rewriting tool kept the original, or a decoder translated one sentence twice.`,
		LetsPass:    `Sentences below 6 words, or below 10 where a word differs; refrains and formulae of figures; what a speaker says twice, and lines that are quoted again; pull quotes; sentences of paragraphs that are repeated as a whole; sentences written to one pattern that differ in a name or a number.`,
		AnyLanguage: true, Needs: []string{"repetition.tsv"},
		Precision: rules.Precision{Right: 58, Judged: 60, On: "machine-translated and human-written texts"},
		Examples: []rules.Example{
			{Bad: "The bridge at Arden is closed until May. Lorries must go by way of Corve. ⟦The bridge at Arden is closed until May.⟧ The council is sorry."},
			{Bad: "The council will charge a small fee for every car that uses the new bridge. ⟦The council will charge a small cost for every car that uses the new bridge.⟧ Residents are angry."},
			{Bad: "Bread cost 4 crowns a loaf in May, up from 3 in March, according to the bakers' guild. ⟦According to the bakers' guild, bread fee 4 crowns a loaf in May, up from 3 in March.⟧ Flour is dear."},
			{Bad: "The bridge at Arden is closed until May. Lorries must go by way of Corve. Buses stop at the mill.\n\nThe mayor is sorry, he said. ⟦The bridge at Arden is closed until May. Lorries must go by way of Corve.⟧"},
			{Good: "Hal Orne admitted theft. Fined 300 crowns and ordered to pay costs of 85 crowns. Ida Orne admitted theft. Fined 300 crowns and ordered to pay costs of 85 crowns."},
			{Good: "The bridge at Arden is closed until May for repairs to its piers. The bridge at Corve is closed until June for repairs to its piers."},
			{Good: "Nobody was hurt. The police said so twice. Nobody was hurt."},
		},
	},
	Check: sentenceRepeated,
}

func sentenceRepeated(p *rules.Pass) {
	for _, c := range copied.Of(p.Article).sentences {
		severity := mqm.Major
		if !c.same {
			severity = mqm.Minor
		}
		reportCopy(p, c, "sentence", severity)
	}
}
