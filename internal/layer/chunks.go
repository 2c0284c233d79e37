package layer

import (
	"github.com/mtlint/mtlint/internal/article"
	"github.com/mtlint/mtlint/internal/tagger"
	"github.com/mtlint/mtlint/internal/text"
)

// Chunks gives the noun phrases, verb groups and clauses of an English text, found in
// the tags. It tags the whole text.
var Chunks = article.NewLayer("chunks", buildChunks)

// A ChunkIndex is the value of the layer [Chunks]. All its lists are in the order of
// the text; indexes into them are -1 for none.
type ChunkIndex struct {
	Nouns   []NounPhrase
	Verbs   []VerbGroup
	Clauses []Clause

	noun, verb []int32 // of each token: index into Nouns, Verbs; -1
	sentences  []chunkRange
}

// chunkRange is where the chunks of a sentence lie.
type chunkRange struct{ nouns, verbs, clauses text.Range }

// A NounPhrase is a run of tokens around a noun, a name or a pronoun, without the
// prepositional phrases and clauses that follow: “the two former ministers”.
type NounPhrase struct {
	text.Range
	Head   int32 // the noun, or what stands for it
	Det    int32 // the article or other determiner before it; -1
	Owner  int32 // what owns it: “minister's” in “the minister's car”; -1
	Prep   int32 // the preposition right before the phrase; -1
	Kind   NounKind
	Number Number
}

// NounKind says what heads a noun phrase.
type NounKind uint8

// The kinds of noun phrase.
const (
	CommonNoun NounKind = iota
	Name                // Geneva, Ms Okafor
	Pronoun             // he, himself
	Pointer             // this, those, alone
	Relative            // who, which, that, what
	There               // in “there is”
	Amount              // a number or an adjective alone: 40, the poor
)

// Number is the grammatical number of a noun phrase.
type Number uint8

// The numbers.
const (
	Either Number = iota // you, who: or not known
	One
	Many
)

// A VerbGroup is a verb with its auxiliaries and the adverbs between them: “has not
// yet been seen”, “to go”, “'ll ask”.
type VerbGroup struct {
	text.Range
	Head  int32 // the last verb
	First int32 // the first verb: the auxiliary, or the head; of “he's” the token itself
	// The tag of the first verb, or of its clitic, decides on these.
	Finite bool
	Tense  Tense
	To     bool // it begins with “to”
	Modal  bool // it begins with can, will, should …

	Perfect, Progressive, Passive, Negated bool
}

// Tense is the tense of a finite verb group.
type Tense uint8

// The tenses.
const (
	NoTense Tense = iota // not finite
	Present
	Past
	Future      // will, shall
	Conditional // would, could, should, might
)

// A Clause is a stretch of a sentence around a finite verb, or a whole sentence
// that has none.
type Clause struct {
	text.Range
	Verb    int32 // index into Verbs: the finite one; -1
	Subject int32 // index into Nouns: what stands before the verb as its subject; -1
	Opener  int32 // token of the that, because, which, and … that opens it; -1
	Sub     bool  // it is a subordinate clause
	// Compound: “and” or “or” stands between the subject and the verb, so that the
	// subject may be several.
	Compound bool
}

// NounAt is the noun phrase that holds token i, or nil.
func (x *ChunkIndex) NounAt(i int) *NounPhrase {
	if uint(i) >= uint(len(x.noun)) || x.noun[i] < 0 {
		return nil
	}
	return &x.Nouns[x.noun[i]]
}

// VerbAt is the verb group that holds token i, or nil.
func (x *ChunkIndex) VerbAt(i int) *VerbGroup {
	if uint(i) >= uint(len(x.verb)) || x.verb[i] < 0 {
		return nil
	}
	return &x.Verbs[x.verb[i]]
}

// NounsOf are the noun phrases of a sentence.
func (x *ChunkIndex) NounsOf(sentence int) []NounPhrase {
	r := x.sentences[sentence].nouns
	return x.Nouns[r.First:r.End]
}

// VerbsOf are the verb groups of a sentence.
func (x *ChunkIndex) VerbsOf(sentence int) []VerbGroup {
	r := x.sentences[sentence].verbs
	return x.Verbs[r.First:r.End]
}

// ClausesOf are the clauses of a sentence.
func (x *ChunkIndex) ClausesOf(sentence int) []Clause {
	r := x.sentences[sentence].clauses
	return x.Clauses[r.First:r.End]
}

// Subject is the subject of a clause, or nil.
func (x *ChunkIndex) Subject(c *Clause) *NounPhrase {
	if c.Subject < 0 {
		return nil
	}
	return &x.Nouns[c.Subject]
}

// VerbOf is the finite verb group of a clause, or nil.
func (x *ChunkIndex) VerbOf(c *Clause) *VerbGroup {
	if c.Verb < 0 {
		return nil
	}
	return &x.Verbs[c.Verb]
}

// A chunker builds a ChunkIndex.
type chunker struct {
	*ChunkIndex
	doc     *text.Document
	words   *WordIndex
	tags    []tagger.Tag
	clitics []tagger.Tag
	end     int32 // of the sentence
}

func buildChunks(a *article.Article) *ChunkIndex {
	tags := Tags.Of(a)
	n := len(a.Doc.Tokens)
	c := &chunker{
		ChunkIndex: &ChunkIndex{noun: make([]int32, n), verb: make([]int32, n), sentences: make([]chunkRange, len(a.Doc.Sentences))},
		doc:        a.Doc,
		words:      Words.Of(a),
		tags:       tags.All(),
		clitics:    tags.clitics,
	}
	for i := range n {
		c.noun[i], c.verb[i] = -1, -1
	}
	// What nearly all news needs.
	c.Nouns, c.Verbs, c.Clauses = make([]NounPhrase, 0, n*3/10+4), make([]VerbGroup, 0, n/6+4), make([]Clause, 0, n/8+4)
	for i := range a.Doc.Sentences {
		s := &a.Doc.Sentences[i]
		c.end = s.Tokens.End
		r := &c.sentences[i]
		r.nouns.First, r.verbs.First, r.clauses.First = int32(len(c.Nouns)), int32(len(c.Verbs)), int32(len(c.Clauses))
		if tags.Known() {
			c.findVerbs(s.Tokens)
			c.findNouns(s.Tokens)
			c.findClauses(s.Tokens, *r)
		}
		r.nouns.End, r.verbs.End, r.clauses.End = int32(len(c.Nouns)), int32(len(c.Verbs)), int32(len(c.Clauses))
	}
	return c.ChunkIndex
}

// tag is the tag of token i; None after the sentence's end.
func (c *chunker) tag(i int32) tagger.Tag {
	if i >= c.end {
		return tagger.None
	}
	return c.tags[i]
}
