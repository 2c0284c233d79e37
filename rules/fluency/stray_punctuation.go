package fluency

import (
	"strings"

	"github.com/mtlint/mtlint/internal/lang"
	"github.com/mtlint/mtlint/internal/layer"
	"github.com/mtlint/mtlint/internal/mqm"
	"github.com/mtlint/mtlint/internal/text"
	"github.com/mtlint/mtlint/rules"
)

// StrayPunctuation finds a space before a comma or full stop, and marks of
// punctuation that stand twice or contradict each other.
var StrayPunctuation = &rules.Rule{
	Meta: rules.Meta{
		ID: "stray-punctuation", Name: "Stray punctuation mark", Category: mqm.Punctuation, Severity: mqm.Minor,
		Rationale:   `Where a phrase is dropped or moved in translation its comma or full stop stays behind, and tokenised output that was not joined again keeps a space before every mark.`,
		LetsPass:    `Ellipses, spaced or not; "!?"; a comma after an abbreviation ("Inc.,"); numbers and names that begin with a point (".22", ".NET"); emoticons; tables.`,
		AnyLanguage: true,
		Examples: []rules.Example{
			{Bad: "The harbour ⟦office ,⟧ closed since May, will reopen.", Good: "The harbour office, closed since May, will reopen."},
			{Bad: "The ferry was ⟦late,,⟧ as it often is in winter.", Good: "The ferry was late, as it often is in winter."},
			{Bad: "The new ⟦road .⟧ will be open by June.", Good: "The new road will be open by June."},
			{
				Bad:  "Ferry is late\n\nThe crew went ⟦home .⟧\n\nde Vries, the captain, stayed on board.",
				Good: "Ferry is late\n\nThe crew went home.\n\nde Vries, the captain, stayed on board.",
			},
			{Bad: "Nobody was hurt in ⟦the. ,⟧ fire at the mill."},
			{Bad: "Mayor Lind, who has held the post since ⟦Thursday.,⟧ was not there."},
			{Good: "Lind Bros. Inc., founded in the U.S., sells .22 rifles, .NET courses ... and more . . . What!? He waited.... Then ;)"},
			{Good: "They met at 9 a.m., left at 5 p.m.; \"Fine,\" he said. Rep. Lind, D-Calif., etc., saw Dr. Who?, a film."},
		},
		Precision: rules.Precision{Right: 73, Judged: 73, On: "machine-translated and human-written news and web text"},
	},
	Check: strayPunctuation,
}

func strayPunctuation(p *rules.Pass) {
	d := p.Doc
	seg := lang.Segmenter.Of(p.Lang)
	done := int32(0)
	i := 0
	var found []strayMark
	commas := 0 // after a blank
	for _, at := range layer.Chars.Of(p.Article).At(layer.CharLoose) {
		if at < done {
			continue
		}
		for i < len(d.Tokens) && d.Tokens[i].End <= at {
			i++
		}
		if i == 0 || i == len(d.Tokens) || d.Tokens[i].Start != at {
			continue
		}
		s, ok := stray{d, seg}.at(i)
		done = s.End // of the marks that were judged, whatever the judgement
		if !ok || strings.IndexByte(d.Text(s.Span), '\n') >= 0 {
			continue
		}
		if found = append(found, s); s.keep == "," && s.single {
			commas++
		}
	}
	for _, s := range found {
		s.report(p, commas)
	}
}

type stray struct {
	d   *text.Document
	seg *text.Segmenter
}

// A strayMark is one finding: the word before, and the marks at fault.
type strayMark struct {
	text.Span
	marks text.Span // from the end of the word to the end of the last mark
	why   string
	keep  string // what should stand after the word instead
	open  bool   // what should stand there cannot be told

	single bool // it is one mark after a blank
	ends   bool // a sentence ends there beyond doubt
}

// longestStray bounds how many marks are looked at on either side of one: more are
// a rule or an ornament, and each of them would be looked at again.
const longestStray = 8

func (s stray) at(i int) (m strayMark, ok bool) {
	d := s.d
	t, prev := d.Tokens[i], d.Tokens[i-1]
	mark := d.Text(t.Span)
	blank := prev.End < t.Start
	if blank && prev.Kind == text.Punct && !closesWord(d.Text(prev.Span)) || !blank && prev.Kind != text.Punct {
		if !blank || !strings.Contains(".,;", d.Text(prev.Span)) {
			return m, false
		}
	}
	// The word is what stands before the first of the marks.
	first := i
	for first > 0 && i-first < longestStray && isStop(d.Text(d.Tokens[first-1].Span)) && d.Tokens[first].Start-d.Tokens[first-1].End <= 1 {
		first--
	}
	last := i
	for last+1 < len(d.Tokens) && last-i < longestStray && isStop(d.Text(d.Tokens[last+1].Span)) && d.Tokens[last+1].Start-d.Tokens[last].End <= 1 {
		last++
	}
	m.End = d.Tokens[last].End
	if first == 0 || d.BlockAt(d.Tokens[first-1].Start) != d.BlockAt(t.Start) {
		return m, false
	}
	word := d.Tokens[first-1]
	if c := word.Start; c > 0 && (d.Src[c-1] == '&' || d.Src[c-1] == '#') {
		return m, false // an HTML entity, which ends in a semicolon
	}
	m.Span = text.Span{Start: word.Start, End: d.Tokens[last].End}
	m.marks = text.Span{Start: word.End, End: d.Tokens[last].End}
	m.ends = s.ends(last)
	if !s.wordLike(word) || s.ellipsis(first, last) || partOfNext(d, last) {
		return m, false
	}
	if first == last {
		if !blank {
			return m, false
		}
		return s.single(m, mark, last)
	}
	return s.pair(m, word, first, last)
}

