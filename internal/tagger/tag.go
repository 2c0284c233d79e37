// Package tagger assigns a part of speech to every word of a text: the 45 tags of
// the Penn Treebank, by an averaged perceptron whose model belongs to a language
// pack. Rules ask it through the layer Tags.
package tagger

import "math/bits"

// A Tag is a part of speech in the sense of the Penn Treebank.
type Tag uint8

// The tags. The preposition “to” is IN, as in the Universal Dependencies; TO is the
// one before a verb.
const (
	None       Tag = iota // nothing: outside the text, or no such part of a word
	CC                    // and, but, or
	CD                    // 3, three, million
	DT                    // the, a, this, every
	EX                    // there, in “there is”
	FW                    // a word of another language
	IN                    // of, in, that, because
	JJ                    // good, 14-year-old
	JJR                   // better
	JJS                   // best
	LS                    // 1. or a) before an item
	MD                    // can, will, should
	NN                    // house, water
	NNS                   // houses
	NNP                   // London
	NNPS                  // Americans, United States
	PDT                   // all the, such a
	POS                   // ’s of possession
	PRP                   // he, it, themselves
	PRPS                  // his, its: PRP$
	RB                    // quickly, not
	RBR                   // more quickly
	RBS                   // most quickly
	RP                    // up, in “give up”
	SYM                   // %, +, =
	TO                    // to, before a verb
	UH                    // oh, yes
	VB                    // base form: to go, will go, go!
	VBD                   // past: went
	VBG                   // going
	VBN                   // past participle: gone
	VBP                   // present, not third person singular: they go
	VBZ                   // goes
	WDT                   // which, that of relative clauses
	WP                    // who, what
	WPS                   // whose: WP$
	WRB                   // when, how
	Hash                  // #
	Dollar                // $, £, €
	Stop                  // . ! ?
	Comma                 // ,
	Colon                 // : ; – …
	Open                  // ( [: -LRB-
	Close                 // ) ]: -RRB-
	OpenQuote             // “: ``
	CloseQuote            // ”: ''
	NumTags    int = iota // how many values there are
)

var names = [NumTags]string{
	"", "CC", "CD", "DT", "EX", "FW", "IN", "JJ", "JJR", "JJS", "LS", "MD", "NN", "NNS", "NNP", "NNPS", "PDT", "POS", "PRP", "PRP$",
	"RB", "RBR", "RBS", "RP", "SYM", "TO", "UH", "VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "WDT", "WP", "WP$", "WRB",
	"#", "$", ".", ",", ":", "-LRB-", "-RRB-", "``", "''",
}

// String is the tag's name in the Penn Treebank.
func (t Tag) String() string { return names[t] }

// Parse returns the tag with a name, or None.
func Parse(name string) Tag {
	for t, n := range names {
		if n == name {
			return Tag(t)
		}
	}
	return None
}

// A Set is a set of tags.
type Set uint64

// SetOf makes a set.
func SetOf(tags ...Tag) (s Set) {
	for _, t := range tags {
		s |= 1 << t
	}
	return s
}

// Has reports whether the set contains a tag.
func (s Set) Has(t Tag) bool { return s>>t&1 != 0 }

// first is the first tag of a set.
func first(s Set) Tag { return Tag(bits.TrailingZeros64(uint64(s))) }

// Sets that rules ask for. Finite holds VBP, not VB, which looks the same.
const (
	Nouns       Set = 1<<NN | 1<<NNS | 1<<NNP | 1<<NNPS
	CommonNouns Set = 1<<NN | 1<<NNS
	Names       Set = 1<<NNP | 1<<NNPS
	Plurals     Set = 1<<NNS | 1<<NNPS
	Pronouns    Set = 1<<PRP | 1<<EX
	Adjectives  Set = 1<<JJ | 1<<JJR | 1<<JJS
	Adverbs     Set = 1<<RB | 1<<RBR | 1<<RBS
	Verbs       Set = 1<<VB | 1<<VBD | 1<<VBG | 1<<VBN | 1<<VBP | 1<<VBZ
	Finite      Set = 1<<VBD | 1<<VBP | 1<<VBZ | 1<<MD
	Determiners Set = 1<<DT | 1<<PDT | 1<<PRPS | 1<<WPS
	Marks       Set = 1<<Stop | 1<<Comma | 1<<Colon | 1<<Open | 1<<Close | 1<<OpenQuote | 1<<CloseQuote
)
