package design

import (
	"strings"

	"github.com/mtlint/mtlint/internal/lang"
	"github.com/mtlint/mtlint/internal/layer"
	"github.com/mtlint/mtlint/internal/mqm"
	"github.com/mtlint/mtlint/internal/text"
	"github.com/mtlint/mtlint/rules"
)

// TextTruncated finds an article whose last paragraph is cut off.
var TextTruncated = &rules.Rule{
	Meta: rules.Meta{
		ID: "text-truncated", Name: "Text cut off", Category: mqm.Truncation, Severity: mqm.Major,
		Rationale: `Feeds give the first so many characters of an article, translation services stop at their limit, and page breaks lose the rest. The article then ends in the middle of a sentence (major), or without the full stop that all its other paragraphs have (minor).`,
		LetsPass:  `Headings, credits, captions, lists, links, signatures, agency signs and lines that introduce a picture or film at the end; an ellipsis in three points; texts of one line, or whose paragraphs do not end in full stops.`,
		Examples: []rules.Example{
			{Bad: "New bridge opens\n\nThe bridge was opened by the mayor on Monday.\n\nTraffic was light. The council ⟦has promised to repair the⟧"},
			{Bad: "New bridge opens\n\nThe bridge was opened by the mayor on Monday.\n\nThe council has promised ⟦to repair the old…⟧"},
			{Bad: "New bridge opens\n\nThe bridge was opened by the mayor on Monday.\n\nTraffic was light, he said. ⟦\"We⟧"},
			{Bad: "New bridge opens\n\nThe bridge was opened by the mayor on Monday.\n\nTraffic was light. The council has promised ⟦promised to repair more roads⟧"},
			{Bad: "New bridge opens\n\nThe bridge was opened on Monday. The mayor was there.\n\nIt has cost the town four years and six million.\n\nHis car was the first that crossed the river, followed by two school buses and a band, and it was stopped at once ⟦by the police because the⟧\n\nTraffic was light on Monday. The council has promised to repair the old road as well. It is in a bad state."},
			{Good: "New bridge opens\n\nThe bridge was opened by the mayor on Monday.\n\nTraffic was light. The rest remains to be seen...\n\nWatch the opening here:"},
			{Good: "New bridge opens\n\nThe bridge was opened by the mayor on Monday.\n\nTraffic was light, the council said. REUTERS"},
			{Good: "New bridge opens\n\nThe bridge was opened by the mayor on Monday.\n\nA map of the new road"},
		},
		AnyLanguage: true, Needs: []string{"never_last.txt", "sentence_verbs.txt", "truncation.tsv"},
		Precision: rules.Precision{Right: 13, Judged: 15, On: "machine-translated and human-written news"},
	},
	Check: textTruncated,
}

var (
	neverLast     = lang.Words("never_last")
	sentenceVerbs = lang.Words("sentence_verbs")
	truncation    = lang.Grouped("truncation")
)

func textTruncated(p *rules.Pass) {
	d := p.Doc
	if len(d.Blocks) < 2 {
		return
	}
	e := endings{Pass: p, words: layer.Words.Of(p.Article), plan: layer.Structure.Of(p.Article), never: neverLast.Of(p.Lang), verbs: sentenceVerbs.Of(p.Lang), lists: truncation.Of(p.Lang), marks: layer.QuoteForms.Of(p.Lang)}
	last := len(d.Blocks) - 1
	if !e.regular(last) {
		return
	}
	for b := range d.Blocks[:last] {
		e.inside(b)
	}
	if e.plan.Title != last {
		e.last(last)
	}
}

type endings struct {
	*rules.Pass
	words *layer.WordIndex
	plan  *layer.Plan
	never lang.Set
	verbs lang.Set
	lists lang.Groups
	marks *layer.QuoteBook

	strict bool // all paragraphs but one end in a full stop
}

