package fluency

import (
	"strings"

	"github.com/mtlint/mtlint/internal/layer"
	"github.com/mtlint/mtlint/internal/mqm"
	"github.com/mtlint/mtlint/internal/tagger"
	"github.com/mtlint/mtlint/internal/text"
	"github.com/mtlint/mtlint/rules"
)

// SentenceWithoutStop finds paragraphs that end without a full stop.
var SentenceWithoutStop = &rules.Rule{
	Meta: rules.Meta{
		ID: "sentence-without-stop", Name: "Paragraph ends without a full stop", Category: mqm.Punctuation, Severity: mqm.Neutral,
		Rationale: `Where texts are cut into sentences, translated and put together again, the mark at the end gets lost; some systems do not write it at all.`,
		LetsPass: `Headings, captions, list items and credits; a line alone, which may be a headline; lines that the next one continues; ends in abbreviations ("in the U.S."); the last paragraph, which is the business of text-truncated;
whole lists and posts without full stops.`,
		Examples: []rules.Example{
			{
				Bad:  "Ferry late\n\nThe ferry from Ellery was late on Monday.\n\nIts captain said that the fog over the harbour had been too thick to ⟦sail⟧\n\nThe guests went home by bus.",
				Good: "Ferry late\n\nThe ferry from Ellery was late on Monday.\n\nIts captain said that the fog over the harbour had been too thick to sail.\n\nThe guests went home by bus.",
			},
			{Good: "Ferry late\n\nThe ferry from Ellery was late on Monday.\n\nIts captain said that she had learnt to sail in fog in the north of the U.S.\n\nThe guests went home by bus."},
			{Good: "Ferry late\n\nThe ferry from Ellery was late on Monday.\n\nWhat the fog did to the guests of the old ferry\n\nThe guests went home by bus."},
			{Good: "Ferry late\n\nThe ferry from Ellery was late on Monday.\n\nIts captain said that the fog over the harbour had been too thick for\n\nthe ferry, and the guests went home by bus."},
		},
		Precision: rules.Precision{Right: 8, Judged: 9, On: "human-written news"},
		Params: []rules.Param{
			{Name: "min-words", Help: "words and marks of the shortest sentence that is looked at; a shorter one may be a heading", Default: 14, Min: 4, Max: 200},
			{Name: "max-paragraphs", Help: "paragraphs without a stop that are reported; more of them are a list, or a habit", Default: 2, Min: 1, Max: 100},
		},
	},
	Check: sentenceWithoutStop,
}

func sentenceWithoutStop(p *rules.Pass) {
	d, parts, tags := p.Doc, layer.Structure.Of(p.Article).Parts, layer.Tags.Of(p.Article)
	if !tags.Known() {
		return
	}
	var found []int32
	least := int(p.Param("min-words"))
	for b, bl := range d.Blocks {
		n := bl.Tokens.Len()
		if parts[b] != layer.Paragraph || n < least {
			continue
		}
		last := bl.Tokens.End - 1
		t := d.Tokens[last]
		if t.Kind != text.Word && t.Kind != text.Number || d.Src[t.End-1] == '.' || t.Shape == text.Upper || d.Tokens[bl.Tokens.First].Shape == text.Lower {
			continue
		}
		if b == 0 || b+1 == len(d.Blocks) || parts[b-1] != layer.Paragraph || parts[b+1] != layer.Paragraph ||
			!closed(d, d.Blocks[b-1]) || !closed(d, d.Blocks[b+1]) || d.Tokens[d.Blocks[b+1].Tokens.First].Kind != text.Word || d.Tokens[d.Blocks[b+1].Tokens.First].Shape == text.Lower {
			continue
		}
		if clauseIn(tags, bl.Tokens) && !strings.ContainsAny(d.Text(bl.Span), "©|•®") {
			found = append(found, last)
		}
	}
	if len(found) > int(p.Param("max-paragraphs")) {
		return
	}
	for _, i := range found {
		t := d.Tokens[i]
		p.Report(rules.Finding{
			Span:       t.Span,
			Message:    "the paragraph ends with “" + d.Text(t.Span) + "” and without a full stop",
			Suggestion: d.Text(t.Span) + ".",
			Fixes:      []rules.Fix{{Label: "add a full stop", Edits: []rules.Edit{{Span: text.Span{Start: t.End, End: t.End}, New: "."}}}},
		})
	}
}

// clauseIn reports whether the tokens have a subject and a finite verb behind it.
func clauseIn(tags *layer.TagIndex, r text.Range) bool {
	subject := false
	for i := int(r.First); i < int(r.End); i++ {
		switch {
		case tags.Is(i, tagger.SetOf(tagger.WDT, tagger.WP, tagger.WRB)) && !subject:
			return false // “What the fog did to the guests”
		case tags.Is(i, tagger.Nouns|tagger.SetOf(tagger.PRP, tagger.DT)):
			subject = true
		case subject && tags.Has(i, tagger.Finite):
			return true
		}
	}
	return false
}
