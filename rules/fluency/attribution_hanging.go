package fluency

import (
	"fmt"

	"github.com/mtlint/mtlint/internal/lang"
	"github.com/mtlint/mtlint/internal/layer"
	"github.com/mtlint/mtlint/internal/mqm"
	"github.com/mtlint/mtlint/internal/text"
	"github.com/mtlint/mtlint/rules"
)

// AttributionHanging finds attributions that lack the speaker, the verb or the words.
var AttributionHanging = &rules.Rule{
	Meta: rules.Meta{
		ID: "attribution-hanging", Name: "Attribution that names nobody", Category: mqm.Grammar, Severity: mqm.Major,
		Rationale: `Many languages leave the speaker to the ending of the verb, put the attribution in the perfect tense after the quotation, or need no preposition before the source. Copied into English, “said” is left without anybody who said it.`,
		LetsPass: `Attributions in the usual order ("said the minister", "the minister has said"); names in quotation marks that are the subject; ` +
			`speech without attribution; play scripts and lists of quotations; “That said”, “enough said”, “according respect to”; a team that “has added” a player.`,
		Examples: []rules.Example{
			{Bad: "“We will open the bridge before May,” ⟦said⟧. Few believe it.", Good: "“We will open the bridge before May,” he said. Few believe it."},
			{Bad: "“We will open the bridge before May”, ⟦said in⟧ a radio interview.", Good: "“We will open the bridge before May”, she said in a radio interview."},
			{Bad: "“We will open the bridge before May,” ⟦she⟧. Few believe it."},
			{Bad: "The bridge will open before May, ⟦has added Tavares⟧.", Good: "The bridge will open before May, Tavares added."},
			{Bad: "⟦Added that⟧ the bridge would open before May.", Good: "She added that the bridge would open before May."},
			{Bad: "The bridge is safe, ⟦according to⟧. Few believe it."},
			{Bad: "⟦According the⟧ new report, the bridge is safe.", Good: "According to the new report, the bridge is safe."},
			{Bad: "The bridge is safe, ⟦according to he⟧."},
			{Bad: "Bridge opens\n\n“The bridge is safe and will open in May.”\n\n⟦said.⟧\n\nFew believe it."},
			{Good: "The man known as “the Engineer” said. It was so, according to him. The mayor has added staff. “That said,” he noted, “we try.”"},
			{Good: "“It was late,” the minister, who had come by train, told us. By according the guests a room they won. The club is ready, has added Smith and will play."},
		},
		Precision: rules.Precision{Right: 5, Judged: 5, On: "machine-translated and human-written news"},
	},
	Check: attributionHanging,
}

// bareVerbs are reporting verbs in the past that need a subject beside them.
var bareVerbs = lang.NewSet("said", "added", "stated", "stressed", "noted", "explained", "emphasised", "emphasized", "announced", "concluded", "continued", "remarked", "told", "says", "adds")

func attributionHanging(p *rules.Pass) {
	w := layer.Words.Of(p.Article)
	h := hanging{p, w}
	for _, i := range w.At("according") {
		h.according(int(i))
	}
	for _, i := range w.In(bareVerbs) {
		h.verb(int(i))
	}
	for _, i := range w.AtAny("he", "she") {
		if h.ends(int(i)+1) && h.speechBefore(int(i)) {
			h.report(int(i), int(i), "“%s” follows the quotation without a verb: it is not said that anybody speaks", fmt.Sprintf("add the verb: “%s said”", w.Low(int(i))))
		}
	}
}

// hanging is what the rule looks at.
type hanging struct {
	*rules.Pass
	w *layer.WordIndex
}

func (h *hanging) report(from, to int, message, suggestion string) {
	s := text.Span{Start: h.Doc.Tokens[from].Start, End: h.Doc.Tokens[to].End}
	h.Report(rules.Finding{Span: s, Message: fmt.Sprintf(message, h.Doc.Text(s)), Suggestion: suggestion})
}

// ends reports whether a sentence or line ends before token i or with it.
func (h *hanging) ends(i int) bool {
	if i >= len(h.Doc.Tokens) || h.w.Is(i, ".", ";") {
		return true
	}
	return h.Doc.BlockAt(h.Doc.Tokens[i].Start) != h.Doc.BlockAt(h.Doc.Tokens[i-1].Start)
}

// clauseTokens in quotation marks are more than a name or a phrase.
const clauseTokens = 10

// speechBefore reports whether a quotation that ends with a comma stands right
// before token i, and either begins its sentence or is long enough for a clause.
func (h *hanging) speechBefore(i int) bool {
	mark := i - 1
	comma := h.w.Is(mark, ",")
	if comma {
		mark--
	}
	if mark < 4 || h.Doc.Tokens[mark].Kind != text.Punct || !h.w.Is(mark, "”", "\"", "»", "’") || !comma && !h.w.Is(mark-1, ",") {
		return false
	}
	o := layer.Quotes.Of(h.Article).At(mark)
	if o == nil || int(o.Close) != mark || o.Depth > 0 || o.Close-o.Open < 6 {
		return false
	}
	first := h.Doc.Sentences[h.Doc.SentenceAt(h.Doc.Tokens[o.Open].Start)].Tokens.First
	return first == o.Open || o.Close-o.Open >= clauseTokens
}

