package layer

import (
	"strings"

	"github.com/mtlint/mtlint/internal/lang"
)

// QuoteForms are the quotation marks of a language, as quotation_marks.tsv has
// them.
var QuoteForms = lang.NewPart(readQuoteForms)

// A QuoteBook is the value of [QuoteForms].
type QuoteBook struct {
	forms   map[string]quoteForm
	written [styles][2]string // what opens and what closes, by style
	outside bool              // a comma after a quotation stands outside its marks: “…”, not “…,”
}

// A quoteForm is what a mark is by its form.
type quoteForm struct {
	style         QuoteStyle
	opens, closes bool
}

var styleNames = [styles]string{"straight", "curly", "guillemet", "corner", "single-straight", "single-curly", "single-guillemet"}

func readQuoteForms(p *lang.Pack) *QuoteBook {
	b := &QuoteBook{forms: map[string]quoteForm{}}
	for _, row := range p.Rows("quotation_marks.tsv") {
		b.outside = b.outside || row[0] == "comma" && row[1] == "outside"
		for s, name := range styleNames {
			if len(row) != 3 || row[0] != name {
				continue
			}
			for side, marks := range row[1:] {
				for mark := range strings.FieldsSeq(marks) {
					if b.written[s][side] == "" {
						b.written[s][side] = mark
					}
					f := b.forms[mark]
					f.style, f.opens, f.closes = QuoteStyle(s), f.opens || side == 0, f.closes || side == 1
					b.forms[mark] = f
				}
			}
		}
	}
	return b
}

// Opening is the mark that opens a quotation of a style.
func (b *QuoteBook) Opening(s QuoteStyle) string { return b.written[s][0] }

// Closing is the mark that closes a quotation of a style.
func (b *QuoteBook) Closing(s QuoteStyle) string { return b.written[s][1] }

// Opens reports whether a mark may open a quotation.
func (b *QuoteBook) Opens(mark string) bool { return b.forms[mark].opens }

// Closes reports whether a mark may close a quotation.
func (b *QuoteBook) Closes(mark string) bool { return b.forms[mark].closes }

// form tells what s is, were it a mark of quotation.
func (b *QuoteBook) form(s string) (style QuoteStyle, dir direction, ok bool) {
	f, ok := b.forms[s]
	switch {
	case f.opens && f.closes:
		dir = either
	case f.opens:
		dir = opening
	default:
		dir = closing
	}
	return f.style, dir, ok
}
