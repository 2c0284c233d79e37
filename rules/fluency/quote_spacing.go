package fluency

import (
	"fmt"

	"github.com/mtlint/mtlint/internal/layer"
	"github.com/mtlint/mtlint/internal/mqm"
	"github.com/mtlint/mtlint/internal/text"
	"github.com/mtlint/mtlint/rules"
)

// QuoteSpacing finds quotation marks with a blank on the wrong side, without one
// on the right side, or written twice.
var QuoteSpacing = &rules.Rule{
	Meta: rules.Meta{
		ID: "quote-spacing", Name: "Blank on the wrong side of a quotation mark", Category: mqm.Punctuation, Severity: mqm.Minor,
		AnyLanguage: true, Needs: []string{"quote_tails.tsv"},
		Rationale: `Translation engines work on text that was cut into words, and put the blanks around quotation marks back by guesswork. A mark with the blank on its wrong side opens where it should close.`,
		LetsPass:  `British and American order of marks and stops, whatever it is; a thin blank between single and double marks; blanks inside guillemets, which is how French sets them; a plural or possessive s behind the mark ("ah"s); single marks; dots of omission.`,
		Examples: []rules.Example{
			{Bad: "The mayor called it ⟦“ a great day ”⟧ for all.", Good: "The mayor called it “a great day” for all."},
			{Bad: "\"We waited for an hour⟦, \"⟧ she said.", Good: "\"We waited for an hour,\" she said."},
			{Bad: "He asked if the bridge was \"⟦safe\"for⟧ all.", Good: "He asked if the bridge was \"safe\" for all."},
			{Bad: "The town is known ⟦as\"the⟧ wet one\" by many.", Good: "The town is known as \"the wet one\" by many."},
			{Bad: "They want to build a ⟦\"\"new\"\"⟧ bridge.", Good: "They want to build a \"new\" bridge."},
			{Good: "The \"yes\"/\"no\" vote (\"a farce\") on \"Radio One\"'s time was \"dull\"; 'ah's and “ah”s, “I heard ‘no.’ ” «Oui», « non »."},
			{Good: "He calls it \"dull.\" She calls it \"dull\". It is a 27\" screen, 5' 2\" high."},
		},
		Precision: rules.Precision{Right: 35, Judged: 35, On: "human-written news"},
	},
	Check: quoteSpacing,
}

func quoteSpacing(p *rules.Pass) {
	q := layer.Quotes.Of(p.Article)
	alone := map[int32]bool{} // blocks in which a mark has no partner
	for i := range q.Unpaired {
		if u := &q.Unpaired[i]; !u.Style.Single() {
			alone[u.Block] = true
		}
	}
	reported := int32(-1)
	for k := range q.Marks {
		m := &q.Marks[k]
		if m.Style != layer.DoubleStraight && m.Style != layer.DoubleCurly {
			continue
		}
		end := p.Doc.Tokens[m.Last].End
		if end <= reported {
			continue
		}
		o := q.At(int(m.First))
		if o == nil || o.Close < 0 || o.Blocks.Len() > 1 {
			o = nil
		}
		f := rules.Finding{Span: p.Doc.Tokens[m.First].Span}
		f.Span.End = end
		ours := m
		if !misplaced(p, m, &f) {
			continue
		}
		// Both marks of a short quotation are one defect.
		if m.Opens && o != nil && o.Close-o.Open < 12 {
			for n := k + 1; n < len(q.Marks) && q.Marks[n].First <= o.Close; n++ {
				if m := &q.Marks[n]; m != ours && (m.First == o.Close || m.Last == o.Close) && misplaced(p, m, &f) {
					f.Span.End = max(f.Span.End, p.Doc.Tokens[m.Last].End)
					reported = p.Doc.Tokens[m.Last].End
				}
			}
		}
		f.Suggestion = repaired(p, &f)
		f.Fixes[0].Certain = o != nil && !alone[m.Block] && certainRole(p.Doc, m, o)
		p.Report(f)
	}
}

// certainRole reports whether a mark can only open or close its quotation o, as it is taken to
// do, in a paragraph whose marks all have partners: where the sign itself does not
// tell, no stop before it says that it may as well close.
func certainRole(d *text.Document, m *layer.QuoteMark, o *layer.Quotation) bool {
	if o.Style == layer.DoubleCurly {
		return d.Text(d.Tokens[o.Open].Span) != d.Text(d.Tokens[o.Close].Span)
	}
	if !m.Opens || m.Before != layer.SideSpace || m.First == 0 {
		return true
	}
	switch d.Text(d.Tokens[m.First-1].Span) {
	case ",", ".", "!", "?":
		return false
	}
	return true
}

