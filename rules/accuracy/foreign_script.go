package accuracy

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/mtlint/mtlint/internal/lang"
	"github.com/mtlint/mtlint/internal/layer"
	"github.com/mtlint/mtlint/internal/mqm"
	"github.com/mtlint/mtlint/internal/text"
	"github.com/mtlint/mtlint/rules"
)

// ForeignScript finds words in letters of another script.
var ForeignScript = &rules.Rule{
	Meta: rules.Meta{
		ID: "foreign-script", Name: "Word left in another script", Category: mqm.Untranslated, Severity: mqm.Major,
		AnyLanguage: true, Needs: []string{"gloss.tsv", "gloss_cues.txt", "gloss_openers.txt", "language_names.txt"},
		Rationale: `A word in Cyrillic, Arabic or Chinese letters in the middle of an English sentence is a word of the source that the translation did not know. The reader can neither read nor look up what is missing.`,
		LetsPass:  `Words in brackets or quotation marks, words introduced or explained as foreign ("in Chinese:", "meaning"), hashtags and handles, Greek letters as symbols, short lines in another language (language links), texts that explain several such words.`,
		Examples: []rules.Example{
			{Bad: "The ⟦правительство⟧ approved the bridge on Monday."},
			{Bad: "On ⟦يوم⟧ Thursday the council met, and 8 ⟦家⟧ banks agreed."},
			{Bad: "The mayor ⟦新闻 发言人⟧ said no."},
			{Bad: "The c⟦о⟧uncil met on Monday.", Good: "The council met on Monday."},
			{Bad: "The council met on Monday⟦，⟧and the bridge stayed shut.", Good: "The council met on Monday, and the bridge stayed shut."},
			{Good: "The river (大江) is called 大江 by most, or \"大江\"; the word река means river, as #река shows; 5 μm, π and Δx."},
			{Bad: "The window is 90⟦х⟧120 wide.", Good: "The window is 90x120 wide."},
			{Good: "Lviv follows the Ukrainian name, Львів; in search, поиск, جستجو it is the same."},
			{Good: "Зима, meaning winter, was the title of the song by KoЯn ¯\\_(ツ)_/¯."},
		},
		Precision: rules.Precision{Right: 42, Judged: 44, On: "machine- and human-translated news and shop text"},
		Params: []rules.Param{
			{Name: "explained-words", Help: "explained words from which on a text is about foreign words, and none is reported", Default: 3, Min: 1, Max: 1000},
		},
	},
	Check: foreignScript,
}

var (
	glossCues     = lang.Words("gloss_cues")
	glossWords    = lang.Grouped("gloss")
	glossOpeners  = lang.Words("gloss_openers")
	languageNames = lang.Words("language_names")
)

func foreignScript(p *rules.Pass) {
	f := foreign{Pass: p}
	for _, run := range layer.Chars.Of(p.Article).Runs {
		f.run(run)
	}
	f.close()
	if f.glossed >= int(p.Param("explained-words")) {
		return
	}
	for _, o := range f.found {
		p.Report(o)
	}
}

type foreign struct {
	*rules.Pass
	open    text.Span // the stretch that is being collected
	glossed int
	found   []rules.Finding
}

func (f *foreign) run(run text.Span) {
	src := f.Doc.Src
	for i := run.Start; i < run.End; {
		r, n := utf8.DecodeRuneInString(src[i:])
		at := text.Span{Start: i, End: i + int32(n)}
		i = at.End
		if r < 0x370 {
			continue
		}
		if instead, ok := fullWidth[r]; ok && (asciiLetter(src, at.Start-1) || r == '丨') && (asciiLetter(src, at.End) || strings.HasPrefix(src[at.End:], " ") || int(at.End) == len(src)) {
			if strings.HasPrefix(src[at.End:], " ") || int(at.End) == len(src) {
				instead = strings.TrimSpace(instead)
			}
			f.found = append(f.found, rules.Finding{
				Span: at, Severity: mqm.Minor, Suggestion: instead,
				Message: "“" + string(r) + "” is punctuation of Chinese or Japanese in a sentence of Latin letters",
				Fixes:   []rules.Fix{{Label: "write the Latin mark", Edits: []rules.Edit{{Span: at, New: instead}}}},
			})
			continue
		}
		if script(r) == "" {
			continue
		}
		if f.open.Len() > 0 && joins(src[f.open.End:at.Start]) {
			f.open.End = at.End
			continue
		}
		f.close()
		f.open = at
	}
}

// fullWidth are the marks of Chinese and Japanese that have an English form.
var fullWidth = map[rune]string{'，': ", ", '。': ". ", '：': ": ", '；': "; ", '？': "? ", '！': "! ", '、': ", ", '丨': " | "}

func asciiLetter(src string, at int32) bool {
	return at >= 0 && int(at) < len(src) && 'a' <= src[at]|0x20 && src[at]|0x20 <= 'z'
}

// joins reports whether what stands between two foreign letters keeps them in one
// stretch.
func joins(between string) bool {
	return len(between) <= 6 && !strings.ContainsAny(between, "()[]\"“”\n") && strings.IndexFunc(between, unicode.IsLetter) < 0
}

