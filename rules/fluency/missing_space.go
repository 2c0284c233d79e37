package fluency

import (
	"strings"
	"unicode/utf8"

	"github.com/mtlint/mtlint/internal/lang"
	"github.com/mtlint/mtlint/internal/layer"
	"github.com/mtlint/mtlint/internal/mqm"
	"github.com/mtlint/mtlint/internal/text"
	"github.com/mtlint/mtlint/rules"
)

// MissingSpace finds two sentences or two words that run together at a mark of
// punctuation.
var MissingSpace = &rules.Rule{
	Meta: rules.Meta{
		ID: "missing-space", Name: "No space after punctuation", Category: mqm.Punctuation, Severity: mqm.Minor,
		AnyLanguage: true, Needs: []string{"domain_endings.txt"},
		Rationale: `Translation works sentence by sentence; where the pieces are joined again without a blank, or a paragraph break was lost, words run together at the full stop or comma.`,
		LetsPass:  `Web and mail addresses, file and product names ("Node.js"), abbreviations ("Ph.D."), initials, numbers, names that carry a mark ("Yahoo!").`,
		Examples: []rules.Example{
			{Bad: "The council closed the old ⟦pier.Nobody⟧ had used it for years.", Good: "The council closed the old pier. Nobody had used it for years."},
			{Bad: "The ferry carries ⟦cars,buses⟧ and bikes.", Good: "The ferry carries cars, buses and bikes."},
			{Bad: "He said: \"We shall rebuild the ⟦harbour.\"She⟧ agreed with him.", Good: "He said: \"We shall rebuild the harbour.\" She agreed with him."},
			{Bad: "The bridge opened in ⟦1974.It⟧ was the longest in the country.", Good: "The bridge opened in 1974. It was the longest in the country."},
			{Good: "Ask Dr. E.M.Lind, Ph.D., at lind@coast.example or on Ferries.com, Node.js or Yahoo!Mail; she paid $1,200.50."},
			{Good: "He sold will.i.am and J.Crew shirts at 9.30pm on Shop.TV, and the file is called Plan.Final.pdf."},
		},
		Precision: rules.Precision{Right: 43, Judged: 44, On: "machine-translated and human-written news and web text"},
	},
	Check: missingSpace,
}

func missingSpace(p *rules.Pass) {
	d := p.Doc
	seg := lang.Segmenter.Of(p.Lang)
	suffixes := domainEndings.Of(p.Lang)
	var quotes tally
	i := 0 // the token that holds the mark
	for _, at := range layer.Chars.Of(p.Article).At(layer.CharTight) {
		for i < len(d.Tokens) && d.Tokens[i].End <= at {
			i++
		}
		if i == 0 || i+1 >= len(d.Tokens) || d.Tokens[i].Start != at || d.Tokens[i].Len() != 1 {
			continue // inside a number, an abbreviation, a link; an ellipsis
		}
		g := gap{left: i - 1, right: i + 1, at: at + 1}
		if d.Tokens[g.left].End != at || d.Tokens[g.right].Start != at+1 {
			continue
		}
		if q := d.Text(d.Tokens[g.right].Span); q == `"` || q == "”" { // before “ is the business of quote-spacing
			if g.right++; g.right == len(d.Tokens) || d.Tokens[g.right].Start != d.Tokens[g.right-1].End {
				continue
			}
			g.quote = true
			if q == "”" || q == `"` && quotes.open(d, at) {
				g.at = d.Tokens[g.right].Start
			}
		}
		if g.missing(d, seg, suffixes) {
			g.report(p)
		}
	}
}

// domainEndings are the last parts of web addresses and file names.
var domainEndings = lang.Words("domain_endings")

// A gap is a place where a space may be missing.
type gap struct {
	left, right int   // the tokens on both sides of the mark
	at          int32 // where the space belongs
	quote       bool  // a quotation mark stands after the mark
}

