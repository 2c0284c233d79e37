package layer

import (
	"github.com/mtlint/mtlint/internal/article"
	"github.com/mtlint/mtlint/internal/lang"
	"github.com/mtlint/mtlint/internal/text"
)

// ReportingVerbs are the verbs that attribute speech: said, adds, warned.
var ReportingVerbs = lang.Words("reporting_verbs")

// speechWords are the groups of speech.tsv: little words around what is said.
var speechWords = lang.Grouped("speech")

// speechVerbs tells what of them a word is: rules ask it of most words near a quotation.
var speechVerbs = lang.NewPart(func(p *lang.Pack) *lang.Trait {
	verbs, plain := ReportingVerbs.Of(p), speechWords.Of(p)["plain"]
	return lang.NewTrait(p, func(form string, _ uint32) (is int) {
		if verbs.Has(form) {
			is |= reportingVerb
		}
		if plain.Has(form) {
			is |= plainVerb
		}
		return is
	})
})

const (
	reportingVerb = 1 << iota
	plainVerb     // reports and does little else, so that it needs no further sign of it
)

// Speech finds who says what around quotations.
var Speech = article.NewLayer("speech", func(a *article.Article) *SpeechFinder {
	g := speechWords.Of(a.Lang)
	return &SpeechFinder{
		d: a.Doc, w: Words.Of(a), verbs: speechVerbs.Of(a.Lang),
		pronoun: g["pronoun"], clause: g["clause"], article: g["article"], relative: g["relative"], adverb: g["adverb"],
		possessive: g["possessive"], after: g["after"], told: g["told"], subject: g["subject"], personally: g["i"],
		self: g["self"], that: g["that"], adverbEnding: g["adverb-ending"],
	}
})

// A SpeechFinder is the value of the layer [Speech]. It looks only where it is asked.
type SpeechFinder struct {
	d     *text.Document
	w     *WordIndex
	verbs *lang.Trait

	pronoun      lang.Set // who may speak
	clause       lang.Set // begin another clause
	article      lang.Set // begin the name of a speaker after his verb
	possessive   lang.Set // begin the name of a speaker before his verb
	relative     lang.Set // stand in no name of a speaker
	adverb       lang.Set // stand between a pronoun and its verb
	adverbEnding lang.Set
	after        lang.Set // what may follow the verb of an attribution
	told         lang.Set // verbs that may be followed by anybody
	subject      lang.Set // pronouns in capitals that are no names
	personally   lang.Set // by which a speaker speaks of himself
	self         lang.Set // those that are capitals in the middle of a sentence
	that         lang.Set // begins what is said
}

// The longest subject of an attribution, in tokens: “senior vice president of
// research Jane Doe of Acme Corp.”.
const speakerTokens = 12

// Verb reports whether token i is a reporting verb.
func (s *SpeechFinder) Verb(i int32) bool {
	return s.d.Tokens[i].Kind == text.Word && s.w.Trait(s.verbs, s.w.id[i])&reportingVerb != 0
}

// Plain reports whether token i is a verb that does little else than report.
func (s *SpeechFinder) Plain(i int32) bool {
	return uint(i) < uint(len(s.w.id)) && s.w.Trait(s.verbs, s.w.id[i])&plainVerb != 0
}

// Tag reports whether an attribution that follows a quotation begins at token i
// and returns its verb: “said Jane Doe”, “he said”, “the minister told reporters”.
// end bounds the search.
func (s *SpeechFinder) Tag(i, end int32) (verb int32, ok bool) {
	end = min(end, i+speakerTokens)
	if i >= end {
		return -1, false
	}
	if s.Verb(i) {
		return i, s.Plain(i) || s.speaker(i+1, end)
	}
	d := s.d
	if s.pronoun.Has(s.w.Low(int(i))) {
		for k := i + 1; k < min(end, i+4); k++ {
			if s.Verb(k) {
				return k, true
			}
			if d.Tokens[k].Kind != text.Word || !s.adverbial(s.w.Low(int(k))) {
				break
			}
		}
		return -1, false
	}
	if s.clause.Has(s.w.Low(int(i))) {
		return -1, false // another clause
	}
	if t := d.Tokens[i]; t.Kind != text.Word && d.Text(t.Span) != "[" || !s.named(i, end) {
		return -1, false
	}
	commas := 0
	for k := i + 1; k < end; k++ {
		t := d.Tokens[k]
		switch {
		case t.Kind == text.Punct:
			switch d.Text(t.Span) {
			case ",":
				commas++
			case "(", ")", "[", "]", ".", "&", "-", "/":
			default:
				return -1, false
			}
		case s.Verb(k):
			if commas == 1 || k == i+1 && t.Shape != text.Lower {
				return -1, false
			}
			return k, true
		case s.relative.Has(s.w.Low(int(k))):
			if commas != 1 {
				return -1, false
			}
		}
	}
	return -1, false
}

