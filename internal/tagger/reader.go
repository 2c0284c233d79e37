package tagger

import (
	"slices"

	"github.com/mtlint/mtlint/internal/lang"
	"github.com/mtlint/mtlint/internal/text"
)

// Forms are the folded forms of a text's tokens, each distinct form with a number.
// The layer Words is one.
type Forms interface {
	ID(token int) int32
	Form(id int32) string
	Hash(id int32) uint32 // lang.Hash of the form
	Trait(t *lang.Trait, id int32) int
	Distinct() int
}

// A Reader turns sentences of a document into units. It looks at each distinct form
// once.
type Reader struct {
	model *Model
	trait *lang.Trait // what the dictionary has of forms; nil: it is not remembered
	doc   *text.Document
	forms Forms
	seen  []entry // by number of the form
	units []Unit
	from  []int32 // of each unit: its token; of a clitic, as its host
}

// An entry is a form as the reader met it first.
type entry struct {
	Word
	clitic uint8 // its number, from 1
	known  bool
}

// NewReader returns a reader of d. trait is what a pack remembers of the model, if it is the pack's: see Model.Known.
func NewReader(m *Model, trait *lang.Trait, d *text.Document, forms Forms) *Reader {
	return &Reader{model: m, trait: trait, doc: d, forms: forms, seen: make([]entry, forms.Distinct())}
}

// Units returns the units of a sentence and the token that each belongs to: two of
// one token are a host and its clitic. Both slices are good until the next call.
func (r *Reader) Units(s *text.Sentence) ([]Unit, []int32) {
	r.units, r.from = r.units[:0], r.from[:0]
	first, titled, quoted := true, r.titled(s), false
	for i := s.Tokens.First; i < s.Tokens.End; i++ {
		t := &r.doc.Tokens[i]
		if t.Kind == text.Punct {
			r.add(i, r.model.mark(r.mark(i, &quoted)), Lower)
			continue
		}
		e := r.entry(i)
		r.add(i, &e.Word, CaseOf(t, first, titled))
		if e.clitic > 0 {
			r.add(i, &r.model.cliticWords[e.clitic-1], Lower)
		}
		first = false
	}
	return r.units, r.from
}

func (r *Reader) add(token int32, w *Word, c Case) {
	r.units, r.from = append(r.units, Unit{w, c}), append(r.from, token)
}

// entry is that of token i, no mark.
func (r *Reader) entry(i int32) *entry {
	id := r.forms.ID(int(i))
	e := &r.seen[id]
	if !e.known {
		r.meet(e, id, r.doc.Tokens[i].Kind)
	}
	return e
}

// meet looks at a form that is met for the first time.
func (r *Reader) meet(e *entry, id int32, kind text.Kind) {
	e.known = true
	if kind == text.Link {
		e.Word = fixedWord(linkHash, NNP)
		return
	}
	form, hash := r.forms.Form(id), r.forms.Hash(id)
	host, clitic := Split(form)
	var has int
	if r.trait != nil {
		has = r.forms.Trait(r.trait, id)
	} else {
		has = r.model.Known(form, hash)
	}
	if clitic != "" {
		e.clitic = uint8(slices.Index(clitics[:], clitic) + 1)
		hash = lang.Hash(host)
	}
	e.Word = r.model.word(host, hash, has)
}

// Can gives the tags that token i may have, whatever stands around it: see Model.Can.
func (r *Reader) Can(i int32) Set {
	if e := r.entry(i); e.clitic == 0 {
		return r.model.can(&e.Word)
	}
	return r.model.Can(r.forms.Form(r.forms.ID(int(i))))
}

// titled reports whether a sentence capitalises nearly all of its longer words.
func (r *Reader) titled(s *text.Sentence) bool {
	long, capitals := 0, 0
	for i := s.Tokens.First + 1; i < s.Tokens.End; i++ {
		if t := &r.doc.Tokens[i]; t.Kind == text.Word && t.Len() > 3 {
			long++
			if t.Shape != text.Lower {
				capitals++
			}
		}
	}
	return long > 2 && capitals*4 >= long*3
}

// mark is the tag of token i, a mark. quoted: a single quotation mark is open.
func (r *Reader) mark(i int32, quoted *bool) Tag {
	t := r.doc.Tokens[i]
	switch s := r.doc.Text(t.Span); s {
	case ",", "،", "、":
		return Comma
	case ".", "!", "?":
		return Stop
	case "\"":
		if r.opens(t.Span) {
			return OpenQuote
		}
		return CloseQuote
	case "“", "„", "«", "``":
		return OpenQuote
	case "”", "»", "''":
		return CloseQuote
	case "'", "’", "‘", "`":
		return r.single(i, s, quoted)
	case "(", "[", "{":
		return Open
	case ")", "]", "}":
		return Close
	case "$", "£", "€", "¥":
		return Dollar
	case "#":
		return Hash
	case "&":
		return CC
	case "%", "‰":
		return NN
	case "+", "=", "*", "/", "<", ">", "@", "~", "^", "|", "\\", "_", "©", "®", "™", "°", "§", "•", "×", "→":
		return SYM
	}
	return Colon
}

// opens reports whether a straight mark stands before a word and not after one.
func (r *Reader) opens(s text.Span) bool {
	if int(s.End) == len(r.doc.Src) || r.doc.Src[s.End] <= ' ' {
		return false
	}
	if s.Start == 0 {
		return true
	}
	c := r.doc.Src[s.Start-1]
	return c <= ' ' || c == '(' || c == '[' || c == '-' || c >= 0x80
}

// single is the tag of token i, a single quotation mark or an apostrophe.
func (r *Reader) single(i int32, s string, quoted *bool) Tag {
	t := r.doc.Tokens[i].Span
	if s == "‘" || s == "`" || s == "'" && r.opens(t) {
		*quoted = true
		return OpenQuote
	}
	if !*quoted && i > 0 && r.doc.Tokens[i-1].End == t.Start && r.doc.Src[t.Start-1]|0x20 == 's' {
		return POS
	}
	*quoted = false
	return CloseQuote
}

const linkHash uint32 = 3

// clitics are what Split finds behind hosts.
var clitics = [...]string{"'s", "n't", "'re", "'ve", "'ll", "'d", "'m", "not"}

// mark is the word of a mark with a tag.
func (m *Model) mark(t Tag) *Word { return &m.markWords[t] }

// prepare makes the words that every text has.
func (m *Model) prepare() {
	for i, form := range clitics {
		m.cliticWords[i] = m.Word(form)
	}
	for t := range m.markWords {
		m.markWords[t] = fixedWord(lang.Hash(names[t]), Tag(t))
	}
}
