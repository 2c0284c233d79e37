package fluency

import (
	"fmt"
	"strings"

	"github.com/mtlint/mtlint/internal/lang"
	"github.com/mtlint/mtlint/internal/layer"
	"github.com/mtlint/mtlint/internal/text"
	"github.com/mtlint/mtlint/rules"
)

// possessions are things that somebody does with what is nobody else's.
type possessions struct {
	pairs  map[string]lang.Set // verb form → nouns: “shook” → “head”
	income lang.Set            // what somebody loses or earns a part of
}

var ownNouns = lang.NewPart(func(p *lang.Pack) *possessions {
	o := &possessions{map[string]lang.Set{}, lang.Set{}}
	for _, row := range p.Rows("own_possessions.tsv") {
		nouns := lang.NewSet(strings.Fields(row[1])...)
		if row[0] == "%" {
			o.income = nouns
			continue
		}
		for _, verb := range strings.Fields(row[0]) {
			o.pairs[verb] = nouns
		}
	}
	return o
})

// own looks at his, her, himself or herself at token i in a clause whose subject
// is a pronoun of the other gender, where it can only mean the subject.
func (g *genders) own(i int32) {
	gender, subject, want := layer.Woman, "he", "his"
	self := false
	switch g.w.Low(int(i)) {
	case "his":
		gender, subject, want = layer.Man, "she", "her"
	case "himself":
		gender, subject, want, self = layer.Man, "she", "herself", true
	case "herself":
		want, self = "himself", true
	}
	var at int32
	switch {
	case self:
		at = g.clauseSubject(i, subject)
	case g.mine.pairs[g.w.Low(int(i)-1)].Has(g.w.Low(int(i) + 1)):
		at = g.verbSubject(i-1, subject)
	case g.mine.income.Has(g.w.Low(int(i)+1)) && g.w.Is(int(i)-1, "of"):
		at = g.shareSubject(i-1, gender, subject)
	}
	if at <= 0 {
		if !self {
			g.ofBody(i, gender)
		}
		return
	}
	d := g.Doc
	t := d.Tokens[i]
	g.Report(rules.Finding{
		Span:       t.Span,
		Message:    fmt.Sprintf("“%s” can only mean the person who is “%s” in the same sentence", d.Text(t.Span), d.Text(d.Tokens[at].Span)),
		Suggestion: want,
		Fixes:      []rules.Fix{{Label: "write “" + want + "”", Edits: []rules.Edit{{Span: t.Span, New: want}}}},
		Related:    []rules.Related{{Span: d.Tokens[at].Span, Message: "the same person"}},
	})
}

// maxClause is how many tokens a pronoun may stand behind the subject.
const maxClause = 7

// clauseSubject returns the pronoun that is the subject of the verb before token
// i; 0 if anybody else can be meant.
func (g *genders) clauseSubject(i int32, subject string) int32 {
	for k := i - 1; k > max(0, i-maxClause); k-- {
		t := g.Doc.Tokens[k]
		switch _, person := g.word(k); {
		case g.w.Is(int(k), subject):
			return k
		case t.Kind != text.Word || t.Shape != text.Lower || person || g.w.Is(int(k), "that", "who", "which", "when", "while", "if", "as", "because", "than", "and", "but", "or", "it", "they", "them", "you", "i", "me", "the", "like", "except"):
			return 0
		}
	}
	return 0
}

// verbSubject returns the pronoun that is the subject of the verb at token v.
func (g *genders) verbSubject(v int32, subject string) int32 {
	for k := v - 1; k > max(0, v-4); k-- {
		if g.w.Is(int(k), subject) {
			return k
		}
		if !g.w.Is(int(k), "has", "had", "have", "will", "would", "then", "also", "just", "only", "never", "once", "to", "again", "still", "later", "is", "was", "did", "not", "can", "could", "must", "should") && !strings.HasSuffix(g.w.Low(int(k)), "ly") {
			return 0
		}
	}
	return 0
}