// single judges one mark after a blank.
func (s stray) single(m strayMark, mark string, i int) (strayMark, bool) {
	m.single = true
	m.keep, m.why = mark, "a space before the "+markNames[mark[0]]
	if next := i + 1; mark == "." && next < len(s.d.Tokens) && s.d.Tokens[next].Shape == text.Lower && s.d.Tokens[next].Kind == text.Word &&
		s.d.BlockAt(s.d.Tokens[next].Start) == s.d.BlockAt(s.d.Tokens[i].Start) {
		m.keep, m.why = "", "a full stop in the middle of the sentence"
	}
	return m, len(mark) == 1
}

// pair judges several marks in a row.
func (s stray) pair(m strayMark, word text.Token, first, last int) (strayMark, bool) {
	marks := strings.ReplaceAll(s.d.Src[m.marks.Start:m.marks.End], " ", "")
	if marks == ".," || marks == ".;" || marks == ".:" || marks == ".?" || marks == ".!" {
		if s.d.Tokens[last].Start == s.d.Tokens[first].End && s.abbreviated(word) {
			return m, false
		}
	}
	if strings.ContainsAny(marks, "!?") {
		m.keep, m.why = marks, "a space before the "+markNames[marks[0]]
		return m, word.End < s.d.Tokens[first].Start && strings.Trim(marks, "!?") == ""
	}
	m.why = "two marks of punctuation in a row, of which one is left over"
	if strings.Trim(marks, marks[:1]) == "" {
		m.keep, m.why = marks[:1], "the "+markNames[marks[0]]+" twice"
	} else {
		m.open = true
	}
	return m, true
}

func isStop(s string) bool {
	switch s {
	case ".", ",", ";", "!", "?", "..":
		return true
	}
	return false
}

// closesWord reports whether a mark may stand between a word and its full stop.
func closesWord(s string) bool {
	switch s {
	case ")", "]", `"`, "”", "’", "'", "%", "»":
		return true
	}
	return false
}

func (s stray) wordLike(t text.Token) bool {
	return t.Kind == text.Word || t.Kind == text.Number || closesWord(s.d.Text(t.Span))
}

// abbreviated reports whether a point after the word may belong to it. Few
// abbreviations have more than six letters, and those of parties and places come
// after a hyphen: “D-Calif.,”.
func (s stray) abbreviated(t text.Token) bool {
	w := s.d.Text(t.Span)
	return t.Kind != text.Word || t.Len() <= 6 || t.Shape == text.Upper || t.Shape == text.Mixed ||
		s.seg.Abbreviations[w] || s.seg.Titles[w] || strings.ContainsAny(w, ".-")
}

// ellipsis reports whether the marks are three points or more, spaced or not.
func (s stray) ellipsis(first, last int) bool {
	points := 0
	for _, t := range s.d.Tokens[first : last+1] {
		points += strings.Count(s.d.Text(t.Span), ".")
	}
	if points >= 3 {
		return true
	}
	after := s.d.Src[s.d.Tokens[last].End:]
	return strings.HasPrefix(strings.TrimLeft(after, " "), "...") || strings.HasPrefix(after, "…") || strings.HasPrefix(after, ". .")
}

// partOfNext reports whether the mark begins what follows: “.22”, “.NET”, “;)”.
func partOfNext(d *text.Document, last int) bool {
	end := d.Tokens[last].End
	if int(end) == len(d.Src) {
		return false
	}
	switch c := d.Src[end]; {
	case c == ')' || c == '-' || c == '(':
		return d.Src[end-1] == ';' || d.Src[end-1] == '.'
	case c == '/' || c == '\\' || c == '_' || c == '*' || c == '|' || c == '&' || c == '@' || c == '#':
		return true
	case '0' <= c && c <= '9':
		return d.Src[end-1] == '.'
	case 'a' <= c|0x20 && c|0x20 <= 'z':
		return d.Src[end-1] == '.'
	}
	return false
}

// ends reports whether a sentence ends with a token: its block does, or what follows can
// only begin one.
func (s stray) ends(last int) bool {
	d, next := s.d, last+1
	if next == len(d.Tokens) || d.BlockAt(d.Tokens[next].Start) != d.BlockAt(d.Tokens[last].Start) {
		return true
	}
	if q := d.Text(d.Tokens[next].Span); (q == "“" || q == `"`) && next+1 < len(d.Tokens) && d.Tokens[next].End == d.Tokens[next+1].Start {
		return d.Tokens[next+1].Shape == text.Capitalised
	}
	return s.seg.Starters[d.Text(d.Tokens[next].Span)]
}

// manyCommas after blanks are how a text was put together, not one left behind.
const manyCommas = 3

// certain reports whether the mark belongs to the word before it: what was left behind
// in the middle of a sentence does not. commas is how many stand after blanks.
func (m strayMark) certain(commas int) bool {
	switch m.keep {
	case ",", ";":
		return !m.single || commas >= manyCommas
	case ".", "!", "?":
		return m.ends
	}
	return false
}

func (m strayMark) report(p *rules.Pass, commas int) {
	f := rules.Finding{Span: m.Span, Message: "“" + p.Doc.Text(m.Span) + "” has " + m.why}
	if m.open {
		f.Suggestion = "keep one of the marks, or none"
	} else {
		f.Suggestion = p.Doc.Src[m.Start:m.marks.Start] + m.keep
		f.Fixes = []rules.Fix{{Label: "tidy the marks", Edits: []rules.Edit{{Span: m.marks, New: m.keep}}, Certain: m.certain(commas)}}
	}
	p.Report(f)
}
