package design

import (
	"slices"
	"strings"

	"github.com/mtlint/mtlint/internal/lang"
	"github.com/mtlint/mtlint/internal/layer"
	"github.com/mtlint/mtlint/internal/mqm"
	"github.com/mtlint/mtlint/internal/text"
	"github.com/mtlint/mtlint/rules"
)

// Placeholder finds signs that stand for words that were never put in.
var Placeholder = &rules.Rule{
	Meta: rules.Meta{
		ID: "placeholder", Name: "Placeholder or token of a program", Category: mqm.Markup, Severity: mqm.Major,
		Rationale: `Templates ("{{name}}", "%s", "[COMPANY NAME]"), values that a script could not compute ("NaN", "undefined"), filler text and the inner signs of a translation program ("<unk>", "@-@", "▁") stand where words should: the reader sees that a machine wrote and nobody read.`,
		LetsPass:  `Editors' words in brackets, sets and formulas, percentages, "undefined" as an adjective, one X for an unknown figure, code in backquotes.`,
		Examples: []rules.Example{
			{Bad: "Dear ⟦{{first_name}}⟧, the bridge opens on ⟦${date}⟧ at ⟦{0}⟧."},
			{Bad: "The mayor of ⟦[CITY NAME]⟧ met ⟦%s⟧ and ⟦%1$s⟧, ⟦[insert quote here]⟧."},
			{Bad: "The bridge cost ⟦NaN⟧ euros, said ⟦<unk>⟧ of the council."},
			{Bad: "A well ⟦@-@⟧ known build⟦@@ ⟧ing ⟦▁⟧was opened."},
			{Bad: "⟦Lorem ipsum⟧ dolor sit amet."},
			{Bad: "The fee is ⟦$XX⟧ and rose by ⟦XX%⟧, to ⟦$PRICE$⟧."},
			{Bad: "Posted by ⟦undefined⟧"},
			{Good: "An undefined number [name withheld] of 50 %, {1, 2, 3}, [sic], X, XXX, Super Bowl XX, `{{name}}`, 100%s and the city [of Lind] (year unknown)."},
			{Good: "Designers fill a page with Lorem Ipsum before there is text."},
		},
		AnyLanguage: true, Needs: []string{"placeholders.txt"},
		Precision: rules.Precision{Right: 8, Judged: 8, On: "machine-translated text"},
	},
	Check: placeholder,
}

var brackets = lang.NewPart(func(p *lang.Pack) *bracketed {
	b := &bracketed{whole: lang.Set{}}
	for _, line := range p.Lines("placeholders.txt") {
		switch line, anyCase := strings.CutPrefix(line, "! "); {
		case strings.HasSuffix(line, "*") && anyCase:
			b.order = append(b.order, line[:len(line)-1])
			b.begin = append(b.begin, line[:len(line)-1])
		case strings.HasSuffix(line, "*"):
			b.begin = append(b.begin, line[:len(line)-1])
		default:
			b.whole[line] = struct{}{}
		}
	}
	return b
})

// bracketed is what stands in brackets in a form.
type bracketed struct {
	whole lang.Set
	begin []string
	order []string // those of begin that are not always in capitals
}

func placeholder(p *rules.Pass) {
	f := form{p, p.Doc.Src, layer.Words.Of(p.Article)}
	x := layer.Chars.Of(p.Article)
	f.each(x.At(layer.CharBrace), f.brace)
	f.each(x.At(layer.CharPercent), f.verb)
	f.each(x.At(layer.CharBracket), f.bracket)
	f.each(x.At(layer.CharLess), f.symbol)
	f.each(x.At(layer.CharAt), f.joint)
	f.each(x.At(layer.CharDollar), f.dollar)
	f.each(x.At(layer.CharLow), f.under)
	for _, run := range x.Runs {
		if i := strings.IndexAny(f.src[run.Start:run.End], "⁇▁"); i >= 0 {
			at := run.Start + int32(i)
			f.report(at, at+3, "a sign of a translation program for a word that it did not know or a blank")
		}
	}
	f.tokens()
}

type form struct {
	*rules.Pass
	src   string
	words *layer.WordIndex
}

// each looks at the places of one character; look returns the span of a
// placeholder, or one that is empty.
func (f form) each(places []int32, look func(src string, at int) (from, to int, what string)) {
	done := int32(0)
	for _, at := range places {
		if at < done {
			continue
		}
		if backquoted(f.src, at) { // code, up to the next backquote
			done = at + int32(max(0, strings.IndexByte(f.src[at:], '`')))
			continue
		}
		if from, to, what := look(f.src, int(at)); to > from && from >= int(done) {
			f.report(int32(from), int32(to), what)
			done = int32(to)
		}
	}
}

