package fluency

import (
	"fmt"
	"strings"

	"github.com/mtlint/mtlint/internal/layer"
	"github.com/mtlint/mtlint/internal/mqm"
	"github.com/mtlint/mtlint/internal/tagger"
	"github.com/mtlint/mtlint/internal/text"
	"github.com/mtlint/mtlint/rules"
)

// PronounCase finds pronouns in a form that cannot stand where they stand.
var PronounCase = &rules.Rule{
	Meta: rules.Meta{
		ID: "pronoun-case", Name: "Pronoun in the wrong case", Category: mqm.Grammar, Severity: mqm.Minor,
		Rationale: `Languages cut the cases of pronouns elsewhere: one word for "his" and "him", for "its" and "it", for "oneself" and the subject.
A system that chooses the wrong English form writes "its was cancelled", "to themselves success", "with he wife".`,
		LetsPass: `"His and hers", "the minister himself was", "he and myself", quoted dialect ("me and him was"), pronouns that end a clause before the next begins ("the house she moved in he sold").`,
		Examples: []rules.Example{
			{Bad: "The company said that ⟦its was⟧ cancelling the ferry.", Good: "The company said that it was cancelling the ferry."},
			{Bad: "The ferry was old, but ⟦itself was⟧ safe, and ⟦them are⟧ all rare.", Good: "The ferry was old, but it was safe, and they are all rare."},
			{Bad: "He came ⟦with he wife⟧ and gave the key ⟦to themselves success⟧.", Good: "He came with his wife and gave the key to their success."},
			{Bad: "“The fog was thick,” ⟦him said⟧.", Good: "“The fog was thick,” he said."},
			{Good: "The captain himself was there, and all of them are safe. His is the older ferry; the Arden family and himself were guests."},
			{Good: "Some of them women, they looked at him yesterday; what she believed in he denied, and for he was old, he wept."},
		},
		Precision: rules.Precision{Right: 2, Judged: 2, On: "human-written news"},
	},
	Check: pronounCase,
}

func pronounCase(p *rules.Pass) {
	c := cases{p, layer.Words.Of(p.Article), layer.Tags.Of(p.Article)}
	if !c.tags.Known() {
		return
	}
	for _, at := range c.w.AtAny("its", "their", "my", "our", "your") {
		if i := int(at); c.together(i) && (c.w.Is(i+1, ownVerbs...) || startsSentence(p.Doc, at) && c.tags.Is(i+1, tagger.SetOf(tagger.MD)) && c.tags.Is(i+2, tagger.SetOf(tagger.VB))) {
			c.report(i, subjectFor[c.w.Low(i)], "belongs before a noun, and a verb follows")
		}
	}
	for _, at := range c.w.AtAny("him", "them", "me", "himself", "herself", "itself", "themselves", "myself", "ourselves", "yourself", "her") {
		i := int(at)
		form := c.w.Low(i)
		if !c.together(i) || i+1 >= len(p.Doc.Tokens) {
			continue
		}
		switch {
		case c.afterQuote(i) && c.w.Is(i+1, "said", "says", "told", "added", "stated", "explained", "concluded"):
			c.report(i, subjectFor[form], "is the subject here")
		case form == "her":
		case c.opens(i) && (c.w.Is(i+1, subjectVerbs...) || !c.w.Is(i-1, ",", "and", "so", "but") && c.tags.Is(i+1, tagger.Finite)):
			c.report(i, subjectFor[form], "is the subject here")
		case c.owner(i), form == "them" && c.w.Is(i+1, "own") && !c.w.Is(i-1, "of", "let", "lets", "make", "makes", "made", "help", "see", "have", "had"):
			c.report(i, ownerFor[form], "stands before a noun")
		}
	}
	for _, at := range c.w.AtAny("he", "she", "they", "we", "yours", "theirs", "ours", "hers") {
		i := int(at)
		if own, ok := ownerFor[c.w.Low(i)]; ok && c.together(i) && c.owner(i) {
			c.report(i, own, "stands before a noun")
		}
	}
}

type cases struct {
	*rules.Pass
	w    *layer.WordIndex
	tags *layer.TagIndex
}

// together reports whether token i is in running text and only a blank stands
// between it and the next.
func (c cases) together(i int) bool {
	t := c.Doc.Tokens
	return i+1 < len(t) && t[i+1].Start == t[i].End+1 && t[i+1].Shape == text.Lower && t[i+1].Kind == text.Word && t[i].Shape != text.Upper
}

// opens reports whether a clause begins with token i.
func (c cases) opens(i int) bool {
	if startsSentence(c.Doc, int32(i)) || c.w.Is(i-1, `"`, "“") && startsSentence(c.Doc, int32(i-1)) {
		return true
	}
	switch c.w.Low(i - 1) {
	case "that": // not “the fog that itself rose”
		return c.w.Is(i, "him", "them", "me") || c.tags.Is(i-2, tagger.Verbs)
	case "because", "if", "when", "while", "although", "unless", "but", "so", "where", "yet":
		return !c.w.Is(i-2, "all", "nothing", "anything", "none", "everyone", "no")
	case "and":
		return c.w.Is(i-2, ",")
	case ",":
		return !c.tags.Is(i-2, tagger.SetOf(tagger.NNP)) // “Velik, himself was”
	}
	return false
}

