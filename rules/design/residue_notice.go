package design

import (
	"slices"
	"strings"

	"github.com/mtlint/mtlint/internal/article"
	"github.com/mtlint/mtlint/internal/lang"
	"github.com/mtlint/mtlint/internal/layer"
	"github.com/mtlint/mtlint/internal/text"
)

// concept is a set of meanings that the words of a notice have.
type concept uint32

const (
	translating concept = 1 << iota
	machine
	making
	feed
	human
	checking
	negation
	newsItem
	siteItem
	noteLabel
	noteTail
	foreignTranslating
	foreignMachine
)

var conceptNames = map[string]concept{
	"translate": translating, "both": translating | machine, "bothmake": machine | making, "machine": machine,
	"make": making, "feed": feed, "human": human, "check": checking, "not": negation, "news": newsItem, "site": siteItem,
	"label": noteLabel, "tail": noteTail, "foreigntranslate": foreignTranslating, "foreignmachine": foreignMachine,
}

// A noticeBook gives words their concepts.
type noticeBook struct {
	concepts map[string]concept
	triggers lang.Set             // a notice has one of these
	trigger  *lang.Trait          // 1 of words that are one, or have one in them
	parts    map[concept][]string // parts of words, for scripts without spaces
	sets     lang.Groups          // the other groups of words
}

var noticeWords = lang.NewPart(func(p *lang.Pack) *noticeBook {
	b := &noticeBook{concepts: map[string]concept{}, triggers: lang.Set{}, parts: map[concept][]string{}, sets: lang.Groups{}}
	for _, row := range p.Rows("notice.tsv") {
		name, inner := strings.CutPrefix(row[0], "~")
		c, known := conceptNames[name]
		if b.sets[name] == nil && !known {
			b.sets[name] = lang.Set{}
		}
		for word := range strings.FieldsSeq(row[1]) {
			if !known {
				b.sets[name][word] = struct{}{}
				continue
			}
			if inner {
				b.parts[c] = append(b.parts[c], word)
				continue
			}
			b.concepts[word] |= c
			if c&(machine|feed|foreignMachine) != 0 {
				b.triggers[word] = struct{}{}
			}
		}
	}
	for word := range b.sets["trigger"] {
		b.triggers[word] = struct{}{}
	}
	b.trigger = lang.NewTrait(p, func(word string, _ uint32) int {
		if b.triggers.Has(word) || word[0] >= unspaced && b.inner(word) != 0 {
			return 1
		}
		return 0
	})
	return b
})

type noticeSearch struct {
	doc   *text.Document
	words *layer.WordIndex
	book  *noticeBook
	title int
	done  int32 // the sentences before it belong to notices already found
}

func newNoticeSearch(a *article.Article) *noticeSearch {
	return &noticeSearch{doc: a.Doc, words: layer.Words.Of(a), book: noticeWords.Of(a.Lang), title: layer.Structure.Of(a).Title}
}

// candidates returns the sentences that hold a word without which there is no
// notice, in ascending order.
func (s *noticeSearch) candidates() (at []int) {
	for id := range int32(s.words.Distinct()) {
		if s.words.Trait(s.book.trigger, id) != 0 {
			for _, t := range s.words.Of(id) {
				at = append(at, s.doc.SentenceAt(s.doc.Tokens[t].Start))
			}
		}
	}
	slices.Sort(at)
	return slices.Compact(at)
}

// unspaced is the least first byte of the scripts of East Asia.
const unspaced = 0xe3

// inner returns the concepts of the parts of a word.
func (b *noticeBook) inner(form string) (c concept) {
	for _, k := range []concept{translating | machine, translating, machine} {
		for _, part := range b.parts[k] {
			if strings.Contains(form, part) {
				c |= k
				break
			}
		}
	}
	return c
}

// is reports whether token t is in one of the other groups of words.
func (s *noticeSearch) is(t int, group string) bool { return s.book.sets[group].Has(s.words.Low(t)) }

// concepts returns what the words of sentence i mean together.
func (s *noticeSearch) concepts(i int) (all concept) {
	for t := s.doc.Sentences[i].Tokens.First; t < s.doc.Sentences[i].Tokens.End; t++ {
		all |= s.concept(int(t))
	}
	return all
}

func (s *noticeSearch) concept(t int) concept {
	form := s.words.Low(t)
	if form != "" && form[0] >= unspaced {
		return s.book.inner(form)
	}
	return s.book.concepts[form]
}

const (
	noticeTop    = 4  // blocks from the top in which notices stand
	noticeBottom = 6  // blocks from the end
	noticeWordsN = 70 // tokens of the longest notice
	shortNotice  = 14 // tokens of a line that needs no subject
)

