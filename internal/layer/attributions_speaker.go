package layer

import (
	"strings"

	"github.com/mtlint/mtlint/internal/text"
)

// name reads the speaker from tokens [from, to).
func (x *attributer) name(a Attribution, from, to int32) (Attribution, bool) {
	for from < to && x.w.Is(int(from), ",", "then", "also", "later") {
		from++
	}
	if from >= to || x.d.Tokens[from].Kind != text.Word {
		return a, false
	}
	switch x.w.Low(int(from)) {
	case "he", "she", "they", "it":
		a.Kind, a.Speaker = PronounSpeaker, text.Range{First: from, End: from + 1}
		return a, true
	case "i", "we", "who", "you":
		return a, false
	}
	end := x.phraseEnd(from, to)
	a.Speaker = text.Range{First: from, End: end}
	a.Joint = end+1 < to && x.w.Is(int(end), "and", "&")
	if key := x.surname(from, end); key != "" {
		a.Key, a.Kind = key, NamedSpeaker
		return a, true
	}
	if end < to && x.w.Is(int(end), ",") && end+1 < to && x.d.Tokens[end+1].Shape != text.Lower { // the mayor, Jane Doe
		if stop := x.phraseEnd(end+1, to); x.surname(end+1, stop) != "" {
			a.Speaker.End = stop
			a.Key, a.Kind = x.surname(end+1, stop), NamedSpeaker
			return a, true
		}
	}
	if !strings.HasSuffix(x.w.Low(int(from)), "'s") && !determiner(x.w.Low(int(from))) && x.d.Tokens[end-1].Shape == text.Lower && !strings.HasSuffix(x.w.Low(int(end)-1), "s") {
		return Attribution{Place: a.Place, Verb: a.Verb}, false
	}
	a.Kind, a.Key = DescribedSpeaker, x.w.Low(int(x.head(from, end)))
	return a, true
}

// phraseEnd returns the end of the noun phrase that begins at token from.
func (x *attributer) phraseEnd(from, to int32) int32 {
	i := from
	for ; i < to; i++ {
		t := x.d.Tokens[i]
		if t.Kind == text.Punct {
			switch x.w.Low(int(i)) {
			case ".":
				if i+1 < to && i > from && x.abbreviated(i) {
					continue
				}
			case "-", "&":
				continue
			}
			return i
		}
		if i == from {
			continue
		}
		switch low := x.w.Low(int(i)); {
		case clauseWord(low):
			return i
		case t.Shape != text.Lower:
			if calendar(low) {
				return i
			}
		case x.w.Is(int(i), "in", "on", "at", "during", "to", "with", "about", "by", "last", "this", "from", "earlier", "later", "who", "is", "was", "has", "had", "yesterday", "today", "via", "through", "upon", "into", "outside", "inside", "following", "adding"):
			return i
		}
	}
	return i
}

// abbreviated reports whether the point at token i ends an abbreviation within a
// name: “Mr. Doe”, “J. Doe”.
func (x *attributer) abbreviated(i int32) bool {
	p, n := x.d.Tokens[i-1], x.d.Tokens[i+1]
	return p.Shape != text.Lower && p.Len() <= 5 && n.Kind == text.Word && n.Shape != text.Lower
}

// surname returns the folded last word of the name that is the head of tokens
// [from, to); empty if the head is another noun.
func (x *attributer) surname(from, to int32) string {
	last := int32(-1)
	for i := from; i < to; i++ {
		t := x.d.Tokens[i]
		switch {
		case t.Kind == text.Punct:
			continue
		case t.Shape != text.Lower && t.Kind == text.Word:
			last = i
			continue
		case last >= 0 && x.w.Is(int(i), "de", "da", "di", "van", "von", "der", "den", "la", "al", "bin", "ben", "del", "dos"):
			continue
		}
		if i > from && x.w.Is(int(i), "of", "for", "at") {
			break
		}
		if !x.w.Is(int(i), "himself", "herself", "themselves", "also") {
			last = -1 // “Doe's lawyer”, “a UN official”
		}
	}
	if last < 0 || last == from && determiner(x.w.Low(int(last))) {
		return ""
	}
	return strings.TrimSuffix(x.w.Low(int(last)), "'s")
}

// head returns the noun of a description: the last word before “of” or “for”.
func (x *attributer) head(from, to int32) int32 {
	for i := from + 1; i < to; i++ {
		if x.w.Is(int(i), "of", "for", "at") {
			return i - 1
		}
	}
	return to - 1
}

func calendar(w string) bool {
	switch w {
	case "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
		"january", "february", "march", "april", "june", "july", "august", "september", "october", "november", "december":
		return true
	}
	return false
}

func determiner(w string) bool {
	switch w {
	case "the", "a", "an", "one", "another", "his", "her", "its", "their", "my", "our", "your", "some", "many", "several", "most", "both", "other", "this", "these", "two", "three":
		return true
	}
	return false
}