func (f form) report(from, to int32, what string) {
	s := text.Span{Start: from, End: to}
	f.Report(rules.Finding{Span: s, Message: "“" + f.Doc.Text(s) + "” is " + what + ", not text for a reader"})
}

const (
	ofTemplate = "a placeholder of a template"
	ofModel    = "an inner sign of a translation program"
)

// brace finds {{name}}, {0}, ${name} and {% … %}.
func (f form) brace(src string, at int) (from, to int, what string) {
	if strings.HasPrefix(src[at:], "{{") || strings.HasPrefix(src[at:], "{%") {
		if n := strings.IndexAny(src[at:min(len(src), at+80)], "}\n"); n > 2 && src[at+n] == '}' {
			return at, at + n + 1 + len(prefix(src[at+n+1:], "}")), ofTemplate
		}
		return 0, 0, ""
	}
	n := at + 1
	for n < len(src) && n < at+40 && nameByte(src[n]) {
		n++
	}
	if n == at+1 || n == len(src) || src[n] != '}' {
		return 0, 0, ""
	}
	from = at
	if at > 0 && (src[at-1] == ':' || src[at-1] == '=') {
		return 0, 0, "" // code
	}
	if at > 0 && (src[at-1] == '$' || src[at-1] == '#' || src[at-1] == '%') {
		from--
	}
	if digits := strings.Trim(src[at+1:n], "0123456789") == ""; digits && n-at > 3 {
		return 0, 0, ""
	}
	if src[at+1] == '.' {
		return from, n + 1, "a style code of the page system"
	}
	return from, n + 1, ofTemplate
}

func prefix(s, p string) string {
	if strings.HasPrefix(s, p) {
		return p
	}
	return ""
}

func nameByte(c byte) bool {
	return isLetter(c) || '0' <= c && c <= '9' || c == '_' || c == '.' || c == '-'
}

// verb finds %s, %d, %1$s and %(name)s.
func (f form) verb(src string, at int) (from, to int, what string) {
	if at > 0 && (nameByte(src[at-1]) || src[at-1] == '%') || at > 1 && src[at-1] == ' ' && '0' <= src[at-2] && src[at-2] <= '9' {
		return 0, 0, "" // a percentage, or an address
	}
	i := at + 1
	for i < len(src) && '0' <= src[i] && src[i] <= '9' {
		i++
	}
	switch {
	case i > at+1 && i < len(src) && src[i] == '$':
		i++
	case i > at+1:
		return 0, 0, ""
	case strings.HasPrefix(src[i:], "("):
		n := strings.IndexByte(src[i:min(len(src), i+40)], ')')
		if n < 2 || strings.IndexByte(src[i:i+n], ' ') >= 0 {
			return 0, 0, ""
		}
		i += n + 1
	}
	if i >= len(src) || strings.IndexByte("sd@", src[i]) < 0 || i+1 < len(src) && nameByte(src[i+1]) && src[i+1] != '.' && src[i+1] != '-' {
		return 0, 0, ""
	}
	return at, i + 1, ofTemplate
}

// bracket finds [NAME] and [insert …].
func (f form) bracket(src string, at int) (from, to int, what string) {
	n := strings.IndexAny(src[at+1:min(len(src), at+80)], "[]\n")
	if n < 2 || src[at+1+n] != ']' {
		return 0, 0, ""
	}
	inside := src[at+1 : at+1+n]
	list := brackets.Of(f.Lang)
	low := layer.Fold(inside)
	if list.whole.Has(low) && inside == strings.ToUpper(inside) {
		return at, at + n + 2, ofTemplate
	}
	for _, begin := range list.begin {
		if strings.HasPrefix(low, begin) && (inside == strings.ToUpper(inside) || slices.Contains(list.order, begin)) {
			return at, at + n + 2, ofTemplate
		}
	}
	return 0, 0, ""
}

// symbol finds <unk>, <s>, <|endoftext|> and the like.
func (f form) symbol(src string, at int) (from, to int, what string) {
	n := strings.IndexByte(src[at:min(len(src), at+24)], '>')
	if n < 0 {
		return 0, 0, ""
	}
	switch name := src[at+1 : at+n]; {
	case name == "unk", name == "UNK", name == "pad", name == "mask", name == "bos", name == "eos", name == "sep", name == "cls",
		strings.HasPrefix(name, "|") && strings.HasSuffix(name, "|") && n > 3, strings.HasPrefix(name, "extra_id_"), len(name) == 4 && strings.HasPrefix(name, "0x"):
		return at, at + n + 1, ofModel
	}
	return 0, 0, ""
}