// notice reports whether sentence i is one.
func (s *noticeSearch) notice(i int) bool {
	sent := &s.doc.Sentences[i]
	b := s.doc.BlockAt(sent.Start)
	block := &s.doc.Blocks[b]
	if sent.Tokens.Len() > noticeWordsN || s.speech(sent) {
		return false
	}
	edge := b < noticeTop || b >= len(s.doc.Blocks)-noticeBottom
	own := i == int(block.Sentences.First) && block.Tokens.Len() <= 2*noticeWordsN
	c := s.concepts(i)
	byMachine := c&translating != 0 && c&machine != 0
	if b == s.title { // a notice above the headline is taken for it
		return byMachine && block.Tokens.Len() <= shortNotice && s.others(sent) == 0 && s.agent(sent)
	}
	self := s.self(sent)
	if self == weWrite {
		c &^= feed // we, the editors, take from agencies
	}
	switch {
	case byMachine && self == plainly,
		(c&making != 0 && c&(machine|feed) != 0 || byMachine) && self == plainly && (edge || own),
		c&translating != 0 && self == plainly && s.forReference(sent):
		return true
	case !edge || !own && self != weWrite:
		return false
	case self != 0 && (byMachine || c&making != 0 && c&(machine|feed) != 0),
		self != 0 && c&negation != 0 && c&human != 0 && c&(checking|making|translating) != 0 && c&(machine|feed|translating) != 0,
		c&foreignTranslating != 0 && c&foreignMachine != 0 && sent.Tokens.Len() <= noticeWordsN/2:
		return true
	}
	return block.Tokens.Len() <= shortNotice && (byMachine && s.others(sent) <= 1 || s.originalLanguage(sent))
}

// speech reports whether a sentence quotes or reports somebody.
func (s *noticeSearch) speech(sent *text.Sentence) bool {
	for t := int(sent.Tokens.First); t < int(sent.Tokens.End); t++ {
		if s.is(t, "speech") {
			return true
		}
	}
	return false
}

// How a sentence speaks of the text that it stands in.
type selfReference uint8

const (
	plainly selfReference = iota + 1 // this article
	weWrite                          // we … the news
	perhaps                          // the article
)

// self tells how a sentence speaks of its own text; 0 if it does not.
func (s *noticeSearch) self(sent *text.Sentence) (self selfReference) {
	first, end := int(sent.Tokens.First), int(sent.Tokens.End)
	we, news := false, false
	for t := first; t < end; t++ {
		c := s.concept(t)
		news = news || c&newsItem != 0
		we = we || s.is(t, "we")
		switch {
		case s.is(t, "this"):
			if s.near(t+1, end, newsItem|siteItem) || t-first < 4 && s.is(t+1, "be") && s.near(t+2, end, translating|machine) {
				return plainly
			}
		case t-first < 6 && s.is(t, "article") && s.near(t+1, end, newsItem),
			t == s.start(first, end) && c&newsItem != 0 && s.doc.Tokens[t].Shape == text.Capitalised:
			self = perhaps
		}
	}
	if we && news {
		return weWrite
	}
	return self
}

// near reports whether one of the next three tokens has one of the concepts.
func (s *noticeSearch) near(t, end int, any concept) bool {
	for n := t; n < t+3 && n < end; n++ {
		if s.concept(n)&any != 0 {
			return true
		}
	}
	return false
}

// start is the first word of a sentence after labels such as “Note:”.
func (s *noticeSearch) start(first, end int) int {
	for first < end && (s.doc.Tokens[first].Kind == text.Punct || s.concept(first)&noteLabel != 0) {
		first++
	}
	return first
}

// others counts the words of a short line that notices do not consist of:
// none in “Translated by Google Translate”, two in “Machine translation wins prize”.
func (s *noticeSearch) others(sent *text.Sentence) (other int) {
	for t := int(sent.Tokens.First); t < int(sent.Tokens.End); t++ {
		if s.doc.Tokens[t].Kind == text.Punct || s.concept(t) != 0 {
			continue
		}
		if !s.is(t, "filler") {
			other++
		}
	}
	return other
}

// agent reports whether a line says from what or by what it was translated.
func (s *noticeSearch) agent(sent *text.Sentence) bool {
	for t := int(sent.Tokens.First); t < int(sent.Tokens.End); t++ {
		if s.is(t, "agent") {
			return true
		}
	}
	return false
}

// originalLanguage recognises “Original language: Arabic”.
func (s *noticeSearch) originalLanguage(sent *text.Sentence) bool {
	t := int(sent.Tokens.First)
	return s.is(t, "original") && (s.is(t+1, "language") && s.words.Is(t+2, ":") || s.words.Is(t+1, ":") && s.is(t, "language"))
}

// forReference recognises “for reference only”.
func (s *noticeSearch) forReference(sent *text.Sentence) bool {
	for t := int(sent.Tokens.First); t+1 < int(sent.Tokens.End); t++ {
		if s.is(t, "reference") && s.is(t+1, "only") {
			return true
		}
	}
	return false
}

// whole extends sentence i to its neighbours in the block that speak of the same.
func (s *noticeSearch) whole(i int) text.Span {
	block := &s.doc.Blocks[s.doc.BlockAt(s.doc.Sentences[i].Start)]
	first, last := i, i
	belongs := func(k int) bool {
		c := s.concepts(k)
		return !s.speech(&s.doc.Sentences[k]) && s.doc.Sentences[k].Tokens.Len() <= noticeWordsN &&
			(c&(translating|noteTail|noteLabel) != 0 && (c&(newsItem|siteItem|machine|translating|noteLabel) != 0 || s.doc.Sentences[k].Tokens.Len() <= 6))
	}
	for first > int(block.Sentences.First) && belongs(first-1) {
		first--
	}
	for last+1 < int(block.Sentences.End) && belongs(last+1) {
		last++
	}
	s.done = int32(last + 1)
	return text.Span{Start: s.doc.Sentences[first].Start, End: s.doc.Sentences[last].End}
}
