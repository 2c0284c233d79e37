package layer

import (
	"github.com/mtlint/mtlint/internal/article"
	"github.com/mtlint/mtlint/internal/lang"
	"github.com/mtlint/mtlint/internal/text"
)

// ReportingVerbs are the verbs that attribute speech: said, adds, warned.
var ReportingVerbs = lang.Words("reporting_verbs")

// plainVerbs attribute speech and do little else, so that they need no further
// sign of it.
var plainVerbs = lang.NewSet("said", "says", "told", "added", "adds", "explained", "wrote", "tweeted", "replied", "insisted", "insists", "argued", "continued", "claimed", "confirmed", "announced", "warned", "concluded", "declared")

var speakerPronouns = lang.NewSet("he", "she", "they", "it")

// Speech finds who says what around quotations.
var Speech = article.NewLayer("speech", func(a *article.Article) *SpeechFinder {
	return &SpeechFinder{d: a.Doc, w: Words.Of(a), verbs: ReportingVerbs.Of(a.Lang)}
})

// A SpeechFinder is the value of the layer [Speech]. It looks only where it is asked.
type SpeechFinder struct {
	d     *text.Document
	w     *WordIndex
	verbs lang.Set
}

// The longest subject of an attribution, in tokens: “senior vice president of
// research Jane Doe of Acme Corp.”.
const speakerTokens = 12

// Verb reports whether token i is a reporting verb.
func (s *SpeechFinder) Verb(i int32) bool {
	return s.d.Tokens[i].Kind == text.Word && s.verbs.Has(s.w.Low(int(i)))
}

// Plain reports whether token i is a verb that does little else than report.
func (s *SpeechFinder) Plain(i int32) bool { return plainVerbs.Has(s.w.Low(int(i))) }

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
	if speakerPronouns.Has(s.w.Low(int(i))) {
		for k := i + 1; k < min(end, i+4); k++ {
			if s.Verb(k) {
				return k, true
			}
			if d.Tokens[k].Kind != text.Word || !adverbial(s.w.Low(int(k))) {
				break
			}
		}
		return -1, false
	}
	if s.w.Is(int(i), "while", "when", "as", "if", "because", "and", "but", "although", "though", "after", "before", "so", "since", "until", "unless", "where", "with", "in", "on", "at", "for") {
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
		case s.w.Is(int(k), "that", "who", "which", "i", "we", "you", "is", "are", "was", "were", "if", "because", "and", "to", "but", "has", "have", "had"):
			if commas != 1 {
				return -1, false
			}
		}
	}
	return -1, false
}

// adverbial reports whether a word may stand between a pronoun and its verb.
func adverbial(w string) bool {
	switch w {
	case "also", "then", "later", "has", "had", "once", "even", "further", "reportedly", "went", "again":
		return true
	}
	return len(w) > 4 && w[len(w)-2:] == "ly"
}

// speaker reports whether a noun phrase that can speak begins at token i.
func (s *SpeechFinder) speaker(i, end int32) bool {
	if i >= end || s.d.Tokens[i].Kind != text.Word {
		return false
	}
	return s.d.Tokens[i].Shape != text.Lower || s.w.Is(int(i), "the", "a", "an", "his", "her", "their", "one", "another")
}

// named reports whether the tokens from i on begin with the, a or a possessive,
// or soon bring a name.
func (s *SpeechFinder) named(i, end int32) bool {
	if s.w.Is(int(i), "the", "a", "an", "his", "her", "its", "one", "another") {
		return true
	}
	for k := i; k < min(end, i+5); k++ {
		if t := s.d.Tokens[k]; t.Kind == text.Word && t.Shape != text.Lower && !s.w.Is(int(k), "i") {
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
	if t.Kind == text.Punct || s.w.Is(int(v), "told") {
		return true
	}
	return t.Kind == text.Word && (t.Shape != text.Lower && s.w.Low(int(v+1)) != "i" ||
		s.w.Is(int(v+1), "in", "on", "at", "during", "after", "of", "to", "last", "as", "about", "when", "before", "while", "with", "by", "afterwards", "later", "from", "via"))
}

// Narration finds the first sentence wholly inside tokens [from, end) in which a
// name is the subject of a reporting verb (“Alford said his son …”) and returns
// its index; -1 if there is none.
func (s *SpeechFinder) Narration(from, end int32) int {
	d := s.d
	for i := from + 1; i < end; i++ {
		p := d.Tokens[i-1]
		if p.Kind != text.Word || p.Shape == text.Lower || s.w.Is(int(i-1), "i", "i'd", "i've", "i'll", "i'm", "he", "she", "they", "it", "we", "we'd", "you", "you'd", "who") || !s.Plain(i) || d.Tokens[i].Shape != text.Lower {
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
		switch s.w.Low(int(i)) {
		case "i", "we", "my", "our", "me", "us", "i'm", "i've", "i'd", "i'll", "we're", "we've", "we'd", "we'll":
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
