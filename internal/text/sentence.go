package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A Segmenter is the language data that sentence splitting needs. Words are
// written without their last point, in the case in which they occur.
type Segmenter struct {
	// Titles stand before a name: Mr, Gen, St.
	Titles map[string]bool
	// Numbered stand before a number, and are ordinary words otherwise: No, pp.
	Numbered map[string]bool
	// Inner never end a sentence: vs, e.g.
	Inner map[string]bool
	// Final end one before any capital but that of an AfterFinal: p.m, etc.
	Final map[string]bool
	// AfterFinal are capitalised words that go on after a time of day: Monday, ET.
	AfterFinal map[string]bool
	// Abbreviations are all others, with names that have a mark in them: Inc, Jan,
	// Yahoo!.
	Abbreviations map[string]bool
	// Starters are capitalised words that begin sentences far more often than they
	// are part of a name: The, He, But. They decide after an abbreviation.
	Starters map[string]bool
	// OrdinalNouns follow a number whose point makes it an ordinal: “am 3. Oktober”.
	OrdinalNouns map[string]bool
	// Asking are verbs that report a question or a cry: asked, shouted.
	Asking map[string]bool
}

// mayEnd reports whether a token can close a sentence by its form.
func (d *Document) mayEnd(t *Token) bool {
	switch t.Kind {
	case Punct:
		c := d.Src[t.Start]
		return c == '.' || c == '!' || c == '?' || c >= utf8.RuneSelf
	case Word:
		return d.Src[t.End-1] == '.' // “U.S.” with its point inside
	}
	return false
}

// ends returns the index of the last token of the sentence that token i, which
// may end one, closes, or -1 if the sentence goes on. from is the sentence's first token; a further
// token exists after i.
func (d *Document) ends(i, from int, seg *Segmenter) int {
	t := d.Tokens[i]
	mark := d.Src[t.Start]
	abbreviation := t.Kind == Word
	if mark >= utf8.RuneSelf && !abbreviation && !isTerminator(d.Text(t.Span)) {
		return -1
	}
	last := d.close(i)
	if last+1 == len(d.Tokens) {
		return last
	}
	if d.Tokens[last+1].Start == d.Tokens[last].End {
		if !abbreviation && last == i && d.runTogether(i, from) {
			return i
		}
		return -1
	}
	first := d.opener(last + 1)
	if first < 0 {
		if len(d.Tokens)-last <= maxOpeners {
			return -1 // nothing but marks follow: they belong here
		}
		return last
	}
	f := d.Tokens[first]
	switch {
	case f.Kind == Word && f.Shape == Lower && d.isLower(f):
		return -1
	case i == from && !abbreviation:
		return -1 // “... Then he left”
	case abbreviation:
		if !d.endsAfter(d.Src[t.Start:t.End-1], last, first, seg) {
			return -1
		}
	case i > from && d.Tokens[i-1].End == t.Start && d.goesOn(i, from, last, first, seg):
		return -1
	}
	return d.reference(last)
}

// goesOn reports whether the sentence goes on after the mark i, which touches
// token i-1, although token first, which comes after a blank, has no small letter.
// last is the last of the closing marks after i.
func (d *Document) goesOn(i, from, last, first int, seg *Segmenter) bool {
	p, t := d.Tokens[i-1], d.Tokens[i]
	w, mark := d.Text(p.Span), d.Src[t.Start]
	switch {
	case t.Len() > 1:
		return w == "[" || w == "(" // “[...]” leaves something out
	case mark == '!' && last == i && seg.Abbreviations[d.Src[p.Start:t.End]]: // “Yahoo! News”
		return !d.endsAfter(w, last, first, seg)
	case mark != '.':
		return last > i && d.asks(first, seg) // “Why?” Smith asked.
	case last > i && d.Src[d.Tokens[i+1].Start] != ']' && d.Src[d.Tokens[i+1].Start] != ')':
		return false
	case i == from+1 && isOrdinal(w, p):
		return true // “1. Item”
	case p.Kind == Number:
		return p.Len() <= 4 && first == last+1 && seg.OrdinalNouns[d.Text(d.Tokens[first].Span)]
	case p.Kind != Word:
		return false
	case seg.Inner[w]:
		return true
	case seg.Titles[w]:
		return !d.starts(first, seg)
	case seg.Numbered[w]:
		return d.Tokens[first].Kind == Number
	case seg.Final[w], seg.Abbreviations[w], p.Shape == Capitalised && w != "I" && utf8.RuneCountInString(w) == 1:
		return !d.endsAfter(w, last, first, seg)
	}
	return false
}

// endsAfter reports whether a sentence ends after the abbreviation w, whose
// closing marks reach to last, before token first.
func (d *Document) endsAfter(w string, last, first int, seg *Segmenter) bool {
	f := d.Tokens[first]
	switch {
	case seg.Inner[w], first > last+1 && d.isDash(last+1): // “Boston, Mass. — The”
		return false
	case d.starts(first, seg):
		return true
	case f.Kind != Word || f.Shape == Lower:
		return false
	case seg.Final[w]:
		return f.Shape != Upper && !seg.AfterFinal[d.Text(f.Span)]
	}
	// “… of Acme Inc. “Nobody knew,” he said”
	return f.Shape == Capitalised && seg.Abbreviations[w] && d.isQuote(last+1)
}

