package layer

import (
	"github.com/mtlint/mtlint/internal/article"
	"github.com/mtlint/mtlint/internal/text"
)

// Bounds of what counts as a short line, in words. A news paragraph rarely has
// fewer than 15, and then ends with a full stop.
const (
	maxShort   = 14
	maxHeading = 12
	maxTitle   = 30
	maxPage    = 40 // a cookie notice, a newsletter's invitation
	topBlocks  = 12 // the headline is looked for among so many blocks
)

// A line is what a block looks like from outside.
type line struct {
	words   int  // words, numbers and links
	capital int  // words that do not begin with a small letter
	end     byte // the mark that ends it: one of . ! ? : ; , - or 0
	quoted  bool // a quotation mark or bracket follows that mark
}

// A sketch is the working state of the layer.
type sketch struct {
	d     *text.Document
	w     *WordIndex
	book  *cues
	cues  []uint16 // of each folded form: index into the rows of the book
	marks *QuoteBook
	lines []line
}

func newSketch(a *article.Article) *sketch {
	s := &sketch{d: a.Doc, w: Words.Of(a), book: cueBook.Of(a.Lang), marks: QuoteForms.Of(a.Lang), lines: make([]line, len(a.Doc.Blocks))}
	s.cues = make([]uint16, s.w.Distinct())
	for id := range s.cues {
		s.cues[id], _ = Look(s.w, s.book.words, int32(id))
	}
	for b := range s.lines {
		s.lines[b] = s.look(&s.d.Blocks[b])
	}
	return s
}

func (s *sketch) look(b *text.Block) (l line) {
	tokens := s.d.Tokens[b.Tokens.First:b.Tokens.End]
	for _, t := range tokens {
		if t.Kind == text.Punct {
			continue
		}
		l.words++
		if t.Kind == text.Word && t.Shape != text.Lower {
			l.capital++
		}
	}
	for i := len(tokens) - 1; i >= 0 && tokens[i].Kind == text.Punct; i-- {
		switch mark := s.d.Text(tokens[i].Span); {
		case mark == ")" || mark == "]" || s.marks.Closes(mark):
			l.quoted = true
			continue
		case mark == "!" || mark == "?" || mark == ":" || mark == ";" || mark == ",":
			l.end = mark[0]
		case mark[0] == '.' || mark == "…" || mark == "。":
			l.end = '.'
		case mark == "—" || mark == "–" || mark[0] == '-':
			l.end = '-'
		}
		break
	}
	if last := tokens[len(tokens)-1]; last.Kind == text.Word && s.d.Src[last.End-1] == '.' {
		l.end = '.' // “… in the U.S.”
	}
	return l
}

// stops reports whether the line ends as a sentence does.
func (l line) stops() bool { return l.end == '.' || l.end == '!' || l.end == '?' }

// runs reports whether the line is running text by its length and its end alone.
func (l line) runs() bool { return l.words > maxShort || l.stops() && l.words > 6 }

// key writes the words of a line, without its punctuation, for lookup.
func (s *sketch) key(b int, buf []byte) []byte {
	r := s.d.Blocks[b].Tokens
	for i := r.First; i < r.End; i++ {
		if s.d.Tokens[i].Kind == text.Punct {
			continue
		}
		if len(buf) > 0 {
			buf = append(buf, ' ')
		}
		buf = append(buf, s.w.Low(int(i))...)
	}
	return buf
}

// page reports whether a line is a known piece of page furniture, or a row of
// links with signs between.
func (s *sketch) page(b int) bool {
	l := s.lines[b]
	if l.words == 0 || l.words > maxPage {
		return false
	}
	if s.starts(b, cuePageStart, l.words > maxShort) {
		return true
	}
	if l.words > maxShort || l.quoted {
		return false
	}
	var buf [160]byte
	return s.begins(b, cuePage) && s.has(s.key(b, buf[:0]), cuePage) || s.all(b, cueShare) || s.all(b, cueNav) && l.end == 0 ||
		s.follow(b) || !l.stops() && s.links(b)
}

// starts reports whether the line begins with an entry of one to four words. An
// entry of one or two does not prove much of a long line.
func (s *sketch) starts(b int, kind cue, long bool) bool {
	if !s.begins(b, kind) {
		return false
	}
	var buf [80]byte
	key, n := buf[:0], 0
	r := s.d.Blocks[b].Tokens
	for i := r.First; i < r.End && n < 4; i++ {
		if s.d.Tokens[i].Kind == text.Punct {
			continue
		}
		if n++; n > 1 {
			key = append(key, ' ')
		}
		key = append(key, s.w.Low(int(i))...)
		if (n > 2 || !long) && s.has(key, kind) {
			return true
		}
	}
	return false
}

// begins reports whether the first word of the line begins an entry.
func (s *sketch) begins(b int, kind cue) bool {
	r := s.d.Blocks[b].Tokens
	for i := r.First; i < r.End; i++ {
		if s.d.Tokens[i].Kind != text.Punct {
			return s.cue(int(i)).begins&kind != 0
		}
	}
	return false
}

// follow reports whether the line asks to follow somebody somewhere.
func (s *sketch) follow(b int) bool {
	r := s.d.Blocks[b].Tokens
	i := int(r.First)
	if s.d.Tokens[i].Kind == text.Punct {
		i++ // “- Follow us …”
	}
	if !s.is(i, cueFollow) {
		return false
	}
	for i := r.First; i < r.End; i++ {
		if s.d.Tokens[i].Kind == text.Link || i+1 == r.End && s.is(int(i), cueShare) {
			return true
		}
	}
	return false
}

// all reports whether every word of the line is of a kind.
func (s *sketch) all(b int, kind cue) bool {
	r := s.d.Blocks[b].Tokens
	for i := r.First; i < r.End; i++ {
		if s.d.Tokens[i].Kind != text.Punct && !s.is(int(i), kind) {
			return false
		}
	}
	return true
}

// links reports whether the line is a row of short entries with signs between
// them: “Home » News » Europe”, “Sign In | Register”.
func (s *sketch) links(b int) bool {
	r := s.d.Blocks[b].Tokens
	signs, run := 0, 0
	for i := r.First; i < r.End; i++ {
		t := s.d.Tokens[i]
		if t.Kind != text.Punct {
			if run++; run > 3 {
				return false
			}
			continue
		}
		switch s.d.Text(t.Span) {
		case "»", "›", ">", "|", "/", "•", "·", "→":
			if i > r.First && s.d.Tokens[i-1].End == t.Start && i+1 < r.End && s.d.Tokens[i+1].Start == t.End {
				return false // “and/or”
			}
			signs, run = signs+1, 0
		case "&", "'", "’", "-":
		default:
			return false
		}
	}
	return signs > 0 && s.lines[b].capital*2 > s.lines[b].words
}
