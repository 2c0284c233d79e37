package fluency

import (
	"fmt"
	"strings"

	"github.com/mtlint/mtlint/internal/lang"
	"github.com/mtlint/mtlint/internal/layer"
	"github.com/mtlint/mtlint/internal/mqm"
	"github.com/mtlint/mtlint/internal/text"
	"github.com/mtlint/mtlint/rules"
)

// DoubledWord finds a word that stands twice in a row.
var DoubledWord = &rules.Rule{
	Meta: rules.Meta{
		ID: "doubled-word", Name: "Word doubled", Category: mqm.Grammar, Severity: mqm.Minor,
		Rationale: `Decoders that lose track of what they have translated emit a word twice, and so do edits that are pasted over each other.`,
		LetsPass: `Pairs that English allows ("had had", "that that vote", "moved in in June", "gave her her coat"), emphasis ("very very", "no no"),
words made by doubling ("bling bling"), names made by doubling ("Baden Baden") or that the article doubles more than once, threefold chants, and
words with punctuation between them.`,
		Precision: rules.Precision{Right: 120, Judged: 126, On: "machine-translated and human-written news"},
		Examples: []rules.Example{
			{Bad: "The minister said ⟦the the⟧ talks failed.", Good: "The minister said the talks failed."},
			{Bad: "A statue of ⟦Edwin Edwin⟧ Harrow stands by the gate.", Good: "A statue of Edwin Harrow stands by the gate."},
			{Bad: "⟦The The⟧ mayor said ⟦that that⟧ the bridge was safe.", Good: "The mayor said that the bridge was safe."},
			{Bad: "They went ⟦to to to⟧ Lisbon.", Good: "They went to Lisbon."},
			{Bad: "The ferry was late because of the ⟦weather weather weather weather⟧.", Good: "The ferry was late because of the weather."},
			{Good: "He said that that vote had had no effect in Baden Baden."},
			{Good: "She moved in in June, gave her her keys and was very very happy."},
			{Good: "What it is is a mistake, and the crowd shouted drill drill drill."},
			{Good: "It costs $5 in New York, New York, and “no” no longer means no."},
		},
	},
	Check: doubledWord,
}

// doubledNames are names that are made by doubling, doubledFine other words.
var (
	doubledNames = lang.Words("doubled_names")
	doubledFine  = lang.Words("doubled_fine")
)

func doubledWord(p *rules.Pass) {
	d, w := p.Doc, layer.Words.Of(p.Article)
	for i := 1; i < len(d.Tokens); i++ {
		if w.ID(i) != w.ID(i-1) || d.Tokens[i].Kind != text.Word || d.Tokens[i-1].End == d.Tokens[i].Start {
			continue
		}
		first, last := i-1, i
		for last+1 < len(d.Tokens) && w.ID(last+1) == w.ID(i) {
			last++
		}
		i = last
		if doubleIsFine(p, w, first, last) {
			continue
		}
		cut := text.Span{Start: d.Tokens[first].End, End: d.Tokens[last].End}
		if d.Tokens[first].Shape == text.Lower { // “the The Hague”: keep the name's capital
			cut = text.Span{Start: d.Tokens[first].Start, End: d.Tokens[last].Start}
		}
		one := d.Text(d.Tokens[first].Span)
		times := "twice"
		if n := last - first + 1; n > 2 {
			times = fmt.Sprint(n, " times")
		}
		p.Report(rules.Finding{
			Span:       text.Span{Start: d.Tokens[first].Start, End: d.Tokens[last].End},
			Message:    fmt.Sprintf("“%s” stands %s in a row, as if the sentence had been started again", one, times),
			Suggestion: d.Src[d.Tokens[first].Start:cut.Start] + d.Src[cut.End:d.Tokens[last].End],
			Fixes:      []rules.Fix{{Label: "keep one", Edits: []rules.Edit{{Span: cut}}}},
		})
	}
}

