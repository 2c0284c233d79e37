package fluency

import (
	"fmt"

	"github.com/mtlint/mtlint/internal/mqm"
	"github.com/mtlint/mtlint/internal/tagger"
	"github.com/mtlint/mtlint/internal/text"
	"github.com/mtlint/mtlint/rules"
)

// FullStopLost finds a sentence that begins in the middle of another one.
var FullStopLost = &rules.Rule{
	Meta: rules.Meta{
		ID: "full-stop-lost", Name: "Two sentences without a stop between them", Category: mqm.Punctuation, Severity: mqm.Minor,
		Rationale: `Systems that translate line by line lose the mark at a line's end, and decoders that begin a phrase anew leave the first try in front of the second:
“the number of tourists It will return to the level of 2019”. The capital shows where the new sentence begins.`,
		LetsPass: `Names and titles of works that begin with “The” or “It”, words behind a preposition, an article or a verb of naming, quotations, headlines, lists, and texts that do so throughout.`,
		Examples: []rules.Example{
			{Bad: "The ferry was late on Monday ⟦night The⟧ captain was ill and the harbour was closed.", Good: "The ferry was late on Monday night. The captain was ill and the harbour was closed."},
			{Bad: "The number of the ⟦tickets It⟧ will return to the level of last year.", Good: "The number of the tickets. It will return to the level of last year."},
			{Good: "She reads The Harbour every day and saw the play The Captain was in. The band The Others has split."},
			{Good: "They sang “the ferry” and then The Captain. It was late when he asked, “Will they come?” They will."},
		},
		Precision: rules.Precision{Right: 105, Judged: 107, On: "machine-translated and human-written news and posts"},
		Params: []rules.Param{
			{Name: "max-places", Help: "lost stops that are reported; a text with more does without them throughout", Default: 4, Min: 1, Max: 1000},
		},
	},
	Check: fullStopLost,
}

func fullStopLost(p *rules.Pass) {
	x := newSyntax(p)
	var found []int
	for _, at := range x.w.AtAny("the", "this", "these", "it", "we", "they", "he", "she", "there", "but", "however", "his", "their") {
		i := int(at)
		if t := p.Doc.Tokens[i]; t.Shape == text.Capitalised && i > 0 && x.lower(i-1) && x.lower(i+1) && p.Doc.Tokens[i-1].End+1 == t.Start && p.Doc.Src[t.Start-2] != '.' && x.newSentence(i) {
			found = append(found, i)
		}
	}
	if len(found) > int(p.Param("max-places")) {
		return
	}
	for _, i := range found {
		end := p.Doc.Tokens[i-1].End
		p.Report(rules.Finding{
			Span:       x.span(i-1, i),
			Message:    fmt.Sprintf("a new sentence seems to begin with “%s”, but no mark ends the one before", x.word(i)),
			Suggestion: x.word(i-1) + ". " + x.word(i),
			Fixes:      []rules.Fix{{Label: "put a full stop", Edits: []rules.Edit{{Span: text.Span{Start: end, End: end}, New: "."}}}},
		})
	}
}

// newSentence reports whether a sentence may end before token i, and one begins with
// it: a subject with its verb.
func (x *syntax) newSentence(i int) bool {
	if !x.tags.Known() || !x.running(i) || x.quoted(i) || x.tags.Is(i-1, tagger.SetOf(tagger.IN, tagger.DT, tagger.TO, tagger.CC, tagger.PRPS, tagger.WDT, tagger.WP)) ||
		namingVerb(x.w.Low(i-1)) {
		return false
	}
	_, hi := x.bounds(i)
	if x.tags.Is(i, tagger.Pronouns) || x.w.Is(i, "it", "we", "they", "he", "she", "there") {
		return x.tags.Is(i+1, tagger.Finite)
	}
	for j := i + 1; j < min(i+longSubject, hi); j++ {
		if x.tags.Is(j, tagger.Finite) {
			return true
		}
		if !x.lower(j) && x.Doc.Tokens[j].Kind != text.Number {
			return false
		}
	}
	return false
}

// namingVerb reports whether a name or title follows the word.
func namingVerb(w string) bool {
	switch w {
	case "called", "named", "titled", "entitled", "dubbed", "read", "reads", "says", "said", "sang", "sings", "wrote", "writes", "band", "film", "movie", "play", "song", "book", "novel", "show",
		"article", "album", "newspaper", "magazine", "website", "series", "paper", "essay", "drama", "comedy", "musical", "poem", "group", "game", "programme", "program", "single", "track", "opera", "story":
		return true
	}
	return false
}