// misplaced adds to f what is wrong with the blanks around mark m, and reports
// whether something is.
func misplaced(p *rules.Pass, m *layer.QuoteMark, f *rules.Finding) bool {
	d := p.Doc
	b := d.Blocks[m.Block].Tokens
	mark := d.Text(text.Span{Start: d.Tokens[m.First].Start, End: d.Tokens[m.Last].End})
	edit := func(at text.Span, with, message, label string) bool {
		f.Span.Start, f.Span.End = min(f.Span.Start, at.Start), max(f.Span.End, at.End)
		if f.Message == "" {
			f.Message = message
			f.Fixes = []rules.Fix{{Label: label}}
		}
		f.Fixes[0].Edits = append(f.Fixes[0].Edits, rules.Edit{Span: at, New: with})
		return true
	}
	switch {
	case m.Doubled:
		half := mark[:len(mark)/2]
		return edit(text.Span{Start: d.Tokens[m.First].Start, End: d.Tokens[m.Last].End}, half,
			fmt.Sprintf("the quotation mark %s stands twice", half), "delete one")
	case m.Opens && m.After == layer.SideSpace && m.Last+1 < b.End:
		n := d.Tokens[m.Last+1]
		if n.Kind == text.Punct {
			return false
		}
		if m.Before == layer.SideWord || m.Before == layer.SideStop { // called" mulching"
			f.Span.End = max(f.Span.End, n.End)
			return edit(text.Span{Start: d.Tokens[m.First].Start, End: n.Start}, " "+mark,
				fmt.Sprintf("the opening mark before “%s” has its blank on the wrong side", d.Text(n.Span)), "move the blank")
		}
		f.Span.End = max(f.Span.End, n.End)
		return edit(text.Span{Start: d.Tokens[m.Last].End, End: n.Start}, "",
			fmt.Sprintf("blank between the opening quotation mark and “%s”", d.Text(n.Span)), "delete the blank")
	case !m.Opens && m.Before == layer.SideSpace && m.First > b.First:
		v := d.Tokens[m.First-1]
		if w := d.Text(v.Span); v.Kind == text.Punct && (v.Len() > 1 || w == "-" || w == "'") {
			return false
		}
		f.Span.Start = min(f.Span.Start, v.Start)
		if m.After == layer.SideWord && m.Last+1 < b.End { // "Queen of Hops "as
			n := d.Tokens[m.Last+1]
			return edit(text.Span{Start: v.End, End: n.Start}, mark+" ",
				fmt.Sprintf("the closing mark after “%s” has its blank on the wrong side", d.Text(v.Span)), "move the blank")
		}
		return edit(text.Span{Start: v.End, End: d.Tokens[m.First].Start}, "",
			fmt.Sprintf("blank between “%s” and the closing quotation mark", d.Text(v.Span)), "delete the blank")
	case m.Opens && (m.Before == layer.SideWord || m.Before == layer.SideStop) && m.First > b.First && m.Last+1 < b.End:
		v, n := d.Tokens[m.First-1], d.Tokens[m.Last+1]
		if v.Kind == text.Punct && v.Len() > 1 || v.Kind == text.Number && n.Kind != text.Word || n.Kind == text.Punct {
			return false
		}
		f.Span.Start, f.Span.End = min(f.Span.Start, v.Start), max(f.Span.End, n.End)
		return edit(text.Span{Start: d.Tokens[m.First].Start, End: d.Tokens[m.First].Start}, " ",
			fmt.Sprintf("no blank between “%s” and the opening quotation mark", d.Text(v.Span)), "add a blank")
	case !m.Opens && m.After == layer.SideWord && m.First > b.First && m.Last+1 < b.End:
		v, n := d.Tokens[m.First-1], d.Tokens[m.Last+1]
		if n.Kind != text.Word || quoteTails.Of(p.Lang)["suffix"].Has(layer.Words.Of(p.Article).Low(int(m.Last+1))) {
			return false
		}
		f.Span.Start, f.Span.End = min(f.Span.Start, v.Start), max(f.Span.End, n.End)
		return edit(text.Span{Start: n.Start, End: n.Start}, " ",
			fmt.Sprintf("no blank between the closing quotation mark and “%s”", d.Text(n.Span)), "add a blank")
	}
	return false
}

// repaired is the text of a finding with its fix made.
func repaired(p *rules.Pass, f *rules.Finding) string {
	out, at := "", f.Span.Start
	for _, e := range f.Fixes[0].Edits {
		out += p.Doc.Src[at:e.Span.Start] + e.New
		at = e.Span.End
	}
	return out + p.Doc.Src[at:f.Span.End]
}