// reference returns the end of a reference that follows token last in square
// brackets, “… their past. [12]”, or last.
func (d *Document) reference(last int) int {
	i := last + 1
	if d.Src[d.Tokens[i].Start] != '[' {
		return last
	}
	for i++; i < len(d.Tokens) && i < last+8; i++ {
		t := d.Tokens[i]
		switch d.Text(t.Span) {
		case "]":
			if i > last+2 {
				return i
			}
			return last
		case ",", "-", "–":
		default:
			if t.Kind != Number || t.Len() > 7 {
				return last
			}
		}
	}
	return last
}

// starts reports whether token i is a word that begins sentences, and no initial.
func (d *Document) starts(i int, seg *Segmenter) bool {
	t := d.Tokens[i]
	if t.Kind != Word || t.Shape == Lower || t.Len() == 1 && i+1 < len(d.Tokens) && d.Src[t.End:d.Tokens[i+1].End] == "." {
		return false
	}
	w := d.Text(t.Span)
	if seg.Starters[w] {
		return true
	}
	if n := strings.IndexByte(w, '\''); n > 0 { // “It's”
		return seg.Starters[w[:n]]
	}
	n := strings.Index(w, "’")
	return n > 0 && seg.Starters[w[:n]]
}

// asks reports whether token i begins the words that report a question or a cry:
// “Smith asked”, “I said”, “Mr. Smith, 42, shouted”.
func (d *Document) asks(i int, seg *Segmenter) bool {
	if w := d.Text(d.Tokens[i].Span); seg.Starters[w] && w != "I" {
		return false
	}
	for n := i + 1; n < len(d.Tokens) && n < i+7; n++ {
		switch t := d.Tokens[n]; {
		case t.Kind == Word && seg.Asking[d.Text(t.Span)]:
			return true
		case t.Kind == Word && t.Shape == Lower, t.Kind == Punct && d.Src[t.Start] != ',' && d.Src[t.Start] != '.':
			return false
		}
	}
	return false
}

// runTogether reports whether the mark i, which touches what follows, parts two
// sentences nevertheless: “end.Next”.
func (d *Document) runTogether(i, from int) bool {
	if i == from {
		return false
	}
	p, t, n := d.Tokens[i-1], d.Tokens[i], d.Tokens[i+1]
	return t.Len() == 1 && n.Kind == Word && n.Shape == Capitalised && n.Len() > 1 &&
		p.Kind == Word && p.Shape == Lower && p.Len() > 1 && p.End == t.Start
}

// close returns the last of the closing marks that touch token i; i itself if
// none does.
func (d *Document) close(i int) int {
	for i+1 < len(d.Tokens) && d.Tokens[i+1].Start == d.Tokens[i].End && d.closes(i+1) {
		i++
	}
	return i
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
	case "\"", "'", ")", "]", "}", "”", "’", "»", "«", "“", "‘", "›", "‹", "」", "』", "）", "''":
		return true
	}
	return false
}

// isQuote reports whether token i is a double quotation mark.
func (d *Document) isQuote(i int) bool {
	switch d.Text(d.Tokens[i].Span) {
	case "\"", "“", "„", "«":
		return true
	}
	return false
}

// isDash reports whether token i is a dash.
func (d *Document) isDash(i int) bool {
	switch d.Text(d.Tokens[i].Span) {
	case "-", "--", "---", "–", "—", "―":
		return true
	}
	return false
}

// maxOpeners bounds how many marks are looked past, so that a text of nothing but
// marks is split in linear time.
const maxOpeners = 8

// opener skips opening marks and dashes from token i and returns the first token
// that is a word or a number; -1 if the block ends before, or there are too many.
func (d *Document) opener(i int) int {
	for end := min(i+maxOpeners, len(d.Tokens)); i < end; i++ {
		if d.Tokens[i].Kind != Punct {
			return i
		}
	}
	return -1
}

// isLower reports whether a word begins with a small letter of a script that has
// capitals.
func (d *Document) isLower(t Token) bool {
	r, _ := utf8.DecodeRuneInString(d.Src[t.Start:])
	return unicode.IsLower(r)
}

// isOrdinal reports whether p, whose text is w, numbers an item: “1”, “12”, “a”, “iv”.
func isOrdinal(w string, p Token) bool {
	if p.Kind == Number {
		return len(w) <= 2 || strings.IndexByte(w, '.') > 0 && len(w) <= 5
	}
	return p.Kind == Word && (len(w) == 1 && w != "I" || len(w) <= 4 && (strings.Trim(w, "ivx") == "" || len(w) > 1 && strings.Trim(w, "IVX") == ""))
}

func isTerminator(s string) bool {
	switch s {
	case "…", "。", "！", "？", "؟", "।", "‽", "⁇", "⁈", "⁉":
		return true
	}
	return false
}