// regular reports whether the paragraphs other than the last end in full stops.
func (e *endings) regular(last int) bool {
	good, all := 0, 0
	for b, part := range e.plan.Parts[:last] {
		if part == layer.Paragraph && b != e.plan.Title {
			all++
			if e.end(b) == closed {
				good++
			}
		}
	}
	e.strict = good > 2 && all-good == 1
	return all > 0 && (good*10 >= all*8 || good > 1 && all-good == 1)
}

// An ending is the way in which a block ends.
type ending uint8

const (
	closed   ending = iota // with a full stop, or in a way that needs none
	open                   // with a word
	ellipsis               // with “…”
	cut                    // where no sentence can end
)

// end judges the last tokens of a block.
func (e endings) end(b int) ending {
	d := e.Doc
	tokens := d.Blocks[b].Tokens
	i := tokens.End - 1
	t := d.Tokens[i]
	switch t.Kind {
	case text.Link:
		return closed
	case text.Number:
		return open
	case text.Word:
		switch low := e.words.Low(int(i)); {
		case strings.HasSuffix(low, "."):
			return closed
		case t.Shape == text.Lower && (e.never.Has(low) || e.fragment(low)), t.Shape == text.Capitalised && e.lists["article"].Has(low):
			return cut
		}
		return open
	}
	s := d.Text(t.Span)
	if len(s) > 1 && e.marks.Opens(s) && !e.marks.Closes(s) {
		if i > tokens.First && d.Tokens[i-1].Kind == text.Punct && !strings.Contains(",:;", d.Text(d.Tokens[i-1].Span)) {
			return closed // after another mark: a closing one that was turned round
		}
		return cut
	}
	switch s {
	case "…":
		if i > tokens.First && e.never.Has(e.words.Low(int(i-1))) {
			return cut
		}
		return ellipsis
	case ",", "(", "-", "–", "—", "&", "$", "£", "€":
		return cut
	case "%":
		return open
	case "'", "’":
		if i > tokens.First && d.Tokens[i-1].Kind == text.Word && d.Tokens[i-1].End == t.Start && strings.Count(d.Text(d.Sentences[d.Blocks[b].Sentences.End-1].Span), s) == 1 {
			return cut // half of a possessive
		}
	case `"`:
		if i > tokens.First && d.Tokens[i-1].End < t.Start && !strings.Contains(".!?", d.Text(d.Tokens[i-1].Span)) {
			return cut // an opening mark
		}
	}
	return closed
}

// fragment reports whether a short word in lower case cannot be a whole one.
func (e endings) fragment(low string) bool {
	switch len(low) {
	case 1:
		return low >= "b" && low <= "z" && !e.lists["short"].Has(low)
	case 2, 3:
		return !strings.ContainsAny(low, "aeiouyäöüéè'.0123456789") && !e.lists["short"].Has(low)
	}
	return false
}

// A shape is what the last sentence of a block is made of.
type shape struct {
	first  int32 // its first token
	tokens int
	lower  int  // words in lower case
	verb   bool // probably a sentence, no heading
	list   bool // a list, a result, a line of data
	open   bool // a bracket or a quotation is not closed
}

func (e endings) shape(s text.Sentence) shape {
	d, x := e.Doc, shape{first: s.Tokens.First, tokens: s.Tokens.Len()}
	quotes, brackets := 0, 0
	for i := s.Tokens.First; i < s.Tokens.End; i++ {
		t := d.Tokens[i]
		if t.Kind == text.Word && t.Shape == text.Lower {
			x.lower++
			low := e.words.Low(int(i))
			x.verb = x.verb || e.verbs.Has(low) || len(low) > 4 && e.lists["verb-ending"].Has(low[len(low)-2:])
		}
		if t.Kind != text.Punct {
			continue
		}
		switch d.Text(t.Span) {
		case ":", "|", "/":
			x.list = true
		case `"`:
			quotes++
		case "(":
			brackets++
		case ")":
			brackets--
		case "-", "•", "*", "–", "[":
			x.list = x.list || i == s.Tokens.First || d.Src[t.Start-1] == ' ' // a headline with a dash
		}
	}
	mark := d.Text(d.Tokens[x.first].Span)
	x.open = x.tokens > 1 && (brackets > 0 || (mark == `"` || mark == e.marks.Opening(layer.DoubleCurly)) && quotes%2 == 1)
	return x
}