// joint finds the marks that tokenisers leave: @-@, @,@ and @@.
func (f form) joint(src string, at int) (from, to int, what string) {
	rest := src[at:]
	if len(rest) >= 3 && rest[2] == '@' && strings.IndexByte("-,./:", rest[1]) >= 0 {
		return at, at + 3, ofModel
	}
	if strings.HasPrefix(rest, "@@ ") && at > 0 && isLetter(src[at-1]) && len(rest) > 3 && isLetter(rest[3]) {
		return at, at + 3, ofModel
	}
	return 0, 0, ""
}

// dollar finds $NAME$ and $XX.
func (f form) dollar(src string, at int) (from, to int, what string) {
	i := at + 1
	for i < len(src) && i < at+30 && ('A' <= src[i] && src[i] <= 'Z' || src[i] == '_' || src[i] == '.' || src[i] == ',' && i > at+1) {
		i++
	}
	name := strings.TrimRight(src[at+1:i], ".,")
	switch {
	case len(name) > 2 && strings.HasPrefix(src[i:], "$") && isLetter(name[0]):
		return at, i + 1, ofTemplate
	case len(name) > 1 && strings.Trim(name, "X.,") == "" && (i == len(src) || !isLetter(src[i])):
		return at, at + 1 + len(name), "a figure that was never put in"
	}
	return 0, 0, ""
}

// under finds __name__.
func (f form) under(src string, at int) (from, to int, what string) {
	if !strings.HasPrefix(src[at:], "__") || at > 0 && (src[at-1] > ' ' && src[at-1] != '(' && src[at-1] != '"') {
		return 0, 0, ""
	}
	i := at + 2
	for i < len(src) && (isLetter(src[i]) || '0' <= src[i] && src[i] <= '9' || src[i] == '_' && i+1 < len(src) && src[i+1] != '_') {
		i++
	}
	if i > at+3 && strings.HasPrefix(src[i:], "__") && (i+2 == len(src) || !nameByte(src[i+2])) {
		return at, i + 2, ofTemplate
	}
	return 0, 0, ""
}

// tokens finds the words that scripts and forms leave.
func (f form) tokens() {
	d := f.Doc
	exact := func(low, written string) (at []int) {
		for _, i := range f.words.At(low) {
			if d.Text(d.Tokens[i].Span) == written {
				at = append(at, int(i))
			}
		}
		return at
	}
	for _, i := range exact("nan", "NaN") {
		f.report(d.Tokens[i].Start, d.Tokens[i].End, "what a script writes for a figure that it could not compute")
	}
	for _, i := range f.words.At("lorem") {
		b := d.Blocks[d.BlockAt(d.Tokens[i].Start)].Tokens
		if f.words.Is(int(i)+1, "ipsum") && (i == b.First || f.words.Is(int(i)+2, "dolor")) { // else a text that talks about it
			f.report(d.Tokens[i].Start, d.Tokens[i+1].End, "filler text of a page design")
		}
	}
	list := brackets.Of(f.Lang)
	for _, i := range f.words.At("undefined") {
		b := d.Blocks[d.BlockAt(d.Tokens[i].Start)].Tokens
		alone := b.Len() == 1
		closes := i+1 == b.End && i > b.First && (f.words.Is(int(i)-1, "undefined") || list.whole.Has(f.words.Low(int(i)-1)+" undefined")) && b.Len() < 6
		if alone || closes || f.words.Is(int(i)+1, "undefined") {
			f.report(d.Tokens[i].Start, d.Tokens[i].End, "what a script writes for a value that it does not have")
		}
	}
	for _, low := range [...]string{"xx", "xxx"} {
		for _, i := range exact(low, strings.ToUpper(low)) {
			if end := d.Tokens[i].End; int(end) < len(d.Src) && d.Src[end] == '%' {
				f.report(d.Tokens[i].Start, end+1, "a figure that was never put in")
			}
		}
	}
	for _, low := range [...]string{"tktk", "tktktk"} {
		for _, i := range exact(low, strings.ToUpper(low)) {
			f.report(d.Tokens[i].Start, d.Tokens[i].End, "an editor's note that words are to come")
		}
	}
}
