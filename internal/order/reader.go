package order

import (
	"strings"

	"github.com/mtlint/mtlint/internal/article"
	"github.com/mtlint/mtlint/internal/detector"
	"github.com/mtlint/mtlint/internal/lang"
	"github.com/mtlint/mtlint/internal/layer"
	"github.com/mtlint/mtlint/internal/tagger"
	"github.com/mtlint/mtlint/internal/text"
)

// A Reader turns sentences of an article into units.
type Reader struct {
	doc   *text.Document
	words *layer.WordIndex
	tags  *layer.TagIndex
	kind  func(hash uint32) *Kind
	forms []form // by number of the folded form
	units []Unit
	from  []int32 // of each unit between the edges: its token
}

type form struct {
	Unit
	own  bool // of a kind of its own
	seen bool
}

// NewReader returns a reader of a. kind gives the kinds of the words that are known, by their hashes.
func NewReader(a *article.Article, kind func(hash uint32) *Kind) *Reader {
	w := layer.Words.Of(a)
	return &Reader{doc: a.Doc, words: w, tags: layer.Tags.Of(a), kind: kind, forms: make([]form, w.Distinct())}
}

func named(name string, t tagger.Tag) Unit {
	h := lang.Hash("\x00" + name)
	return Unit{h, h, uint32(t)}
}

// Units of what stands for itself by shape alone.
var (
	edge     = named("edge", tagger.None)
	name     = named("name", tagger.NNP)
	names    = named("name's", tagger.POS)
	link     = named("link", tagger.NNP)
	digits   = named("number", tagger.CD)
	year     = named("year", tagger.CD)
	ordinal  = named("ordinal", tagger.JJ)
	compound = named("-", tagger.JJ)
	code     = named("code", tagger.CD)
	month    = named("month", tagger.NNP)
	day      = named("day", tagger.NNP)
)

// Units returns the units of a sentence with edges around them, and the token of
// each unit between the edges. Both slices are good until the next call.
func (r *Reader) Units(s *text.Sentence) ([]Unit, []int32) {
	r.units, r.from = append(r.units[:0], edge, edge, edge, edge), r.from[:0]
	first := true
	for i := s.Tokens.First; i < s.Tokens.End; i++ {
		t := &r.doc.Tokens[i]
		var u Unit
		switch t.Kind {
		case text.Punct:
			p := r.doc.Text(t.Span)
			if detector.IsQuote(p) {
				first = true
				continue
			}
			u = mark(p)
			first = p == ":" || p == "("
		case text.Link:
			u, first = link, false
		case text.Number:
			u, first = number(r.doc.Text(t.Span)), false
		default:
			u = r.word(i, t, first)
			first = false
		}
		r.units, r.from = append(r.units, u), append(r.from, i)
	}
	r.units = append(r.units, edge, edge, edge, edge)
	return r.units, r.from
}

func (r *Reader) word(i int32, t *text.Token, first bool) Unit {
	id := r.words.ID(int(i))
	f := &r.forms[id]
	if !f.seen {
		k := r.kind(lang.Hash(r.words.Form(id)))
		*f = form{r.meet(r.words.Form(id)), k != nil && k.Own, true}
	}
	if t.Shape == text.Lower || f.Unit == month || f.Unit == day || f.own && f.Tag != uint32(tagger.NNP) && t.Shape != text.Upper {
		return f.Unit
	}
	if first && t.Shape != text.Upper && t.Shape != text.Mixed && f.Tag != uint32(tagger.NNP) {
		return f.Unit
	}
	w := r.words.Form(id)
	if t.Shape == text.Mixed && isCompound(r.doc.Text(t.Span)) {
		return compound
	}
	if strings.HasSuffix(w, "'s") || strings.HasSuffix(w, "s'") {
		return names
	}
	return name
}

// isCompound reports whether a word with capitals is an adjective: “US-led”, “pro-Russian”.
func isCompound(w string) bool {
	at := strings.LastIndexByte(w, '-')
	if at < 0 || at+1 == len(w) {
		return false
	}
	if c := w[at+1]; 'a' <= c && c <= 'z' {
		return true
	}
	switch w[:at] {
	case "pro", "anti", "non", "post", "pre", "un":
		return true
	}
	return false
}