// last judges the end of the article.
func (e endings) last(b int) {
	d, part := e.Doc, e.plan.Parts[b]
	how := e.end(b)
	if how == closed || part == layer.Credit || part == layer.Byline || part == layer.Caption || part == layer.Before {
		return
	}
	block := d.Blocks[b]
	sent := d.Sentences[block.Sentences.End-1]
	single := block.Sentences.Len() == 1
	x := e.shape(sent)
	first := e.words.Low(int(x.first))
	switch {
	case x.tokens == 1 && (single || d.Tokens[x.first].Kind != text.Word):
		return
	case x.open && !single, how == open && !single && x.tokens < 4 && e.never.Has(first):
		how = cut
	}
	switch how {
	case cut:
		if x.list && x.lower < 4 || single && x.lower < 2 {
			return
		}
	case ellipsis:
		if strings.Count(d.Src, "…") > 1 || x.lower < 1 && x.tokens > 3 {
			return
		}
	case open:
		if x.list || x.lower < 1 || x.tokens < 2 || single && (part != layer.Paragraph || !x.verb || e.lists["invites"].Has(first)) ||
			x.lower < 2 && d.Tokens[sent.Tokens.End-1].Shape != text.Lower || !x.verb && x.tokens < 6 {
			return // also a heading that was run into the paragraph before it
		}
	}
	severity, what := mqm.Minor, "the last sentence has no full stop, as all paragraphs before have: the rest may be missing"
	if single && how == open && x.tokens < longHeading {
		severity = mqm.Neutral // may be the heading of something that was not taken over
	}
	switch how {
	case cut:
		severity, what = mqm.Major, "the article ends in the middle of a sentence: the rest is missing"
	case ellipsis:
		what = "the article breaks off in an ellipsis: the rest may be missing"
	}
	e.report(sent, severity, what)
}

// longHeading is more tokens than headings have: those of news have six to ten words.
const longHeading = 13

// inside judges a paragraph before the last: only an end at which no sentence
// can stop counts, where the next paragraph begins anew.
func (e endings) inside(b int) {
	d := e.Doc
	if e.plan.Parts[b] != layer.Paragraph || b == e.plan.Title || e.plan.Parts[b+1] != layer.Paragraph {
		return
	}
	how := e.end(b)
	if how != cut && (how != open || !e.strict) {
		return
	}
	block, next := d.Blocks[b], d.Blocks[b+1]
	t := d.Tokens[block.Tokens.End-1]
	if t.Kind != text.Word || block.Tokens.Len() < 8 || next.Tokens.Len() < 12 {
		return
	}
	if f := d.Tokens[next.Tokens.First]; f.Kind != text.Word || f.Shape != text.Capitalised {
		return
	}
	sent := d.Sentences[block.Sentences.End-1]
	if how == open {
		if x := e.shape(sent); x.list && x.lower < 8 || x.lower < 3 || t.Shape != text.Lower || block.Sentences.Len() < 2 {
			return
		}
		e.report(sent, mqm.Minor, "the paragraph has no full stop at its end, as all others have: the rest may be missing")
		return
	}
	e.report(sent, mqm.Minor, "the paragraph ends in the middle of a sentence: the rest is missing")
}

// report marks the last words of the sentence.
func (e endings) report(s text.Sentence, severity mqm.Severity, what string) {
	d := e.Doc
	from := max(s.Tokens.First, s.Tokens.End-tail)
	span := text.Span{Start: d.Tokens[from].Start, End: s.End}
	e.Report(rules.Finding{Span: span, Severity: severity, Message: "“" + d.Text(span) + "”: " + what})
}

// tail is the number of tokens that a finding shows: enough to see the break.
const tail = 5
