package layer

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/mtlint/mtlint/internal/text"
)

// title returns the block that is the headline, or -1. known is the headline as
// metadata gives it, or empty.
func (s *sketch) title(known string) int {
	top := min(len(s.lines), topBlocks)
	if known == "" {
		return s.guessTitle(top)
	}
	for b := range top {
		if sameLetters(known, s.d.Text(s.d.Blocks[b].Span)) {
			return b
		}
	}
	// The text has it in another wording: take the nearest line.
	best, most := -1, 0.6
	words := strings.Fields(Fold(known))
	for b := range top {
		if near := s.overlap(b, words); near > most {
			best, most = b, near
		}
	}
	if best < 0 {
		return s.guessTitle(top)
	}
	return best
}

// overlap is the share of common words of a block and a list, by Dice.
func (s *sketch) overlap(b int, words []string) float64 {
	if len(words) == 0 || len(words) > 2*maxTitle || s.lines[b].words > 2*len(words)+4 {
		return 0
	}
	common := 0
	r := s.d.Blocks[b].Tokens
	for i := r.First; i < r.End; i++ {
		if s.d.Tokens[i].Kind == text.Punct {
			continue
		}
		for _, w := range words {
			if strings.Trim(w, `.,:;!?'"“”‘’()`) == s.w.Low(int(i)) {
				common++
				break
			}
		}
	}
	return 2 * float64(common) / float64(len(words)+s.lines[b].words)
}

// guessTitle takes the first line that can be a headline, if it stands above the
// running text. A line of one or two words is taken only for want of a better.
func (s *sketch) guessTitle(top int) int {
	spare := -1
	for b := range top {
		l := s.lines[b]
		if s.page(b) || l.words == 0 || s.byline(b, b > 0) || s.caption(b) {
			continue
		}
		if !s.headline(b) || !s.textFollows(b) {
			break
		}
		if l.words >= 3 {
			return b
		}
		if spare < 0 {
			spare = b
		}
	}
	return spare
}

// headline reports whether a block alone could be a headline.
func (s *sketch) headline(b int) bool {
	l, blk := s.lines[b], &s.d.Blocks[b]
	if l.words > maxTitle || l.end == '.' && !s.shouts(b) || l.end == ',' || l.end == ';' || l.end == ':' {
		return false
	}
	if l.stops() && (l.words > 16 || blk.Sentences.Len() > 2) {
		return false
	}
	first := s.d.Tokens[blk.Tokens.First]
	return first.Kind != text.Word || first.Shape != text.Lower || l.capital > 1
}

// shouts reports whether most words of a line are capitalised, as in a headline
// that ends with an abbreviation or carries a full stop.
func (s *sketch) shouts(b int) bool {
	return s.lines[b].words <= 16 && s.lines[b].capital*3 >= s.lines[b].words*2
}

// textFollows reports whether running text comes after the block.
func (s *sketch) textFollows(b int) bool {
	for n := b + 1; n < len(s.lines) && n <= b+topBlocks; n++ {
		if s.lines[n].runs() || s.lines[n].stops() && n == b+1 {
			return true
		}
	}
	return false
}

// sameLetters compares two strings by their letters and digits, without case.
func sameLetters(a, b string) bool {
	for {
		x, restA := nextLetter(a)
		y, restB := nextLetter(b)
		if x != y {
			return false
		}
		if x == utf8.RuneError {
			return true
		}
		a, b = restA, restB
	}
}

func nextLetter(s string) (rune, string) {
	for i, r := range s {
		if r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r)) {
			return unicode.ToLower(r), s[i+utf8.RuneLen(r):]
		}
	}
	return utf8.RuneError, ""
}
