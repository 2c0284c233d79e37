package layer

import (
	"github.com/mtlint/mtlint/internal/tagger"
	"github.com/mtlint/mtlint/internal/text"
)

const (
	determiners tagger.Set = 1<<tagger.DT | 1<<tagger.PRPS | 1<<tagger.WPS
	amounts     tagger.Set = 1<<tagger.CD | 1<<tagger.Dollar | 1<<tagger.Hash
	participles tagger.Set = 1<<tagger.VBG | 1<<tagger.VBN

	// beginsNoun are the tags with which a noun phrase can begin.
	beginsNoun = tagger.Nouns | tagger.Adjectives | tagger.Adverbs | determiners | amounts |
		1<<tagger.PRP | 1<<tagger.EX | 1<<tagger.WP | 1<<tagger.WDT | 1<<tagger.PDT | 1<<tagger.FW
)

// findNouns collects the noun phrases of a sentence.
func (c *chunker) findNouns(s text.Range) {
	for i := s.First; i < s.End; {
		if !beginsNoun.Has(c.tags[i]) {
			i++
			continue
		}
		p, ok := c.nounPhrase(i)
		if !ok {
			i++
			continue
		}
		if i > s.First && (c.tags[i-1] == tagger.IN || c.tags[i-1] == tagger.TO) {
			p.Prep = i - 1
		}
		for t := p.First; t < p.End; t++ {
			c.noun[t] = int32(len(c.Nouns))
		}
		c.Nouns = append(c.Nouns, p)
		i = p.End
	}
}

// nounPhrase is the noun phrase that begins with token i.
func (c *chunker) nounPhrase(i int32) (p NounPhrase, ok bool) {
	p = NounPhrase{Range: text.Range{First: i, End: i + 1}, Head: i, Det: -1, Owner: -1, Prep: -1}
	switch t := c.tags[i]; t {
	case tagger.PRP:
		p.Kind, p.Number = Pronoun, pronounNumber(c.host(i))
		return p, true
	case tagger.EX:
		p.Kind = There
		return p, true
	case tagger.WP:
		p.Kind = Relative
		return p, true
	case tagger.WDT:
		if !(tagger.Nouns | tagger.Adjectives).Has(c.tag(i + 1)) {
			p.Kind = Relative
			return p, true
		}
		p.Det, i = i, i+1
	case tagger.PDT:
		if !determiners.Has(c.tag(i + 1)) {
			return p, false
		}
		p.Det, i = i+1, i+2
	case tagger.DT, tagger.PRPS, tagger.WPS:
		p.Det, i = i, i+1
	}
	head, last := c.modifiers(&p, i)
	switch {
	case head >= 0:
		p.Head, p.End = head, head+1
		p.Kind, p.Number = c.kind(head)
	case p.Owner >= 0: // “at the minister's”
		p.Head, p.End = p.Owner, p.Owner+1
		p.Kind, p.Number = c.kind(p.Owner)
	case last >= 0 && (p.Det >= 0 || c.tags[last] == tagger.CD):
		p.Head, p.End, p.Kind = last, last+1, Amount
	case p.Det >= 0 && c.tags[p.Det] == tagger.DT:
		p.Head, p.End, p.Kind, p.Number = p.Det, p.Det+1, Pointer, pointerNumber(c.host(p.Det))
	default:
		return p, false
	}
	return p, true
}

// longestPhrase bounds how far a noun phrase is looked for.
const longestPhrase = 32

// modifiers goes over what may stand in a noun phrase from token i on. It returns
// the last noun, and the last adjective or number after it or without it; -1 if
// there is none.
func (c *chunker) modifiers(p *NounPhrase, i int32) (head, last int32) {
	head, last = -1, -1
	for most := min(i+longestPhrase, c.end); i < most; i++ {
		switch t := c.tags[i]; {
		case tagger.Nouns.Has(t), t == tagger.FW:
			head = i
			if c.clitics[i] == tagger.POS {
				p.Owner, head = i, -1
			} else if c.tag(i+1) == tagger.POS {
				i++
				p.Owner, head = i, -1
			} else if c.clitics[i] != tagger.None { // “the minister's said”: the phrase ends
				return head, -1
			}
			last = -1
		case tagger.Adjectives.Has(t), amounts.Has(t):
			if head >= 0 && !c.nounAfter(i+1) {
				return head, last
			}
			last = i
		case participles.Has(t) && c.verbHead(i):
			if head >= 0 || !c.nounAfter(i+1) || p.Det < 0 && last < 0 && p.Owner < 0 {
				return head, last
			}
			last = i
		case tagger.Adverbs.Has(t):
			if head >= 0 || !(tagger.Adjectives | participles | amounts).Has(c.tag(i+1)) || p.Det < 0 && c.tag(i+1) != tagger.JJ {
				return head, last
			}
		case t == tagger.CC, t == tagger.Comma:
			if head >= 0 || last < 0 || !tagger.Adjectives.Has(c.tag(i+1)) || !c.nounAfter(i+2) {
				return head, last
			}
		default:
			return head, last
		}
	}
	return head, last
}

// verbHead reports whether token i is a verb group of its own, without auxiliary.
func (c *chunker) verbHead(i int32) bool {
	g := c.VerbAt(int(i))
	return g == nil || g.First == i
}

// nounAfter reports whether a noun follows at i, after other modifiers perhaps.
func (c *chunker) nounAfter(i int32) bool {
	for most := i + 4; i < most; i++ {
		switch t := c.tag(i); {
		case tagger.Nouns.Has(t):
			return true
		case !(tagger.Adjectives | amounts).Has(t):
			return false
		}
	}
	return false
}

// host is the folded form of token i without its clitic.
func (c *chunker) host(i int32) string {
	host, _ := tagger.Split(c.words.Low(int(i)))
	return host
}

// kind is the kind and number of a phrase by its head.
func (c *chunker) kind(head int32) (NounKind, Number) {
	switch c.tags[head] {
	case tagger.NNP:
		return Name, One
	case tagger.NNPS:
		return Name, Either // the United States is, the Smiths are
	case tagger.NNS:
		return CommonNoun, Many
	case tagger.NN:
		return CommonNoun, One
	}
	return CommonNoun, Either
}

func pronounNumber(form string) Number {
	switch form {
	case "he", "she", "it", "him", "her", "himself", "herself", "itself", "i", "me", "myself", "yourself", "oneself":
		return One
	case "we", "they", "us", "them", "ourselves", "themselves", "yourselves":
		return Many
	}
	return Either
}

func pointerNumber(form string) Number {
	switch form {
	case "this", "that", "each", "another", "either", "neither":
		return One
	case "these", "those", "both":
		return Many
	}
	return Either
}
