package layer

import (
	"slices"
	"strings"

	"github.com/mtlint/mtlint/internal/text"
)

// part decides on a block below the headline.
func (s *sketch) part(b, title int) Part {
	l := s.lines[b]
	switch {
	case l.words == 0:
		return Short
	case s.caption(b):
		return Caption
	case s.page(b):
		return Short
	case s.byline(b, b <= title+4 || b == len(s.lines)-1), title >= 0 && b == title+1 && s.name(b):
		return Byline
	case s.credit(b):
		return Credit
	case l.words <= 3 && s.clock(s.d.Blocks[b].Tokens):
		return Short
	case l.stops() || l.words > maxShort || l.quoted || len(s.lines) == 1:
		return Paragraph
	case l.end == ':' && l.words > 4, l.end == ',' || l.end == ';' || l.end == '-', s.open(b):
		return Paragraph // it leads into what follows, or was cut off
	case b == len(s.lines)-1 && (l.words >= 8 && l.capital*3 < l.words || s.d.Blocks[b].Sentences.Len() > 1):
		return Paragraph // the last line, cut off
	case l.words <= maxHeading && !s.item(b) && !s.score(b) && s.heads(b):
		return Heading
	}
	return Short
}

// open reports whether the line ends with a word that asks for another.
func (s *sketch) open(b int) bool {
	i := int(s.d.Blocks[b].Tokens.End) - 1
	return s.lines[b].words > 3 && s.d.Tokens[i].Shape == text.Lower && s.is(i, cueOpen)
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

// score reports whether the line gives a result: “Hexley 2-1 Thornwick”.
func (s *sketch) score(b int) bool {
	r := s.d.Blocks[b].Tokens
	for i := r.First; i < r.End; i++ {
		t := s.d.Tokens[i]
		if t.Kind != text.Number || t.Len() > 5 {
			continue
		}
		if n := strings.IndexByte(s.d.Text(t.Span), '-'); n > 0 && strings.Trim(s.d.Text(t.Span), "0123456789") == "-" {
			return true
		}
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
		switch c := s.cue(int(i)).is; {
		case seen <= 1 && c&cueBy != 0:
			by = true
		case c&cueDate != 0:
			if by && seen == 1 {
				return false // “By Monday”
			}
			dates++
		case c&cueRole != 0:
			roles++
		case c&cueByline != 0:
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
	case by && others > 0:
		return others <= 2 && names > 1 && roles > 0 && l.end == 0 && l.words <= 12 // “By Ann Lee, health correspondent”
	case others > 0:
		return false
	case by:
		return (names > 0 || roles > 0) && (l.end == 0 || l.words <= 8)
	case dates > 0 && names == 0:
		if l.words <= 3 && s.clock(r) && b != 1 {
			return false // an entry of a liveblog
		}
		return l.words <= 16 && dates > roles && (l.end == 0 || near)
	case !near || l.end != 0 || names == 0 || l.words > 8 || roles == 0:
		return false
	}
	return s.is(int(r.End)-1, cueRole) && (l.words <= 4 || s.hasComma(r))
}

func (s *sketch) hasComma(r text.Range) bool {
	for i := r.First; i < r.End; i++ {
		if t := s.d.Tokens[i]; s.d.Src[t.Start] == ',' {
			return true
		}
	}
	return false
}

// name reports whether the line is two or three capitalised words and no more,
// with running text below it: an author's name under the headline.
func (s *sketch) name(b int) bool {
	l, r := s.lines[b], s.d.Blocks[b].Tokens
	if l.words != 2 && l.words != 3 || l.capital != l.words || r.Len() != l.words || b+1 == len(s.lines) || !s.lines[b+1].runs() {
		return false
	}
	for i := r.First; i < r.End; i++ {
		if s.d.Tokens[i].Shape == text.Upper && s.d.Tokens[i].Len() > 2 || s.is(int(i), cueArticle) {
			return false
		}
	}
	return true
}

// caption reports whether the line names a picture's maker or kind: at its
// beginning, or at its end.
func (s *sketch) caption(b int) bool {
	l, r := s.lines[b], s.d.Blocks[b].Tokens
	if l.words > 80 {
		return false
	}
	if l.words <= 60 && s.starts(b, cuePhotoStart, l.words > 25) || l.words == 1 && l.end == 0 && s.is(int(r.First), cuePhoto) {
		return true
	}
	if l.words <= 50 && s.is(int(r.First), cuePhoto) && r.Len() > 1 {
		switch next := int(r.First) + 1; {
		case s.w.Is(next, ":", "/"), s.is(next, cuePhotoNext):
			return true
		case s.is(next, cuePhotoFrom):
			return l.words <= 15
		}
	}
	// The tail: the last bracket, or the last few words.
	from := max(r.First, r.End-14)
	if s.d.Text(s.d.Tokens[r.End-1].Span) == ")" {
		for i := r.End - 2; i >= from; i-- {
			if s.w.Is(int(i), "(") {
				break
			}
			if s.is(int(i), cuePhoto|cueAgency) {
				return true
			}
		}
		return false
	}
	for i := max(r.First, r.End-10); i+1 < r.End; i++ {
		switch next := s.w.Low(int(i) + 1); {
		case s.is(int(i), cuePhoto) && (next == ":" || next == "/" || next == "|") && (l.end == 0 || s.d.Tokens[i].Shape != text.Lower),
			s.is(int(i), cueAgency) && next == "/" && l.end == 0,
			s.w.Is(int(i), "/") && s.is(int(i)+1, cueAgency) && l.end == 0:
			return true
		}
	}
	if l.end == 0 && r.Len() > 2 {
		last, before := int(r.End)-1, int(r.End)-2
		return s.phrase(before, cuePhotoEnd) || s.is(last, cueAgency) && (s.w.Is(before, "/") || s.is(before, cueVia|cuePhoto))
	}
	return false
}

// credit reports whether the block, near the article's end, says who reported,
// wrote, edited or translated it, or who owns it.
func (s *sketch) credit(b int) bool {
	l := s.lines[b]
	if l.words < 2 || l.words > 60 || s.d.Blocks[b].Len() > 1000 || b < len(s.lines)-6 || b == 0 {
		return false
	}
	if r := s.d.Blocks[b].Tokens; l.words <= 10 && r.Len() > 2 && s.is(int(r.First), cueNamed) && s.w.Is(int(r.First)+1, ":") {
		return true // “Source: …”
	}
	if s.says(b) {
		return l.words <= 30 || s.last(b)
	}
	if s.starts(b, cueCreditStart, false) {
		return true
	}
	return s.last(b) && (s.contributed(b) || s.author(b))
}

// says reports whether a credit phrase of two to five words stands in the block.
func (s *sketch) says(b int) bool {
	const longest = 5 // words
	var buf [80]byte
	r := s.d.Blocks[b].Tokens
	for i := r.First; i < r.End; i++ {
		if s.cue(int(i)).begins&cueCredit == 0 {
			continue
		}
		key, n := append(buf[:0], s.w.Low(int(i))...), 1
		for j := i + 1; j < r.End && n < longest; j++ {
			if s.d.Tokens[j].Kind == text.Punct {
				continue
			}
			key = append(append(key, ' '), s.w.Low(int(j))...)
			if n++; s.has(key, cueCredit) {
				return true
			}
		}
	}
	return false
}

// contributed reports whether a short line speaks of a contribution to the
// report, however its words are garbled.
func (s *sketch) contributed(b int) bool {
	if s.lines[b].words > maxShort+4 {
		return false
	}
	made, report := false, false
	r := s.d.Blocks[b].Tokens
	for i := r.First; i < r.End; i++ {
		low := s.w.Low(int(i))
		made = made || s.stem(low, cueContributedStem) || s.lines[b].words <= 12 && s.lines[b].capital*3 >= s.lines[b].words && s.is(int(i), cueContributed)
		report = report || s.stem(low, cueReportStem)
	}
	return made && report
}

// stem reports whether a word begins with an entry.
func (s *sketch) stem(low string, kind cue) bool {
	return slices.ContainsFunc(s.book.stems, func(stem cueStem) bool { return stem.kind == kind && strings.HasPrefix(low, stem.letters) })
}

// last reports whether the block is among the last three.
func (s *sketch) last(b int) bool { return b >= len(s.lines)-3 }

// author reports whether the block begins “Jane Doe is …” and names a writer's
// occupation.
func (s *sketch) author(b int) bool {
	r := s.d.Blocks[b].Tokens
	for i := r.First; i < min(r.End, r.First+5); i++ {
		t := s.d.Tokens[i]
		if i >= r.First+2 && s.is(int(i), cueAuthorVerb) {
			for j := i + 1; j < min(r.End, i+14); j++ {
				if s.is(int(j), cueAuthor) {
					return true
				}
			}
			return s.is(int(i), cueAuthorCovers)
		}
		if t.Kind != text.Word || t.Shape == text.Lower {
			return false
		}
	}
	return false
}
