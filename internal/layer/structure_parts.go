package layer

import (
	"bytes"

	"github.com/mtlint/mtlint/internal/text"
)

// part decides on a block below the headline.
func (s *sketch) part(b, title int) Part {
	l := s.lines[b]
	switch {
	case l.words == 0, s.page(b):
		return Short
	case s.caption(b):
		return Caption
	case s.byline(b, b <= title+4 || b == len(s.lines)-1):
		return Byline
	case s.credit(b):
		return Credit
	case l.stops() || l.words > maxShort || l.quoted:
		return Paragraph
	case l.end == ':' && l.words > 4, l.end == ',' || l.end == ';':
		return Paragraph // it leads into what follows, or was cut off
	case b == len(s.lines)-1 && l.words >= 8 && l.capital*3 < l.words:
		return Paragraph // the last line, cut off
	case l.words <= maxHeading && !s.item(b) && s.heads(b):
		return Heading
	}
	return Short
}

// item reports whether the line begins with the sign of a list.
func (s *sketch) item(b int) bool {
	t := s.d.Tokens[s.d.Blocks[b].Tokens.First]
	if t.Kind != text.Punct {
		return t.Kind == text.Word && t.Shape == text.Lower
	}
	switch s.d.Text(t.Span) {
	case "-", "–", "—", "*", "•", "·", "▪", "→", ">", "…":
		return true
	}
	return false
}

// heads reports whether running text follows the line, at most one caption or
// button between.
func (s *sketch) heads(b int) bool {
	for n := b + 1; n < len(s.lines) && n <= b+2; n++ {
		if l := s.lines[n]; l.words > maxShort || l.stops() && l.words > 4 {
			return true
		}
		if !s.page(n) && !s.caption(n) {
			return false
		}
	}
	return false
}

// byline reports whether the line names the author, or the date and time. near
// says that it stands where bylines stand.
func (s *sketch) byline(b int, near bool) bool {
	l := s.lines[b]
	if l.words > 25 || l.end == '!' || l.end == '?' || l.end == ':' {
		return false
	}
	r := s.d.Blocks[b].Tokens
	by, names, dates, roles, others := false, 0, 0, 0, 0
	seen := 0
	for i := r.First; i < r.End; i++ {
		t := s.d.Tokens[i]
		if t.Kind == text.Punct {
			continue
		}
		low := s.w.Low(int(i))
		switch {
		case low == "by" && seen <= 1:
			by = true
		case s.set["date"].Has(low):
			if by && seen == 1 {
				return false // “By Monday”
			}
			dates++
		case s.set["role"].Has(low):
			roles++
		case s.set["byline"].Has(low):
		case t.Kind == text.Number || t.Kind == text.Link:
			if !near {
				others++
			}
		case t.Shape != text.Lower:
			names++
		default:
			others++
		}
		seen++
	}
	switch {
	case others > 0:
		return false
	case by:
		return (names > 0 || roles > 0) && (l.end == 0 || l.words <= 8)
	case dates > 0 && names == 0:
		return l.words <= 16 && dates > roles && (l.end == 0 || near)
	case !near || l.end != 0 || names == 0 || l.words > 14:
		return false
	}
	return roles > 0 || dates > 1 || s.name(b)
}

// name reports whether the line is two or three capitalised words and no more.
func (s *sketch) name(b int) bool {
	l, r := s.lines[b], s.d.Blocks[b].Tokens
	return (l.words == 2 || l.words == 3) && l.capital == l.words && r.Len() == l.words
}

// caption reports whether the line names a picture's maker or kind: at its
// beginning, or at its end.
func (s *sketch) caption(b int) bool {
	l, r := s.lines[b], s.d.Blocks[b].Tokens
	if l.words > 80 {
		return false
	}
	photo, agency := s.set["photo"], s.set["agency"]
	if l.words <= 50 && photo.Has(s.w.Low(int(r.First))) && r.Len() > 1 {
		switch s.w.Low(int(r.First) + 1) {
		case ":", "by", "/", "credit", "credits", "source", "caption", "courtesy", "copyright", "via", "from":
			return true
		}
	}
	// The tail: the last bracket, or the last few words.
	from := max(r.First, r.End-14)
	if s.d.Text(s.d.Tokens[r.End-1].Span) == ")" {
		for i := r.End - 2; i >= from; i-- {
			low := s.w.Low(int(i))
			if low == "(" {
				break
			}
			if photo.Has(low) || agency.Has(low) {
				return true
			}
		}
		return false
	}
	for i := max(r.First, r.End-10); i+1 < r.End; i++ {
		low, next := s.w.Low(int(i)), s.w.Low(int(i)+1)
		switch {
		case photo.Has(low) && (next == ":" || next == "/" || next == "|"),
			agency.Has(low) && next == "/" && l.end == 0,
			low == "/" && agency.Has(next) && l.end == 0:
			return true
		}
	}
	if l.end == 0 && r.Len() > 2 {
		last, before := s.w.Low(int(r.End)-1), s.w.Low(int(r.End)-2)
		return last == "images" && before == "getty" || agency.Has(last) && (before == "/" || before == "via" || photo.Has(before))
	}
	return false
}

// credit reports whether the block, near the article's end, says who reported,
// wrote, edited or translated it, or who owns it.
func (s *sketch) credit(b int) bool {
	l := s.lines[b]
	if l.words < 2 || l.words > 60 || b < len(s.lines)-6 || b == 0 {
		return false
	}
	var buf [512]byte
	key := s.key(b, append(buf[:0], ' '))
	for phrase := range s.set["credit"] { // any hit will do: the order does not matter
		if i := bytes.Index(key, []byte(phrase)); i >= 0 && key[i-1] == ' ' {
			return true
		}
	}
	return b >= len(s.lines)-3 && s.author(b)
}

// author reports whether the block begins “Jane Doe is …” and names a writer's
// occupation.
func (s *sketch) author(b int) bool {
	r := s.d.Blocks[b].Tokens
	for i := r.First; i < min(r.End, r.First+5); i++ {
		t := s.d.Tokens[i]
		if low := s.w.Low(int(i)); i >= r.First+2 && (low == "is" || low == "was" || low == "covers") {
			for j := i + 1; j < min(r.End, i+14); j++ {
				if s.set["author"].Has(s.w.Low(int(j))) {
					return true
				}
			}
			return low == "covers"
		}
		if t.Kind != text.Word || t.Shape == text.Lower {
			return false
		}
	}
	return false
}