func (g gap) missing(d *text.Document, seg *text.Segmenter, suffixes lang.Set) bool {
	mark := d.Src[d.Tokens[g.left].End]
	l, r := d.Tokens[g.left], d.Tokens[g.right]
	left, right := d.Text(l.Span), d.Text(r.Span)
	if r.Kind == text.Punct && mark != '.' || right[0] >= utf8.RuneSelf || continues(d.Src, int(r.End)) {
		return false
	}
	starter := seg.Starters[right]
	if before := byteBefore(d.Src, l.Start); before == '@' || before == '/' && !starter || before == '_' || before == '&' || before == '#' || before == '.' && !starter {
		return false // part of an address, an entity, a longer name
	}
	single := r.Len() == 1 && right != "I" && right != "A" && right != "a"
	if r.Kind != text.Word || single {
		return mark == ',' && r.Kind == text.Number && r.Len() == 4 && l.Kind == text.Word && l.Len() > 2 && !g.quote
	}
	closing := l.Kind == text.Punct && strings.Contains(`)"”]`, left)
	if !closing && (l.Kind != text.Word && l.Kind != text.Number || l.Len() < 2) {
		return false
	}
	switch mark {
	case ',', ';':
		if mark == ';' && layer.Fold(left+right) == "tldr" {
			return false
		}
		return g.quote || l.Kind != text.Number || l.Len() == 4
	case '?', '!':
		return g.quote || starter || mark == '?' && r.Shape == text.Capitalised
	}
	switch {
	case l.Shape == text.Capitalised && right == "Today":
		return false // the name of many a local news site
	case g.quote, starter:
		return true
	case suffixes.Has(layer.Fold(right)), left == "Ph":
		return false
	case r.Shape == text.Capitalised:
		return closing || l.Kind == text.Number && l.Len() > 2 || l.Shape == text.Lower || l.Shape != text.Upper && l.Len() > 2 && r.Len() > 1
	case r.Shape == text.Upper:
		return l.Shape == text.Lower && l.Kind == text.Word && l.Len() > 2
	}
	return false
}

// continues reports whether what ends at src[at] is the first part of a longer
// name: an address, a file, a call.
func continues(src string, at int) bool {
	if at >= len(src) {
		return false
	}
	switch src[at] {
	case '@', '/', '_', '(', '=':
		return true
	case '.', ':':
		return at+1 < len(src) && src[at+1] > ' ' && src[at+1] != '.' && src[at+1] != '"' && src[at+1] < 0x80
	}
	return false
}

func byteBefore(src string, at int32) byte {
	if at == 0 {
		return 0
	}
	return src[at-1]
}

// A tally counts the straight quotation marks of a block up to a place. Places
// come in ascending order, so that it reads the text once.
type tally struct {
	block, at int32
	marks     int
}

// open reports whether a straight quotation is open at a byte.
func (t *tally) open(d *text.Document, at int32) bool {
	if start := d.Blocks[d.BlockAt(at)].Start; start != t.block || t.at < start {
		*t = tally{block: start, at: start}
	}
	t.marks += strings.Count(d.Src[t.at:at], `"`)
	t.at = at
	return t.marks%2 == 1
}

func (g gap) report(p *rules.Pass) {
	d := p.Doc
	s := text.Span{Start: d.Tokens[g.left].Start, End: d.Tokens[g.right].End}
	fixed := d.Src[s.Start:g.at] + " " + d.Src[g.at:s.End]
	p.Report(rules.Finding{
		Span:       s,
		Message:    "“" + d.Text(s) + "” has no space after the " + markNames[d.Src[d.Tokens[g.left].End]] + ", so two words run together",
		Suggestion: fixed,
		Fixes:      []rules.Fix{{Label: "insert a space", Edits: []rules.Edit{{Span: text.Span{Start: g.at, End: g.at}, New: " "}}, Certain: d.Src[d.Tokens[g.left].End] != ';'}},
	})
}

var markNames = map[byte]string{'.': "full stop", ',': "comma", ';': "semicolon", '!': "exclamation mark", '?': "question mark"}
