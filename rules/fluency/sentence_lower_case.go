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

// SentenceLowerCase finds sentences that begin with a small letter.
var SentenceLowerCase = &rules.Rule{
	Meta: rules.Meta{
		ID: "sentence-lower-case", Name: "Sentence begins with a small letter", Category: mqm.Spelling, Severity: mqm.Minor,
		Rationale: `Systems that translate piece by piece take half a sentence for a whole one, or lose the words it began with; the rest is left with a small letter.
A source without capitals (Chinese, Arabic, Georgian) makes it likelier.`,
		LetsPass: `Names that are written so ("my6sense", "iPhone", "data/harbour.csv"), what follows an abbreviation, a colon, dots or a quotation, lists, lines that go on where the line before broke off, and posts
and texts that do without capitals.`,
		Examples: []rules.Example{
			{Bad: "The ferry was late. ⟦the⟧ captain blamed the fog.", Good: "The ferry was late. The captain blamed the fog."},
			{Bad: "Ferry late\n\nThe ferry from Ellery was late on Monday.\n\n⟦the⟧ captain blamed the fog.", Good: "Ferry late\n\nThe ferry from Ellery was late on Monday.\n\nThe captain blamed the fog."},
			{Bad: "⟦passengers⟧ of the Ellery ferry had to wait for two hours on Monday.", Good: "Passengers of the Ellery ferry had to wait for two hours on Monday."},
			{Good: "The ferry of approx. thirty metres was late, i.e. it came at night. iPhone and my6sense users knew."},
			{Good: "The ferry was late. data/ferries.csv lists every crossing."},
			{Good: "What we saw\n\nThe council asked for:\n\na new ferry by spring,\n\na bridge of Norwegian steel,\n\nand an end to the toll."},
			{Good: "Ellery\n\nis a port on the Norwegian coast, known for its ferry and its fog."},
		},
		Precision: rules.Precision{Right: 12, Judged: 13, On: "human-written news"},
		Params: []rules.Param{
			{Name: "max-sentences", Help: "sentences with a small letter that are reported; a text with more writes so throughout, or is a list", Default: 4, Min: 1, Max: 1000},
		},
	},
	Check: sentenceLowerCase,
}

// lineStarters begin a sentence and hardly the second half of one.
var lineStarters = lang.Words("line_starters")

func sentenceLowerCase(p *rules.Pass) {
	s := newStarts(p)
	if s == nil || s.uncased() {
		return
	}
	found := append(s.lines(), s.inside()...)
	if len(found) > int(p.Param("max-sentences")) {
		return
	}
	for _, i := range found {
		t := p.Doc.Tokens[i]
		was := p.Doc.Text(t.Span)
		first, size := utf8.DecodeRuneInString(was)
		now := strings.ToUpper(string(first)) + was[size:]
		p.Report(rules.Finding{
			Span:       t.Span,
			Message:    "the sentence begins with a small letter: “" + was + "”; its first words may be lost",
			Suggestion: now,
			Fixes:      []rules.Fix{{Label: "write “" + now + "”", Edits: []rules.Edit{{Span: t.Span, New: now}}}},
		})
	}
}

// starts looks for sentences that begin with a small letter.
type starts struct {
	*rules.Pass
	w       *layer.WordIndex
	classes []uint8
	parts   []layer.Part
}

func newStarts(p *rules.Pass) *starts {
	classes := layer.Classes.Of(p.Article)
	if classes == nil {
		return nil
	}
	return &starts{p, layer.Words.Of(p.Article), classes, layer.Structure.Of(p.Article).Parts}
}

// lower reports whether token i is an ordinary word in lower case, and no name, path
// or letter of a list.
func (s *starts) lower(i int32) bool {
	t := s.Doc.Tokens[i]
	if strings.HasPrefix(s.Doc.Src[t.End:], "/") { // a path
		return false
	}
	return t.Kind == text.Word && t.Shape == text.Lower && (t.Len() > 1 || s.w.Is(int(i), "a")) && s.classes[s.w.ID(int(i))] >= lang.Common &&
		!strings.ContainsAny(s.Doc.Text(t.Span), "-@0123456789") && !s.w.Is(int(i), "lol", "via", "van", "von", "de", "la", "el", "le", "du", "da", "di")
}

// lines finds the paragraphs that begin with a small letter.
func (s *starts) lines() (found []int32) {
	d := s.Doc
	for b, bl := range d.Blocks {
		if s.parts[b] != layer.Paragraph || bl.Tokens.Len() < 5 || !s.lower(bl.Tokens.First) || !closed(d, bl) {
			continue
		}
		switch {
		case b == 0, s.parts[b-1] == layer.Paragraph && closed(d, d.Blocks[b-1]):
		case s.parts[b-1] == layer.Paragraph || !lineStarters.Of(s.Lang).Has(s.w.Low(int(bl.Tokens.First))):
			continue
		}
		found = append(found, bl.Tokens.First)
	}
	return found
}

// closed reports whether a block ends with a full stop or the like.
func closed(d *text.Document, bl text.Block) bool {
	body := strings.TrimRight(d.Text(bl.Span), "\"'”’)] \n")
	return body != "" && strings.IndexByte(".!?", body[len(body)-1]) >= 0 && !strings.HasSuffix(body, "..")
}

// inside finds the small letters behind the full stop of a sentence.
func (s *starts) inside() (found []int32) {
	d := s.Doc
	seg := lang.Segmenter.Of(s.Lang)
	for _, at := range s.w.At(".") {
		i := at
		if i == 0 || int(i)+2 >= len(d.Tokens) || !s.lower(i+1) || d.Tokens[i+1].Start != d.Tokens[i].End+1 {
			continue
		}
		before := d.Tokens[i-1]
		word := d.Text(before.Span)
		if before.End != d.Tokens[i].Start || before.Shape != text.Lower || before.Kind != text.Word || len(word) < 3 || s.classes[s.w.ID(int(i-1))] < lang.Common {
			continue
		}
		if seg.Abbreviations[word] || seg.Inner[word] || seg.Final[word] || seg.Numbered[word] || seg.Titles[word] || s.w.Is(int(i+2), ")", ".", ":") {
			continue
		}
		b := d.BlockAt(d.Tokens[i].Start)
		bl := d.Blocks[b]
		if s.parts[b] == layer.Paragraph && bl.Tokens.End > i+2 && d.Tokens[bl.Tokens.First].Shape != text.Lower {
			found = append(found, i+1)
		}
	}
	return found
}

// uncased reports whether the running text has no capitals to speak of.
func (s *starts) uncased() bool {
	words, capitals := s.count()
	return words >= minUncased && capitals*100 < words
}

// minUncased is how many words a text needs for its lack of capitals to be told from
// that of one sentence.
const minUncased = 25

// count counts the words of the running text and those with a capital letter.
func (s *starts) count() (words, capitals int) {
	for b, bl := range s.Doc.Blocks {
		if s.parts[b] != layer.Paragraph {
			continue
		}
		for _, t := range s.Doc.Tokens[bl.Tokens.First:bl.Tokens.End] {
			if t.Kind == text.Word {
				words++
				if t.Shape != text.Lower {
					capitals++
				}
			}
		}
	}
	return words, capitals
}
