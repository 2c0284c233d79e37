package layer

import (
	"github.com/mtlint/mtlint/internal/tagger"
	"github.com/mtlint/mtlint/internal/text"
)

// helper is the kind of an auxiliary.
type helper uint8

const (
	noHelper helper = iota
	helperBe
	helperHave
	helperDo
	helperModal
)

// helperOf is the kind of auxiliary that a folded form is.
func helperOf(form string) helper {
	switch form {
	case "be", "is", "are", "was", "were", "am", "been", "being", "'s", "'re", "'m", "ai", "isn't", "aren't", "wasn't", "weren't", "ain't":
		return helperBe
	case "have", "has", "had", "having", "'ve", "haven't", "hasn't", "hadn't":
		return helperHave
	case "do", "does", "did", "don't", "doesn't", "didn't":
		return helperDo
	}
	return noHelper
}

// after says which tags go on a verb group after an auxiliary. They are more than
// are right, so that rules can find “will went”.
var after = [...]tagger.Set{
	helperBe:    tagger.SetOf(tagger.VBG, tagger.VBN, tagger.VBD),
	helperHave:  tagger.SetOf(tagger.VBN, tagger.VBD),
	helperDo:    tagger.SetOf(tagger.VB, tagger.VBP),
	helperModal: tagger.Verbs,
}

const verbal = tagger.Verbs | 1<<tagger.MD

// findVerbs collects the verb groups of a sentence.
func (c *chunker) findVerbs(s text.Range) {
	const begins = verbal | 1<<tagger.TO
	for i := s.First; i < s.End; {
		if !begins.Has(c.tags[i]) && !verbal.Has(c.clitics[i]) {
			i++
			continue
		}
		g, ok := c.verbGroup(i)
		if !ok {
			i++
			continue
		}
		for t := g.Range.First; t < g.End; t++ {
			c.verb[t] = int32(len(c.Verbs))
		}
		c.Verbs = append(c.Verbs, g)
		i = g.End
	}
}

// verbGroup is the verb group that begins with token i, which is “to” or a verb or ends in one.
func (c *chunker) verbGroup(i int32) (g VerbGroup, ok bool) {
	g = VerbGroup{Range: text.Range{First: i, End: i + 1}, Head: i, First: i}
	tag, form := c.tags[i], c.words.Low(int(i))
	switch {
	case tag == tagger.TO:
		next := c.skipAdverbs(i+1, 3, &g.Negated)
		if !tagger.Verbs.Has(c.tag(next)) {
			return g, false
		}
		g.To, g.Head, g.First, g.End = true, next, next, next+1
		tag, form = tagger.VB, c.words.Low(int(next))
	case verbal.Has(tag):
	default:
		tag = c.clitics[i]
		_, form = tagger.Split(form)
	}
	g.Negated = g.Negated || c.clitics[g.First] == tagger.RB
	g.Finite = tagger.Finite.Has(tag)
	g.Modal = tag == tagger.MD
	g.Tense = tense(tag, form)
	c.goOn(&g, tag, form)
	return g, true
}

// goOn adds the verbs that follow the first one of a group.
func (c *chunker) goOn(g *VerbGroup, tag tagger.Tag, form string) {
	h := helperOf(form)
	if tag == tagger.MD {
		h = helperModal
	}
	for h != noHelper {
		negated := false
		next := c.skipAdverbs(g.End, 4, &negated)
		tag = c.tag(next)
		switch {
		case form == "'s" && (tag == tagger.VBN || tag == tagger.VBD): // has or is: “he's been”
			if c.words.Is(int(next), "been", "had", "gone", "got", "become") {
				h = helperHave
			}
		case form == "'d" && tag == tagger.VBN:
			h = helperHave
		}
		if !after[h].Has(tag) {
			if negated && next == g.End+1 { // “is not” before an adjective
				g.Negated, g.End = true, next
			}
			return
		}
		g.Negated = g.Negated || negated
		switch h {
		case helperBe:
			g.Progressive = g.Progressive || tag == tagger.VBG
			g.Passive = tag != tagger.VBG
		case helperHave:
			g.Perfect = true
		}
		g.Head, g.End = next, next+1
		g.Negated = g.Negated || c.clitics[next] == tagger.RB
		form = c.words.Low(int(next))
		h = helperOf(form)
		if h == helperDo {
			h = noHelper
		}
	}
}

// skipAdverbs returns the first token from i on that is no adverb, at most most of
// them further. negated is set if one of them is “not” or “never”.
func (c *chunker) skipAdverbs(i, most int32, negated *bool) int32 {
	from := i
	for i < from+most && tagger.Adverbs.Has(c.tag(i)) {
		if c.words.Is(int(i), "not", "never") {
			*negated = true
		}
		i++
	}
	return i
}

func tense(tag tagger.Tag, form string) Tense {
	switch tag {
	case tagger.VBD:
		return Past
	case tagger.VBZ, tagger.VBP:
		return Present
	case tagger.MD:
		switch form {
		case "will", "'ll", "won't", "shall", "shan't":
			return Future
		case "can", "may", "must", "can't", "cannot", "mustn't":
			return Present
		}
		return Conditional
	}
	return NoTense
}