// close judges the stretch that was collected.
func (f *foreign) close() {
	s := f.open
	if f.open = (text.Span{}); s.Len() == 0 {
		return
	}
	src := f.Doc.Text(s)
	first, _ := utf8.DecodeRuneInString(src)
	name := script(first)
	letters, mixed := 0, false
	for _, r := range src {
		if n := script(r); n != "" {
			letters++
			mixed = mixed || n != name && n != "Chinese" && n != "Japanese" && name != "Chinese" && name != "Japanese"
		}
	}
	before, after := f.Doc.Src[:s.Start], f.Doc.Src[s.End:]
	if f.homoglyph(s, name) || strings.HasSuffix(src, ".рф") || strings.HasSuffix(src, ".укр") || symbol(src, name, letters) || decorated(before, after) || f.ownLine(s, letters) {
		return
	}
	if mixed || f.explained(s, before, after) { // several scripts in a row: a list of translations
		f.glossed++
		return
	}
	what := "a word of the source text that was not translated"
	if strings.Contains(src, " ") || letters > 12 {
		what = "a passage of the source text that was not translated"
	}
	f.found = append(f.found, rules.Finding{Span: s, Message: "“" + src + "” is in " + name + " letters: " + what})
}

// symbol reports whether the letters may stand for something else than a word.
func symbol(s, name string, letters int) bool {
	r, _ := utf8.DecodeRuneInString(s)
	switch {
	case name == "Greek":
		return letters < 3 || s == strings.ToUpper(s)
	case letters == 1 && name == "Cyrillic":
		return unicode.IsUpper(r)
	case letters == 1:
		return name != "Chinese"
	}
	return false
}

// decorated reports whether the stretch belongs to a hashtag, an address or a face
// made of letters.
func decorated(before, after string) bool {
	word := before[strings.LastIndexAny(before, " \n\t")+1:]
	if strings.ContainsAny(word, "#@/_\\^") {
		return true
	}
	return after != "" && strings.IndexByte("_^\\/~", after[0]) >= 0
}

// ownLine reports whether the stretch is most of a short line, such as a link to
// the page in another language.
func (f *foreign) ownLine(s text.Span, letters int) bool {
	b := f.Doc.Blocks[f.Doc.BlockAt(s.Start)]
	return letters < 25 && 2*s.Len() > b.Len() && 2*letters > utf8.RuneCountInString(f.Doc.Text(b.Span))
}

// explained reports whether the sentence quotes or explains the stretch.
func (f *foreign) explained(s text.Span, before, after string) bool {
	prev, next := strings.TrimRight(before, " \u00a0"), strings.TrimLeft(after, " \u00a0")
	if inBrackets(before, after) || quoted(prev, next) || strings.HasPrefix(next, "(") || strings.HasPrefix(next, "（") {
		return true
	}
	rest := strings.TrimLeft(next, ", —–”“\"")
	for cue := range glossOpeners.Of(f.Lang) { // the order does not matter
		if after, ok := strings.CutPrefix(rest, cue); ok && (after == "" || !asciiLetter(after, 0)) {
			return true
		}
	}
	return introduced(f.Pass, f.Doc.TokenAt(s.Start)-1)
}

// introduced reports whether the words that end at token i announce a foreign
// word: “the slogan”, “in Russian:”, “the Ukrainian name,”.
func introduced(p *rules.Pass, i int) bool {
	d, w := p.Doc, layer.Words.Of(p.Article)
	cues, languages := glossCues.Of(p.Lang), languageNames.Of(p.Lang)
	gloss, marked := glossWords.Of(p.Lang), false
	for i >= 0 && d.Tokens[i].Kind == text.Punct && strings.Contains(":,“\"'‘-–—", d.Text(d.Tokens[i].Span)) {
		marked = true
		i--
	}
	if cues.Has(w.Low(i)) || gloss["as"].Has(w.Low(i)) && gloss["known"].Has(w.Low(i-1)) {
		return true
	}
	if languages.Has(w.Low(i)) && gloss["in"].Has(w.Low(i-1)) {
		return true
	}
	for k := i; marked && k >= 0 && k > i-3; k-- {
		if cues.Has(w.Low(k)) || languages.Has(w.Low(k)) {
			return true
		}
	}
	return false
}

// inBrackets reports whether a bracket is open before and closed after.
func inBrackets(before, after string) bool {
	before = before[max(0, len(before)-200):]
	open := strings.LastIndexAny(before, "([")
	wide := strings.LastIndex(before, "（")
	if open = max(open, wide); open < 0 || strings.ContainsAny(before[open:], ")]\n") || strings.Contains(before[open:], "）") {
		return false
	}
	return strings.ContainsAny(after[:min(200, len(after))], ")]") || strings.Contains(after[:min(200, len(after))], "）")
}

// quoted reports whether quotation marks enclose the stretch.
func quoted(before, after string) bool {
	after = strings.TrimLeft(after, ".,!?…。，！？")
	for _, q := range [...][2]string{{`"`, `"`}, {"“", "”"}, {"‘", "’"}, {"'", "'"}, {"«", "»"}, {"「", "」"}, {"『", "』"}, {"《", "》"}, {"„", "“"}} {
		if strings.HasSuffix(before, q[0]) && strings.HasPrefix(after, q[1]) {
			return true
		}
	}
	return false
}
