package pattern

import (
	"strconv"
	"strings"

	"github.com/mtlint/mtlint/internal/text"
	"github.com/mtlint/mtlint/rules"
)

// Report makes the check of a rule that consists of a phrase list: it reports
// every place where a phrase of the list stands.
func Report(list string) func(*rules.Pass) {
	return func(p *rules.Pass) {
		for _, h := range Hits.Of(p.Article).Of(list) {
			p.Report(h.Finding(p.Doc))
		}
	}
}

// Finding is what a rule reports about a hit.
func (h *Hit) Finding(d *text.Document) rules.Finding {
	return rules.Finding{
		Span:       h.Span,
		Message:    "“" + d.Text(h.Span) + "”: " + h.fill(d, h.Why),
		Suggestion: h.fill(d, h.Meant),
	}
}

// fill puts the words that were found into a text of the list: {1} is the first
// word of the reported ones, {-1} the last.
func (h *Hit) fill(d *text.Document, s string) string {
	if strings.IndexByte(s, '{') < 0 {
		return s
	}
	var b strings.Builder
	for {
		before, rest, found := strings.Cut(s, "{")
		b.WriteString(before)
		number, after, closed := strings.Cut(rest, "}")
		n, err := strconv.Atoi(number)
		if !found || !closed || err != nil {
			return b.String() + rest
		}
		i := h.First + n - 1
		if n < 0 {
			i = h.End + n
		}
		if h.First <= i && i < h.End {
			b.WriteString(d.Text(d.Tokens[i].Span))
		}
		s = after
	}
}
