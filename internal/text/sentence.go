package text

import "unicode/utf8"

// A Segmenter is the language data that sentence splitting needs. Words are
// written without their point, in the case in which they occur.
type Segmenter struct {
	// Abbreviations that a name or number follows, so that the point after them
	// never ends a sentence: Mr, Gen, No.
	Titles map[string]bool
	// Abbreviations that may also stand at the end of a sentence: Inc, Jan, U.S.
	Abbreviations map[string]bool
	// Capitalised words that begin sentences far more often than they are part of
	// a name: The, He, But. They decide after an abbreviation or an initial.
	Starters map[string]bool
}

// ends returns the index of the last token of the sentence that token i closes,
// or -1 if the sentence goes on. from is the sentence's first token; a further
// token exists after i.
func (d *Document) ends(i, from int, seg *Segmenter) int {
	t := d.Tokens[i]
	point := false
	switch c := d.Src[t.Start]; {
	case t.Kind == Punct && c == '.':
		point = t.End-t.Start == 1
	case t.Kind == Punct && (c == '!' || c == '?'):
	case t.Kind == Punct && c >= utf8.RuneSelf && isTerminator(d.Src[t.Start:t.End]):
	case t.Kind == Word && d.Src[t.End-1] == '.': // “U.S.” with its point inside
		return d.endsAfterAbbreviation(i, d.Text(t.Span), seg)
	default:
		return -1
	}
	last := i
	for last+1 < len(d.Tokens) && d.Tokens[last+1].Start == d.Tokens[last].End && d.closes(last+1) {
		last++
	}
	if last+1 == len(d.Tokens) {
		return last
	}
	n := d.Tokens[last+1]
	if n.Start == d.Tokens[last].End {
		// No blank: only “end.Next”, where two sentences were run together.
		if point && last == i && i > from && n.Kind == Word && n.Shape == Capitalised && n.End-n.Start > 1 {
			if p := d.Tokens[i-1]; p.Kind == Word && p.Shape == Lower && p.End-p.Start > 1 && p.End == t.Start {
				return last
			}
		}
		return -1
	}
	first := d.opener(last + 1)
	if first < 0 {
		return last
	}
	f := d.Tokens[first]
	if f.Kind == Word && f.Shape == Lower && d.Src[f.Start] < utf8.RuneSelf {
		return -1
	}
	if point && last == i && i > from {
		if p := d.Tokens[i-1]; p.End == t.Start && p.Kind == Word {
			return d.afterPoint(i, first, p, seg)
		}
	}
	return last
}

// afterPoint decides on a point that follows the word p directly, when token
// first, capitalised or not a word, comes after a blank.
func (d *Document) afterPoint(i, first int, p Token, seg *Segmenter) int {
	f, w := d.Tokens[first], d.Text(p.Span)
	switch {
	case seg.Titles[w]:
		if f.Kind == Word && seg.Starters[d.Text(f.Span)] && w != "No" && p.Shape == Lower {
			return i
		}
		if w == "No" && f.Kind != Number {
			return i
		}
		return -1
	case seg.Abbreviations[w], utf8.RuneCountInString(w) == 1 && p.Shape == Capitalised && w != "I":
		return d.endsAfterAbbreviation(i, w, seg)
	}
	return i
}

// endsAfterAbbreviation decides on token i, which is or closes the abbreviation w.
func (d *Document) endsAfterAbbreviation(i int, w string, seg *Segmenter) int {
	last := i
	for last+1 < len(d.Tokens) && d.Tokens[last+1].Start == d.Tokens[last].End && d.closes(last+1) {
		last++
	}
	if last+1 == len(d.Tokens) {
		return last
	}
	n := d.Tokens[last+1]
	if n.Start == d.Tokens[last].End {
		return -1
	}
	first := d.opener(last + 1)
	if first < 0 {
		return last
	}
	f := d.Tokens[first]
	if f.Kind == Word && (f.Shape == Capitalised || f.Shape == Upper) && seg.Starters[d.Text(f.Span)] {
		return last
	}
	if first > last+1 && f.Kind == Word && f.Shape == Capitalised && len(w) > 1 {
		return last // “… Acme Inc. “We agree,” he said”
	}
	return -1
}

// closes reports whether token i is a closing quotation mark or bracket, as far
// as its form tells: a straight mark counts as closing, for it touches the
// sentence's end.
func (d *Document) closes(i int) bool {
	t := d.Tokens[i]
	if t.Kind != Punct {
		return false
	}
	switch d.Src[t.Start:t.End] {
	case "\"", "'", ")", "]", "}", "”", "’", "»", "“", "›", "」", "』", "）":
		return true
	}
	return false
}

// opener skips opening marks and dashes from token i and returns the first token
// that is a word or a number; -1 if the block ends before.
func (d *Document) opener(i int) int {
	for ; i < len(d.Tokens); i++ {
		if d.Tokens[i].Kind != Punct {
			return i
		}
	}
	return -1
}

func isTerminator(s string) bool {
	switch s {
	case "…", "。", "！", "？", "؟", "।":
		return true
	}
	return false
}