// verb looks at a reporting verb in the past.
func (h *hanging) verb(i int) {
	d, w := h.Doc, h.w
	s := &d.Sentences[d.SentenceAt(d.Tokens[i].Start)]
	switch {
	case h.speechBefore(i):
		switch {
		case h.ends(i+1) && !w.Is(i, "told", "continued"):
			h.report(i, i, "“%s” follows the quotation, but nobody is named who spoke", fmt.Sprintf("name the speaker: “he %s”", w.Low(i)))
		case w.Is(i+1, "in", "during", "at", "on") && !w.Is(i, "told", "continued", "announced"):
			h.report(i, i+1, "“%s” follows the quotation, but nobody is named who spoke", fmt.Sprintf("name the speaker: “he %s”", w.Low(i)))
		}
	case int(s.Tokens.First) == i:
		if s.Tokens.Len() <= 2 && h.ends(i+1) && w.Is(i, "said", "added", "stated", "noted", "stressed") && h.alone(i) {
			h.Reportf(s.Span, "“%s” stands alone, without a speaker and without what was said", d.Text(s.Span))
		} else if w.Is(i+1, "that") && !w.Is(i, "told", "noted", "stated", "says", "adds") && d.Tokens[i].Shape == text.Capitalised && h.clause(i+2) && h.ownVoice(i) {
			h.report(i, i+1, "“%s” begins the sentence without a subject: it is not said who speaks", fmt.Sprintf("add the subject, as in “he %s”", w.Low(i)))
		}
	case w.Is(i-1, "has", "have") && w.Is(i-2, ",") && !w.Is(i, "told", "announced", "explained", "noted", "says", "adds"):
		h.perfect(i)
	}
}

// alone reports whether the sentence that begins with token i is a line of its own
// in running text.
func (h *hanging) alone(i int) bool {
	b := h.Doc.BlockAt(h.Doc.Tokens[i].Start)
	plan := layer.Structure.Of(h.Article)
	body := plan.Body()
	return h.Doc.Blocks[b].Sentences.Len() == 1 && body.First < int32(b) && int32(b) < body.End && !h.Quoted(i)
}

// Quoted reports whether token i is in quotation marks.
func (h *hanging) Quoted(i int) bool { return layer.Quotes.Of(h.Article).InQuote(i) }

// clause reports whether a clause may begin with token i.
func (h *hanging) clause(i int) bool {
	return h.w.Is(i, "the", "a", "he", "she", "it", "they", "his", "her", "their", "there", "its", "this", "these", "we") ||
		i < len(h.Doc.Tokens) && h.Doc.Tokens[i].Kind == text.Word && h.Doc.Tokens[i].Shape == text.Capitalised
}

// ownVoice reports whether token i stands in a paragraph of a report, outside
// quotation marks.
func (h *hanging) ownVoice(i int) bool {
	plan := layer.Structure.Of(h.Article)
	return plan.Genre == layer.Report && plan.Parts[h.Doc.BlockAt(h.Doc.Tokens[i].Start)] == layer.Paragraph && !h.Quoted(i)
}

// finite are verbs that make a clause of what stands before the attribution.
var finite = lang.NewSet("will", "would", "can", "could", "is", "are", "was", "were", "has", "had", "have", "must", "should", "may", "might", "did", "does", "do")

// perfect looks at “…, has added Doe.”: the verb is token i.
func (h *hanging) perfect(i int) {
	d, w := h.Doc, h.w
	s := &d.Sentences[d.SentenceAt(d.Tokens[i].Start)]
	last := i
	for last+1 < int(s.Tokens.End) && last < i+4 && d.Tokens[last+1].Kind == text.Word && d.Tokens[last+1].Shape != text.Lower {
		last++
	}
	if last == i || !h.ends(last+1) || h.Quoted(i) {
		return
	}
	clause := false
	for k := i - 3; k >= int(s.Tokens.First) && k > i-40 && !w.Is(k, ","); k-- {
		if w.Is(k, "who", "which", "that", "where", "whose", "while", "whom") {
			return
		}
		clause = clause || finite.Has(w.Low(k))
	}
	if clause {
		h.Report(rules.Finding{
			Span:       text.Span{Start: d.Tokens[i-1].Start, End: d.Tokens[last].End},
			Message:    fmt.Sprintf("“%s” is an attribution in the perfect tense, with the verb before the speaker, which English does not use", d.Text(text.Span{Start: d.Tokens[i-1].Start, End: d.Tokens[last].End})),
			Suggestion: fmt.Sprintf("%s %s", d.Text(text.Span{Start: d.Tokens[i+1].Start, End: d.Tokens[last].End}), d.Text(d.Tokens[i].Span)),
		})
	}
}

// according looks at the word according.
func (h *hanging) according(i int) {
	d, w := h.Doc, h.w
	first := int(d.Sentences[d.SentenceAt(d.Tokens[i].Start)].Tokens.First) == i
	if !w.Is(i+1, "to") {
		if (first || !w.Is(i-1, "by", "of", "in", "for", "from", "without", "is", "are", "was", "were", "be", "been", "and", "or", "to", "not", "than", "before", "after", "while", "when")) && w.Is(i+1, "the", "a", "an", "this", "these", "those", "his", "her", "their", "new", "official", "latest", "information", "data", "sources", "reports", "police", "officials", "experts") {
			s := text.Span{Start: d.Tokens[i].Start, End: d.Tokens[i+1].End}
			h.Report(rules.Finding{
				Span:       s,
				Severity:   mqm.Minor,
				Message:    fmt.Sprintf("“%s” lacks its preposition: a source is named by “according to”", d.Text(s)),
				Suggestion: d.Text(d.Tokens[i].Span) + " to " + d.Text(d.Tokens[i+1].Span),
			})
		}
		return
	}
	n := i + 2
	switch {
	case h.ends(n) && !h.Quoted(i):
		h.report(i, i+1, "“%s” is followed by no source", "name the source, or leave it out")
	case n < len(d.Tokens) && d.Tokens[n].Shape == text.Lower && w.Is(n, "he", "she", "they", "we", "said", "says", "is", "are", "was", "were", "has", "have"):
		h.report(i, n, "“%s”: what follows “according to” must be the source that is meant", "name the source after “according to”")
	}
}
