package design

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/mtlint/mtlint/internal/lang"
	"github.com/mtlint/mtlint/internal/layer"
	"github.com/mtlint/mtlint/internal/text"
)

// A rowBook names the labels that pages put side by side, and the words with
// which they speak to their readers.
type rowBook struct {
	share, menu lang.Set
	address     lang.Set // words that speak to the reader of a page
	fillers     lang.Set // little words between share labels
	home        lang.Set // names of the home page, in many languages
}

var residueRows = lang.NewPart(func(p *lang.Pack) *rowBook {
	return &rowBook{
		share:   lang.NewSet(p.Lines("residue_share_labels.txt")...),
		address: lang.NewSet(p.Lines("residue_address.txt")...),
		menu:    lang.NewSet(p.Lines("residue_menu_labels.txt")...),
		fillers: lang.NewSet(p.Lines("residue_fillers.txt")...),
		home:    lang.NewSet(p.Lines("residue_home.txt")...),
	}
})

// row judges a line that is a row of labels: share buttons, a menu, breadcrumbs.
func (s *residueSearch) row(first, end int) (residueKind, bool) {
	if s.breadcrumbs(first, end) {
		return navigationPart, true
	}
	return s.labels(first, end)
}

// breadcrumbs recognises “Home » World » Europe”: short names between arrows, or
// between other separators where the first is the home page.
func (s *residueSearch) breadcrumbs(first, end int) bool {
	if end-first > 24 || s.words.Is(end-1, ".", "!", "?") {
		return false
	}
	arrows, bars, run, menu := 0, 0, 0, 0
	home := s.rows.home.Has(s.words.Low(s.skip(first, end)))
	for i := first; i < end; i++ {
		switch t := s.doc.Tokens[i]; {
		case s.words.Is(i, "»", "›", ">", "→", "»»", "::", "▸", "►"):
			arrows++
			run = 0
		case s.words.Is(i, "/", "|", "•", "·", "\\"), home && s.words.Is(i, "–", "-", "~"):
			bars++
			run = 0
		case t.Kind == text.Punct && !s.words.Is(i, "&", "'", "’", "<", ":"):
			return false
		default:
			if run++; run > 4 && arrows+bars < 2 {
				return false
			}
			if s.rows.menu.Has(s.words.Low(i)) {
				menu++
			}
		}
	}
	return home && arrows+bars >= 1 && menu > 0 || arrows >= 2 || bars >= 2 && menu >= 2
}

// The number of labels in a row that no heading has.
const (
	shareRow = 2
	menuRow  = 4
)

// labels recognises a line that consists of the names of share buttons, or of
// the sections and pages that menus list.
func (s *residueSearch) labels(first, end int) (residueKind, bool) {
	if end-first > 40 || s.words.Is(end-1, ".", "!", "?") {
		return 0, false
	}
	share, menu := 0, 0
	for i := first; i < end; i++ {
		t := s.doc.Tokens[i]
		low := s.words.Low(i)
		switch {
		case low == ",", low == ";":
			return 0, false
		case t.Kind != text.Word:
			continue
		case s.rows.fillers.Has(low):
			continue
		case t.Shape == text.Lower && low[0] < utf8.RuneSelf && share == 0:
			return 0, false
		case s.rows.share.Has(low):
			share++
		case s.rows.menu.Has(low):
			menu++
		default:
			n := s.humps(s.doc.Text(t.Span))
			if n < shareRow {
				return 0, false
			}
			share += n
		}
	}
	switch {
	case share >= shareRow && share >= menu:
		return sharingPart, true
	case share+menu >= menuRow:
		return navigationPart, true
	}
	return 0, false
}

// humps counts the share labels in a word that was glued together from them,
// “FacebookTwitterPrint”; 0 where any part is no label.
func (s *residueSearch) humps(word string) (n int) {
	for from := 0; from < len(word); n++ {
		to := from + 1
		for to < len(word) && !unicode.IsUpper(rune(word[to])) {
			to++
		}
		if part := word[from:to]; !s.rows.share.Has(layer.Fold(part)) {
			// “WhatsApp”, “LinkedIn”: two humps, one label.
			next := to + 1
			for next < len(word) && !unicode.IsUpper(rune(word[next])) {
				next++
			}
			if next > len(word) || !s.rows.share.Has(strings.ToLower(word[from:next])) {
				return 0
			}
			to = next
		}
		from = to
	}
	return n
}
