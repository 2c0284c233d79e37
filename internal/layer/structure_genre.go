package layer

import "github.com/mtlint/mtlint/internal/text"

// A Genre is what kind of text an article seems to be. The cues are cautious:
// what shows none is a report.
type Genre uint8

// The genres.
const (
	Report     Genre = iota
	Opinion          // editorial, comment, letter: says “we” and “you” to its readers
	Essay            // a first-person story
	Interview        // questions and answers
	Liveblog         // entries with the time of day
	Transcript       // a speech, or turns of named speakers
)

var genreNames = [...]string{"report", "opinion", "essay", "interview", "liveblog", "transcript"}

// String is the genre's name in lower case.
func (g Genre) String() string { return genreNames[g] }

func (s *sketch) genre(p *Plan) Genre {
	label := Report
	for b := range min(len(p.Parts), topBlocks) {
		if p.Parts[b] == Title || p.Parts[b] == Before || p.Parts[b] == Byline {
			if g := s.label(b, p.Parts[b]); g != Report {
				label = g
			}
		}
	}
	asks, speaks, times, paragraphs := 0, 0, 0, 0
	for b, part := range p.Parts {
		if part == Paragraph {
			paragraphs++
		}
		if b <= p.Title {
			continue
		}
		switch r := s.d.Blocks[b].Tokens; {
		case s.turn(r) && s.is(int(r.First), cueTurn):
			asks++
		case s.turn(r):
			speaks++
		case s.clock(r):
			times++
		}
	}
	switch {
	case asks >= 4:
		return Interview
	case speaks >= 4 && speaks*4 >= len(p.Parts):
		return Transcript
	case times >= 4 && times*8 >= len(p.Parts):
		return Liveblog
	case label != Report:
		return label
	}
	return s.voice(p, paragraphs)
}

// label reads the genre from a word in a line at the top: “Opinion: …”, “Live
// updates: …”.
func (s *sketch) label(b int, part Part) Genre {
	r := s.d.Blocks[b].Tokens
	short := s.lines[b].words <= 4 && part != Title
	for i := r.First; i < r.End; i++ {
		next := s.w.Low(int(i) + 1)
		edge := short || i == r.First && isSeparator(next) || i == r.End-1 && isSeparator(s.w.Low(int(i)-1))
		switch {
		case edge && s.is(int(i), cueOpinion):
			return Opinion
		case s.phrase(int(i), cueLiveblog), (edge || next == ":") && s.is(int(i), cueLiveblogLabel):
			return Liveblog
		case s.phrase(int(i), cueInterview), (edge || next == ":") && s.is(int(i), cueInterviewLabel):
			return Interview
		case s.phrase(int(i), cueTranscript):
			return Transcript
		}
	}
	return Report
}

// phrase reports whether an entry of one to three words stands at token i.
func (s *sketch) phrase(i int, kind cue) bool {
	if s.cue(i).begins&kind == 0 {
		return false
	}
	var buf [80]byte
	key := append(buf[:0], s.w.Low(i)...)
	for n := 1; n <= 3; n++ {
		if s.has(key, kind) {
			return true
		}
		key = append(append(key, ' '), s.w.Low(i+n)...)
	}
	return false
}

func isSeparator(mark string) bool {
	switch mark {
	case ":", "|", "-", "–", "—", "»", "/":
		return true
	}
	return false
}

// turn reports whether the block begins with the name of a speaker and a colon; with a
// sign such as “q” also if a point follows.
func (s *sketch) turn(r text.Range) bool {
	if r.Len() < 3 {
		return false
	}
	if s.is(int(r.First), cueTurn) && s.w.Is(int(r.First)+1, ".", ":") {
		return true
	}
	for i := r.First; i < min(r.End-1, r.First+4); i++ {
		t := s.d.Tokens[i]
		if s.w.Low(int(i)) == ":" && i > r.First {
			return true
		}
		if t.Kind != text.Word || t.Shape != text.Upper && (t.Shape == text.Lower || i > r.First+1) {
			break
		}
	}
	return false
}

// clock reports whether the block begins with a time of day.
func (s *sketch) clock(r text.Range) bool {
	t := s.d.Tokens[r.First]
	if t.Kind != text.Number {
		return false
	}
	src := s.d.Text(t.Span)
	for i := 1; i < len(src) && i <= 2; i++ {
		if (src[i] == ':' || src[i] == '.') && len(src) >= i+3 {
			return src[i] == ':' || len(src) > i+3 || r.Len() == 1 || s.is(int(r.First)+1, cueClock)
		}
	}
	return false
}

// Shares of paragraphs that say “I” or “we” outside quotation marks, above which
// a text is no report. A report in which one quotation lost its marks has one.
const (
	minVoice   = 3 // paragraphs
	voiceShare = 5 // one in so many
)

// voice tells opinion and essay from a report by who speaks.
func (s *sketch) voice(p *Plan, paragraphs int) Genre {
	if p.FirstPerson < minVoice || p.FirstPerson*voiceShare < paragraphs {
		return Report
	}
	if len(s.at(cueI)) > len(s.at(cueWe)) {
		return Essay
	}
	return Opinion
}

// firstPerson counts the paragraphs that say “I” or “we” outside quotation marks.
// A paragraph with a mark too many or too few is not counted: what is quoted in
// it cannot be known.
func (s *sketch) firstPerson(parts []Part) (n int) {
	at := s.at(cueFirstPerson)
	for len(at) > 0 {
		b := s.d.BlockAt(s.d.Tokens[at[0]].Start)
		end := 1
		for end < len(at) && at[end] < s.d.Blocks[b].Tokens.End {
			end++
		}
		if parts[b] == Paragraph && s.outside(s.d.Blocks[b].Tokens, at[:end]) {
			n++
		}
		at = at[end:]
	}
	return n
}

// outside reports whether one of the tokens at, all in the block r, stands
// outside quotation marks, and the marks of the block are paired.
func (s *sketch) outside(r text.Range, at []int32) (found bool) {
	double, single := false, false
	for i := r.First; i < r.End; i++ {
		t := s.d.Tokens[i]
		if len(at) > 0 && i == at[0] {
			at = at[1:]
			if !double && !single && s.d.Text(t.Span) != "i" { // “i” numbers an item
				found = true
			}
		}
		if t.Kind != text.Punct {
			continue
		}
		style, dir, ok := s.marks.form(s.d.Text(t.Span))
		switch {
		case !ok:
		case style == SingleStraight:
			opens := i == r.First || s.d.Tokens[i-1].End < t.Start
			single = opens || single && i+1 < r.End && s.d.Tokens[i+1].Start == t.End
		case style.Single():
			single = dir == opening || dir == either && !single
		case dir == either:
			double = !double
		case double == (dir == opening):
			return false
		default:
			double = !double
		}
	}
	return found && !double
}
