package fluency

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/mtlint/mtlint/internal/layer"
	"github.com/mtlint/mtlint/internal/mqm"
	"github.com/mtlint/mtlint/internal/text"
	"github.com/mtlint/mtlint/rules"
)

// Mojibake finds characters that were read in the wrong encoding.
var Mojibake = &rules.Rule{
	Meta: rules.Meta{
		ID: "mojibake", Name: "Characters in the wrong encoding", Category: mqm.Encoding, Severity: mqm.Minor,
		AnyLanguage: true,
		Rationale:   `Text that was written in UTF-8 and read as Windows-1252 shows two or three odd characters for every quotation mark and accent. Pages that are scraped, translated and posted again collect such damage; a text full of it cannot be read (major).`,
		LetsPass:    `Names and words that are written with these letters (São, Ângela, MAÇÃ), and pairs of letter and quotation mark that only look alike.`,
		Examples: []rules.Example{
			{Bad: "The mayor said ⟦â€œ⟧no⟦â€⟧.", Good: "The mayor said “no”."},
			{Bad: "The mayor⟦â€™⟧s office is a caf⟦Ã©⟧ now.", Good: "The mayor’s office is a café now."},
			{Bad: "It cost ⟦Â£⟧40, ⟦Ã¢â‚¬â€œ⟧ the mayor said.", Good: "It cost £40, – the mayor said."},
			{Bad: "The newspaper ⟦ÐŸÑ€Ð¸⟧ said ⟦вЂњ⟧no.", Good: "The newspaper При said “no."},
			{Bad: "The may⟦\ufffd⟧r opened the bridge."},
			{Bad: "They ⟦don?t⟧ want the bridge.", Good: "They don’t want the bridge."},
			{Bad: "The bridge opened. ⟦Â⟧ Traffic was light."},
			{Bad: "The mayor⟦\u0092⟧s office is closed.", Good: "The mayor’s office is closed."},
			{Good: "São Paulo, Ângela, MAÇÃ”, CAFÉ”, café…”, 3 Å–5 Å, ‘Ça va’ and “LA PEÑA” – “À” – stay. Нет, «СССР»."},
		},
		Precision: rules.Precision{Right: 14, Judged: 14, On: "human-written news"},
	},
	Check: mojibake,
}

// manyDamaged stretches make a text hard to read.
const manyDamaged = 6

func mojibake(p *rules.Pass) {
	m := decay{Pass: p}
	for _, s := range p.Decoding.Damaged {
		m.add(s, "bytes that are not text in the file's encoding", "")
	}
	for _, run := range layer.Chars.Of(p.Article).Runs {
		m.run(run)
	}
	m.apostrophes()
	slices.SortFunc(m.found, func(a, b rules.Finding) int { return int(a.Span.Start - b.Span.Start) })
	for i, f := range m.found {
		if i == 0 && len(m.found) >= manyDamaged {
			f.Severity = mqm.Major
		}
		p.Report(f)
	}
}

type decay struct {
	*rules.Pass
	found []rules.Finding
}

// run looks through one stretch of characters beyond ASCII.
func (m *decay) run(run text.Span) {
	src := m.Doc.Src
	for i := run.Start; i < run.End; {
		before, _ := utf8.DecodeLastRuneInString(src[:i])
		if n := m.wrongCharset(before, i, run.End); n > 0 {
			i += int32(n)
			continue
		}
		r, n := utf8.DecodeRuneInString(src[i:run.End])
		s := text.Span{Start: i, End: i + int32(n)}
		switch {
		case r == utf8.RuneError:
			for strings.HasPrefix(src[s.End:], "\ufffd") {
				s.End += int32(n)
			}
			if !m.reported(s) {
				m.add(s, "the sign for a character that was lost", "")
			}
		case r >= 0x80 && r < 0xa0:
			if c := charsets[0].upper[r-0x80]; c != utf8.RuneError {
				m.add(s, fmt.Sprintf("%U, a control character that stands for “%c” in Windows-1252", r, c), string(c))
			}
		case r == 'Â' && run.Len() == n && strings.HasPrefix(src[s.End:], " ") && !unicode.IsLetter(before):
			m.add(s, "“Â”, half of a no-break space that was read as Windows-1252", "")
		case r == 'Ã' && run.Len() == n && strings.HasPrefix(src[s.End:], " ") && unicode.IsLower(before):
			m.add(s, "“Ã”, half of an “à” that was read as Windows-1252", "à")
		}
		i = s.End
	}
	m.misread(run)
}