// losing are verbs whose object is measured against what somebody has.
var losing = lang.NewSet("lose", "loses", "lost", "losing", "spend", "spends", "spent", "spending", "earn", "earns", "earned", "pay", "pays", "paid", "paying", "save", "saves", "saved", "saving",
	"invest", "invested", "forgo", "donate", "donated", "give", "gives", "gave", "make", "makes", "made", "owe", "owes", "owed", "forfeit", "forfeited")

// maxShare is how far before “a third of her income” the subject may stand.
const maxShare = 20

// shareSubject returns the pronoun of whose income a share is lost or earned that
// ends before token of: “he lost 900 euros, a third of”.
func (g *genders) shareSubject(of int32, gender layer.Gender, subject string) int32 {
	d := g.Doc
	if !g.w.Is(int(of)-1, "third", "3rd", "half", "quarter", "fifth", "tenth", "percent", "cent", "%", "thirds", "quarters", "most", "part", "much") {
		return 0
	}
	first := d.Sentences[d.SentenceAt(d.Tokens[of].Start)].Tokens.First
	verb := false
	for k := of - 1; k >= max(first, of-maxShare, 1); k-- {
		if g.w.Is(int(k), subject) {
			if verb {
				return k
			}
			return 0
		}
		is, person := g.word(k)
		if person && (is == gender || is == layer.Unknown) || d.Tokens[k].Kind == text.Word && d.Tokens[k].Shape != text.Lower && g.maybePerson(k, gender) {
			return 0
		}
		verb = verb || losing.Has(g.w.Low(int(k)))
	}
	return 0
}

// leaders are who heads a body.
var leaders = lang.NewSet("director", "chairman", "chairwoman", "chair", "president", "chief", "managing", "executive", "general", "founder", "head", "owner", "organiser", "organizer", "secretary-general", "treasurer", "ceo")

// moreBodies have a director, and are not in the list of bodies that speak.
var moreBodies = lang.NewSet("festival", "fair", "hotel", "factory", "plant", "mine", "port", "theatre", "theater", "orchestra", "zoo", "channel", "gallery", "clinic", "laboratory", "manufacturer", "operator", "start-up", "startup", "brewery", "shipyard", "studio", "observatory", "academy", "bank", "library", "archive", "programme", "program", "project", "exhibition")

// ofBody looks at “according to his director” at token i in a sentence about a
// body, in a paragraph that mentions nobody before.
func (g *genders) ofBody(i int32, gender layer.Gender) {
	d := g.Doc
	if !g.w.Is(int(i)-1, "to") || !g.w.Is(int(i)-2, "according") || !leaders.Has(g.w.Low(int(i)+1)) {
		return
	}
	block := &d.Blocks[d.BlockAt(d.Tokens[i].Start)]
	first := d.Sentences[d.SentenceAt(d.Tokens[i].Start)].Tokens.First
	if i-block.Tokens.First > maxWindow || g.x.From(block.Tokens.First) < g.x.From(i) || !g.w.Is(int(first), "the", "a", "this") {
		return
	}
	body := int32(0)
	for k := first + 1; k < min(first+4, i); k++ {
		if low := g.w.Low(int(k)); body == 0 && (bodyNouns.Of(g.Lang).Has(low) || moreBodies.Has(low)) {
			body = k
		}
	}
	if body == 0 {
		return
	}
	for k := block.Tokens.First; k < i; k++ {
		if is, ok := g.word(k); ok && (is == gender || is == layer.Unknown) || g.maybePerson(k, gender) || g.speaks(k) {
			return
		}
	}
	t, thing := d.Tokens[i], text.Span{Start: d.Tokens[first].Start, End: d.Tokens[body].End}
	g.Report(rules.Finding{
		Span:       t.Span,
		Message:    fmt.Sprintf("“%s” for “%s”, the only thing that can be meant", d.Text(t.Span), d.Text(thing)),
		Suggestion: "its",
		Fixes:      []rules.Fix{{Label: "write “its”", Edits: []rules.Edit{{Span: t.Span, New: "its"}}}},
		Related:    []rules.Related{{Span: thing, Message: "what is meant"}},
	})
}