// adverbial reports whether a word may stand between a pronoun and its verb.
func (s *SpeechFinder) adverbial(w string) bool {
	return s.adverb.Has(w) || len(w) > 4 && s.adverbEnding.Has(w[len(w)-2:])
}

// speaker reports whether a noun phrase that can speak begins at token i.
func (s *SpeechFinder) speaker(i, end int32) bool {
	if i >= end || s.d.Tokens[i].Kind != text.Word {
		return false
	}
	return s.d.Tokens[i].Shape != text.Lower || s.article.Has(s.w.Low(int(i)))
}

// named reports whether the tokens from i on begin with the, a or a possessive,
// or soon bring a name.
func (s *SpeechFinder) named(i, end int32) bool {
	if s.possessive.Has(s.w.Low(int(i))) {
		return true
	}
	for k := i; k < min(end, i+5); k++ {
		if t := s.d.Tokens[k]; t.Kind == text.Word && t.Shape != text.Lower && !s.self.Has(s.w.Low(int(k))) {
			return true
		}
	}
	return false
}

// TagIn finds the first attribution inside tokens [from, end) that a comma parts
// from what is said, and returns the comma: “We agree, said Jane Doe.” What comes
// after it must end the sentence or name the speaker.
func (s *SpeechFinder) TagIn(from, end int32) (comma, verb int32, ok bool) {
	d := s.d
	for i := from; i < end; i++ {
		t := d.Tokens[i]
		if t.Kind != text.Punct || t.Len() != 1 {
			continue
		}
		switch d.Src[t.Start] {
		case ',', '!', '?':
		default:
			continue
		}
		v, ok := s.Tag(i+1, end)
		if !ok || v != i+1 && !s.closesClause(v, end) {
			continue
		}
		return i, v, true
	}
	return -1, -1, false
}

// closesClause reports whether the verb of an attribution is followed by what can
// follow there: the end of the sentence, an addressee, a time or place.
func (s *SpeechFinder) closesClause(v, end int32) bool {
	if v+1 >= end {
		return true
	}
	t := s.d.Tokens[v+1]
	if t.Kind == text.Punct || s.told.Has(s.w.Low(int(v))) {
		return true
	}
	return t.Kind == text.Word && (t.Shape != text.Lower && !s.self.Has(s.w.Low(int(v+1))) || s.after.Has(s.w.Low(int(v+1))))
}

// Narration finds the first sentence wholly inside tokens [from, end) in which a
// name is the subject of a reporting verb (“Alford said his son …”) and returns
// its index; -1 if there is none.
func (s *SpeechFinder) Narration(from, end int32) int {
	d := s.d
	for i := from + 1; i < end; i++ {
		p := d.Tokens[i-1]
		if p.Kind != text.Word || p.Shape == text.Lower || !s.Plain(i) || s.subject.Has(s.w.Low(int(i-1))) || d.Tokens[i].Shape != text.Lower {
			continue
		}
		if n := d.SentenceAt(p.Start); d.Sentences[n].Tokens.First >= from {
			return n
		}
	}
	return -1
}

// personal reports whether a sentence says “I” or “we”.
func (s *SpeechFinder) personal(sent *text.Sentence) bool {
	for i := sent.Tokens.First; i < sent.Tokens.End; i++ {
		if s.personally.Has(s.w.Low(int(i))) {
			return true
		}
	}
	return false
}

// reports reports whether a sentence holds a reporting verb.
func (s *SpeechFinder) reports(sent *text.Sentence) bool {
	for i := sent.Tokens.First; i < sent.Tokens.End; i++ {
		if s.Plain(i) {
			return true
		}
	}
	return false
}