// reported reports whether s stands for bytes that could not be decoded.
func (m *decay) reported(s text.Span) bool {
	all := m.Decoding.Damaged // ascending
	i, _ := slices.BinarySearchFunc(all, s.Start, func(d text.Span, at int32) int { return cmp.Compare(d.End, at+1) })
	return i < len(all) && all[i].Overlaps(s)
}

// wrongCharset reports the text at byte i if it is UTF-8 that was read in another
// encoding, and returns how many bytes that took.
func (m *decay) wrongCharset(before rune, i, end int32) int {
	src := m.Doc.Src[i:end]
	for _, c := range charsets {
		meant, n := c.stretch(before, src)
		if n == 0 && strings.HasPrefix(src, "â€") {
			meant, n = "”", len("â€") // its last byte has no character in Windows-1252
			if strings.HasPrefix(src[n:], "\ufffd") {
				n += len("\ufffd")
			}
		}
		if n == 0 {
			continue
		}
		what := fmt.Sprintf("“%s”, UTF-8 that was read as %s", src[:n], c.name)
		if again, k := c.stretch(before, meant); k == len(meant) {
			meant, what = again, what+" twice"
		}
		m.add(text.Span{Start: i, End: i + int32(n)}, what, meant)
		return n
	}
	return 0
}

// misread finds what UTF-8 gives when it is read as GBK.
func (m *decay) misread(run text.Span) {
	src := m.Doc.Text(run)
	for _, sign := range [...]string{"鈥", "锟斤拷"} {
		if at := strings.Index(src, sign); at >= 0 {
			start := run.Start + int32(at)
			_, n := utf8.DecodeRuneInString(src[at+len(sign):])
			m.add(text.Span{Start: start, End: start + int32(len(sign)+n)}, "what UTF-8 looks like when it is read as GBK", "")
		}
	}
}

// apostrophes finds those that became question marks.
func (m *decay) apostrophes() {
	d, i := m.Doc, 0
	for _, at := range layer.Chars.Of(m.Article).At(layer.CharTight) {
		if d.Src[at] != '?' {
			continue
		}
		for i < len(d.Tokens) && d.Tokens[i].End <= at {
			i++
		}
		if i == 0 || i+1 >= len(d.Tokens) || d.Tokens[i].Start != at || d.Tokens[i-1].End != at || d.Tokens[i+1].Start != at+1 || d.Tokens[i-1].Kind != text.Word {
			continue
		}
		if d.Text(d.Tokens[i-1].Span) == "na" {
			continue // “na?ve” lost another character
		}
		switch d.Text(d.Tokens[i+1].Span) {
		case "s", "t", "re", "ve", "ll", "d", "m":
			s := text.Span{Start: d.Tokens[i-1].Start, End: d.Tokens[i+1].End}
			m.found = append(m.found, rules.Finding{
				Span: s, Message: "“" + d.Text(s) + "” has a question mark for an apostrophe that was lost in conversion",
				Suggestion: strings.Replace(d.Text(s), "?", "’", 1),
				Fixes:      []rules.Fix{{Label: "write the apostrophe", Edits: []rules.Edit{{Span: text.Span{Start: at, End: at + 1}, New: "’"}}, Certain: true}},
			})
		}
	}
}

func (m *decay) add(s text.Span, what, meant string) {
	f := rules.Finding{Span: s, Message: what + ", is not what was written", Suggestion: meant}
	if meant != "" {
		f.Message = what + ", should be “" + meant + "”"
		f.Fixes = []rules.Fix{{Label: "write what was meant", Edits: []rules.Edit{{Span: s, New: strings.ReplaceAll(meant, "\u00a0", " ")}}, Certain: true}}
	}
	m.found = append(m.found, f)
}
