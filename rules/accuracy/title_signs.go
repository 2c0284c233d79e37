package accuracy

import (
	"github.com/mtlint/mtlint/internal/lang"
	"github.com/mtlint/mtlint/internal/layer"
)

// passing reports whether the words before a title say that it is not meant as
// the person's present one: “a President Hall”, “then-Sen.”, “former”.
func (t *titles) passing(m *layer.NameMention) bool {
	before, after := int(m.Title.First)-1, int(m.Tokens.End)
	return t.w.Is(before, "a", "an", "then", "former", "ex", "potential", "future", "possible", "hypothetical", "late", "-", "another", "next", "her", "him", "me", "himself", "herself") ||
		t.w.Is(before, "“", "‘", "\"", "'") && t.w.Is(after, "”", "’", "\"", "'") || t.w.Is(after, "?")
}

const (
	signsBefore = 6
	signsAfter  = 12
	signsClose  = 5
)

// supported reports whether a sign of the title stands near mention i: before it
// up to a mark, in the apposition behind it, or close behind it.
func (t *titles) supported(kind *layer.Kind, i int32, plausible bool) bool {
	m := &t.x.Mentions[i]
	s := t.Doc.Sentences[t.Doc.SentenceAt(m.Start)].Tokens
	low, high := s.First, s.End
	if i > 0 {
		low = max(low, t.x.Mentions[i-1].Tokens.End)
	}
	if int(i)+1 < len(t.x.Mentions) {
		high = min(high, t.x.Mentions[i+1].Title.First)
	}
	for k := m.Title.First - 1; k >= max(low, m.Title.First-signsBefore); k-- {
		if t.w.Is(int(k), ",", ";", ":", "“", "”", "\"", "(", ")", "—", "–", "and", "that", "said", "told", "asked", "with", "against", "by", "to", "when", "as", "while", "if") {
			break
		}
		if t.sign(kind, k, plausible) {
			return true
		}
	}
	if m.Full {
		for k := m.Title.First; k < m.Title.End; k++ {
			if t.sign(kind, k, plausible) {
				return true
			}
		}
	}
	reach := int32(0)
	switch next := int(m.Tokens.End); {
	case t.w.Is(next, ",", "(", "-", "–", "—", "who", "was", "is"):
		reach = signsAfter
	case t.w.Is(next, "as", "became", "becomes", "become", "has", "had", "were") || t.w.Is(next+1, "elected", "appointed", "named", "chosen"):
		reach = signsClose
	}
	for k := m.Tokens.End; k < min(high, m.Tokens.End+reach) && !t.w.Is(int(k), "by", "against"); k++ { // “appointed by the president”
		// “President Hall, the president said”: somebody else's.
		if t.sign(kind, k, plausible) && (m.Full || !t.w.Is(int(k)-1, "the")) {
			return true
		}
	}
	return t.once(kind, i)
}

// signsOnce is how far behind a name a clause may begin that says what its bearer was.
const signsOnce = 50

// once reports whether the text between mention i and the next says that its bearer
// was or is what the title says: “proposed it when she was mayor”.
func (t *titles) once(kind *layer.Kind, i int32) bool {
	from := t.x.Mentions[i].Tokens.End
	to := min(from+signsOnce, int32(len(t.Doc.Tokens)))
	if int(i)+1 < len(t.x.Mentions) {
		to = min(to, t.x.Mentions[i+1].Title.First)
	}
	for k := from; k+1 < to; k++ {
		if !t.w.Is(int(k), "he", "she", "who") || !t.w.Is(int(k)+1, "was", "is", "became", "had", "served", "worked") {
			continue
		}
		for j := k + 2; j < min(to, k+2+signsClose) && !t.w.Is(int(j), ".", ",", "by", "with"); j++ {
			if t.sign(kind, j, false) {
				return true
			}
		}
	}
	return false
}

func (t *titles) sign(kind *layer.Kind, i int32, plausible bool) bool {
	word := t.w.Low(int(i))
	if !plausible && (aspiring.Has(t.w.Low(int(i)+1)) || aspiring.Has(t.w.Low(int(i)+2))) {
		return false
	}
	if next := int(i) + 1; word == "justice" && t.w.Is(next, "minister", "secretary", "ministry", "department", "committee") || word == "chief" && t.w.Is(next, "minister", "secretary", "executive", "economist") {
		return false // neither judges nor chiefs of police
	}
	return kind.Saying.Has(word) || plausible && kind.Plausible.Has(word)
}

// aspiring are words behind that of an office which say that somebody wants it: “the
// presidential nomination”.
var aspiring = lang.NewSet("nomination", "nominee", "candidate", "candidacy", "bid", "campaign", "campaigns", "race", "run", "hopeful", "hopefuls", "contender", "primary", "primaries", "ambitions")