func (c cases) afterQuote(i int) bool {
	if i == 0 {
		return false
	}
	switch c.Doc.Text(c.Doc.Tokens[i-1].Span) {
	case `"`, "”":
		return c.w.Is(i-2, ",", "?", "!") || i > 1 && c.Doc.Tokens[i-1].Start == c.Doc.Tokens[i-2].End
	}
	return false
}

// owner reports whether token i stands between a preposition and a noun, where
// only a possessive can.
func (c cases) owner(i int) bool {
	if c.w.Is(i, "him", "them", "me") {
		if !c.w.Is(i-1, "of") || !c.w.Is(i-2, "because") {
			return false // “he saw in them friends”
		}
	} else if !c.w.Is(i-1, "to", "with", "from", "into", "at", "during", "through", "between", "against", "without") &&
		!(c.w.Is(i-1, "in", "for", "of", "on") && c.w.Is(i, "himself", "herself", "itself", "themselves", "yours", "theirs", "ours", "hers")) &&
		!(c.w.Is(i-1, "in", "of", "on") && c.w.Is(i, "he", "she", "they")) {
		return false
	}
	j := i + 1
	if c.w.Is(j, "own") {
		j++
	}
	if c.w.Is(i, "he", "she", "they", "we") && c.tags.Is(j, tagger.SetOf(tagger.JJ)) {
		j++
	}
	return c.tags.Is(j, tagger.CommonNouns) && c.Doc.Tokens[j].Shape == text.Lower && !strings.HasSuffix(c.w.Low(j), "ing") && !c.w.Is(j, notOwned...) && !c.tags.Is(j+1, tagger.SetOf(tagger.MD)) &&
		!(c.w.Is(i, "he", "she", "they", "we") && c.verbal(j))
}

// verbal reports whether token j may be a verb after all: it has a verb's ending, or
// what follows asks for one.
func (c cases) verbal(j int) bool {
	return c.tags.Is(j+1, tagger.SetOf(tagger.DT, tagger.PRP, tagger.PRPS, tagger.NNP, tagger.TO)) && !c.w.Is(j+1, "to")
}

func (c cases) report(i int, meant, why string) {
	t := c.Doc.Tokens
	was := c.Doc.Text(t[i].Span)
	if t[i].Shape == text.Capitalised {
		meant = string(meant[0]-'a'+'A') + meant[1:]
	}
	span := text.Span{Start: t[i].Start, End: t[i+1].End}
	if c.w.Is(i-1, "to", "with", "from", "into", "at", "during", "through", "between", "against", "without", "in", "for", "of", "on") && why[0] == 's' {
		span.Start = t[i-1].Start
	}
	c.Report(rules.Finding{
		Span:       span,
		Message:    fmt.Sprintf("“%s” is the wrong form of the pronoun: it %s", was, why),
		Suggestion: c.Doc.Src[span.Start:t[i].Start] + meant + c.Doc.Src[t[i].End:span.End],
		Fixes:      []rules.Fix{{Label: "write “" + meant + "”", Edits: []rules.Edit{{Span: t[i].Span, New: meant}}}},
	})
}

// ownVerbs cannot be nouns, so that no possessive stands before them.
var ownVerbs = []string{"is", "are", "was", "were", "has", "have", "had", "cannot", "can't", "couldn't", "could", "would", "wouldn't", "should", "does", "doesn't", "did", "didn't", "became", "isn't", "wasn't", "weren't", "aren't", "hasn't", "haven't"}

// subjectVerbs are verbs whose subject stands right before them.
var subjectVerbs = append([]string{"may", "might", "must", "will", "won't", "can", "said", "says", "told", "took", "knew", "want", "wants", "attempted", "began", "announced", "explained", "believes", "believe", "usually", "also"}, ownVerbs...)

// notOwned are nouns that follow an object pronoun as adverbs do.
var notOwned = []string{"yesterday", "today", "tomorrow", "tonight", "home", "day", "night", "time", "times", "way", "women", "men", "people", "children", "guys", "fellow", "folks", "things", "something", "anything", "nothing", "everything", "part", "half", "face", "room", "lot", "lots", "kind", "sort", "south", "north", "east", "west"}

// subjectFor and ownerFor are the forms that were meant.
var (
	subjectFor = map[string]string{"its": "it", "their": "they", "my": "I", "our": "we", "your": "you", "him": "he", "them": "they", "me": "I", "her": "she", "himself": "he", "herself": "she", "itself": "it",
		"themselves": "they", "myself": "I", "ourselves": "we", "yourself": "you"}
	ownerFor = map[string]string{"he": "his", "she": "her", "they": "their", "we": "our", "yours": "your", "theirs": "their", "ours": "our", "hers": "her", "him": "his", "them": "their", "me": "my",
		"himself": "his", "herself": "her", "itself": "its", "themselves": "their", "myself": "my", "ourselves": "our", "yourself": "your"}
)