// doubleIsFine reports whether the equal tokens first to last, two or more, are
// good English or not running text.
func doubleIsFine(p *rules.Pass, w *layer.WordIndex, first, last int) bool {
	d := p.Doc
	a, b := d.Tokens[first], d.Tokens[last]
	word := w.Low(first)
	s := d.SentenceAt(a.Start)
	if s != d.SentenceAt(b.Start) || d.Src[a.End-1] == '.' {
		return true // “in the U.S. U.S. officials”
	}
	function := functionWords.Has(word)
	if last-first > 1 && !function || doubledFine.Of(p.Lang).Has(word) {
		return last-first < loop-1 || len(word) < 3 || doubledFine.Of(p.Lang).Has(word) || chanting.Has(w.Low(first-1)) || layer.Quotes.Of(p.Article).InQuote(first)
	}
	if last-first > 1 {
		return false
	}
	if a.Shape == text.Lower && b.Shape == text.Lower {
		return pairIsGrammar(w, word, first, last)
	}
	if function {
		if word == "the" && a.Shape != text.Lower && b.Shape != text.Lower && (doubledAgain(w, word, first) || a.Start != d.Sentences[s].Start) {
			return true // the band The The
		}
		return word == "that" || word == "it" || word == "her" // “That that is so”
	}
	if a.Shape != b.Shape || len(word) == 1 {
		return true // a name and a word, or initials: “will Will”, “LONDON London”, “M M Ray”
	}
	if first > 1 && w.ID(first-2) == w.ID(first) {
		return true // “Turn, Turn Turn”
	}
	if first > 0 && (titled.Has(w.Low(first-1)) || titled.Has(w.Low(first-2))) {
		return true
	}
	return doubledNames.Of(p.Lang).Has(word) || doubledAgain(w, word, first) || stackedName(d, word, last)
}

// loop is how often a decoder that is caught in one says a word, and nobody else
// outside a chant.
const loop = 4

// chanting words announce a chant or a sound.
var chanting = lang.NewSet("shouted", "shouting", "shouts", "chanted", "chanting", "chants", "sang", "singing", "sings", "cried", "crying", "yelled", "yelling", "screamed", "screaming", "went", "goes", "go", "going", "repeated", "repeating", "like", "just", "always", "it's", "is", "was")

// mentions bounds how many of a name are looked at: more are no article, and each
// double looks at them anew.
const mentions = 2000

// doubledAgain reports whether the article doubles the word elsewhere as well:
// then it is a name.
func doubledAgain(w *layer.WordIndex, word string, first int) bool {
	post := w.At(word)
	for j := 1; j < min(len(post), mentions); j++ {
		if post[j] == post[j-1]+1 && int(post[j-1]) != first {
			return true
		}
	}
	return false
}

// stackedName reports whether the second word begins another part of a stack of
// names: “Oklahoma City City Council”, “White House House liaison”.
func stackedName(d *text.Document, word string, last int) bool {
	if !stacking.Has(word) || last < 2 {
		return false
	}
	before := d.Tokens[last-2]
	return before.Kind == text.Word && before.Shape != text.Lower
}

var stacking = lang.NewSet("city", "state", "county", "house", "town", "bank", "university", "justice", "minister", "united", "club", "park", "river", "lake", "island")

// titled are words that the title of a work or the name of a group follows:
// “the series Soldier Soldier”.
var titled = lang.NewSet("series", "film", "movie", "song", "songs", "single", "album", "hit", "show", "novel", "book", "play", "drama", "band", "group", "duo", "singer",
	"comedy", "musical", "anthem", "track", "game", "sitcom", "documentary", "called", "titled", "entitled", "panda", "pandas", "named", "dance", "restaurant", "club")

// functionWords are never doubled for effect nor made into names.
var functionWords = lang.NewSet("the", "a", "an", "and", "or", "but", "of", "to", "in", "on", "at", "by", "for", "from", "with", "as", "is", "are", "was",
	"were", "be", "been", "has", "have", "it", "its", "his", "her", "their", "they", "we", "he", "she", "this", "these", "that", "which", "who", "if", "than", "i", "my", "our", "into", "about", "not")

// particles are prepositions that are also half of a verb.
var particles = lang.NewSet("in", "on", "over", "up", "out", "off", "by", "through", "down", "around", "along", "about", "back")