// meet looks at a folded form for the first time.
func (r *Reader) meet(w string) Unit {
	switch w {
	case "january", "february", "april", "june", "july", "august", "september", "october", "november", "december", "jan", "feb", "apr", "aug", "sept", "oct", "nov", "dec":
		return month
	case "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday":
		return day
	}
	h := lang.Hash(w)
	if k := r.kind(h); k != nil {
		u := Unit{h, classOf(k.Can), uint32(k.Main)}
		if k.Own {
			u.Class = h
		}
		return u
	}
	if strings.HasSuffix(w, "'s") || strings.HasSuffix(w, "s'") {
		return named("'s", tagger.POS)
	}
	can := Usual(r.tags.CanForm(w))
	if can == 0 {
		if at := strings.LastIndexByte(w, '-'); at > 0 {
			return compound
		}
		for _, s := range suffixes {
			if len(w) > len(s.end)+1 && strings.HasSuffix(w, s.end) {
				return named("-"+s.end, s.tag)
			}
		}
		return named("other", tagger.NN)
	}
	c := classOf(can)
	return Unit{c, c, uint32(main(can))}
}

// Usual merges the tags that look alike.
func Usual(s tagger.Set) tagger.Set {
	if s.Has(tagger.VBP) {
		s = s&^(1<<tagger.VBP) | 1<<tagger.VB
	}
	return s
}

func classOf(s tagger.Set) uint32 {
	x := uint64(s) * 0x9e3779b97f4a7c15
	return uint32(x >> 32)
}

// main is the likeliest of the tags of a rare word.
func main(s tagger.Set) tagger.Tag {
	for _, t := range [...]tagger.Tag{tagger.NN, tagger.NNS, tagger.JJ, tagger.VBG, tagger.VBN, tagger.VBD, tagger.VBZ, tagger.VB, tagger.RB} {
		if s.Has(t) {
			return t
		}
	}
	for t := range tagger.Tag(tagger.NumTags) {
		if s.Has(t) {
			return t
		}
	}
	return tagger.NN
}

var suffixes = []struct {
	end string
	tag tagger.Tag
}{{"ing", tagger.VBG}, {"ed", tagger.VBN}, {"ly", tagger.RB}, {"tion", tagger.NN}, {"ment", tagger.NN}, {"ness", tagger.NN}, {"ity", tagger.NN}, {"ists", tagger.NNS}, {"ist", tagger.NN}, {"ism", tagger.NN},
	{"ers", tagger.NNS}, {"er", tagger.NN}, {"ors", tagger.NNS}, {"or", tagger.NN}, {"ies", tagger.NNS}, {"ous", tagger.JJ}, {"ive", tagger.JJ}, {"ful", tagger.JJ}, {"less", tagger.JJ}, {"able", tagger.JJ},
	{"ible", tagger.JJ}, {"al", tagger.JJ}, {"ic", tagger.JJ}, {"ics", tagger.NN}, {"est", tagger.JJS}, {"ance", tagger.NN}, {"ence", tagger.NN}, {"ship", tagger.NN}, {"ese", tagger.JJ}, {"ian", tagger.NN},
	{"ss", tagger.NN}, {"us", tagger.NN}, {"is", tagger.NN}, {"es", tagger.NNS}, {"s", tagger.NNS}, {"y", tagger.NN}}

// number is the unit of a token that begins with a digit.
func number(s string) Unit {
	n := 0
	for n < len(s) && '0' <= s[n] && s[n] <= '9' {
		n++
	}
	switch {
	case n == len(s) && n == 4 && (s[0] == '1' || s[0] == '2'):
		return year
	case n == len(s):
		return digits
	case strings.HasSuffix(s, "st"), strings.HasSuffix(s, "nd"), strings.HasSuffix(s, "rd"), strings.HasSuffix(s, "th"):
		return ordinal
	case s[n] == ',' || s[n] == '.':
		return digits
	}
	return code
}

var (
	stop    = named(".", tagger.Stop)
	ask     = named("?", tagger.Stop)
	comma   = named(",", tagger.Comma)
	colon   = named(":", tagger.Colon)
	open    = named("(", tagger.Open)
	closing = named(")", tagger.Close)
	money   = named("$", tagger.Dollar)
	percent = named("%", tagger.NN)
	other   = named("mark", tagger.SYM)
)

// mark is the unit of a mark.
func mark(s string) Unit {
	switch s {
	case ".":
		return stop
	case "!", "?":
		return ask
	case ",":
		return comma
	case ":", ";", "-", "–", "—", "…", "...":
		return colon
	case "(", "[":
		return open
	case ")", "]":
		return closing
	case "$", "£", "€", "¥":
		return money
	case "%":
		return percent
	}
	return other
}

// Movable reports whether a unit is a word that may stand in the wrong place: marks, names
// and numbers are where they are.
func Movable(u Unit) bool {
	switch u {
	case edge, name, names, link, digits, year, ordinal, code, month, day, money, percent, other:
		return false
	}
	return !tagger.Marks.Has(tagger.Tag(u.Tag))
}
