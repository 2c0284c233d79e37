package custom

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/mtlint/mtlint/internal/layer"
	"github.com/mtlint/mtlint/internal/text"
	"github.com/mtlint/mtlint/rules"
)

// A match is a place that a pattern found.
type match struct {
	span    text.Span
	parts   []text.Span // {1}, {2} …; empty spans for what is not there
	meant   string
	related []rules.Related
}

// report reports the matches that the rule does not let pass.
func (r *rule) report(p *rules.Pass, all []match) {
	src := p.Doc.Src
	for i := range all {
		m := &all[i]
		if !r.looksAt(p, m.span) || r.excepted(p, m.span) {
			continue
		}
		f := rules.Finding{Span: m.span, Message: r.message.fill(src, m), Related: m.related}
		switch {
		case r.suggestion != nil:
			f.Suggestion = r.suggestion.fill(src, m)
		case r.fix != nil:
			f.Suggestion = r.fix.fill(src, m)
		default:
			f.Suggestion = m.meant
		}
		if r.fix != nil {
			e := rules.Edit{Span: m.span, New: r.fix.fill(src, m)}
			if e.New == "" && e.Span.Start > 0 && src[e.Span.Start-1] == ' ' {
				e.Span.Start-- // the blank before words that go
			}
			f.Fixes = []rules.Fix{{Label: "replace", Certain: r.certain, Edits: []rules.Edit{e}}}
		}
		p.Report(f)
	}
}

// looksAt reports whether a place is among those that the rule is for.
func (r *rule) looksAt(p *rules.Pass, s text.Span) bool {
	if r.parts != nil && !slices.Contains(r.parts, layer.Structure.Of(p.Article).Parts[p.Doc.BlockAt(s.Start)]) {
		return false
	}
	return !r.unquoted || !layer.Quotes.Of(p.Article).InQuoteAt(s.Start)
}

// excepted reports whether an exception covers a place.
func (r *rule) excepted(p *rules.Pass, s text.Span) bool {
	if len(r.except) == 0 {
		return false
	}
	first, last := p.Doc.TokenAt(s.Start), p.Doc.TokenAt(s.End-1)
	t := newTry(p.Article, first)
	t.tagged = true
	for _, seq := range r.except {
		for from := max(t.lo, first-len(seq.steps)+1); from <= first; from++ {
			t.begin(seq, from)
			if end, ok := t.forward(0, from); ok && end > last {
				return true
			}
		}
	}
	return false
}

// like gives words the capitals that a match has and its pattern has not.
func like(found, pattern, meant string) string {
	f, _ := utf8.DecodeRuneInString(found)
	w, _ := utf8.DecodeRuneInString(pattern)
	if !unicode.IsUpper(f) || unicode.IsUpper(w) || meant == "" {
		return meant
	}
	if utf8.RuneCountInString(found) > 1 && strings.ToUpper(found) == found {
		return strings.ToUpper(meant)
	}
	m, size := utf8.DecodeRuneInString(meant)
	return string(unicode.ToUpper(m)) + meant[size:]
}
