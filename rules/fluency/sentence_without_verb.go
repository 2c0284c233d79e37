package fluency

import (
	"fmt"
	"strings"

	"github.com/mtlint/mtlint/internal/lang"
	"github.com/mtlint/mtlint/internal/layer"
	"github.com/mtlint/mtlint/internal/mqm"
	"github.com/mtlint/mtlint/internal/tagger"
	"github.com/mtlint/mtlint/internal/text"
	"github.com/mtlint/mtlint/rules"
)

// SentenceWithoutVerb finds sentences that no word can carry as their verb.
var SentenceWithoutVerb = &rules.Rule{
	Meta: rules.Meta{
		ID: "sentence-without-verb", Name: "Sentence without a verb", Category: mqm.Grammar, Severity: mqm.Minor,
		Rationale: `Chinese, Russian and other languages make sentences without subject or verb. Translated piece by piece they become a chain of nouns, participles and infinitives
that nothing holds together: "Rescue teams through the embassy to obtain information".`,
		LetsPass: `Short fragments, headlines, captions, lists, instructions, quotations, opinion pieces and first-person stories, sentences in which any word may be the verb.`,
		Examples: []rules.Example{
			{Bad: "Ferry late\n\nThe ferry from Ellery was late on Monday.\n\n⟦Rescue teams through the embassy and other channels to obtain information about the passengers⟧."},
			{Good: "Ferry late\n\nThe ferry from Ellery was late on Monday.\n\nRescue teams went through the embassy and other channels to obtain information about the passengers."},
			{Good: "Ferry late\n\nThe ferry from Ellery was late on Monday. No word from the captain. A long wait for everybody on board the ship."},
			{Good: "Ferry late\n\nThe ferry from Ellery was late on Monday.\n\nEllery to repay 93 million of old debt to the region."},
		},
		Precision: rules.Precision{Right: 20, Judged: 21, On: "machine-translated and human-written news"},
		Params: []rules.Param{
			{Name: "min-words", Help: "words of the shortest sentence whose verb is missed; shorter fragments are a matter of style", Default: 9, Min: 4, Max: 100},
		},
	},
	Check: sentenceWithoutVerb,
}

func sentenceWithoutVerb(p *rules.Pass) {
	tags := layer.Tags.Of(p.Article)
	plan := layer.Structure.Of(p.Article)
	if !tags.Known() || plan.Genre != layer.Report {
		return
	}
	f := fragments{p, layer.Words.Of(p.Article), tags}
	least := int(p.Param("min-words"))
	for b := range p.Doc.Blocks {
		if plan.Parts[b] != layer.Paragraph {
			continue
		}
		for i := p.Doc.Blocks[b].Sentences.First; i < p.Doc.Blocks[b].Sentences.End; i++ {
			if s := &p.Doc.Sentences[i]; s.Tokens.Len() > least && f.verbless(s) && f.plain(s, least) {
				span := text.Span{Start: s.Start, End: p.Doc.Tokens[s.Tokens.End-2].End}
				f.Reportf(span, "the sentence has no verb that can carry it: “%s” %s", brief(p.Doc.Text(span)), f.what(s))
			}
		}
	}
}

type fragments struct {
	*rules.Pass
	w    *layer.WordIndex
	tags *layer.TagIndex
}

// verbless reports whether a sentence has forms of verbs but no finite one, nor a
// word that might be.
func (f *fragments) verbless(s *text.Sentence) bool {
	forms := false
	for i := int(s.Tokens.First); i < int(s.Tokens.End); i++ {
		if f.tags.Has(i, tagger.Finite) {
			return false
		}
		forms = forms || f.tags.Is(i, tagger.SetOf(tagger.VB, tagger.VBG, tagger.VBN))
	}
	if !forms {
		return false
	}
	for i := int(s.Tokens.First); i < int(s.Tokens.End); i++ {
		if f.maybeFinite(i, int(s.Tokens.First)) {
			return false
		}
	}
	return true
}

// before are the tags after which no finite verb stands.
const before = 1<<tagger.DT | 1<<tagger.PRPS | 1<<tagger.IN | 1<<tagger.TO | 1<<tagger.POS | 1<<tagger.Dollar

// maybeFinite reports whether token i may be the finite verb that the tagger did not
// see.
func (f *fragments) maybeFinite(i, first int) bool {
	can := f.tags.Can(i)
	switch {
	case can != 0 && can&^tagger.Finite == 0:
		return true
	case i == first:
		return false
	case can&tagger.Finite != 0, strings.HasSuffix(f.w.Low(i), "ed"):
	case f.tags.Is(i, 1<<tagger.NNS) && f.tags.CanForm(strings.TrimSuffix(f.w.Low(i), "s")).Has(tagger.VB):
	default:
		return false
	}
	prev := i - 1
	for prev > first && f.tags.Is(prev, tagger.Adverbs) {
		prev--
	}
	switch {
	case f.tags.Is(prev, before):
		return false
	case f.tags.Is(i, 1<<tagger.VB):
		return !f.afterTo(i, first)
	case f.tags.Is(i, 1<<tagger.VBN):
		return !f.w.Is(i+1, "by") && !f.tags.Is(prev, tagger.Adjectives|1<<tagger.CC)
	case f.tags.Is(i+1, tagger.Determiners|tagger.Pronouns|1<<tagger.TO|1<<tagger.Dollar), prev < i-1, f.w.Is(first, "according"),
		i < first+4 && f.tags.Is(i, 1<<tagger.NNS) && f.tags.Is(prev, 1<<tagger.NN): // “the story deals with”
		return true
	}
	return can.Has(tagger.VBP) && (f.tags.Is(prev, tagger.Plurals|tagger.Pronouns) || strings.HasSuffix(f.w.Low(prev), "s"))
}