// phrasal are verbs and adverbs that end in such a particle.
var phrasal = lang.NewSet("log", "logs", "logged", "logging", "come", "comes", "came", "coming", "move", "moves", "moved", "moving", "check", "checked", "checking",
	"go", "goes", "went", "going", "gone", "carry", "carries", "carried", "carrying", "early", "later", "further", "drop", "dropped", "call", "called", "calling",
	"bring", "brings", "brought", "bringing", "turn", "turned", "tune", "tuned", "tuning", "sign", "signed", "kick", "kicks", "kicked", "step", "stepped", "let", "live", "lived",
	"play", "played", "set", "sets", "settled", "walk", "walked", "break", "broke", "broken", "join", "joined", "hold", "held", "hang", "hung", "move-in", "believe", "believed",
	"believes", "interested", "started", "start", "begin", "take", "taken", "took", "passed", "pass", "get", "got", "gets", "getting", "put", "puts", "putting", "stay", "stayed",
	"stayed", "work", "worked", "working", "based", "end", "ended", "drove", "driven", "drive", "flew", "fly", "flown", "swore", "sworn", "weigh", "weighed", "cash", "cashed", "pull", "pulled", "rolled", "used", "pitch", "phone", "phoned", "give", "given", "gave", "hand", "handed", "stand", "stood", "jump", "jumped", "squeeze", "opt", "opted", "dial", "dialled", "dialed", "tap", "engage", "engaged", "involved", "fill", "filled", "sit", "sat", "plug", "plugged", "cut", "ran", "run", "depend", "depended", "rely", "relied", "wore", "worn", "read")

// givers are verbs that take two objects, the first of which may be “her” or “you”.
var givers = lang.NewSet("give", "gives", "gave", "given", "giving", "tell", "tells", "told", "telling", "show", "shows", "showed", "shown", "showing", "offer", "offered", "send", "sent", "sending",
	"cost", "costs", "get", "got", "lend", "lent", "grant", "granted", "promise", "promised", "teach", "taught", "ask", "asked", "hand", "handed", "bring", "brought", "buy", "bought", "pay", "paid",
	"deny", "denied", "make", "makes", "made", "call", "called", "let", "help", "helped", "thank", "assure", "assured", "remind", "reminded", "convince", "convinced", "earn", "earned", "win", "won",
	"allow", "allowed", "save", "saved", "owe", "owed", "wish", "wished", "leave", "left", "warn", "warned", "want", "wanted", "know", "knew", "see", "saw", "love", "loved", "like")

// opening words after “that that”: the first must then be a mistake, for the
// second cannot belong to what follows.
var openers = lang.NewSet("the", "a", "an", "he", "she", "it", "they", "we", "i", "you", "his", "their", "this", "these", "there", "my", "our", "its", "every", "such", "no", "any", "some")

// pairIsGrammar decides on two lower-case words, first and last.
func pairIsGrammar(w *layer.WordIndex, word string, first, last int) bool {
	before, after := w.Low(first-1), w.Low(last+1)
	switch word {
	case "had":
		return after != "been"
	case "that":
		return !openers.Has(after) || w.Is(first-1, "like", "all", "of", "than", "after", "with", "for", "about", "by", "as", "do", "did", "on", "at", "from", "is", "was", "knowing", "given")
	case "is", "was":
		for j := max(0, first-8); j < first; j++ {
			if w.Is(j, "what", "all", "thing", "problem", "question", "truth", "fact", "reality", "point", "issue", "answer", "reason", "this", "that", "it", "who", "where", "how") {
				return true
			}
		}
		return false
	case "her", "you", "them":
		return givers.Has(before)
	case "it", "they", "he", "she", "we", "this", "which", "who", "what", "one", "there", "those", "ones":
		return clauseBefore(w, first)
	case "more", "less", "better":
		return false
	}
	if word == "in" && (strings.HasSuffix(before, "ed") || strings.HasSuffix(before, "ing")) {
		return true // “the position they were placed in in the past”
	}
	return particles.Has(word) && phrasal.Has(before)
}

// clauseBefore reports whether a clause that began with if, when or the like may
// end with the first of two equal pronouns: “when you see it it is too late”.
func clauseBefore(w *layer.WordIndex, first int) bool {
	for j := max(0, first-6); j < first; j++ {
		if w.Is(j, "if", "when", "whenever", "once", "since", "because", "while", "as", "unless", "until", "after", "before", "where", "wherever", "although", "though") {
			return j < first-1
		}
	}
	return false
}
