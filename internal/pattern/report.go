package pattern

import "github.com/mtlint/mtlint/rules"

// Report makes the check of a rule that consists of a phrase list: it reports
// every place where a phrase of the list stands.
func Report(list string) func(*rules.Pass) {
	return func(p *rules.Pass) {
		for _, h := range Hits.Of(p.Article).Of(list) {
			p.Report(rules.Finding{
				Span:       h.Span,
				Message:    "“" + p.Doc.Text(h.Span) + "”: " + h.Why,
				Suggestion: h.Meant,
			})
		}
	}
}