// afterTo reports whether the base form at token i goes with “to” or another base
// form before it.
func (f *fragments) afterTo(i, first int) bool {
	for j := i - 1; j >= max(first, i-12); j-- {
		if f.tags.Is(j, 1<<tagger.TO|1<<tagger.VB) {
			return true
		}
	}
	return false
}

// plain reports whether a sentence is running prose that should have a verb.
func (f *fragments) plain(s *text.Sentence, least int) bool {
	d := f.Doc
	first, end := int(s.Tokens.First), int(s.Tokens.End)
	if !f.w.Is(end-1, ".") || d.Tokens[first].Kind != text.Word || d.Tokens[first].Shape == text.Lower || layer.Quotes.Of(f.Article).InQuote(first) || fragmentOpeners.Has(f.w.Low(first)) || f.tags.Is(first, tagger.SetOf(tagger.VB, tagger.RB, tagger.UH, tagger.CC, tagger.WRB, tagger.WP, tagger.WDT)) {
		return false
	}
	words := 0
	for i := first; i < end; i++ {
		t := d.Tokens[i]
		switch {
		case t.Kind == text.Word:
			words++
		case f.w.Is(i, ":", ";", "?", "!", "|", "/", "(", "-", "–", "—", "--", "...", "…", `"`, "“"):
			return false
		}
		if addressing.Has(f.w.Low(i)) {
			return false
		}
	}
	return words >= least && !f.answers(first) && (f.tags.Is(first, 1<<tagger.VBG) || f.w.Is(first, "according") || f.infinitive(first, end))
}

// answers reports whether the sentence that begins with a token goes on from a
// question or a colon, or addresses the reader.
func (f *fragments) answers(first int) bool {
	return f.w.Is(first-1, "?", ":") || f.w.Is(first-2, "?", ":") && f.w.Is(first-1, `"`, "”") ||
		strings.HasSuffix(f.w.Low(first), "ed") || f.tags.Can(first).Has(tagger.VB) && !f.tags.Is(first+1, tagger.Nouns) || f.tags.Is(first, tagger.Adjectives) && f.tags.Is(first+1, 1<<tagger.TO)
}

// infinitive reports whether an infinitive follows a noun phrase that would be its
// subject. A name alone before it is a headline: “Ellery to close two schools”.
func (f *fragments) infinitive(first, end int) bool {
	if f.tags.Is(first, 1<<tagger.IN|1<<tagger.TO) {
		return false
	}
	name := true
	for i := first; i < end-1; i++ {
		if f.tags.Is(i, 1<<tagger.TO) && f.tags.Is(i+1, 1<<tagger.VB) {
			return !name && i > first
		}
		name = name && f.tags.Is(i, tagger.Names)
	}
	return false
}

// addressing words make a sentence speech, advice or a story.
var addressing = lang.NewSet("you", "your", "yours", "me", "my", "i", "we", "our", "us")

// fragmentOpeners begin sentences that go without a verb in good English.
var fragmentOpeners = lang.NewSet("not", "no", "so", "thus", "hence", "like", "what", "why", "how", "if", "except", "especially", "including", "because", "hardly", "never", "yes", "just", "even", "more", "less", "better", "worse", "best", "worst", "meanwhile", "next", "then", "first", "now", "this", "that", "all", "photo", "image", "picture", "copyright", "pictured", "above", "below", "left", "right", "clockwise", "watch", "read", "see", "click", "from", "with", "by")

// brief is the beginning of a long stretch.
func brief(s string) string {
	words := strings.Fields(s)
	if len(words) <= 8 {
		return s
	}
	return strings.Join(words[:7], " ") + " …"
}

// what says what a sentence has instead of a verb.
func (f *fragments) what(s *text.Sentence) string {
	for i := int(s.Tokens.First) + 1; i < int(s.Tokens.End); i++ {
		switch {
		case f.tags.Is(i-1, 1<<tagger.TO) && f.tags.Is(i, 1<<tagger.VB):
			return fmt.Sprintf("has only an infinitive, “to %s”", f.w.Low(i))
		case f.tags.Is(i, tagger.SetOf(tagger.VBG, tagger.VBN)):
			return fmt.Sprintf("has only a participle, “%s”", f.w.Low(i))
		}
	}
	return "has only nouns"
}
